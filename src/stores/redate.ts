// What was written before the clock was set back: seen from now it lies in the future, where nothing can have been written.

import { sql } from 'kysely';

/** Processes that share a database differ by less. */
const MIN_SET_BACK_MS = 2_000;

/** What is dated later than this was written before the clock was set back. */
export const latestPossible = (now: number): number => Math.floor(now) + MIN_SET_BACK_MS;

/**
 * A time as if it had been written now: as far ahead as it was from `updated_at`, when it was written. Nobody can tell how much of that
 * has passed since, so whoever waits for it waits at most for all of it again. Null stays null.
 */
export const sinceNow = (column: string, now: number) => {
  const [time, written] = [sql.ref(column), sql.ref('updated_at')];
  return sql<number>`case when ${time} <= ${written} then ${sql.lit(Math.floor(now))}
    else ${sql.lit(Math.floor(now))} + ${time} - ${written} end`;
};
