// What messages show that were posted: found by the documents that they quote, counted by passages, and kept up when they are corrected.

import { sql } from 'kysely';
import type { Clock } from '../core/ports.ts';
import type { Ledger, Quoted } from '../ledger/ledger.ts';
import type { Database, Db, Tx } from './database.ts';
import { newId } from './ids.ts';
import { BLANK, entryFromRow } from './ledger-rows.ts';
import type { LedgerTable } from './schema.ts';
import { readShownPassage, shownPassageKey, shownRows } from './shown-passages.ts';

/** The months of counts sort as they follow each other. */
export const monthOf = (time: number): string => new Date(time).toISOString().slice(0, 7);

/** A message that is there and shows what its row says: no pin, which is changed without its row, and no change of another. */
const isShown = sql<boolean>`state = 'sent' and (kind in ('answer', 'digest') or (kind = 'correction' and act = 'reply'))`;
/** As the index has it, which holds these alone. */
const isAnswer = sql<boolean>`kind = 'correction' and act = 'reply'`;

type ShownStore = Pick<
  Ledger,
  | 'record'
  | 'recordUnreachable'
  | 'unreachableCount'
  | 'showing'
  | 'shownAs'
  | 'countShowing'
  | 'shownIn'
  | 'answered'
>;

/** Has it known what a message shows; told again, it shows that instead. */
export const indexShown = async (tx: Tx, row: Parameters<typeof shownRows>[0]) => {
  await tx.deleteFrom('shown').where('entry', '=', row.id).execute();
  const rows = shownRows(row);
  if (rows.length > 0) await tx.insertInto('shown').values(rows).execute();
};

/** Each saying once, however many messages have it: one step in the index leads to the next. */
export const shownPassagesIn = sql<{ saying: string }>`with recursive said (saying) as (
    select min(saying) from shown
    union all
    select (select min(shown.saying) from shown where shown.saying > said.saying) from said where said.saying is not null
  ) select saying from said where saying is not null`;

export const countIn = (db: Db, sayings: readonly string[]) =>
  db
    .selectFrom('shown')
    .select((s) => s.fn.count('entry').distinct().as('count'))
    .where('saying', 'in', sayings);

export const showingIn = (db: Db, document: string, max: number, after: string) =>
  db
    .selectFrom('ledger')
    .selectAll()
    .where('id', 'in', (w) =>
      w
        .selectFrom('shown')
        .select('entry')
        .distinct()
        .where('document', '=', document)
        .where('entry', '>', after)
        .orderBy('entry')
        .limit(max),
    )
    .orderBy('id');

export const answeredIn = (db: Db) => db.selectFrom('ledger').select(['chat', 'target']).where(isAnswer);

/** SQLite takes at most 32,766 values in a statement. */
const PASSAGES_AT_ONCE = 10_000;

export const createShown = (database: Database, clock: Clock): ShownStore => ({
  record: ({ platform, messages, excerpts, edition, locale = null }) =>
    database.write(async (tx) => {
      const now = clock.now();
      for (const { chat, message } of messages) {
        await tx
          .deleteFrom('ledger')
          .where('chat', '=', chat)
          .where('message', '=', message)
          .where('kind', '=', 'answer')
          .execute();
        if (excerpts.length === 0) continue;
        const row: LedgerTable = {
          ...BLANK,
          id: newId(),
          kind: 'answer',
          cause: null,
          slot: null,
          part: null,
          platform,
          chat,
          message,
          key: '',
          state: 'sent',
          silent: 0,
          due_at: now,
          payload: null,
          hash: '',
          excerpts: JSON.stringify(excerpts),
          edition,
          locale,
          created_at: now,
          updated_at: now,
        };
        await tx.insertInto('ledger').values(row).execute();
        await indexShown(tx, row);
      }
    }),

  recordUnreachable: (counts) =>
    database.writeLightly(async (tx) => {
      const month = monthOf(clock.now());
      if (counts.size > 0)
        await tx
          .insertInto('beyond')
          .values([...counts].map(([document, shown]) => ({ document, month, shown })))
          .onConflict((c) =>
            c.columns(['document', 'month']).doUpdateSet((set) => ({
              shown: set('beyond.shown', '+', set.ref('excluded.shown')),
            })),
          )
          .execute();
    }),

  unreachableCount: (document) =>
    database.read(async (db) => {
      const row = await db
        .selectFrom('beyond')
        .select((s) => s.fn.sum('shown').as('shown'))
        .where('document', '=', document)
        .executeTakeFirst();
      return Number(row?.shown ?? 0);
    }),

  showing: (document, max, after) =>
    database.read(async (db) => {
      const rows = await showingIn(db, document, max, after).execute();
      return rows.map(entryFromRow);
    }),

  shownAs: () =>
    database.read(async (db) => {
      const { rows } = await shownPassagesIn.execute(db);
      return rows.map(({ saying }) => readShownPassage(saying));
    }),

  countShowing: (all) =>
    database.read(async (db) => {
      const sayings = all.map(shownPassageKey);
      let count = 0;
      for (let at = 0; at < sayings.length; at += PASSAGES_AT_ONCE) {
        const row = await countIn(db, sayings.slice(at, at + PASSAGES_AT_ONCE)).executeTakeFirst();
        count += Number(row?.count ?? 0);
      }
      return count;
    }),

  shownIn: (chat, message) =>
    database.read(async (db) => {
      const row = await db
        .selectFrom('ledger')
        .selectAll()
        .where(isShown)
        .where('chat', '=', chat)
        .where('message', '=', message)
        .executeTakeFirst();
      return row === undefined ? null : entryFromRow(row);
    }),

  answered: () =>
    database.read(async (db) => {
      const rows = await answeredIn(db).execute();
      return rows.map(({ chat, target }) => ({ chat, message: target ?? '' }));
    }),
});

/** What the corrected message shows from now on: of a changed one what stands in it now, of an answered one what the answer is not about. */
export const showCorrected = async (
  tx: Tx,
  { chat, act, target, excerpts }: Pick<LedgerTable, 'chat' | 'act' | 'target' | 'excerpts'>,
) => {
  const said = JSON.parse(excerpts) as Quoted[];
  const about = new Set(said.map(({ citation }) => citation));
  const rows = await tx
    .selectFrom('ledger')
    .select(['id', 'kind', 'act', 'locale', 'excerpts'])
    .where(isShown)
    .where('chat', '=', chat)
    .where('message', '=', target)
    .execute();
  for (const row of rows) {
    const shown = JSON.parse(row.excerpts) as Quoted[];
    const left = act === 'edit' ? said : shown.filter(({ citation }) => !about.has(citation));
    const changed = { ...row, excerpts: JSON.stringify(left) };
    await tx.updateTable('ledger').set({ excerpts: changed.excerpts }).where('id', '=', row.id).execute();
    await indexShown(tx, changed);
  }
};
