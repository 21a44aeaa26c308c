// Executes lines: checks permissions, and asks for confirmation if somebody else may have written the line.

import type { Call } from './adapter.ts';
import { echo } from './bidi.ts';
import type { Resolved } from './call-resolver.ts';
import { type BoundCall, type Context, type Effect, mayActAtOnce, type Need } from './command.ts';
import { dayOf } from './day.ts';
import { UserError } from './errors.ts';
import type { Clock, Localizer, Origin, Way } from './ports.ts';
import { action, code, type Reply, text } from './reply.ts';

/**
 * A line that is kept until somebody goes on with it. With a `person` it is theirs alone: to confirm, or, where it came by a `way`,
 * to be continued in another chat as if it had come there by the same way.
 */
export interface Draft {
  readonly chat: string;
  readonly line: string;
  /** Whoever said it does not show who they are. */
  readonly hidden: boolean;
  readonly person: string | null;
  readonly way: Way | null;
}

/** Executes stored lines as if somebody typed them in a chat. */
export interface LineExecutor {
  /** `how` says who acts, and whether they have confirmed the effect. */
  execute(line: string, origin: Origin, how: ExecuteOptions): Promise<Reply>;
  /**
   * What a line will do, in words; it is not done. Rejects with a UserError where the person may not do it. `atLeast` is what they
   * must have where the line itself takes nothing.
   */
  describeEffect(line: string, origin: Origin, how: ExecuteOptions, atLeast?: Need): Promise<string>;
}

export type ExecuteOptions = Pick<Context, 'words' | 'actor' | 'confirmed'>;

export interface LineExecutorParts {
  readonly resolve: (call: Call) => Resolved;
  /** Rejects with a UserError unless whoever asks has what an act takes. */
  readonly authorise: (origin: Origin, need: Need) => Promise<void>;
  /** Keeps a line under a short code, for `ms` milliseconds. */
  readonly keep: (draft: Draft, ms: number) => Promise<string>;
  /** Makes a reply, and verifies that its excerpts match their documents. */
  readonly verified: (make: () => Promise<Reply>) => Promise<Reply>;
  /** Counts a call of a person and a chat. True if it exceeds the rate limit. */
  readonly isTooOften: (origin: Origin) => boolean;
  readonly clock: Clock;
}

/** A line that somebody else has put before a person waits this long for their confirmation. */
const CONFIRM_MS = 10 * 60_000;

/** A line that waits for a moderator who shows themselves, to be shown again, or to be continued in another chat, is kept this long. */
export const DRAFT_MS = 24 * 60 * 60_000;

/** What is said of a line that came by this way; null where nothing is asked: nothing is kept for each letter that somebody types. */
const LED: Readonly<Record<Way, string | null>> = {
  typed: null,
  button: null,
  'foreign-button': 'confirm-foreign-button',
  link: 'confirm-link',
  message: 'confirm-message',
  typing: null,
};

/** The maximum length of a line in a confirmation, in characters. */
const LINE_SHOWN = 300;

/** The person acts anonymously, so somebody who isn't anonymous has to confirm the act. */
class HiddenError extends Error {
  readonly need: Need;
  readonly says: string;

  constructor(need: Need, says: string) {
    super('hidden');
    this.need = need;
    this.says = says;
  }
}

/** Somebody else may have written a line that changes something, so the person has to confirm it. */
class UnaskedError extends Error {
  /** The call that would have changed it, which may be another one that the line led to. */
  readonly call: Call;
  readonly says: string;

  constructor(call: Call, says: string) {
    super('unasked');
    this.call = call;
    this.says = says;
  }
}

export const createLineExecutor = ({
  resolve,
  authorise,
  keep,
  verified,
  isTooOften,
  clock,
}: LineExecutorParts) => {
  /** Reads a call and checks that whoever makes it may; nothing is done yet. */
  const permitted = async (
    { call: { origin, files = [] }, asked }: Resolved,
    how: ExecuteOptions,
    atLeast: Need | null = null,
  ): Promise<{ bound: BoundCall; effect: Effect; says: string }> => {
    const { command, raw } = readable(asked);
    if (command.where === 'groups' && origin.alone) throw new UserError('refused', 'groups-only');
    const bound = command.bind(raw, origin);
    const effect = await bound.effect({ ...how, origin, files });
    const says = effect === 'reads' ? command.summary(how.words) : effect.says(how.words);
    const need = bound.need ?? atLeast;
    if (need !== null && origin.hidden === true) throw new HiddenError(need, says);
    if (need !== null) await authorise(origin, need);
    return { bound, effect, says };
  };

  const perform = async (resolved: Resolved, how: ExecuteOptions): Promise<Reply> => {
    const { call, audience } = resolved;
    const { origin } = call;
    const { bound, effect, says } = await permitted(resolved, how);
    if (!mayActAtOnce(effect, origin.way)) throw new UnaskedError(call, says);
    const context = { ...how, origin, today: dayOf(clock.now()), audience, files: call.files ?? [] };
    return verified(() => bound.run(context));
  };

  /** Shows what a line will do, with the button that does it. */
  const question = async (
    says: readonly string[],
    draft: Draft,
    ms: number,
    by: string,
    words: Localizer,
  ): Promise<Reply> => {
    const button = action(words.say('button-confirm'), `${by} ${await keep(draft, ms)}`);
    const blocks = [...says.map((said) => text(said)), text(code(echo(draft.line, LINE_SHOWN)))];
    return { cards: [{ blocks, actions: [button] }] };
  };

  return {
    perform,
    describeEffect: async (resolved: Resolved, how: ExecuteOptions, atLeast?: Need): Promise<string> =>
      (await permitted(resolved, how, atLeast)).says,

    /**
     * The answer to a call, or the question whether it is to be done. Whoever is asked about what somebody hidden wants is
     * somebody else.
     */
    async answerOrAsk(resolved: Resolved, how: ExecuteOptions): Promise<{ reply: Reply; forOthers?: true }> {
      const { words } = how;
      try {
        return { reply: await perform(resolved, how) };
      } catch (error) {
        // A line can wait for a confirmation, and a file cannot.
        const hasFiles = (resolved.call.files ?? []).length > 0;
        if (hasFiles && error instanceof UnaskedError) throw new UserError('refused', 'file-of-another');
        // Whoever does not show themselves can be told nothing alone.
        if (hasFiles && error instanceof HiddenError)
          return { reply: { cards: [{ blocks: [text(words.say('file-of-hidden'))] }] }, forOthers: true };
        if (error instanceof HiddenError) {
          // The record names people: whoever presses reads it alone.
          const by = error.need === 'audit' ? '/preview' : '/confirm';
          const says = [words.say('confirm-hidden'), error.says];
          const draft = { ...draftOf(resolved.call), hidden: true };
          return { reply: await question(says, draft, DRAFT_MS, by, words), forOthers: true };
        }
        if (!(error instanceof UnaskedError)) throw error;
        const { origin } = error.call;
        const led = LED[origin.way];
        if (led === null || origin.hidden === true) throw new UserError('refused', 'only-typed');
        const draft = { ...draftOf(error.call), person: origin.user };
        const says = [words.say(led), error.says];
        return { reply: await question(says, draft, CONFIRM_MS, '/confirm', words) };
      }
    },

    /** Whether a call changes nothing; false too where that cannot be told. */
    onlyReads: async (call: Call, how: ExecuteOptions): Promise<boolean> => {
      const { origin, files = [] } = call;
      try {
        const { command, raw } = readable(resolve(call).asked);
        return (await command.bind(raw, origin).effect({ ...how, origin, files })) === 'reads';
      } catch {
        return false;
      }
    },

    /** The line by which this person alone goes on in another chat; the line itself where it only reads. */
    async elsewhere({ origin }: Call, line: string, how: ExecuteOptions): Promise<string> {
      const { command, raw } = readable(resolve({ origin, said: { line } }).asked);
      if ((await command.bind(raw, origin).effect({ ...how, origin, files: [] })) === 'reads') return line;
      // What is kept takes room, so it counts as a question does; the line itself leads there too, and is asked about there.
      if (isTooOften(origin)) return line;
      const draft = { ...draftOf({ origin, said: { line } }), person: origin.user, way: origin.way };
      return `/continue ${await keep(draft, DRAFT_MS)}`;
    },
  };
};

/** The command that a call asks for; throws what is wrong where there is none. */
const readable = (asked: Resolved['asked']) => {
  if ('refusal' in asked) throw asked.refusal();
  return asked;
};

const draftOf = (call: Call): Draft => ({
  chat: call.origin.chat,
  line: lineOf(call),
  hidden: false,
  person: null,
  way: null,
});

/** A call as the equivalent typed line. */
const lineOf = ({ said }: Call): string =>
  'line' in said
    ? said.line
    : [`/${said.command}`, ...Object.entries(said.options).map(([name, value]) => `${name}:"${value}"`)].join(
        ' ',
      );
