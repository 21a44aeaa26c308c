// Runs what falls due: digests, and the messages of the ledger. Their schedule is in the database, so they run while that is open.

import type { DatabaseHandle } from '../stores/database-handle.ts';
import type { Runner, Tasks } from '../work/in-process.ts';

export interface JobParts {
  readonly database: Pick<DatabaseHandle, 'onOpen'>;
  /** Runs before any job whenever the database has been opened. */
  readonly prepare: () => Promise<void>;
  /** A digest has fallen due. */
  readonly slot: Tasks['slot'];
  /** A message has. */
  readonly part: Tasks['part'];
}

export interface Jobs {
  /** Runs everything that is due at this moment. */
  tick(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export const createJobs = ({ database, prepare, slot, part }: JobParts): Jobs => {
  let runner: Runner | null = null;
  let isStarted = false;

  database.onOpen(async (stores) => {
    await prepare();
    const isRunning = runner !== null;
    const opened = stores.runner({
      async slot(id) {
        await slot(id);
        opened.wake();
      },
      part,
    });
    runner = opened;
    if (isStarted && !isRunning) await runner.start();
  });

  return {
    tick: async () => runner?.tick(),
    async start() {
      isStarted = true;
      await runner?.start();
    },
    stop: async () => runner?.stop(),
  };
};
