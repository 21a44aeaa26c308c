// The job runner on Postgres: graphile-worker assigns each job to one process. Jobs are added in the transaction that writes their rows.

import { run, type Runner as Worker } from 'graphile-worker';
import type pg from 'pg';
import type { Clock, Log } from '../core/ports.ts';
import { StoreError } from '../core/store-error.ts';
import type { Runner, Tasks } from '../work/in-process.ts';
import type { Task } from '../work/job.ts';
import { workerLogger } from './postgres.ts';

/** The pool of connections has as many. */
const AT_ONCE = 16;
const POLL_MS = 1_000;
/** Clocks that are further apart than this are a fault of the machines; the work is found later then. */
const MAX_EARLY_MS = 30_000;
/** The pause between retries while the database is unavailable. */
const AWAY_MS = 1_000;

/** `fallback` looks after what a job was lost for: with a process that died, or after too many faults. */
export interface GraphileParts {
  readonly pool: pg.Pool;
  readonly tasks: Tasks;
  readonly fallback: Runner;
  /** When a row falls due; 0 where it is gone. */
  readonly dueAt: Readonly<Record<Task, (id: string) => Promise<number>>>;
  readonly clock: Clock;
  readonly log: Log;
}

export const createGraphileRunner = ({ pool, tasks, fallback, dueAt, clock, log }: GraphileParts): Runner => {
  let worker: Worker | null = null;
  const ending = new AbortController();
  /** Clocks differ: a job that comes too early by ours waits, for it would find nothing to do and be gone. */
  const punctual = async (task: Task, id: string): Promise<void> => {
    const early = (await dueAt[task](id)) - clock.now();
    if (early > 0) await clock.wait(Math.min(early, MAX_EARLY_MS));
    await tasks[task](id);
  };
  /** How a job ended cannot be written down while the database is away, and it would stay locked for hours: it is done afterwards. */
  const retryWhileBusy = async (task: Task, id: string): Promise<void> => {
    for (;;) {
      try {
        return await punctual(task, id);
      } catch (error) {
        const isAway = error instanceof StoreError && error.problem === 'lost';
        if (!isAway || ending.signal.aborted) throw error;
        log.warn({ err: error, task }, 'a job is waiting for the database');
        await clock.wait(AWAY_MS, ending.signal);
      }
    }
  };
  const idOf = (payload: unknown): string => String((payload as { id?: unknown }).id ?? '');
  return {
    async start() {
      worker = await run({
        pgPool: pool,
        concurrency: AT_ONCE,
        pollInterval: POLL_MS,
        noHandleSignals: true,
        logger: workerLogger(log),
        taskList: {
          slot: (payload) => retryWhileBusy('slot', idOf(payload)),
          part: (payload) => retryWhileBusy('part', idOf(payload)),
        },
      });
      worker.promise.catch((error: unknown) => log.error({ err: error }, 'the job worker has stopped'));
      await fallback.start();
    },
    tick: fallback.tick,
    wake: fallback.wake,
    async stop() {
      ending.abort();
      await fallback.stop();
      await worker?.stop();
    },
  };
};
