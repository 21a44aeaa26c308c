// The real time: the only reader of Date.now and the only setter of timers.

import type { Clock } from '../core/ports.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (ms, until) =>
    new Promise((resolve) => {
      if (until?.aborted === true) return resolve();
      const done = () => {
        clearTimeout(timer);
        until?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      until?.addEventListener('abort', done, { once: true });
    }),
};
