// Rate limits outgoing messages to a platform, shared by all processes. Answers go before digests.

import type { Budget, BudgetLimits } from '../core/platform.ts';
import type { Clock, Log } from '../core/ports.ts';
import { createFairQueue } from './fair-queue.ts';

/** The moments that all processes have taken, kept where all see them. Times are by whatever clock `now` is by. */
export interface SharedBudget {
  /**
   * Takes the next moment at which a message to this chat may leave, which may lie a little ahead; or takes nothing, where the
   * chat itself has no room then, and says when to ask again.
   */
  take(platform: string, chat: string, now: number, limits: BudgetLimits): Promise<Moment>;
  /** Nothing leaves for a chat for so many milliseconds from `now` on. */
  pause(platform: string, chat: string, now: number, ms: number, limits: BudgetLimits): Promise<void>;
}
export type Moment = { readonly at: number } | { readonly notBefore: number };

/** The state of a rate limit. */
export interface BudgetState {
  /** The last moment that was taken for any chat of the platform; 0 or less: none. */
  readonly overall: number;
  readonly chat: ChatBudget;
}
export interface ChatBudget {
  /** The last moments that were taken for the chat, oldest first. */
  readonly times: readonly number[];
  readonly pausedUntil: number;
}
/** The state of a chat that nothing has been sent to. */
export const UNUSED: ChatBudget = { times: [], pausedUntil: 0 };

/** A moment further ahead was written by a clock that has been set back since; minding it would keep the bot silent. */
const MAX_AHEAD_MS = 60_000;

/** Moments are taken a little ahead, and by several processes. */
const MIN_SET_BACK_MS = 2_000;

/**
 * Whether the clock has been set back since something was written. Nobody can tell then how long ago that was, so it does not count:
 * each process keeps what it took itself by a clock that nobody sets, and a platform that has had too much says so.
 */
export const isSetBack = (writtenAt: number, now: number): boolean => writtenAt > now + MIN_SET_BACK_MS;

/** No platform means a longer pause; a longer one would outlast what waits. */
const MAX_PAUSE_MS = 24 * 60 * 60_000;
/** NaN means no pause. */
const pauseOf = (ms: number): number => (ms > 0 ? Math.min(ms, MAX_PAUSE_MS) : 0);

/**
 * The next moment for a message to a chat, and the state after it has been taken. Whole milliseconds between two messages, so that
 * thirty in a second are 34 apart.
 */
export const nextMoment = (
  { overall, chat }: BudgetState,
  now: number,
  { perSecond, chatIntervalMs, group, isGroup }: BudgetLimits,
  name: string,
): { readonly at: number; readonly state: BudgetState } | { readonly notBefore: number } => {
  const last = overall > now + MAX_AHEAD_MS ? 0 : overall;
  const at = Math.max(now, last + Math.ceil(1_000 / perSecond));
  const window = group?.windowMs ?? chatIntervalMs;
  const times = chat.times.filter((time) => time > at - window && time <= now + MAX_AHEAD_MS);
  const spaced = (times.at(-1) ?? Number.NEGATIVE_INFINITY) + chatIntervalMs;
  const counted =
    group !== null && isGroup(name)
      ? (times.at(-group.messages) ?? Number.NEGATIVE_INFINITY) + group.windowMs
      : 0;
  const notBefore = Math.max(spaced, counted, chat.pausedUntil);
  if (notBefore > at) return { notBefore };
  const kept = group === null ? 1 : group.messages;
  return { at, state: { overall: at, chat: { ...chat, times: [...times, at].slice(-kept) } } };
};

/** Idle chats are evicted when the map reaches this size, or twice the size it had after the last eviction. */
const SWEEP_AT = 10_000;
/** How long a chat has to be idle before it is evicted. Longer than any platform's window. */
const QUIET_MS = 10 * 60_000;

interface LocalMoments extends SharedBudget {
  /** As `take`, but takes nothing. */
  look(platform: string, chat: string, now: number, limits: BudgetLimits): Moment;
  /** Records a moment that was taken in the shared budget. */
  note(platform: string, chat: string, at: number): void;
}

const createLocalMoments = (): LocalMoments => {
  const overall = new Map<string, number>();
  const chats = new Map<string, ChatBudget>();
  let sweepAt = SWEEP_AT;

  const keyOf = (platform: string, chat: string) => `${platform} ${chat}`;
  const keep = (key: string, chat: ChatBudget, now: number) => {
    chats.set(key, chat);
    if (chats.size < sweepAt) return;
    for (const [old, { times, pausedUntil }] of chats)
      if (Math.max(times.at(-1) ?? 0, pausedUntil) < now - QUIET_MS) chats.delete(old);
    sweepAt = Math.max(SWEEP_AT, 2 * chats.size);
  };

  const next = (platform: string, chat: string, now: number, limits: BudgetLimits) => {
    const taken = overall.get(platform) ?? Number.NEGATIVE_INFINITY;
    const state = { overall: taken, chat: chats.get(keyOf(platform, chat)) ?? UNUSED };
    return nextMoment(state, now, limits, chat);
  };

  return {
    look: next,
    async take(platform, chat, now, limits) {
      const found = next(platform, chat, now, limits);
      if (!('at' in found)) return found;
      overall.set(platform, found.state.overall);
      keep(keyOf(platform, chat), found.state.chat, now);
      return { at: found.at };
    },
    async pause(platform, chat, now, ms) {
      const key = keyOf(platform, chat);
      const { times, pausedUntil } = chats.get(key) ?? UNUSED;
      chats.set(key, { times, pausedUntil: Math.max(pausedUntil, now + ms) });
    },
    note(platform, chat, at) {
      const key = keyOf(platform, chat);
      const known = chats.get(key) ?? UNUSED;
      overall.set(platform, Math.max(overall.get(platform) ?? at, at));
      keep(key, { ...known, times: [...known.times, at].slice(-MAX_NOTED) }, at);
    },
  };
};

/** Moments kept per chat; no platform's window counts more. */
const MAX_NOTED = 100;

/** An in-memory budget for a single process. */
export const createMemoryBudget = (): SharedBudget => {
  const { take, pause } = createLocalMoments();
  return { take, pause };
};

export interface BudgetParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly platform: string;
  /** `counts`: the chat against whose limits a message counts, where that is not the chat itself: a thread's, perhaps. */
  readonly limits: BudgetLimits & { readonly counts?: (chat: string) => string };
  readonly shared: SharedBudget;
}

/**
 * One loop a platform: it takes a moment for the message whose turn it is, waits until then, and lets leave what is then the most
 * urgent of that chat. Only one moment is taken ahead, so an answer waits for no more than one digest. All times in here are by
 * `clock.elapsed`; moments of the shared budget are translated where they come in.
 */
export const createBudget = ({ clock, log, platform, limits, shared }: BudgetParts): Budget => {
  const queue = createFairQueue();
  /**
   * Keeps what this process takes, for the time in which the shared one cannot be reached. It also holds when the clock is set ahead,
   * for then all moments of the shared one seem to be long past.
   */
  const own = createLocalMoments();
  let isShared = true;
  let waiting = 0;
  let running = false;
  let pausing: Promise<void> = Promise.resolve();
  let sleep = new AbortController();

  /** Who waits no longer than until a signal: one listener for all of them, since Node warns of more than ten. */
  const ends = new WeakMap<AbortSignal, Set<() => void>>();
  const endsOf = (until: AbortSignal): Set<() => void> => {
    const known = ends.get(until);
    if (known !== undefined) return known;
    const waiters = new Set<() => void>();
    ends.set(until, waiters);
    const end = () => {
      for (const come of waiters) come();
      wake();
    };
    until.addEventListener('abort', end, { once: true });
    return waiters;
  };

  /** When the last messages really left: a machine at work misses a moment by some milliseconds, and the platform counts from then. */
  const departures: number[] = [];
  const depart = () => {
    departures.push(clock.elapsed());
    if (departures.length > limits.perSecond) departures.shift();
  };
  /** Before this no other message may leave. */
  const earliest = (): number => {
    const now = clock.elapsed();
    const [first] = departures;
    const isFull = departures.length === limits.perSecond && first !== undefined;
    return isFull ? Math.max(now, first + 1_000) : now;
  };

  const countedAs = (chat: string) => limits.counts?.(chat) ?? chat;
  // Without a reason of its own an error would be made, with its stack, for each message.
  const wake = () => sleep.abort(WOKEN);

  const reach = (works: boolean, error?: unknown) => {
    if (isShared && !works)
      log.warn(
        { platform, err: error },
        'cannot reach the shared rate limit; this process counts on its own',
      );
    if (!isShared && works) log.info({ platform }, 'the shared rate limit is reachable again');
    isShared = works;
  };

  const take = async (chat: string): Promise<Moment> => {
    await pausing;
    const mine = own.look(platform, chat, earliest(), limits);
    if (!('at' in mine)) return mine;
    // Read once: the clock may be set while the database answers.
    const epoch = clock.now() - clock.elapsed();
    try {
      const moment = await shared.take(platform, chat, mine.at + epoch, limits);
      reach(true);
      if (!('at' in moment)) return { notBefore: moment.notBefore - epoch };
      const at = moment.at - epoch;
      own.note(platform, chat, at);
      return { at };
    } catch (error) {
      reach(false, error);
      return own.take(platform, chat, earliest(), limits);
    }
  };

  const waitUntil = async (moment: number) => {
    for (let left = moment - clock.elapsed(); left > 0; left = moment - clock.elapsed())
      await clock.wait(left);
  };

  /** Until something can leave, or comes. */
  const rest = async () => {
    sleep = new AbortController();
    const left = queue.nextReadyAt() - clock.elapsed();
    if (left > 0) await clock.wait(Math.min(left, LONGEST_REST_MS), sleep.signal);
  };

  const step = async () => {
    const lane = queue.next(clock.elapsed());
    if (lane === undefined) return rest();
    const { chat } = lane;
    const moment = await take(chat);
    if (!('at' in moment)) return queue.hold(chat, moment.notBefore);
    await waitUntil(moment.at);
    // A pause may have been asked for meanwhile, and a more urgent message may have come.
    const turn = queue.isHeld(chat, clock.elapsed()) ? undefined : lane.head();
    if (turn === undefined) return;
    queue.hold(chat, moment.at + limits.chatIntervalMs);
    depart();
    turn.release();
  };

  const run = async () => {
    running = true;
    while (waiting > 0) await step();
    running = false;
  };

  return {
    acquire: (chat, urgency, until) =>
      new Promise((resolve) => {
        if (until?.aborted === true) return resolve();
        const come = () => {
          turn.done = true;
          waiting -= 1;
          if (until !== undefined) ends.get(until)?.delete(come);
          resolve();
        };
        const turn = queue.add(countedAs(chat), urgency, come);
        waiting += 1;
        if (until !== undefined) endsOf(until).add(come);
        if (running) wake();
        else void run();
      }),
    pause(chat, asked) {
      const counted = countedAs(chat);
      const ms = pauseOf(asked);
      queue.hold(counted, clock.elapsed() + ms);
      void own.pause(platform, counted, clock.elapsed(), ms, limits);
      const stored = shared
        .pause(platform, counted, clock.now(), ms, limits)
        .catch((error: unknown) => reach(false, error));
      pausing = Promise.all([pausing, stored]).then(() => undefined);
    },
  };
};

const WOKEN = 'something has come';
/** A new message wakes the loop earlier. */
const LONGEST_REST_MS = 60 * 60_000;
