// Pins in the database.

import type { Clock, Locale } from '../core/ports.ts';
import type { Pin, PinKind, PinStatus, PinStore } from '../pins/pin.ts';
import type { Database } from './database.ts';
import { addParts } from './ledger-rows.ts';
import type { PinsTable } from './schema.ts';

const pinFromRow = (row: PinsTable): Pin => ({
  id: row.id,
  chat: row.chat,
  kind: row.kind as PinKind,
  subject: row.subject,
  locale: row.locale as Locale,
  message: row.message,
  oldMessage: row.old_message,
  hash: row.hash,
  edition: row.edition,
  state: row.state as PinStatus,
  owner: row.owner,
});

const columnsOf = (pin: Partial<Pin>): Partial<PinsTable> => {
  const { oldMessage, ...same } = pin;
  return { ...same, ...(oldMessage === undefined ? {} : { old_message: oldMessage }) };
};

/** States in which there is a message that can be brought up to date. */
const LIVE = ['posted', 'pinned', 'unpinned', 'unknown'] as const;

export const createPinStore = (database: Database, clock: Clock): PinStore => ({
  post: (pin, part) =>
    database.write(async (tx) => {
      const now = clock.now();
      const row = { ...columnsOf(pin), created_at: now, updated_at: now } as PinsTable;
      if (pin.oldMessage === null) {
        // Whoever was first has written the pin too, and may have gone on with it.
        if (!(await addParts(tx, [part], [], now))) return false;
        await tx.insertInto('pins').values(row).execute();
      } else {
        const { id, created_at: _, ...changes } = row;
        const replaced = await tx
          .updateTable('pins')
          .set(changes)
          .where('id', '=', id)
          .where('message', '=', pin.oldMessage)
          .returning('id')
          .executeTakeFirst();
        // Another has replaced the message, or it was taken down meanwhile.
        if (replaced === undefined || !(await addParts(tx, [part], [], now))) return false;
      }
      await database.enqueue(tx, [{ task: 'part', id: part.id, at: part.dueAt }]);
      return true;
    }),

  listByChat: (chat) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('pins')
        .selectAll()
        .where('chat', '=', chat)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(pinFromRow);
    }),

  find: (id) =>
    database.read(async (db) => {
      const row = await db.selectFrom('pins').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : pinFromRow(row);
    }),

  change: (id, changes) =>
    database.write(async (tx) => {
      await tx
        .updateTable('pins')
        .set({ ...columnsOf(changes), updated_at: clock.now() })
        .where('id', '=', id)
        .execute();
    }),

  remove: (id) =>
    database.write(async (tx) => {
      await tx.deleteFrom('pins').where('id', '=', id).execute();
      await tx
        .updateTable('ledger')
        .set({ state: 'skipped', why: 'taken down', updated_at: clock.now() })
        .where('cause', '=', id)
        .where('state', '=', 'due')
        .execute();
    }),

  stale: (edition, max, after) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('pins')
        .select('id')
        .where('id', '>', after)
        .where((w) =>
          w.or([
            w('state', 'in', ['posting', 'posted']),
            w('old_message', 'is not', null),
            w.and([w('state', 'in', LIVE), w('edition', '<', edition)]),
          ]),
        )
        .orderBy('id')
        .limit(max)
        .execute();
      return rows.map(({ id }) => id);
    }),

  live: (max, after) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('pins')
        .selectAll()
        .where('state', 'in', LIVE)
        .where('id', '>', after)
        .orderBy('id')
        .limit(max)
        .execute();
      return rows.map(pinFromRow);
    }),
});
