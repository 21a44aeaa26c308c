// The audit log in the database: one chain over all chats.

import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Act } from '../audit/act.ts';
import type { AuditEntry, AuditLog } from '../audit/audit.ts';
import { sealRow } from '../audit/chain.ts';
import { asRanges, readEntry, type Sealed, sealEntry } from '../audit/entry.ts';
import type { Clock } from '../core/ports.ts';
import { asChat } from './chat-columns.ts';
import type { Database, Tx } from './database.ts';
import type { AuditTable } from './schema.ts';

const THE_ONE = 1;
const AT_ONCE = 500;

const auditEntryFromRow = (row: AuditTable): AuditEntry => {
  const { seq, at, content, salt, digest, mac, opening } = row;
  return { seq, at, content, salt, digest, mac, opening, entry: readEntry(content, opening) };
};

const newSalt = (): string => randomBytes(16).toString('hex');

/** Makes all who append or forget wait for one another, on either database. */
export const lockHead = (tx: Tx) =>
  tx
    .updateTable('audit_head')
    .set((set) => ({ seq: set.ref('seq') }))
    .where('id', '=', THE_ONE)
    .returning(['seq', 'mac'])
    .executeTakeFirstOrThrow();

/** Rows without content, if no row before has said which these are: so that whoever blanks one later is found out. */
const blankBefore = async (tx: Tx, seq: number): Promise<string | undefined> => {
  const isSealed = tx.selectFrom('audit').select('seq').where('opening', 'is not', null);
  if ((await isSealed.where('seq', '=', seq).executeTakeFirst()) !== undefined) return undefined;
  if ((await isSealed.limit(1).executeTakeFirst()) !== undefined) return undefined;
  const blank = await tx
    .selectFrom('audit')
    .select('seq')
    .where('content', 'is', null)
    .orderBy('seq')
    .execute();
  return blank.length === 0 ? undefined : asRanges(blank.map((row) => row.seq));
};

export interface Appending extends Act {
  readonly at: number;
  readonly restates?: number;
}

/** Adds a row to the chain. `change` may remove parts of it before it is written, and `at` be the time of an earlier act. */
export const appendTo = async (
  tx: Tx,
  key: string,
  { restates, ...act }: Appending,
  change: (sealed: Sealed) => Sealed = (sealed) => sealed,
  place: Pick<AuditTable, 'chat' | 'actor'> = act,
): Promise<void> => {
  const { seq, mac } = await lockHead(tx);
  const blank = seq === 0 ? undefined : await blankBefore(tx, seq);
  const { content, opening } = change(
    sealEntry(act, newSalt, {
      ...(restates === undefined ? {} : { restates }),
      ...(blank === undefined ? {} : { blank }),
    }),
  );
  const row = sealRow(key, seq === 0 ? null : { seq, mac }, content, newSalt());
  await tx
    .insertInto('audit')
    .values({
      ...row,
      at: act.at,
      chat: place.chat,
      actor: place.actor,
      opening,
      restates: restates ?? null,
    })
    .execute();
  await tx.updateTable('audit_head').set({ seq: row.seq, mac: row.mac }).where('id', '=', THE_ONE).execute();
};

export const createAuditLog = (database: Database, clock: Clock, key: string): AuditLog => ({
  append: (act) =>
    database.write(async (tx) => {
      await lockHead(tx);
      await appendTo(tx, key, { ...act, at: clock.now() });
    }),

  page: (chat, from, max) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .$if(chat !== null, (q) => q.where(asChat('chat', chat ?? '')))
        .where((w) =>
          w.or([
            w('content', 'is not', null),
            w.not(
              w.exists(
                w
                  .selectFrom('audit as later')
                  .select('later.seq')
                  .whereRef('later.restates', '=', 'audit.seq'),
              ),
            ),
          ]),
        )
        .orderBy(sql`coalesce(restates, seq)`, 'desc')
        .offset(from)
        .limit(max)
        .execute();
      return rows.map(auditEntryFromRow);
    }),

  async *all(chat) {
    for (let after = 0; ; ) {
      const rows = await database.read((db) =>
        db
          .selectFrom('audit')
          .selectAll()
          .where('seq', '>', after)
          .$if(chat !== null, (q) => q.where(asChat('chat', chat ?? '')))
          .orderBy('seq')
          .limit(AT_ONCE)
          .execute(),
      );
      yield* rows;
      after = rows.at(-1)?.seq ?? 0;
      if (rows.length < AT_ONCE) return;
    }
  },

  head: () =>
    database.read(async (db) => {
      const head = await db.selectFrom('audit_head').selectAll().where('id', '=', THE_ONE).executeTakeFirst();
      return head === undefined || head.seq === 0 ? null : head.mac;
    }),
});
