// The normal form and light stem of Arabic words.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseArabic, stemArabic } from '../../../../../src/knowledge/analysis/languages/ar.ts';

const arabicWord = fc
  .array(fc.constantFrom(...'ابتحدرسعفقكلمنهويةىأإآؤئـًٌٍَُِّ'), { maxLength: 12 })
  .map((letters) => letters.join(''));

test('possessives show what was a taa marbuta', () => {
  const stem = (word: string) => stemArabic(normaliseArabic(word));
  for (const word of ['ورئيستها', 'رئيستهم', 'رئيستنا']) expect(stem(word)).toBe(stem('رئيسة'));
});

test('Persian letters are read as the Arabic ones that they look like', () => {
  expect(normaliseArabic('کتابی')).toBe('كتابي');
});

test('hamza on waw and yaa falls to its seat', () => {
  expect(normaliseArabic('مؤتمر')).toBe('موتمر');
  expect(normaliseArabic('حدائق')).toBe('حدايق');
});

test('a normal form is its own normal form', () => {
  fc.assert(
    fc.property(arabicWord, (word) => {
      expect(normaliseArabic(normaliseArabic(word))).toBe(normaliseArabic(word));
    }),
  );
});

test('a stem is a part of its word and never shorter than two letters, if the word is not', () => {
  fc.assert(
    fc.property(arabicWord, (word) => {
      const normal = normaliseArabic(word);
      const stem = stemArabic(normal);
      expect(normal).toContain(stem);
      expect(stem.length).toBeGreaterThanOrEqual(Math.min(2, normal.length));
    }),
  );
});

test('a short word keeps what looks like an article', () => {
  expect(stemArabic('الم')).toBe('الم');
});
