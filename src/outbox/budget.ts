// When the next message may leave to a platform: answers before digests, within limits that all processes share.

import type { Budget, BudgetLimits } from '../core/platform.ts';
import type { Clock, Log } from '../core/ports.ts';
import { createTurns } from './turns.ts';

/** The moments that all processes have taken, kept where all see them. Times are milliseconds since the epoch. */
export interface SharedBudget {
  /**
   * Takes the next moment at which a message to this chat may leave, which may lie a little ahead; or takes nothing, where the
   * chat itself has no room then, and says when to ask again.
   */
  take(platform: string, chat: string, now: number, limits: BudgetLimits): Promise<Moment>;
  /** Nothing leaves for a chat before a moment. */
  pause(platform: string, chat: string, until: number, limits: BudgetLimits): Promise<void>;
}
export type Moment = { readonly at: number } | { readonly notBefore: number };

/** What has to be known to take a moment. */
export interface BudgetState {
  /** The last moment that was taken for any chat of the platform; 0: none. */
  readonly overall: number;
  readonly chat: ChatBudget;
}
export interface ChatBudget {
  /** The last moments that were taken for the chat, oldest first. */
  readonly times: readonly number[];
  readonly pausedUntil: number;
}
/** A chat to which nothing has been sent. */
export const UNUSED: ChatBudget = { times: [], pausedUntil: 0 };

/** A moment further ahead was written by a clock that has been set back since; minding it would keep the bot silent. */
const AHEAD_MOST_MS = 60_000;

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
  const last = overall > now + AHEAD_MOST_MS ? 0 : overall;
  const at = Math.max(now, last + Math.ceil(1_000 / perSecond));
  const window = group?.windowMs ?? chatIntervalMs;
  const times = chat.times.filter((time) => time > at - window && time <= now + AHEAD_MOST_MS);
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

/** Chats that have been quiet are forgotten once there are this many, or twice as many as were left then. */
const SWEEP_AT = 10_000;
/** A chat that has been quiet for so long may be forgotten: no platform's window is longer. */
const QUIET_MS = 10 * 60_000;

interface MemoryBudget extends SharedBudget {
  /** A moment has been taken elsewhere. */
  note(platform: string, chat: string, at: number): void;
}

const createMemory = (): MemoryBudget => {
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

  return {
    async take(platform, chat, now, limits) {
      const key = keyOf(platform, chat);
      const state = { overall: overall.get(platform) ?? 0, chat: chats.get(key) ?? UNUSED };
      const next = nextMoment(state, now, limits, chat);
      if (!('at' in next)) return next;
      overall.set(platform, next.state.overall);
      keep(key, next.state.chat, now);
      return { at: next.at };
    },
    async pause(platform, chat, until) {
      const key = keyOf(platform, chat);
      const { times, pausedUntil } = chats.get(key) ?? UNUSED;
      chats.set(key, { times, pausedUntil: Math.max(pausedUntil, until) });
    },
    note(platform, chat, at) {
      const key = keyOf(platform, chat);
      const known = chats.get(key) ?? UNUSED;
      overall.set(platform, Math.max(overall.get(platform) ?? 0, at));
      keep(key, { ...known, times: [...known.times, at].slice(-NOTED_MOST) }, at);
    },
  };
};

/** As many moments of a chat as any platform's window counts. */
const NOTED_MOST = 100;

/** For one process alone. */
export const createMemoryBudget = (): SharedBudget => {
  const { take, pause } = createMemory();
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
 * urgent of that chat. Only one moment is taken ahead, so an answer waits for no more than one digest.
 */
export const createBudget = ({ clock, log, platform, limits, shared }: BudgetParts): Budget => {
  const turns = createTurns();
  /** Keeps what this process takes, for the time in which the shared one cannot be reached. */
  const own = createMemory();
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
    departures.push(clock.now());
    if (departures.length > limits.perSecond) departures.shift();
  };
  /** Before this no other message may leave. A departure in the future was seen by a clock that has been set back since. */
  const earliest = (): number => {
    const now = clock.now();
    const [first] = departures;
    const isFull = departures.length === limits.perSecond && first !== undefined && first <= now;
    return isFull ? Math.max(now, first + 1_000) : now;
  };

  const countedAs = (chat: string) => limits.counts?.(chat) ?? chat;
  const wake = () => sleep.abort();

  const reach = (works: boolean, error?: unknown) => {
    if (isShared && !works)
      log.warn(
        { platform, err: error },
        'the shared budget cannot be reached; this process counts for itself',
      );
    if (!isShared && works) log.info({ platform }, 'the shared budget can be reached again');
    isShared = works;
  };

  const take = async (chat: string): Promise<Moment> => {
    await pausing;
    try {
      const moment = await shared.take(platform, chat, earliest(), limits);
      reach(true);
      if ('at' in moment) own.note(platform, chat, moment.at);
      return moment;
    } catch (error) {
      reach(false, error);
      return own.take(platform, chat, earliest(), limits);
    }
  };

  const waitUntil = async (moment: number) => {
    for (let left = moment - clock.now(); left > 0; left = moment - clock.now()) await clock.wait(left);
  };

  /** Until something can leave, or comes. */
  const rest = async () => {
    sleep = new AbortController();
    const left = turns.soonest() - clock.now();
    if (left > 0) await clock.wait(Math.min(left, LONGEST_REST_MS), sleep.signal);
  };

  const step = async () => {
    const lane = turns.next(clock.now());
    if (lane === undefined) return rest();
    const { chat } = lane;
    const moment = await take(chat);
    if (!('at' in moment)) return turns.hold(chat, moment.notBefore);
    await waitUntil(moment.at);
    // A pause may have been asked for meanwhile, and a more urgent message may have come.
    const turn = turns.isHeld(chat, clock.now()) ? undefined : lane.head();
    if (turn === undefined) return;
    turns.hold(chat, moment.at + limits.chatIntervalMs);
    depart();
    turn.come();
  };

  const run = async () => {
    running = true;
    while (waiting > 0) await step();
    running = false;
  };

  return {
    pass: (chat, urgency, until) =>
      new Promise((resolve) => {
        if (until?.aborted === true) return resolve();
        const come = () => {
          turn.over = true;
          waiting -= 1;
          if (until !== undefined) ends.get(until)?.delete(come);
          resolve();
        };
        const turn = turns.add(countedAs(chat), urgency, come);
        waiting += 1;
        if (until !== undefined) endsOf(until).add(come);
        if (running) wake();
        else void run();
      }),
    pause(chat, ms) {
      const counted = countedAs(chat);
      const until = clock.now() + ms;
      turns.hold(counted, until);
      void own.pause(platform, counted, until, limits);
      const stored = shared
        .pause(platform, counted, until, limits)
        .catch((error: unknown) => reach(false, error));
      pausing = Promise.all([pausing, stored]).then(() => undefined);
    },
  };
};

/** The longest timer that Node keeps is a little longer. */
const LONGEST_REST_MS = 2_147_483_000;
