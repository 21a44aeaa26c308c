// Lines for a terminal hold every character of the text, and no more than fits.

import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { wrap } from '../../../src/adapters/console/wrap.ts';

const text = fc.string({
  unit: fc.constantFrom(
    'a',
    'b',
    ' ',
    ' ',
    '\n',
    'שלום',
    'مرحبا',
    '漢',
    '👩‍👩‍👧',
    'e\u0301',
    '\t',
    '\u001b[1m',
    '\u001b[22m',
  ),
  maxLength: 80,
});

describe('wrap', () => {
  it('changes nothing but line breaks', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 40 }), (given, columns) => {
        expect(wrap(given, columns).replaceAll('\n', '')).toBe(given.replaceAll('\n', ''));
      }),
    );
  });

  it('makes no line wider than asked, white space at its end apart', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 40 }), (given, columns) => {
        for (const line of wrap(given, columns).split('\n'))
          expect(stringWidth(line.replace(/\u001b\[\d+m/g, '').trimEnd())).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('breaks between words, and inside one only if it is wider than a line', () => {
    expect(wrap('the ferry leaves at noon', 10)).toBe('the ferry \nleaves at \nnoon');
    expect(wrap('abcdefgh', 3)).toBe('abc\ndef\ngh');
    expect(wrap('漢字漢字', 4)).toBe('漢字\n漢字');
  });

  it('keeps a text as it is composed', () => {
    expect(wrap('e\u0301', 10)).toBe('e\u0301');
  });
});
