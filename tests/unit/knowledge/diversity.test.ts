// The order of findings among several documents.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diversify } from '../../../src/knowledge/diversity.ts';
import type { Ranked } from '../../../src/knowledge/ranking.ts';
import { libraryOf, snapshotOf } from './library-of.ts';

const rankedAs = (...scores: number[]): Ranked[] =>
  scores.map((score, passage) => ({ passage, score, bm25: score, features: [], holdsAll: false }));

const { index, passages } = await snapshotOf({
  'a.txt': 'The ferry leaves at dawn.\n\nThe ferry leaves after dusk.\n\nThe ferry waits for rain.',
  'b.txt': 'Rowers meet the ferry on Sunday.',
  'c.txt': 'The ferry leaves at dawn.',
});
const documentOf = (passage: number) => passages[passage]?.document;
const order = (...scores: number[]) =>
  diversify(rankedAs(...scores), index, documentOf, scores.length).map(({ passage }) => passage);

test('another document comes before more of the same, if it is nearly as good', () => {
  expect(order(10, 9.8, 9.7, 9.6, 1)).toEqual([0, 4, 3, 2, 1]);
  expect(order(10, 9.8, 9.7, 5, 1)).toEqual([0, 4, 2, 1, 3]);
});

test('the first stays, nothing is lost, and equal scores of unlike passages keep their order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ min: 0, max: 50, noNaN: true }), { minLength: 5, maxLength: 5 }),
      fc.integer({ min: 1, max: 5 }),
      (some, most) => {
        const ranked = rankedAs(...some).sort((a, b) => b.score - a.score);
        const given = diversify(ranked, index, documentOf, ranked.length);
        expect(given[0]).toBe(ranked[0]);
        expect(new Set(given)).toEqual(new Set(ranked));
        expect(diversify(ranked, index, documentOf, most)).toEqual(given.slice(0, most));
      },
    ),
  );
  expect(diversify(rankedAs(3, 3, 3), index, () => null, 3).map(({ passage }) => passage)[0]).toBe(0);
  expect(diversify([], index, () => null, 3)).toEqual([]);
});

test('a list is not filled by one document', async () => {
  const library = await libraryOf({
    'long.txt': Array.from({ length: 12 }, (_, i) => `The ferry committee met on day ${i} of May.`).join(
      '\n\n',
    ),
    'other.txt': 'On a day of May the ferry committee of the far shore met as well.',
  });
  const { findings } = library.search('when did the ferry committee meet in May', { most: 3 });
  expect(findings.map(({ excerpt }) => excerpt.place.document)).toContain('other.txt');
});
