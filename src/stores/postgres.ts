// The database on a Postgres server.

import { Logger, runMigrations } from 'graphile-worker';
import { PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Clock, Log } from '../core/ports.ts';
import { StoreError } from '../core/store-error.ts';
import type { Job } from '../work/job.ts';
import { type Database, type Erase, openDatabase, storeErrorBy, timeOfServer } from './database.ts';
import { TABLES } from './schema.ts';

/** SQLSTATE classes (Postgres, "Error Codes") and faults of the connection, by what is to be done about them. */
const postgresError = storeErrorBy([
  [/^(08|57P|ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|ENOENT|EHOST|ENET|28|3D000|53300)/, 'lost'],
  [/^53100$/, 'full'],
  [/^(25006|42501)$/, 'read-only'],
  [/^(55P03|40P01|40001)$/, 'locked'],
  [/^XX00[12]$/, 'damaged'],
]);

/** As many as pieces of work at once, so that none waits long for its turn. */
const CONNECTIONS = 16;
/** Waiting for a connection that is free counts too; given up too early, what was begun is left in doubt. */
const CONNECT_MS = 20_000;
const INT8 = 20;
/** Of a job that could not be done; the ledger is looked through for what is left behind besides. */
const ATTEMPTS = 5;
/** What has been made leaves before more is made. */
const PRIORITIES: Readonly<Record<Job['task'], number>> = { part: -1, slot: 0 };

/** Opens the database that the address names. Rejects with a StoreError. */
export const openPostgres = async (
  url: string,
  clock: Clock,
  log: Log,
): Promise<Database & { readonly pool: pg.Pool; readonly time: () => Promise<number> }> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    // Our numbers of 64 bits are times and counters, which a JavaScript number holds exactly.
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  // An idle connection that is lost would otherwise end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'lost a connection to the database'));
  // So would one that is lost between two statements of a transaction; the next statement tells of it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const enqueue: Database['enqueue'] = async (tx, jobs) => {
    // By the server's clock, and by how far off they are, since machines differ about the time.
    for (const { task, id, at } of jobs)
      await sql`select graphile_worker.add_job(
        ${task}, json_build_object('id', ${id}::text),
        run_at => clock_timestamp() + make_interval(secs => ${(at - clock.now()) / 1_000}::float8),
        job_key => ${`${task} ${id}`}, max_attempts => ${ATTEMPTS}::int,
        priority => ${PRIORITIES[task]}::int)`.execute(tx);
  };
  try {
    await runMigrations({ pgPool: pool, logger: workerLogger(log) }).catch((error: unknown) => {
      throw lostWithoutCode(error);
    });
    const dialect = new PostgresDialect({ pool });
    const database = await openDatabase('postgres', dialect, lostWithoutCode, erase, enqueue);
    return { ...database, pool, time: () => database.read(timeOfServer) };
  } catch (error) {
    if (!pool.ended) await pool.end().catch(() => undefined);
    // What has no code was said before there was a connection: a password that is missing, a server without TLS.
    throw error instanceof StoreError ? error : new StoreError('lost', { cause: error });
  }
};

/** Whatever holds words or ids. The rewriting locks one table at a time, for moments. */
const erase: Erase = async (db, { rewrite }) => {
  for (const table of TABLES)
    await sql`vacuum ${rewrite ? sql`(full)` : sql``} ${sql.table(table)}`.execute(db);
  return true;
};

/** pg says some faults of a connection in words only. */
const lostWithoutCode = (error: unknown) => {
  const { code, message } = error as { code?: unknown; message?: string };
  const isLost = code === undefined && /connection|timeout/i.test(message ?? '');
  return postgresError(
    isLost ? Object.assign(new Error('connection', { cause: error }), { code: '08006' }) : error,
  );
};

/** What graphile-worker has to say. Its messages name jobs by number and task, and hold no more than that. */
export const workerLogger = (log: Log): Logger =>
  new Logger(() => (level, message) => {
    if (level === 'error') log.warn({ worker: message.slice(0, 200) }, 'jobs');
    else if (level === 'warning') log.debug({ worker: message.slice(0, 200) }, 'jobs');
  });
