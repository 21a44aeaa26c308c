// Alignment of a piece with a text: against the plain definition of the distance, and what it says of single edits.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align, createCoder, findExact } from '../../../../src/knowledge/check/alignment.ts';
import { tokenize } from '../../../../src/knowledge/check/tokens.ts';

const aligned = (piece: string, text: string, isWhole = false) => {
  const code = createCoder();
  const [p, t] = [code(tokenize(piece)), code(tokenize(text))];
  const found = align(p, t, isWhole);
  const said = (tokens: typeof p.tokens, [from, to]: readonly [number, number]) =>
    tokens
      .slice(from, to)
      .map((token) => token.text)
      .join(' ');
  return {
    ...found,
    stretch: said(t.tokens, [found.from, found.to]),
    changes: found.edits.map((edit) => [said(p.tokens, edit.piece), said(t.tokens, edit.text)]),
  };
};

describe('a piece', () => {
  const TEXT = 'Rain fell. The old ferry leaves the pier at noon. Nobody waits.';
  test.each([
    ['as it stands', 'the old ferry leaves the pier', []],
    ['with another word', 'the old tram leaves the pier', [['tram', 'ferry']]],
    ['with another word at its beginning', 'this old ferry leaves the pier', [['this', 'the']]],
    ['with another word at its end', 'ferry leaves the pier at dusk', [['dusk', 'noon']]],
    ['with a word more', 'the old ferry never leaves the pier', [['never', '']]],
    ['with a word less', 'the ferry leaves the pier', [['', 'old']]],
    ['with many words less', 'the old ferry at noon', [['', 'leaves the pier']]],
    [
      'with two words changed apart',
      'the new ferry leaves a pier',
      [
        ['new', 'old'],
        ['a', 'the'],
      ],
    ],
  ])('%s', (_, piece, changes) => {
    expect(aligned(piece, TEXT).changes).toEqual(changes);
  });

  test('stands for the stretch of the text that it is nearest to', () => {
    expect(aligned('the old tram leaves', TEXT).stretch).toBe('the old ferry leaves');
  });
});

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 9 });

describe('of any words', () => {
  test('the edits lead from the one to the other', () => {
    fc.assert(
      fc.property(words, words, (piece, text) => {
        const { edits } = aligned(piece.join(' '), text.join(' '), true);
        const made: string[] = [];
        let at = 0;
        for (const edit of edits) {
          made.push(...piece.slice(at, edit.piece[0]), ...text.slice(...edit.text));
          at = edit.piece[1];
        }
        expect([...made, ...piece.slice(at)]).toEqual(text);
      }),
    );
  });

  test('what stands in a text costs nothing, and nothing else does', () => {
    fc.assert(
      fc.property(words, words, (piece, text) => {
        const code = createCoder();
        const [p, t] = [code(tokenize(piece.join(' '))), code(tokenize(text.join(' ')))];
        const places = findExact(p.codes, t.codes);
        expect(align(p, t).cost === 0).toBe(places.length > 0);
        for (const at of places) expect(text.slice(at, at + piece.length)).toEqual(piece);
      }),
    );
  });

  test('no alignment costs more than to leave the piece out', () => {
    fc.assert(
      fc.property(words, words, (piece, text) => {
        expect(aligned(piece.join(' '), text.join(' ')).cost).toBeLessThanOrEqual(
          1 + 0.8 * (piece.length - 1) + 1e-9,
        );
      }),
    );
  });
});
