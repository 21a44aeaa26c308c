// How an entry of the ledger is sent: whose turn it is, who holds it, how it ends, and what a person decides where nobody can tell.

import { sql } from 'kysely';
import type { Clock } from '../core/ports.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Database, Tx } from './database.ts';
import { entryFromRow } from './ledger-rows.ts';
import { latestPossible, sinceNow } from './redate.ts';
import type { LedgerTable } from './schema.ts';
import { indexShown, showCorrected } from './shown.ts';

type SendingStore = Pick<
  Ledger,
  'due' | 'reserve' | 'claim' | 'settle' | 'postpone' | 'replyInstead' | 'decide'
>;

/** Rows of one slot are sent one after the other. */
const comesFirst = sql<boolean>`not exists (
  select 1 from ledger as earlier
  where earlier.cause = ledger.cause and earlier.slot = ledger.slot and earlier.part < ledger.part
    and earlier.state in ('due', 'sending'))`;

const OPEN = ['due', 'sending'] as const;

/** Nobody waits for a time that a clock wrote which has been set back since. */
const redate = async (database: Database, now: number): Promise<void> => {
  const late = await database.read((db) =>
    db
      .selectFrom('ledger')
      .select('id')
      .where('state', 'in', OPEN)
      .where('updated_at', '>', latestPossible(now))
      .limit(1)
      .executeTakeFirst(),
  );
  if (late === undefined) return;
  await database.write(async (tx) => {
    const rows = await tx
      .updateTable('ledger')
      .set({
        due_at: sinceNow('due_at', now),
        lease_until: sql<number | null>`case when lease_until is null then null
          else ${sinceNow('lease_until', now)} end`,
        updated_at: Math.floor(now),
      })
      .where('state', 'in', OPEN)
      .where('updated_at', '>', latestPossible(now))
      .returning(['id', 'state', 'due_at'])
      .execute();
    const due = rows.filter(({ state }) => state === 'due');
    await database.enqueue(
      tx,
      due.map(({ id, due_at }) => ({ task: 'part', id, at: due_at })),
    );
  });
};

export const createSending = (database: Database, clock: Clock): SendingStore => ({
  async due(now, max, behindMs) {
    await redate(database, now);
    return database.read(async (db) => {
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
        .limit(max)
        .execute();
      return rows.map(({ id }) => id);
    });
  },

  reserve: (id, by, now, until) =>
    database.writeLightly(async (tx) => {
      const row = await tx
        .updateTable('ledger')
        .set({ lease_by: by, lease_until: until, updated_at: now })
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
        return row === undefined ? null : { entry: entryFromRow(row), interrupted };
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
        .returning(['id', 'kind', 'chat', 'cause', 'slot', 'part', 'act', 'target', 'locale', 'excerpts'])
        .executeTakeFirst();
      if (row === undefined) return false;
      if (state === 'sent') await indexShown(tx, row);
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
});

type Update = ReturnType<typeof updateLedger>;
const updateLedger = (tx: Tx) => tx.updateTable('ledger').where('payload', 'is not', null);

/** What a person has decided about some entries; how many those are. */
export const decideIn = async (
  database: Database,
  tx: Tx,
  what: 'resend' | 'dismiss',
  now: number,
  select: (update: Update) => Update,
): Promise<number> => {
  const rows = await select(updateLedger(tx))
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
