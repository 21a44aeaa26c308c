// Gaps in the database: counts without words, questions that enough people have asked, and who waits to be told.

import { type Expression, type SqlBool, sql } from 'kysely';
import { dayOf } from '../core/day.ts';
import type { Clock, Locale } from '../core/ports.ts';
import type { Gap, GapStore } from '../gaps/gap.ts';
import type { NewPart } from '../ledger/ledger.ts';
import type { Database, Db, Tx } from './database.ts';
import { addParts } from './ledger-rows.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Nobody waits for longer. */
const ASKER_MS = 30 * DAY_MS;
/** What nobody has asked for so long is forgotten. */
const GAP_MS = 90 * DAY_MS;
const COUNT_MS = 365 * DAY_MS;
/** More are neither compared nor shown. */
const MAX_GAPS = 500;

/** Somebody waits for whom nothing was made, or the gap is gone: what has been written goes. */
class GapChangedError extends Error {}

const unasked = sql<SqlBool>`text is null and not exists (select 1 from gap_askers where gap_askers.gap = gaps.id)`;

/** A gap that was there for those who wait alone goes with the last of them. */
export const dropUnasked = async (tx: Tx): Promise<number> =>
  Number((await tx.deleteFrom('gaps').where(unasked).executeTakeFirst()).numDeletedRows);

/** What has been kept for long enough; and every message to somebody who waited that is no longer on its way, with their chat. The number of rows that lost words or ids. */
export const pruneGaps = async (tx: Tx, now: number): Promise<number> => {
  const askers = await tx
    .deleteFrom('gap_askers')
    .where('created_at', '<=', now - ASKER_MS)
    .executeTakeFirst();
  let rows = Number(askers.numDeletedRows) + (await dropUnasked(tx));
  // Who waits, waits on: their own words are kept for as long.
  const texts = await tx
    .updateTable('gaps')
    .set({ text: null })
    .where('text', 'is not', null)
    .where('last_at', '<=', now - GAP_MS)
    .executeTakeFirst();
  rows += Number(texts.numUpdatedRows) + (await dropUnasked(tx));
  await tx
    .deleteFrom('gap_counts')
    .where('day', '<', dayOf(now - COUNT_MS))
    .execute();
  const told = await tx
    .deleteFrom('ledger')
    .where('kind', '=', 'gap')
    .where((w) =>
      w.or([
        w('state', 'in', ['sent', 'failed', 'skipped', 'uncertain']),
        w('created_at', '<=', now - ASKER_MS),
      ]),
    )
    .executeTakeFirst();
  return rows + Number(told.numDeletedRows);
};

interface Row {
  readonly id: string;
  readonly text: string | null;
  readonly locale: string | null;
  readonly asked: number;
  readonly first_at: number;
  readonly last_at: number;
  readonly waiting: number | string;
}

const gapFromRow = (row: Row): Gap => ({
  id: row.id,
  text: row.text ?? '',
  locale: row.locale as Locale | null,
  asked: row.asked,
  waiting: Number(row.waiting),
  firstAt: row.first_at,
  lastAt: row.last_at,
});

/** Whoever waits has been there for less than {@link ASKER_MS}, also before they are forgotten. */
const fresh = (now: number): Expression<SqlBool> =>
  sql<SqlBool>`gap_askers.created_at > ${sql.lit(now - ASKER_MS)}`;

/** Of a gap without words those of whoever came first. */
const selected = (db: Db, now: number) =>
  db
    .selectFrom('gaps')
    .select(['id', 'locale', 'asked', 'first_at', 'last_at'])
    .select([
      sql<string | null>`coalesce(text, (select question from gap_askers where gap_askers.gap = gaps.id
        and ${fresh(now)} order by created_at, gap_askers.id limit 1))`.as('text'),
      sql<number>`(select count(*) from gap_askers where gap_askers.gap = gaps.id and ${fresh(now)})`.as(
        'waiting',
      ),
    ]);

export const createGapStore = (database: Database, clock: Clock): GapStore => ({
  count: (counts) =>
    database.writeLightly(async (tx) => {
      for (const { day, locale, topic, count } of counts)
        await tx
          .insertInto('gap_counts')
          .values({ day, locale, topic, count })
          .onConflict((c) =>
            c
              .columns(['day', 'locale', 'topic'])
              .doUpdateSet({ count: sql`gap_counts.count + excluded.count` }),
          )
          .execute();
    }),

  counts: (since) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('gap_counts')
        .select(['locale', 'topic'])
        .select((s) => s.fn.sum('count').as('count'))
        .where('day', '>=', since)
        .groupBy(['locale', 'topic'])
        .orderBy('count', 'desc')
        .orderBy('topic')
        .orderBy('locale')
        .execute();
      return rows.map(({ locale, topic, count }) => ({ locale, topic, count: Number(count) }));
    }),

  all: () =>
    database.read(async (db) => {
      const rows = await selected(db, clock.now())
        .orderBy('asked', 'desc')
        .orderBy('last_at', 'desc')
        .orderBy('id')
        .limit(MAX_GAPS)
        .execute();
      return rows.map(gapFromRow).filter(({ text }) => text !== '');
    }),

  find: (id) =>
    database.read(async (db) => {
      const row = await selected(db, clock.now()).where('id', '=', id).executeTakeFirst();
      return row === undefined || row.text === null ? null : gapFromRow(row);
    }),

  add: ({ id, text, locale, asked }) =>
    database.write(async (tx) => {
      const now = clock.now();
      await tx.insertInto('gaps').values({ id, text, locale, asked, first_at: now, last_at: now }).execute();
    }),

  recordAgain: (id) =>
    database.writeLightly(async (tx) => {
      await tx
        .updateTable('gaps')
        .set((set) => ({ asked: set('asked', '+', 1), last_at: clock.now() }))
        .where('id', '=', id)
        .execute();
    }),

  addAsker: (id, asker, orElse, max) =>
    database.write(async (tx) => {
      const now = clock.now();
      const mine = await tx.selectFrom('gap_askers').select('gap').where('chat', '=', asker.chat).execute();
      if (id !== null && mine.some(({ gap }) => gap === id)) return 'there already';
      if (mine.length >= max) return 'too many';
      // Writing to it first, whoever answers it comes before or after, on either database.
      const known =
        id === null
          ? undefined
          : await tx
              .updateTable('gaps')
              .set({ last_at: now })
              .where('id', '=', id)
              .returning('id')
              .executeTakeFirst();
      const gap = known?.id ?? orElse.id;
      if (known === undefined)
        await tx
          .insertInto('gaps')
          .values({ id: gap, text: null, locale: orElse.locale, asked: 1, first_at: now, last_at: now })
          .execute();
      const { chat, question, locale } = asker;
      await tx
        .insertInto('gap_askers')
        .values({ id: asker.id, gap, chat, question, locale, created_at: now })
        .onConflict((c) => c.doNothing())
        .execute();
      return 'added';
    }),

  askers: (id) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('gap_askers')
        .select(['id', 'chat', 'question', 'locale'])
        .where('gap', '=', id)
        .where(fresh(clock.now()))
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...row, locale: row.locale as Locale }));
    }),

  async answer(id, told) {
    try {
      return await database.write(async (tx) => {
        const gap = await tx.deleteFrom('gaps').where('id', '=', id).returning('id').executeTakeFirst();
        if (gap === undefined) return 'gone';
        const now = clock.now();
        const waited = await tx
          .deleteFrom('gap_askers')
          .where('gap', '=', id)
          .returning(['id', 'created_at'])
          .execute();
        const parts: NewPart[] = [];
        for (const { id: asker, created_at } of waited) {
          const made = told.get(asker);
          if (made === undefined && created_at > now - ASKER_MS) throw new GapChangedError();
          parts.push(...(made ?? []));
        }
        if (parts.length > 0 && !(await addParts(tx, parts, [], now))) throw new GapChangedError();
        await database.enqueue(
          tx,
          parts
            .filter(({ part }) => part === 0)
            .map(({ id: entry, dueAt }) => ({ task: 'part' as const, id: entry, at: dueAt })),
        );
        return 'done';
      });
    } catch (error) {
      if (error instanceof GapChangedError) return 'changed';
      throw error;
    }
  },

  dismiss: (id) =>
    database.write(async (tx) => {
      const gap = await tx.deleteFrom('gaps').where('id', '=', id).returning('id').executeTakeFirst();
      await tx.deleteFrom('gap_askers').where('gap', '=', id).execute();
      return gap !== undefined;
    }),
});
