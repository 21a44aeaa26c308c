// Lines that wait for a person's confirmation, in the database.

import type { Clock } from '../core/ports.ts';
import type { Database } from './database.ts';
import { newCode } from './ids.ts';
import type { DraftStore } from './stores.ts';

/** A confirmation that comes later than this is taken for a slip. */
export const DRAFT_MS = 24 * 60 * 60_000;

export const createDrafts = (database: Database, clock: Clock): DraftStore => {
  const fresh = () => clock.now() - DRAFT_MS;
  return {
    keep: ({ chat, line, hidden }) =>
      database.write(async (tx) => {
        const code = newCode();
        await tx
          .insertInto('drafts')
          .values({ code, chat, line, hidden: Number(hidden), created_at: clock.now() })
          .execute();
        return code;
      }),
    giveBack: (code, { chat, line, hidden }) =>
      database.write(async (tx) => {
        await tx
          .insertInto('drafts')
          .values({ code, chat, line, hidden: Number(hidden), created_at: clock.now() })
          .onConflict((c) => c.doNothing())
          .execute();
      }),
    find: (code) =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('drafts')
          .select(['chat', 'line', 'hidden'])
          .where('code', '=', code)
          .where('created_at', '>', fresh())
          .executeTakeFirst();
        return row === undefined ? null : { ...row, hidden: row.hidden === 1 };
      }),
    take: (code) =>
      database.write(async (tx) => {
        const row = await tx
          .deleteFrom('drafts')
          .where('code', '=', code)
          .where('created_at', '>', fresh())
          .returning(['chat', 'line', 'hidden'])
          .executeTakeFirst();
        return row === undefined ? null : { ...row, hidden: row.hidden === 1 };
      }),
  };
};
