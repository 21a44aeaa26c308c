// A folder of files, and the last good version of each.

import { mkdir, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FaultyFileError } from '../../../src/knowledge/fault.ts';
import { keepLastGood, readFiles } from '../../../src/knowledge/folder.ts';
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

describe('the last good version', () => {
  const faulty = () => {
    throw new FaultyFileError([
      { file: 'a', line: 1, problem: 'is wrong.', remedy: 'Mend it.', level: 'error' },
    ]);
  };

  test('is made once for the same bytes', () => {
    const kept = keepLastGood<object>();
    const { value } = kept.get('a', '1', () => ({}));
    expect(kept.get('a', '1', () => ({})).value).toBe(value);
    expect(kept.get('a', '2', () => ({})).value).not.toBe(value);
    expect(kept.get('b', '1', () => ({})).value).not.toBe(value);
  });

  test('stays while the file is faulty, and the fault says so', () => {
    const kept = keepLastGood<string>();
    kept.get('a', '1', () => 'good');
    const { value, faults } = kept.get('a', '2', faulty);
    expect(value).toBe('good');
    expect(faults.map((f) => f.remedy)).toEqual(['Mend it. Its last good version stays in use.']);
    expect(kept.get('a', '1', () => 'made again')).toEqual({ value: 'good', faults: [] });
    expect(kept.get('a', '3', () => 'mended')).toEqual({ value: 'mended', faults: [] });
  });

  test('a file that was never good has none', () => {
    const { value, faults } = keepLastGood<string>().get('a', '1', faulty);
    expect([value, faults.map((f) => f.remedy)]).toEqual([null, ['Mend it.']]);
  });

  test('is forgotten when the file goes', () => {
    const kept = keepLastGood<string>();
    kept.get('a', '1', () => 'good');
    kept.retain(new Set(['b']));
    expect(kept.get('a', '2', faulty).value).toBeNull();
  });

  test('an error of the bot’s own is no fault of the file', () => {
    const broken = () => {
      throw new TypeError('broken');
    };
    expect(() => keepLastGood().get('a', '1', broken)).toThrow(TypeError);
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
