// Lines that wait for a person to go on with them, in the database.

import type { Draft } from '../core/line-executor.ts';
import type { Clock, Way } from '../core/ports.ts';
import type { Database } from './database.ts';
import { newCode } from './ids.ts';
import type { DraftsTable } from './schema.ts';
import type { DraftStore, KeptDraft } from './stores.ts';

const COLUMNS = ['chat', 'line', 'hidden', 'person', 'way', 'created_at', 'expires_at'] as const;

const draftFromRow = (row: Omit<DraftsTable, 'code'> | undefined): KeptDraft | null =>
  row === undefined
    ? null
    : {
        chat: row.chat,
        line: row.line,
        hidden: row.hidden === 1,
        person: row.person,
        way: row.way as Way | null,
        keptAt: row.created_at,
        expiresAt: row.expires_at,
      };

const rowOf = (code: string, draft: Draft, keptAt: number, expiresAt: number): DraftsTable => ({
  code,
  chat: draft.chat,
  line: draft.line,
  hidden: Number(draft.hidden),
  person: draft.person,
  way: draft.way,
  created_at: keptAt,
  expires_at: expiresAt,
});

export const createDraftStore = (database: Database, clock: Clock): DraftStore => ({
  keep: (draft, ms) =>
    database.write(async (tx) => {
      const code = newCode();
      const now = clock.now();
      await tx
        .insertInto('drafts')
        .values(rowOf(code, draft, now, now + ms))
        .execute();
      return code;
    }),
  giveBack: (code, draft) =>
    database.write(async (tx) => {
      await tx
        .insertInto('drafts')
        .values(rowOf(code, draft, draft.keptAt, draft.expiresAt))
        .onConflict((c) => c.doNothing())
        .execute();
    }),
  find: (code) =>
    database.read(async (db) =>
      draftFromRow(
        await db
          .selectFrom('drafts')
          .select(COLUMNS)
          .where('code', '=', code)
          .where('expires_at', '>', clock.now())
          .executeTakeFirst(),
      ),
    ),
  take: (code) =>
    database.write(async (tx) =>
      draftFromRow(
        await tx
          .deleteFrom('drafts')
          .where('code', '=', code)
          .where('expires_at', '>', clock.now())
          .returning(COLUMNS)
          .executeTakeFirst(),
      ),
    ),
});
