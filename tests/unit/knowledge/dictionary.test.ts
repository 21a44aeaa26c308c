// Words that languages have.

import { expect, test } from 'vitest';
import { createDictionary } from '../../../src/knowledge/dictionary.ts';
import { analyser } from './library-of.ts';

const dictionary = createDictionary();
const languagesOf = (word: string, ...languages: string[]) =>
  dictionary.languagesOf(analyser.surfaces(word)[0]?.surface ?? '', new Set(languages));

test.each([
  'truce',
  'paternity',
  'four',
  'dead',
  'paid',
  'father',
  'colour',
  'color',
  'smartphone',
  'Iran',
  'Mali',
])('English has %s', (word) => expect(languagesOf(word)).toContain('en'));

test.each(['librery', 'maternty', 'kilm', 'wich', 'recieve', 'goverment'])('English lacks %s', (word) =>
  expect(languagesOf(word)).toEqual([]),
);

test.each([
  ['حرب', 'ar'],
  ['والحرب', 'ar'],
  ['الأطفال', 'ar'],
  ['العراق', 'ar'],
  ['מלחמה', 'he'],
  ['והמלחמה', 'he'],
  ['איראן', 'he'],
  ['вода', 'uk'],
  ['книга', 'ru'],
])('%s is a word, with or without what is written before it', (word, language) =>
  expect(languagesOf(word)).toContain(language),
);

test('a language whose letters others share is looked at where the library has it', () => {
  expect(languagesOf('Schaden')).toEqual([]);
  expect(languagesOf('Schaden', 'de')).toEqual(['de']);
  expect(languagesOf('Häuser', 'de')).toEqual(['de']);
  expect(languagesOf('pureté', 'fr')).toEqual(['fr']);
});

test('a language without a list has no words', () => expect(languagesOf('Schaden', 'xx')).toEqual([]));
