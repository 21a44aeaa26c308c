// A clock that goes as the system's does and can be set ahead, in all processes to the same moment: so leases of the dead end at once.

import type { Clock } from '../../src/core/ports.ts';

export interface LeapingClock extends Clock {
  /** By how many milliseconds it is ahead of the system's. */
  ahead(): number;
  /** Sets it ahead of the system's by so much; who waits for a moment that is past then waits no longer. Never goes back. */
  leap(ahead: number): void;
}

/** The longest timer that Node keeps is a little longer. */
const LONGEST_MS = 2_147_483_000;

export const createLeapingClock = (start: number): LeapingClock => {
  let ahead = start;
  const waiting = new Set<() => void>();
  const now = () => Date.now() + ahead;
  return {
    now,
    elapsed: () => performance.now() + ahead,
    ahead: () => ahead,
    leap(to) {
      ahead = Math.max(ahead, to);
      for (const look of [...waiting]) look();
    },
    wait: (ms, until) =>
      new Promise((resolve) => {
        if (until?.aborted === true) return resolve();
        const end = now() + ms;
        let timer: NodeJS.Timeout | undefined;
        const done = () => {
          clearTimeout(timer);
          waiting.delete(look);
          until?.removeEventListener('abort', done);
          resolve();
        };
        const look = () => {
          clearTimeout(timer);
          const left = end - now();
          if (left <= 0) done();
          else timer = setTimeout(look, Math.min(left, LONGEST_MS));
        };
        until?.addEventListener('abort', done, { once: true });
        waiting.add(look);
        timer = setTimeout(look, Math.min(Math.max(0, ms), LONGEST_MS));
      }),
  };
};
