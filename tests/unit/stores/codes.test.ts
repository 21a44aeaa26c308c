// Codes of passages that an older version kept are found without looking through every revision.

import { join } from 'node:path';
import Libsql from 'libsql';
import { expect, it, onTestFinished } from 'vitest';
import type { Metadata } from '../../../src/core/source.ts';
import { createTestClock } from '../../app-of.ts';
import { folderFor, inFile, storesAt } from '../../stores-of.ts';

const passage = (citation: string) => ({
  citation,
  start: 0,
  end: 3,
  paragraph: 1,
  headings: [],
  attribution: null,
  validUntil: null,
});

const meta = {
  title: null,
  source: null,
  url: null,
  author: null,
  published: null,
  retrieved: null,
} as Metadata;

const document = (path: string, text: string, citations: readonly string[]) => ({
  path,
  revision: `hash of ${text}`,
  fileHash: 'f',
  meta,
  text,
  passages: citations.map(passage),
});

it('codes of every revision of the version before are found, those of earlier ones too', async () => {
  const place = inFile(join(folderFor(onTestFinished), 'bot.db'));
  const clock = createTestClock();
  const { stores: before } = await storesAt(place, clock);
  const other = document('b.txt', 'else', ['aaaa1111']);
  await before.revisions.observe('r1', [document('a.txt', 'one', ['aaaa1111', 'bbbb2222']), other]);
  await before.revisions.observe('r2', [document('a.txt', 'two', ['cccc3333']), other]);
  await before.close();
  const file = new Libsql(place.file);
  file.exec(
    "drop table codes; drop table waiting; drop table originals; drop table submissions; alter table chats drop column takes_suggestions; delete from kysely_migration where name >= '0009_codes'",
  );
  file.close();

  const { stores, database } = await storesAt(place, clock);
  onTestFinished(database.close);
  expect(await stores.revisions.withPassage('bbbb2222')).toMatchObject({ revision: 'hash of one' });
  expect(await stores.revisions.withPassage('cccc3333')).toMatchObject({ revision: 'hash of two' });
  expect(await stores.revisions.withPassage('dddd4444')).toBeNull();
});
