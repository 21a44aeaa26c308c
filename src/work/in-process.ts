// Polls the database for due jobs and runs them in this process, several at once.

import type { Clock, Log } from '../core/ports.ts';
import { StoreError } from '../core/store-error.ts';
import type { Task } from './job.ts';

/** The handler of each task. */
export type Tasks = Readonly<Record<Task, (id: string) => Promise<void>>>;

/** Runs jobs when they are due. */
export interface Runner {
  start(): Promise<void>;
  /** Runs everything that is due now, and resolves when it is done. */
  tick(): Promise<void>;
  /** Checks for due jobs now. */
  wake(): void;
  /** Starts no new jobs, and resolves when the running ones are done. */
  stop(): Promise<void>;
}

export interface InProcessParts {
  /** Due rows, most overdue first. */
  readonly due: Readonly<Record<Task, (now: number, max: number) => Promise<readonly string[]>>>;
  readonly tasks: Tasks;
  readonly clock: Clock;
  readonly log: Log;
}

/** The polling interval. Other processes write too, so the database is polled even if nothing woke the runner. */
const LOOK_EVERY_MS = 1_000;
/** The pause after a database error. */
const PAUSE_MS = 5_000;
const AT_ONCE = 40;
const TASKS = ['part', 'slot'] as const satisfies readonly Task[];

export const createInProcessRunner = ({ due, tasks, clock, log }: InProcessParts): Runner => {
  const ending = new AbortController();
  const running = new Map<string, Promise<void>>();
  /** What was begun lately, by its turn: a count of all that was ever begun. */
  const tried = new Map<string, number>();
  let turn = 0;
  let looking: Promise<void> = Promise.resolve();
  let woken = new AbortController();

  const begin = (task: Task, id: string, key: string) => {
    const work = tasks[task](id)
      .catch((error: unknown) => {
        const level = error instanceof StoreError ? 'warn' : 'error';
        log[level]({ err: error, task }, 'job failed');
      })
      .finally(() => {
        running.delete(key);
        woken.abort();
      });
    running.set(key, work);
  };

  /** Begins what is due, as long as there is room, but nothing that was tried at or after `since`; false if there was nothing. */
  const look = async (since: number): Promise<boolean> => {
    let found = false;
    for (const [key, at] of tried) if (at < since && !running.has(key)) tried.delete(key);
    for (const task of TASKS) {
      if (running.size >= AT_ONCE || ending.signal.aborted) return true;
      for (const id of await due[task](clock.now(), AT_ONCE + tried.size)) {
        const key = `${task} ${id}`;
        if (tried.has(key)) continue;
        if (running.size >= AT_ONCE) return true;
        found = true;
        turn += 1;
        tried.set(key, turn);
        begin(task, id, key);
      }
    }
    return found;
  };

  const loop = async () => {
    // What cannot be done yet, for want of a platform or of the right library, is left until the next second.
    let since = turn + 1;
    let lookAgainAt = clock.elapsed() + LOOK_EVERY_MS;
    while (!ending.signal.aborted) {
      woken = new AbortController();
      try {
        if (clock.elapsed() >= lookAgainAt) {
          since = turn + 1;
          lookAgainAt = clock.elapsed() + LOOK_EVERY_MS;
        }
        await look(since);
        const until = AbortSignal.any([woken.signal, ending.signal]);
        await clock.wait(LOOK_EVERY_MS, until);
      } catch (error) {
        log.warn({ err: error }, 'could not look for jobs that are due');
        await clock.wait(PAUSE_MS, ending.signal);
      }
    }
  };

  return {
    async start() {
      looking = loop();
    },
    async tick() {
      const since = turn + 1;
      while (await look(since)) await Promise.all(running.values());
    },
    wake: () => woken.abort(),
    async stop() {
      ending.abort();
      await looking;
      await Promise.all(running.values());
    },
  };
};
