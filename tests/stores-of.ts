// Stores over a database of a test's own, SQLite or Postgres.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Log } from '../src/core/ports.ts';
import type { Digest } from '../src/digests/digest.ts';
import type { NewPart } from '../src/ledger/ledger.ts';
import type { Pin } from '../src/pins/pin.ts';
import { createStores, type StoreLocation } from '../src/stores/open.ts';
import { TABLES } from '../src/stores/schema.ts';
import type { Stores } from '../src/stores/stores.ts';
import { createLog } from '../src/system/log.ts';
import { openTestDatabase } from './open-database.ts';

export const AUDIT_KEY = 'the key of the tests';
/** How long the ledger of `storesAt` remembers. */
export const LEDGER_DAYS = 90;

export const silent: Log = createLog('silent', { write: () => undefined });

type AnyDatabase = Awaited<ReturnType<typeof openTestDatabase>>;

export interface OpenStores {
  readonly stores: Stores;
  /** What lies below, for states that the bot itself does not bring about. */
  readonly database: AnyDatabase;
  /** Forgets all rows. */
  empty(): Promise<void>;
}

export const storesAt = async (place: StoreLocation, clock: Clock, log = silent): Promise<OpenStores> => {
  const database = await openTestDatabase(place, clock, log);
  return {
    stores: createStores(database, { clock, log, auditKey: AUDIT_KEY, ledgerDays: LEDGER_DAYS }),
    database,
    empty: () =>
      database.write(async (tx) => {
        for (const table of TABLES.toReversed())
          if (table !== 'audit_head') await tx.deleteFrom(table).execute();
        await tx.updateTable('audit_head').set({ seq: 0, mac: '' }).execute();
      }),
  };
};

/** A folder that goes with the test. */
export const folderFor = (done: (close: () => void) => void): string => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-stores-'));
  done(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export const inFile = (file: string): StoreLocation => ({ url: null, file });
export const at = (url: string): StoreLocation => ({ url, file: '' });

export const CHAT = 'test:-100';

export const partOf = (changes: Partial<NewPart> = {}): NewPart => ({
  id: `${changes.cause ?? 'digest'}-${changes.slot ?? 1_000}-${changes.part ?? 0}`,
  kind: 'digest',
  cause: 'digest',
  slot: 1_000,
  part: 0,
  platform: 'test',
  chat: CHAT,
  key: 'key',
  silent: false,
  dueAt: 1_000,
  payload: '{"text":"The ferry leaves at noon."}',
  hash: 'hash',
  excerpts: [{ citation: 'abcdefgh', document: 'harbour.txt', revision: 'r1', start: 0, end: 25 }],
  edition: 1,
  ...changes,
});

export const digestOf = (changes: Partial<Digest> = {}): Digest => ({
  id: 'digest',
  chat: CHAT,
  plan: {} as Digest['plan'],
  locale: 'en',
  state: 'on',
  why: null,
  owner: 'test:7',
  nextAt: 1_000,
  edition: 1,
  turn: 0,
  ...changes,
});

export const pinOf = (changes: Partial<Pin> = {}): Pin => ({
  id: 'pin',
  chat: CHAT,
  kind: 'topic',
  subject: 'ferries',
  locale: 'en',
  message: null,
  oldMessage: null,
  hash: 'hash',
  edition: 1,
  state: 'posting',
  owner: 'test:7',
  ...changes,
});
