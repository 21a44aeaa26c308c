// Words that may be a misspelt one.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance } from '../../../../src/knowledge/edit-distance.ts';
import { createMatcher, packPairs } from '../../../../src/knowledge/index/pairs.ts';
import { openWords, packWords } from '../../../../src/knowledge/index/words.ts';

const matcherOf = (words: readonly string[]) =>
  createMatcher(packPairs(openWords(packWords(words, words.length))));

test('no word within so many slips is left out while there is room', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: 3, maxLength: 9 });
  fc.assert(
    fc.property(
      fc.uniqueArray(letters, { maxLength: 60 }),
      letters,
      fc.integer({ min: 1, max: 2 }),
      (words, word, slips) => {
        const count = new Set([...`^${word}$`].map((letter, i, all) => letter + all[i + 1])).size - 1;
        // Slips that can destroy every pair of a short word leave nothing to find it by.
        if (count <= 3 * slips) return;
        const near = words.flatMap((other, id) => (distance(word, other, slips) <= slips ? [id] : []));
        expect(matcherOf(words)(word, slips, 1_000)).toEqual(expect.arrayContaining(near));
      },
    ),
  );
});

test('those that share most pairs come in first, and no more than there is room for', () => {
  const words = ['gardens', 'gadren', 'garden', 'harden', 'burden', 'g4rden'];
  const found = (max: number) => matcherOf(words)('garden', 1, max).map((id) => words[id]);
  expect(found(1)).toEqual(['garden']);
  expect(found(2)).toEqual(['garden', 'gardens']);
  expect(found(9)).not.toContain('g4rden');
});

test('one matcher keeps nothing of one word for the next', () => {
  const matcher = matcherOf(['garden', 'harbour', 'harden']);
  const first = matcher('garden', 1, 10);
  matcher('harbours', 2, 10);
  expect(matcher('garden', 1, 10)).toEqual(first);
});
