// `npm run bench:start -- [--runs N] [--base DIR] [--documents N]`: what starting costs, by `npm start` and by `npm run ask`. With the
// folder of another state of the project, in which its packages are installed, both are measured by turns, and their medians compared.
// With `--documents 10000`: how long the event loop stands still while the bot starts over a folder of so many documents, for the first
// time, again, and over its database alone; beside the same bot when it is idle.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { percentile } from './measures.ts';
import { type Asked, askOnce } from './start/ask.ts';
import { type Start, startOnce } from './start/bot.ts';
import { startMany } from './start/many.ts';
import { rounded } from './table.ts';

type Run = Asked & Start;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    base: { type: 'string' },
    documents: { type: 'string' },
  },
});

const ROOT = resolve(import.meta.dirname, '..');
const roots = { here: ROOT, ...(values.base === undefined ? {} : { base: resolve(values.base) }) };

if (values.documents !== undefined) {
  const starts = [];
  for (const [state, root] of Object.entries(roots))
    for (const start of await startMany(root, Number(values.documents))) starts.push({ state, ...start });
  process.stdout.write(`${JSON.stringify(starts, rounded, 1)}\n`);
  process.exit();
}

const once = async (root: string): Promise<Run> => ({ ...askOnce(root), ...(await startOnce(root)) });

/** The first start may have to build, or to fill a cache. */
for (const root of Object.values(roots)) askOnce(root);
const runs = new Map<string, Run[]>(Object.keys(roots).map((name) => [name, []]));
for (let run = 0; run < Number(values.runs); run++)
  for (const [name, root] of Object.entries(roots)) runs.get(name)?.push(await once(root));

const median = (all: readonly Run[], measure: keyof Run): number =>
  percentile(
    all.map((run) => run[measure]),
    0.5,
  );
const MEASURES = ['askCpuMs', 'askMb', 'askMs', 'firstAnswerMs', 'memoryMb', 'savedToSeenMs'] as const;
const report = (value: (measure: keyof Run) => number) =>
  Object.fromEntries(MEASURES.map((measure) => [measure, value(measure)]));

const medians = Object.fromEntries(
  [...runs].map(([name, each]) => [name, report((measure) => Math.round(median(each, measure)))]),
);
const { base } = values;
const ratios =
  base === undefined
    ? {}
    : {
        ratios: report(
          (measure) =>
            Math.round(
              (100 * median(runs.get('here') ?? [], measure)) / median(runs.get('base') ?? [], measure),
            ) / 100,
        ),
      };
process.stdout.write(`${JSON.stringify({ runs: Number(values.runs), ...medians, ...ratios })}\n`);
