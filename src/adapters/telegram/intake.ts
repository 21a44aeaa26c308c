// Takes updates so that none is lost: Telegram is told that one has arrived once it is answered or stored, and what the last process
// left is answered by the next one.

import { AsyncLocalStorage } from 'node:async_hooks';
import { createBatches } from '../../core/batches.ts';
import { PlatformError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import type { SharedCalls, WaitingCall, WaitingCalls } from '../../core/waiting.ts';
import type { Departure } from './api.ts';
import { type Asked, readKept, written } from './kept-calls.ts';

export interface Intake {
  /**
   * Runs `work` for an update, at most once with the last process's. `take` hands the work on and says whether it was taken. Resolves
   * when Telegram may forget the update.
   */
  accept(id: number, asked: Asked, take: (work: Wrapped) => boolean): Promise<void>;
  /** For {@link ApiParts.departing}: notes that the answer which is being given is about to leave. */
  departing(): Promise<Departure>;
  /** Telegram doesn't send updates below this number again. */
  confirmed(below: number): void;
  /** What the last process left; rejects with a StoreError. */
  left(): Promise<Left>;
  /** Says of an update that it is stored, before `accept` takes it; its answer may have left another process if it has `begun`. */
  isStored(id: number, begun: boolean): void;
  /** Erases a stored update that nobody can answer. */
  drop(id: number): void;
  /** What waits is stored at once from now on. */
  end(): void;
  /** Resolves when everything is written, and tells the log what is left. */
  ended(): Promise<void>;
}

/** Runs the work of an update, and settles what is stored of it. */
export type Wrapped = <T>(work: () => Promise<T>) => Promise<T | null>;

interface Left {
  /** To be answered. `accept` takes them without storing them again. */
  readonly calls: readonly { readonly id: number; readonly asked: Asked }[];
  /** Their answers may have arrived. */
  readonly doubtful: readonly { readonly id: number; readonly asked: Asked }[];
  /** All of their numbers, and those of updates that need nothing more. */
  readonly known: readonly number[];
}

export interface IntakeParts {
  readonly waiting: WaitingCalls | null;
  readonly log: Log;
  /** Aborted when nothing is sent any more. */
  readonly stopping: AbortSignal;
  /**
   * How many milliseconds an update that came alone may take before it is stored: an answer usually leaves faster, and then nothing is
   * written. Until then, no other update is fetched.
   */
  readonly holdMs?: number | undefined;
}

const HOLD_MS = 100;

interface Ticket {
  readonly id: number;
  readonly asked: Asked;
  /** Settles when the update is stored, or could not be. */
  stored: Promise<boolean> | null;
  /** The answer is about to leave, or has left. */
  begun: boolean;
  /** Its answer may have left an earlier process. */
  readonly isDoubtful: boolean;
  mayBeThere: boolean;
  isDone: boolean;
  readonly done: () => void;
  readonly doneSoon: Promise<void>;
  readonly safe: () => void;
}

/** The answer is given by another process. */
class TakenOverError extends Error {}

export const createIntake = ({ waiting, log, stopping, holdMs = HOLD_MS }: IntakeParts): Intake => {
  const current = new AsyncLocalStorage<Ticket>();
  const ending = new AbortController();
  /** Came since the last batch was looked at. */
  let arrived: Ticket[] = [];
  /** Numbers of stored updates that are answered. */
  const toFinish = new Set<number>();
  /** Stored before they were accepted. */
  const storedBefore = new Map<number, { readonly begun: boolean }>();
  /** Telegram has forgotten updates below this number; of those from it on, some may be answered. */
  let forgotten = 0;
  let hasAnswered = false;
  let isReachable = true;
  const counts = { left: 0, dropped: 0 };

  const reach = (works: boolean, error?: unknown) => {
    if (isReachable && !works)
      log.warn(
        { platform: 'telegram', err: error },
        'cannot store the questions that wait: a restart would lose them',
      );
    if (!isReachable && works) log.info({ platform: 'telegram' }, 'questions that wait are stored again');
    isReachable = works;
  };
  /** What the database does, or `otherwise` where it cannot. */
  const trying = async <T>(work: (calls: WaitingCalls) => Promise<T>, otherwise: T): Promise<T> => {
    if (waiting === null) return otherwise;
    try {
      const result = await work(waiting);
      reach(true);
      return result;
    } catch (error) {
      reach(false, error);
      return otherwise;
    }
  };

  const rowOf = ({ id, asked, begun }: Ticket): WaitingCall => ({
    id,
    chat: asked.call?.origin.chat ?? '',
    person: asked.call?.origin.user ?? null,
    content: written(asked),
    begun,
  });

  const store = (tickets: readonly Ticket[]) => {
    const open = tickets.filter(({ isDone, stored }) => !isDone && stored === null);
    if (open.length === 0) return;
    const stored = trying((calls) => calls.add(open.map(rowOf)).then(() => true), false);
    for (const ticket of open) ticket.stored = stored;
  };

  const settle = async (tickets: readonly Ticket[]) => {
    const [only] = tickets;
    if (tickets.length === 1 && only !== undefined && waiting !== null)
      await soon(only.doneSoon, holdMs, ending.signal);
    store(tickets);
    for (const ticket of tickets)
      if (ticket.isDone) ticket.safe();
      else void ticket.stored?.then(ticket.safe);
  };

  const begin = createBatches((ids: readonly number[]) =>
    trying<ReadonlySet<number>>((calls) => calls.begin(ids), new Set()),
  );
  const release = createBatches((ids: readonly number[]) => trying((calls) => calls.release(ids), undefined));
  const finish = createBatches(async () => {
    const ids = [...toFinish];
    const isErased = await trying((calls) => calls.finish(ids, forgotten).then(() => true), false);
    if (!isErased) return;
    for (const id of ids) toFinish.delete(id);
    hasAnswered = true;
  });
  const forget = createBatches((below: readonly number[]) =>
    trying((calls) => calls.confirmed(Math.max(...below)), undefined),
  );

  /** What was under way is over. Resolves when that is written. */
  const close = async (ticket: Ticket, isLeft: boolean) => {
    ticket.isDone = !isLeft;
    ticket.done();
    const isStored = ticket.stored !== null && (await ticket.stored);
    if (isLeft) {
      if (isStored) counts.left++;
      else counts.dropped++;
      if (isStored && ticket.begun && !ticket.isDoubtful) await release(ticket.id);
    } else if (isStored) {
      toFinish.add(ticket.id);
      await finish(ticket.id);
    }
  };

  const wrapped =
    (ticket: Ticket): Wrapped =>
    async (work) => {
      const unsent = (error: unknown) =>
        stopping.aborted && !ticket.mayBeThere && error instanceof PlatformError && error.certain;
      let isLeft = stopping.aborted;
      try {
        return isLeft ? null : await current.run(ticket, work);
      } catch (error) {
        isLeft = unsent(error);
        if (isLeft || error instanceof TakenOverError) return null;
        throw error;
      } finally {
        void writing(close(ticket, isLeft));
      }
    };

  const writes = new Set<Promise<unknown>>();
  const writing = (work: Promise<unknown>) => {
    const one = work.finally(() => writes.delete(one));
    writes.add(one);
    return one;
  };

  return {
    accept(id, asked, take) {
      return new Promise((safe) => {
        let done = () => {};
        const doneSoon = new Promise<void>((resolve) => {
          done = resolve;
        });
        const before = storedBefore.get(id);
        storedBefore.delete(id);
        const ticket: Ticket = {
          id,
          asked,
          stored: before === undefined ? null : Promise.resolve(true),
          begun: before?.begun === true,
          isDoubtful: before?.begun === true,
          mayBeThere: false,
          isDone: false,
          done,
          doneSoon,
          safe,
        };
        if (!take(wrapped(ticket))) return safe();
        if (before !== undefined || waiting === null) return safe();
        if (arrived.length === 0)
          setImmediate(() => {
            const tickets = arrived;
            arrived = [];
            void writing(settle(tickets));
          });
        arrived.push(ticket);
      });
    },

    async departing() {
      const ticket = current.getStore();
      if (ticket === undefined) return () => {};
      if (!ticket.begun) {
        ticket.begun = true;
        // Together with others that came at the same moment, it is stored before anything leaves.
        if (arrived.includes(ticket)) await new Promise(setImmediate);
        if (ticket.stored !== null && (await ticket.stored)) {
          const taken = await begin(ticket.id);
          if (taken.has(ticket.id)) throw new TakenOverError();
        }
      }
      return (mayBeThere) => {
        ticket.mayBeThere ||= mayBeThere;
      };
    },

    confirmed(below) {
      if (below <= forgotten) return;
      forgotten = below;
      if (!hasAnswered) return;
      hasAnswered = false;
      void writing(forget(below));
    },

    async left() {
      if (waiting === null) return { calls: [], doubtful: [], known: [] };
      const { calls, done } = await waiting.left();
      hasAnswered ||= done.length > 0;
      const read = calls.map(({ id, content, begun }) => ({ id, begun, asked: readKept(content) }));
      for (const { id, begun } of calls) storedBefore.set(id, { begun });
      const those = (begun: boolean) =>
        read.flatMap((one) =>
          one.asked === null || one.begun !== begun ? [] : [{ id: one.id, asked: one.asked }],
        );
      for (const { id, asked } of read) if (asked === null) toFinish.add(id);
      if (toFinish.size > 0) await finish(0);
      return { calls: those(false), doubtful: those(true), known: [...done, ...calls.map(({ id }) => id)] };
    },

    isStored: (id, begun) => void storedBefore.set(id, { begun }),

    drop(id) {
      storedBefore.delete(id);
      toFinish.add(id);
      void writing(finish(id));
    },

    end: () => ending.abort(),

    async ended() {
      while (writes.size > 0) await Promise.all(writes);
      const { left, dropped } = counts;
      if (left > 0) log.info({ platform: 'telegram', count: left }, 'left questions for the next start');
      if (dropped > 0)
        log.warn(
          { platform: 'telegram', count: dropped },
          'dropped questions, because they could not be stored',
        );
    },
  };
};

/** As the only process has them; what arrives is stored elsewhere. */
export const waitingOf = ({ begin, release, finish }: SharedCalls): WaitingCalls => ({
  add: async () => {},
  begin,
  release,
  finish,
  confirmed: async () => {},
  left: async () => ({ calls: [], done: [] }),
});

/** Resolves with the promise, after so many milliseconds of real time, or when `until` is aborted. */
const soon = (promise: Promise<void>, ms: number, until: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      until.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    until.addEventListener('abort', finish);
    if (until.aborted) finish();
    void promise.then(finish);
  });
