// Chats in the database: what was chosen for them, under whatever id they go on, and how they are forgotten.

import { type SqlBool, sql } from 'kysely';
import type { Clock, Locale } from '../core/ports.ts';
import type { Sealer } from './audit-forget.ts';
import { asChat } from './chat-columns.ts';
import type { Database } from './database.ts';
import { countHeld, forget } from './forgetting.ts';
import type { ChatsTable } from './schema.ts';
import type { Chat, ChatStore } from './stores.ts';

const chatFromRow = (row: ChatsTable): Chat => ({
  id: row.id,
  locale: row.locale as Locale | null,
  private: row.private === null ? null : row.private === 1,
  moderatorRole: row.moderator_role,
  keepsQuestions: row.keeps_questions === null ? null : row.keeps_questions === 1,
  closedWhy: row.closed_why,
  editsOnly: row.edits_only === null ? null : row.edits_only === 1,
  takesSuggestions: row.takes_suggestions === null ? null : row.takes_suggestions === 1,
});

const columnsOf = ({
  locale,
  private: isPrivate,
  moderatorRole,
  keepsQuestions,
  closedWhy,
  editsOnly,
  takesSuggestions,
}: Partial<Chat>) => ({
  ...(locale === undefined ? {} : { locale }),
  ...(isPrivate === undefined ? {} : { private: isPrivate === null ? null : Number(isPrivate) }),
  ...(moderatorRole === undefined ? {} : { moderator_role: moderatorRole }),
  ...(keepsQuestions === undefined
    ? {}
    : { keeps_questions: keepsQuestions === null ? null : Number(keepsQuestions) }),
  ...(closedWhy === undefined ? {} : { closed_why: closedWhy }),
  ...(editsOnly === undefined ? {} : { edits_only: editsOnly === null ? null : Number(editsOnly) }),
  ...(takesSuggestions === undefined
    ? {}
    : { takes_suggestions: takesSuggestions === null ? null : Number(takesSuggestions) }),
});

const CHOICES = [
  'locale',
  'private',
  'moderator_role',
  'keeps_questions',
  'edits_only',
  'takes_suggestions',
] as const;

const UNCHOSEN = {
  locale: null,
  private: null,
  moderator_role: null,
  keeps_questions: null,
  closed_why: null,
  edits_only: null,
  takes_suggestions: null,
};

/** Every column that holds a chat's id, but that of `chats` itself. */
const CHAT_COLUMNS = [
  ['pins', 'chat'],
  ['digests', 'chat'],
  ['ledger', 'chat'],
  ['audit', 'chat'],
  ['drafts', 'chat'],
  ['budgets', 'chat'],
  ['gap_askers', 'chat'],
  ['waiting', 'chat'],
  ['submissions', 'chat'],
] as const;

export const createChatStore = (database: Database, clock: Clock, sealer: Sealer): ChatStore => ({
  changed: (since) =>
    database.read(async (db) => {
      const rows = await db.selectFrom('chats').selectAll().where('updated_at', '>=', since).execute();
      return rows.map(chatFromRow);
    }),

  chosen: () =>
    database.read(async (db) => {
      const row = await db
        .selectFrom('chats')
        .select((s) => s.fn.countAll().as('count'))
        .where((w) => w.or(CHOICES.map((column) => w(column, 'is not', null))))
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    }),

  find: (id) =>
    database.read(async (db) => {
      const row = await db.selectFrom('chats').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : chatFromRow(row);
    }),

  change: (id, changes) =>
    database.write(async (tx) => {
      const set = { ...columnsOf(changes), updated_at: clock.now() };
      await tx
        .insertInto('chats')
        .values({ id, ...UNCHOSEN, ...set })
        .onConflict((c) => c.column('id').doUpdateSet(set))
        .execute();
    }),

  move: (from, to) =>
    database.write(async (tx) => {
      const renamed = (column: string) =>
        sql<string>`${to} || substr(${sql.ref(column)}, ${sql.lit(from.length + 1)})`;
      const taken = sql<SqlBool>`exists (select 1 from chats as other where other.id = ${renamed('chats.id')})`;
      await tx.deleteFrom('chats').where(asChat('chats.id', from)).where(taken).execute();
      await tx
        .updateTable('chats')
        .set({ id: renamed('id'), updated_at: clock.now() })
        .where(asChat('id', from))
        .execute();
      // What was posted stays behind in the old chat, and its number may be another message's in the new one.
      await tx
        .updateTable('ledger')
        .set({ message: null })
        .where('state', '=', 'sent')
        .where(asChat('chat', from))
        .execute();
      await tx.deleteFrom('budgets').where(asChat('chat', from)).execute();
      for (const [table, column] of CHAT_COLUMNS)
        await tx
          .updateTable(table)
          .set({ [column]: renamed(column) } as never)
          .where(asChat(column, from))
          .execute();
    }),

  held: (whom) => database.read((db) => countHeld(db, whom)),

  forgetChat: (id) => database.write((tx) => forget(tx, sealer, { user: null, chats: [id] })),

  forgetUser: (user, chats = []) => database.write((tx) => forget(tx, sealer, { user, chats })),
});
