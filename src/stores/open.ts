// Opens the database: SQLite in the data folder, or Postgres if an address is configured.

import { join } from 'node:path';
import { DRAFT_MS } from '../core/line-executor.ts';
import type { Clock, Log } from '../core/ports.ts';
import { WAITING_MS } from '../submissions/limits.ts';
import type { FollowingClock } from '../system/following-clock.ts';
import { createInProcessRunner, type Runner } from '../work/in-process.ts';
import { createAuditLog } from './audit.ts';
import { auditKeyOf } from './audit-key.ts';
import { createSharedBudget } from './budgets.ts';
import { createChatStore } from './chats.ts';
import { createCorrectionStore } from './corrections.ts';
import type { Database, Tx } from './database.ts';
import { DATABASE_FILE } from './database-file.ts';
import { createDigestStore } from './digests.ts';
import { createDraftStore } from './drafts.ts';
import { createEraser, scheduleErasure } from './erasure.ts';
import { createGapStore, pruneGaps } from './gaps.ts';
import type { GraphileParts } from './graphile.ts';
import { newId } from './ids.ts';
import { createLeaseStore } from './leases.ts';
import { createLedger } from './ledger.ts';
import { createPinStore } from './pins.ts';
import { createProposalStore } from './proposals.ts';
import { latestPossible } from './redate.ts';
import { createRevisions } from './revisions.ts';
import { createSharedCallStore } from './shared-calls.ts';
import { monthOf } from './shown.ts';
import { openSqlite } from './sqlite.ts';
import type { Stores } from './stores.ts';
import { createSubmissionStore, dateSubmissions, pruneOutcomes } from './submissions.ts';
import { createWaitingCalls, dateWaiting, pruneWaiting } from './waiting.ts';

export interface StoreLocation {
  /** A `postgres://` address; null: SQLite in `file`. */
  readonly url: string | null;
  readonly file: string;
}

export interface StoreParts {
  readonly clock: Clock;
  readonly log: Log;
  /** With which the audit log is sealed. */
  readonly auditKey: string;
  /** How long the ledger keeps entries, in days. */
  readonly ledgerDays: number;
}

/** A database; who hands out its work, if it does that itself; and its own time, if it has one that all its users share. */
type AnyDatabase = Database & {
  readonly handsOut?: (parts: Omit<GraphileParts, 'pool'>) => Runner;
  readonly time?: () => Promise<number>;
};

/** Opens the database and brings it up to date. Rejects with a StoreError. Who has no Postgres does not load its packages. */
export const openDatabaseAt = async (
  { url, file }: StoreLocation,
  clock: Clock,
  log: Log,
): Promise<AnyDatabase> => {
  if (url === null) return openSqlite(file, clock);
  const { openPostgres } = await import('./postgres.ts');
  const { createGraphileRunner } = await import('./graphile.ts');
  const database = await openPostgres(url, clock, log);
  return {
    ...database,
    handsOut: (parts) => createGraphileRunner({ ...parts, pool: database.pool }),
  };
};

const DAY_MS = 24 * 60 * 60_000;
/** On Postgres jobs are handed out; what lies for so long nobody has been handed. A backlog takes minutes. */
const LOST_PART_MS = 15 * 60_000;
const LOST_SLOT_MS = 60_000;
/** More than a full disk leaves room for by chance. */
const PROBE_BYTES = 32 * 1024;

export const createStores = (
  database: AnyDatabase,
  { clock, log, auditKey, ledgerDays }: StoreParts,
): Stores => {
  const ledger = createLedger(database, clock, log);
  const digests = createDigestStore(database, clock);
  const { handsOut } = database;
  const behind = (ms: number) => (handsOut === undefined ? 0 : ms);
  return {
    chats: createChatStore(database, clock, { key: () => auditKey, clock }),
    pins: createPinStore(database, clock),
    digests,
    ledger,
    audit: createAuditLog(database, clock, auditKey),
    revisions: createRevisions(database, clock),
    corrections: createCorrectionStore(database, clock),
    proposals: createProposalStore(database),
    drafts: createDraftStore(database, clock),
    leases: createLeaseStore(database, clock),
    budgets: createSharedBudget(database),
    gaps: createGapStore(database, clock),
    submissions: createSubmissionStore(database, clock),
    waiting: (platform) => createWaitingCalls(database, clock, platform),
    shared: (platform) => createSharedCallStore(database, clock, platform),
    refusal: database.refusal,
    probe: () =>
      database.write(async (tx) => {
        const name = `probe ${newId()}`;
        await tx
          .insertInto('leases')
          .values({ name, holder: '-'.repeat(database.kind === 'sqlite' ? PROBE_BYTES : 1), until: 0 })
          .execute();
        await tx.deleteFrom('leases').where('name', '=', name).execute();
      }),
    async prune() {
      const now = clock.now();
      const old = await ledger.prune(now - ledgerDays * DAY_MS);
      await database.write(async (tx) => {
        await dateNow(tx, now);
        const drafts = await tx.deleteFrom('drafts').where('expires_at', '<=', now).executeTakeFirst();
        await tx
          .deleteFrom('budgets')
          .where('updated_at', '<', now - DRAFT_MS)
          .execute();
        await tx
          .deleteFrom('corrections')
          .where('state', 'in', ['undone', 'outdated'])
          .where('created_at', '<', now - DRAFT_MS)
          .execute();
        await tx
          .deleteFrom('proposals')
          .where('created_at', '<', now - DRAFT_MS)
          .execute();
        await tx
          .deleteFrom('beyond')
          .where('month', '<', monthOf(now - ledgerDays * DAY_MS))
          .execute();
        await tx
          .deleteFrom('leases')
          .where('until', '<', now - DRAFT_MS)
          .execute();
        const told = await pruneOutcomes(tx, now - WAITING_MS);
        const gone = old + told + Number(drafts.numDeletedRows) + (await pruneGaps(tx, now));
        if (gone > 0) await scheduleErasure(tx, 'expiry', now);
        if ((await pruneWaiting(tx, now)) > 0) await scheduleErasure(tx, 'answered', now);
      });
    },
    erase: createEraser(database, clock),
    runner(tasks) {
      const due = {
        part: (now: number, max: number) => ledger.due(now, max, behind(LOST_PART_MS)),
        slot: (now: number, max: number) => digests.due(now - behind(LOST_SLOT_MS), max),
      };
      const runner = createInProcessRunner({ due, tasks, clock, log });
      const dueAt = {
        part: async (id: string) => (await ledger.find(id))?.dueAt ?? 0,
        slot: async (id: string) => (await digests.find(id))?.nextAt ?? 0,
      };
      return handsOut?.({ tasks, fallback: runner, dueAt, clock, log }) ?? runner;
    },
    close: database.close,
  };
};

/** What lives for a time that begins when it is written lives no longer because the clock has been set back since. */
const dateNow = async (tx: Tx, now: number): Promise<void> => {
  const created = { created_at: Math.floor(now) };
  const isAhead = ['created_at', '>', latestPossible(now)] as const;
  await tx
    .updateTable('drafts')
    .set((row) => ({ ...created, expires_at: row(row('expires_at', '-', row.ref('created_at')), '+', now) }))
    .where(...isAhead)
    .execute();
  await tx
    .updateTable('proposals')
    .set(created)
    .where(...isAhead)
    .execute();
  await tx
    .updateTable('gap_askers')
    .set(created)
    .where(...isAhead)
    .execute();
  await tx
    .updateTable('ledger')
    .set(created)
    .where(...isAhead)
    .execute();
  await dateWaiting(tx, now);
  await dateSubmissions(tx, now);
  await tx
    .updateTable('gaps')
    .set({ last_at: Math.floor(now) })
    .where('last_at', '>', latestPossible(now))
    .execute();
};

export interface StoreConfig {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly auditKey: string | null;
  readonly ledgerDays: number;
}

/** Opens the configured database. The clock follows the database's clock, if it has one. */
export const openStoresOf = async (config: StoreConfig, clock: FollowingClock, log: Log): Promise<Stores> => {
  const place = { url: config.databaseUrl, file: join(config.dataDir, DATABASE_FILE) };
  const { ledgerDays } = config;
  const auditKey = auditKeyOf(config);
  const database = await openDatabaseAt(place, clock, log);
  let leave = () => {};
  try {
    if (database.time !== undefined) leave = await clock.follow(database.time);
  } catch (error) {
    await database.close();
    throw error;
  }
  const stores = createStores(database, { clock, log, auditKey, ledgerDays });
  return {
    ...stores,
    async close() {
      leave();
      await stores.close();
    },
  };
};
