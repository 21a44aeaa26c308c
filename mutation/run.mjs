// `npm run mutate -- [FILE…] [--tests GLOB]`: changes single pieces of the files, one at a time, and checks that a test notices each
// change. Without files, checks the guards (`mutate` in stryker.config.json). `--tests` runs only some of the tests, which is faster.
// Reports are in mutation/report.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const stryker = fileURLToPath(new URL('node_modules/@stryker-mutator/core/bin/stryker.js', import.meta.url));
if (!existsSync(stryker)) {
  process.stderr.write('The tool is not installed. Run: npm ci --prefix mutation\n');
  process.exit(2);
}
const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: 'string' } },
});
const { status } = spawnSync(
  process.execPath,
  [stryker, 'run', 'mutation/stryker.config.json', ...(files.length === 0 ? [] : ['--mutate', files.join()])],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: values.tests === undefined ? process.env : { ...process.env, MUTATION_TESTS: values.tests },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
