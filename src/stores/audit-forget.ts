// Forgetting in the audit log: who did something is removed, that it was done stays, and so does the proof of both.

import { type Expression, type SqlBool, sql } from 'kysely';
import { PARTS, type Part, readEntry, removeParts } from '../audit/entry.ts';
import { idOnPlatform } from '../core/chat-id.ts';
import type { Clock } from '../core/ports.ts';
import { appendTo, lockHead } from './audit.ts';
import { asChat, isChat } from './chat-columns.ts';
import type { Db, Tx } from './database.ts';
import type { AuditTable } from './schema.ts';
import type { Whom } from './stores.ts';

export interface Sealer {
  /** Throws where there is no key: then nothing can be forgotten, since nobody could tell it from tampering. */
  readonly key: () => string;
  readonly clock: Pick<Clock, 'now'>;
}

/** Shorter numbers stand in too many texts by chance; those are looked for with the platform's name. */
const MIN_BARE = 5;

/** An id as it may stand in a text: without the platform, where it is long enough for that. */
const bareIn = (id: string): string => {
  const bare = idOnPlatform(id);
  return bare.length < MIN_BARE ? id : bare;
};

/** Finds an id in a text, and not in a longer one. */
export const mentions = (id: string): ((text: string) => boolean) => {
  const escaped = bareIn(id).replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u');
  return (text) => found.test(text);
};

/** Rows of a column that may hold an id: a few more than do, since databases compare letters each in their own way. */
export const mayMention = (column: string, id: string): Expression<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} like ${`%${bareIn(id).replace(/[%\\]/g, '_')}%`}`;

const idsOf = ({ user, chats }: Whom): string[] => [...(user === null ? [] : [user]), ...chats];

/** Rows that may name them; which do is found out by their text. */
const candidates = (db: Db, whom: Whom) =>
  db
    .selectFrom('audit')
    .selectAll()
    .where('content', 'is not', null)
    .where((w) =>
      w.or([
        ...(whom.user === null ? [] : [w('actor', '=', whom.user)]),
        ...idsOf(whom).map((id) => asChat('chat', id)),
        ...idsOf(whom).flatMap((id) => [mayMention('opening', id), mayMention('content', id)]),
      ]),
    )
    .orderBy('seq');

/** The parts of a row that name them. */
const partsNaming = (row: AuditTable, whom: Whom): Part[] => {
  const entry = readEntry(row.content, row.opening);
  // What is none of the log's is left for whoever verifies it.
  if (entry === null) return [];
  const ids = idsOf(whom);
  const detail = JSON.stringify(entry.detail);
  const names: Readonly<Record<Part, boolean>> = {
    actor: whom.user !== null && [row.actor, entry.actor].includes(whom.user),
    chat: ids.some((id) => isChat(row.chat, id) || isChat(entry.chat, id)),
    detail: ids.some((id) => mentions(id)(detail)),
  };
  return PARTS.filter((part) => names[part]);
};

/** Removes them from every row, and writes down that it was done. Gives the number of rows that named them. */
export const forgetInLog = async (tx: Tx, { key, clock }: Sealer, whom: Whom): Promise<number> => {
  // Whoever appends waits until this is done.
  await lockHead(tx);
  const rows = (await candidates(tx, whom).execute()).flatMap((row) => {
    const parts = partsNaming(row, whom);
    return parts.length === 0 ? [] : [{ row, parts }];
  });
  const counts = new Map<string | null, number>();
  for (const { row, parts } of rows) {
    if (row.opening === null) await restate(tx, key(), row, parts);
    else await removeFrom(tx, key(), row, parts);
    const chat = parts.includes('chat') ? null : row.chat;
    counts.set(chat, (counts.get(chat) ?? 0) + 1);
  }
  for (const [chat, count] of counts)
    await appendTo(tx, key(), {
      at: clock.now(),
      chat,
      actor: null,
      act: whom.user === null ? 'forget chat' : 'forget',
      detail: { entries: count },
    });
  return rows.length;
};

/** Writes down that somebody was forgotten of whom the log itself said nothing. */
export const noteForgotten = (tx: Tx, { key, clock }: Sealer, whom: Whom): Promise<void> =>
  appendTo(tx, key(), {
    at: clock.now(),
    chat: null,
    actor: null,
    act: whom.user === null ? 'forget chat' : 'forget',
    detail: { entries: 0 },
  });

const removeFrom = async (tx: Tx, key: string, row: AuditTable, parts: readonly Part[]): Promise<void> => {
  const { opening } = removeParts(key, { content: row.content ?? '', opening: row.opening ?? '' }, parts);
  await tx
    .updateTable('audit')
    .set({
      opening,
      ...(parts.includes('actor') ? { actor: null } : {}),
      ...(parts.includes('chat') ? { chat: null } : {}),
    })
    .where('seq', '=', row.seq)
    .execute();
};

/** A row of the first format is one whole: it is said again without the parts by a new row, and then blanked. */
const restate = async (tx: Tx, key: string, row: AuditTable, parts: readonly Part[]): Promise<void> => {
  const entry = readEntry(row.content, row.opening);
  if (entry === null) return;
  const { at, act, actor, chat, detail } = entry;
  await appendTo(
    tx,
    key,
    { at, act, actor, chat, detail, restates: row.seq },
    (sealed) => removeParts(key, sealed, parts),
    {
      actor: parts.includes('actor') ? null : actor,
      chat: parts.includes('chat') ? null : row.chat,
    },
  );
  await tx
    .updateTable('audit')
    .set({ content: null, salt: null, actor: null, chat: null })
    .where('seq', '=', row.seq)
    .execute();
};
