// Texts cut into what is compared: what is folded, and that nothing else is.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../../../src/knowledge/check/tokens.ts';
import { foldCopied } from '../../../../src/knowledge/folding.ts';
import { anyText } from '../texts.ts';

const folded = (text: string): string[] => tokenize(text).map((token) => token.text);

describe('what is folded', () => {
  test.each([
    ['case', 'The ferry LEAVES', 'the Ferry leaves'],
    ['white space and line breaks', 'the ferry\n\n  leaves .', 'the ferry leaves.'],
    ['quotation marks', '“it” is ‘late’ «now»', '"it" is "late" "now"'],
    ['apostrophes', 'don’t', "don't"],
    ['dashes', 'late — today – now -- here', 'late - today-now - here'],
    ['composition of letters', 'café', 'cafe\u0301'],
    ['Arabic vowel signs and tatweel', 'كِتَاب كـــتاب', 'كتاب كتاب'],
    ['what cannot be seen', '\u2068the\u2069 fer\u00adr\u0000y\u200f', 'the ferry'],
    ['marks inside marks', 'כ‘יצרן’ ل‘شركة’', 'כ"יצרן" ل"شركة"'],
    ['dots of an omission', 'the […] ferry … leaves', 'the .... ferry (...) leaves'],
    ['Hebrew marks', 'רשב״י', 'רשב"י'],
    ['Hebrew points', 'סֵפֶר', 'ספר'],
  ])('%s', (_, one, other) => {
    expect(folded(one)).toEqual(folded(other));
  });

  test.each([
    ['a digit', 'in 2024', 'in 2025'],
    ['a point in a number', '3.5 men', '35 men'],
    ['a comma', 'men, women', 'men women'],
    ['a minus', '-5 degrees', '5 degrees'],
    ['a percent', '5% more', '5 more'],
    ['a word in two', 'no where', 'nowhere'],
    ['a hamza', 'سأل', 'سال'],
    ['digits of another script', '٢٠٢٥', '2025'],
    ['an accent', 'resume', 'résumé'],
  ])('but not %s', (_, one, other) => {
    expect(folded(one)).not.toEqual(folded(other));
  });
});

describe('of any text', () => {
  test('tokens stand in order, apart, and fold to what their letters fold to', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        for (const { start, end, text: token, isWord } of tokenize(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          if (isWord) expect(token).toBe(foldCopied(text.slice(start, end)).replaceAll('"', "'"));
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('every letter and digit that does not fold to nothing is in a token', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let rest = '';
        let at = 0;
        for (const { start, end } of tokenize(text)) {
          rest += text.slice(at, start);
          at = end;
        }
        rest += text.slice(at);
        expect(foldCopied(rest)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldCopied(foldCopied(text))).toBe(foldCopied(text));
      }),
    );
  });
});
