// Copies all data from one database into another, and verifies the copy with checksums.

import { sql } from 'kysely';
import type { Job } from '../work/job.ts';
import { DataError } from './data-error.ts';
import type { Database, Db, Tx } from './database.ts';
import { type AnyRow, batchesOf, createTotal, KEPT, type TableName, totalOf } from './rows.ts';

/** SQLite takes at most 32,766 values in a statement; no table of ours has more columns than this leaves room for. */
const ROWS_AT_ONCE = 100;

export type Counts = ReadonlyMap<TableName, number>;

/**
 * Replaces all rows of `to` by those of `from`, in one transaction: if a count or checksum differs in the end, nothing has changed.
 * Both have to be of this version. What falls due is handed to whoever does it there. `check` may refuse what it finds in `to`.
 */
export const copyAll = (from: Db, to: Database, check?: (tx: Tx) => Promise<void>): Promise<Counts> =>
  to.write(async (tx) => {
    await check?.(tx);
    for (const table of [...KEPT].reverse()) await sql`delete from ${sql.table(table)}`.execute(tx);
    const counts = new Map<TableName, number>();
    for (const table of KEPT) {
      const sent = createTotal();
      for await (const rows of batchesOf(from, table)) {
        for (const row of rows) sent.add(row);
        for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
          await insert(tx, table, rows.slice(at, at + ROWS_AT_ONCE));
      }
      const [given, arrived] = [sent.total(), await totalOf(tx, table)];
      if (given.rows !== arrived.rows || given.sum !== arrived.sum)
        throw new DataError(`The rows of "${table}" did not arrive unchanged. Nothing has been changed.`);
      counts.set(table, given.rows);
    }
    await to.enqueue(tx, await dueWork(tx));
    return counts;
  });

const insert = (tx: Tx, table: TableName, rows: readonly AnyRow[]) =>
  tx
    .insertInto(table)
    .values(rows as never)
    .execute();

/** What would have been handed out when these rows were written. */
const dueWork = async (tx: Tx): Promise<Job[]> => {
  const digests = await tx
    .selectFrom('digests')
    .select(['id', 'next_at'])
    .where('state', '=', 'on')
    .where('next_at', 'is not', null)
    .execute();
  const entries = await tx.selectFrom('ledger').select(['id', 'due_at']).where('state', '=', 'due').execute();
  return [
    ...digests.map(({ id, next_at }): Job => ({ task: 'slot', id, at: next_at ?? 0 })),
    ...entries.map(({ id, due_at }): Job => ({ task: 'part', id, at: due_at })),
  ];
};
