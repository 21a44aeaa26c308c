// A sentence that somebody has joined from parts of others: where one ends and the next begins.

import type { Coded } from './alignment.ts';
import type { Candidates } from './candidates.ts';
import type { Piece, QuoteTokens } from './pieces.ts';
import type { Places } from './places.ts';

/** Passages for each half of a sentence in which its parts are looked for. */
const MAX_PASSAGES = 6;
/** Parts of one sentence, and words that each has to have, of all and of those that say something. */
const MAX_PARTS = 3;
const MIN_WORDS = 4;
const MIN_CONTENT = 2;

/** For each token of a piece, how many from it on stand in a text one after the other, or as many as are known of another. */
const lengthen = (lengths: Int32Array, piece: Int32Array, text: Int32Array): void => {
  // Runs that begin one token further on, by where they begin in the text.
  let after = new Int32Array(text.length + 1);
  for (let i = piece.length - 1; i >= 0; i--) {
    const here = new Int32Array(text.length + 1);
    let longest = 0;
    for (let j = 0; j < text.length; j++) {
      if (piece[i] !== text[j]) continue;
      const length = (after[j + 1] ?? 0) + 1;
      here[j] = length;
      if (length > longest) longest = length;
    }
    if (longest > (lengths[i] ?? 0)) lengths[i] = longest;
    after = here;
  }
};

/**
 * A piece that stands in no passage as it is, cut into two or three of which each stands somewhere to the letter; null if it cannot be.
 * The longest part is taken from the left each time: since a part of what stands somewhere stands there too, nothing shorter can lead to
 * fewer. Marks between two parts belong to neither. `likely` are the passages that the piece as a whole may come from.
 */
export const cutAtJoints = (
  { quote, places }: { readonly quote: QuoteTokens; readonly places: Places },
  candidates: Candidates,
  piece: Piece,
  said: Coded,
  likely: readonly number[],
): Piece[] | null => {
  const middle = piece.from + Math.floor(said.codes.length / 2);
  const halves = [quote.read(piece.from, middle), quote.read(middle, piece.to)];
  const numbers = new Set([
    ...likely,
    ...halves.flatMap(({ readings }) => candidates.find(readings, MAX_PASSAGES)),
  ]);
  const lengths = new Int32Array(said.codes.length);
  for (const number of numbers) lengthen(lengths, said.codes, places.coded(number).codes);

  const parts: Piece[] = [];
  for (let at = 0; at < lengths.length; ) {
    const to = at + (lengths[at] ?? 0);
    if (to === at && said.tokens[at]?.isWord === false) {
      at++;
      continue;
    }
    const [from, end] = [piece.from + at, piece.from + to];
    const part = quote.read(from, end, parts.length === 0 ? piece.dots : 0);
    const content = quote.content.subarray(from, end).reduce((sum, one) => sum + one, 0);
    if (part.words < MIN_WORDS || content < MIN_CONTENT || parts.length === MAX_PARTS) return null;
    parts.push(part);
    at = to;
  }
  return parts.length > 1 ? parts : null;
};
