// What may keep the bot from working on this machine, found without changing anything.

import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PLATFORMS } from '../../adapters/platforms.ts';
import { createApp } from '../../app/app.ts';
import type { Config } from '../../config.ts';
import type { PlatformDescription } from '../../core/description.ts';
import { PlatformError } from '../../core/errors.ts';
import { StoreError } from '../../core/store-error.ts';
import { tokenVariable } from '../../environment/variables.ts';
import { DATABASE_FILE } from '../../stores/database-file.ts';
import { inspectDatabase } from '../../stores/inspect.ts';
import { systemClock } from '../../system/clock.ts';
import { freeBytes } from '../../system/free-space.ts';
import { createLog } from '../../system/log.ts';
import { VERSION } from '../../system/version.ts';
import { createHooks } from '../../web/hooks.ts';

export interface Finding {
  readonly check: string;
  readonly level: 'ok' | 'warning' | 'error';
  /** What was found, in a sentence. */
  readonly says: string;
  /** How to mend it; null where nothing has to be. */
  readonly remedy: string | null;
}

const ok = (check: string, says: string): Finding => ({ check, level: 'ok', says, remedy: null });
const warning = (check: string, says: string, remedy: string): Finding => ({
  check,
  level: 'warning',
  says,
  remedy,
});
const fault = (check: string, says: string, remedy: string): Finding => ({
  check,
  level: 'error',
  says,
  remedy,
});

/** The oldest version of Node that the bot is tested with. */
const MIN_NODE = [20, 19] as const;

const checkVersions = (): Finding => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isOld = major < MIN_NODE[0] || (major === MIN_NODE[0] && minor < MIN_NODE[1]);
  const says = `Verbatim ${VERSION} runs on Node ${process.versions.node}.`;
  return isOld
    ? fault('versions', says, `Install Node ${MIN_NODE.join('.')} or later.`)
    : ok('versions', says);
};

const MB = 1024 * 1024;
const SCARCE_BYTES = 500 * MB;
const FULL_BYTES = 20 * MB;

const checkDisk = ({ dataDir }: Config): Finding => {
  let folder = dataDir;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    return fault(
      'disk',
      `The bot cannot write to ${folder}.`,
      'Give the user that runs the bot the rights to write there, or set DATA_DIR to another folder.',
    );
  }
  const free = freeBytes(folder);
  if (free === null) return ok('disk', `${folder} can be written to.`);
  const says = `The disk of ${folder} has ${Math.floor(free / MB)} MB free.`;
  const remedy = 'Free some space: on a full disk, the bot cannot store anything.';
  if (free < FULL_BYTES) return fault('disk', says, remedy);
  return free < SCARCE_BYTES ? warning('disk', says, remedy) : ok('disk', says);
};

const checkDatabase = async ({ databaseUrl, dataDir }: Config): Promise<Finding> => {
  try {
    const found = await inspectDatabase({ url: databaseUrl, file: join(dataDir, DATABASE_FILE) });
    if (!found.exists)
      return ok('database', `There is no database yet; the first start makes it (${found.engine}).`);
    return found.pending === 0
      ? ok('database', `The database is sound (${found.engine}).`)
      : warning(
          'database',
          `The database is of an older version (${found.engine}).`,
          'The next start changes it to this version. Make a backup first.',
        );
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const [says = '', ...remedy] = error.message.split(': ');
    const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    return fault('database', sentence(says), sentence(remedy.join(': ') || 'look at the log of the bot'));
  }
};

/** Clocks that differ by less trouble nobody. */
const MAX_SKEW_MS = 30_000;
const ASK_MS = 5_000;

const checkClock = async (title: string, apiUrl: string): Promise<Finding | null> => {
  try {
    const asked = systemClock.now();
    const response = await fetch(apiUrl, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(ASK_MS),
    });
    const there = Date.parse(response.headers.get('date') ?? '');
    if (Number.isNaN(there)) return null;
    const skew = (asked + systemClock.now()) / 2 - there;
    const seconds = Math.round(Math.abs(skew) / 1_000);
    if (Math.abs(skew) < MAX_SKEW_MS) return ok('clock', `The clock agrees with that of ${title}.`);
    return warning(
      'clock',
      `The clock is ${seconds} seconds ${skew > 0 ? 'ahead of' : 'behind'} that of ${title}.`,
      'Let NTP set the clock of this machine: digests come at wrong times.',
    );
  } catch {
    // That it cannot be reached is said of its token.
    return null;
  }
};

const checkToken = async (
  platform: PlatformDescription,
  access: Config['platforms'][string],
): Promise<Finding> => {
  const name = tokenVariable(platform);
  try {
    await platform.invite(access);
    return ok(platform.name, `${platform.title} takes ${name}.`);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (error.status === 401 || error.status === 404)
      return fault(platform.name, `${platform.title} refuses ${name}.`, 'Copy the token again.');
    return fault(
      platform.name,
      `${platform.title} does not answer (${error.message}).`,
      'Check the connection of this machine, its firewall, and its DNS.',
    );
  }
};

/** How the platform brings questions to the bot. */
const checkMode = async (
  platform: PlatformDescription,
  access: Config['platforms'][string],
  publicUrl: string | null,
): Promise<Finding[]> => {
  try {
    const found = await platform.inspect(access, createHooks(publicUrl), systemClock.now());
    return found.map((one) => ({ check: platform.name, ...one }));
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    // That it cannot be reached is said of its token.
    return [];
  }
};

const checkPlatforms = async ({ platforms, publicUrl }: Config): Promise<Finding[]> => {
  const found: Finding[] = [];
  let clock: Finding | null = null;
  for (const platform of PLATFORMS) {
    const access = platforms[platform.name];
    if (access === undefined) continue;
    const token = await checkToken(platform, access);
    found.push(token);
    if (token.level === 'ok') found.push(...(await checkMode(platform, access, publicUrl)));
    clock ??= await checkClock(platform.title, access.apiUrl);
  }
  if (found.length === 0)
    return [
      warning(
        'platforms',
        'No platform has a token, so the bot answers on its web page only.',
        `To add it to chats, set ${PLATFORMS.map(tokenVariable).join(' or ')}.`,
      ),
    ];
  return clock === null ? found : [...found, clock];
};

const checkDocuments = async (config: Config): Promise<Finding[]> => {
  const app = await createApp({ config, clock: systemClock, log: createLog('silent'), version: VERSION });
  const { documents, passages, faults } = app.report();
  await app.stop();
  const found = faults.flatMap(({ level, file, line, problem, remedy, help }) =>
    level === 'note'
      ? []
      : [
          {
            check: 'documents',
            level,
            says: `${file}${line === null ? '' : `:${line}`}: ${problem}`,
            remedy: help === undefined ? remedy : `${remedy} ${help}`,
          },
        ],
  );
  if (documents === 0)
    return [
      ...found,
      warning('documents', 'The library has no documents.', `Put some into ${config.knowledgeDir}.`),
    ];
  return [ok('documents', `The library has ${documents} documents and ${passages} passages.`), ...found];
};

/** Everything, in the order in which it is to be mended. */
export const examine = async (config: Config): Promise<Finding[]> => [
  checkVersions(),
  checkDisk(config),
  await checkDatabase(config),
  ...(await checkPlatforms(config)),
  ...(await checkDocuments(config)),
];
