// `npm run bench:hostile -- [--only PATTERN] [--sizes 10000,100000] [--json]`: hostile files and requests are fed to a running bot
// while others ask. Prints for each the longest stall of the bot's event loop and the others' 95th percentile, beside those of the same
// bot just before. Ends with 1 if either is more than twice as long, and longer than it may be on a quiet machine.

import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startAttacker } from './hostile/attacker.ts';
import { type Bot, type Stall, startBot } from './hostile/bot.ts';
import { FILES, type HostileFile } from './hostile/files.ts';
import { startOthers } from './hostile/others.ts';
import { REQUEST_CASES, type Target } from './hostile/requests.ts';
import { digits, rounded, table } from './table.ts';

/** A tenth of a megabyte is a small book; a megabyte is the longest that anybody has written in one file. */
const SIZES = '10000,100000,1000000';
const GOAL = { stallMs: 50, p95Ms: 200, times: 2 };
/** Milliseconds without hostile input before each case, and of attacking for requests. */
const QUIET_MS = 2_000;
const ATTACK_MS = 3_000;
/** What a file may take: its limit of time twice, and what a busy machine adds. */
const READ_MS = 120_000;

interface Measured extends Stall {
  readonly p95Ms: number;
}

interface Row extends Measured {
  readonly name: string;
  readonly size: number;
  readonly quiet: Measured;
  readonly seconds: number;
  readonly verdict: 'ok' | 'slow' | 'ended' | 'not read';
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    sizes: { type: 'string', default: SIZES },
    json: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});
const only = new RegExp(values.only);
const sizes = values.sizes.split(',').map(Number);
if (!sizes.every((size) => Number.isInteger(size) && size > 0))
  throw new RangeError(`--sizes ${values.sizes}: expected whole numbers separated by commas`);

const measured = async (bot: Bot, act: () => Promise<unknown>): Promise<Measured> => {
  await bot.stall();
  const stop = startOthers(bot);
  await act();
  const p95Ms = await stop();
  return { ...(await bot.stall()), p95Ms };
};

const look = async ({ host, port }: Target, path: string): Promise<void> => {
  const response = await fetch(`http://${host}:${port}${path}`).catch(() => null);
  await response?.arrayBuffer();
};

/** Puts the files there, waits until they have been read, and looks at what was made of them, as a curious visitor does. */
const feed = async (bot: Bot, files: readonly HostileFile[]): Promise<void> => {
  const read = bot.readAgain(READ_MS);
  await Promise.all(files.map(({ folder, path, text }) => writeFile(join(bot.folders[folder], path), text)));
  await read;
  for (const { path } of files) await look(bot, `/s/${path}`);
  await look(bot, '/search?q=ferry+a+aaaa');
  await fetch(`http://${bot.host}:${bot.port}/suggest`, {
    method: 'POST',
    body: new URLSearchParams({ line: '/ask fe' }),
  }).catch(() => null);
};

const clear = async (bot: Bot, files: readonly HostileFile[]): Promise<void> => {
  const read = bot.readAgain(READ_MS);
  await Promise.all(files.map(({ folder, path }) => rm(join(bot.folders[folder], path), { force: true })));
  await read;
};

const attacked = async (act: (until: AbortSignal) => Promise<void>): Promise<void> => {
  const stopping = new AbortController();
  const attack = act(stopping.signal);
  await pause(ATTACK_MS);
  stopping.abort();
  await attack;
};

/** A loop that stood still without computing waited for the machine, and not for the input. */
const verdictOf = (quiet: Measured, { stallMs, computedMs, p95Ms }: Measured): Row['verdict'] =>
  Math.min(stallMs, computedMs ?? stallMs) > Math.max(GOAL.stallMs, GOAL.times * quiet.stallMs) ||
  p95Ms > Math.max(GOAL.p95Ms, GOAL.times * quiet.p95Ms)
    ? 'slow'
    : 'ok';

const note = (line: string) => process.stderr.write(`${line}\n`);

const all = [
  ...FILES.map(({ name, make }) => ({ name, files: make })),
  ...REQUEST_CASES.map(({ name }) => ({ name, files: null })),
].filter(({ name }) => only.test(name));
if (values.list) {
  process.stdout.write(`${all.map(({ name }) => name).join('\n')}\n`);
  process.exit(0);
}

const rows: Row[] = [];
const attacker = startAttacker();
let bot = await startBot();
try {
  for (const { name, files } of all)
    for (const size of sizes) {
      const made = files?.(size) ?? [];
      const quiet = await measured(bot, () => pause(QUIET_MS));
      const began = performance.now();
      let isRead = true;
      const found = await measured(bot, async () => {
        if (files === null) return attacked((until) => attacker.attack({ name, target: bot, size }, until));
        await feed(bot, made).catch(() => {
          isRead = false;
        });
      });
      const seconds = (performance.now() - began) / 1_000;
      const verdict = bot.ended() ? 'ended' : isRead ? verdictOf(quiet, found) : 'not read';
      rows.push({ name, size, ...found, quiet, seconds, verdict });
      note(
        `${name} ${size}: ${verdict}, stall ${digits(found.stallMs, 0)} ms (computed ${digits(found.computedMs, 0)}), p95 ${digits(found.p95Ms, 0)} ms`,
      );
      const isLost =
        bot.ended() ||
        (made.length > 0 &&
          (await clear(bot, made).then(
            () => false,
            () => true,
          )));
      if (!isLost) continue;
      await bot.stop();
      bot = await startBot();
    }
} finally {
  attacker.stop();
  await bot.stop();
}

const failed = rows.filter(({ verdict }) => verdict !== 'ok');
const say = values.json
  ? JSON.stringify({ goal: GOAL, cases: rows.length, failed: failed.length, rows }, rounded)
  : [
      table<Row>(
        [
          ['input', ({ name }) => name],
          ['size', ({ size }) => String(size)],
          ['stall ms', ({ stallMs }) => digits(stallMs, 0)],
          ['computed', ({ computedMs }) => digits(computedMs, 0)],
          ['quiet', ({ quiet }) => digits(quiet.stallMs, 0)],
          ['p95 ms', ({ p95Ms }) => digits(p95Ms, 0)],
          ['quiet', ({ quiet }) => digits(quiet.p95Ms, 0)],
          ['s', ({ seconds }) => digits(seconds, 1)],
          ['', ({ verdict }) => verdict],
        ],
        rows,
      ),
      `${rows.length} cases, ${failed.length} slower than ${GOAL.times} times the quiet bot, or ended.`,
    ].join('\n');
process.stdout.write(`${say}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
