// `npm run bench:search -- --data DIR [--engines ours,fuse,…] [--json] [--run DIR]`: ranking, excerpts, silence and cost of each engine
// on one collection. Ends with 1 if a peer falls short of what it is known to reach.

import { parseArgs } from 'node:util';
import { readCollection } from './collection.ts';
import { loadEngines } from './engines.ts';
import { missesOf } from './figures.ts';
import { writeRun } from './runs.ts';
import { type Measured, measure } from './search/measure.ts';
import { reportOf } from './search/report.ts';
import { rounded } from './table.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    engines: { type: 'string', default: 'ours' },
    json: { type: 'boolean', default: false },
    run: { type: 'string' },
  },
});
if (values.data === undefined) {
  process.stderr.write(
    'Usage: npm run bench:search -- --data DIR [--engines ours,fuse,…] [--json] [--run DIR]\n',
  );
  process.exit(2);
}
const engines = await loadEngines(values.engines);
const collection = readCollection(values.data);
const measured: [string, Measured][] = [];
for (const [name, prepare] of engines) {
  process.stderr.write(`measuring ${name} on ${collection.name}\n`);
  const found = await measure(prepare, collection);
  if (values.run !== undefined) writeRun(values.run, name, found.run);
  measured.push([name, found]);
}

(values.json ? process.stderr : process.stdout).write(`${reportOf(collection.name, measured)}\n`);
if (values.json) {
  const figures = Object.fromEntries(measured.map(([name, found]) => [name, found.figures]));
  process.stdout.write(`${JSON.stringify({ dataset: collection.name, engines: figures }, rounded)}\n`);
}
const misses = measured.flatMap(
  ([
    name,
    {
      figures: { clean, typo },
    },
  ]) => missesOf(name, collection.name, [clean.ndcg10, typo.ndcg10]),
);
for (const miss of misses) process.stderr.write(`${miss}\n`);
if (misses.length > 0) process.exitCode = 1;
