// Marks cut an excerpt's text without changing it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from '../../../src/core/segments.ts';
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
