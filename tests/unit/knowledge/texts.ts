// Texts for property tests, and the laws that ranges over a text keep.

import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Range } from '../../../src/core/source.ts';

const PIECES = [
  ...['garden', 'the ferry', 'Dr.', 'e.g.', 'J. K.', 'No. 7', '3.5', '1,000', 'don’t', 'a'],
  ...['الحديقة', 'في', 'المكتبة، ', '٢٠٢٥', 'كِتَاب', 'הגן', 'רשב"י', 'סִפְרִיָּה', '图书馆', 'ห้องสมุด', '😀', 'é'],
  ...[
    '.',
    '!',
    '?',
    '؟',
    '."',
    '…',
    ' ',
    '  ',
    '\t',
    '\u00a0',
    '\ufeff',
    '\n',
    '\n\n',
    '\r\n',
    '\r\n\r\n',
    '\r',
  ],
  ...['\n \n', '\u2028', '\u0085', '-', '"', '”', "'"],
];

/** No document has a NUL byte, or what is no character: files with one are refused. */
const withoutNul = (text: string): string => text.replace(/[\0\p{Noncharacter_Code_Point}]/gu, '');

/** Words, punctuation and line breaks of several scripts in any order. */
export const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((p) => p.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }).map(withoutNul) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }).map(withoutNul) },
);

const MARKS = [
  ...[
    '# ',
    '## ',
    '- ',
    '1. ',
    '> ',
    '    ',
    '```\n',
    '---\n',
    '| a | b |\n|---|---|\n',
    '| c | d |\n',
    '\n===\n',
  ],
  ...[
    '*',
    '**',
    '_',
    '`',
    '~~',
    '\\',
    '  \n',
    '<b>',
    '</b>',
    '<div>\n',
    '<!-- unseen -->',
    '&nbsp;',
    '&amp;',
  ],
  ...['[ferry](https://ferry.example)', '[pier]', '[pier]: https://pier.example\n', '![boat](boat.png)'],
  ...['[^1]', '[^1]: ', 'https://garden.example '],
];

/** Marks of Markdown among words, most of them broken or nested. */
export const anyMarkdown = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...MARKS) },
      { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 2, arbitrary: fc.constantFrom('\n', '\n\n') },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

/** In order, apart, trimmed, not empty, and with nothing but white space outside of them. */
export const expectToCover = (
  text: string,
  ranges: readonly Range[],
  [from, to]: Range = [0, text.length],
) => {
  let at = from;
  for (const [start, end] of ranges) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(to);
    expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
    expect(text.slice(at, start)).toMatch(/^[\s\u0085]*$/);
    at = end;
  }
  expect(text.slice(at, to)).toMatch(/^[\s\u0085]*$/);
};
