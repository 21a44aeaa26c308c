// A handle to the database: open, or unavailable for a known reason and being retried.

import type { Clock, Log } from '../core/ports.ts';
import { StoreError } from '../core/store-error.ts';
import type { Stores } from './stores.ts';

export interface DatabaseHandle {
  /** Throws a StoreError while the database is not open. */
  stores(): Stores;
  /** Why the database isn't open; null if it is. */
  problem(): StoreError | null;
  /** Whether the database is open, answered the last periodic check, and could write the last time. */
  isHealthy(): boolean;
  /** Reports whether the database answered a periodic check. */
  reportHealth(answers: boolean): void;
  /** Adds a listener that runs whenever the database has been opened; at once if it is open. */
  onOpen(listener: (stores: Stores) => Promise<void>): void;
  /** Resolves after the first attempt. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const RETRY_MS = 10_000;

/** `open` opens the database. Null means that there is none, so nothing is stored. */
export const createDatabaseHandle = (
  open: (() => Promise<Stores>) | null,
  clock: Clock,
  log: Log,
): DatabaseHandle => {
  const ending = new AbortController();
  let stores: Stores | null = null;
  let problem: StoreError | null = new StoreError('closed');
  let answering = true;
  let trying: Promise<void> = Promise.resolve();
  const listeners: ((stores: Stores) => Promise<void>)[] = [];

  const tell = (listener: (opened: Stores) => Promise<void>, opened: Stores) =>
    listener(opened).catch((error: unknown) => log.error({ err: error }, 'the database could not be opened'));

  const attempt = async (): Promise<boolean> => {
    if (open === null) return true;
    try {
      stores = await open();
    } catch (error) {
      const told = error instanceof StoreError ? error : new StoreError('other', { cause: error });
      if (told.message !== problem?.message)
        log.error({ err: told }, 'the bot answers questions, but cannot store anything for now');
      problem = told;
      return false;
    }
    problem = null;
    for (const listener of [...listeners]) await tell(listener, stores);
    return true;
  };

  const keepTrying = async () => {
    while (!ending.signal.aborted) {
      await clock.wait(RETRY_MS, ending.signal);
      if (ending.signal.aborted || (await attempt())) return;
    }
  };

  return {
    stores() {
      if (stores === null) throw problem ?? new StoreError('closed');
      return stores;
    },
    problem: () => problem,
    isHealthy: () => problem === null && answering && (stores?.refusal() ?? null) === null,
    reportHealth(answers) {
      answering = answers;
    },
    onOpen(listener) {
      listeners.push(listener);
      if (stores !== null) void tell(listener, stores);
    },
    async start() {
      const first = attempt();
      trying = first.then((isOpen) => (isOpen ? undefined : keepTrying()));
      await first;
    },
    async stop() {
      ending.abort();
      await trying;
      await stores?.close();
      stores = null;
      problem = new StoreError('closed');
    },
  };
};
