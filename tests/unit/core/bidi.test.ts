// Text of any direction, said back or quoted, disturbs nothing around it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { echo, isolate, isolateIfNeeded } from '../../../src/core/bidi.ts';

const tricky = fc.string({
  unit: fc.constantFrom(
    'a',
    'א',
    'ب',
    ' ',
    '\n',
    '\u202e',
    '\u2066',
    '\u2068',
    '\u2069',
    '👩‍👩‍👧',
    'e\u0301',
  ),
  maxLength: 60,
});

describe('isolate', () => {
  it('keeps the text as it is and closes every isolate that it leaves open', () => {
    fc.assert(
      fc.property(tricky, (text) => {
        const whole = isolate(text);
        expect(whole).toContain(text);
        let depth = 0;
        for (const [i, char] of [...whole].entries()) {
          if (char >= '\u2066' && char <= '\u2068') depth++;
          if (char === '\u2069') depth--;
          expect(depth).toBeGreaterThanOrEqual(i === [...whole].length - 1 ? 0 : 1);
        }
        expect(depth).toBe(0);
      }),
    );
  });
});

describe('settle', () => {
  it('leaves a text alone that closes what it opens', () => {
    for (const text of ['plain', '\u2068name\u2069 and more', '\u202eover\u202c', '\u2068\u202e\u2069'])
      expect(isolateIfNeeded(text)).toBe(text);
  });

  it('isolates a text that would reach beyond its end', () => {
    for (const text of ['\u202eover', '\u2066open', 'closed\u2069', '\u2068a\u2069\u2069'])
      expect(isolateIfNeeded(text)).toBe(isolate(text));
  });
});

describe('echo', () => {
  it('takes out controls of direction and line breaks', () => {
    expect(echo('a\u202eb\u2069c\nd\u0007e')).toBe('abc d e');
  });

  it('shortens between characters as people see them', () => {
    expect(echo('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2)).toBe('👩‍👩‍👧👩‍👩‍👧…');
  });

  it('is short whatever comes in', () => {
    fc.assert(
      fc.property(tricky, (text) => {
        expect(echo(text, 5).length).toBeLessThanOrEqual(5 * 24 + 1);
      }),
    );
    expect(echo(`a${'\u0301'.repeat(100_000)}`, 80).length).toBeLessThanOrEqual(80 * 24 + 1);
  });
});
