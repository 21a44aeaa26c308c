// A list of words that is one text.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openList } from '../../../src/knowledge/word-list.ts';

test('has its words, and neither their beginnings nor their ends', () => {
  for (const text of ['truce\nkiln\r\nدار\n', '["truce","kiln","دار"]']) {
    const has = openList(text);
    expect(['truce', 'kiln', 'دار'].map(has)).toEqual([true, true, true]);
    expect(['truc', 'ruce', 'kilns', 'truce\nkiln', ''].map(has)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  }
});

test('has what a set of the same words has', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ж'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(word), fc.array(word), (words, others) => {
      const has = openList(words.join('\n'));
      const set = new Set(words);
      for (const one of [...words, ...others]) expect(has(one)).toBe(set.has(one));
    }),
  );
});
