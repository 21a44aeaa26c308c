// What a question says that it is about.

import { expect, test } from 'vitest';
import { createAnalyser } from '../../../../src/knowledge/analysis/analyser.ts';
import { focusOf } from '../../../../src/knowledge/analysis/focus.ts';

const analyser = createAnalyser();

/** The words that count more. */
const subjectOf = (question: string): string[] => {
  const tokens = analyser.analyse(question);
  const { at, weight } = focusOf(tokens);
  return weight > 1 ? tokens.slice(at + 1).map((token) => question.slice(token.start, token.end)) : [];
};

test('what stands after "about" is the subject', () => {
  expect(subjectOf('What do the gardeners say about old roses?')).toEqual(['old', 'roses']);
  expect(subjectOf('Anything regarding the pier')).toEqual(['the', 'pier']);
});

test('of two such words the last one counts', () => {
  expect(subjectOf('About the letter: what is said about ferries?')).toEqual(['ferries']);
});

test('Arabic and Hebrew have their own words for it', () => {
  expect(subjectOf('ماذا قالوا بشأن العبارة')).toEqual(['العبارة']);
  expect(subjectOf('ماذا كتبوا حول الحديقة')).toEqual(['الحديقة']);
  expect(subjectOf('מה נכתב לגבי הגינה')).toEqual(['הגינה']);
  expect(subjectOf('מה נכתב בעניין הגינה')).toEqual(['הגינה']);
});

test('without such a word no word counts more', () => {
  expect(subjectOf('When does the ferry leave?')).toEqual([]);
  expect(focusOf([])).toEqual({ at: 0, weight: 1 });
});
