// Forgetting by the operator: a chat or a person, so that nothing of them is left in the file either.

import { existsSync } from 'node:fs';
import type { DataParts } from './backup.ts';
import { createChatStore } from './chats.ts';
import type { Database } from './database.ts';
import { openDatabaseAt } from './open.ts';

export interface Forgettable {
  readonly kind: 'chat' | 'user';
  readonly id: string;
}

export interface Forgot {
  /** The number of rows that went or lost an id. */
  readonly rows: number;
  /** Whether the file was written anew; false where others kept it in use. */
  readonly isErased: boolean;
}

const NOTHING: Forgot = { rows: 0, isErased: true };

/** How often, and how far apart, the file is tried to be written anew beside a bot that runs. */
const TRIES = 20;
const PAUSE_MS = 500;

/** Writes the file anew, however little was deleted: what was deleted earlier may still lie in it. */
export const eraseNow = async (database: Database, { clock }: Pick<DataParts, 'clock'>): Promise<boolean> => {
  for (let tries = 1; ; tries++) {
    if (await database.erase({ rewrite: true })) break;
    if (tries === TRIES) return false;
    await clock.wait(PAUSE_MS);
  }
  await database.write((tx) => tx.deleteFrom('erasures').execute());
  return true;
};

/** Rejects with a StoreError, or what `key` throws where the key of the audit log is missing. */
export const forget = async (
  { place, clock, log }: DataParts,
  key: () => string,
  { kind, id }: Forgettable,
): Promise<Forgot> => {
  if (place.url === null && !existsSync(place.file)) return NOTHING;
  const database = await openDatabaseAt(place, clock, log);
  try {
    const chats = createChatStore(database, clock, { key, clock });
    const rows = await (kind === 'chat' ? chats.forgetChat(id) : chats.forgetUser(id));
    return { rows, isErased: await eraseNow(database, { clock }) };
  } finally {
    await database.close();
  }
};
