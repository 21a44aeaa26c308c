// `npm run bench:reading -- --docs DIR [--base DIR] [--runs N]`: how fast documents are read, in megabytes for each second of processor time,
// without the start of the program. With the folder of another state of the project, both read by turns, and their medians are compared.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { percentile } from './measures.ts';

const { values } = parseArgs({
  options: { docs: { type: 'string' }, base: { type: 'string' }, runs: { type: 'string', default: '5' } },
});
if (values.docs === undefined) throw new Error('give a folder of documents: --docs DIR');
const docs = resolve(values.docs);
const here = resolve(import.meta.dirname, '..');
const roots = [here, ...(values.base === undefined ? [] : [resolve(values.base)])];

interface Measured {
  readonly bytes: number;
  readonly documents: number;
  readonly seconds: number;
}

/** Reads all of them once, in a process of its own. */
const read = (root: string): Measured => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'reading', 'read.ts'), root, docs],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`could not measure ${root}: ${stderr}`);
  return JSON.parse(stdout) as Measured;
};

const measured = new Map<string, Measured[]>(roots.map((root) => [root, []]));
for (let run = 0; run < Number(values.runs); run++)
  for (const root of roots) measured.get(root)?.push(read(root));

const speedOf = (root: string): number =>
  percentile(
    (measured.get(root) ?? []).map(({ bytes, seconds }) => bytes / 1_000_000 / seconds),
    0.5,
  );
const rounded = (value: number): number => Math.round(value * 100) / 100;
const [, base] = roots;
const { bytes = 0, documents = 0 } = measured.get(here)?.[0] ?? {};
process.stdout.write(
  `${JSON.stringify({
    files: readdirSync(docs).length,
    documents,
    megabytes: rounded(bytes / 1_000_000),
    mbPerSecond: rounded(speedOf(here)),
    ...(base === undefined
      ? {}
      : { base: rounded(speedOf(base)), ratio: rounded(speedOf(here) / speedOf(base)) }),
  })}\n`,
);
