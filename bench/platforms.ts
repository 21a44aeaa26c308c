// `npm run bench:platforms -- [--runs N] [--answers N]`: from `npm start` to ready on both platforms and the memory then held;
// answers a second beside bots of the bare SDKs on the same fake platforms; and what one answer sends.

import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { createDiscord } from '../src/adapters/discord/adapter.ts';
import { BUDGET as DISCORD } from '../src/adapters/discord/limits.ts';
import { createTelegram } from '../src/adapters/telegram/adapter.ts';
import { BUDGET as TELEGRAM } from '../src/adapters/telegram/limits.ts';
import { createApp } from '../src/app/app.ts';
import { readConfig } from '../src/config.ts';
import type { BudgetLimits } from '../src/core/platform.ts';
import type { Clock } from '../src/core/ports.ts';
import { createBudget, createMemoryBudget } from '../src/outbox/budget.ts';
import { createLog } from '../src/system/log.ts';
import { type FakeDiscord, openDiscord } from '../tests/fakes/discord/discord.ts';
import { type FakeTelegram, openTelegram } from '../tests/fakes/telegram/telegram.ts';
import { type Payloads, startBareDiscord, startBareTelegram } from './bare.ts';
import { memoryOf, percentile } from './measures.ts';

const LINE = 'crossings';
/** People who ask at the same time. */
const PEOPLE = 20;

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

const coldStart = async (): Promise<{ ms: number; mb: number }> => {
  const [discord, telegram] = [await openDiscord(), await openTelegram()];
  const began = performance.now();
  const npm = spawn('npm', ['start'], {
    env: {
      ...process.env,
      PORT: '0',
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let printed = '';
  npm.stderr.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const failed = new Promise<never>((_, reject) =>
    npm.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${printed}`))),
  );
  failed.catch(() => undefined);
  await Promise.race([
    failed,
    Promise.all([discord.when(() => discord.publishes > 0), discord.gateway.connected(), telegram.polled()]),
  ]);
  const user = telegram.user();
  user.say(`/${LINE}`);
  await Promise.race([failed, telegram.when(() => user.private.sent().length > 0)]);
  const ms = performance.now() - began;
  const mb = memoryOf(npm.pid ?? 0);
  const ended = new Promise((resolve) => npm.once('close', resolve));
  npm.kill('SIGTERM');
  await ended;
  await Promise.all([discord.close(), telegram.close()]);
  return { ms, mb };
};

interface Pace {
  readonly perSecond: number;
  /** Processor time of an answer, of the fake platform's side too. */
  readonly cpuMs: number;
}

/** `PEOPLE` people ask, each as soon as they have been answered. */
const pace = async (answers: number, ask: (person: number) => Promise<void>): Promise<Pace> => {
  let left = answers;
  const began = performance.now();
  const used = process.cpuUsage();
  await Promise.all(
    Array.from({ length: PEOPLE }, async (_, person) => {
      while (left-- > 0) await ask(person);
    }),
  );
  const { user, system } = process.cpuUsage(used);
  return {
    perSecond: (answers * 1_000) / (performance.now() - began),
    cpuMs: (user + system) / 1_000 / answers,
  };
};

const askerOnTelegram = (telegram: FakeTelegram) => {
  const people = Array.from({ length: PEOPLE }, () => telegram.user());
  return async (person: number) => {
    const user = people[person];
    if (user === undefined) return;
    const before = user.private.sent().length;
    user.say(`/${LINE}`);
    await telegram.when(() => user.private.sent().length > before);
  };
};

const askerOnDiscord = (discord: FakeDiscord) => {
  const guild = discord.guild();
  const people = Array.from({ length: PEOPLE }, () => ({ user: discord.user(), channel: guild.channel() }));
  return async (person: number) => {
    const at = people[person];
    if (at === undefined) return;
    const asked = at.user.slash(LINE, {}, at.channel);
    await discord.when(() => asked.messages.some((message) => message.components.length > 0));
  };
};

const app = await createApp({
  config: { ...readConfig({}), userRate: 0, chatRate: 0 },
  clock: impatient,
  log: createLog('silent'),
  version: 'bench',
});
const silent = createLog('silent');
const budgetFor = (platform: string, limits: BudgetLimits) =>
  createBudget({ clock: impatient, log: silent, platform, limits, shared: createMemoryBudget() });
const parts = {
  allows: () => true,
  clock: impatient,
  log: silent,
  announce: () => {},
  moved: () => {},
};

const onTelegram = async (answers: number, bare: object | null) => {
  const telegram = await openTelegram();
  const adapter = createTelegram({
    ...parts,
    budget: budgetFor('telegram', TELEGRAM),
    token: telegram.token,
    apiUrl: telegram.url,
  });
  const bot = bare === null ? adapter : await startBareTelegram(telegram, bare);
  if (bot === adapter) await adapter.start(app.host);
  await telegram.polled();
  const ask = askerOnTelegram(telegram);
  await pace(PEOPLE * 2, ask);
  const measured = await pace(answers, ask);
  const sent = telegram.calls.findLast(({ method }) => method === 'sendMessage')?.params;
  await bot.stop();
  await telegram.close();
  return { ...measured, payload: sent as object };
};

const onDiscord = async (answers: number, bare: Payloads['discord'] | null) => {
  const discord = await openDiscord();
  const adapter = createDiscord({
    ...parts,
    budget: budgetFor('discord', DISCORD),
    token: discord.token,
    apiUrl: discord.url,
    link: () => null,
  });
  // The bare bot answers the commands that ours has published.
  await adapter.start(app.host);
  await discord.when(() => discord.publishes > 0);
  if (bare !== null) await adapter.stop();
  const bot = bare === null ? adapter : await startBareDiscord(discord, bare);
  await discord.gateway.connected();
  const ask = askerOnDiscord(discord);
  await pace(PEOPLE * 2, ask);
  const measured = await pace(answers, ask);
  const sent = discord.calls.findLast(({ method }) => method === 'PATCH')?.body;
  await bot.stop();
  await discord.close();
  return { ...measured, payload: sent as Payloads['discord'] };
};

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, answers: { type: 'string', default: '400' } },
});
const runs = Number(values.runs);
const answers = Number(values.answers);
const median = (of: readonly number[]) => percentile(of, 0.5);
const rounded = (value: number) => Math.round(value * 100) / 100;

const starts: { ms: number; mb: number }[] = [];
for (let run = 0; run < runs; run++) starts.push(await coldStart());

const PLATFORMS = ['telegram', 'discord'] as const;
const measured = PLATFORMS.flatMap((platform) =>
  (['ours', 'bare'] as const).map((whose) => ({ platform, whose, paces: [] as Pace[] })),
);
const pacesOf = (platform: (typeof PLATFORMS)[number], whose: 'ours' | 'bare') =>
  measured.find((m) => m.platform === platform && m.whose === whose)?.paces ?? [];
let payloads: Payloads | null = null;
for (let run = 0; run < runs; run++) {
  const ours = { telegram: await onTelegram(answers, null), discord: await onDiscord(answers, null) };
  payloads = { telegram: ours.telegram.payload, discord: ours.discord.payload };
  const bare = {
    telegram: await onTelegram(answers, payloads.telegram),
    discord: await onDiscord(answers, payloads.discord),
  };
  for (const platform of PLATFORMS) {
    pacesOf(platform, 'ours').push(ours[platform]);
    pacesOf(platform, 'bare').push(bare[platform]);
  }
}
const summary = (platform: (typeof PLATFORMS)[number]) => {
  const [ours, bare] = [pacesOf(platform, 'ours'), pacesOf(platform, 'bare')];
  const ratio = (of: (pace: Pace) => number) =>
    rounded(median(ours.map((pace, i) => of(pace) / of(bare[i] ?? pace))));
  return {
    answersPerSecond: Math.round(median(ours.map(({ perSecond }) => perSecond))),
    ofBareSdk: ratio(({ perSecond }) => perSecond),
    cpuMsPerAnswer: rounded(median(ours.map(({ cpuMs }) => cpuMs))),
    cpuOfBareSdk: ratio(({ cpuMs }) => cpuMs),
  };
};
process.stdout.write(`${JSON.stringify(payloads, null, 2)}\n`);
process.stdout.write(
  `${JSON.stringify({
    runs,
    readyOnBothMs: Math.round(median(starts.map(({ ms }) => ms))),
    memoryMb: Math.round(median(starts.map(({ mb }) => mb))),
    telegram: summary('telegram'),
    discord: summary('discord'),
  })}\n`,
);
process.exit(0);
