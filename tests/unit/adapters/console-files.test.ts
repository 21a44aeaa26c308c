// Files in a folder of the terminal's: nothing that is there is ever written over.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveFile } from '../../../src/adapters/console/files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (text: string) => ({ name: 'audit.csv', type: 'text/csv', text });
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

test('each gets the next number, at the same moment too', async () => {
  const paths = await Promise.all(['a', 'b', 'c'].map((text) => saveFile(folder, file(text))));
  expect(new Set(paths).size).toBe(3);
  expect(readdirSync(folder).sort()).toEqual(['audit-2.csv', 'audit-3.csv', 'audit.csv']);
  expect(readdirSync(folder).map(read).sort()).toEqual(['a', 'b', 'c']);
});

test('a folder or a link of that name is left alone', async () => {
  mkdirSync(join(folder, 'audit.csv'));
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'audit-2.csv'));
  expect(await saveFile(folder, file('a'))).toBe(join(folder, 'audit-3.csv'));
  expect(readdirSync(folder)).not.toContain('elsewhere');
});

test('only whoever runs the bot may read it', async () => {
  expect(statSync(await saveFile(folder, file('a'))).mode & 0o077).toBe(0);
});

test('where there is no folder the file system says so', async () => {
  await expect(saveFile(join(folder, 'none'), file('a'))).rejects.toMatchObject({ code: 'ENOENT' });
});
