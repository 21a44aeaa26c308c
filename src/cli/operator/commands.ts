// What each of the operator's commands does, and says.

import { existsSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, normalize, relative, resolve, sep } from 'node:path';
import { PLATFORMS } from '../../adapters/platforms.ts';
import type { Config } from '../../config.ts';
import { pluralize } from '../../core/pluralize.ts';
import { writeTextAtomically } from '../../stores/atomic-text-file.ts';
import { auditKeyFile, findAuditKey } from '../../stores/audit-key.ts';
import {
  backUp,
  type DataParts,
  inspectDatabase,
  type Lease,
  migrateTo,
  readSnapshot,
  restore,
} from '../../stores/backup.ts';
import type { Counts } from '../../stores/copy.ts';
import { DataError } from '../../stores/data-error.ts';
import { DATABASE_FILE } from '../../stores/database-file.ts';
import { removeDocument } from '../../stores/document-forget.ts';
import { exportLines } from '../../stores/export.ts';
import { forget } from '../../stores/forget.ts';
import { isEmpty } from '../../stores/rows.ts';
import { checkBackup } from '../../stores/sqlite-file.ts';
import { csvOf, sayReport, verifyIn } from './audit.ts';
import type { Order } from './order.ts';

export interface Run {
  readonly order: Order;
  readonly config: Pick<Config, 'auditKey' | 'dataDir' | 'knowledgeDir'>;
  readonly parts: DataParts;
  /** Standard output: resolves once the text has been taken. */
  write(text: string): Promise<void>;
}

/** Where a database is, without user and password. */
const placeName = ({ url, file }: DataParts['place']): string => {
  if (url === null) return file;
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
};

const rowsOf = (count: number): string => pluralize(count, 'row');

const countLines = (counts: Counts): string[] =>
  [...counts]
    .filter(([table]) => table !== 'audit_head')
    .map(([table, count]) => `  ${table}: ${rowsOf(count)}`);

const lines = (...texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

/** The file of an order as a whole path, that may be written. */
const fileToWrite = ({ order, parts }: Run): string => {
  const file = resolve(order.file ?? '');
  if (!existsSync(dirname(file))) throw new DataError(`There is no folder ${dirname(file)}.`);
  refuseOwn(parts, file);
  if (existsSync(file) && !order.flags.has('force'))
    throw new DataError(`${file} already exists. To replace it, use --force.`);
  return file;
};

const refuseOwn = ({ place }: DataParts, file: string) => {
  if (existsSync(file) && existsSync(place.file) && realpathSync(file) === realpathSync(place.file))
    throw new DataError(`${file} is the database itself.`);
};

/** What a running bot writes while all is replaced is lost. */
const refuseRunning = ({ order }: Run, place: string, leases: readonly Lease[]) => {
  if (leases.length === 0 || order.flags.has('while-running')) return;
  const held = leases.map(
    ({ name, holder, forMs }) =>
      `  "${name}" is held by ${holder} for another ${Math.ceil(forMs / 1_000)} s.`,
  );
  throw new DataError(
    [
      `The bot is running on ${place}:`,
      ...held,
      'Stop it (Ctrl+C, systemctl stop, docker compose stop) and try again. After a crash, it counts as running for a few seconds.',
    ].join('\n'),
  );
};

const backup = async (run: Run): Promise<number> => {
  const { config, parts, write } = run;
  const file = fileToWrite(run);
  const counts = await backUp(parts, file);
  const keyFile = auditKeyFile(config.dataDir);
  const aboutKey = `The backup does not contain the key of the audit log. Keep a copy of ${keyFile} elsewhere.`;
  await write(
    lines(
      `Backed up ${placeName(parts.place)} to ${file}:`,
      ...countLines(counts),
      ...(config.auditKey === null && existsSync(keyFile) ? [aboutKey] : []),
    ),
  );
  return 0;
};

const restoreFrom = async (run: Run): Promise<number> => {
  const { order, config, parts, write } = run;
  const { place, clock } = parts;
  const file = resolve(order.file ?? '');
  refuseOwn(parts, file);
  await checkBackup(file);
  const name = placeName(place);
  const found = await inspectDatabase(parts);
  refuseRunning(run, name, found?.leases ?? []);
  const isThere = found === null ? place.url === null && existsSync(place.file) : !isEmpty(found.counts);
  if (isThere && !order.flags.has('force'))
    throw new DataError(
      `${name} is not empty, so nothing has been changed. --force replaces everything in it, and keeps a copy.`,
    );
  const time = new Date(clock.now()).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const aside = isThere ? join(config.dataDir, `${basename(DATABASE_FILE, '.db')}-before-${time}.db`) : null;
  const { counts, uncertain } = await restore(parts, file, aside);
  await write(
    lines(
      ...(aside === null ? [] : [`The previous data is kept in ${aside}.`]),
      `Restored ${file} to ${name}:`,
      ...countLines(counts),
      ...(uncertain === 0 ? [] : [uncertainLine(uncertain)]),
      ...(order.flags.has('while-running')
        ? ['Restart the bot now: it may still use the previous data.']
        : []),
    ),
  );
  return 0;
};

const uncertainLine = (count: number): string =>
  `${count} ${count === 1 ? 'message was' : 'messages were'} being sent when the backup was made, and may have arrived since. To decide about them, use /digest list in their chats.`;

const exportTo = async (run: Run): Promise<number> => {
  const { order, parts, write } = run;
  if (order.file === null) {
    await exportLines(parts, write);
    return 0;
  }
  const file = fileToWrite(run);
  const count = await writeTextAtomically(file, (add) => exportLines(parts, add));
  await write(lines(`Exported ${rowsOf(count)} to ${file}.`));
  return 0;
};

/** The key of the audit log: whoever forgets without it could not prove that it was the bot. */
const auditKeyIn = (config: Run['config']): string => {
  const key = findAuditKey(config);
  if (key !== null) return key;
  throw new DataError(
    `The key of the audit log is missing: set AUDIT_KEY, or put a copy of it at ${auditKeyFile(config.dataDir)}.`,
  );
};

const forgetOne = async (run: Run): Promise<number> => {
  const { order, config, parts, write } = run;
  if (order.values.has('document')) return forgetDocument(run);
  const chat = order.values.get('chat');
  const id = chat ?? order.values.get('user') ?? '';
  const kind = chat === undefined ? 'user' : 'chat';
  const { rows, isErased } = await forget(parts, () => auditKeyIn(config), { kind, id });
  await write(
    rows === 0
      ? lines(`Nothing is stored about ${id}.`, ...(isErased ? [] : [STILL_IN_USE]))
      : lines(
          `Deleted or emptied ${rowsOf(rows)} about ${id}.`,
          ...(isErased ? [] : [STILL_IN_USE]),
          'The bot cannot reach these, so they still exist:',
          '  earlier backups and exports: delete them, or run forget again after you restore one;',
          ...(parts.place.url === null ? [] : [POSTGRES_ELSEWHERE]),
          '  messages on the platform itself: delete them there;',
          ...(chat === undefined
            ? PLATFORMS.flatMap(({ title, privateChat }) =>
                privateChat === undefined
                  ? []
                  : `  a private chat with the bot on ${title}, which has its own ID: forget --chat ${privateChat};`,
              )
            : []),
          '  settings that a running bot keeps in memory: restart it.',
        ),
  );
  return isErased ? 0 : 1;
};

/** Files that are made again when the bot starts, and hold words of the documents or numbers made from them. */
const MADE_AGAIN = ['index.bin', 'readings.bin', 'vectors.bin'];

/** The path as the library names the document, however it was typed. */
const documentPath = (knowledgeDir: string, typed: string): string => {
  const isBelow = (path: string) => path !== '' && !path.startsWith('..') && !isAbsolute(path);
  const below = relative(knowledgeDir, resolve(typed));
  return (isBelow(below) ? below : normalize(typed)).replaceAll(sep, '/');
};

const forgetDocument = async ({ order, config, parts, write }: Run): Promise<number> => {
  const path = documentPath(config.knowledgeDir, order.values.get('document') ?? '');
  const file = join(config.knowledgeDir, path);
  if (existsSync(file))
    throw new DataError(
      `${file} still exists, so the bot would add the document again. Delete the file and its sidecar first. Nothing has been changed.`,
    );
  const found = await removeDocument(parts, () => auditKeyIn(config), path);
  const waited = (count: number) =>
    count === 0
      ? []
      : [`Deleted from the queue: ${pluralize(count, 'document')} with this name or the same bytes.`];
  if (found !== null && found.revisions === 0 && found.waiting > 0) {
    await write(
      lines(
        ...waited(found.waiting),
        ...(found.isErased ? [] : [STILL_IN_USE]),
        'The bot cannot reach earlier backups and exports, so they still contain it: delete them.',
      ),
    );
    return found.isErased ? 0 : 1;
  }
  if (found === null || found.revisions === 0) {
    const others = found?.others ?? [];
    throw new DataError(
      [
        `Nothing is stored about ${path}.`,
        ...(others.length === 0 ? [] : ['Stored documents that are no longer in the library:']),
        ...others.map((other) => `  ${other}`),
        ...(found?.isErased === false ? [STILL_IN_USE] : []),
      ].join('\n'),
    );
  }
  for (const name of MADE_AGAIN) rmSync(join(config.dataDir, name), { force: true });
  await write(
    lines(
      `Removed ${path}: ${pluralize(found.revisions, 'revision')} and ${pluralize(found.passages, 'passage')}. Their codes now lead to "removed".`,
      ...waited(found.waiting),
      ...(found.unsent === 0
        ? []
        : [`Not sent, because it quotes the document: ${pluralize(found.unsent, 'message')}.`]),
      ...(found.isErased ? [] : [STILL_IN_USE]),
      'The bot cannot reach these, so they still exist:',
      `  messages in chats that show it (${found.messages} that the bot knows of): delete them there;`,
      '  earlier backups and exports: delete them;',
      ...(parts.place.url === null ? [] : [POSTGRES_ELSEWHERE]),
      '  its name in entries of the audit log, and copies that others have made.',
    ),
  );
  return found.isErased ? 0 : 1;
};

const POSTGRES_ELSEWHERE = '  the archive of the write-ahead log on the Postgres server, and its replicas;';

const STILL_IN_USE =
  'The database is in use, so its file could not be rewritten and may still contain deleted text. Run this command again, or restart the bot.';

const migrate = async (run: Run): Promise<number> => {
  const { order, parts, write } = run;
  const { file } = parts.place;
  const url = order.values.get('to') ?? '';
  const source = { ...parts, place: { url: null, file } };
  if (!existsSync(file)) throw new DataError(`There is no SQLite database at ${file}.`);
  refuseRunning(run, file, (await inspectDatabase(source))?.leases ?? []);
  const counts = await migrateTo(source, url);
  await write(
    lines(
      `Copied ${file} to ${placeName({ url, file })}, and compared every row:`,
      ...countLines(counts),
      'The file is unchanged. Now set DATABASE_URL to the new address, and start the bot.',
    ),
  );
  return 0;
};

const audit = async (run: Run): Promise<number> => {
  const { order, config, parts, write } = run;
  if (order.flags.has('csv')) {
    const file = order.file === null ? null : fileToWrite(run);
    const csv = await readSnapshot(parts, (db) => csvOf(db, order.values.get('chat') ?? null));
    if (file === null) await write(csv);
    else {
      await writeTextAtomically(file, (add) => add(csv));
      await write(lines(`Written to ${file}.`));
    }
    return 0;
  }
  const key = auditKeyIn(config);
  const report = await readSnapshot(parts, (db) => verifyIn(db, key, order.values.get('head') ?? null));
  await write(lines(sayReport(report)));
  return report.faults.length === 0 ? 0 : 1;
};

/** Each gives the exit code. Rejects with a DataError or StoreError, whose message is for the operator. */
export const COMMANDS: Readonly<Record<Order['command'], (run: Run) => Promise<number>>> = {
  backup,
  restore: restoreFrom,
  export: exportTo,
  forget: forgetOne,
  migrate,
  audit,
};
