// /help: what whoever asks may use where they ask it, and how each command is used.

import { echo } from '../src/core/bidi.ts';
import {
  type AnyCommand,
  type Context,
  defineCommand,
  type Need,
  SECTIONS,
  type Section,
} from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import { exampleOf } from '../src/core/example.ts';
import { word } from '../src/core/params.ts';
import type { Localizer, Origin } from '../src/core/ports.ts';
import {
  action,
  type Card,
  code,
  type Inline,
  list,
  type Reply,
  soft,
  strong,
  text,
} from '../src/core/reply.ts';
import { type Moderation, waysTo } from './moderation.ts';

export interface Helping {
  /** The commands of this moment, without those that are hidden. */
  readonly menu: () => readonly AnyCommand[];
  /** Whether whoever asks has this there; false where nobody can tell. */
  readonly may: (origin: Origin, need: Need) => Promise<boolean>;
  /** The name by which a command of the bot can be called now, given its usual one. */
  readonly nameOf: (usual: string) => string;
}

type Parts = Helping & Moderation & { readonly remembers: () => boolean };

/** Topics that are listed one by one; /topics lists all. */
const MAX_TOPICS = 10;

const TITLES: Readonly<Record<Section, string>> = {
  ask: 'help-ask',
  check: 'help-check',
  chat: 'help-chat',
  library: 'help-library',
};

/** What is listed last: no questions, but about the bot and whoever asks. */
const ABOUT_BOT: ReadonlySet<string> = new Set(['help', 'settings', 'privacy', 'forget', 'about', 'start']);

/** Lines of two words that older versions had, and what they are now. */
const FORMER_LINES: ReadonlyMap<string, string> = new Map([
  ['source correct', 'correct'],
  ['source retract', 'retract'],
  ['library withdraw', 'withdraw'],
  ['library restore', 'restore'],
]);

export const help = (parts: Parts) =>
  defineCommand({
    name: 'help',
    summary: (l) => l.say('help-summary'),
    examples: ['help', 'help ask'],
    params: {
      command: word({
        describe: 'param-command',
        suggest: (typed) =>
          parts
            .menu()
            .filter(({ name }) => name.startsWith(typed.replace(/^\//, '').toLowerCase()))
            .map(({ name }) => ({ label: `/${name}`, value: name })),
      }),
    },
    audience: 'asker',
    effect: 'reads',
    async run({ command }, context): Promise<Reply> {
      if (command === null) return overview(parts, context);
      const wanted = command.replace(/^\//, '').trim().toLowerCase();
      const found = commandNamed(parts, wanted);
      if (found === undefined)
        throw new UserError('missing', 'command-unknown', { name: echo(wanted, 32) }, ['/help']);
      return { cards: [detail(found, wanted, context.words)] };
    },
  });

const commandNamed = ({ menu, nameOf }: Parts, wanted: string): AnyCommand | undefined => {
  const former = FORMER_LINES.get(wanted.replaceAll(/\s+/g, ' '));
  const name = former === undefined ? wanted : nameOf(former);
  const all = menu();
  return all.find((c) => c.name === name) ?? all.find((c) => c.aliases.includes(name));
};

/** What whoever asks has of what commands are meant for. Whoever may not even read the record moderates nothing. */
const heldBy = async ({ menu, may }: Parts, origin: Origin): Promise<ReadonlySet<Need>> => {
  const wanted = new Set(menu().flatMap(({ meantFor }) => meantFor ?? []));
  const moderates = !origin.alone && (await may(origin, 'audit'));
  const asked = [...wanted].filter((need) => need === 'librarian' || moderates);
  const held = await Promise.all(asked.map((need) => may(origin, need)));
  return new Set(asked.filter((_, i) => held[i]));
};

const overview = async (parts: Parts, context: Context): Promise<Reply> => {
  const { origin, words: l } = context;
  const held = await heldBy(parts, origin);
  const isModerator = held.has('settings');
  const usable = parts
    .menu()
    .filter(({ where }) => where === 'anywhere' || !origin.alone)
    .filter(({ meantFor }) => meantFor === null || held.has(meantFor));
  // What everybody may look at, moderators change for the chat.
  const sectionOf = ({ name, section }: AnyCommand): Section =>
    name === 'settings' && isModerator ? 'chat' : section;
  const cards = SECTIONS.flatMap((section) =>
    cardOf(
      section,
      usable.filter((c) => sectionOf(c) === section),
      l,
    ),
  );
  const intro = {
    title: l.say('help-title'),
    blocks: [
      text(
        `${l.say('help-intro')} ${l.say('help-how', { platform: origin.platform, place: origin.alone ? 'alone' : 'group' })} `,
        soft(l.say('help-more')),
      ),
    ],
  };
  // In private they are no moderators of the chat that they asked in.
  const ways = isModerator && parts.remembers() ? await waysTo(parts, context, '/help') : null;
  return { ...(ways === null ? {} : { elsewhere: ways.elsewhere }), cards: [intro, ...cards] };
};

/** Commands under their heading: those that ask, then topics, then those that are about the bot; none where nothing is listed. */
const cardOf = (section: Section, listed: readonly AnyCommand[], l: Localizer): Card[] => {
  if (listed.length === 0) return [];
  const topics = listed.filter(({ kind }) => kind === 'topic');
  const bots = listed.filter(({ kind }) => kind === 'code');
  const shown = [
    ...bots.filter(({ name }) => !ABOUT_BOT.has(name)),
    ...topics.slice(0, MAX_TOPICS),
    ...bots.filter(({ name }) => ABOUT_BOT.has(name)),
  ];
  return [
    {
      title: l.say(TITLES[section]),
      blocks: [list(...shown.map((c): Inline[] => [strong(usage(c)), ' · ', c.summary(l)]))],
      ...(topics.length === 0 ? {} : { actions: [action('/topics', '/topics')] }),
    },
  ];
};

/** The name with what has to be given; the rest is told by the command's own page. */
const usage = (command: AnyCommand): string =>
  [
    `/${command.name}`,
    ...Object.entries(command.params)
      .filter(([, { required }]) => required)
      .map(([name, { named }]) => (named ? `${name}:<${name}>` : `<${name}>`)),
  ].join(' ');

const restriction = ({ meantFor, where }: AnyCommand): string | null => {
  if (meantFor === 'librarian') return 'help-for-librarians';
  return where === 'groups' ? 'help-for-moderators' : null;
};

const detail = (command: AnyCommand, asked: string, l: Localizer): Card => {
  const { name, aliases } = command;
  const renamed = asked !== name && (/\s/.test(asked) || (/^[a-z]/.test(asked) && aliases.includes(asked)));
  const whom = restriction(command);
  const given = command.examples.map((example) => `/${example}`);
  const examples = given.length > 0 ? given : [exampleOf(command) ?? `/${name}`];
  const params = Object.entries(command.params).map(([param, { describe, choices, range }]): Inline[] => [
    strong(param),
    ` · ${l.say(describe)}`,
    ...(choices === null ? [] : [soft(` (${choices.join(', ')})`)]),
    ...(range === null ? [] : [soft(` (${range.min}–${range.max})`)]),
  ]);
  return {
    title: usage(command),
    blocks: [
      ...(renamed ? [text(l.say('help-renamed', { old: `/${echo(asked, 40)}`, name: `/${name}` }))] : []),
      text(command.summary(l)),
      ...(whom === null ? [] : [text(soft(l.say(whom)))]),
      ...(params.length === 0 ? [] : [list(...params)]),
      text(l.say('for-example')),
      list(...examples.map((example) => [code(example)])),
    ],
  };
};
