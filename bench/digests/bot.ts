// The bot of the benchmark, as `npm start` puts it together but for the web page, with digests in many chats that fall due at once.

import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../../src/app/app.ts';
import { platformsOf } from '../../src/app/platforms.ts';
import { readConfig } from '../../src/config.ts';
import { DATABASE_FILE } from '../../src/stores/database-file.ts';
import { newId } from '../../src/stores/ids.ts';
import { openDatabaseAt, openStoresOf } from '../../src/stores/open.ts';
import { systemClock } from '../../src/system/clock.ts';
import { createFollowingClock } from '../../src/system/following-clock.ts';
import { createLog } from '../../src/system/log.ts';
import { createHooks } from '../../src/web/hooks.ts';
import type { Opened } from './said.ts';

export interface Bot {
  /** How often each line of the log was written, warnings and worse. */
  readonly warnings: ReadonlyMap<string, number>;
  /** Sets up a digest in every chat, then changes the library: all have the same news. Milliseconds since the epoch. */
  plan(groups: readonly number[], dueAt: number): Promise<void>;
  stop(): Promise<void>;
}

export interface BotParts {
  readonly platform: Pick<Opened, 'url' | 'token'>;
  /** Whose files are the bot's. */
  readonly folder: string;
  /** A `postgres://` address; null: SQLite in the folder. */
  readonly databaseUrl: string | null;
}

const ROWS_AT_ONCE = 500;
const NEWS = `The ferry leaves the harbour at noon on every day of the week.

A fare on the ferry costs four coins, and children travel free.
`;

export const startBot = async ({ platform, folder, databaseUrl }: BotParts): Promise<Bot> => {
  const knowledge = join(folder, 'knowledge');
  cpSync(readConfig({}).knowledgeDir, knowledge, { recursive: true });
  const config = readConfig({
    DATA_DIR: join(folder, 'data'),
    KNOWLEDGE_DIR: knowledge,
    TELEGRAM_TOKEN: platform.token,
    TELEGRAM_API_URL: platform.url,
    DATABASE_URL: databaseUrl ?? '',
    AUDIT_KEY: 'the key of the benchmark of digests',
  });
  const warnings = new Map<string, number>();
  const log = createLog('warn', {
    write(line) {
      const { msg, why, err } = JSON.parse(line) as { msg: string; why?: string; err?: { message?: string } };
      const told = [msg, why, err?.message].filter((part) => part !== undefined).join(': ');
      warnings.set(told, (warnings.get(told) ?? 0) + 1);
    },
  });
  const clock = createFollowingClock(systemClock);
  const app = await createApp({
    config,
    clock,
    log,
    version: 'bench',
    openStores: () => openStoresOf(config, clock, log),
    platforms: await platformsOf(config, { clock, log, announce: () => {}, hooks: createHooks(null) }),
  });
  await app.start([]);

  const addDigests = async (groups: readonly number[], dueAt: number, edition: number) => {
    const place = { url: config.databaseUrl, file: join(config.dataDir, DATABASE_FILE) };
    const database = await openDatabaseAt(place, systemClock, log);
    const due = new Date(dueAt);
    const plan = {
      schedule: { pattern: `${due.getUTCMinutes()} ${due.getUTCHours()} * * *` },
      zone: 'UTC',
      topics: [],
      silent: false,
      always: false,
    };
    const common = {
      plan: JSON.stringify(plan),
      locale: 'en',
      state: 'on',
      why: null,
      owner: null,
      edition,
      turn: 0,
      next_at: dueAt,
      created_at: systemClock.now(),
    };
    for (let from = 0; from < groups.length; from += ROWS_AT_ONCE) {
      const some = groups
        .slice(from, from + ROWS_AT_ONCE)
        .map((group) => ({ ...common, id: newId(), chat: `telegram:${group}` }));
      await database.write(async (tx) => {
        await tx.insertInto('digests').values(some).execute();
        await database.enqueue(
          tx,
          some.map(({ id }) => ({ task: 'slot' as const, id, at: dueAt })),
        );
      });
    }
    await database.close();
  };

  return {
    warnings,
    async plan(groups, dueAt) {
      const before = await app.services.editions.ownEdition();
      if (before === null) throw new Error('The library has not been written down.');
      await addDigests(groups, dueAt, before.edition);
      writeFileSync(join(knowledge, 'ferry.txt'), NEWS);
      await app.refresh();
      const now = await app.services.editions.ownEdition();
      if (now === null || now.edition === before.edition)
        throw new Error('The library is still the old one.');
    },
    stop: () => app.stop(),
  };
};
