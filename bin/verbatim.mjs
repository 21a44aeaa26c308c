#!/usr/bin/env node
// The command `verbatim`: in a package, from the one build that it holds; in a clone, from the build of the sources as they are now.

import { existsSync, readdirSync } from 'node:fs';

process.setSourceMapsEnabled(true);

const builds = new URL('../packed/dist/', import.meta.url);
const runner = new URL('../scripts/run.mjs', import.meta.url);

if (existsSync(runner)) {
  process.argv.splice(2, 0, 'cli/verbatim');
  await import(runner.href);
} else {
  const [build] = readdirSync(builds);
  await import(new URL(`${build}/src/cli/verbatim.js`, builds).href);
}
