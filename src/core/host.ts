// The one door for every platform: a call comes in, an answer goes out, whatever happens in between.

import type { Answer, Audience, Call, Host, Outcome, PostedAnswer } from './adapter.ts';
import { echo } from './bidi.ts';
import type { AnyCommand, Context, Need, Param } from './command.ts';
import { dayOf } from './day.ts';
import { MisquoteError, UsageError, UserError } from './errors.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { LINE_CHARS, SUGGESTIONS_MOST } from './limits.ts';
import { splitLine, splitParams } from './line.ts';
import type { Clock, Locale, Localizer, Log, Nearest, Origin, Settings, Suggestion, Words } from './ports.ts';
import { isLocale } from './ports.ts';
import { createRateLimiter, type Rate } from './rates.ts';
import { type Action, action, code, list, type Reply, text } from './reply.ts';
import { localeOfScript, primaryLanguage } from './scripts.ts';
import { StoreError } from './store-error.ts';

export interface HostParts {
  /** The commands of this moment, topic commands among them. */
  readonly commands: () => readonly AnyCommand[];
  readonly onMenuChange: Host['onMenuChange'];
  readonly words: Words;
  readonly settings: Settings;
  readonly nearest: Nearest;
  readonly clock: Clock;
  readonly log: Log;
  /** A short reference under which a failure can be found in the log. */
  readonly reference: () => string;
  /** Throws a MisquoteError if an excerpt of the reply is not what its document says. */
  readonly verify: (reply: Reply) => Promise<void>;
  /** Rejects with a UserError unless whoever asks has what an act takes. */
  readonly authorise: (origin: Origin, need: Need) => Promise<void>;
  /** Keeps a line under a short code, for /confirm. */
  readonly keep: (waiting: Waiting) => Promise<string>;
  /** Messages show an answer. */
  readonly posted: (answer: Shown, messages: readonly PostedAnswer[]) => void;
  readonly defaultLocale: Locale;
  readonly userRate: Rate | null;
  readonly chatRate: Rate | null;
}

/** A line that waits until somebody has confirmed it. */
export interface Waiting {
  readonly chat: string;
  readonly line: string;
  readonly hidden: boolean;
}

/** An answer as far as the ledger has to know of it. */
export interface Shown {
  readonly origin: Origin;
  readonly audience: Audience;
  readonly outcome: Outcome;
  readonly reply: Reply;
  readonly locale: Locale;
}

/** Whoever acts does not show who they are, so that somebody who does has to confirm it. */
class HiddenError extends Error {
  readonly need: Need;

  constructor(need: Need) {
    super('hidden');
    this.need = need;
  }
}

/** How a line is said that was kept: by whom, and whether they have seen what it will do. */
export type Perform = (
  line: string,
  origin: Origin,
  how: Pick<Context, 'words' | 'actor' | 'confirmed'>,
) => Promise<Reply>;

export const createHost = (
  parts: HostParts,
): Host & { readonly drained: Lanes['drained']; readonly perform: Perform } => {
  const rates = createRateLimiter(parts.clock);
  const lanes = createLanes();

  const localize = (origin: Origin, typed: string): Localizer => {
    const platform = origin.language === null ? '' : primaryLanguage(origin.language);
    return parts.words(
      parts.settings.of(origin.chat).locale ??
        localeOfScript(typed) ??
        (isLocale(platform) ? platform : parts.defaultLocale),
    );
  };

  const find = (name: string): AnyCommand | undefined => {
    const commands = parts.commands();
    return commands.find((c) => c.name === name) ?? commands.find((c) => c.aliases.includes(name));
  };

  /** Names that were probably meant by a name that is none. */
  const didYouMean = (name: string): string[] => {
    const named = parts.commands().filter((c) => !c.hidden);
    const byName = new Map(named.flatMap((c) => [c.name, ...c.aliases].map((n) => [n, c.name] as const)));
    const near = parts.nearest(name, [...byName.keys()]).map(({ name: n }) => byName.get(n) ?? n);
    return [...new Set(near)].slice(0, 3);
  };

  /** What of a call is in the person's own words. A command's name is so only where it is written in another script. */
  const proseOf = (said: Call['said']): string => {
    if ('line' in said && said.line.length > LINE_CHARS) return said.line.slice(0, LINE_CHARS);
    const { name, rest, isCommand } =
      'line' in said ? splitLine(said.line) : { name: said.command, rest: '', isCommand: true };
    if (!isCommand) return rest;
    const command = find(name);
    const raw =
      'line' in said ? (command === undefined ? { '': rest } : splitParams(command, rest)) : said.options;
    const prose = Object.entries(raw).filter(
      ([param]) => command?.params[param]?.isProse ?? command === undefined,
    );
    return [...(/^[a-z]/.test(name) ? [] : [name]), ...prose.map(([, value]) => value)].join(' ');
  };

  const wait = ({ chat, user }: Origin): number =>
    rates.take(
      ...(parts.userRate === null ? [] : [{ key: `user ${user}`, rate: parts.userRate }]),
      ...(parts.chatRate === null ? [] : [{ key: `chat ${chat}`, rate: parts.chatRate }]),
    );

  const resolve = ({ said }: Call): { command: AnyCommand; raw: Record<string, string> } => {
    if ('line' in said && said.line.length > LINE_CHARS)
      throw new UserError('misused', 'line-too-long', { most: LINE_CHARS, length: said.line.length });
    const { name, rest, isCommand } =
      'line' in said ? splitLine(said.line) : { name: said.command, rest: '', isCommand: true };
    if (name === '' || ('line' in said && said.line.trim() === ''))
      throw new UserError('misused', 'line-empty', {}, ['/help']);
    const command = find(name);
    if (command === undefined) {
      const near = didYouMean(name);
      const id = near.length > 0 ? 'command-unknown-near' : 'command-unknown';
      throw new UserError('misused', id, { name: echo(name, 32) }, [...near.map((n) => `/${n}`), '/help']);
    }
    return { command, raw: 'line' in said ? splitParams(command, rest, isCommand) : { ...said.options } };
  };

  const audienceOf = (call: Call): Audience => {
    try {
      const { command, raw } = resolve(call);
      const { private: isPrivate } = command.params;
      if (isPrivate === undefined) return command.audience;
      const asked = isPrivate.read(raw.private, 'private') ?? parts.settings.of(call.origin.chat).private;
      return asked === true ? 'asker' : command.audience;
    } catch {
      // What is wrong with the call is told by its answer, which shows nobody's words.
      return 'everyone';
    }
  };

  const perform = (call: Call, how: Pick<Context, 'words' | 'actor' | 'confirmed'>): Promise<Reply> => {
    const { origin } = call;
    const { command, raw } = resolve(call);
    if (command.where === 'groups' && origin.alone) throw new UserError('refused', 'groups-only');
    const authorise = async (need: Need) => {
      if (origin.hidden === true) throw new HiddenError(need);
      await parts.authorise(origin, need);
    };
    const today = dayOf(parts.clock.now());
    const context = { ...how, origin, today, audience: audienceOf(call), authorise };
    return verified(() => command.runWith(raw, context));
  };

  const run = async (call: Call, words: Localizer): Promise<{ reply: Reply; isQuestion?: true }> => {
    const { origin } = call;
    const seconds = wait(origin);
    if (seconds > 0) throw new UserError('refused', 'too-often', { seconds });
    try {
      return { reply: await perform(call, { words, actor: origin.user, confirmed: false }) };
    } catch (error) {
      if (!(error instanceof HiddenError)) throw error;
      const code = await parts.keep({ chat: origin.chat, line: lineOf(call), hidden: true });
      // The record names people: whoever presses reads it alone.
      const done = error.need === 'audit' ? 'preview' : 'confirm';
      const button = action(words.say('button-confirm'), `/${done} ${code}`);
      const blocks = [text(words.say('confirm-hidden'))];
      return { reply: { cards: [{ blocks, actions: [button] }] }, isQuestion: true };
    }
  };

  /** The library may change between the search and this moment; then the excerpts are taken once more from what it is now. */
  const verified = async (make: () => Promise<Reply>): Promise<Reply> => {
    const first = await make();
    try {
      await parts.verify(first);
      return first;
    } catch (error) {
      if (!(error instanceof MisquoteError || error instanceof StoreError)) throw error;
      const second = await make();
      await parts.verify(second);
      return second;
    }
  };

  const answer = async (call: Call): Promise<Answer> => {
    const words = localize(call.origin, proseOf(call.said));
    const audience = audienceOf(call);
    const ended = (outcome: Outcome, reply: Reply, shownTo: Audience = audience): Answer => ({
      outcome,
      reply,
      audience: shownTo,
      words,
      posted: (messages) =>
        parts.posted(
          { origin: call.origin, audience: shownTo, outcome, reply, locale: words.locale },
          messages,
        ),
    });
    try {
      // /settings changes the language that its own answer is followed by, but not the one it was asked in.
      const { reply, isQuestion } = await run(call, words);
      // Whoever is asked to confirm is somebody else than whoever asked.
      return ended('answered', reply, isQuestion === true ? 'everyone' : audience);
    } catch (error) {
      if (error instanceof UserError) return ended(error.blame, explain([error], words));
      if (error instanceof StoreError) {
        parts.log.warn({ platform: call.origin.platform, err: error }, 'the memory was needed for an answer');
        return ended('refused', { cards: [{ blocks: [text(words.say('store-closed'))] }] });
      }
      if (error instanceof UsageError) return ended('misused', explain(error.problems, words, error.example));
      const reference = parts.reference();
      parts.log.error({ reference, platform: call.origin.platform, err: error }, 'an answer failed');
      return ended('failed', { cards: [{ blocks: [text(words.say('failed', { reference }))] }] });
    }
  };

  return {
    menu: () => parts.commands().filter((c) => !c.hidden),
    onMenuChange: parts.onMenuChange,
    greet: (origin) => localize(origin, ''),
    audienceOf,
    answer: (call) => lanes.run(call.origin.chat, () => answer(call)),
    suggest(line, origin) {
      try {
        return suggestLine(parts, find, line.slice(0, LINE_CHARS), localize(origin, proseOf({ line })));
      } catch (error) {
        parts.log.error({ platform: origin.platform, err: error }, 'suggestions failed');
        return [];
      }
    },
    complete({ command: name, option, typed }, origin) {
      try {
        const param = find(name)?.params[option];
        return param === undefined ? [] : valuesFor(param, typed, localize(origin, typed));
      } catch (error) {
        parts.log.error({ platform: origin.platform, err: error }, 'suggestions failed');
        return [];
      }
    },
    drained: lanes.drained,
    perform: (line, origin, how) => perform({ origin, said: { line } }, how),
  };
};

/** A call as the line that would have said it. */
const lineOf = ({ said }: Call): string =>
  'line' in said
    ? said.line
    : [`/${said.command}`, ...Object.entries(said.options).map(([name, value]) => `${name}:"${value}"`)].join(
        ' ',
      );

const explain = (problems: readonly UserError[], words: Localizer, example: string | null = null): Reply => {
  const actions: Action[] = problems.flatMap((p) => p.remedies.map((line) => action(line, line)));
  const said = problems.map((p) => words.say(p.id, p.args));
  const [only] = said;
  const blocks = said.length === 1 && only !== undefined ? [text(only)] : [list(...said.map((s) => [s]))];
  const shown = example === null ? [] : [text(words.say('for-example'), ' ', code(example))];
  return { cards: [{ blocks: [...blocks, ...shown], ...(actions.length > 0 ? { actions } : {}) }] };
};

const suggestLine = (
  parts: HostParts,
  find: (name: string) => AnyCommand | undefined,
  line: string,
  words: Localizer,
): readonly Suggestion[] => {
  const lead = line.trimStart();
  const typing = /^\/(\S*)$/.exec(lead);
  if (typing !== null) return suggestNames(parts, (typing[1] ?? '').toLowerCase(), words);

  const { name, rest } = splitLine(lead);
  const command = find(name);
  if (command === undefined) return [];
  const prefix = lead.slice(0, lead.length - rest.length);
  const named = /(?:^|\s)([a-z_]+):("?)([^\s"]*)$/.exec(rest);
  const [key, param] =
    Object.entries(command.params).find(([n]) => n === named?.[1]) ??
    Object.entries(command.params).find(([, p]) => !p.named) ??
    [];
  if (key === undefined || param === undefined) return [];
  const isNamed = named !== null && key === named[1];
  const typed = isNamed ? (named[3] ?? '') : rest;
  const before = isNamed
    ? prefix + rest.slice(0, rest.length - typed.length - (named[2] ?? '').length)
    : prefix;
  return valuesFor(param, typed, words).map(({ label, value }) => ({
    label,
    value: before + (isNamed && /\s/.test(value) ? `"${value}"` : value),
  }));
};

const valuesFor = (param: Param<unknown>, typed: string, words: Localizer): readonly Suggestion[] =>
  (param.suggest?.(typed, words) ?? chosen(param.choices, typed)).slice(0, SUGGESTIONS_MOST);

const chosen = (choices: readonly string[] | null, typed: string): Suggestion[] =>
  (choices ?? []).filter((c) => c.startsWith(typed.toLowerCase())).map((c) => ({ label: c, value: c }));

const suggestNames = (parts: HostParts, typed: string, words: Localizer): Suggestion[] => {
  const commands = parts.commands().filter((c) => !c.hidden);
  const begins = commands.filter((c) => [c.name, ...c.aliases].some((n) => n.startsWith(typed)));
  const byName = new Map(commands.map((c) => [c.name, c]));
  const near =
    begins.length > 0 || typed.length < 3
      ? []
      : parts.nearest(typed, [...byName.keys()]).flatMap(({ name }) => byName.get(name) ?? []);
  return [...begins, ...near].slice(0, SUGGESTIONS_MOST).map((c) => ({
    label: `/${c.name} — ${c.summary(words)}`,
    value: `/${c.name}${Object.values(c.params).some((p) => p.required) ? ' ' : ''}`,
  }));
};
