// `npm run data`: the operator's commands for what the bot remembers.

import { join } from 'node:path';
import { ConfigError, loadConfig } from '../config.ts';
import { StoreError } from '../core/store-error.ts';
import { DataError } from '../stores/data-error.ts';
import { DATABASE_FILE } from '../stores/database-file.ts';
import { systemClock } from '../system/clock.ts';
import { createLog } from '../system/log.ts';
import { OTHERS } from '../system/private-files.ts';
import { COMMANDS } from './operator/commands.ts';
import { readOrder, USAGE } from './operator/order.ts';

const tell = (line: string) => process.stderr.write(`${line}\n`);

const write = (text: string) =>
  new Promise<void>((done, fail) => {
    process.stdout.write(text, (error) => (error ? fail(error) : done()));
  });

const main = async (): Promise<number> => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    await write(`${USAGE}\n`);
    return 0;
  }
  const order = readOrder(args);
  if ('faults' in order) {
    for (const line of [...order.faults, USAGE]) tell(line);
    return 2;
  }
  process.umask(OTHERS);
  const config = loadConfig();
  const place = { url: config.databaseUrl, file: join(config.dataDir, DATABASE_FILE) };
  const parts = { place, clock: systemClock, log: createLog('silent') };
  return COMMANDS[order.command]({ order, config, parts, write });
};

/** A fault of the file system says what it was about. */
const isFileFault = (error: unknown): error is NodeJS.ErrnoException & { path: string } =>
  error instanceof Error && 'syscall' in error && 'path' in error;

/** In words for the operator, without a stack; undefined for what nobody foresaw. */
const explain = (error: unknown): string | undefined => {
  if (error instanceof ConfigError) return error.faults.join('\n');
  if (error instanceof DataError) return error.message;
  if (error instanceof StoreError)
    return `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`;
  return isFileFault(error) ? `${error.path} cannot be used (${error.code}).` : undefined;
};

// Whoever reads may have seen enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  process.exitCode = await main();
} catch (error) {
  const said = explain(error);
  if (said === undefined) throw error;
  tell(said);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
