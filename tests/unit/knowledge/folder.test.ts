// A folder of files, and the last good version of each.

import { mkdir, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FaultyFileError } from '../../../src/knowledge/fault.ts';
import { readFiles } from '../../../src/knowledge/folder.ts';
import { filesBelow } from '../../../src/knowledge/walk.ts';
import { folderOf } from './folder-of.ts';

describe('files below a folder', () => {
  test('are found at every depth, sorted, with slashes', async () => {
    const folder = await folderOf({ 'b.txt': '', 'a/deep/c.md': '', 'a/b.txt': '', 'رسائل.txt': '' });
    expect((await filesBelow(folder.path)).files).toEqual(['a/b.txt', 'a/deep/c.md', 'b.txt', 'رسائل.txt']);
  });

  test('are found with or without a slash after the folder', async () => {
    const folder = await folderOf({ 'a/b.txt': '' });
    expect((await filesBelow(`${folder.path}/`)).files).toEqual(['a/b.txt']);
  });

  test('that are hidden, or in a hidden folder, are left out', async () => {
    const folder = await folderOf({
      '.hidden.txt': '',
      '.git/a.txt': '',
      'a/.b/c.txt': '',
      'a/.d': '',
      'a/e.txt': '',
    });
    expect((await filesBelow(folder.path)).files).toEqual(['a/e.txt']);
  });

  test('a link to a file is a file, and a broken one is told', async () => {
    const folder = await folderOf({ 'a.txt': 'Roses.' });
    await mkdir(join(folder.path, 'sub'));
    await symlink(join(folder.path, 'a.txt'), join(folder.path, 'b.txt'));
    await symlink(join(folder.path, 'lost.txt'), join(folder.path, 'c.txt'));
    await symlink(join(folder.path, 'sub'), join(folder.path, 'd.txt'));
    const { files, refused } = await filesBelow(folder.path);
    expect(files).toEqual(['a.txt', 'b.txt']);
    expect([...refused.keys()]).toEqual(['c.txt']);
  });

  test('a folder that is not there is an error', async () => {
    const folder = await folderOf();
    await expect(filesBelow(join(folder.path, 'lost'))).rejects.toThrow('ENOENT');
  });
});

describe('reading files', () => {
  test('gives the bytes of each in the order asked for, of many as of few', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `${i}.txt`);
    const folder = await folderOf(Object.fromEntries(names.map((name) => [name, `Rose ${name}`])));
    const read = await readFiles(folder.path, names);
    expect([...read.keys()]).toEqual(names);
    expect(
      [...read.values()].map((b) => (b instanceof Uint8Array ? new TextDecoder().decode(b) : b)),
    ).toEqual(names.map((name) => `Rose ${name}`));
  });

  test('one that cannot be read becomes a fault in its place', async () => {
    const folder = await folderOf({ 'a.txt': 'Roses.' });
    const read = await readFiles(folder.path, ['lost.txt', 'a.txt']);
    expect(read.get('lost.txt')).toBeInstanceOf(FaultyFileError);
    expect(String(read.get('lost.txt'))).toContain('lost.txt: error: cannot be read (ENOENT)');
    expect(read.get('a.txt')).toBeInstanceOf(Uint8Array);
  });

  test('one that is larger than any text becomes a fault', async () => {
    const folder = await folderOf({ 'a.txt': '' });
    await truncate(join(folder.path, 'a.txt'), 32 * 1024 * 1024 + 1);
    expect(String((await readFiles(folder.path, ['a.txt'])).get('a.txt'))).toContain('is 33554433 bytes');
  });
});

test('a link to a folder is entered, and one that leads back is not entered again', async () => {
  const folder = await folderOf({ 'a/one.txt': '', 'b.txt': '' });
  await symlink(join(folder.path, 'a'), join(folder.path, 'c'));
  await symlink(folder.path, join(folder.path, 'a', 'back'));
  const { files, faults } = await filesBelow(folder.path);
  expect(files.filter((path) => path.endsWith('one.txt'))).toHaveLength(1);
  expect(files).toContain('b.txt');
  expect(faults).toEqual([]);
});
