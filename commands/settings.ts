// /settings: in which language, and to whom, the bot speaks in this chat, or with this person where they are alone with it.

import { languageName } from '../src/core/caption.ts';
import { choice, defineCommand } from '../src/core/command.ts';
import { LOCALES, type Localizer, type Origin, type Settings, type Words } from '../src/core/ports.ts';
import { type Action, action, code, replacing, text } from '../src/core/reply.ts';

interface Parts {
  readonly settings: Settings;
  readonly words: Words;
  /** The language for somebody of whose words nothing is known. */
  readonly greet: (origin: Origin) => Localizer;
}

export const settings = ({ settings: memory, words, greet }: Parts) =>
  defineCommand({
    name: 'settings',
    summary: (l) => l.say('settings-summary'),
    examples: ['settings', 'settings language:auto'],
    params: {
      language: choice({ describe: 'param-language', choices: [...LOCALES, 'auto'] as const }),
      answers: choice({ describe: 'param-answers', named: true, choices: ['everyone', 'private'] as const }),
    },
    audience: 'asker',
    run({ language, answers }, { origin }) {
      const { chat, alone } = origin;
      if (language !== null) memory.change(chat, { locale: language === 'auto' ? null : language });
      if (answers !== null) memory.change(chat, { private: answers === 'private' ? true : null });
      const set = memory.of(chat);
      const spoken = greet(origin);
      const spokenLanguage =
        set.locale === null
          ? spoken.say('settings-auto')
          : spoken.say('settings-language', { language: languageName(set.locale, spoken) });
      const audience = set.private === true ? 'settings-private' : 'settings-everyone';
      const button = (label: string, line: string) => aboutThisChat(action(label, line));
      return {
        cards: [
          {
            title: spoken.say('settings-title'),
            blocks: [
              text(spokenLanguage),
              ...(alone ? [] : [text(spoken.say(audience))]),
              text(spoken.say(alone ? 'settings-yours' : 'settings-chat')),
              // Where the answer comes into another chat, its buttons do not.
              ...(alone ? [] : [text(code('/settings language:…'), ' ', code('/settings answers:…'))]),
            ],
            actions: [
              ...LOCALES.map((locale) =>
                button(languageName(locale, words(locale)), `/settings language:${locale}`),
              ),
              button(spoken.say('button-auto'), '/settings language:auto'),
              ...(alone ? [] : [answersButton(set.private === true, spoken)]),
            ],
          },
        ],
      };
    },
  });

const aboutThisChat = (button: Action): Action => ({ ...replacing(button), local: true });

const answersButton = (isPrivate: boolean, l: Localizer) =>
  aboutThisChat(
    isPrivate
      ? action(l.say('button-everyone'), '/settings answers:everyone')
      : action(l.say('button-private'), '/settings answers:private'),
  );
