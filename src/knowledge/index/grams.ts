// Groups of letters: what words have in common that a stemmer keeps apart, and a slip of the hand leaves whole.

import type { WordTable } from './words.ts';

/** Letters in a group. A word stands between two spaces, so that its beginning and its end count as letters too. */
const GRAM = 4;

/** The groups of all words of an index, each group with a number. */
export interface Grams {
  /** The hashes of all groups, ascending; a group's number is its place here. */
  readonly hashes: Uint32Array;
  /** In how many passages words with the group stand, counting each word for itself: at least as often as the group does. */
  readonly counts: Uint32Array;
  /** Groups of surface s lie in `of` at `first[s]` up to `first[s + 1]`. */
  readonly first: Uint32Array;
  readonly of: Uint32Array;
}

/** FNV-1a over the UTF-16 units of each group, 32 bits. Two groups with one hash count as one: one in thousands of millions. */
export const hashesOf = (word: string): number[] => {
  const framed = ` ${word} `;
  return Array.from({ length: Math.max(1, framed.length - GRAM + 1) }, (_, i) => {
    let hash = 0x811c9dc5;
    for (let j = i; j < Math.min(i + GRAM, framed.length); j++)
      hash = Math.imul(hash ^ framed.charCodeAt(j), 0x01000193);
    return hash >>> 0;
  });
};

/** `passages[s]`: in how many passages surface s stands. */
export const buildGrams = (surfaces: WordTable, passages: Uint32Array): Grams => {
  const first = new Uint32Array(surfaces.size + 1);
  let total = 0;
  for (let s = 0; s < surfaces.size; s++) {
    first[s] = total;
    total += Math.max(1, surfaces.lengthAt(s) + 3 - GRAM);
  }
  first[surfaces.size] = total;
  const all = new Uint32Array(total);
  for (let s = 0; s < surfaces.size; s++) all.set(hashesOf(surfaces.at(s)), first[s]);
  const sorted = all.slice().sort();
  let different = 0;
  for (let i = 0; i < total; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[different++] = sorted[i] ?? 0;
  const hashes = sorted.slice(0, different);
  const counts = new Uint32Array(different);
  for (let s = 0; s < surfaces.size; s++)
    for (let i = first[s] ?? 0; i < (first[s + 1] ?? 0); i++) {
      const gram = findIn(hashes, all[i] ?? 0);
      all[i] = gram;
      counts[gram] = (counts[gram] ?? 0) + (passages[s] ?? 0);
    }
  return { hashes, counts, first, of: all };
};

/** The number of a group; -1 if no word has it. */
export const gramOf = ({ hashes }: Grams, hash: number): number => findIn(hashes, hash);

const findIn = (sorted: Uint32Array, wanted: number): number => {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const at = sorted[middle] ?? 0;
    if (at === wanted) return middle;
    if (at < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
};
