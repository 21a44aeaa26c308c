// /settings: in which language, and to whom, the bot speaks in this chat, or with this person where they are alone with it.

import { languageName } from '../src/core/caption.ts';
import { changes, defineCommand } from '../src/core/command.ts';
import { effectiveSettings } from '../src/core/effective-settings.ts';
import { UserError } from '../src/core/errors.ts';
import { choice, word } from '../src/core/params.ts';
import type { Roles } from '../src/core/platform.ts';
import {
  type ChatSettings,
  type ClientSettings,
  LOCALES,
  type Locale,
  type Localizer,
  type Origin,
  type Settings,
  type Words,
} from '../src/core/ports.ts';
import { type Action, action, type Block, type Card, code, replacing, text } from '../src/core/reply.ts';
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
      suggestions: choice({
        describe: 'param-suggestions',
        named: true,
        choices: ['allow', 'refuse'] as const,
      }),
      moderators: word({ describe: 'param-moderators', named: true }),
    },
    audience: 'asker',
    needs({ language, answers, questions, corrections, suggestions, moderators }, { alone }) {
      if (alone) return null;
      if (moderators !== null) return 'administer';
      return [language, answers, questions, corrections, suggestions].every((choice) => choice === null)
        ? null
        : 'settings';
    },
    effect(chosen, { origin: { alone } }) {
      if (Object.values(chosen).every((choice) => choice === null)) return 'reads';
      return alone ? changes('will-settings-own', {}, { byAnyButton: true }) : changes('will-settings');
    },
    async run(chosen, context) {
      const { origin } = context;
      const roles = parts.platform(origin.chat)?.rights.roles ?? null;
      const changes = changesOf(chosen, origin, roles);
      const own = origin.own && ownAfter(origin.own, changes);
      if (own === undefined && Object.keys(changes).length > 0) {
        // What somebody chooses for themselves is nobody's business.
        if (!origin.alone) await record(parts, context, 'settings', { ...changes });
        await memory.change(origin.chat, changes);
      }
      const changed: Origin = own === undefined ? origin : { ...origin, own };
      const set = effectiveSettings(memory, changed);
      const spoken = greet(changed);
      const card: Card = {
        title: spoken.say('settings-title'),
        blocks: origin.alone ? blocksAlone(set, spoken) : blocksInChat(set, spoken, roles !== null),
        actions: [
          ...LOCALES.map((locale) =>
            aboutThisChat(action(languageName(locale, words(locale)), `/settings language:${locale}`)),
          ),
          aboutThisChat(action(spoken.say('button-auto'), '/settings language:auto')),
          ...(origin.alone ? [] : [answersButton(set.private === true, spoken)]),
        ],
      };
      return { ...(own === undefined ? {} : { own }), cards: [card] };
    },
  });
};

interface Chosen {
  readonly language: Locale | 'auto' | null;
  readonly answers: 'everyone' | 'private' | null;
  readonly questions: 'keep' | 'forget' | null;
  readonly corrections: 'replies' | 'edits' | null;
  readonly suggestions: 'allow' | 'refuse' | null;
  readonly moderators: string | null;
}

/** What a call sets. Answers to one person alone are not kept, and so not corrected; and nobody moderates them. */
const changesOf = (
  { language, answers, questions, corrections, suggestions, moderators }: Chosen,
  origin: Origin,
  roles: Roles | null,
): Partial<ChatSettings> => ({
  ...(language === null ? {} : { locale: language === 'auto' ? null : language }),
  ...(answers === null ? {} : { private: answers === 'private' ? true : null }),
  ...(questions === null ? {} : { keepsQuestions: questions === 'keep' ? true : null }),
  ...(corrections === null || origin.alone ? {} : { editsOnly: corrections === 'edits' ? true : null }),
  ...(suggestions === null || origin.alone
    ? {}
    : { takesSuggestions: suggestions === 'allow' ? true : null }),
  ...(moderators === null || origin.alone ? {} : { moderatorRole: readRole(moderators, roles) }),
});

const languageLine = ({ locale }: ChatSettings, l: Localizer): Block =>
  text(
    locale === null
      ? l.say('settings-auto')
      : l.say('settings-language', { language: languageName(locale, l) }),
  );

const questionsLine = ({ keepsQuestions }: ChatSettings, l: Localizer): Block =>
  text(l.say(keepsQuestions === true ? 'settings-questions-keep' : 'settings-questions-forget'));

/** Where the answer comes into another chat, its buttons do not: so the lines to type are there too. */
const LINES = ['language', 'answers', 'questions', 'corrections', 'suggestions'].map(
  (name) => `/settings ${name}:…`,
);

const blocksAlone = (set: ChatSettings, l: Localizer): Block[] => [
  languageLine(set, l),
  questionsLine(set, l),
  text(l.say('settings-yours')),
];

const blocksInChat = (set: ChatSettings, l: Localizer, hasRoles: boolean): Block[] => [
  languageLine(set, l),
  text(l.say(set.private === true ? 'settings-private' : 'settings-everyone')),
  questionsLine(set, l),
  text(l.say(set.editsOnly === true ? 'settings-edits' : 'settings-replies')),
  text(l.say(set.takesSuggestions === true ? 'settings-suggestions-on' : 'settings-suggestions-off')),
  text(l.say('settings-chat')),
  text(...LINES.flatMap((line, i) => (i === 0 ? [code(line)] : [' ', code(line)]))),
  ...(hasRoles ? moderatorsBlocks(set, l) : []),
];

/** What a person's own program keeps, once they have chosen something. */
const ownAfter = (own: ClientSettings, changes: Partial<ChatSettings>): ClientSettings => {
  const { locale, keepsQuestions } = { ...own, ...changes };
  return { locale, keepsQuestions };
};

/** A role as people give it, or `none`. */
const readRole = (typed: string, roles: Roles | null): string | null => {
  if (typed.toLowerCase() === 'none') return null;
  if (roles === null) throw new UserError('misused', 'settings-no-roles');
  const role = roles.read(typed);
  if (role === null) throw new UserError('misused', 'settings-bad-role');
  return role;
};

const moderatorsBlocks = ({ moderatorRole }: ChatSettings, l: Localizer): Block[] => [
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
