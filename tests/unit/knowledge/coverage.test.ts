// How much of a question two neighbouring sentences have.

import { expect, test } from 'vitest';
import { coverageIn } from '../../../src/knowledge/coverage.ts';
import { readQuery } from '../../../src/knowledge/query.ts';
import { withGrams } from '../../../src/knowledge/question-grams.ts';
import { analyser, snapshotOf } from './library-of.ts';

/** The cover of a question by a text of one passage. */
const cover = async (text: string, question: string): Promise<number> => {
  const { index, vocabulary } = await snapshotOf({ 'a.txt': text });
  const query = readQuery(question, analyser.analyse(question), index, vocabulary);
  return withGrams(index, query.terms, (grams) => coverageIn(index, query.terms, grams)(0));
};

test('it is 1 where two sentences hold every word, and 0 where none is like any', async () => {
  expect(await cover('The ferry is blue. It leaves the pier.', 'Is the ferry at the pier?')).toBeCloseTo(
    1,
    10,
  );
  expect(await cover('The ferry is blue.', 'telescope')).toBe(0);
});

test('sentences that are no neighbours do not add up', async () => {
  const apart = await cover(
    'The ferry is blue. Roses bloom. It leaves the pier.',
    'Is the ferry at the pier?',
  );
  expect(apart).toBeCloseTo(0.5, 1);
});

test('a word that is like one of theirs has a part', async () => {
  const like = await cover('The gardener waits.', 'gardenesque');
  expect(like).toBeGreaterThan(0.3);
  expect(like).toBeLessThan(1);
});

test('it is the same however many other words are like those of the question', async () => {
  const letter = (at: number) => String.fromCharCode(97 + at);
  const like = Array.from({ length: 100 }, (_, i) => `pier${letter(i % 10)}${letter(i / 10)}`).join(' ');
  // What is known of the first word counts again at the end, behind all the others.
  const text = (between: string) => `Old pierz waits. ${between}. Roses bloom. Rain falls. New pierz waits.`;
  const question = 'new pierz telescope';
  expect(await cover(text(like), question)).toBeGreaterThan(0.5);
  expect(await cover(text('Boats').replace('Old pierz waits. ', ''), 'new pierz')).toBeCloseTo(1, 10);
  expect(await cover(text(like), 'new pierz')).toBeCloseTo(1, 10);
});

test('the rarer of two words weighs more', async () => {
  const text = 'The ferry waits.';
  expect(await cover(text, 'ferry telescope')).toBeLessThan(0.5);
});

test('what the title has counts for every sentence, a little less than what the sentence has', async () => {
  const text = 'It leaves the pier at noon. Roses bloom. Rain falls.';
  const question = 'Is the ferry at the pier?';
  const titled = await cover(`---\ntitle: The ferry\n---\n${text}\n`, question);
  expect(titled).toBeGreaterThan((await cover(text, question)) + 0.2);
  expect(titled).toBeLessThan(1);
});
