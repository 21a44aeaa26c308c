// Tells the log of what happens again and again: the first time at once, and then how often, now and then.

import type { Clock, Log } from './ports.ts';

/** How often the number of repetitions is told. */
const EVERY_MS = 60_000;

/**
 * Logs a warning with its error. While the same happens at least once a minute, it then logs only how often, once a minute. The fields
 * must be the same each time.
 */
export const createRepeatedWarning = (clock: Pick<Clock, 'elapsed'>, log: Log, message: string) => {
  let toldAt = Number.NEGATIVE_INFINITY;
  let lastAt = Number.NEGATIVE_INFINITY;
  let count = 0;
  return (fields: object, error: unknown): void => {
    const now = clock.elapsed();
    const isNew = now - lastAt >= EVERY_MS;
    lastAt = now;
    if (isNew) {
      if (count > 0) log.warn({ ...fields, count }, message);
      [toldAt, count] = [now, 0];
      log.warn({ ...fields, err: error }, message);
      return;
    }
    count++;
    if (now - toldAt < EVERY_MS) return;
    log.warn({ ...fields, count }, message);
    [toldAt, count] = [now, 0];
  };
};
