// The process that is killed: the bot with its real adapters and its real database, made ready, and started when it is told to.

import { createDiscord } from '../../src/adapters/discord/adapter.ts';
import { createTelegram } from '../../src/adapters/telegram/adapter.ts';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { BudgetLimits } from '../../src/core/platform.ts';
import { createStores, openDatabaseAt, type StorePlace } from '../../src/stores/open.ts';
import { createLog } from '../../src/system/log.ts';
import { createLeapingClock } from './clock.ts';

/** What a worker has to know, as its one argument. */
export interface Order {
  readonly place: StorePlace;
  readonly knowledgeDir: string;
  readonly topicsDir: string;
  readonly telegram: { readonly token: string; readonly apiUrl: string };
  readonly discord: { readonly token: string; readonly apiUrl: string };
  readonly logLevel: string;
  readonly ahead: number;
}
/** To a worker: where its clock stands, and that its turn has come. */
export interface Told {
  readonly ahead: number;
  readonly go?: true;
}
/** From a worker: it can be started; it works. */
export type Said = 'ready' | 'going';

/** The platforms' limits are not what is tried here: a message leaves as soon as its turn comes. */
const limits: BudgetLimits = { perSecond: 1_000, chatIntervalMs: 0, group: null, isGroup: () => true };

const order = JSON.parse(process.argv[2] ?? '') as Order;
const clock = createLeapingClock(order.ahead);
const log = createLog(order.logLevel);
const say = (said: Said) => process.send?.(said);

let go: () => void = () => undefined;
const going = new Promise<void>((resolve) => {
  go = resolve;
});
process.on('message', (told: Told) => {
  clock.leap(told.ahead);
  if (told.go === true) go();
});
process.on('disconnect', () => process.exit(0));

const common = { allows: () => true, clock, log, announce: () => undefined };
const app = await createApp({
  config: { ...readConfig({}), knowledgeDir: order.knowledgeDir, topicsDir: order.topicsDir },
  clock,
  log,
  version: 'bench',
  openStores: async () =>
    createStores(await openDatabaseAt(order.place, clock, log), {
      clock,
      log,
      auditKey: 'the key of a benchmark',
      ledgerDays: 3_650,
    }),
  // Who posts needs no line that is kept open, so none is: only posting is tried here.
  platforms: [
    {
      name: 'telegram',
      limits,
      exclusive: false,
      create: (parts) => createTelegram({ ...order.telegram, ...common, ...parts }),
    },
    {
      name: 'discord',
      limits,
      exclusive: false,
      create: (parts) => createDiscord({ ...order.discord, ...common, ...parts, link: () => null }),
    },
  ],
});
say('ready');
await going;
await app.start([]);
say('going');
