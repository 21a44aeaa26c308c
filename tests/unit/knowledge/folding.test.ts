// What counts as the same text: folding leaves differences of typing out, and everything else in.

import { describe, expect, it } from 'vitest';
import { fold, foldCopied } from '../../../src/knowledge/folding.ts';

describe.each([
  ['fold', fold],
  ['foldCopied', foldCopied],
])('%s', (_, folded) => {
  it.each([
    ['The ferry leaves ', 'the ferry leaves'],
    [' The ferry leaves', 'the ferry leaves'],
    ['Café closes ', 'café closes'],
    ['“Open” – daily', '"open" - daily'],
  ])('removes case, outer white space, and typographic marks: %j', (text, expected) => {
    expect(folded(text)).toBe(expected);
  });
});

it('splits ligatures only where a text may have been copied', () => {
  expect(foldCopied('the ﬁrst oﬃce')).toBe('the first office');
  expect(fold('the ﬁrst')).not.toBe(fold('the first'));
});
