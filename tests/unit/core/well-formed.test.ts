// What every platform takes as text.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitizeLine } from '../../../src/core/controls.ts';
import { illFormed, isBlank, wellFormed, wellFormedIn } from '../../../src/core/well-formed.ts';

describe('a text', () => {
  it.each([
    ['boats', null],
    ['a\tb\r\nc 😀 عبّارة \u200f מעבורת\u0301', null],
    ['a\ud83d', { at: 1, problem: 'half a character (U+D83D, a lone surrogate)' }],
    ['\ude00', { at: 0, problem: 'half a character (U+DE00, a lone surrogate)' }],
    ['\ude00\ud83d', { at: 0, problem: 'half a character (U+DE00, a lone surrogate)' }],
    ['ab\0', { at: 2, problem: 'the control character U+0000' }],
    ['\ufdd0', { at: 0, problem: 'U+FDD0, which is not a character' }],
    ['😀\u{1ffff}', { at: 2, problem: 'U+1FFFF, which is not a character' }],
  ])('%j', (text, expected) => {
    expect(illFormed(text)).toEqual(expected);
  });

  it('may hold other controls, which no platform refuses', () => {
    expect(illFormed('a\u0007\u001b[2J\u0085')).toBeNull();
  });
});

it('what is typed becomes well-formed, as long as it was, and stays as it is where it was already', () => {
  const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
  fc.assert(
    fc.property(units, (text) => {
      const mended = wellFormed(text);
      expect(illFormed(mended)).toBeNull();
      expect(mended).toHaveLength(text.length);
      if (illFormed(text) === null) expect(mended).toBe(text);
    }),
  );
  expect(wellFormed('\u{1ffff}a')).toBe('\ufffd\ufffda');
  expect(wellFormedIn({ a: ['\ud83d', 1, null], '\0': { b: true } })).toEqual({
    a: ['\ufffd', 1, null],
    ' ': { b: true },
  });
});

it('a name in a report is one line that shows what it holds', () => {
  expect(sanitizeLine('a\nb\u202etxt.exe\u2028c\u001b[2J\ud83d')).toBe(
    'a b\\u{202e}txt.exe\\u{2028}c␛[2J\\u{d83d}',
  );
});

it.each(['', ' \u00a0\u3000', '\u200b\u2060\ufeff', '\u200e\u202e', '\u0301', '\u2800\u3164'])(
  'nothing can be seen of %j',
  (text) => {
    expect(isBlank(text)).toBe(true);
    expect(isBlank(`${text}.`)).toBe(false);
  },
);
