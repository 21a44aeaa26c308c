// The speller: misspelt words and the words of the library that were meant.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearest } from '../../../src/knowledge/nearest.ts';
import { createVocabulary } from '../../../src/knowledge/vocabulary.ts';

const WORDS = [
  'garden',
  'ferry',
  'library',
  'lighthouse',
  'harbour',
  'orchard',
  'gardeners',
  'المكتبه',
  'הספריה',
];
const vocabulary = createVocabulary(
  WORDS.map((word, i) => [word, `term-${word}`, i + 1] as const),
  nearest,
);

test('a word with one slip is found, with its term', () => {
  expect(vocabulary.respell('librery')).toMatchObject({ surface: 'library', term: 'term-library', edits: 1 });
  expect(vocabulary.respell('harbur')?.surface).toBe('harbour');
  expect(vocabulary.respell('ferrry')?.surface).toBe('ferry');
});

test('swapped letters are one slip', () => {
  expect(vocabulary.respell('frery')).toMatchObject({ surface: 'ferry', edits: 1 });
});

test('a word of eight letters or more may have two slips, a shorter one may not', () => {
  expect(vocabulary.respell('lihgthuose')).toMatchObject({ surface: 'lighthouse', edits: 2 });
  expect(vocabulary.respell('grdn')).toBeNull();
});

test('Arabic and Hebrew words are respelt too', () => {
  expect(vocabulary.respell('المكتبخه')?.surface).toBe('المكتبه');
  expect(vocabulary.respell('הספירה')?.surface).toBe('הספריה');
});

describe('left alone are', () => {
  test('words that are like none', () => {
    for (const word of ['telescope', 'xyzzy', 'qqqqqqqq', 'ماراثون'])
      expect(vocabulary.respell(word)).toBeNull();
  });

  test('short words', () => {
    const short = createVocabulary(
      [
        ['tea', 'tea', 1],
        ['tear', 'tear', 1],
      ],
      nearest,
    );
    expect(short.respell('te')).toBeNull();
    expect(short.respell('tae')).toBeNull();
    expect(short.respell('teaar')?.surface).toBe('tear');
  });

  test('numbers, and no word becomes a number', () => {
    const numbers = createVocabulary(
      [
        ['2025', '2025', 1],
        ['b2025', 'b2025', 1],
      ],
      nearest,
    );
    expect(numbers.respell('2026')).toBeNull();
    expect(numbers.respell('b2026')).toBeNull();
    expect(numbers.respell('bbbb')).toBeNull();
  });

  test('words longer than any', () => {
    const long = 'a'.repeat(41);
    expect(createVocabulary([[`${long}b`, long, 1]], nearest).respell(long)).toBeNull();
  });
});

test('fewer slips win over more passages, then more passages win', () => {
  const words = [
    ['boats', 'boat', 1],
    ['boots', 'boot', 9],
    ['coats', 'coat', 3],
  ] as const;
  const boats = createVocabulary(words, nearest);
  expect(boats.respell('boatss')?.surface).toBe('boats');
  expect(boats.respell('bocts')?.surface).toBe('boots');
});

test('of equally good words the first one wins', () => {
  const words = [
    ['lump', 'lump', 2],
    ['lomp', 'lomp', 2],
  ] as const;
  expect(createVocabulary(words, nearest).respell('limp')?.surface).toBe('lump');
  expect(createVocabulary([...words].reverse(), nearest).respell('limp')?.surface).toBe('lomp');
});

test('the best few are given, best first, and of letters with two stems both', () => {
  const words = [
    ['coats', 'coat', 3],
    ['boats', 'boat', 1],
    ['boots', 'boot', 9],
    ['boats', 'boats', 2],
  ] as const;
  const found = (max: number) =>
    createVocabulary(words, nearest)
      .respellings('boatz', max)
      .map(({ term }) => term);
  expect(found(5)).toEqual(['boats', 'boat']);
  expect(found(1)).toEqual(['boats']);
});

test('a respelt word counts less than one that was typed right, and less the more slips there are', () => {
  const one = vocabulary.respell('lighthuse')?.weight ?? 0;
  const two = vocabulary.respell('lighthse')?.weight ?? 0;
  expect(one).toBeLessThan(1);
  expect(two).toBeLessThan(one);
  expect(two).toBeGreaterThan(0);
});

test('an empty library respells nothing', () => {
  expect(createVocabulary([], nearest).respell('garden')).toBeNull();
});

test('any single slip in a word of the library is found', () => {
  const slip = fc.record({
    word: fc.constantFrom('garden', 'lighthouse', 'harbour', 'orchard', 'library', 'المكتبه', 'הספריה'),
    how: fc.constantFrom('swap', 'drop', 'add', 'change'),
    at: fc.nat(9),
    letter: fc.constantFrom('q', 'x', 'e', 'ק', 'ق'),
  });
  fc.assert(
    fc.property(slip, ({ word, how, at, letter }) => {
      const i = at % (word.length - 1);
      const [head, tail] = [word.slice(0, i), word.slice(i)];
      const slips: Record<string, string> = {
        swap: `${head}${tail.charAt(1)}${tail.charAt(0)}${tail.slice(2)}`,
        drop: `${head}${tail.slice(1)}`,
        add: `${head}${letter}${tail}`,
        change: `${head}${letter}${tail.slice(1)}`,
      };
      expect(vocabulary.respell(slips[how] ?? '')?.surface).toBe(word);
    }),
    { numRuns: 300 },
  );
});

test('swapped letters of a short word are found', () => {
  const words = createVocabulary(
    [
      ['tear', 'tear', 1],
      ['שלום', 'שלום', 1],
    ],
    nearest,
  );
  expect(words.respell('taer')?.surface).toBe('tear');
  expect(words.respell('שולם')?.surface).toBe('שלום');
});
