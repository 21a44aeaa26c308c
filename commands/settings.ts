// /settings: the language in which the bot speaks to this chat, or to this person where they are alone with it.

import { languageName } from '../src/core/caption.ts';
import { choice, defineCommand } from '../src/core/command.ts';
import { LOCALES, type Localizer, type Origin, type Settings, type Words } from '../src/core/ports.ts';
import { action, text } from '../src/core/reply.ts';

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
    params: { language: choice({ describe: 'param-language', choices: [...LOCALES, 'auto'] as const }) },
    audience: 'asker',
    run({ language }, { origin }) {
      const id = origin.chat;
      if (language !== null) memory.setLocale(id, language === 'auto' ? null : language);
      const set = memory.locale(id);
      const spoken = greet(origin);
      const said =
        set === null
          ? spoken.say('settings-auto')
          : spoken.say('settings-language', { language: languageName(set, spoken) });
      return {
        cards: [
          {
            title: spoken.say('settings-title'),
            blocks: [text(said), text(spoken.say(origin.alone ? 'settings-yours' : 'settings-chat'))],
            actions: [
              ...LOCALES.map((locale) =>
                action(languageName(locale, words(locale)), `/settings language:${locale}`),
              ),
              action(spoken.say('button-auto'), '/settings language:auto'),
            ],
          },
        ],
      };
    },
  });
