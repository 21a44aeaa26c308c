// A database behind Kysely, SQLite or Postgres, with the same behaviour of both: one codec, one kind of error, transactions that
// take their lock at once.

import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  Migrator,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  sql,
  type Transaction,
} from 'kysely';
import type { Clock } from '../core/ports.ts';
import { StoreError } from '../core/store-error.ts';
import type { Job } from '../work/job.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Schema } from './schema.ts';

export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;

/** An open database. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  /** Runs in one transaction, all of it or nothing. A StoreError says what the database refused. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** As `write`, for megabytes: what SQLite does with so much after a commit holds up nobody. */
  writeMuch<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** As `write`, but a machine that loses its power may lose it: for what costs nothing to lose. */
  writeLightly<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Why the last write failed, where the database is to blame; null if it can write. */
  refusal(): StoreError | null;
  /** Has jobs done at their times once the transaction stands, where whoever does them has to be told. */
  enqueue(tx: Tx, jobs: readonly Job[]): Promise<void>;
  /**
   * Has nothing that was deleted or overwritten stay in the file or its log, as far as that is in the database's hands. `rewrite` also
   * writes the file anew: SQLite overwrites what is deleted, but leaves copies of rows that it moved between pages earlier. False where
   * somebody was reading or writing: try again later.
   */
  erase(how: { readonly rewrite: boolean }): Promise<boolean>;
  close(): Promise<void>;
}

/** How a kind of database erases; `db` is the open one. */
export type Erase = (db: Db, how: { readonly rewrite: boolean }) => Promise<boolean>;

/** A Postgres server's own time, in milliseconds since the epoch. */
export const timeOfServer = async (db: Db): Promise<number> => {
  const told = sql<{ ms: number }>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`;
  return (await told.execute(db)).rows[0]?.ms ?? Number.NaN;
};

/** How long another process's writing is waited for, without holding up this one. */
const BUSY_MS = 5_000;
/** Pauses grow up to this. */
const LONGEST_PAUSE_MS = 10;
/** Pages of the log after which SQLite moves them into the file with the next commit: its own default. */
const LOG_PAGES = 1_000;
/** Who has written for so long without a break leaves the others one, in which each of them has tried. */
const TURN_MS = 50;
const BREAK_MS = 15;

export const isBusy = (error: unknown): boolean =>
  String((error as { code?: string }).code).startsWith('SQLITE_BUSY');

/** Does what SQLite refuses while others write, as soon as it no longer does. */
export const retryWhileBusy = async <T>(clock: Clock, work: () => T | Promise<T>): Promise<T> => {
  for (let waited = 0, pause = 1; ; waited += pause, pause = Math.min(pause + 1, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || waited >= BUSY_MS) throw error;
      await clock.wait(pause);
    }
  }
};

/** SQLite waits for other writers by blocking the process; here they are waited for in between. */
class BusyRetryConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection;
  readonly #clock: Clock;

  constructor(inner: DatabaseConnection, clock: Clock) {
    this.#inner = inner;
    this.#clock = clock;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return retryWhileBusy(this.#clock, () => this.#inner.executeQuery<R>(query));
  }

  streamQuery<R>(query: CompiledQuery, size: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#inner.streamQuery<R>(query, size);
  }
}

interface BusyRetryConfig extends SqliteDialectConfig {
  /** Runs a statement and finalizes it, also where it is refused: else it would keep its view of the database until it is collected. */
  readonly exec: (sql: string) => void;
}

class BusyRetryDriver extends SqliteDriver {
  readonly #clock: Clock;
  readonly #exec: (sql: string) => void;
  #turnSince = Number.NEGATIVE_INFINITY;
  #lastWrite = Number.NEGATIVE_INFINITY;
  #isWriting = false;

  constructor(config: BusyRetryConfig, clock: Clock) {
    super(config);
    this.#clock = clock;
    this.#exec = config.exec;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    // libsql answers at once, so that a queue of statements would be worked off before anything else got its turn.
    await new Promise(setImmediate);
    return new BusyRetryConnection(connection, this.#clock);
  }

  /** At once with the lock for writing: a transaction that begins as a reader is refused as soon as another has written. */
  override async beginTransaction(): Promise<void> {
    const now = this.#clock.elapsed();
    if (now - this.#lastWrite >= BREAK_MS) this.#turnSince = now;
    else if (now - this.#turnSince >= TURN_MS) {
      await this.#clock.wait(BREAK_MS);
      this.#turnSince = this.#clock.elapsed();
    }
    this.#isWriting = true;
    await retryWhileBusy(this.#clock, () => this.#exec('begin immediate'));
  }

  override async releaseConnection(): Promise<void> {
    if (this.#isWriting) this.#lastWrite = this.#clock.elapsed();
    this.#isWriting = false;
    await super.releaseConnection();
  }

  /** After some faults, such as a full disk, SQLite has rolled back by itself; what went wrong is the error to tell then. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch((error: unknown) => {
      if (!String((error as Error).message).includes('no transaction is active')) throw error;
    });
  }

  /** After the transaction that is under way. */
  override async destroy(): Promise<void> {
    await super.acquireConnection();
    await super.destroy();
    await super.releaseConnection();
  }
}

/** Migrations are one transaction, so that none is left half done, and two processes that start do not both do them. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class BusyRetrySqliteDialect extends SqliteDialect {
  readonly #config: BusyRetryConfig;
  readonly #clock: Clock;

  constructor(config: BusyRetryConfig, clock: Clock) {
    super(config);
    this.#config = config;
    this.#clock = clock;
  }

  override createAdapter() {
    return new TransactionalSqliteAdapter();
  }

  override createDriver() {
    return new BusyRetryDriver(this.#config, this.#clock);
  }
}

export const sqliteDialect = (config: BusyRetryConfig, clock: Clock): Dialect =>
  new BusyRetrySqliteDialect(config, clock);

/** Moves the log of a SQLite file into it, somewhere else than in this thread. */
export type MoveLog = () => Promise<void>;

/** Opens what the dialect leads to and brings it up to date. Rejects with a StoreError. */
export const openDatabase = async (
  kind: Database['kind'],
  dialect: Dialect,
  problemOf: (error: unknown) => StoreError,
  erase: Erase,
  enqueue: Database['enqueue'] = async () => {},
  moveLog: MoveLog | null = null,
): Promise<Database> => {
  const db = new Kysely<Schema>({ dialect });
  let closed = false;
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closed) throw new StoreError('closed');
    try {
      return await work();
    } catch (error) {
      throw closed && !(error instanceof StoreError)
        ? new StoreError('closed', { cause: error })
        : problemOf(error);
    }
  };
  try {
    await guarded(() => migrate(db));
  } catch (error) {
    await db.destroy().catch(() => undefined);
    throw error;
  }
  let refusal: StoreError | null = null;
  /** A small write may still find room on a full disk, so only one that has to reach the disk shows that there is some again. */
  const watched = async <T>(isLight: boolean, work: () => Promise<T>): Promise<T> => {
    try {
      const result = await guarded(work);
      if (!isLight || refusal?.problem !== 'full') refusal = null;
      return result;
    } catch (error) {
      if (error instanceof StoreError && UNWRITABLE.has(error.problem)) refusal = error;
      throw error;
    }
  };
  /** How surely SQLite's commits reach the disk at this moment; changed between transactions, and only where it has to be. */
  let synchronous: 'FULL' | 'NORMAL' = 'FULL';
  const inFile = <T>(wanted: typeof synchronous, work: (tx: Tx) => Promise<T>): Promise<T> =>
    db.connection().execute(async (connection) => {
      // The connection has no other user until it is given back.
      if (synchronous !== wanted) {
        await sql.raw(`pragma synchronous = ${wanted}`).execute(connection);
        synchronous = wanted;
      }
      return connection.transaction().execute(work);
    });
  return {
    kind,
    enqueue,
    refusal: () => refusal,
    write: (work) =>
      watched(false, () => (kind === 'postgres' ? db.transaction().execute(work) : inFile('FULL', work))),
    writeMuch: (work) =>
      watched(false, async () => {
        if (kind === 'postgres') return db.transaction().execute(work);
        if (moveLog === null) return inFile('FULL', work);
        const moveItself = (pages: number) => sql.raw(`pragma wal_autocheckpoint = ${pages}`).execute(db);
        await moveItself(0);
        try {
          const result = await inFile('FULL', work);
          await moveLog();
          return result;
        } finally {
          await moveItself(LOG_PAGES);
        }
      }),
    writeLightly: (work) =>
      watched(true, () =>
        kind === 'postgres'
          ? db.transaction().execute(async (tx) => {
              await sql`set local synchronous_commit to off`.execute(tx);
              return work(tx);
            })
          : inFile('NORMAL', work),
      ),
    read: (work) => guarded(() => work(db)),
    erase: (how) => guarded(() => erase(db, how)),
    async close() {
      closed = true;
      await db.destroy();
    },
  };
};

/** Problems that keep the bot from storing anything; others are of one statement. */
const UNWRITABLE: ReadonlySet<StoreError['problem']> = new Set(['full', 'read-only', 'damaged', 'lost']);

const migrate = async (db: Db): Promise<void> => {
  if (await isUpToDate(db)) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const isNewer = error instanceof Error && error.message.startsWith('corrupted migrations');
  throw isNewer ? new StoreError('newer', { cause: error }) : error;
};

/** Most databases are: to ask costs a tenth of what it costs to look for migrations. */
const isUpToDate = async (db: Db): Promise<boolean> => {
  try {
    const done = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    const names = done.rows.map(({ name }) => name);
    return names.sort().join() === Object.keys(MIGRATIONS).sort().join();
  } catch {
    // There is no such table, or what is wrong shows again at once.
    return false;
  }
};

/** An error of ours goes on as it is; what the driver threw becomes a StoreError. */
export const storeErrorBy =
  (problems: readonly (readonly [RegExp, StoreError['problem']])[]) =>
  (error: unknown): StoreError => {
    // What the work itself threw is not the database's.
    if (error instanceof StoreError) return error;
    const code = String((error as { code?: unknown }).code ?? '');
    const problem = problems.find(([pattern]) => pattern.test(code))?.[1];
    if (problem === undefined && code === '') throw error;
    return new StoreError(problem ?? 'other', { cause: error, ...(code === '' ? {} : { detail: code }) });
  };
