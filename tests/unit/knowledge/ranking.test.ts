// Which passages come first.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAnalyser } from '../../../src/knowledge/analysis/analyser.ts';
import { FEATURES } from '../../../src/knowledge/features.ts';
import { buildIndex } from '../../../src/knowledge/index.ts';
import { nearest } from '../../../src/knowledge/nearest.ts';
import { readQuery } from '../../../src/knowledge/query.ts';
import { type Ranked, rank } from '../../../src/knowledge/ranking.ts';
import { createVocabulary } from '../../../src/knowledge/vocabulary.ts';

const analyser = createAnalyser();
const none = createVocabulary([], nearest);

/** The passages of a little library, best first; `title` after a `|`. */
const ranked = (
  texts: readonly string[],
  question: string,
  mask: Uint8Array | null = null,
  max = 10,
  vocabulary = none,
  similarity: ((passage: number) => number | null) | null = null,
  dates: readonly string[] = [],
): Ranked[] => {
  const terms = (text: string) => analyser.analyse(text).filter(({ stop }) => !stop);
  const index = buildIndex(
    texts.map((text) => {
      const [body = '', title = ''] = text.split('|');
      return {
        sentences: body
          .split('. ')
          .map((said, i) => ({ start: i * 100, end: i * 100 + said.length, words: terms(said) })),
        title: terms(title),
      };
    }),
  );
  return rank(index, readQuery(question, analyser.analyse(question), index, vocabulary).terms, max, mask, {
    similarity,
    dateOf: (passage) => dates[passage] ?? '',
  });
};
const featureOf = (ranked: Ranked | undefined, name: (typeof FEATURES)[number]): number =>
  ranked?.features[FEATURES.indexOf(name)] ?? Number.NaN;
const order = (...args: Parameters<typeof ranked>): number[] => ranked(...args).map(({ passage }) => passage);

test('a passage that holds a rare word comes before one that holds a common word', () => {
  const texts = ['boats leave', 'boats return', 'boats sink', 'boats wait', 'orchids bloom'];
  expect(order(texts, 'boats orchids')[0]).toBe(4);
});

test('a passage that holds more of the words comes first', () => {
  expect(order(['the pier is old', 'the ferry is blue', 'the ferry at the pier'], 'ferry pier')[0]).toBe(2);
});

test('an entry whose title is the question comes before one that mentions its words', () => {
  const texts = [
    'the ferry carries dogs and the ferry carries bicycles|Timetable of the harbour',
    'they stay on a lead and pay nothing|May dogs ride on the ferry',
    'boats leave|Boats',
    'boats return|Boats',
  ];
  expect(order(texts, 'may my dogs ride the ferry')[0]).toBe(1);
});

test('only passages that hold a word of the question are ranked', () => {
  expect(order(['roses bloom', 'boats leave'], 'boats')).toEqual([1]);
  expect(order(['roses bloom', 'boats leave'], 'telescopes')).toEqual([]);
  expect(order(['roses bloom'], '')).toEqual([]);
});

test('a word of the title counts', () => {
  expect(order(['it leaves at seven', 'it leaves at seven|Ferry'], 'ferry')).toEqual([1]);
  expect(order(['the ferry leaves at seven', 'the ferry leaves at seven|Ferry'], 'ferry')[0]).toBe(1);
});

test('what the mask leaves out is not ranked', () => {
  const texts = ['boats leave', 'boats return', 'boats sink'];
  expect(order(texts, 'boats', Uint8Array.of(0, 1, 1))).toEqual([1, 2]);
  expect(order(texts, 'boats', Uint8Array.of(0, 0, 0))).toEqual([]);
});

test('no more are given than are wanted, the best of them', () => {
  const texts = ['boats', 'boats and piers', 'boats and piers and lamps'];
  expect(order(texts, 'boats piers lamps', null, 1)).toEqual([2]);
});

test('of equal passages the earlier one comes first', () => {
  expect(order(['boats leave', 'boats leave', 'boats leave'], 'boats')).toEqual([0, 1, 2]);
});

test('of equal passages of known dates the latest comes first, and undated ones last', () => {
  const texts = Array.from({ length: 4 }, () => 'ferry at noon');
  const order = ranked(texts, 'ferry noon', null, 10, none, null, ['', '2024', '2025-03', '2025-03-14']);
  expect(order.map(({ passage }) => passage)).toEqual([3, 2, 1, 0]);
});

test('words that stand near each other win over the same words far apart', () => {
  const gap = 'lamps walls benches gates roses trees paths bells';
  const [first, second] = ranked([`ferry ${gap} pier`, `${gap} ferry pier`], 'ferry pier');
  expect([first?.passage, featureOf(first, 'sequence')]).toEqual([1, 1]);
  expect([second?.passage, featureOf(second, 'sequence')]).toEqual([0, 0]);
});

test('a passage whose words look like the question’s wins over one whose words do not', () => {
  const texts = ['a ferry with walls', 'a ferry with gardenesque'];
  const [first, second] = ranked(texts, 'ferry gardens');
  expect(first?.passage).toBe(1);
  expect(featureOf(first, 'likeness')).toBeGreaterThan(featureOf(second, 'likeness'));
});

test('a passage holds all if body and title together do', () => {
  const texts = ['the ferry leaves|Pier', 'the ferry leaves', 'the pier'];
  const all = new Map(ranked(texts, 'ferry pier').map((r) => [r.passage, r.holdsAll]));
  expect(all).toEqual(
    new Map([
      [0, true],
      [1, false],
      [2, false],
    ]),
  );
  expect(ranked(texts, 'ferry pier telescope').some((r) => r.holdsAll)).toBe(false);
});

test('every feature is a share, and the score of a passage too', () => {
  const word = fc.constantFrom('ferry', 'ferries', 'pier', 'lamps', 'roses', 'the', 'gardens', 'garden');
  const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), text, (texts, question) => {
      for (const { features, score } of ranked(texts, question)) {
        expect(features).toHaveLength(FEATURES.length);
        for (const value of [...features, score]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-9);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a misspelt word brings the passages of all words that are as near', () => {
  const texts = ['the cart rolls', 'the card game', 'roses bloom'];
  const near = createVocabulary(
    ['cart', 'card', 'roses'].map((each) => [each, each, 1] as const),
    nearest,
  );
  expect(new Set(order(texts, 'carx', null, 10, near))).toEqual(new Set([0, 1]));
});

test('what the question asks in one sentence wins over the same words in two', () => {
  const texts = ['the ferry is blue. the pier is old', 'the ferry at the pier. roses bloom there'];
  expect(order(texts, 'ferry pier')[0]).toBe(1);
});

test('closeness in meaning decides between passages that are alike, and unknown closeness counts as the average', () => {
  const texts = ['boats leave', 'boats sink', 'boats wait', 'boats return'];
  const by = (similarity: (passage: number) => number | null) =>
    ranked(texts, 'boats', null, 10, none, similarity);
  const plain = ranked(texts, 'boats');
  expect(by(() => null)).toEqual(plain);
  const near = [0.1, 0.9, null, 0.3];
  const order = by((passage) => near[passage] ?? null);
  expect(order.map(({ passage }) => passage)).toEqual([1, 2, 3, 0]);
  expect(order[1]?.score).toBe(plain[2]?.score);
  for (const { passage, features, bm25 } of order)
    expect([features, bm25]).toEqual([plain[passage]?.features, plain[passage]?.bm25]);
});
