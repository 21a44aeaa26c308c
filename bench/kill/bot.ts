// The bot of the benchmark, with its real adapters and its real database. Nobody listens: only posting is tried here.

import { createDiscord } from '../../src/adapters/discord/adapter.ts';
import { createTelegram } from '../../src/adapters/telegram/adapter.ts';
import { type App, createApp } from '../../src/app/app.ts';
import { readConfig } from '../../src/config.ts';
import type { BudgetLimits } from '../../src/core/platform.ts';
import type { Clock, Log } from '../../src/core/ports.ts';
import { createStores, openDatabaseAt, type StoreLocation } from '../../src/stores/open.ts';

/** Where its library, its database and its platforms are. */
export interface Surroundings {
  readonly place: StoreLocation;
  readonly knowledgeDir: string;
  readonly topicsDir: string;
  readonly telegram: { readonly token: string; readonly apiUrl: string };
  readonly discord: { readonly token: string; readonly apiUrl: string };
}

/** The platforms' limits are not what is tried here: a message leaves as soon as its turn comes. */
const limits: BudgetLimits = { perSecond: 1_000, chatIntervalMs: 0, group: null, isGroup: () => true };

export const createBot = (where: Surroundings, clock: Clock, log: Log): Promise<App> => {
  const common = { allows: () => true, clock, log, announce: () => undefined };
  return createApp({
    config: { ...readConfig({}), knowledgeDir: where.knowledgeDir, topicsDir: where.topicsDir },
    clock,
    log,
    version: 'bench',
    openStores: async () =>
      createStores(await openDatabaseAt(where.place, clock, log), {
        clock,
        log,
        auditKey: 'the key of a benchmark',
        ledgerDays: 3_650,
      }),
    platforms: [
      {
        name: 'telegram',
        limits,
        exclusive: false,
        create: (parts) => createTelegram({ ...where.telegram, ...common, ...parts }),
      },
      {
        name: 'discord',
        limits,
        exclusive: false,
        create: (parts) => createDiscord({ ...where.discord, ...common, ...parts, link: () => null }),
      },
    ],
  });
};
