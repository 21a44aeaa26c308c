// The single entry point for all platforms: every call gets an answer, whatever happens in between.

import type { Answer, Audience, Call, Host, Outcome, PostedAnswer, Speaker } from './adapter.ts';
import { echo } from './bidi.ts';
import { createResolver } from './call-resolver.ts';
import { type AnyCommand, type Change, mayActAtOnce, type Need } from './command.ts';
import type { CommandRedirects } from './command-redirects.ts';
import { suggestLine, valuesFor } from './completions.ts';
import { effectiveSettings } from './effective-settings.ts';
import { MisquoteError, UsageError, UserError } from './errors.ts';
import { waitForTurn } from './event-loop.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { LINE_CHARS } from './limits.ts';
import { createLineExecutor, type Draft, type LineExecutor } from './line-executor.ts';
import {
  type Clock,
  isLocale,
  type Locale,
  type Localizer,
  type Log,
  type Nearest,
  type Origin,
  type Settings,
  type Words,
} from './ports.ts';
import { createRateLimiter, type Rate } from './rates.ts';
import { createRepeatedWarning } from './repeated.ts';
import { type Action, action, code, list, type Reply, text } from './reply.ts';
import { localeOfText, primaryLanguage } from './scripts.ts';
import { StoreError } from './store-error.ts';
import { wellFormed, wellFormedIn } from './well-formed.ts';

export interface HostParts {
  /** The current commands, including those of topics. */
  readonly commands: () => readonly AnyCommand[];
  readonly onMenuChange: Host['onMenuChange'];
  readonly words: Words;
  readonly settings: Settings;
  readonly nearest: Nearest;
  /** Names of other programs' commands, with the commands here that do the same. */
  readonly redirects?: CommandRedirects;
  readonly clock: Clock;
  readonly log: Log;
  /** Generates a short reference by which a failure can be found in the log. */
  readonly reference: () => string;
  /** Throws a MisquoteError if an excerpt of the reply is not what its document says. */
  readonly verify: (reply: Reply) => Promise<void>;
  /** Rejects with a UserError unless whoever asks has what an act takes. */
  readonly authorise: (origin: Origin, need: Need) => Promise<void>;
  /** Stores a line under a short code for `ms` milliseconds. */
  readonly keep: (draft: Draft, ms: number) => Promise<string>;
  /** Called when an answer was made, with the seconds that it took. */
  readonly answered?: (platform: string, outcome: Outcome, seconds: number) => void;
  /** Called when messages show an answer. */
  readonly posted: (answer: ShownAnswer, messages: readonly PostedAnswer[]) => void;
  readonly defaultLocale: Locale;
  /** Looked at with each call; null: no limit. */
  readonly userRate: () => Rate | null;
  readonly chatRate: () => Rate | null;
}

/** The part of an answer that the ledger records. */
export interface ShownAnswer {
  readonly origin: Origin;
  readonly audience: Audience;
  readonly outcome: Outcome;
  readonly reply: Reply;
  readonly locale: Locale;
}

/** A change of something that others share. */
const ANY_CHANGE: Change = { says: () => '' };

class TooOftenError extends UserError {
  readonly seconds: number;

  constructor(seconds: number) {
    super('refused', 'too-often', { seconds });
    this.seconds = seconds;
  }
}

export const createHost = (
  parts: HostParts,
): Host & LineExecutor & { readonly drained: Lanes['drained'] } => {
  const rates = createRateLimiter(parts.clock);
  const lanes = createLanes();
  const storeAway = createRepeatedWarning(parts.clock, parts.log, 'an answer needed the database');

  const localize = (origin: Speaker, typed: string): Localizer => {
    const platform = origin.language === null ? '' : primaryLanguage(origin.language);
    return parts.words(
      effectiveSettings(parts.settings, origin).locale ??
        localeOfText(typed, [platform, parts.defaultLocale]) ??
        (isLocale(platform) ? platform : parts.defaultLocale),
    );
  };

  const { find, resolve } = createResolver(parts);

  const wait = ({ chat, user }: Origin): number => {
    const [userRate, chatRate] = [parts.userRate(), parts.chatRate()];
    return rates.take(
      ...(userRate === null ? [] : [{ key: `user ${user}`, rate: userRate }]),
      ...(chatRate === null ? [] : [{ key: `chat ${chat}`, rate: chatRate }]),
    );
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

  const executor = createLineExecutor({
    ...parts,
    resolve,
    verified,
    isTooOften: (origin) => wait(origin) > 0,
  });

  /**
   * What is wrong, with the remedies that may be offered: a button that the bot makes acts at once, so that under the answer to a line
   * that others have made there is none that changes anything.
   */
  const offered = async (
    { origin }: Call,
    words: Localizer,
    problems: readonly UserError[],
  ): Promise<readonly UserError[]> => {
    if (mayActAtOnce(ANY_CHANGE, origin.way)) return problems;
    const how = { words, actor: origin.user, confirmed: false };
    return Promise.all(
      problems.map(async ({ blame, id, args, remedies }) => {
        const reads = await Promise.all(
          remedies.map((line) => executor.onlyReads({ origin, said: { line } }, how)),
        );
        return new UserError(
          blame,
          id,
          args,
          remedies.filter((_, i) => reads[i]),
        );
      }),
    );
  };

  const answer = async (given: Call): Promise<Answer> => {
    const began = parts.clock.elapsed();
    const made = await make(given);
    parts.answered?.(given.origin.platform, made.outcome, (parts.clock.elapsed() - began) / 1_000);
    return made;
  };

  const make = async (given: Call): Promise<Answer> => {
    // Calls often arrive together: answering all of them in one turn would stall everything else.
    await waitForTurn();
    const resolved = resolve({ ...given, said: wellFormedIn(given.said) });
    const { call, audience } = resolved;
    const words = localize(call.origin, resolved.prose);
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
      undelivered(error) {
        const reference = parts.reference();
        parts.log.error(
          { reference, platform: call.origin.platform, err: error },
          'the platform refused an answer',
        );
        return words.say('undelivered', { reference });
      },
    });
    try {
      // /settings changes the language that its own answer is followed by, but not the one it was asked in.
      const seconds = wait(call.origin);
      if (seconds > 0) throw new TooOftenError(seconds);
      const how = { words, actor: call.origin.user, confirmed: false };
      const { reply, forOthers } = await executor.answerOrAsk(resolved, how);
      return ended('answered', reply, forOthers === true ? 'everyone' : audience);
    } catch (error) {
      if (error instanceof TooOftenError)
        return { ...ended('refused', explain([error], words)), waitSeconds: error.seconds };
      if (error instanceof UserError)
        return ended(error.blame, explain(await offered(call, words, [error]), words));
      if (error instanceof StoreError) {
        storeAway({ platform: call.origin.platform }, error);
        return ended('refused', { cards: [{ blocks: [text(words.say('store-closed'))] }] });
      }
      if (error instanceof UsageError) {
        const problems = await offered(call, words, error.problems);
        return ended('misused', explain(problems, words, error.example));
      }
      const reference = parts.reference();
      parts.log.error({ reference, platform: call.origin.platform, err: error }, 'an answer failed');
      return ended('failed', { cards: [{ blocks: [text(words.say('failed', { reference }))] }] });
    }
  };

  return {
    menu: () => parts.commands().filter((c) => !c.hidden),
    onMenuChange: parts.onMenuChange,
    greet: (origin) => localize(origin, ''),
    audienceOf: (call) => resolve(call).audience,
    answer: (call) => lanes.run(call.origin.chat, () => answer(call)),
    inTurn: (chat, work) => lanes.run(chat, () => work(answer)),
    suggest(given, origin) {
      const line = wellFormed(given);
      try {
        return suggestLine(
          parts,
          find,
          line.slice(0, LINE_CHARS),
          localize(origin, resolve({ origin, said: { line } }).prose),
        );
      } catch (error) {
        parts.log.error({ platform: origin.platform, err: error }, 'suggestions failed');
        return [];
      }
    },
    complete(typing, origin) {
      const { command: name, option, typed } = wellFormedIn(typing);
      try {
        const param = find(name)?.params[option];
        return param === undefined ? [] : valuesFor(param, typed, localize(origin, typed));
      } catch (error) {
        parts.log.error({ platform: origin.platform, err: error }, 'suggestions failed');
        return [];
      }
    },
    async elsewhere(call, line) {
      const { origin } = call;
      try {
        const how = { words: localize(origin, ''), actor: origin.user, confirmed: false };
        return await executor.elsewhere(call, line, how);
      } catch (error) {
        // The line leads there too: it asks before it changes anything, and tells what is wrong with it.
        if (!(error instanceof UserError || error instanceof UsageError || error instanceof StoreError))
          parts.log.error(
            { platform: origin.platform, err: error },
            'could not keep a command for another chat',
          );
        return line;
      }
    },
    drained: lanes.drained,
    execute: (line, origin, how) => executor.perform(resolve({ origin, said: { line } }), how),
    describeEffect: (line, origin, how, atLeast) =>
      executor.describeEffect(resolve({ origin, said: { line } }), how, atLeast),
  };
};

/** The maximum length of a remedy's button label, in characters. */
const LABEL_CHARS = 60;

const explain = (problems: readonly UserError[], words: Localizer, example: string | null = null): Reply => {
  const actions: Action[] = problems.flatMap((p) =>
    p.remedies.map((line) => action(echo(line, LABEL_CHARS), line)),
  );
  const said = problems.map((p) => words.say(p.id, p.args));
  const [only] = said;
  const blocks = said.length === 1 && only !== undefined ? [text(only)] : [list(...said.map((s) => [s]))];
  const shown = example === null ? [] : [text(words.say('for-example'), ' ', code(example))];
  return { cards: [{ blocks: [...blocks, ...shown], ...(actions.length > 0 ? { actions } : {}) }] };
};
