// What messages show that were posted: found by the documents that they quote, and kept up when they are corrected.

import type { Clock } from '../core/ports.ts';
import type { Entry, Ledger, Quoted } from '../ledger/ledger.ts';
import type { Database, Tx } from './database.ts';
import { sql } from './kysely.ts';
import type { LedgerTable } from './schema.ts';

/** The months of counts sort as they follow each other. */
export const monthOf = (time: number): string => new Date(time).toISOString().slice(0, 7);

/** A message that is there and shows what its row says: no pin, which is changed without its row, and no change of another. */
const isShown = sql<boolean>`state = 'sent' and (kind in ('answer', 'digest') or (kind = 'correction' and act = 'reply'))`;

type Shown = Pick<Ledger, 'countBeyond' | 'beyond' | 'showing' | 'shownIn' | 'answered'>;

export const createShown = (
  database: Database,
  clock: Clock,
  entryOf: (row: LedgerTable) => Entry,
): Shown => ({
  countBeyond: (documents) =>
    database.writeLightly(async (tx) => {
      const month = monthOf(clock.now());
      for (const document of documents)
        await tx
          .insertInto('beyond')
          .values({ document, month, shown: 1 })
          .onConflict((c) =>
            c.columns(['document', 'month']).doUpdateSet((set) => ({ shown: set('beyond.shown', '+', 1) })),
          )
          .execute();
    }),

  beyond: (document) =>
    database.read(async (db) => {
      const row = await db
        .selectFrom('beyond')
        .select((s) => s.fn.sum('shown').as('shown'))
        .where('document', '=', document)
        .executeTakeFirst();
      return Number(row?.shown ?? 0);
    }),

  showing: (document, most, after) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('ledger')
        .selectAll()
        .where(isShown)
        .where('id', '>', after)
        .$if(document !== null, (q) => {
          // Both databases know `replace`, and neither reads anything into it.
          const named = `"document":${JSON.stringify(document)}`;
          return q.where(sql<boolean>`replace(excerpts, ${named}, '') <> excerpts`);
        })
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(entryOf);
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
      return row === undefined ? null : entryOf(row);
    }),

  answered: () =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('ledger')
        .select(['chat', 'target'])
        .where('kind', '=', 'correction')
        .where('act', '=', 'reply')
        .execute();
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
    .select(['id', 'excerpts'])
    .where(isShown)
    .where('chat', '=', chat)
    .where('message', '=', target)
    .execute();
  for (const row of rows) {
    const shown = JSON.parse(row.excerpts) as Quoted[];
    const left = act === 'edit' ? said : shown.filter(({ citation }) => !about.has(citation));
    await tx
      .updateTable('ledger')
      .set({ excerpts: JSON.stringify(left) })
      .where('id', '=', row.id)
      .execute();
  }
};
