// Promises that settle when something has become true; looked at after each event, so that no test sleeps.

import { TIMEOUT_MS } from '../../patience.ts';

export interface Waiting {
  /** Looks again at everything that is awaited. */
  changed(): void;
  until(predicate: () => boolean, describe: () => string): Promise<void>;
  close(): void;
}

interface Waiter {
  look(): void;
  fail(why: string): void;
}

export const createWaiting = (): Waiting => {
  const waiters = new Set<Waiter>();
  return {
    changed() {
      for (const waiter of [...waiters]) waiter.look();
    },
    until: (predicate, describe) =>
      new Promise((resolve, reject) => {
        const finish = (settle: () => void) => {
          clearTimeout(timer);
          waiters.delete(waiter);
          settle();
        };
        const waiter: Waiter = {
          look() {
            try {
              if (predicate()) finish(resolve);
            } catch (error) {
              finish(() => reject(error));
            }
          },
          fail: (why) => finish(() => reject(new Error(`${why} ${describe()}`))),
        };
        const timer = setTimeout(() => waiter.fail('It did not come true.'), TIMEOUT_MS);
        waiters.add(waiter);
        waiter.look();
      }),
    close() {
      for (const waiter of [...waiters]) waiter.fail('The fake was closed.');
    },
  };
};
