// Table rows are checked as they are shown, with a line between two cells.

import { beforeAll, describe, expect, test } from 'vitest';
import { shownWords } from '../../../../src/core/segments.ts';
import { createQuoteCheck, type QuoteCheck } from '../../../../src/knowledge/check/library-check.ts';
import { quote } from '../../../../src/knowledge/excerpt.ts';
import type { Snapshot } from '../../../../src/knowledge/snapshot.ts';
import { analyser, snapshotOf } from '../library-of.ts';

const FILES = {
  'fares.md': `Fares differ by zone:

| | Adult fare | Child fare |
|---|---|---|
| Zone of the old pier | 3 euros for a day | 1 euro for a day |
| Zone of the new pier | | 2 euros for a day |
| | 9 euros for a whole week | |
`,
  'shell.md': 'Count the ferries with `cat ferries.txt | wc -l` on the machine of the office.\n',
};

let library: Snapshot;
let check: QuoteCheck;

beforeAll(async () => {
  library = await snapshotOf(FILES);
  check = createQuoteCheck({ snapshot: () => library }, analyser, () => []);
});

const verdictOf = async (text: string): Promise<string> => (await check(text)).verdict;

const rows = (): string[] =>
  library.passages
    .filter(({ document, unit }) => document.path === 'fares.md' && unit.leads.length > 0)
    .map((passage) => shownWords({ ...quote(passage, [passage.start, passage.end]), leads: [] }));

test('rows are shown with their empty cells', () => {
  expect(rows()).toEqual([
    'Zone of the old pier | 3 euros for a day | 1 euro for a day',
    'Zone of the new pier | | 2 euros for a day',
    '| 9 euros for a whole week',
  ]);
});

test('each row is exact as it is shown', async () => {
  for (const row of rows()) expect([row, await verdictOf(row)]).toEqual([row, 'exact']);
});

describe('a line between two words', () => {
  test.each([
    ['with tabs', 'Zone of the old pier\t3 euros for a day\t1 euro for a day', 'exact'],
    ['without anything between cells', 'Zone of the old pier 3 euros for a day 1 euro for a day', 'exact'],
    ['around a row', '| Zone of the old pier | 3 euros for a day | 1 euro for a day |', 'exact'],
    ['with another number', 'Zone of the old pier | 4 euros for a day | 1 euro for a day', 'altered'],
    ['as the document has it', 'Count the ferries with cat ferries.txt | wc -l on the machine', 'exact'],
    [
      'left out where the document has it',
      'Count the ferries with cat ferries.txt wc -l on the machine',
      'altered',
    ],
  ])('%s', async (_, text, verdict) => {
    expect(await verdictOf(text)).toBe(verdict);
  });

  test('is none of the changed words of an altered row', async () => {
    const text = 'Zone of the old pier | 4 euros for a day | 1 euro for a day';
    const { parts } = await check(text);
    expect(parts.flatMap(({ changes }) => changes.map(({ quoted }) => text.slice(...quoted)))).toEqual(['4']);
  });
});
