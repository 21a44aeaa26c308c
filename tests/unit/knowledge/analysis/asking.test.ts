// Which words of a question only say what kind of answer it wants.

import { expect, test } from 'vitest';
import { createAnalyser } from '../../../../src/knowledge/analysis/analyser.ts';
import { askingIn } from '../../../../src/knowledge/analysis/asking.ts';

const analyser = createAnalyser();

const kindsIn = (question: string): string[] => {
  const tokens = analyser.analyse(question);
  return [...askingIn(tokens)].map((at) => question.slice(tokens[at]?.start, tokens[at]?.end));
};

test('they stand after a question word, with nothing but stop words between', () => {
  expect(kindsIn('What year did the library open?')).toEqual(['year']);
  expect(kindsIn('What was the name of the ferry?')).toEqual(['name']);
  expect(kindsIn('In the town, how long is the pier, and what kind of lamps are there?')).toEqual([
    'long',
    'kind',
  ]);
});

test('elsewhere they are words like others', () => {
  expect(kindsIn('Which library opened in the year of the flood?')).toEqual([]);
  expect(kindsIn('name of the ferry')).toEqual([]);
});

test('words of a subject are none', () => {
  expect(kindsIn('What gardens are there?')).toEqual([]);
});

test('Arabic and Hebrew have their own', () => {
  expect(kindsIn('ما هو اسم العبارة؟')).toEqual(['اسم']);
  expect(kindsIn('كم عدد الورود في الحديقة؟')).toEqual(['عدد']);
  expect(kindsIn('באיזו שנה נפתחה הספרייה?')).toEqual(['שנה']);
  expect(kindsIn('מה שמה של המעבורת?')).toEqual(['שמה']);
});
