// The stop words of each language, as the analyser sees them.

import { expect, test } from 'vitest';
import { createAnalyser } from '../../../../src/knowledge/analysis/analyser.ts';
import { ARABIC_STOPS, ENGLISH_STOPS, HEBREW_STOPS } from '../../../../src/knowledge/analysis/stop-words.ts';

const stopsIn = (text: string): boolean[] =>
  createAnalyser()
    .analyse(text)
    .map(({ stop }) => stop);

test('question words are stop words in every language', () => {
  expect(stopsIn('what when where how why')).toEqual(Array(5).fill(true));
  expect(stopsIn('ماذا متى أين كيف لماذا')).toEqual(Array(5).fill(true));
  expect(stopsIn('מה מתי איפה איך למה')).toEqual(Array(5).fill(true));
});

test('so are question words that are written together with a preposition', () => {
  expect(stopsIn('بماذا بأي לאיזו באיזה במה בכמה')).toEqual(Array(6).fill(true));
});

test('words of a subject are none', () => {
  expect(stopsIn('garden ferry الحديقة العبارة הגינה המעבורת')).toEqual(Array(6).fill(false));
});

test('every word of the English and Hebrew lists is in the form in which the analyser looks it up', () => {
  for (const word of [...ENGLISH_STOPS, ...HEBREW_STOPS])
    expect({ word, stops: stopsIn(word) }).toEqual({ word, stops: [true] });
});

test('the lists have no word twice in two languages', () => {
  const all = [...ENGLISH_STOPS, ...ARABIC_STOPS, ...HEBREW_STOPS];
  expect(new Set(all).size).toBe(all.length);
});
