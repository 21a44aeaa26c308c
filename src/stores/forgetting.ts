// Forgetting a person or a chat: every row that is theirs goes, and their id goes from what others still need.

import { type SqlBool, sql } from 'kysely';
import { forgetInLog, mayMention, mentions, noteForgotten, type Sealer } from './audit-forget.ts';
import { asChat } from './chat-columns.ts';
import type { Db, Tx } from './database.ts';
import { scheduleErasure } from './erasure.ts';
import { dropUnasked } from './gaps.ts';
import { PERSONAL } from './personal.ts';
import type { Whom } from './stores.ts';
import { forgetSender } from './submissions.ts';

/** Tables whose rows belong to a chat. */
const OF_CHATS = ['pins', 'digests', 'ledger', 'drafts', 'budgets', 'gap_askers', 'waiting'] as const;

type Result = { readonly numDeletedRows?: bigint; readonly numUpdatedRows?: bigint };

const countOf = async (query: { executeTakeFirst(): Promise<Result | undefined> }): Promise<number> => {
  const { numDeletedRows, numUpdatedRows } = (await query.executeTakeFirst()) ?? {};
  return Number(numDeletedRows ?? numUpdatedRows ?? 0n);
};

/** The number of rows that went or lost an id. */
export const forget = async (tx: Tx, sealer: Sealer, whom: Whom): Promise<number> => {
  const { user } = whom;
  const chats = [...new Set([...(user === null ? [] : [user]), ...whom.chats])];
  let rows = 0;
  for (const chat of chats) {
    rows += await countOf(tx.deleteFrom('chats').where(asChat('id', chat)));
    for (const table of OF_CHATS) rows += await countOf(tx.deleteFrom(table).where(asChat('chat', chat)));
    rows += (await dropLines(tx, chat)) + (await dropWaiting(tx, chat));
    rows += await countOf(tx.updateTable('submissions').set({ chat: null }).where(asChat('chat', chat)));
  }
  await dropUnasked(tx);
  if (user !== null) {
    for (const table of ['pins', 'digests'] as const)
      rows += await countOf(tx.updateTable(table).set({ owner: null }).where('owner', '=', user));
    for (const table of ['drafts', 'waiting'] as const)
      rows += await countOf(tx.deleteFrom(table).where('person', '=', user));
    for (const table of ['withdrawals', 'corrections', 'proposals'] as const)
      rows += await countOf(tx.updateTable(table).set({ by: null }).where('by', '=', user));
    rows += await forgetSender(tx, user);
  }
  const named = await forgetInLog(tx, sealer, { user, chats });
  if (rows + named === 0) return 0;
  if (named === 0) await noteForgotten(tx, sealer, whom);
  await scheduleErasure(tx, 'forgetting', sealer.clock.now());
  return rows + named;
};

/** Lines that wait for a confirmation anywhere and hold the id: they are of no use without it. */
const dropLines = async (tx: Tx, id: string): Promise<number> => {
  const drafts = await tx
    .selectFrom('drafts')
    .select(['code', 'line'])
    .where(mayMention('line', id))
    .execute();
  const codes = drafts.filter(({ line }) => mentions(id)(line)).map(({ code }) => code);
  if (codes.length === 0) return 0;
  return countOf(tx.deleteFrom('drafts').where('code', 'in', codes));
};

/** Calls of others that wait for an answer and hold the id: whoever made them asks again. */
const dropWaiting = async (tx: Tx, id: string): Promise<number> => {
  const calls = await tx
    .selectFrom('waiting')
    .select(['platform', 'id', 'content'])
    .where(mayMention('content', id))
    .execute();
  let rows = 0;
  for (const call of calls.filter(({ content }) => mentions(id)(content)))
    rows += await countOf(
      tx.deleteFrom('waiting').where('platform', '=', call.platform).where('id', '=', call.id),
    );
  return rows;
};

/** How many rows of each kind name them. */
export const countHeld = async (db: Db, { user, chats }: Whom): Promise<ReadonlyMap<string, number>> => {
  const ids = [...new Set([...(user === null ? [] : [user]), ...chats])];
  const held = new Map<string, number>();
  for (const { table, column, identifies, counts } of PERSONAL) {
    let names = sql<SqlBool>`1 = 0`;
    if (identifies === 'person') names = sql<SqlBool>`${sql.ref(column)} = ${user}`;
    if (identifies === 'chat')
      names = sql<SqlBool>`(${sql.join(
        ids.map((id) => asChat(column, id)),
        sql` or `,
      )})`;
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}
      where ${names}`.execute(db);
    const count = Number(rows[0]?.count ?? 0);
    if (count > 0) held.set(counts, (held.get(counts) ?? 0) + count);
  }
  return held;
};
