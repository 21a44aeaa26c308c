// Marks cut an excerpt's text without changing it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf, shownWords } from '../../../src/core/segments.ts';
import type { Range, Row } from '../../../src/core/source.ts';
import { excerptFor } from '../../canonical.ts';

const ranges = fc.array(
  fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
  { maxLength: 5 },
);

describe('segmentsOf', () => {
  it('joins to the excerpt, whatever the marks are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), ranges, ranges, (text, highlights, differences) => {
        const excerpt = excerptFor(text, { highlights, differences });
        expect(
          segmentsOf(excerpt)
            .map((s) => s.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  describe('of table rows', () => {
    const shown = (text: string, rows: readonly Row[], highlights: readonly Range[] = []) =>
      shownWords(excerptFor(text, { rows, highlights }));
    const row = (start: number, end: number, emptyCells = 0): Row => ({ range: [start, end], emptyCells });

    it('have a line between two cells, and one for each that is empty', () => {
      expect(shown('a\tb\t\tc', [row(0, 6)])).toBe('a | b | | c');
      expect(shown('b\tc', [row(0, 3, 2)])).toBe('| | b | c');
      expect(shown('a\tb\nc', [row(0, 3), row(4, 5, 1)])).toBe('a | b\n| c');
      expect(shown('a\tb\t\tc', [row(0, 6)], [[2, 3]])).toBe('a | b | | c');
    });

    it('are tables only where there is a row', () => {
      expect(shown('a\tb\nc\td', [row(4, 7)])).toBe('a\tb\nc | d');
    });

    it('have no empty cells where the excerpt begins within one', () => {
      const excerpt = excerptFor('c\td', { rows: [row(-2, 3, 1)] });
      expect(shownWords(excerpt)).toBe('c | d');
    });

    it('never have two lines that meet', () => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom('a', '\t'), { maxLength: 12 }), fc.nat(3), (signs, empty) => {
          const text = signs.join('');
          expect(shown(text, [row(0, text.length, empty)])).not.toContain('||');
        }),
      );
    });
  });

  it('marks exactly the words that matched', () => {
    const excerpt = excerptFor('the ferry and the tide', { highlights: [[4, 9]], differences: [[18, 22]] });
    expect(segmentsOf(excerpt)).toEqual([
      { text: 'the ', hit: false, differs: false },
      { text: 'ferry', hit: true, differs: false },
      { text: ' and the ', hit: false, differs: false },
      { text: 'tide', hit: false, differs: true },
    ]);
  });
});
