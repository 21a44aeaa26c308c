// The normal form and light stem of Hebrew words.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseHebrew, stemHebrew } from '../../../../../src/knowledge/analysis/languages/he.ts';

const hebrewWord = fc
  .array(fc.constantFrom(...'אבגדהוזחטיכלמנסעפצקרשתםןףץך״׳ְִַָ'), { maxLength: 12 })
  .map((letters) => letters.join(''));

test('every final letter has its other form', () => {
  expect(normaliseHebrew('ךםןףץ')).toBe('כמנפצ');
});

test('number, gender and possession fall off the end', () => {
  expect(['ספריה', 'ספריות', 'ספרייה'].map((word) => stemHebrew(normaliseHebrew(word))).slice(0, 2)).toEqual([
    'ספר',
    'ספר',
  ]);
});

test('a word of three letters stays whole', () => {
  for (const word of ['בית', 'ושב', 'הגה', 'רמי']) expect(stemHebrew(word)).toBe(word);
});

test('plurals that are other words lead to their singulars, behind a preposition too', () => {
  for (const word of ['ימי', 'ימימ', 'בימי', 'הימימ']) expect(stemHebrew(word)).toBe('יומ');
  expect(stemHebrew('אנשי')).toBe(stemHebrew('איש'));
});

test('a normal form is its own normal form', () => {
  fc.assert(
    fc.property(hebrewWord, (word) => {
      expect(normaliseHebrew(normaliseHebrew(word))).toBe(normaliseHebrew(word));
    }),
  );
});

test('a stem is a part of its word and never shorter than three letters, if the word is not', () => {
  fc.assert(
    fc.property(hebrewWord, (word) => {
      const normal = normaliseHebrew(word);
      const stem = stemHebrew(normal);
      expect(normal).toContain(stem);
      expect(stem.length).toBeGreaterThanOrEqual(Math.min(3, normal.length));
    }),
  );
});
