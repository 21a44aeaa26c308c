// The rows of any table of ours, in the order of its key and a few at a time, and a checksum of them.

import { type QueryResult, type RawBuilder, sql } from 'kysely';
import { sha256 } from '../system/hash.ts';
import type { Db } from './database.ts';
import { type Schema, TABLES } from './schema.ts';

export type TableName = keyof Schema;
export type AnyRow = Readonly<Record<string, string | number | Uint8Array | null>>;

/** What makes a row of each table the only one, as the migrations have it. */
const KEYS: { readonly [T in TableName]: readonly (keyof Schema[T] & string)[] } = {
  chats: ['id'],
  pins: ['id'],
  digests: ['id'],
  ledger: ['id'],
  audit: ['seq'],
  audit_head: ['id'],
  library: ['id'],
  texts: ['hash'],
  revisions: ['document', 'revision', 'from_edition'],
  withdrawals: ['document'],
  drafts: ['code'],
  leases: ['name'],
  budgets: ['platform', 'chat'],
  gap_counts: ['day', 'locale', 'topic'],
  gaps: ['id'],
  gap_askers: ['id'],
  corrections: ['id'],
  proposals: ['id'],
  beyond: ['document', 'month'],
  shown: ['entry', 'saying'],
  erasures: ['kind'],
  removals: ['key'],
  codes: ['citation', 'document'],
  waiting: ['platform', 'id'],
  submissions: ['id'],
  originals: ['submission', 'piece'],
};

/** Texts of the library can be long, and a few hundred of them at once are still little memory. */
const AT_ONCE = 200;

/** SQLite's driver gives bytes in a buffer without methods. */
const readable = (row: Readonly<Record<string, unknown>>): AnyRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      (value instanceof ArrayBuffer ? Buffer.from(value) : value) as AnyRow[string],
    ]),
  );

/** A row as JSON can say it: bytes in Base64. */
export const printable = (row: AnyRow): Readonly<Record<string, string | number | null>> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
    ]),
  );

/** Every row of a table; each database sorts by its own rules, so two of them may differ in the order. */
export async function* batchesOf(db: Db, table: TableName): AsyncGenerator<readonly AnyRow[]> {
  const key = KEYS[table];
  const columns = sql.join(key.map((name) => sql.ref(name)));
  for (let after: AnyRow | null = null; ; ) {
    const last: AnyRow | null = after;
    const beyond: RawBuilder<unknown> =
      last === null ? sql`` : sql`where (${columns}) > (${sql.join(key.map((name) => last[name] ?? null))})`;
    const read: QueryResult<AnyRow> = await sql<AnyRow>`select * from ${sql.table(table)} ${beyond}
      order by ${columns} limit ${sql.lit(AT_ONCE)}`.execute(db);
    const rows = read.rows.map(readable);
    if (rows.length > 0) yield rows;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1) ?? null;
  }
}

export interface Total {
  readonly rows: number;
  /** The same for the same rows in whatever order, in hex. */
  readonly sum: string;
}

/** Adds up the SHA-256 of every row modulo 2^256: no order matters, and a row that is there twice counts twice. */
export const createTotal = () => {
  let [rows, sum] = [0, 0n];
  return {
    add(row: AnyRow) {
      const fields = Object.entries(printable(row)).sort(([a], [b]) => (a < b ? -1 : 1));
      const hash = sha256(JSON.stringify(fields));
      rows++;
      sum = BigInt.asUintN(256, sum + BigInt(`0x${hash}`));
    },
    total: (): Total => ({ rows, sum: sum.toString(16).padStart(64, '0') }),
  };
};

export const totalOf = async (db: Db, table: TableName): Promise<Total> => {
  const counted = createTotal();
  for await (const rows of batchesOf(db, table)) for (const row of rows) counted.add(row);
  return counted.total();
};

const countOf = async (db: Db, table: TableName): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
    db,
  );
  return Number(rows[0]?.count ?? 0);
};

/** Rows by table. The head of an audit log without rows and the leases of processes say nothing that anybody could miss. */
export const countAll = async (db: Db): Promise<ReadonlyMap<TableName, number>> => {
  const counts = new Map<TableName, number>();
  for (const table of KEPT) counts.set(table, table === 'audit_head' ? 0 : await countOf(db, table));
  return counts;
};

/** What is carried from one database to another: not the leases, which belong to processes, nor what is to be erased in this file. */
export const KEPT = TABLES.filter((table) => table !== 'leases' && table !== 'erasures');

export const isEmpty = (counts: ReadonlyMap<TableName, number>): boolean =>
  [...counts.values()].every((count) => count === 0);
