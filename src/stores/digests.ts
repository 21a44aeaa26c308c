// Digests in the database.

import type { Clock, Locale } from '../core/ports.ts';
import type { Digest, DigestState, DigestStore } from '../digests/digest.ts';
import type { Database, Tx } from './database.ts';
import { addParts } from './ledger-rows.ts';
import type { DigestsTable } from './schema.ts';

const digestFromRow = (row: DigestsTable): Digest => ({
  id: row.id,
  chat: row.chat,
  plan: JSON.parse(row.plan) as Digest['plan'],
  locale: row.locale as Locale,
  state: row.state as DigestState,
  why: row.why,
  owner: row.owner,
  nextAt: row.next_at,
  edition: row.edition,
  turn: row.turn,
});

/** Another process has concluded the slot, or the digest is no longer on: what this one has written goes. */
class SlotTakenError extends Error {}

export const createDigestStore = (database: Database, clock: Clock): DigestStore => ({
  add: (digest) =>
    database.write(async (tx) => {
      const { id, chat, plan, locale, state, why, owner, nextAt, edition, turn } = digest;
      await tx
        .insertInto('digests')
        .values({
          id,
          chat,
          plan: JSON.stringify(plan),
          locale,
          state,
          why,
          owner,
          next_at: nextAt,
          edition,
          turn,
          created_at: clock.now(),
        })
        .execute();
      if (nextAt !== null) await database.enqueue(tx, [{ task: 'slot', id, at: nextAt }]);
    }),

  listByChat: (chat) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('digests')
        .selectAll()
        .where('chat', '=', chat)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(digestFromRow);
    }),

  find: (id) =>
    database.read(async (db) => {
      const row = await db.selectFrom('digests').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : digestFromRow(row);
    }),

  change: (id, { nextAt, ...changes }) =>
    database.write(async (tx) => {
      await tx
        .updateTable('digests')
        .set({ ...changes, ...(nextAt === undefined ? {} : { next_at: nextAt }) })
        .where('id', '=', id)
        .execute();
      if (nextAt != null) await database.enqueue(tx, [{ task: 'slot', id, at: nextAt }]);
    }),

  remove: (id) =>
    database.write(async (tx) => {
      await tx.deleteFrom('digests').where('id', '=', id).execute();
      await tx
        .updateTable('ledger')
        .set({ state: 'skipped', why: 'switched off', updated_at: clock.now() })
        .where('cause', '=', id)
        .where('state', '=', 'due')
        .execute();
    }),

  due: (now, max) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('digests')
        .select('id')
        .where('state', '=', 'on')
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .limit(max)
        .execute();
      return rows.map(({ id }) => id);
    }),

  ahead: (moment, max, after) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('digests')
        .selectAll()
        .where('state', '=', 'on')
        .where('next_at', '>', moment)
        .where('id', '>', after)
        .orderBy('id')
        .limit(max)
        .execute();
      return rows.map(digestFromRow);
    }),

  clearAhead: (id, moment) =>
    database.write(async (tx) => {
      await tx
        .deleteFrom('ledger')
        .where('cause', '=', id)
        .where('slot', '>', moment)
        .where('kind', '=', 'digest')
        .where('state', '=', 'skipped')
        .where('why', 'in', ['late', 'unchanged'])
        .execute();
      const rows = await tx
        .selectFrom('ledger')
        .select('slot')
        .where('cause', '=', id)
        .where('slot', '>', moment)
        .execute();
      return rows.flatMap(({ slot }) => slot ?? []);
    }),

  async commit({ digest, parts, skipped, nextAt, edition, turn }) {
    try {
      await database.write(async (tx) => {
        if (!(await addParts(tx, parts, skipped, clock.now()))) throw new SlotTakenError();
        const row = await tx
          .updateTable('digests')
          .set({ next_at: nextAt, edition, turn })
          .where('id', '=', digest)
          .where('state', '=', 'on')
          .returning('id')
          .executeTakeFirst();
        // Paused or switched off since it was looked at.
        if (row === undefined) throw new SlotTakenError();
        await database.enqueue(tx, [
          ...parts.slice(0, 1).map(({ id, dueAt }) => ({ task: 'part' as const, id, at: dueAt })),
          ...(nextAt === null ? [] : [{ task: 'slot' as const, id: digest, at: nextAt }]),
        ]);
      });
      return true;
    } catch (error) {
      if (error instanceof SlotTakenError) return false;
      throw error;
    }
  },

  expire: (part, now) =>
    database.write(async (tx) => {
      const late = { state: 'skipped', why: 'late', payload: null, updated_at: clock.now() };
      const first = await tx
        .updateTable('ledger')
        .set(late)
        .where('id', '=', part)
        .where('part', '=', 0)
        .where('state', '=', 'due')
        .where((w) => w.or([w('lease_until', 'is', null), w('lease_until', '<', now)]))
        .returning(['cause', 'slot'])
        .executeTakeFirst();
      if (first === undefined || first.cause === null || first.slot === null) return false;
      const { cause, slot } = first;
      await tx
        .updateTable('ledger')
        .set(late)
        .where('cause', '=', cause)
        .where('slot', '=', slot)
        .where('state', '=', 'due')
        .execute();
      await revertEdition(tx, cause, slot);
      return true;
    }),

  stop: (chat, why) =>
    database.write(async (tx) => {
      const rows = await tx
        .updateTable('digests')
        .set({ state: 'stopped', why })
        .where('chat', '=', chat)
        .where('state', '=', 'on')
        .returningAll()
        .execute();
      return rows.map(digestFromRow);
    }),
});

/** Puts a digest back to the edition that it had told before a slot, unless a later one has been made since. */
const revertEdition = async (tx: Tx, digest: string, slot: number) => {
  const entries = tx.selectFrom('ledger').where('cause', '=', digest);
  const later = await entries.select('id').where('slot', '>', slot).limit(1).executeTakeFirst();
  if (later !== undefined) return;
  const before = await entries
    .select('edition')
    .where('slot', '<', slot)
    .orderBy('slot', 'desc')
    .limit(1)
    .executeTakeFirst();
  // Of the first slot nothing stands before it but the day on which the digest was set up.
  const atFirst = await tx
    .selectFrom('revisions')
    .innerJoin('digests', (join) => join.onRef('revisions.first_seen', '<=', 'digests.created_at'))
    .select((s) => s.fn.max('revisions.from_edition').as('edition'))
    .where('digests.id', '=', digest)
    .executeTakeFirst();
  const told = before?.edition ?? atFirst?.edition ?? null;
  if (told === null) return;
  await tx
    .updateTable('digests')
    .set({ edition: told })
    .where('id', '=', digest)
    .where('edition', '>', told)
    .execute();
};
