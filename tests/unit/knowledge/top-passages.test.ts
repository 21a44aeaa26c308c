// The best passages, as if all were scored.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIndex, type Index } from '../../../src/knowledge/index.ts';
import { topPassages, type WeightedTerm } from '../../../src/knowledge/top-passages.ts';

/** Passages of words w0, w1 …: of the first ones many, of the last ones few; so long that there are several windows and blocks. */
const libraryOf = (seed: number, passages: number, words: number): Index => {
  let state = seed | 1;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
  return buildIndex(
    Array.from({ length: passages }, () => {
      const length = 1 + Math.floor(random() * 8);
      const said = Array.from({ length }, () => `w${Math.floor(words * random() ** 3)}`);
      return {
        sentences: [{ start: 0, end: 1, words: said.map((word) => ({ surface: word, term: word })) }],
        title: (random() < 0.1 ? [`w${Math.floor(words * random())}`] : []).map((word) => ({
          surface: word,
          term: word,
        })),
      };
    }),
  );
};

/** Every passage that holds a term, with the whole-number sum that it is ranked by. */
const exhaustive = (
  { size, first, passages, impacts }: Index,
  terms: readonly WeightedTerm[],
  max: number,
  mask: Uint8Array | null,
): number[] => {
  const unit = 2 ** 20 / Math.max(...terms.map(({ weight }) => weight));
  const scores = new Float64Array(size);
  const add = (passage: number, score: number) => {
    scores[passage] = (scores[passage] ?? 0) + score;
  };
  for (const { id, weight } of terms)
    for (let at = first[id] ?? 0; weight > 0 && at < (first[id + 1] ?? 0); at++)
      add(passages[at] ?? 0, Math.max(1, Math.round(weight * unit)) * (impacts[at] ?? 0));
  return [...scores.keys()]
    .filter((passage) => scores[passage] !== 0 && mask?.[passage] !== 0)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, max);
};

test('are those of scoring all, of equal scores the earlier, behind any mask', () => {
  const libraries = [libraryOf(1, 9_000, 300), libraryOf(2, 5_000, 12), libraryOf(3, 40, 30), buildIndex([])];
  const asked = fc.record({
    library: fc.constantFrom(...libraries),
    ids: fc.uniqueArray(fc.nat({ max: 299 }), { maxLength: 40 }),
    weights: fc.array(fc.oneof(fc.constantFrom(0, 1, 2), fc.double({ min: 0.001, max: 12, noNaN: true })), {
      minLength: 40,
      maxLength: 40,
    }),
    max: fc.oneof(fc.integer({ min: 1, max: 80 }), fc.constant(10_000)),
    hidden: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
  });
  fc.assert(
    fc.property(asked, ({ library, ids, weights, max, hidden }) => {
      const terms = ids
        .filter((id) => id < library.terms.size)
        .map((id, i) => ({ id, weight: weights[i] ?? 1 }));
      const mask =
        hidden === null
          ? null
          : Uint8Array.from({ length: library.size }, (_, p) => (p % hidden === 0 ? 0 : 1));
      const found = topPassages(library, terms, max, mask);
      expect(found.map(({ passage }) => passage)).toEqual(exhaustive(library, terms, max, mask));
    }),
    { numRuns: 300 },
  );
});

test('have the sum of their weighted impacts as score, whatever the other terms are', () => {
  const index = libraryOf(4, 3_000, 50);
  const one = topPassages(index, [{ id: 7, weight: 3 }], 5);
  const [first] = one;
  const impact = index.impacts.slice(index.first[7], index.first[8]).reduce((a, b) => Math.max(a, b), 0);
  expect(first?.score).toBeCloseTo((3 * impact * 2.2) / 255, 6);
  const passages = index.passages.slice(index.first[7], index.first[8]);
  expect(first?.passage).toBe(passages[index.impacts.slice(index.first[7], index.first[8]).indexOf(impact)]);
});

test('are none without terms, without weights, or if none is wanted', () => {
  const index = libraryOf(5, 10, 5);
  expect(topPassages(index, [], 5)).toEqual([]);
  expect(topPassages(index, [{ id: 0, weight: 0 }], 5)).toEqual([]);
  expect(topPassages(index, [{ id: 0, weight: 1 }], 0)).toEqual([]);
});
