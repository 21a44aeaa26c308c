// `npm run bench:platforms -- [--runs N] [--answers N] [--starts N] [--only telegram|discord]`: from `npm start` to the first answer
// on both platforms, and the memory then held; milliseconds of processor time an answer and answers a second, beside bots of the
// bare SDKs in the same run; and what one answer sends. The fake platforms run in processes of their own. The bot has its database.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDiscord } from '../src/adapters/discord/adapter.ts';
import { BUDGET as DISCORD } from '../src/adapters/discord/limits.ts';
import { createTelegram } from '../src/adapters/telegram/adapter.ts';
import { BUDGET as TELEGRAM } from '../src/adapters/telegram/limits.ts';
import { createApp } from '../src/app/app.ts';
import { readConfig } from '../src/config.ts';
import type { BudgetLimits } from '../src/core/platform.ts';
import type { Clock } from '../src/core/ports.ts';
import { createBudget, type SharedBudget } from '../src/outbox/budget.ts';
import { openStoresOf } from '../src/stores/open.ts';
import type { Stores } from '../src/stores/stores.ts';
import { createFollowingClock } from '../src/system/following-clock.ts';
import { createLog } from '../src/system/log.ts';
import { percentile } from './measures.ts';
import { startBareDiscord, startBareTelegram } from './platforms/bare.ts';
import { coldStart } from './platforms/cold-start.ts';
import { openTown } from './platforms/remote-town.ts';
import { type Address, type Asked, PLATFORMS, type PlatformName } from './platforms/town.ts';

const TOPIC = 'crossings';
/** Answers before it is measured: code is compiled while it runs. */
const WARM_UP = 100;

/** The platforms' own limits are not what is measured: where the bot would wait for them, the time has passed at once. */
let ahead = 0;
const impatient: Clock = {
  now: () => Date.now() + ahead,
  elapsed: () => performance.now() + ahead,
  wait: (ms) => {
    ahead += ms;
    return new Promise((resolve) => setImmediate(resolve));
  },
};

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    answers: { type: 'string', default: '400' },
    starts: { type: 'string' },
    only: { type: 'string' },
  },
});
const runs = Number(values.runs);
const answers = Number(values.answers);

const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const silent = createLog('silent');
const config = { ...readConfig({ DATA_DIR: folder }), userRate: 0, chatRate: 0 };
let stores: Stores;
const app = await createApp({
  config,
  clock: impatient,
  log: silent,
  version: 'bench',
  async openStores() {
    stores = await openStoresOf(config, createFollowingClock(impatient), silent);
    return stores;
  },
});
await app.open();
await app.services.editions.observe();

/** Questions that the library answers. */
const questions = app.library
  .snapshot()
  .questions.filter(({ heldOut, line, find }) => !heldOut && !line.startsWith('/') && find.length > 0)
  .map(({ line }) => line);
const KINDS = { topic: { topic: TOPIC }, question: { questions } } satisfies Record<string, Asked>;
const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];

const shared: SharedBudget = {
  take: (...args) => stores.budgets.take(...args),
  pause: (...args) => stores.budgets.pause(...args),
};
const partsFor = (platform: string, limits: BudgetLimits) => ({
  budget: createBudget({ clock: impatient, log: silent, platform, limits, shared }),
  allows: () => true,
  clock: impatient,
  log: silent,
  announce: () => {},
  chatMigrated: () => {},
});
const ours = {
  telegram: ({ url, token }: Address) =>
    createTelegram({ ...partsFor('telegram', TELEGRAM), apiUrl: url, token }),
  discord: ({ url, token }: Address) =>
    createDiscord({ ...partsFor('discord', DISCORD), apiUrl: url, token, link: () => null }),
};
const bare = { telegram: startBareTelegram, discord: startBareDiscord };

interface Pace {
  readonly perSecond: number;
  /** Processor time of an answer, of the bot alone. */
  readonly cpuMs: number;
}

/** One bot after the other on the same platform: ours, and the bare one, which sends what ours has sent. */
const compare = async (platform: PlatformName, asked: Asked) => {
  const town = await openTown(platform);
  const address = await town.address();
  const pace = async (): Promise<Pace> => {
    await town.listened();
    await town.ask(WARM_UP, asked);
    const used = process.cpuUsage();
    const ms = await town.ask(answers, asked);
    const { user, system } = process.cpuUsage(used);
    return { perSecond: (answers * 1_000) / ms, cpuMs: (user + system) / 1_000 / answers };
  };
  const adapter = ours[platform](address);
  await adapter.start(app.host);
  const mine = await pace();
  const payload = await town.sent();
  await adapter.stop();
  const other = await bare[platform](address, payload as never);
  const theirs = await pace();
  await other.stop();
  await town.close();
  return { ours: mine, bare: theirs, payload };
};

const median = (times: readonly number[]) => percentile(times, 0.5);
const rounded = (value: number) => Math.round(value * 100) / 100;

const starts: { ms: number; mb: number }[] = [];
for (let start = 0; start < Number(values.starts ?? runs); start++) starts.push(await coldStart(`/${TOPIC}`));

const measured = PLATFORMS.filter((name) => (values.only ?? name) === name).flatMap((platform) =>
  kinds.map((kind) => ({ platform, kind, found: [] as Awaited<ReturnType<typeof compare>>[] })),
);
for (let run = 0; run < runs; run++)
  for (const { platform, kind, found } of measured) found.push(await compare(platform, KINDS[kind]));

for (const { platform, kind, found } of measured)
  process.stdout.write(`${platform}, a ${kind}: ${JSON.stringify(found.at(-1)?.payload, null, 2)}\n`);
if (starts.length > 0)
  process.stdout.write(
    `From npm start to the first answer: ${Math.round(median(starts.map(({ ms }) => ms)))} ms, ${Math.round(median(starts.map(({ mb }) => mb)))} MB.\n`,
  );
process.stdout.write(`Medians of ${runs} runs of ${answers} answers:\n`);
console.table(
  Object.fromEntries(
    measured.map(({ platform, kind, found }) => [
      `${platform}, a ${kind}`,
      {
        'ms an answer': rounded(median(found.map(({ ours: { cpuMs } }) => cpuMs))),
        'of the bare bot': rounded(median(found.map(({ bare: { cpuMs } }) => cpuMs))),
        'answers a second': Math.round(median(found.map(({ ours: { perSecond } }) => perSecond))),
        'share of the bare bot': rounded(median(found.map((run) => run.ours.perSecond / run.bare.perSecond))),
      },
    ]),
  ),
);
await app.stop();
process.exit(0);
