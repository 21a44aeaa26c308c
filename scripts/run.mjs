// Runs a program of the bot: `node scripts/run.mjs cli/ask WORDS`. If its sources have changed, the bot is built first. What is said
// about that goes to standard error, because programs read what `ask` prints.

import { spawnSync } from 'node:child_process';
import { existsSync, utimesSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { placeOfBuild, programIn } from './build/place.mjs';

/** Sources may change again while the bot is built. */
const ATTEMPTS = 3;

const BUILD = fileURLToPath(new URL('./build.mjs', import.meta.url));

const [, , name] = process.argv;

/** The program in the build of the sources as they are now; null if there is no such build. */
const find = () => {
  const build = placeOfBuild();
  const program = programIn(build, name);
  if (!existsSync(program)) return null;
  try {
    const now = new Date();
    utimesSync(build, now, now);
  } catch {
    // Only those who may write there remove the builds that have not been started for long.
  }
  return program;
};

let program = find();
for (let attempt = 0; program === null && attempt < ATTEMPTS; attempt++) {
  // In a process of its own, so that the bot does not keep the memory that building takes.
  const { status } = spawnSync(process.execPath, [BUILD], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(2);
  program = find();
}
if (program === null) {
  process.stderr.write(`src/${name}.ts is not a program, or the sources keep changing.\n`);
  process.exit(2);
}
process.argv.splice(1, 2, program);
await import(pathToFileURL(program).href);
