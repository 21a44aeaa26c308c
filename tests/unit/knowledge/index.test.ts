// The inverted index: which passages hold which terms, and how much that says.

import { expect, test } from 'vitest';
import { IMPACT_UNIT, inverseFrequency } from '../../../src/knowledge/index/postings.ts';
import { buildIndex, sentenceRange, sentenceSurfaces } from '../../../src/knowledge/index.ts';

const entry = (body: string, title = '') => ({
  sentences: body.split('. ').map((sentence, i) => ({
    start: i * 100,
    end: i * 100 + sentence.length,
    words: sentence.split(' ').map((surface) => ({ surface, term: surface.replace(/s$/, '') })),
  })),
  title: title === '' ? [] : title.split(' ').map((word) => ({ surface: word, term: word })),
});

const index = buildIndex([entry('roses bloom roses'), entry('boats leave'), entry('rose boats', 'pier')]);

const holdersOf = (term: string): number[] => {
  const id = index.terms.get(term);
  return id === undefined ? [] : [...index.passages.slice(index.first[id], index.first[id + 1])];
};
const impactsOf = (term: string): number[] => {
  const id = index.terms.get(term) ?? -1;
  return [...index.impacts.slice(index.first[id], index.first[id + 1])];
};

test('a term knows the passages that hold it in any form, in order', () => {
  expect(holdersOf('rose')).toEqual([0, 2]);
  expect(holdersOf('boat')).toEqual([1, 2]);
  expect(holdersOf('ferry')).toEqual([]);
});

test('a term of the title is held, though it is no word of the passage', () => {
  expect(holdersOf('pier')).toEqual([2]);
  expect([...index.text]).not.toContain(index.surfaces.get('pier'));
});

test('each form of a word counts the passages it stands in, not how often', () => {
  expect(Object.fromEntries([...index.surfaceCount].map((n, i) => [index.surfaces.at(i), n]))).toEqual({
    roses: 1,
    bloom: 1,
    boats: 2,
    leave: 1,
    rose: 1,
    pier: 1,
  });
});

test('the words of a passage can be read back in order', () => {
  const words = [...index.text.slice(index.textFirst[0], index.textFirst[1])].map((id) =>
    index.surfaces.at(id),
  );
  expect(words).toEqual(['roses', 'bloom', 'roses']);
});

test('the sentences of a passage know where they stand and which words they have', () => {
  const two = buildIndex([entry('piers'), entry('roses bloom. boats leave piers')]);
  const sentences = Array.from({ length: 3 }, (_, s) => s).slice(two.sentenceFirst[1], two.sentenceFirst[2]);
  expect(sentences.map((s) => sentenceRange(two, s))).toEqual([
    [0, 11],
    [100, 117],
  ]);
  expect(sentences.map((s) => [...sentenceSurfaces(two, s)].map((id) => two.surfaces.at(id)))).toEqual([
    ['roses', 'bloom'],
    ['boats', 'leave', 'piers'],
  ]);
});

test('a term counts more the more often it stands there, but never more than 2.2', () => {
  const often = buildIndex([
    entry('roses boats piers lamps'),
    entry('roses roses piers lamps'),
    entry(`${'roses '.repeat(999)}roses`),
  ]);
  const impacts = [...often.impacts.slice(0, 3)];
  expect(impacts[1]).toBeGreaterThan(impacts[0] ?? 0);
  expect(Math.max(...impacts) * IMPACT_UNIT).toBeCloseTo(2.2, 1);
  expect(255 * IMPACT_UNIT).toBeCloseTo(2.2, 6);
});

test('a term of a short passage counts more than one of a long passage', () => {
  const [short = 0, long = 0] = impactsOf('boat');
  expect(short).toBe(long);
  const other = buildIndex([entry('roses'), entry('roses boats lamps piers walls benches')]);
  expect(other.impacts[0]).toBeGreaterThan(other.impacts[1] ?? 0);
});

test('a term of the title counts like two words of the body', () => {
  const titled = buildIndex([entry('walls lamps', 'rose'), entry('rose rose')]);
  const id = titled.terms.get('rose') ?? -1;
  const [title, body] = [...titled.impacts.slice(titled.first[id], titled.first[id + 1])];
  expect(title).toBeCloseTo(body ?? 0, 6);
});

test('a rare term says more than a common one, and even one that all hold says something', () => {
  expect(inverseFrequency(100, 1)).toBeGreaterThan(inverseFrequency(100, 2));
  expect(inverseFrequency(100, 0)).toBeGreaterThan(inverseFrequency(100, 1));
  expect(inverseFrequency(100, 100)).toBeGreaterThan(0);
});

test('an empty library has an empty index', () => {
  const { size, terms, passages } = buildIndex([]);
  expect([size, terms.size, passages.length]).toEqual([0, 0, 0]);
});
