// The ledger in the database.

import type { Clock, Log } from '../core/ports.ts';
import type { Entry, EntryState, Ledger, NewPart, Quoted, Skipped, Target } from '../ledger/ledger.ts';
import type { Database, Tx } from './database.ts';
import { newId } from './ids.ts';
import { sql } from './kysely.ts';
import type { LedgerTable } from './schema.ts';
import { createShown, showCorrected } from './shown.ts';

const entryOf = (row: LedgerTable): Entry => ({
  id: row.id,
  kind: row.kind as Entry['kind'],
  cause: row.cause,
  slot: row.slot,
  part: row.part,
  platform: row.platform,
  chat: row.chat,
  message: row.message,
  key: row.key,
  silent: row.silent === 1,
  state: row.state as EntryState,
  why: row.why,
  attempts: row.attempts,
  dueAt: row.due_at,
  firstAt: row.first_at,
  payload: row.payload,
  hash: row.hash,
  excerpts: JSON.parse(row.excerpts) as Quoted[],
  edition: row.edition,
  target:
    row.target === null || row.act === null ? null : { act: row.act as Target['act'], message: row.target },
  locale: row.locale,
  createdAt: row.created_at,
});

const BLANK = {
  message: null,
  why: null,
  attempts: 0,
  first_at: null,
  lease_by: null,
  lease_until: null,
  act: null,
  target: null,
  locale: null,
} as const;

/** Adds the parts of one slot; false if the slot has been written by another, who has added them all. */
export const addParts = async (
  tx: Tx,
  parts: readonly NewPart[],
  skipped: readonly Skipped[],
  now: number,
): Promise<boolean> => {
  const common = { ...BLANK, created_at: now, updated_at: now };
  const rows: LedgerTable[] = [
    ...parts.map((p) => ({
      ...common,
      id: p.id,
      kind: p.kind,
      cause: p.cause,
      slot: p.slot,
      part: p.part,
      platform: p.platform,
      chat: p.chat,
      key: p.key,
      state: 'due',
      silent: p.silent ? 1 : 0,
      due_at: p.dueAt,
      payload: p.payload,
      hash: p.hash,
      excerpts: JSON.stringify(p.excerpts),
      edition: p.edition,
      act: p.target?.act ?? null,
      target: p.target?.message ?? null,
      locale: p.locale ?? null,
    })),
    ...skipped.map((s) => ({
      ...common,
      id: s.id,
      kind: 'digest',
      cause: s.cause,
      slot: s.slot,
      part: 0,
      platform: s.platform,
      chat: s.chat,
      key: '',
      state: 'skipped',
      why: s.why,
      silent: 0,
      due_at: s.slot,
      payload: null,
      hash: '',
      excerpts: '[]',
      edition: s.edition,
    })),
  ];
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some = rows.slice(at, at + ROWS_AT_ONCE);
    const added = await tx
      .insertInto('ledger')
      .values(some)
      .onConflict((c) => c.doNothing())
      .returning('id')
      .execute();
    if (added.length < some.length) return false;
  }
  return true;
};

/** SQLite takes at most 32,766 values in a statement. */
const ROWS_AT_ONCE = 500;

/** Rows of one slot are sent one after the other. */
const comesFirst = sql<boolean>`not exists (
  select 1 from ledger as earlier
  where earlier.cause = ledger.cause and earlier.slot = ledger.slot and earlier.part < ledger.part
    and earlier.state in ('due', 'sending'))`;

export const createLedger = (database: Database, clock: Clock, log: Log): Ledger => ({
  ...createShown(database, clock, entryOf),

  record: ({ platform, messages, excerpts, edition, locale = null }) =>
    database.write(async (tx) => {
      const now = clock.now();
      for (const { chat, message } of messages) {
        await tx
          .deleteFrom('ledger')
          .where('chat', '=', chat)
          .where('message', '=', message)
          .where('kind', '=', 'answer')
          .execute();
        if (excerpts.length === 0) continue;
        await tx
          .insertInto('ledger')
          .values({
            ...BLANK,
            id: newId(),
            kind: 'answer',
            cause: null,
            slot: null,
            part: null,
            platform,
            chat,
            message,
            key: '',
            state: 'sent',
            silent: 0,
            due_at: now,
            payload: null,
            hash: '',
            excerpts: JSON.stringify(excerpts),
            edition,
            locale,
            created_at: now,
            updated_at: now,
          })
          .execute();
      }
    }),

  find: (id) =>
    database.read(async (db) => {
      const row = await db.selectFrom('ledger').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : entryOf(row);
    }),

  due: (now, most, behindMs) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('ledger')
        .select('id')
        .where((w) =>
          w.or([
            w.and([
              w('state', '=', 'due'),
              w('due_at', '<=', now - behindMs),
              w.or([w('lease_until', 'is', null), w('lease_until', '<', now)]),
            ]),
            w.and([w('state', '=', 'sending'), w('lease_until', '<', now)]),
          ]),
        )
        .where(comesFirst)
        .orderBy('due_at')
        .limit(most)
        .execute();
      return rows.map(({ id }) => id);
    }),

  reserve: (id, by, now, until) =>
    database.writeLightly(async (tx) => {
      const row = await tx
        .updateTable('ledger')
        .set({ lease_by: by, lease_until: until })
        .where('id', '=', id)
        .where('state', '=', 'due')
        .where('due_at', '<=', now)
        .where((w) =>
          w.or([w('lease_until', 'is', null), w('lease_until', '<', now), w('lease_by', '=', by)]),
        )
        .where(comesFirst)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    }),

  async claim(id, by, now, until) {
    // One statement each: whoever comes second finds nothing left to take, on either database.
    const take = (interrupted: boolean) =>
      database.write(async (tx) => {
        const row = await tx
          .updateTable('ledger')
          .set((set) => ({
            state: 'sending',
            lease_by: by,
            lease_until: until,
            attempts: set('attempts', '+', 1),
            first_at: set.fn.coalesce('first_at', set.val(now)),
            updated_at: now,
          }))
          .where('id', '=', id)
          .where('state', '=', interrupted ? 'sending' : 'due')
          .where((w) =>
            interrupted
              ? w('lease_until', '<', now)
              : w.and([
                  w('due_at', '<=', now),
                  w.or([w('lease_until', 'is', null), w('lease_until', '<', now), w('lease_by', '=', by)]),
                ]),
          )
          .where(comesFirst)
          .returningAll()
          .executeTakeFirst();
        return row === undefined ? null : { entry: entryOf(row), interrupted };
      });
    return (await take(false)) ?? take(true);
  },

  settle: (id, by, { state, why, chat, message }) =>
    database.write(async (tx) => {
      const now = clock.now();
      const row = await tx
        .updateTable('ledger')
        .set({
          state,
          why: why ?? null,
          lease_by: null,
          lease_until: null,
          updated_at: now,
          ...(chat === undefined ? {} : { chat }),
          ...(message === undefined ? {} : { message }),
          // What may still have to be sent again is kept.
          ...(state === 'sent' ? { payload: null } : {}),
        })
        .where('id', '=', id)
        .where((w) =>
          w.or([
            w.and([w('state', '=', 'sending'), w('lease_by', '=', by)]),
            // Whoever has sent it knows better than whoever has taken it over since.
            ...(state === 'sent' ? [w('state', 'in', ['sending', 'uncertain'])] : []),
          ]),
        )
        .returning(['kind', 'chat', 'cause', 'slot', 'part', 'act', 'target', 'excerpts'])
        .executeTakeFirst();
      if (row === undefined) return false;
      if (row.kind === 'correction' && state === 'sent') await showCorrected(tx, row);
      const later = tx
        .updateTable('ledger')
        .set({ state: 'failed', why: 'an earlier part failed', updated_at: now })
        .where('cause', '=', row.cause)
        .where('slot', '=', row.slot)
        .where('part', '>', row.part)
        .where('state', '=', 'due');
      if (state === 'failed' && row.cause !== null) await later.execute();
      else await enqueueNext(database, tx, row, now);
      return true;
    }),

  postpone: (id, by, dueAt, why) =>
    database.write(async (tx) => {
      const row = await tx
        .updateTable('ledger')
        .set({
          state: 'due',
          why,
          due_at: dueAt,
          first_at: null,
          lease_by: null,
          lease_until: null,
          updated_at: clock.now(),
        })
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .where('lease_by', '=', by)
        .returning('id')
        .executeTakeFirst();
      if (row !== undefined) await database.enqueue(tx, [{ task: 'part', id, at: dueAt }]);
    }),

  replyInstead: (id, by, { payload, hash, excerpts }) =>
    database.write(async (tx) => {
      const now = clock.now();
      const row = await tx
        .updateTable('ledger')
        .set({
          act: 'reply',
          payload,
          hash,
          excerpts: JSON.stringify(excerpts),
          state: 'due',
          due_at: now,
          first_at: null,
          lease_by: null,
          lease_until: null,
          updated_at: now,
        })
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .where('lease_by', '=', by)
        .returning('id')
        .executeTakeFirst();
      if (row !== undefined) await database.enqueue(tx, [{ task: 'part', id, at: now }]);
      return row !== undefined;
    }),

  decide: (id, what, now) =>
    database.write(async (tx) => {
      const decided = await decideIn(database, tx, what, now, (q) =>
        q.where('id', '=', id).where('state', 'in', ['uncertain', 'failed']),
      );
      return decided > 0;
    }),

  of: (cause, most) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('ledger')
        .selectAll()
        .where('cause', '=', cause)
        .orderBy('slot', 'desc')
        .orderBy('part', 'desc')
        .limit(most)
        .execute();
      return rows.map(entryOf);
    }),

  open: (chat) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('ledger')
        .selectAll()
        .where('chat', '=', chat)
        // Librarians see how those end.
        .where('kind', '!=', 'correction')
        .where((w) =>
          w.or([
            w('state', '=', 'uncertain'),
            // A pin that could not be posted says so at once, and is taken back.
            w.and([w('state', '=', 'failed'), w('kind', '=', 'digest'), w('payload', 'is not', null)]),
          ]),
        )
        .orderBy('created_at')
        .orderBy('part')
        .execute();
      return rows.map(entryOf);
    }),

  counts: () =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('ledger')
        .select((s) => ['state', s.fn.countAll().as('count')])
        .where('kind', '!=', 'answer')
        .groupBy('state')
        .execute();
      return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
    }),

  prune: (before) =>
    database.write(async (tx) => {
      const old = tx.deleteFrom('ledger').where('created_at', '<', before);
      const ended = await old.where('state', 'in', ['sent', 'failed', 'skipped']).executeTakeFirst();
      const doubtful = Number((await old.where('state', '=', 'uncertain').executeTakeFirst()).numDeletedRows);
      if (doubtful > 0)
        log.warn({ count: doubtful }, 'messages in doubt were forgotten, and nobody had decided about them');
      return Number(ended.numDeletedRows) + doubtful;
    }),
});

type Update = ReturnType<typeof updateLedger>;
const updateLedger = (tx: Tx) => tx.updateTable('ledger').where('payload', 'is not', null);

/** What a person has decided about some entries; how many those are. */
export const decideIn = async (
  database: Database,
  tx: Tx,
  what: 'resend' | 'dismiss',
  now: number,
  of: (update: Update) => Update,
): Promise<number> => {
  const rows = await of(updateLedger(tx))
    .set(
      what === 'dismiss'
        ? { state: 'skipped', why: 'dismissed', payload: null, updated_at: now }
        : { state: 'due', why: null, due_at: now, first_at: null, attempts: 0, updated_at: now },
    )
    .returning('id')
    .execute();
  if (what === 'resend')
    await database.enqueue(
      tx,
      rows.map(({ id }) => ({ task: 'part', id, at: now })),
    );
  return rows.length;
};

/** The part that waited for this one. */
const enqueueNext = async (
  database: Database,
  tx: Tx,
  { cause, slot, part }: Pick<LedgerTable, 'cause' | 'slot' | 'part'>,
  now: number,
) => {
  if (cause === null) return;
  const next = await tx
    .selectFrom('ledger')
    .select('id')
    .where('cause', '=', cause)
    .where('slot', '=', slot)
    .where('part', '>', part)
    .where('state', '=', 'due')
    .orderBy('part')
    .limit(1)
    .executeTakeFirst();
  if (next !== undefined) await database.enqueue(tx, [{ task: 'part', id: next.id, at: now }]);
};
