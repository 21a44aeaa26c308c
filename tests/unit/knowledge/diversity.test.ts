// The order of findings among several documents.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diversify } from '../../../src/knowledge/diversity.ts';
import type { Ranked } from '../../../src/knowledge/ranking.ts';
import { libraryOf, snapshotOf } from './library-of.ts';

const rankedAs = (...scores: number[]): Ranked[] =>
  scores.map((score, passage) => ({
    passage,
    score,
    words: score,
    bm25: score,
    features: [],
    holdsAll: false,
    agreement: null,
  }));

const { index, passages } = await snapshotOf({
  'a.txt': 'The ferry leaves at dawn.\n\nThe ferry leaves after dusk.\n\nThe ferry waits for rain.',
  'b.txt': 'Rowers meet the ferry on Sunday.',
  'c.txt': 'The ferry leaves at dawn.',
});
const ORIGINS = { documentOf: (passage: number) => passages[passage]?.document, sourceOf: () => null };
const order = (...scores: number[]) =>
  diversify(rankedAs(...scores), index, ORIGINS, scores.length).map(({ passage }) => passage);

test('another document comes before more of the same, if it is nearly as good', () => {
  expect(order(10, 9.8, 9.7, 9.6, 1)).toEqual([0, 4, 3, 2, 1]);
  expect(order(10, 9.8, 9.7, 5, 1)).toEqual([0, 4, 2, 1, 3]);
});

test('the first stays, nothing is lost, and equal scores of unlike passages keep their order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ min: 0, max: 50, noNaN: true }), { minLength: 5, maxLength: 5 }),
      fc.integer({ min: 1, max: 5 }),
      (some, max) => {
        const ranked = rankedAs(...some).sort((a, b) => b.score - a.score);
        const given = diversify(ranked, index, ORIGINS, ranked.length);
        expect(given[0]).toBe(ranked[0]);
        expect(new Set(given)).toEqual(new Set(ranked));
        expect(diversify(ranked, index, ORIGINS, max)).toEqual(given.slice(0, max));
      },
    ),
  );
  expect(
    diversify(rankedAs(3, 3, 3), index, { ...ORIGINS, documentOf: () => null }, 3).map(
      ({ passage }) => passage,
    )[0],
  ).toBe(0);
  expect(diversify([], index, { ...ORIGINS, documentOf: () => null }, 3)).toEqual([]);
});

test('another source comes before another document of the same, and that before more of the document', () => {
  // 0 to 2 are of a.txt, 3 of b.txt and 4 of c.txt.
  const sourced = { ...ORIGINS, sourceOf: (at: number) => (at < 4 ? 'harbour' : 'town') };
  const ranked = rankedAs(10, 9.9, 9.8, 9.7, 9.6);
  // The fifth has the very words of the first, and stays with it.
  const order = diversify(ranked, index, sourced, 5).map(({ passage }) => passage);
  expect(order).toEqual([0, 4, 3, 2, 1]);
});

test('a list is not filled by one source', async () => {
  const note = (source: string, words: string) => `---\nsource: ${source}\n---\n${words}`;
  const library = await libraryOf({
    ...Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [
        `${i}.md`,
        note('Committee', `The ferry committee met on day ${i} of May, in room ${i * 7}.`),
      ]),
    ),
    'other.md': note('Far shore', 'On a day of May the ferry committee of the far shore met as well.'),
  });
  const { findings } = library.search('when did the ferry committee meet in May', { max: 3 });
  expect(findings.map(({ excerpt }) => excerpt.place.document)).toContain('other.md');
});

test('a list is not filled by one document', async () => {
  const library = await libraryOf({
    'long.txt': Array.from({ length: 12 }, (_, i) => `The ferry committee met on day ${i} of May.`).join(
      '\n\n',
    ),
    'other.txt': 'On a day of May the ferry committee of the far shore met as well.',
  });
  const { findings } = library.search('when did the ferry committee meet in May', { max: 3 });
  expect(findings.map(({ excerpt }) => excerpt.place.document)).toContain('other.txt');
});

test('what is not compared could not have come next', async () => {
  const words = ['ferry', 'dawn', 'dusk', 'rain', 'pier', 'lamp', 'market', 'stall'];
  const passage = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 });
  const given = fc.array(fc.array(passage, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(given, fc.infiniteStream(fc.integer({ min: 1, max: 30 })), async (documents, random) => {
      const said = documents.flatMap((passages, document) => passages.map((words) => ({ document, words })));
      const files = documents.map((passages, d) => [
        `${d}.txt`,
        passages.map((w) => w.join(' ')).join('\n\n'),
      ]);
      const { index: few } = await snapshotOf(Object.fromEntries(files));
      const ranked = rankedAs(...said.map(() => random.next().value)).sort((a, b) => b.score - a.score);
      const best = ranked[0]?.score ?? 0;
      // Every third document is of no source, and the others are of one.
      const sourceOf = ({ document }: { document: number }) => (document % 3 === 0 ? null : 'harbour');
      const sameSource = (one: { document: number }, other: { document: number }) =>
        sourceOf(one) !== null && sourceOf(one) === sourceOf(other);
      const origins = {
        documentOf: (at: number) => said[at]?.document,
        sourceOf: (at: number) => sourceOf(said[at] ?? { document: 0 }),
      };
      const likeness = (a: number, b: number) => {
        const [one, other] = [said[a], said[b]];
        if (one === undefined || other === undefined) return 0;
        const shared = one.words.filter((word) => other.words.includes(word)).length / one.words.length;
        const kin = one.document === other.document ? 0.8 : sameSource(one, other) ? 0.4 : 0;
        return kin + (1 - 0.8) * shared;
      };
      const equal = (a: number, b: number) => said[a]?.words.join() === said[b]?.words.join();
      const left = ranked.map(({ passage: p, score }) => ({ p, score }));
      const chosen: number[] = [];
      const order: number[] = [];
      while (left.length > 0) {
        const worths = left.map(
          ({ p, score }) =>
            (0.8 * score) / best - (1 - 0.8) * Math.max(0, ...chosen.map((c) => likeness(p, c))),
        );
        const at = chosen.length === 0 ? 0 : worths.indexOf(Math.max(...worths));
        const [next] = left.splice(at, 1);
        if (next === undefined) break;
        chosen.push(next.p);
        order.push(next.p, ...left.filter(({ p }) => equal(p, next.p)).map(({ p }) => p));
        for (let i = left.length - 1; i >= 0; i--) if (equal(left[i]?.p ?? -1, next.p)) left.splice(i, 1);
      }
      const found = diversify(ranked, few, origins, ranked.length).map(({ passage: p }) => p);
      // Of fewer than three nothing is reordered.
      expect(found).toEqual(ranked.length < 3 ? ranked.map(({ passage: p }) => p) : order);
    }),
  );
});
