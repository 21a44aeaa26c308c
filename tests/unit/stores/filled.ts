// A memory in which something of everything stands, and the operator's commands on it.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { COMMANDS } from '../../../src/cli/operator/commands.ts';
import { readOrder } from '../../../src/cli/operator/order.ts';
import type { Clock } from '../../../src/core/ports.ts';
import { openDatabaseAt, type StoreLocation } from '../../../src/stores/open.ts';
import { TABLES } from '../../../src/stores/schema.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { submissionOf } from '../../contract/submissions-contract.ts';
import { AUDIT_KEY, digestOf, type OpenStores, partOf, pinOf, silent, storesAt } from '../../stores-of.ts';

export const CHAT = 'test:-100777';
export const OTHER_CHAT = 'test:-200';
export const USER = 'test:4711';

/** Ids of what falls due: a digest that is on, and two messages of it. */
export const DUE = ['slot digest-on', 'part digest-on-1000-0', 'part digest-on-1000-1'];

const TEXT = 'The ferry leaves at noon. “Tomorrow”, says the captain: \u{1f6a2} \u05d0\u05d1.';

const fill = async ({ stores, database }: OpenStores): Promise<void> => {
  await stores.chats.change(CHAT, { locale: 'he', private: false, moderatorRole: '9' });
  await stores.chats.change(OTHER_CHAT, { locale: 'ar' });
  await stores.chats.change(USER, { private: true });
  await stores.revisions.observe('library-1', [
    {
      path: 'harbour.txt',
      revision: 'text-1',
      fileHash: 'file-1',
      meta: {} as never,
      passages: [],
      text: TEXT,
    },
    // More than are read at a time.
    ...Array.from({ length: 210 }, (_, i) => ({
      path: `letters/${i % 2 === 0 ? 'Z' : 'a'}-${i}.txt`,
      revision: `${i % 2 === 0 ? 'Z' : 'a'}-${i}`,
      fileHash: 'file',
      meta: {} as never,
      passages: [],
      text: `Letter ${i}.`,
    })),
  ]);
  await stores.revisions.withdraw({ document: 'old.txt', by: USER, why: 'no longer so', at: 5 });
  await stores.pins.post(pinOf({ id: 'pin', chat: CHAT, owner: USER }), partOf({ cause: 'pin', chat: CHAT }));
  await stores.digests.add(digestOf({ id: 'digest-on', chat: OTHER_CHAT, owner: USER }));
  await stores.digests.add(digestOf({ id: 'digest-off', chat: CHAT, state: 'paused', nextAt: null }));
  await stores.digests.commit({
    digest: 'digest-on',
    parts: [0, 1].map((part) => partOf({ cause: 'digest-on', part, chat: OTHER_CHAT })),
    skipped: [],
    nextAt: 9_000,
    edition: 1,
    turn: 1,
  });
  await stores.ledger.record({
    platform: 'test',
    messages: [
      { chat: CHAT, message: '11' },
      { chat: `${CHAT}/45`, message: '12' },
      { chat: USER, message: '13' },
    ],
    excerpts: [{ citation: 'abcd1234', document: 'harbour.txt', revision: 'r', start: 0, end: 9 }],
    edition: 1,
  });
  for (let i = 0; i < 4; i++)
    await stores.audit.append({
      chat: i % 2 === 0 ? CHAT : OTHER_CHAT,
      actor: USER,
      act: 'pin',
      detail: { i },
    });
  await stores.audit.append({ chat: OTHER_CHAT, actor: null, act: 'settings', detail: { language: 'he' } });
  await stores.proposals.add({
    id: 'propos',
    act: 'retract',
    subject: 'harbour.txt',
    note: 'Nobody said this.',
    version: null,
    by: USER,
    createdAt: systemClock.now(),
  });
  await stores.drafts.keep(
    { chat: USER, line: `/post ${CHAT}`, hidden: false, person: null, way: null },
    86_400_000,
  );
  await stores.gaps.add({ id: 'gap', text: 'Who owns the lighthouse?', locale: 'en', asked: 3 });
  const asker = { id: 'asker', chat: USER, question: 'who owns it', locale: 'en' } as const;
  await stores.gaps.addAsker('gap', asker, { id: 'another', locale: 'en' }, 9);
  await stores.gaps.count([{ day: '2026-01-01', locale: 'en', topic: '', count: 2 }]);
  await stores
    .waiting('test')
    .add([{ id: 9_000_000_001, chat: USER, person: USER, content: '{"asks":"when?"}', begun: false }]);
  // Bytes that are no text, and more than one piece of them.
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256));
  await stores.submissions.add(submissionOf('submit', bytes, { by: USER, chat: CHAT }), bytes, {
    ...{ documents: 9, bytes: 1_000_000, ofPerson: null },
  });
  await database.write((tx) =>
    tx.insertInto('budgets').values({ platform: 'test', chat: CHAT, state: '{}', updated_at: 1 }).execute(),
  );
};

/** A folder of its own, which is the bot's data folder too. */
export const folder = (): string => mkdtempSync(join(tmpdir(), 'verbatim-data-'));

export const filled = async (place: StoreLocation): Promise<OpenStores> => {
  const opened = await storesAt(place, systemClock);
  await fill(opened);
  return opened;
};

/** All rows of all tables but the leases, in an order that both databases have. */
export const everything = async (
  place: StoreLocation,
): Promise<Readonly<Record<string, readonly string[]>>> => {
  const database = await openDatabaseAt(place, systemClock, silent);
  try {
    const all: Record<string, readonly string[]> = {};
    for (const table of TABLES) {
      if (table === 'leases') continue;
      const { rows } = await database.read((db) =>
        sql<object>`select * from ${sql.table(table)}`.execute(db),
      );
      const said = (value: unknown) =>
        value instanceof ArrayBuffer || value instanceof Uint8Array
          ? Buffer.from(value as ArrayBuffer).toString('base64')
          : value;
      all[table] = rows
        .map((row) =>
          JSON.stringify(
            Object.entries(row)
              .map(([column, value]) => [column, said(value)])
              .sort(),
          ),
        )
        .sort();
    }
    return all;
  } finally {
    await database.close();
  }
};

export interface Said {
  /** As the process would end. */
  readonly code: number;
  readonly said: string;
}

/** A command as the operator types it; what it throws is said, and is code 1. */
export const data = async (
  place: StoreLocation,
  args: readonly string[],
  {
    auditKey = AUDIT_KEY,
    clock = systemClock,
    knowledgeDir = join(place.file, '..', 'knowledge'),
  }: { auditKey?: string | null; clock?: Clock; knowledgeDir?: string } = {},
): Promise<Said> => {
  const order = readOrder(args);
  if ('faults' in order) return { code: 2, said: order.faults.join('\n') };
  let said = '';
  const run = {
    order,
    config: { auditKey, dataDir: join(place.file, '..'), knowledgeDir },
    parts: { place, clock, log: silent },
    write: async (text: string) => {
      said += text;
    },
  };
  try {
    return { code: await COMMANDS[order.command](run), said };
  } catch (error) {
    return { code: 1, said: said + (error as Error).message };
  }
};
