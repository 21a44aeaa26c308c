// `npm run bench:digests -- [--chats N] [--postgres] [--json]`: digests of many chats that fall due at once, in real time, on a fake
// Telegram that keeps the platform's limits, while people ask; beside the time that the limits alone cost.

import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BUDGET } from '../src/adapters/telegram/limits.ts';
import { startPostgres } from '../tests/postgres/server.ts';
import { startBot } from './digests/bot.ts';
import { type Cost, type Growth, startGauges } from './digests/gauges.ts';
import type { Order, Outcome, Told } from './digests/said.ts';
import { percentile } from './measures.ts';

const QUESTIONS_PER_SECOND = 1;
/** How long before they fall due all digests must have been set up. */
const LEAD_MS = 5_000;
/** What it takes to set up one of them. */
const LEAD_PER_CHAT_MS = 2;
const GOAL = { share: 0.05, p95Ms: 1_000 };

const { values } = parseArgs({
  options: {
    chats: { type: 'string', default: '10000' },
    postgres: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const chats = Number(values.chats);
const note = (line: string) => process.stderr.write(`${line}\n`);

const platform = fork(fileURLToPath(new URL('./digests/platform.ts', import.meta.url)));
const order = (given: Order) => platform.send(given);
const told = <Kind extends Told['is']>(kind: Kind) =>
  new Promise<Extract<Told, { is: Kind }>>((resolve, reject) => {
    const hear = (said: Told) => {
      if (said.is !== kind) return;
      platform.off('message', hear);
      resolve(said as Extract<Told, { is: Kind }>);
    };
    platform.on('message', hear);
    platform.once('exit', (code) => reject(new Error(`The fake platform ended with ${code}.`)));
  });
platform.on('message', (said: Told) => {
  if (said.is === 'progress') note(`${said.digests} of ${chats}`);
});

const rounded = (value: number) => Math.round(value * 100) / 100;

const report = (outcome: Outcome, cost: Cost) => {
  const { digests, answers, latencies } = outcome;
  // Answers have their share of the platform's limit.
  const boundMs = ((digests + answers) * 1_000) / BUDGET.perSecond;
  return {
    chats,
    database: values.postgres ? 'postgres' : 'sqlite',
    boundSeconds: rounded(boundMs / 1_000),
    digestsAloneSeconds: rounded(digests / BUDGET.perSecond),
    tookSeconds: rounded(outcome.tookMs / 1_000),
    overBound: Math.round((outcome.tookMs / boundMs - 1) * 10_000) / 10_000,
    firstMs: outcome.firstMs,
    longestPauseMs: outcome.longestPauseMs,
    duplicates: outcome.duplicates,
    lost: outcome.lost,
    tooManyRequests: outcome.tooMany,
    answers,
    questions: latencies.length,
    unanswered: outcome.unanswered,
    answerP50Ms: Math.round(percentile(latencies, 0.5)),
    answerP95Ms: Math.round(percentile(latencies, 0.95)),
    answerMostMs: Math.round(Math.max(...latencies)),
    rssMb: growth(cost.rss),
    heapMb: growth(cost.heap),
    loopDelayMs: {
      p50: rounded(cost.delay.p50),
      p99: rounded(cost.delay.p99),
      max: rounded(cost.delay.max),
    },
    cpuMsPerMessage: rounded(cost.cpuMs / (digests + answers)),
    violations: outcome.violations.length,
  };
};

const growth = ({ firstQuarter, lastQuarter, max, perMinute }: Growth) => ({
  firstQuarter: Math.round(firstQuarter),
  lastQuarter: Math.round(lastQuarter),
  max: Math.round(max),
  perMinute: rounded(perMinute),
});

const verdict = (is: boolean) => (is ? 'kept' : 'MISSED');
const inWords = (r: ReturnType<typeof report>): string[] => [
  `${r.chats} digests due at once on ${r.database}, ${r.questions} questions meanwhile`,
  `limits alone ${r.boundSeconds} s (${r.digestsAloneSeconds} s for the digests, the rest for ${r.answers} answers), took ${r.tookSeconds} s: ${rounded(r.overBound * 100)} % over (goal 5 %: ${verdict(r.overBound <= GOAL.share)})`,
  `first after ${r.firstMs} ms, longest pause ${r.longestPauseMs} ms`,
  `lost ${r.lost}, twice ${r.duplicates}, answered with 429 ${r.tooManyRequests}, violations ${r.violations}`,
  `answers after ${r.answerP50Ms} ms (p50), ${r.answerP95Ms} ms (p95), ${r.answerMostMs} ms (most), none ${r.unanswered} (goal p95 1 s: ${verdict(r.answerP95Ms < GOAL.p95Ms)})`,
  ...(['rssMb', 'heapMb'] as const).map((metric) => {
    const { firstQuarter, lastQuarter, max, perMinute } = r[metric];
    return `${metric === 'rssMb' ? 'resident' : 'heap'} ${firstQuarter} MB in the first quarter, ${lastQuarter} MB in the last, ${max} MB at most; ${perMinute} MB a minute`;
  }),
  `event loop late by ${r.loopDelayMs.p50} ms (p50), ${r.loopDelayMs.p99} ms (p99), ${r.loopDelayMs.max} ms (most); ${r.cpuMsPerMessage} ms of processor time a message`,
];

const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-digests-'));
const postgres = values.postgres ? await startPostgres({ fsync: true }) : null;
if (values.postgres && postgres === null) throw new Error('There is no Postgres here.');
try {
  const opening = told('opened');
  order({ is: 'open', chats });
  const opened = await opening;
  const databaseUrl = (await postgres?.createDatabase()) ?? null;
  const bot = await startBot({ platform: opened, folder, databaseUrl });
  const dueAt = Date.now() + LEAD_MS + LEAD_PER_CHAT_MS * chats;
  await bot.plan(opened.groups, dueAt);
  if (Date.now() >= dueAt) throw new Error('Setting the digests up took too long.');
  note(`${chats} digests are set up, and due in ${Math.round((dueAt - Date.now()) / 1_000)} s`);
  const ending = told('outcome');
  order({ is: 'due', at: dueAt, perSecond: QUESTIONS_PER_SECOND });
  await new Promise((resolve) => setTimeout(resolve, dueAt - Date.now()));
  const stopGauges = startGauges();
  const outcome = await ending;
  const cost = stopGauges();
  await bot.stop();
  const closed = new Promise((resolve) => platform.once('exit', resolve));
  order({ is: 'close' });
  await closed;
  const figures = report(outcome, cost);
  for (const [line, count] of bot.warnings) note(`${count} times: ${line}`);
  for (const violation of new Set(outcome.violations)) note(`violation: ${violation}`);
  process.stdout.write(`${inWords(figures).join('\n')}\n`);
  if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  platform.kill();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}
