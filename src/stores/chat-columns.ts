// How a column names a chat: by its id, or as a topic of it.

import { type Expression, type SqlBool, sql } from 'kysely';

/** A column that names this chat, or a topic of it: `platform:100/45` is one of `platform:100`. */
export const asChat = (column: string, chat: string): Expression<SqlBool> =>
  sql<SqlBool>`(${sql.ref(column)} = ${chat} or substr(${sql.ref(column)}, 1, ${sql.lit(chat.length + 1)}) = ${`${chat}/`})`;

/** The same for a text. */
export const isChat = (text: string | null, chat: string): boolean =>
  text === chat || text?.startsWith(`${chat}/`) === true;
