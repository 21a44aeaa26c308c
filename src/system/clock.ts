// The real time: the only reader of the machine's clocks.

import { uptime } from 'node:os';
import type { Clock } from '../core/ports.ts';

/** What the machine tells, in milliseconds. */
export interface MachineTime {
  /** Since the epoch. Anybody may set it. */
  wall(): number;
  /** Since some moment. Nobody can set it, but on Linux and macOS it stops while the machine is suspended. */
  running(): number;
  /** Since the machine was started, counting the time for which it was suspended. Coarse: whole seconds on macOS. */
  up(): number;
}

/** A difference between `up` and `running` that is smaller comes from rounding. */
const MIN_SUSPENDED_MS = 2_000;
/**
 * The longest single timer. Timers stop while the machine is suspended, so a long wait looks at the time now and then. Node turns a
 * timer of more than 2^31 - 1 ms into one of 1 ms.
 */
const LONGEST_TIMER_MS = 30_000;

export const createSystemClock = ({ wall, running, up }: MachineTime): Clock => {
  let difference = up() - running();
  let suspended = 0;

  const elapsed = (): number => {
    const now = running();
    const change = up() - now - difference;
    if (Math.abs(change) > MIN_SUSPENDED_MS) {
      difference += change;
      suspended += Math.max(0, change);
    }
    return now + suspended;
  };

  return {
    now: wall,
    elapsed,
    wait: (ms, until) =>
      new Promise((resolve) => {
        if (until?.aborted === true) return resolve();
        // What is no number is no time to wait.
        const end = elapsed() + (ms > 0 ? ms : 0);
        const done = () => {
          clearTimeout(timer);
          until?.removeEventListener('abort', done);
          resolve();
        };
        const look = () => {
          const left = end - elapsed();
          if (left > 0) timer = setTimeout(look, Math.ceil(Math.min(left, LONGEST_TIMER_MS)));
          else done();
        };
        let timer = setTimeout(look, Math.ceil(Math.min(end - elapsed(), LONGEST_TIMER_MS)));
        until?.addEventListener('abort', done, { once: true });
      }),
  };
};

/** Where the operating system does not tell, a suspension goes unnoticed. */
const upTime = (): number => {
  try {
    return uptime() * 1_000;
  } catch {
    return performance.now();
  }
};

export const systemClock: Clock = createSystemClock({
  wall: () => Date.now(),
  running: () => performance.now(),
  up: upTime,
});
