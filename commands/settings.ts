// /settings: in which language, and to whom, the bot speaks in this chat, or with this person where they are alone with it.

import { languageName } from '../src/core/caption.ts';
import { choicesAt } from '../src/core/choices.ts';
import { changes, defineCommand } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import { choice, word } from '../src/core/params.ts';
import {
  type Choices,
  LOCALES,
  type Localizer,
  type Origin,
  type OwnChoices,
  type Settings,
  type Words,
} from '../src/core/ports.ts';
import { type Action, action, type Block, code, replacing, text } from '../src/core/reply.ts';
import { type Moderation, record } from './moderation.ts';

interface Parts extends Moderation {
  readonly settings: Settings;
  readonly words: Words;
  /** The language for somebody of whose words nothing is known. */
  readonly greet: (origin: Origin) => Localizer;
}

export const settings = (parts: Parts) => {
  const { settings: memory, words, greet } = parts;
  return defineCommand({
    name: 'settings',
    summary: (l) => l.say('settings-summary'),
    examples: ['settings', 'settings language:auto'],
    params: {
      language: choice({ describe: 'param-language', choices: [...LOCALES, 'auto'] as const }),
      answers: choice({ describe: 'param-answers', named: true, choices: ['everyone', 'private'] as const }),
      questions: choice({ describe: 'param-questions', named: true, choices: ['keep', 'forget'] as const }),
      corrections: choice({
        describe: 'param-corrections',
        named: true,
        choices: ['replies', 'edits'] as const,
      }),
      moderators: word({ describe: 'param-moderators', named: true }),
    },
    audience: 'asker',
    needs({ language, answers, questions, corrections, moderators }, { alone }) {
      if (alone) return null;
      if (moderators !== null) return 'administer';
      return [language, answers, questions, corrections].every((choice) => choice === null)
        ? null
        : 'settings';
    },
    effect({ language, answers, questions, corrections, moderators }, { origin: { alone } }) {
      if ([language, answers, questions, corrections, moderators].every((choice) => choice === null))
        return 'reads';
      return alone ? changes('will-settings-own', {}, { byAnyButton: true }) : changes('will-settings');
    },
    async run({ language, answers, questions, corrections, moderators }, context) {
      const { origin } = context;
      const { chat, alone } = origin;
      const changes: Partial<Choices> = {
        ...(language === null ? {} : { locale: language === 'auto' ? null : language }),
        ...(answers === null ? {} : { private: answers === 'private' ? true : null }),
        ...(questions === null ? {} : { keepsQuestions: questions === 'keep' ? true : null }),
        // Answers to one person alone are not kept, and so not corrected.
        ...(corrections === null || alone ? {} : { editsOnly: corrections === 'edits' ? true : null }),
        ...(moderators === null || alone ? {} : { moderatorRole: readRole(moderators, origin) }),
      };
      const own = origin.own && ownAfter(origin.own, changes);
      if (own === undefined && Object.keys(changes).length > 0) {
        // What somebody chooses for themselves is nobody's business.
        if (!alone) await record(parts, context, 'settings', { ...changes });
        await memory.change(chat, changes);
      }
      const changed: Origin = own === undefined ? origin : { ...origin, own };
      const set = choicesAt(memory, changed);
      const spoken = greet(changed);
      const spokenLanguage =
        set.locale === null
          ? spoken.say('settings-auto')
          : spoken.say('settings-language', { language: languageName(set.locale, spoken) });
      const audience = set.private === true ? 'settings-private' : 'settings-everyone';
      const button = (label: string, line: string) => aboutThisChat(action(label, line));
      return {
        ...(own === undefined ? {} : { own }),
        cards: [
          {
            title: spoken.say('settings-title'),
            blocks: [
              text(spokenLanguage),
              ...(alone ? [] : [text(spoken.say(audience))]),
              text(
                spoken.say(
                  set.keepsQuestions === true ? 'settings-questions-keep' : 'settings-questions-forget',
                ),
              ),
              ...(alone
                ? []
                : [text(spoken.say(set.editsOnly === true ? 'settings-edits' : 'settings-replies'))]),
              text(spoken.say(alone ? 'settings-yours' : 'settings-chat')),
              // Where the answer comes into another chat, its buttons do not.
              ...(alone
                ? []
                : [
                    text(
                      code('/settings language:…'),
                      ' ',
                      code('/settings answers:…'),
                      ' ',
                      code('/settings questions:…'),
                      ' ',
                      code('/settings corrections:…'),
                    ),
                  ]),
              ...(origin.platform === 'discord' && !alone ? moderatorsBlocks(set, spoken) : []),
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
};

/** What a person's own program keeps, once they have chosen something. */
const ownAfter = (own: OwnChoices, changes: Partial<Choices>): OwnChoices => {
  const { locale, keepsQuestions } = { ...own, ...changes };
  return { locale, keepsQuestions };
};

/** A role as people give it: mentioned, by its number, or `none`. */
const readRole = (typed: string, { platform }: Origin): string | null => {
  if (typed.toLowerCase() === 'none') return null;
  const role = /^(?:<@&)?(\d{15,21})>?$/.exec(typed)?.[1];
  if (role === undefined || platform !== 'discord')
    throw new UserError('misused', platform === 'discord' ? 'settings-bad-role' : 'settings-no-roles');
  return role;
};

const moderatorsBlocks = ({ moderatorRole }: Choices, l: Localizer): Block[] => [
  text(
    moderatorRole === null
      ? l.say('settings-moderators-none')
      : l.say('settings-moderators', { role: moderatorRole }),
  ),
  text(code('/settings moderators:…')),
];

const aboutThisChat = (button: Action): Action => ({ ...replacing(button), local: true });

const answersButton = (isPrivate: boolean, l: Localizer) =>
  aboutThisChat(
    isPrivate
      ? action(l.say('button-everyone'), '/settings answers:everyone')
      : action(l.say('button-private'), '/settings answers:private'),
  );
