// Forgetting a chat or a person, so that nothing of them is left in the file either.

import { existsSync } from 'node:fs';
import type { DataParts } from './backup.ts';
import { createChats } from './chats.ts';
import { sql } from './kysely.ts';
import { openDatabaseAt } from './open.ts';

export interface Forgettable {
  readonly kind: 'chat' | 'user';
  readonly id: string;
}

/** The number of rows that went or lost what they said. Rejects with a StoreError. */
export const forget = async (
  { place, clock, log }: DataParts,
  { kind, id }: Forgettable,
): Promise<number> => {
  if (place.url === null && !existsSync(place.file)) return 0;
  const database = await openDatabaseAt(place, clock, log);
  try {
    const chats = createChats(database, clock);
    const all = await (kind === 'chat' ? chats.forgetChat(id) : chats.forgetUser(id));
    // SQLite leaves what was deleted in the free pages and in the log beside the file.
    if (all > 0 && database.kind === 'sqlite')
      await database.read(async (db) => {
        await sql`vacuum`.execute(db);
        await sql`pragma wal_checkpoint(truncate)`.execute(db);
      });
    return all;
  } finally {
    await database.close();
  }
};
