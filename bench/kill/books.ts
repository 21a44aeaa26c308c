// The database as the parent of the workers sees it: it sets the digests up, has them fall due, and reads what the ledger says.

import { sql } from 'kysely';
import type { Clock } from '../../src/core/ports.ts';
import type { EntryState } from '../../src/ledger/ledger.ts';
import { createStores, openDatabaseAt, type StoreLocation } from '../../src/stores/open.ts';
import { createLog } from '../../src/system/log.ts';
import { NOTHING_TOLD, type Place } from './town.ts';

/** A row of the ledger. */
export interface Row {
  readonly id: string;
  readonly cause: string;
  readonly part: number;
  readonly state: EntryState;
  readonly why: string | null;
  readonly message: string | null;
}

/** What is left to do. */
export interface Left {
  /** Digests that are due, and rows that have not come to an end. */
  readonly open: number;
  /** The next moment at which a lease ends, or lost work is looked for; null where all of it could be done now. */
  readonly next: number | null;
  /** The last such moment. */
  readonly last: number | null;
  /** Changes with every step of the work. */
  readonly mark: string;
}

/** A row of the ledger by which a message is corrected. */
export interface Correcting {
  readonly chat: string;
  readonly target: string;
  readonly act: 'edit' | 'reply';
  readonly state: EntryState;
  readonly why: string | null;
  readonly message: string | null;
}

export interface Books {
  /** Writes the digests down, all to fall due at a time. */
  setUp(places: readonly Place[], at: number): Promise<void>;
  /** Whoever is told of the whole library hears of it once more. */
  tellAnew(places: readonly Place[]): Promise<void>;
  /** The time to which they were set has come: Postgres hands its jobs out by its own clock, and is told by ours. */
  comes(places: readonly Place[], at: number): Promise<void>;
  left(): Promise<Left>;
  rows(slot: number): Promise<readonly Row[]>;
  correcting(correction: string): Promise<readonly Correcting[]>;
  /** Takes away the index that keeps two from writing down the same message. */
  dropUniqueKey(): Promise<void>;
  close(): Promise<void>;
}

/** As `createStores` has it: on Postgres, what lies for so long nobody has been handed. */
const LOST_PART_MS = 15 * 60_000;
const LOST_SLOT_MS = 60_000;

export const openBooks = async (place: StoreLocation, clock: Clock): Promise<Books> => {
  const log = createLog('silent');
  const database = await openDatabaseAt(place, clock, log);
  const stores = createStores(database, { clock, log, auditKey: '', ledgerDays: 3_650 });
  const behind = database.kind === 'postgres' ? 1 : 0;

  const dueDigests = () =>
    database.read((db) =>
      db
        .selectFrom('digests')
        .select(['id', 'next_at'])
        .where('state', '=', 'on')
        .where('next_at', '<=', clock.now())
        .execute(),
    );
  /** Corrections that have not been begun wait for whoever has the library. */
  const waiting = () =>
    database.read(async (db) => {
      const found = await db
        .selectFrom('corrections')
        .select('id')
        .where('state', '=', 'confirmed')
        .execute();
      const lease = await db
        .selectFrom('leases')
        .select('until')
        .where('name', '=', 'library')
        .executeTakeFirst();
      return found.map(() => lease?.until ?? 0);
    });
  const openRows = () =>
    database.read((db) =>
      db
        .selectFrom('ledger')
        .select(['state', 'due_at', 'lease_until', 'attempts', 'updated_at'])
        .where('state', 'in', ['due', 'sending'])
        .execute(),
    );

  return {
    async setUp(places, at) {
      for (const { digest } of places) await stores.digests.add({ ...digest, nextAt: at });
    },
    tellAnew: (places) =>
      database.write(async (tx) => {
        const long = places.filter(({ isLong }) => isLong).map(({ digest }) => digest.id);
        if (long.length > 0)
          await tx.updateTable('digests').set({ edition: NOTHING_TOLD }).where('id', 'in', long).execute();
      }),
    comes: (places, at) =>
      database.write(async (tx) => {
        await database.enqueue(
          tx,
          places.map(({ digest }) => ({ task: 'slot', id: digest.id, at })),
        );
      }),
    async left() {
      const [digests, rows, corrections] = [await dueDigests(), await openRows(), await waiting()];
      const moments = [
        ...corrections,
        ...digests.map((digest) => (digest.next_at ?? 0) + LOST_SLOT_MS * behind),
        ...rows.map((row) =>
          Math.max(row.lease_until ?? 0, row.state === 'due' ? row.due_at + LOST_PART_MS * behind : 0),
        ),
      ];
      const ahead = moments.filter((moment) => moment >= clock.now());
      return {
        open: digests.length + rows.length + corrections.length,
        next: ahead.length === 0 ? null : Math.min(...ahead),
        last: ahead.length === 0 ? null : Math.max(...ahead),
        mark: JSON.stringify([digests.length, rows, corrections]),
      };
    },
    rows: (slot) =>
      database.read(async (db) => {
        const found = await db
          .selectFrom('ledger')
          .select(['id', 'cause', 'part', 'state', 'why', 'message'])
          .where('slot', '=', slot)
          .where('kind', '=', 'digest')
          .execute();
        return found.map((row) => ({
          ...row,
          cause: row.cause ?? '',
          part: row.part ?? 0,
          state: row.state as EntryState,
        }));
      }),
    correcting: (correction) =>
      database.read(async (db) => {
        const found = await db
          .selectFrom('ledger')
          .select(['chat', 'target', 'act', 'state', 'why', 'message'])
          .where('cause', '=', correction)
          .execute();
        return found.map((row) => ({
          ...row,
          target: row.target ?? '',
          act: row.act as Correcting['act'],
          state: row.state as EntryState,
        }));
      }),
    dropUniqueKey: () =>
      database.write(async (tx) => {
        await sql`drop index ledger_once`.execute(tx);
        // As quick to search as before.
        await sql`create index ledger_not_once on ledger (cause, slot, part)`.execute(tx);
      }),
    close: database.close,
  };
};
