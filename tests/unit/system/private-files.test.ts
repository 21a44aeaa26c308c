// What the bot makes is for its own user, whatever the umask says, and what others could read before they no longer can.

import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keyOf } from '../../../src/export/key.ts';
import { save } from '../../../src/knowledge/index/index-file.ts';
import { auditKeyOf } from '../../../src/stores/audit-key.ts';
import { backUp } from '../../../src/stores/backup.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { createFileLog } from '../../../src/system/log.ts';
import { keepPrivate } from '../../../src/system/private-files.ts';
import { inFile, silent, storesAt } from '../../stores-of.ts';

let above: string;
let umask: number;
beforeEach(() => {
  above = mkdtempSync(join(tmpdir(), 'verbatim-private-'));
  umask = process.umask(0o022);
});
afterEach(() => {
  process.umask(umask);
  rmSync(above, { recursive: true, force: true });
});

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const warnings = () => {
  const said: object[] = [];
  return { said, warn: (fields: object) => void said.push(fields) };
};

it.each([
  [
    'the database',
    async (folder: string) => (await storesAt(inFile(join(folder, 'verbatim.db')), systemClock)).stores,
  ],
  [
    'the key of the audit log',
    async (folder: string) => void auditKeyOf({ auditKey: null, dataDir: folder }),
  ],
  ['the key of exports', async (folder: string) => void keyOf(folder)],
  [
    'the log',
    async (folder: string) => createFileLog('info', join(folder, 'verbatim.log')).info({}, 'started'),
  ],
  ['the index', (folder: string) => save(join(folder, 'index.bin'), new SharedArrayBuffer(8))],
])('%s is readable by its owner alone, and so is the folder that is made for it', async (_, make) => {
  const folder = join(above, 'made', 'data');
  const made = await make(folder);
  for (const name of readdirSync(folder)) expect([name, modeOf(join(folder, name))]).toEqual([name, '600']);
  expect(readdirSync(folder).length).toBeGreaterThan(0);
  expect([modeOf(folder), modeOf(join(above, 'made'))]).toEqual(['700', '700']);
  if (made !== undefined) await made.close();
});

it('so is a backup, also in a folder that others can read', async () => {
  const place = inFile(join(above, 'data', 'verbatim.db'));
  const { stores } = await storesAt(place, systemClock);
  await backUp({ place, clock: systemClock, log: silent }, join(above, 'backup.db'));
  expect(modeOf(join(above, 'backup.db'))).toBe('600');
  await stores.close();
});

it('files of the bot that others could read are narrowed, and nothing else is touched', () => {
  const folder = join(above, 'data');
  mkdirSync(folder, { mode: 0o700 });
  const ours = [
    'verbatim.db',
    'verbatim.db-wal',
    'verbatim.log',
    'audit.key',
    'export.key',
    'index.bin',
    'verbatim-before-20260101.db',
  ];
  for (const name of [...ours, 'notes.txt']) writeFileSync(join(folder, name), '');
  for (const name of [...ours, 'notes.txt']) chmodSync(join(folder, name), 0o664);
  symlinkSync(join(folder, 'notes.txt'), join(folder, 'verbatim.link'));
  const log = warnings();
  keepPrivate(folder, log);
  for (const name of ours) expect([name, modeOf(join(folder, name))]).toEqual([name, '600']);
  expect(modeOf(join(folder, 'notes.txt'))).toBe('664');
  expect(log.said).toEqual([]);
});

it('a folder that others can look into is left as it is, with a warning', () => {
  const folder = join(above, 'data');
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  const log = warnings();
  keepPrivate(folder, log);
  expect(log.said).toEqual([{ mode: '755', remedy: 'chmod 700' }]);
  expect(modeOf(folder)).toBe('755');
  keepPrivate(join(above, 'nowhere'), log);
  expect(log.said).toHaveLength(1);
});
