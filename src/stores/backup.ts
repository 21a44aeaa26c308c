// Backups: one file of the same kind from either database, made while the bot runs, and put back into either.

import { chmodSync, chownSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import type { Clock, Log } from '../core/ports.ts';
import { StoreError } from '../core/store-error.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../system/private-files.ts';
import { type Counts, copyAll } from './copy.ts';
import { DataError } from './data-error.ts';
import { type Database, type Db, timeOfServer } from './database.ts';
import { openDatabaseAt, type StoreLocation } from './open.ts';
import { countAll, isEmpty } from './rows.ts';
import { openSqlite } from './sqlite.ts';
import {
  checkBackup,
  copyFile,
  migrationsOf,
  putInPlace,
  removeFile,
  unfinished,
  withFile,
} from './sqlite-file.ts';

export interface DataParts {
  readonly place: StoreLocation;
  readonly clock: Clock;
  readonly log: Log;
}

/** Reads a database as it is at one moment, however long that takes, and holds up nobody who writes. */
export const readSnapshot = async <T>(
  { place, clock, log }: DataParts,
  work: (db: Db) => Promise<T>,
): Promise<T> => {
  if (place.url === null)
    return withFile(place.file, async (db) => {
      // Before its first start the bot has a file without tables, or none.
      if ((await migrationsOf(db)).length === 0)
        throw new DataError(`${place.file} is not a database of the bot.`);
      return db.transaction().execute(work);
    });
  const database = await openDatabaseAt(place, clock, log);
  try {
    return await database.read((db) =>
      db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    );
  } finally {
    await database.close();
  }
};

/** Writes a backup to a file, whole or not at all. Only the operator may read it, as it holds what chats have asked for. */
export const backUp = async (parts: DataParts, file: string): Promise<Counts> => {
  const { place, clock } = parts;
  const made = unfinished(file);
  removeFile(made);
  try {
    if (place.url === null) await copyFile(place.file, made);
    else {
      const target = await openSqlite(made, clock);
      try {
        await readSnapshot(parts, (db) => copyAll(db, target));
        await foldLog(target);
      } finally {
        await target.close();
      }
    }
    const counts = await withFile(made, countAll);
    chmodSync(made, PRIVATE_FILE);
    putInPlace(made, file);
    return counts;
  } finally {
    removeFile(made);
  }
};

/** Takes the write-ahead log into the file, so that the file is all there is. */
const foldLog = (database: Database) =>
  database.read(async (db) => {
    await sql`pragma journal_mode = delete`.execute(db);
  });

export interface Lease {
  readonly name: string;
  readonly holder: string;
  readonly forMs: number;
}

const leasesIn = async (db: Db, { place, clock }: DataParts): Promise<readonly Lease[]> => {
  // Those who hold them go by the server's clock.
  const now = place.url === null ? clock.now() : Math.floor(await timeOfServer(db));
  const rows = await db.selectFrom('leases').selectAll().where('until', '>=', now).orderBy('name').execute();
  return rows.map(({ name, holder, until }) => ({ name, holder, forMs: until - now }));
};

/** What is in a database: rows, and the leases of processes that run. Null if it is not there, or cannot be read as it is. */
export const inspectDatabase = async (
  parts: DataParts,
): Promise<{ readonly counts: Counts; readonly leases: readonly Lease[] } | null> => {
  if (parts.place.url === null && !existsSync(parts.place.file)) return null;
  try {
    return await readSnapshot(parts, async (db) => ({
      counts: await countAll(db),
      leases: await leasesIn(db, parts),
    }));
  } catch (error) {
    const unreadable =
      error instanceof DataError || (error instanceof StoreError && error.problem === 'damaged');
    if (parts.place.url === null && unreadable) return null;
    throw error;
  }
};

/** A backup as a database of this version, in a file of its own that goes afterwards; the backup stays as it is. */
const withCurrent = async <T>(
  backup: string,
  near: string,
  clock: Clock,
  work: (file: string) => Promise<T>,
): Promise<T> => {
  const made = unfinished(near);
  mkdirSync(dirname(near), { recursive: true, mode: PRIVATE_FOLDER });
  removeFile(made);
  try {
    await copyFile(backup, made);
    const database = await openSqlite(made, clock);
    try {
      await database.write((tx) => tx.deleteFrom('leases').execute());
      await foldLog(database);
    } finally {
      await database.close();
    }
    return await work(made);
  } finally {
    removeFile(made);
  }
};

/** What was on its way when a backup was made may have been sent since: a person decides. Gives how many messages that are. */
const markPendingUncertain = (db: Db): Promise<number> =>
  db
    .updateTable('ledger')
    .set({ state: 'uncertain', why: 'restored', lease_by: null, lease_until: null })
    .where('state', 'in', ['due', 'sending'])
    .executeTakeFirst()
    .then(({ numUpdatedRows }) => Number(numUpdatedRows));

export interface Restored {
  readonly counts: Counts;
  /** Messages of which nobody can tell whether they were sent after the backup. */
  readonly uncertain: number;
}

/** Puts a backup, which has been checked, in the place of all there is. What was there goes to `aside`, if that is not null. */
export const restore = async (parts: DataParts, backup: string, aside: string | null): Promise<Restored> => {
  const { place, clock, log } = parts;
  await checkBackup(backup);
  return withCurrent(backup, place.file, clock, async (current) => {
    const uncertain = await withFile(current, markPendingUncertain);
    if (place.url === null) {
      const counts = await withFile(current, countAll);
      likeItsFolder(current, place.file);
      if (aside === null) removeFile(place.file);
      else await setAside(place.file, aside);
      putInPlace(current, place.file);
      return { counts, uncertain };
    }
    if (aside !== null) await backUp(parts, aside);
    const target = await openDatabaseAt(place, clock, log);
    try {
      return { counts: await withFile(current, (db) => copyAll(db, target)), uncertain };
    } finally {
      await target.close();
    }
  });
};

/** Whoever restores is often another user than the one the bot runs as. */
const likeItsFolder = (made: string, file: string): void => {
  const { uid, gid } = statSync(dirname(file));
  chmodSync(made, existsSync(file) ? statSync(file).mode & PRIVATE_FOLDER : PRIVATE_FILE);
  try {
    chownSync(made, uid, gid);
  } catch {
    // Only root may give files away, and whoever else restores owns them rightly.
  }
};

/** Keeps the old file under another name, damaged or not. The log beside it goes first: it must not meet the new file. */
const setAside = async (file: string, aside: string): Promise<void> => {
  // Takes the log into the file, where that can still be done.
  await withFile(file, (db) => sql`pragma wal_checkpoint(truncate)`.execute(db)).catch(() => undefined);
  linkSync(file, aside);
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  if (log !== undefined && log.size > 0) renameSync(`${file}-wal`, `${aside}-wal`);
  // An empty log holds nothing, and the index of a log is made anew from it.
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
};

const refuseRows = async (tx: Db): Promise<void> => {
  if (!isEmpty(await countAll(tx)))
    throw new DataError(
      'The target is not empty, so nothing has been changed. Create an empty database for the bot.',
    );
};

/** The target is not what DATABASE_URL names, of which a StoreError speaks. */
const notTheTarget = (error: unknown) => {
  if (!(error instanceof StoreError) || error.problem !== 'lost') throw error;
  throw new DataError('Cannot reach the target: check that it is running, and check its address.', {
    cause: error,
  });
};

/** Copies the SQLite file into an empty Postgres; nothing changes in the file. Rejects with a DataError if there are rows. */
export const migrateTo = async (parts: DataParts, url: string): Promise<Counts> => {
  const { place, clock, log } = parts;
  await checkBackup(place.file);
  return withCurrent(place.file, place.file, clock, async (current) => {
    const target = await openDatabaseAt({ ...place, url }, clock, log).catch(notTheTarget);
    try {
      return await withFile(current, (db) => copyAll(db, target, refuseRows));
    } finally {
      await target.close();
    }
  });
};
