// Builds the bot from its sources, unless that has been done: `npm ci` and `npm run build` do, and `scripts/run.mjs` does after a change.
// What it says goes to standard error.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, placeOfBuild, shown } from './build/place.mjs';

/** Builds that are kept, those started last: a bot that runs loads some of its files when it first needs them. */
const KEPT = 5;

/** What a build that was ended has left behind is removed after this time, in milliseconds. */
const ABANDONED_MS = 3_600_000;

const UNFINISHED = 'unfinished-';

class BuildError extends Error {}

const say = (line) => process.stderr.write(`${line}\n`);

/** A folder for this build alone, until it is whole. */
const makeFolder = () => {
  const folder = join(DIST, `${UNFINISHED}${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch ({ code }) {
    throw new BuildError(
      `The bot has to be built, but ${shown(DIST)}/ cannot be written to (${code}): run "npm run build" as a user who can write there.`,
    );
  }
};

/** esbuild is loaded only here, so that its absence can be told in one line. */
const bundle = async (folder) => {
  try {
    const { bundleInto } = await import('./build/bundle.mjs');
    await bundleInto(folder);
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND' || /@esbuild\/|Could not resolve "[^.]/.test(error.message))
      throw new BuildError(
        'The bot has to be built, but packages are missing: run "npm ci", without --omit=optional.',
      );
    if (Array.isArray(error.errors)) throw new BuildError('The bot cannot be built: see the errors above.');
    throw error;
  }
};

const tidy = () => {
  const builds = readdirSync(DIST).flatMap((name) => {
    const folder = join(DIST, name);
    const { mtimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? {};
    return mtimeMs === undefined ? [] : [{ folder, mtimeMs, unfinished: name.startsWith(UNFINISHED) }];
  });
  const old = builds
    .filter(({ unfinished }) => !unfinished)
    .sort((a, b) => b.mtimeMs - a.mtimeMs)
    .slice(KEPT);
  const abandoned = builds.filter(
    ({ unfinished, mtimeMs }) => unfinished && Date.now() - mtimeMs > ABANDONED_MS,
  );
  for (const { folder } of [...old, ...abandoned]) rmSync(folder, { recursive: true, force: true });
};

const main = async () => {
  const place = placeOfBuild();
  if (existsSync(place)) return;
  const folder = makeFolder();
  try {
    say('Building the bot from its sources ...');
    await bundle(folder);
    // Those that have changed meanwhile may be in the build, or not.
    if (placeOfBuild() !== place) return main();
    renameSync(folder, place);
    tidy();
    say(`Built: ${shown(place)}`);
  } catch (error) {
    // Another process has built the same.
    if (!existsSync(place)) throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

try {
  await main();
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
