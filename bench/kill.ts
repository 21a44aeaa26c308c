// `npm run bench:kill -- [--rounds N] [--digests N] [--case sqlite-1] [--seed N] [--json] [--log LEVEL] [--without-unique-key]`:
// digests fall due, or messages are corrected, while the processes that send them are killed again and again; then what the platforms hold
// is compared with what the ledger says: due = sent (changed, or answered where that could not be) + uncertain + skipped (out of reach). Ends with 1 if a message was posted twice or lost. With TMPDIR=/dev/shm it is quicker: a killed
// process loses nothing that it has written, to whatever it was written.

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { StoreLocation } from '../src/stores/open.ts';
import { createLog } from '../src/system/log.ts';
import { type PostgresServer, startPostgres } from '../tests/postgres/server.ts';
import { openBooks } from './kill/books.ts';
import { createBot } from './kill/bot.ts';
import { bundleWorker } from './kill/bundle.ts';
import { createLeapingClock } from './kill/clock.ts';
import { nextNine, playRound, type Round } from './kill/round.ts';
import { openTown } from './kill/town.ts';
import { NONE, sum } from './kill/truth.ts';
import { playWave } from './kill/wave.ts';
import { openWorkers } from './kill/workers.ts';

const CASES = ['sqlite-1', 'sqlite-2', 'postgres-1', 'postgres-2', 'wave-sqlite', 'wave-postgres'];

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    digests: { type: 'string', default: '500' },
    case: { type: 'string', multiple: true, default: CASES },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    log: { type: 'string', default: 'silent' },
    'without-unique-key': { type: 'boolean', default: false },
  },
});
const [rounds, digests] = [Number(values.rounds), Number(values.digests)];
const unknown = values.case.filter((name) => !CASES.includes(name));
if (unknown.length > 0) throw new RangeError(`--case is one of ${CASES.join(', ')}`);

/** Mulberry32, by Tommy Ettinger: the same numbers for the same seed. The processes' own pace is never the same. */
const randomFrom = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

interface Result {
  readonly name: string;
  readonly rounds: readonly Round[];
  readonly violations: readonly string[];
}

const placeFor = async (
  name: string,
  folder: string,
  server: PostgresServer | null,
): Promise<StoreLocation> => {
  if (name.includes('sqlite')) return { url: null, file: join(folder, 'data', 'verbatim.db') };
  if (server === null)
    throw new Error('Postgres is not installed; set TEST_DATABASE_URL, or choose --case sqlite-1');
  return { url: await server.createDatabase(), file: '' };
};

const play = async (name: string, server: PostgresServer | null): Promise<Result> => {
  const clock = createLeapingClock(0);
  const isWave = name.startsWith('wave');
  const town = await openTown(digests, clock, isWave ? rounds : 0);
  const place = await placeFor(name, town.folder, server);
  const workers = await openWorkers(
    await bundleWorker(town.folder),
    isWave ? 1 : Number(name.at(-1)),
    clock,
    {
      ...town.order,
      place,
      logLevel: values.log,
    },
  );
  const books = await openBooks(place, clock);
  if (values['without-unique-key']) await books.dropUniqueKey();
  const desk = isWave ? await createBot({ ...town.order, place }, clock, createLog(values.log)) : null;
  await desk?.open();
  let slot = nextNine(clock.now());
  if (!isWave) await books.setUp(town.places, slot);
  const random = randomFrom(Number(values.seed));
  const played: Round[] = [];
  try {
    for (let i = 0; i < rounds; i++) {
      const parts = { town, books, workers, clock, random };
      played.push(desk === null ? await playRound(parts, slot) : await playWave({ ...parts, desk }, i));
      slot = nextNine(slot);
      if (!values.json && process.stderr.isTTY) process.stderr.write(`\r${name} ${i + 1}/${rounds} `);
    }
  } finally {
    await workers.close();
    await desk?.stop();
    await books.close();
    await town.close();
  }
  return { name, rounds: played, violations: town.violations() };
};

const COLUMNS = ['due', 'sent', 'answers', 'duplicates', 'lost', 'uncertain', 'skipped', 'kills'] as const;
const total = ({ rounds: played }: Pick<Result, 'rounds'>) => ({
  ...played.reduce(sum, NONE),
  kills: played.reduce((kills, round) => kills + round.kills, 0),
  seconds: played.reduce((ms, round) => ms + round.ms, 0) / 1_000,
});
const line = (cells: readonly (string | number)[]) => cells.map((cell) => String(cell).padStart(11)).join('');

const server = values.case.some((name) => name.includes('postgres'))
  ? await startPostgres({ fsync: true })
  : null;
const results: Result[] = [];
console.log(line(['', ...COLUMNS, 'seconds']));
for (const name of values.case) {
  const result = await play(name, server);
  const all = total(result);
  console.log(line([name, ...COLUMNS.map((column) => all[column]), all.seconds.toFixed(1)]));
  for (const violation of new Set(result.violations))
    console.log(`  against the platform's rules: ${violation}`);
  results.push(result);
}
await server?.stop();

const { due, sent, answers, duplicates, lost, uncertain, skipped } = total({
  rounds: results.flatMap((r) => r.rounds),
});
if (values.json)
  console.log(
    JSON.stringify({
      rounds: rounds * results.length,
      due,
      sent,
      answers,
      duplicates,
      lost,
      uncertain,
      skipped,
    }),
  );
process.exit(duplicates > 0 || lost > 0 || results.some(({ violations }) => violations.length > 0) ? 1 : 0);
