// Corrections in the database.

import { sql } from 'kysely';
import type { Clock } from '../core/ports.ts';
import type {
  Correction,
  CorrectionAct,
  CorrectionState,
  CorrectionStore,
  Tally,
} from '../corrections/correction.ts';
import type { Database, Tx } from './database.ts';
import { addParts } from './ledger-rows.ts';
import { latestPossible, sinceNow } from './redate.ts';
import type { CorrectionsTable } from './schema.ts';
import { decideIn } from './sending.ts';

const correctionOf = (row: CorrectionsTable): Correction => ({
  id: row.id,
  document: row.document,
  act: row.act as CorrectionAct,
  note: row.note,
  version: row.version,
  by: row.by,
  state: row.state as CorrectionState,
  startsAt: row.starts_at,
  createdAt: row.created_at,
});

/** What holds for the library. */
const HOLDS = ['confirmed', 'sent'] as const;

/** A note that was lifted says nothing any more; that messages were corrected for it stays true. */
const LIFTED = '';

/** Another process has been there first, so that nothing of this is to be written. */
class TooLateError extends Error {}

export const createCorrectionStore = (database: Database, clock: Clock): CorrectionStore => ({
  add: ({ startsAt, createdAt, ...correction }) =>
    database.write(async (tx) => {
      await tx
        .insertInto('corrections')
        .values({ ...correction, starts_at: startsAt, created_at: createdAt, updated_at: createdAt })
        .execute();
    }),

  find: (id) =>
    database.read(async (db) => {
      const row = await db.selectFrom('corrections').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : correctionOf(row);
    }),

  change: (id, from, { state, version, startsAt }) =>
    database.write((tx) =>
      changed(tx, id, from, {
        ...(state === undefined ? {} : { state }),
        ...(version === undefined ? {} : { version }),
        ...(startsAt === undefined ? {} : { starts_at: startsAt }),
        updated_at: clock.now(),
      }),
    ),

  recent: (max) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('corrections')
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(max)
        .execute();
      return rows.map(correctionOf);
    }),

  notes: () =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('corrections')
        .select(['document', 'note'])
        .where('act', '=', 'correct')
        .where('note', '!=', LIFTED)
        .where('state', 'in', HOLDS)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      const newest = new Map(rows.map(({ document, note }) => [document, note]));
      return [...newest].map(([document, note]) => ({ document, note }));
    }),

  lift: (document) =>
    database.write(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('corrections')
        .set({ note: LIFTED, updated_at: clock.now() })
        .where('document', '=', document)
        .where('act', '=', 'correct')
        .where('note', '!=', LIFTED)
        .where('state', 'in', HOLDS)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    }),

  due: (now) =>
    database.write(async (db) => {
      await db
        .updateTable('corrections')
        .set({ starts_at: sinceNow('starts_at', now), updated_at: Math.floor(now) })
        .where('state', '=', 'confirmed')
        .where('updated_at', '>', latestPossible(now))
        .execute();
      const rows = await db
        .selectFrom('corrections')
        .selectAll()
        .where('state', '=', 'confirmed')
        .where('starts_at', '<=', now)
        .orderBy('starts_at')
        .orderBy('id')
        .execute();
      return rows.map(correctionOf);
    }),

  settled: () =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('corrections')
        .select(['document', 'version'])
        .distinct()
        .where('state', 'in', ['confirmed', 'sent', 'dismissed'])
        .where('version', 'is not', null)
        .execute();
      return rows.map(({ document, version }) => ({ document, version: version ?? '' }));
    }),

  async begin(id, parts) {
    try {
      return await database.write(async (tx) => {
        if (!(await changed(tx, id, 'confirmed', { state: 'sent', updated_at: clock.now() }))) return false;
        if (!(await addParts(tx, parts, [], clock.now()))) throw new TooLateError();
        await database.enqueue(
          tx,
          parts.map((part) => ({ task: 'part', id: part.id, at: part.dueAt })),
        );
        return true;
      });
    } catch (error) {
      if (error instanceof TooLateError) return false;
      throw error;
    }
  },

  underWay: (since) =>
    database.read(async (db) => {
      const row = await db
        .selectFrom('ledger')
        .select('id')
        .where('kind', '=', 'correction')
        .where('state', 'in', ['due', 'sending'])
        .where('created_at', '>', since)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    }),

  tally: (id) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('ledger')
        .select(['act', sql<string>`case when why = 'gone' then 'gone' else state end`.as('state')])
        .select((s) => s.fn.countAll().as('count'))
        .where('cause', '=', id)
        .where('kind', '=', 'correction')
        .groupBy(['act', sql`case when why = 'gone' then 'gone' else state end`])
        .execute();
      return rows.map(({ act, state, count }) => ({ act: act as Tally['act'], state, count: Number(count) }));
    }),

  decide: (id, what) =>
    database.write((tx) =>
      decideIn(database, tx, what, clock.now(), (q) =>
        q.where('cause', '=', id).where('kind', '=', 'correction').where('state', '=', 'uncertain'),
      ),
    ),
});

const changed = async (
  tx: Tx,
  id: string,
  from: CorrectionState,
  set: Partial<CorrectionsTable>,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('corrections')
    .set(set)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
