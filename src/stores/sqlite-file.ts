// A database file as it lies there: read, checked and copied without being brought up to date.

import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, type SqliteDatabase, SqliteDialect, sql } from 'kysely';
import Libsql from 'libsql';
import { StoreError } from '../core/store-error.ts';
import { PRIVATE_FILE } from '../system/private-files.ts';
import { DataError } from './data-error.ts';
import { type Db, storeErrorBy } from './database.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Schema } from './schema.ts';

const BUSY_MS = 5_000;

/** Result codes of SQLite ("Result and Error Codes"), by what is to be done about them. */
const fileError = storeErrorBy([
  [/^SQLITE_(BUSY|LOCKED)/, 'locked'],
  [/^SQLITE_(CORRUPT|NOTADB|IOERR)/, 'damaged'],
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/, 'read-only'],
]);

/** Whether it has SQLite's header ("Database File Format", 1.3.1), or nothing yet. */
const beginsAsDatabase = (file: string): boolean => {
  const begin = Buffer.alloc(HEADER.length);
  const handle = openSync(file, 'r');
  try {
    const read = readSync(handle, begin, 0, HEADER.length, 0);
    return read === 0 || begin.equals(HEADER);
  } finally {
    closeSync(handle);
  }
};

const HEADER = Buffer.from('SQLite format 3\0');

/** Works with a file that is there. Rejects with a DataError if it is not, and with a StoreError if it is no sound database. */
export const withFile = async <T>(file: string, work: (db: Db) => Promise<T>): Promise<T> => {
  // libsql makes a file that is not there, whatever it is told.
  if (!existsSync(file)) throw new DataError(`There is no file ${file}.`);
  if (!statSync(file).isFile()) throw new DataError(`${file} is not a file.`);
  // Opening one would put its log, which may be whole, out of the way.
  if (!beginsAsDatabase(file)) throw new StoreError('damaged');
  try {
    const connection = new Libsql(file);
    // libsql has the interface that Kysely knows; only its types do not say so.
    const db = new Kysely<Schema>({
      dialect: new SqliteDialect({ database: connection as unknown as SqliteDatabase }),
    });
    try {
      connection.pragma(`busy_timeout = ${BUSY_MS}`);
      connection.pragma('secure_delete = ON');
      return await work(db);
    } finally {
      await db.destroy();
    }
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw fileError(error);
  }
};

/** Names of the migrations that a database has been through; none if it is none of ours. */
export const migrationsOf = async (db: Db): Promise<readonly string[]> => {
  const tables = await sql`select 1 from sqlite_master where name = 'kysely_migration'`.execute(db);
  if (tables.rows.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
};

/** Rejects with a DataError unless the file is a sound database of the bot's, of this version or an older one. */
export const checkBackup = async (file: string): Promise<void> => {
  const say = (what: string) => new DataError(`${file} ${what}. Nothing has been changed.`);
  const names = await withFile(file, async (db) => {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
    if (rows.length !== 1 || rows[0]?.integrity_check !== 'ok') throw say('is damaged');
    return migrationsOf(db);
  }).catch((error: unknown) => {
    if (error instanceof DataError) throw error;
    const { problem } = error as { problem?: string };
    if (problem === 'damaged') throw say('is damaged, or is not a backup');
    throw error;
  });
  if (names.length === 0) throw say('is not a backup of the bot');
  if (names.some((name) => !(name in MIGRATIONS)))
    throw say('was made by a newer version of the bot: restore it with that version');
};

/** A whole copy at one moment, while others go on writing; without a log of its own beside it. */
export const copyFile = (from: string, to: string): Promise<void> =>
  withFile(from, async (db) => {
    // SQLite takes an empty file, and would make one that anybody can read.
    closeSync(openSync(to, 'w', PRIVATE_FILE));
    await sql`vacuum into ${to}`.execute(db);
  });

/** Has a file or folder reach the disk. */
const sync = (path: string) => {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
};

/** Puts a file that is done in the place of another: there is never half of either. */
export const putInPlace = (made: string, file: string): void => {
  sync(made);
  renameSync(made, file);
  sync(dirname(file));
};

/** A name beside a file, for what is not done yet. */
export const unfinished = (file: string): string => `${file}.unfinished-${process.pid}`;

export const removeFile = (file: string): void => {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true });
};
