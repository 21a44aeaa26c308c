// `npm run bench:growth -- [--passages 1000,10000] [--engines ours,flexsearch] [--questions N] [--seed N] [--json]`: time, memory and
// start of each engine on libraries of generated passages that grow.

import { fork } from 'node:child_process';
import { totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadEngines } from './engines.ts';
import type { Figures, Order } from './growth/told.ts';
import { type Column, digits, rounded, table } from './table.ts';

/** The engine that the others' times are told as shares of: the fastest in JavaScript besides ours. */
const YARDSTICK = 'flexsearch';
/** Share of the machine's memory that the heap of one process may grow to. */
const HEAP_SHARE = 0.85;

const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '1000,10000,100000' },
    engines: { type: 'string', default: 'ours' },
    questions: { type: 'string', default: '500' },
    seed: { type: 'string', default: '20261205' },
    json: { type: 'boolean', default: false },
  },
});
const listed = (option: string) => option.split(',').filter((part) => part !== '');
const seed = Number(values.seed);
const note = (line: string) => process.stderr.write(`${line}\n`);

/** The figures, or null if the process ended without any: out of memory, as a rule. */
const measure = (order: Order) =>
  new Promise<Figures | null>((resolve) => {
    const heapMb = Math.floor((totalmem() / 2 ** 20) * HEAP_SHARE);
    const child = fork(
      fileURLToPath(new URL('./growth/measure.ts', import.meta.url)),
      [JSON.stringify(order)],
      {
        execArgv: [...process.execArgv, '--expose-gc', `--max-old-space-size=${heapMb}`],
        stdio: ['ignore', 2, 2, 'ipc'],
      },
    );
    child.once('message', (figures: Figures) => resolve(figures));
    child.once('exit', () => resolve(null));
  });

/** An engine's times as shares of the yardstick's at the same size, where both were measured. */
const withShares = (all: readonly Figures[]) =>
  all.map((figures) => {
    const yard = all.find((f) => f.engine === YARDSTICK && f.passages === figures.passages);
    const shares = yard && {
      p50: figures.p50 / yard.p50,
      p95: figures.p95 / yard.p95,
      p99: figures.p99 / yard.p99,
    };
    return { ...figures, ofFlexSearch: shares ?? null };
  });
type Row = ReturnType<typeof withShares>[number];

const COLUMNS: readonly Column<Row>[] = [
  ['engine', (r) => r.engine],
  ['passages', (r) => String(r.passages)],
  ['p50 ms', (r) => digits(r.p50, 2)],
  ['p95 ms', (r) => digits(r.p95, 2)],
  ['p99 ms', (r) => digits(r.p99, 2)],
  ['p50 / p95 of FlexSearch', (r) => `${digits(r.ofFlexSearch?.p50, 2)} / ${digits(r.ofFlexSearch?.p95, 2)}`],
  ['hit@1', (r) => digits(r.hit1, 3)],
  ['questions', (r) => String(r.questions)],
  ['build s', (r) => digits(r.buildMs / 1_000, 2)],
  ['pause ms', (r) => digits(r.longestPauseMs, 0)],
  ['index MB', (r) => digits(r.memoryMb, 0)],
  ['RSS MB', (r) => digits(r.rssMb, 0)],
  ['start ms', (r) => digits(r.startMs, 0)],
];

/** How much slower the slowest questions get from each size to the next. */
const growthOf = (rows: readonly Row[]): string[] =>
  [...new Set(rows.map(({ engine }) => engine))].flatMap((engine) => {
    const own = rows.filter((row) => row.engine === engine).sort((a, b) => a.passages - b.passages);
    const steps = own.slice(1).map((row, i) => {
      const from = own[i] ?? row;
      return `${(row.p95 / from.p95).toFixed(1)} × from ${from.passages} to ${row.passages}`;
    });
    return steps.length === 0 ? [] : [`${engine}: p95 grows ${steps.join(', ')}`];
  });

const engines = (await loadEngines(values.engines)).map(([name]) => name);
note(`seed ${seed}, Node ${process.version}`);
const measured: Figures[] = [];
for (const passages of listed(values.passages).map(Number))
  for (const engine of engines) {
    const figures = await measure({ engine, passages, seed, questions: Number(values.questions) });
    if (figures === null) {
      note(`${engine} did not get through ${passages} passages.`);
      process.exitCode = 1;
      continue;
    }
    note(`${engine} with ${passages}: p50 ${figures.p50.toFixed(2)} ms, p95 ${figures.p95.toFixed(2)} ms`);
    measured.push(figures);
  }
const rows = withShares(measured);
const report = [table(COLUMNS, rows), ...growthOf(rows)].join('\n');
(values.json ? process.stderr : process.stdout).write(`${report}\n`);
if (values.json) process.stdout.write(`${JSON.stringify({ seed, rows }, rounded)}\n`);
