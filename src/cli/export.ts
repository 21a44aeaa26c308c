// `npm run export`: the library as a folder of pages that outlasts the bot, and whether such a folder is still what was written.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp } from '../app/app.ts';
import { type Config, ConfigError, loadConfig } from '../config.ts';
import { pluralize } from '../core/pluralize.ts';
import { ExportError } from '../export/export-error.ts';
import { readFolder, writeFolder } from '../export/folder.ts';
import { keyOf } from '../export/key.ts';
import { isIntact, publicKeyOf, signedManifest, verdictOn } from '../export/manifest.ts';
import { siteOf } from '../export/site.ts';
import { DATABASE_FILE } from '../stores/database-file.ts';
import { openStoresOf } from '../stores/open.ts';
import { systemClock } from '../system/clock.ts';
import { createFollowingClock } from '../system/following-clock.ts';
import { createLog } from '../system/log.ts';
import { VERSION } from '../system/version.ts';
import { operatorCommand } from '../words/operator-commands.ts';
import { loadWords } from '../words/words.ts';
import { isArgsError } from './operator/usage.ts';

const COMMAND = operatorCommand('export', { args: true, quiet: true });

const USAGE = `Usage: ${COMMAND} DIR                          writes the library as a static site, with a signed manifest
       ${COMMAND} --verify DIR [--key PUBLIC]   shows what has changed in such a folder since
Exit code: 0 if the export is written or intact, 1 if not, 2 for wrong usage.`;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** The library without what librarians have withdrawn, which only the database knows. */
const openLibrary = async (config: Config) => {
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const clock = createFollowingClock(systemClock);
  const common = { config, clock, log, version: VERSION };
  if (config.databaseUrl === null && !existsSync(join(config.dataDir, DATABASE_FILE)))
    return createApp(common);
  const app = await createApp({ ...common, openStores: () => openStoresOf(config, clock, log) });
  await app.open();
  if (!app.remembers())
    throw new ExportError(
      'The database cannot be opened, so it is unknown what has been withdrawn. Nothing was written.',
    );
  await app.refresh();
  return app;
};

const write = async (folder: string): Promise<number> => {
  const config = loadConfig();
  const app = await openLibrary(config);
  try {
    const key = keyOf(config.dataDir);
    const made = new Date(systemClock.now()).toISOString();
    const words = loadWords()(config.defaultLocale);
    const files = await siteOf({
      library: app.library,
      words,
      day: made.slice(0, 10),
      name: config.libraryName,
    });
    const { documents, revision } = app.library.snapshot();
    const manifest = signedManifest(files, { made, library: revision, key });
    await writeFolder(folder, new Map([...files, ...manifest]), key);
    say(
      `${pluralize(documents.size, 'document')} in ${pluralize(files.size, 'file')}: ${join(folder, 'index.html')}`,
    );
    say(`Public key: ${publicKeyOf(key)}`);
    return 0;
  } finally {
    await app.stop();
  }
};

const SAID = {
  good: 'The manifest is signed',
  bad: 'The manifest differs from what was signed',
  other: 'The manifest names a different key than the one you gave',
} as const;

const check = async (folder: string, key: string | null): Promise<number> => {
  const verdict = verdictOn(await readFolder(folder), key);
  const { signature, changed, missing, added } = verdict;
  if (signature === 'none') throw new ExportError(`${folder} is not an export.`);
  for (const path of changed) say(`changed: ${path}`);
  for (const path of missing) say(`missing: ${path}`);
  for (const path of added) say(`added: ${path}`);
  say(`${SAID[signature]}: ${verdict.key}, ${verdict.made}`);
  if (key === null)
    say(
      'Only its publisher can confirm that this key is the right one. To check against a key that you know, use --key.',
    );
  if (isIntact(verdict)) say('No file has changed.');
  return isIntact(verdict) ? 0 : 1;
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      verify: { type: 'string' },
      key: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const [folder, ...others] = positionals;
  if (values.verify !== undefined && folder === undefined) return check(values.verify, values.key ?? null);
  if (folder === undefined || others.length > 0 || values.verify !== undefined || values.key !== undefined) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  return write(folder);
};

try {
  process.exitCode = await main();
} catch (error) {
  const isUsage = isArgsError(error);
  const isFile = error instanceof Error && 'syscall' in error && 'path' in error && 'code' in error;
  if (error instanceof ConfigError) process.stderr.write(`${error.faults.join('\n')}\n`);
  else if (error instanceof ExportError) process.stderr.write(`${error.message}\n`);
  else if (isUsage) process.stderr.write(`${error.message}\n${USAGE}\n`);
  else if (isFile) process.stderr.write(`${error.path} cannot be used (${error.code}).\n`);
  else throw error;
  process.exitCode = error instanceof ConfigError || isUsage ? 2 : 1;
}
