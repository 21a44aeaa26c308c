// `npm run fuzz:formats -- [--files N] [--seed N] [--format .pdf] [--keep DIR] [--json]`: reads damaged files of every format as the bot does.
// Each must be read or have a fault of its own; none may end the program, hang, or need more than its limits. Exit code 1 otherwise.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { wholeFiles } from './fuzz/formats.ts';
import { type Fuzzed, fuzz } from './fuzz/run.ts';
import { digits, table } from './table.ts';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    format: { type: 'string', multiple: true },
    keep: { type: 'string' },
    json: { type: 'boolean' },
  },
});
/** The limits that the bot has without settings of its own. */
const LIMITS = { seconds: 5, secondsPerMb: 5, memoryMb: 512 };

const scratch = values.keep ?? mkdtempSync(join(tmpdir(), 'verbatim-fuzz-'));
const rows: Fuzzed[] = [];
for (const [format, whole] of wholeFiles()) {
  if (values.format !== undefined && !values.format.includes(format)) continue;
  const keep = join(scratch, format.slice(1));
  const numbers = { files: Number(values.files), seed: Number(values.seed) };
  rows.push(await fuzz({ format, whole, ...numbers, limits: LIMITS, keep }));
  process.stderr.write(`${format} done\n`);
}
if (values.keep === undefined) rmSync(scratch, { recursive: true });

const crashes = rows.flatMap(({ crashed }) => crashed);
process.stdout.write(
  values.json
    ? `${JSON.stringify(rows)}\n`
    : `${table<Fuzzed>(
        [
          ['format', ({ format }) => format],
          ['files', ({ files }) => String(files)],
          ['read', ({ read }) => String(read)],
          ['faults', ({ faults }) => String(faults)],
          ['stopped', ({ stopped }) => String(stopped)],
          ['crashed', ({ crashed }) => String(crashed.length)],
          ['slowest ms', ({ slowestMs }) => digits(slowestMs, 0)],
          ['peak MB', ({ peakMb }) => digits(peakMb, 0)],
        ],
        rows,
      )}\n`,
);
for (const crash of crashes) process.stderr.write(`${crash}\n`);
if (crashes.length > 0) process.exitCode = 1;
