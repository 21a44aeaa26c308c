// Slips of the hand between two words, against the definition.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance } from '../../../src/knowledge/edit-distance.ts';

/** Optimal string alignment as it is defined: by what the first letters cost. */
const reference = (a: string, b: string): number => {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  const same = a[0] === b[0] ? 0 : 1;
  const ways = [reference(restA, b) + 1, reference(a, restB) + 1, reference(restA, restB) + same];
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0])
    ways.push(reference(a.slice(2), b.slice(2)) + 1);
  return Math.min(...ways);
};

const word = fc
  .array(fc.constantFrom('a', 'b', 'c', 'ש'), { maxLength: 5 })
  .map((letters) => letters.join(''));
const FAR = 20;

test('one letter more, one less, another one or two swapped is one slip', () => {
  expect(['gardenn', 'garde', 'gurden', 'gadren'].map((slip) => distance('garden', slip, 3))).toEqual([
    1, 1, 1, 1,
  ]);
});

test('a place is edited once: letters that were swapped are not edited again', () => {
  expect(distance('ca', 'abc', FAR)).toBe(3);
});

test('the distance is that of the definition', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(distance(a, b, FAR)).toBe(reference(a, b));
    }),
    { numRuns: 300 },
  );
});

test('up to the bound the distance is exact, and over it, it says so', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, max) => {
      const exact = reference(a, b);
      const bounded = distance(a, b, max);
      if (exact <= max) expect(bounded).toBe(exact);
      else expect(bounded).toBeGreaterThan(max);
    }),
    { numRuns: 300 },
  );
});

test('words may be longer than any that came before', () => {
  for (const length of [63, 64, 65, 150, 1_000]) {
    const word = 'ab'.repeat(length).slice(0, length);
    expect(distance(word, word, 3)).toBe(0);
    expect(distance(word, `${word.slice(0, -1)}c`, 3)).toBe(1);
    expect(distance(word, word.slice(2), 3)).toBe(2);
    expect(distance(word, `${word}cccc`, 3)).toBe(4);
  }
});

test('it is as far there as back, and nothing lies between a word and itself', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), fc.nat(12), (a, b, max) => {
      expect(distance(a, b, FAR)).toBe(distance(b, a, FAR));
      expect(distance(a, b, max) > max).toBe(distance(b, a, max) > max);
      expect(distance(a, a, max)).toBe(0);
      if (a !== b) expect(distance(a, b, FAR)).toBeGreaterThan(0);
    }),
  );
});
