// Where sentences begin and end.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf } from '../../../src/knowledge/sentences.ts';
import { anyText, expectToCover } from './texts.ts';

const textsOf = (text: string): string[] => sentencesOf(text).map(([start, end]) => text.slice(start, end));

test('a sentence ends at a full stop, a question mark or an exclamation mark', () => {
  expect(textsOf('The garden is open. Is the ferry? No! Come tomorrow.')).toEqual([
    'The garden is open.',
    'Is the ferry?',
    'No!',
    'Come tomorrow.',
  ]);
});

test('an abbreviation, an initial and a number end no sentence', () => {
  expect(textsOf('Dr. Rose and Mr. J. K. Pier met on Jan. 5 at No. 7 with 3.5 boats. They left.')).toEqual([
    'Dr. Rose and Mr. J. K. Pier met on Jan. 5 at No. 7 with 3.5 boats.',
    'They left.',
  ]);
  expect(textsOf('Plants, e.g. Roses, bloom. So it is.')).toEqual([
    'Plants, e.g. Roses, bloom.',
    'So it is.',
  ]);
});

test('an abbreviation at the end of a line ends it all the same', () => {
  expect(textsOf('Boats, nets, etc.\nRoses bloom.')).toEqual(['Boats, nets, etc.', 'Roses bloom.']);
});

test('an abbreviation at the very end is not lost', () => {
  expect(textsOf('The garden is open. It has roses, trees, etc.')).toEqual([
    'The garden is open.',
    'It has roses, trees, etc.',
  ]);
});

test('a closing quotation mark belongs to its sentence', () => {
  expect(textsOf('“The ferry is late.” She waited.')).toEqual(['“The ferry is late.”', 'She waited.']);
});

test('line breaks end sentences', () => {
  expect(textsOf('boots\na coat\n\nsoap')).toEqual(['boots', 'a coat', 'soap']);
});

test('Arabic and Hebrew sentences end where theirs do', () => {
  expect(textsOf('متى تفتح الحديقة؟ تفتح صباحا. أهلا!')).toEqual([
    'متى تفتح الحديقة؟',
    'تفتح صباحا.',
    'أهلا!',
  ]);
  expect(textsOf('הגינה פתוחה. מתי תפליג המעבורת?')).toEqual(['הגינה פתוחה.', 'מתי תפליג המעבורת?']);
});

test('only the part between the offsets is cut, and offsets count from the start of the text', () => {
  const text = 'Before. The garden is open. The ferry leaves. After.';
  const ranges = sentencesOf(text, 8, 45);
  expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual([
    'The garden is open.',
    'The ferry leaves.',
  ]);
});

test('sentences cover any text in order, apart and trimmed', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expectToCover(text, sentencesOf(text));
    }),
    { numRuns: 400 },
  );
});

test('sentences cover any part of a text and stay inside of it', () => {
  fc.assert(
    fc.property(anyText, fc.nat(60), fc.nat(60), (text, a, b) => {
      const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
      expectToCover(text, sentencesOf(text, start, end), [start, end]);
    }),
  );
});

test('what has no end for very long is cut at white space, and a sentence across a window is not cut', () => {
  const endless = 'word '.repeat(10_000).trim();
  const pieces = sentencesOf(endless).map(([start, end]) => endless.slice(start, end));
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join(' ')).toBe(endless);
  const long = `${'One of many words, '.repeat(300)}and an end. Another sentence.`;
  expect(sentencesOf(long)).toHaveLength(2);
});
