// Looks at a database without changing it.

import { existsSync } from 'node:fs';
import Libsql from 'libsql';
import { StoreError } from '../core/store-error.ts';
import { MIGRATIONS } from './migrations.ts';
import type { StoreLocation } from './open.ts';

export interface Inspected {
  /** False where the first start has yet to make it. */
  readonly exists: boolean;
  /** Versions that the next start brings it to. */
  readonly pending: number;
  readonly engine: string;
}

const CONNECT_MS = 5_000;
const DONE = 'select name from kysely_migration';

const compared = (done: readonly string[], engine: string): Inspected => {
  const known = Object.keys(MIGRATIONS);
  if (done.some((name) => !known.includes(name))) throw new StoreError('newer');
  return { exists: done.length > 0, pending: known.length - done.length, engine };
};

const ofFile = (file: string): Inspected => {
  if (!existsSync(file)) return { exists: false, pending: 0, engine: 'SQLite' };
  let connection: InstanceType<typeof Libsql> | null = null;
  try {
    connection = new Libsql(file);
    const [check] = connection.prepare('pragma quick_check(1)').all() as { quick_check: string }[];
    if (check?.quick_check !== 'ok') throw new StoreError('damaged');
    const tables = connection.prepare("select name from sqlite_master where name = 'kysely_migration'").all();
    const done = tables.length === 0 ? [] : (connection.prepare(DONE).all() as { name: string }[]);
    return compared(
      done.map(({ name }) => name),
      'SQLite',
    );
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const code = String((error as { code?: unknown }).code ?? '');
    const problem = /BUSY|LOCKED/.test(code)
      ? 'locked'
      : /CANTOPEN|PERM|READONLY/.test(code)
        ? 'read-only'
        : 'damaged';
    throw new StoreError(problem, { cause: error, detail: code });
  } finally {
    connection?.close();
  }
};

const ofServer = async (url: string): Promise<Inspected> => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    const there = await client.query("select to_regclass('kysely_migration') is not null as there");
    const done = there.rows[0]?.there === true ? (await client.query<{ name: string }>(DONE)).rows : [];
    return compared(
      done.map(({ name }) => name),
      `Postgres ${rows[0]?.server_version ?? ''}`,
    );
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError('lost', { cause: error, detail: String((error as { code?: unknown }).code ?? '') });
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** Rejects with a StoreError that says what is wrong, and how to mend it. */
export const inspectDatabase = async ({ url, file }: StoreLocation): Promise<Inspected> =>
  url === null ? ofFile(file) : ofServer(url);
