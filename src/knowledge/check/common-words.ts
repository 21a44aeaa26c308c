// Where a quotation of nothing but common words stands: the index cannot tell, so the passages are read.

import type { Snapshot } from '../snapshot.ts';
import type { Token } from './tokens.ts';

/** Passages that are read, about a tenth of a second, and that are found. */
const MAX_READ = 10_000;
const MAX_FOUND = 60;

/** Marks that copying and typing put into a word, or leave out, as far as they are folded. */
const SIGNS = '[\\p{M}\\u0640\\u00ad]*';

/** Characters as they may stand in a document, one after the other. */
const letters = (word: string): string =>
  [...word]
    .map((char) => (char === "'" ? `['’‘ʼ"״”׳]` : char.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')))
    .join(/^[!-~]*$/.test(word) ? '' : SIGNS);

/**
 * Numbers of passages that hold the words of a quotation one after the other, with any marks between them: all of the library, or those
 * that hold one of its terms. Of a large library only the first are read.
 */
export const reading = (
  { index, passages }: Snapshot,
  tokens: readonly Token[],
  terms: readonly string[],
): number[] => {
  const words = tokens.filter(({ isWord }) => isWord).map(({ text }) => letters(text));
  if (words.length === 0) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}]+')}(?![\\p{L}\\p{N}])`, 'iu');
  const known = terms.map((term) => index.terms.get(term));
  if (known.includes(undefined)) return [];
  const held = known.flatMap((term = 0) => [
    index.passages.subarray(index.first[term], index.first[term + 1]),
  ]);
  const rarest = held.sort((a, b) => a.length - b.length)[0];
  const numbers = rarest ?? passages.keys();
  const found: number[] = [];
  let read = 0;
  for (const number of numbers) {
    if (++read > MAX_READ || found.length >= MAX_FOUND) break;
    const passage = passages[number];
    if (passage !== undefined && pattern.test(passage.document.text.slice(passage.start, passage.end)))
      found.push(number);
  }
  return found;
};
