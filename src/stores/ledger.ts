// The ledger in the database.

import type { Clock, Log } from '../core/ports.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Database } from './database.ts';
import { addParts, entryFromRow } from './ledger-rows.ts';
import { createSending } from './sending.ts';
import { createShown } from './shown.ts';

export const createLedger = (database: Database, clock: Clock, log: Log): Ledger => ({
  ...createShown(database, clock),
  ...createSending(database, clock),

  add: (parts) =>
    database.write(async (tx) => {
      if (!(await addParts(tx, parts, [], clock.now()))) return false;
      await database.enqueue(
        tx,
        parts.filter(({ part }) => part === 0).map(({ id, dueAt }) => ({ task: 'part', id, at: dueAt })),
      );
      return true;
    }),

  find: (id) =>
    database.read(async (db) => {
      const row = await db.selectFrom('ledger').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : entryFromRow(row);
    }),

  listByCause: (cause, max) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('ledger')
        .selectAll()
        .where('cause', '=', cause)
        .orderBy('slot', 'desc')
        .orderBy('part', 'desc')
        .limit(max)
        .execute();
      return rows.map(entryFromRow);
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
      return rows.map(entryFromRow);
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
        log.warn(
          { count: doubtful },
          'deleted messages with unknown delivery status that nobody had decided about',
        );
      return Number(ended.numDeletedRows) + doubtful;
    }),
});
