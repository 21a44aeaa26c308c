// The database in a file of this machine.

import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Dialect, SqliteDatabase, SqliteStatement } from 'kysely';
import { sql } from 'kysely';
import Libsql from 'libsql';
import type { Clock } from '../core/ports.ts';
import { StoreError } from '../core/store-error.ts';
import { isDiskFull } from '../system/free-space.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../system/private-files.ts';
import {
  type Database,
  type Erase,
  isBusy,
  openDatabase,
  retryWhileBusy,
  sqliteDialect,
  storeErrorBy,
} from './database.ts';

/** Result codes of SQLite ("Result and Error Codes"), by what is to be done about them. */
const errorBy = storeErrorBy([
  [/^SQLITE_(BUSY|LOCKED)/, 'locked'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/, 'read-only'],
  [/^SQLITE_IOERR/, 'damaged'],
]);

/** On a full disk, SQLite names what it could not open or lock, and not why. */
const sqliteErrorIn =
  (file: string) =>
  (error: unknown): StoreError => {
    const told = errorBy(error);
    const mayBeFull = told.problem === 'read-only' || told.problem === 'damaged';
    if (!mayBeFull || !isDiskFull(dirname(file)) || /NOTADB|CORRUPT/.test(told.message)) return told;
    return new StoreError('full', { cause: told.cause });
  };

/** A database of one process, which goes with it. */
const IN_MEMORY = ':memory:';
/** How long a rewriting waits for others that write. */
const REWRITE_WAIT_MS = 2_000;

/**
 * Opens the file, which is made if it is not there. Rejects with a StoreError. `schema`: SQL that a new database in memory begins with,
 * instead of the migrations that lead to the same.
 */
export const openSqlite = async (file: string, clock: Clock, schema = ''): Promise<Database> => {
  const sqliteError = sqliteErrorIn(file);
  let connection: InstanceType<typeof Libsql> | null = null;
  let dialect: Dialect;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: PRIVATE_FOLDER });
    if (existsSync(file) && !statSync(file).isFile())
      throw new StoreError('read-only', { detail: 'not a file' });
    if (file !== IN_MEMORY) onlyForOwner(file);
    const opened = new Libsql(file);
    connection = opened;
    opened.pragma('busy_timeout = 0');
    if (file === IN_MEMORY) opened.exec(schema);
    // Each commit reaches the disk before it is said to be done; readers and a writer do not wait for each other.
    await retryWhileBusy(clock, () => opened.exec('pragma journal_mode = WAL'));
    opened.pragma('synchronous = FULL');
    opened.pragma('foreign_keys = ON');
    // What is deleted is overwritten.
    opened.pragma('secure_delete = ON');
    const exec = (sql: string) => void opened.exec(sql);
    dialect = sqliteDialect({ database: libsqlAsKysely(opened), exec }, clock);
  } catch (error) {
    connection?.close();
    if (error instanceof StoreError) throw error;
    if ((error as { code?: string }).code === undefined)
      throw new StoreError(isDiskFull(dirname(file)) ? 'full' : 'read-only', { cause: error });
    throw sqliteError(fileErrors(error));
  }
  const moveLog = file === IN_MEMORY ? null : moveLogOf(file);
  return openDatabase('sqlite', dialect, sqliteError, eraseIn(file), undefined, moveLog);
};

const eraseIn =
  (file: string): Erase =>
  async (db, { rewrite }) => {
    if (file === IN_MEMORY) return true;
    if (rewrite && !(await rewriteFile(file))) return false;
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    return rows[0]?.busy === 0;
  };

/** In a thread with a connection of its own, since it takes about a second for every 100 MB. False while others write. */
const rewriteFile = async (file: string): Promise<boolean> => {
  const code = await inThread(file, 'vacuum');
  if (code !== null && !isOfOthers(code))
    throw Object.assign(new Error('rewriting the database failed'), { code });
  return code === null;
};

/** What others keep from being moved stays in the log until the next time, and so does what cannot be moved: nothing is lost by that. */
const moveLogOf = (file: string) => async (): Promise<void> => {
  await inThread(file, 'pragma wal_checkpoint(passive)').catch(() => null);
};

const isOfOthers = (code: string): boolean => /^SQLITE_(BUSY|LOCKED)/.test(code);

/** Runs a statement in a thread; gives the code of what went wrong, or null. */
const inThread = (file: string, statement: string): Promise<string | null> =>
  new Promise((done, fail) => {
    const thread = new Worker(new URL('./file-thread.js', import.meta.url), {
      workerData: { file, statement, busyMs: REWRITE_WAIT_MS },
    });
    thread.once('message', done);
    thread.once('error', fail);
  });

/** It holds who set what up. The log and its index, which SQLite makes beside the file, take its rights. */
const onlyForOwner = (file: string): void => {
  if (!existsSync(file)) closeSync(openSync(file, 'a', PRIVATE_FILE));
  for (const end of ['', '-wal', '-shm'])
    try {
      if (existsSync(file + end)) chmodSync(file + end, statSync(file + end).mode & 0o700);
    } catch {
      // Only its owner may change that; whether it can be used shows when it is opened.
    }
};

/** What the file system says of a folder that cannot be made. */
const fileErrors = (error: unknown): unknown => {
  const { code = '' } = error as { code?: string };
  if (code === 'ENOSPC') return Object.assign(new Error('full', { cause: error }), { code: 'SQLITE_FULL' });
  return /^E[A-Z]+$/.test(code)
    ? Object.assign(new Error('file', { cause: error }), { code: `SQLITE_CANTOPEN_${code}` })
    : error;
};

/** Statements kept for the next time, and the longest of them: those with long lists of values rarely come again. */
const MAX_STATEMENTS = 200;
const STATEMENT_CHARS = 2_000;
/** What a pragma does, it may do when it is prepared, and not when it is run again. */
const KEEPABLE = /^(?:select|insert|update|delete|with|commit|rollback)\b/i;

/**
 * libsql has the interface of better-sqlite3, which is the one that Kysely knows; only its types do not say so. A statement is prepared
 * once, since that takes longer than running it. A statement that is refused because others write keeps its view of the database, in
 * which nothing can ever be written, until it is run once more or collected: so the same one is run again, and kept no longer.
 */
const libsqlAsKysely = (connection: InstanceType<typeof Libsql>): SqliteDatabase => {
  const known = connection as unknown as SqliteDatabase;
  const kept = new Map<string, SqliteStatement>();
  let refused: { readonly sql: string; readonly statement: SqliteStatement } | null = null;

  const keep = (sql: string, statement: SqliteStatement) => {
    if (sql.length > STATEMENT_CHARS || !KEEPABLE.test(sql)) return;
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > MAX_STATEMENTS && oldest !== undefined) kept.delete(oldest);
  };

  return {
    close() {
      kept.clear();
      // libsql leaves the log beside the file; whoever copies or looks at the file alone has all of it then.
      try {
        connection.exec('pragma wal_checkpoint(TRUNCATE)');
      } catch (error) {
        if (!String((error as { code?: string }).code).startsWith('SQLITE_')) throw error;
      }
      known.close();
    },
    prepare(sql) {
      const statement = refused?.sql === sql ? refused.statement : (kept.get(sql) ?? known.prepare(sql));
      refused = null;
      // Whatever fails is prepared anew the next time.
      kept.delete(sql);
      const run = <T>(once: () => T): T => {
        try {
          const result = once();
          keep(sql, statement);
          return result;
        } catch (error) {
          if (isBusy(error)) refused = { sql, statement };
          throw error;
        }
      };
      return {
        reader: statement.reader,
        all: (parameters) => run(() => statement.all(parameters)),
        run: (parameters) => run(() => statement.run(parameters)),
        iterate: (parameters) => known.prepare(sql).iterate(parameters),
      };
    },
  };
};
