// An app that answers and does nothing else: for questions of one command line, and for a program that asks beside the bot.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../../app/app.ts';
import { openSemanticIndex } from '../../app/embeddings.ts';
import type { Config } from '../../config.ts';
import { DATABASE_FILE } from '../../stores/database-file.ts';
import { systemClock } from '../../system/clock.ts';
import { createFollowingClock } from '../../system/following-clock.ts';
import { createLog } from '../../system/log.ts';
import { VERSION } from '../../system/version.ts';

/** What was withdrawn stands in the database, so it is looked at where there is one; none is made for a question. */
const hasDatabase = ({ databaseUrl, dataDir }: Config): boolean =>
  databaseUrl !== null || existsSync(join(dataDir, DATABASE_FILE));

export const openReadingApp = async (config: Config) => {
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const semanticIndex = await openSemanticIndex(config, log);
  const clock = createFollowingClock(systemClock);
  const cacheDir = existsSync(config.dataDir) ? { cacheDir: config.dataDir } : {};
  const common = { config, clock, log, version: VERSION, semanticIndex, suggests: false, ...cacheDir };
  const open = async () => {
    if (!hasDatabase(config)) return createApp(common);
    // Half a second of loading, for those only who have a database.
    const { openStoresOf } = await import('../../stores/open.ts');
    return createApp({ ...common, openStores: () => openStoresOf(config, clock, log), opensFirst: true });
  };
  const app = await open();
  await semanticIndex?.settled();
  return app;
};
