// A clock that synchronizes with another one, such as a database server's, so that all processes agree on the time.

import type { Clock } from '../core/ports.ts';

export interface FollowingClock extends Clock {
  /**
   * Goes by the other clock from now on: looks at it at once, and again every few seconds, until the function that this resolves to is
   * called. In between, and while the other cannot be read, it goes on by its own `elapsed`.
   *
   * @param read gives the other clock's time in milliseconds since the epoch.
   * @throws what the first look throws.
   */
  follow(read: () => Promise<number>): Promise<() => void>;
}

/** How long it takes until all have noticed that the other clock was set. */
const LOOK_EVERY_MS = 10_000;
/** An answer that takes longer says too little of the moment to which it belongs. */
const MAX_ANSWER_MS = 1_000;

/** Uses `own` until it follows another clock. */
export const createFollowingClock = (own: Clock): FollowingClock => {
  /** The other clock's time at which `elapsed` was 0. */
  let epoch: number | null = null;

  const look = async (read: () => Promise<number>): Promise<void> => {
    const asked = own.elapsed();
    const time = await read();
    const answered = own.elapsed();
    if (!Number.isFinite(time) || (epoch !== null && answered - asked > MAX_ANSWER_MS)) return;
    epoch = time - (asked + answered) / 2;
  };

  return {
    now: () => (epoch === null ? own.now() : Math.floor(epoch + own.elapsed())),
    elapsed: own.elapsed,
    wait: own.wait,
    async follow(read) {
      const ending = new AbortController();
      await look(read);
      void (async () => {
        for (;;) {
          await own.wait(LOOK_EVERY_MS, ending.signal);
          if (ending.signal.aborted) return;
          await look(read).catch(() => undefined);
        }
      })();
      return () => ending.abort();
    },
  };
};
