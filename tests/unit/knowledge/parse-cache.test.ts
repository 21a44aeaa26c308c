// Readings that are kept between two runs: the same as new ones, and never used where the file, its sidecar or the program is another.

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { DocumentFile } from '../../../src/knowledge/document.ts';
import { type FileReader, readHere } from '../../../src/knowledge/file-reader.ts';
import { openParseCache } from '../../../src/knowledge/parse-cache.ts';
import { sha256 } from '../../../src/system/hash.ts';

const TEXT = [
  '---',
  'date: 2025-03-14',
  'tags: boats, ferries',
  'layout: page',
  '---',
  '# Ferries',
  '',
  'Bring these:',
  '',
  '- a ticket',
  '- a coat, if it *rains*[^1]',
  '',
  '| Day | Hour |',
  '| --- | --- |',
  '| Monday | 9 |',
  '',
  '[^1]: It does.',
].join('\n');

const fileOf = (text = TEXT, sidecar: string | null = null, path = 'ferries.md'): DocumentFile => ({
  path,
  bytes: Buffer.from(text),
  sidecar: sidecar === null ? null : { path: 'ferries.meta.yaml', bytes: Buffer.from(sidecar) },
});

const place = () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-readings-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data', 'readings.bin');
};

const knownOf = ({ path, bytes, sidecar }: DocumentFile) => ({
  path,
  hash: sha256(bytes),
  sidecar: sidecar === null ? null : { path: sidecar.path, hash: sha256(sidecar.bytes) },
});

/** One run of a program that reads these files, with what it read anew and what it warned of. */
const run = async (file: string, given: readonly DocumentFile[], program = 'a') => {
  const read: string[] = [];
  const warned: unknown[] = [];
  const reader: FileReader = {
    ...readHere,
    document: (one) => {
      read.push(one.path);
      return readHere.document(one);
    },
  };
  const log = { warn: (...args: unknown[]) => void warned.push(args.at(-1)) };
  const readings = await openParseCache(reader, { file, log }, program);
  const outcomes = [];
  for (const one of given) {
    const kept = readings.readings.document(knownOf(one));
    outcomes.push(kept === null ? await readings.files.document(one) : { value: kept });
  }
  await readings.save(new Map());
  return { outcomes, read, warned };
};

test('of a PDF, its pages are kept too', async () => {
  const file = place();
  const bytes = readFileSync(new URL('formats/pdf/notice.pdf', import.meta.url));
  const given = [{ path: 'notice.pdf', bytes, sidecar: null }];
  const first = await run(file, given);
  const second = await run(file, given);
  expect([first.read, second.read]).toEqual([['notice.pdf'], []]);
  expect(second.outcomes).toEqual(first.outcomes);
  expect(second.outcomes[0]?.value?.document.pages?.map(([, page]) => page)).toEqual([1, 2, 3]);
});

test('what is kept is what would be read', async () => {
  const file = place();
  const first = await run(file, [fileOf()]);
  const second = await run(file, [fileOf()]);
  expect([first.read, second.read]).toEqual([['ferries.md'], []]);
  expect(second.outcomes).toEqual(first.outcomes);
  expect(JSON.stringify(second.outcomes)).toBe(JSON.stringify(first.outcomes));
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test.each([
  ['other words', fileOf(`${TEXT}\n`), 'a'],
  ['another path', fileOf(TEXT, null, 'boats.md'), 'a'],
  ['a sidecar', fileOf(TEXT, 'title: Boats'), 'a'],
  ['another program', fileOf(), 'b'],
])('nothing that is kept is used for %s', async (_, given, program) => {
  const file = place();
  await run(file, [fileOf()]);
  expect((await run(file, [given], program)).read).toEqual([given.path]);
});

test('faults are not kept, and what is no longer read is forgotten', async () => {
  const file = place();
  const faulty = fileOf('---\nshow: some\n---\nText.', null, 'faulty.md');
  await run(file, [fileOf(), faulty]);
  expect((await run(file, [fileOf(), faulty])).read).toEqual(['faulty.md']);
  await run(file, [faulty]);
  expect(readFileSync(file).includes('ticket')).toBe(false);
});

test('a file that cannot be used is told of, and written again', async () => {
  const file = place();
  await run(file, [fileOf()]);
  const bytes = readFileSync(file);
  const damaged = Buffer.from(bytes);
  damaged[bytes.length - 20] = (damaged[bytes.length - 20] ?? 0) ^ 1;
  for (const wrong of [damaged, bytes.subarray(0, 60), Buffer.from('{}'), Buffer.alloc(0)]) {
    writeFileSync(file, wrong);
    const { read, warned } = await run(file, [fileOf()]);
    expect(read).toEqual(['ferries.md']);
    expect(warned).toEqual(['cannot use the saved readings of documents; reading them again']);
    expect((await run(file, [fileOf()])).read).toEqual([]);
  }
});

test('without a name of the program nothing is kept', async () => {
  const file = place();
  const readings = await openParseCache(readHere, { file, log: { warn: () => {} } }, undefined);
  await readings.files.document(fileOf());
  await readings.save(new Map());
  expect(() => statSync(file)).toThrow('ENOENT');
});
