// The audit log in the database: one chain over all chats.

import { randomBytes } from 'node:crypto';
import type { AuditEntry, AuditLog } from '../audit/audit.ts';
import { canonical, sealRow } from '../audit/chain.ts';
import type { Clock } from '../core/ports.ts';
import { asChat } from './chats.ts';
import type { Database } from './database.ts';
import type { AuditTable } from './schema.ts';

const THE_ONE = 1;
const AT_ONCE = 500;

const entryOf = ({ seq, at, content, salt, digest, mac }: AuditTable): AuditEntry => ({
  seq,
  at,
  content,
  salt,
  digest,
  mac,
});

export const createAudit = (database: Database, clock: Clock, key: string): AuditLog => ({
  append: ({ chat, actor, act, detail }) =>
    database.write(async (tx) => {
      // Writing the head first makes all who append wait for one another, on either database.
      const head = await tx
        .updateTable('audit_head')
        .set((set) => ({ seq: set('seq', '+', 1) }))
        .where('id', '=', THE_ONE)
        .returning(['seq', 'mac'])
        .executeTakeFirstOrThrow();
      const at = clock.now();
      const previous = head.seq === 1 ? null : { seq: head.seq - 1, mac: head.mac };
      const content = canonical({ at, chat, actor, act, detail });
      const row = sealRow(key, previous, content, randomBytes(16).toString('hex'));
      await tx
        .insertInto('audit')
        .values({ ...row, at, chat, actor })
        .execute();
      await tx.updateTable('audit_head').set({ mac: row.mac }).where('id', '=', THE_ONE).execute();
    }),

  page: (chat, from, most) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .$if(chat !== null, (q) => q.where(asChat('chat', chat ?? '')))
        .orderBy('seq', 'desc')
        .offset(from)
        .limit(most)
        .execute();
      return rows.map(entryOf);
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
      for (const row of rows) yield entryOf(row);
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
