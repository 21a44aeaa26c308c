// Text cut into words with their offsets.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentWords } from '../../../../src/knowledge/analysis/tokens.ts';
import { DIVISION, UNSEEN } from '../../../../src/knowledge/folding.ts';
import { anyText } from '../texts.ts';

const texts = (text: string): string[] => segmentWords(text).map((word) => word.text);

test('words are parted by spaces and punctuation', () => {
  expect(texts('The ferry, at last -- (the old one).')).toEqual([
    'The',
    'ferry',
    'at',
    'last',
    'the',
    'old',
    'one',
  ]);
});

test('an apostrophe joins letters, and quotation marks around a word do not belong to it', () => {
  expect(texts('don’t say ‘garden’ or "rose"')).toEqual(['don’t', 'say', 'garden', 'or', 'rose']);
});

test('a quotation mark between two Latin words parts them', () => {
  expect(segmentWords('rose"garden')).toEqual([
    { text: 'rose', start: 0, end: 4 },
    { text: 'garden', start: 5, end: 11 },
  ]);
});

test('a Hebrew abbreviation is one word with either mark', () => {
  expect(texts('גן רשב"י ליד')).toEqual(['גן', 'רשב"י', 'ליד']);
  expect(texts('גן רשב״י ליד')).toEqual(['גן', 'רשב״י', 'ליד']);
});

test('points and commas join digits and nothing else', () => {
  expect(texts('1,250 roses, 3.5 boats. 7.')).toEqual(['1,250', 'roses', '3.5', 'boats', '7']);
});

test('signs that are a part of a word belong to it', () => {
  expect(texts('C++, C# and F#: .NET or ASP.NET')).toEqual([
    'C++',
    'C#',
    'and',
    'F#',
    '.NET',
    'or',
    'ASP',
    'NET',
  ]);
  expect(texts('R&D, I/O (see .gitignore) in the U.S. today.')).toEqual([
    'R&D',
    'I/O',
    'see',
    '.gitignore',
    'in',
    'the',
    'U.S.',
    'today',
  ]);
  expect(texts('either/or, a+b, #5, the end.Then on .')).toEqual([
    'either',
    'or',
    'a',
    'b',
    '5',
    'the',
    'end',
    'Then',
    'on',
  ]);
});

test('a sign beside a number is a word', () => {
  expect(texts('15 % of €50, $3 or 7£, ٪٥ ٥٪')).toEqual([
    '15',
    '%',
    'of',
    '€',
    '50',
    '$',
    '3',
    'or',
    '7',
    '£',
    '٥',
    '٥',
    '٪',
  ]);
  expect(texts('100% % $ ok')).toEqual(['100', '%', 'ok']);
});

test('a name in code is the words that it is made of, and a name of a product is one', () => {
  expect(texts('getUserById parseHTMLFile sendRate max_size')).toEqual([
    'get',
    'User',
    'By',
    'Id',
    'parse',
    'HTML',
    'File',
    'send',
    'Rate',
    'max',
    'size',
  ]);
  const products = ['JavaScript', 'iPhone', 'macOS', 'LaTeX', 'GitHub', 'WHO', 'PhDs', 'McDonald'];
  expect(texts(products.join(' '))).toEqual(products);
});

test('a joiner of width zero parts Persian words, and no others', () => {
  expect(texts('کتاب‌ها می‌خواند')).toEqual(['کتاب', 'ها', 'می', 'خواند']);
  expect(texts('क्‌ष')).toEqual(['क्‌ष']);
});

test('vowel signs and tatweel stay with their word', () => {
  expect(texts('كِتَاب جمـيل')).toEqual(['كِتَاب', 'جمـيل']);
  expect(texts('סִפְרִיָּה')).toEqual(['סִפְרִיָּה']);
});

test('Chinese and Thai are cut where their words end, without spaces', () => {
  expect(texts('图书馆的花园')).toContain('花园');
  expect(texts('ห้องสมุดเปิดทุกวัน')).toContain('เปิด');
});

const unmarked = (text: string) => text.replace(new RegExp(`[${UNSEEN}]|(?<=\\p{L})${DIVISION}`, 'gu'), '');

test('every word is the slice at its offsets, in order and apart', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let at = 0;
      for (const { text: word, start, end } of segmentWords(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(word).not.toBe('');
        // Marks that show nothing, and the end of a line that divides a word, are left out.
        expect(unmarked(text.slice(start, end))).toBe(unmarked(word));
        at = end;
      }
    }),
    { numRuns: 400 },
  );
});

test('no letter and no digit is left out of the words of a spaced script', () => {
  const spaced = fc.array(fc.constantFrom('garden', ' ', 'שלום', 'كتاب', '7', '.', '"', '’', 'é', ',', '\n'));
  fc.assert(
    fc.property(spaced, (parts) => {
      const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
      expect(letters(texts(parts.join('')).join(' '))).toBe(letters(parts.join('')));
    }),
  );
});

test('letters and digits of ASCII, which are read without the pattern, part words as all others do', () => {
  const GREEK = { a: 'α', b: 'β', z: 'ω', 1: '١', 7: '٧' } as const;
  const units = fc.constantFrom(...Object.keys(GREEK), ...' \n.,\'"’”-_:;/@é\u0301\u0640א漢');
  fc.assert(
    fc.property(fc.array(units, { maxLength: 24 }), (parts) => {
      // A point that begins a word of ASCII letters belongs to it.
      fc.pre(!/(?<![\p{L}\p{N}])\.[abz]{2}/u.test(parts.join('')));
      const told = (from: readonly string[]) =>
        segmentWords(from.join('')).map(({ start, end }) => [start, end]);
      const greek = parts.map((part) => (part in GREEK ? GREEK[part as keyof typeof GREEK] : part));
      expect(told(parts)).toEqual(told(greek));
    }),
    { numRuns: 2_000 },
  );
});
