// Ranges without the white space at their ends.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { trimRange } from '../../../../src/knowledge/formats/format.ts';
import { anyText } from '../texts.ts';

test('white space goes from both ends and stays inside', () => {
  expect(trimRange('x \n the ferry \t y', 1, 15)).toEqual([4, 13]);
});

test('nothing is left of white space', () => {
  expect(trimRange('x  y', 1, 3)).toBeNull();
  expect(trimRange('xy', 1, 1)).toBeNull();
});

test('a range is trimmed like the slice it names', () => {
  fc.assert(
    fc.property(anyText, fc.nat(80), fc.nat(80), (text, a, b) => {
      const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
      const range = trimRange(text, start, end);
      expect(range === null ? '' : text.slice(...range)).toBe(text.slice(start, end).trim());
    }),
  );
});
