// Erases deleted data from the database file: scheduled in the same transaction, and done when the database isn't in use.

import { sql } from 'kysely';
import type { Clock } from '../core/ports.ts';
import type { Database, Tx } from './database.ts';

/** `forgetting` was asked for by a person, `answered` comes after calls that waited, and `expiry` happens every hour. */
type ErasureKind = 'forgetting' | 'answered' | 'expiry';

/** The file is written anew at most once in so long; what lies in freed space is overwritten at once in any case. */
const REWRITE_MS: Readonly<Record<ErasureKind, number>> = {
  forgetting: 0,
  answered: 60 * 60_000,
  expiry: 24 * 60 * 60_000,
};
/** However often people ask to be forgotten, between two rewritings pass so many times what the last one took. */
const PAUSE_TIMES = 20;

/** Schedules an erasure. */
export const scheduleErasure = async (tx: Tx, kind: ErasureKind, at: number): Promise<void> => {
  await tx
    .insertInto('erasures')
    .values({ kind, at })
    // A later note differs from one that is being worked on, also within a millisecond.
    .onConflict((c) =>
      c.column('kind').doUpdateSet({
        at: sql<number>`case when erasures.at >= excluded.at then erasures.at + 1 else excluded.at end`,
      }),
    )
    .execute();
};

/** Runs the erasures that are due. */
export const createEraser = (database: Database, clock: Pick<Clock, 'now'>): (() => Promise<void>) => {
  let rewritten = { at: Number.NEGATIVE_INFINITY, ms: 0 };
  /** The note of answered calls whose rows are overwritten, and whose copies wait for the file to be rewritten. */
  let overwritten = Number.NaN;
  return async () => {
    const due = await database.read((db) => db.selectFrom('erasures').selectAll().execute());
    if (due.length === 0) return;
    const begun = clock.now();
    const since = begun - rewritten.at;
    const isAsked = due.some(({ kind }) => kind === 'forgetting');
    const longest = Math.min(...due.map(({ kind }) => REWRITE_MS[kind as ErasureKind]));
    // A clock that was set back makes nobody wait.
    const hasPaused = since < 0 || since >= rewritten.ms * PAUSE_TIMES;
    const rewrite = hasPaused && (since < 0 || since >= longest);
    if (!rewrite && due.every(({ kind, at }) => kind === 'answered' && at === overwritten)) return;
    if (!(await database.erase({ rewrite }))) return;
    if (rewrite) rewritten = { at: clock.now(), ms: Math.max(0, clock.now() - begun) };
    else if (isAsked) return;
    await database.write(async (tx) => {
      // What was noted meanwhile is still to be done.
      for (const { kind, at } of due) {
        if (kind === 'answered' && !rewrite) {
          overwritten = at;
          continue;
        }
        await tx.deleteFrom('erasures').where('kind', '=', kind).where('at', '=', at).execute();
      }
    });
  };
};
