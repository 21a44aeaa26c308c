// Of each edition only what differs from the last is written.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { expect, it, onTestFinished } from 'vitest';
import type { Metadata } from '../../../src/core/source.ts';
import type { KeptPassage } from '../../../src/revisions/revisions.ts';
import { createTestClock } from '../../app-of.ts';
import { folderFor, inFile, storesAt } from '../../stores-of.ts';

const meta = { title: 'Harbour', author: null, validUntil: '2030', reviewBy: null } as Metadata;

const passage = (nth: number): KeptPassage => ({
  citation: nth.toString(36).padStart(8, '0'),
  start: nth,
  end: nth + 1,
  paragraph: nth,
  headings: ['Ferries'],
  attribution: null,
  validUntil: null,
});

const document = (path: string, text: string, count = 1, first = 0) => ({
  path,
  revision: `hash of ${text}`,
  fileHash: 'f',
  meta,
  text,
  passages: Array.from({ length: count }, (_, i) => passage(first + i)),
});

const opened = async () => {
  const place = inFile(join(folderFor(onTestFinished), 'bot.db'));
  const { stores, database } = await storesAt(place, createTestClock());
  onTestFinished(database.close);
  const rows = () => {
    const file = new Libsql(place.file, { readonly: true });
    const found = file.prepare('select document, from_edition, to_edition from revisions').all();
    file.close();
    return (found as { document: string; from_edition: number; to_edition: number | null }[])
      .map((row) => `${row.document} ${row.from_edition}-${row.to_edition ?? ''}`)
      .sort();
  };
  return { revisions: stores.revisions, rows, file: place.file };
};

it('keeps a document that has not changed as it stands', async () => {
  const { revisions, rows } = await opened();
  await revisions.observe('r1', [document('a.txt', 'one'), document('b.txt', 'two')]);
  await revisions.observe('r2', [document('a.txt', 'one'), document('b.txt', 'three')]);
  await revisions.observe('r3', [document('a.txt', 'one')]);
  expect(rows()).toEqual(['a.txt 1-', 'b.txt 1-2', 'b.txt 2-3']);
  expect((await revisions.at(2)).map(({ path, revision }) => [path, revision])).toEqual([
    ['a.txt', 'hash of one'],
    ['b.txt', 'hash of three'],
  ]);
});

it('keeps a document anew if its passages alone have changed', async () => {
  const { revisions, rows } = await opened();
  const before = document('a.txt', 'one', 2);
  await revisions.observe('r1', [before]);
  await revisions.observe('r2', [
    { ...before, passages: before.passages.map((p) => ({ ...p, validUntil: '2027' })) },
  ]);
  expect(rows()).toEqual(['a.txt 1-2', 'a.txt 2-']);
  expect((await revisions.at(1))[0]?.passages[1]?.validUntil).toBeNull();
  expect((await revisions.at(2))[0]?.passages[1]?.validUntil).toBe('2027');
});

const WITH_LEADS: KeptPassage = {
  ...passage(7),
  headings: [],
  page: 3,
  wrapped: [[2, 3]],
  leads: [
    { start: 1, end: 2, attribution: null, validUntil: '2031' },
    { start: 3, end: 4, attribution: { of: 'document', name: 'Port' }, validUntil: null },
  ],
};

it('gives passages as they were given, and keeps nothing of what they have none of', async () => {
  const { revisions, file } = await opened();
  const now = { ...document('a.txt', 'one', 2), passages: [passage(1), WITH_LEADS] };
  await revisions.observe('r1', [now]);
  expect((await revisions.at(1))[0]?.passages).toEqual(now.passages);
  const database = new Libsql(file, { readonly: true });
  const row = database.prepare('select passages from revisions').get() as { passages: string };
  database.close();
  expect(row.passages).not.toMatch(/null|\[\]/);
});

it.each([
  // Before there were last days.
  ({ validUntil: _, ...older }: KeptPassage) => older,
  // All that is none was kept.
  (older: KeptPassage) => older,
])('takes what an older version kept for the same, and keeps it as today (%#)', async (kept) => {
  const { revisions, rows, file } = await opened();
  const now = {
    ...document('a.txt', 'one'),
    passages: [passage(1), WITH_LEADS],
    meta: { ...meta, validUntil: null },
  };
  await revisions.observe('r1', [now]);
  const passages = () => {
    const database = new Libsql(file, { readonly: true });
    const row = database.prepare('select passages from revisions').get() as { passages: string };
    database.close();
    return row.passages;
  };
  const asToday = passages();
  const older = new Libsql(file);
  older
    .prepare(`update revisions set meta = '{"title":"Harbour","author":null}', passages = ?`)
    .run(JSON.stringify(now.passages.map(kept)));
  older.close();
  expect(passages()).not.toEqual(asToday);
  await revisions.observe('r2', [now]);
  expect(rows()).toEqual(['a.txt 1-']);
  expect((await revisions.at(2))[0]).toMatchObject({ meta: now.meta, passages: now.passages });
  expect(passages()).toEqual(asToday);
});

it('keeps and gives documents of thousands of passages beside small ones', async () => {
  const { revisions } = await opened();
  const all = [
    document('a.txt', 'one', 2_500),
    document('b.txt', 'two', 3),
    document('c.txt', 'three', 2_000, 100),
    ...Array.from({ length: 120 }, (_, i) => document(`d${String(i).padStart(3, '0')}.txt`, `${i}`)),
  ];
  await revisions.observe('r1', all);
  const kept = all.map(({ text: _, ...rest }) => rest);
  expect(await revisions.at(1)).toEqual(kept);
  await revisions.observe('r2', [document('a.txt', 'four', 10), ...all.slice(1)]);
  expect(await revisions.at(1)).toEqual(kept);
  expect(await revisions.kept('a.txt', 'hash of one')).toMatchObject({ passages: kept[0]?.passages });
  expect(await revisions.listByDocument('a.txt')).toMatchObject([
    { revision: 'hash of four' },
    { revision: 'hash of one' },
  ]);
  expect(await revisions.kept('a.txt', 'hash of none')).toBeNull();
  // Of two documents that have had a code, and of two revisions, the latest.
  expect(await revisions.withPassage(passage(2_050).citation)).toMatchObject({ path: 'a.txt' });
  expect(await revisions.withPassage(passage(5).citation)).toMatchObject({ revision: 'hash of four' });
});

it('keeps hundreds of documents as they are, equal texts among them', async () => {
  const { revisions } = await opened();
  const many = Array.from({ length: 300 }, (_, i) =>
    document(`${String(i).padStart(3, '0')}.txt`, `text ${i % 100}`, 3, 3 * i),
  );
  const { edition } = await revisions.observe('r1', many);
  const kept = await revisions.at(edition);
  expect(kept.map(({ path, revision, passages }) => [path, revision, passages])).toEqual(
    many.map(({ path, revision, passages }) => [path, revision, passages]),
  );
  expect(await revisions.text('hash of text 7')).toBe('text 7');
  for (const i of [0, 149, 299])
    expect((await revisions.withPassage(passage(3 * i + 1).citation))?.path).toBe(many[i]?.path);
});

it('moves a large edition from the log into the file, and small changes after it too', async () => {
  const { revisions, file } = await opened();
  const text = 'x'.repeat(1_000_000);
  const many = Array.from({ length: 8 }, (_, i) => document(`${i}.txt`, text + i));
  await revisions.observe('r1', many);
  expect(statSync(file).size).toBeGreaterThan(8_000_000);
  await revisions.observe('r2', [...many, document('8.txt', `${text}8`)]);
  expect(statSync(file).size).toBeGreaterThan(9_000_000);
});
