// Words and their numbers.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWords, packWords } from '../../../../src/knowledge/index/words.ts';

const wordsOf = (words: readonly string[]) => openWords(packWords(words, words.length));

test('every word is found by its number and every number by its word', () => {
  const some = fc.uniqueArray(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 3 })));
  fc.assert(
    fc.property(some, fc.string(), (words, other) => {
      const opened = wordsOf(words);
      expect(words.map((_, id) => opened.at(id))).toEqual(words);
      expect(words.map((word) => opened.get(word))).toEqual(words.map((_, id) => id));
      expect(words.map((_, id) => opened.lengthAt(id))).toEqual(words.map(({ length }) => length));
      expect(opened.has(other)).toBe(words.includes(other));
    }),
  );
});

test('halves of characters, and words longer than a page, are kept as they are', () => {
  const words = ['\ud83d', '\ude00', 'x'.repeat(20_000), ''];
  const opened = wordsOf(words);
  expect(words.map((word) => opened.get(word))).toEqual([0, 1, 2, 3]);
  expect(opened.at(2)).toBe(words[2]);
  expect(opened.at(0)).toBe('\ud83d');
});
