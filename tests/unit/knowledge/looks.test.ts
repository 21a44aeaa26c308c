// Files that are not read again: only those that cannot have changed, whatever their size and times say.

import {
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readHere } from '../../../src/knowledge/file-reader.ts';
import { type Before, createLoader } from '../../../src/knowledge/load.ts';
import type { Looks } from '../../../src/knowledge/looks.ts';
import { sha256 } from '../../../src/system/hash.ts';
import { folderOf } from './folder-of.ts';

const HOUR_MS = 3_600_000;

/** Every change lies far in the past. */
const later = () => Date.now() + HOUR_MS;

const none: Before['readings'] = { document: () => null, questions: () => null };

const loaderOf = (folder: string, before: Partial<Before> = {}) =>
  createLoader(folder, readHere, [], { readings: none, looks: new Map(), now: later, ...before });

const textsOf = async (load: ReturnType<typeof loaderOf>) => {
  const { documents, looks = new Map() } = await load();
  return { texts: [...documents.values()].map(({ text }) => text.trim()), looks: looks as Looks };
};

const timesOf = (file: string) => {
  const { size, mtimeNs, ctimeNs } = lstatSync(file, { bigint: true });
  return { size, mtimeNs, ctimeNs };
};

/** Writes until the file system's clock has ticked since the file was last changed. */
const rewrite = (file: string, text: string) => {
  const before = timesOf(file);
  do writeFileSync(file, text);
  while (timesOf(file).ctimeNs === before.ctimeNs);
};

test('a file that has not changed since an earlier run is not read', async () => {
  const { path } = await folderOf({ 'a.txt': 'Roses.', 'b.txt': 'Tulips.' });
  const real = join(path, 'a.txt');
  const { looks } = await textsOf(loaderOf(path));
  expect([...looks.keys()]).toEqual([real, join(path, 'b.txt')]);
  const document = (await createLoader(path)()).documents.get('a.txt');
  if (document === undefined) throw new Error('no a.txt');
  // Whoever read the file would find that it has another hash.
  const hash = sha256('Poppy.');
  const claimed = new Map(looks).set(real, { stamp: looks.get(real)?.stamp ?? '', hash });
  const readings: Before['readings'] = {
    ...none,
    document: (known) =>
      known.hash === hash ? { document: { ...document, text: 'Poppy.' }, warnings: [] } : null,
  };
  expect((await textsOf(loaderOf(path, { readings, looks: claimed }))).texts).toEqual(['Poppy.', 'Tulips.']);
  expect((await textsOf(loaderOf(path, { looks: claimed }))).texts).toEqual(['Roses.', 'Tulips.']);
});

test('a PDF is read when it is new or has changed, and its last good version stays where it is damaged', async () => {
  const pdf = (name: string) => readFileSync(new URL(`formats/pdf/${name}`, import.meta.url));
  const { path, write } = await folderOf({ 'a.txt': 'Roses.' });
  const load = loaderOf(path);
  expect((await textsOf(load)).texts).toEqual(['Roses.']);
  await write({ 'b.pdf': pdf('mixed.pdf') });
  expect((await textsOf(load)).texts).toEqual([
    'Roses.',
    'The first page has words.\n\nThe third page has words.',
  ]);
  await write({ 'b.pdf': pdf('office.pdf') });
  expect((await textsOf(load)).texts[1]).toMatch(/^Winter in the harbour/);
  await write({ 'b.pdf': pdf('office.pdf').subarray(0, 9_000) });
  const { documents, faults } = await load();
  expect(documents.get('b.pdf')?.text).toMatch(/^Winter in the harbour/);
  expect(faults.map(({ problem }) => problem)).toEqual(['is damaged, or is not a PDF file.']);
});

test('a file that was changed and given its old size and times again is read', async () => {
  const { path } = await folderOf({ 'a.txt': 'Roses.' });
  const file = join(path, 'a.txt');
  utimesSync(file, 1_700_000_000, 1_700_000_000);
  const load = loaderOf(path);
  const { looks } = await textsOf(load);
  const before = timesOf(file);
  rewrite(file, 'Poppy.');
  utimesSync(file, 1_700_000_000, 1_700_000_000);
  const { size, mtimeNs } = timesOf(file);
  expect({ size, mtimeNs }).toEqual({ size: before.size, mtimeNs: before.mtimeNs });
  expect((await textsOf(load)).texts).toEqual(['Poppy.']);
  expect((await textsOf(loaderOf(path, { looks }))).texts).toEqual(['Poppy.']);
});

test('another file of the same size and times in its place is read', async () => {
  const { path } = await folderOf({ 'a.txt': 'Roses.' });
  const file = join(path, 'a.txt');
  const other = join(path, 'other');
  writeFileSync(other, 'Poppy.');
  for (const one of [file, other]) utimesSync(one, 1_700_000_000, 1_700_000_000);
  const load = loaderOf(path);
  await load();
  renameSync(other, file);
  expect((await textsOf(load)).texts).toEqual(['Poppy.']);
});

test.each([
  ['in the tick in which it was looked at', 0],
  ['after the look, by a clock that was set back', -HOUR_MS],
])('a file that changed %s is read again', async (_, ms) => {
  const { path } = await folderOf({ 'a.txt': 'Roses.', 'b.txt': 'Tulips.' });
  const at = Number(timesOf(join(path, 'a.txt')).ctimeNs / 1_000_000n);
  const { looks } = await textsOf(loaderOf(path, { now: () => at + ms }));
  expect([...looks.keys()]).toEqual([]);
});

test('where a file changes between the look at it and its reading, what was read counts, and it is read again', async () => {
  const { path } = await folderOf({ 'a.txt': 'Roses.' });
  const file = join(path, 'a.txt');
  let isFirst = true;
  const reader = {
    ...readHere,
    document: (...given: Parameters<typeof readHere.document>) => {
      if (isFirst) rewrite(file, 'Poppy.');
      isFirst = false;
      return readHere.document(...given);
    },
  };
  const load = createLoader(path, reader, [], { readings: none, looks: new Map(), now: later });
  const first = await load();
  expect(first.documents.get('a.txt')?.text).toBe('Roses.');
  expect((await load()).documents.get('a.txt')?.text).toBe('Poppy.');
});

test('a file that a link now leads to outside of the folder is not used, however well it is known', async () => {
  const { path } = await folderOf({ 'kb/sub/a.txt': 'Roses.', 'kb/b.txt': 'Tulips.' });
  const folder = join(path, 'kb');
  const load = loaderOf(folder);
  const { looks } = await textsOf(load);
  renameSync(join(folder, 'sub'), join(path, 'outside'));
  symlinkSync(join(path, 'outside'), join(folder, 'sub'));
  expect((await textsOf(loaderOf(folder, { looks }))).texts).toEqual(['Tulips.']);
  expect((await textsOf(load)).texts).toEqual(['Tulips.']);
});

test('a sidecar that has changed is read, with its document', async () => {
  const { path } = await folderOf({ 'a.txt': 'Roses.', 'a.meta.yaml': 'title: One\n' });
  const load = loaderOf(path);
  await load();
  rewrite(join(path, 'a.meta.yaml'), 'title: Two\n');
  expect((await load()).documents.get('a.txt')?.meta.title).toBe('Two');
  rmSync(join(path, 'a.meta.yaml'));
  expect((await load()).documents.get('a.txt')?.meta.title).not.toBe('Two');
});

test('files that links lead to are followed', async () => {
  const { path } = await folderOf({ 'one/a.txt': 'Roses.', 'two/a.txt': 'Poppy.' });
  const folder = join(path, 'kb');
  mkdirSync(folder);
  symlinkSync(join(path, 'one/a.txt'), join(folder, 'a.txt'));
  const load = createLoader(folder, readHere, [dirname(folder)], {
    readings: none,
    looks: new Map(),
    now: later,
  });
  expect([...(await load()).documents.values()].map(({ text }) => text)).toEqual(['Roses.']);
  rmSync(join(folder, 'a.txt'));
  symlinkSync(join(path, 'two/a.txt'), join(folder, 'a.txt'));
  expect([...(await load()).documents.values()].map(({ text }) => text)).toEqual(['Poppy.']);
});
