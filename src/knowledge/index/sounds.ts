// Words by their consonants: which of them may be a name as another script writes it.

import { bareNames, soundOf } from '../analysis/sound.ts';
import { hashOf, type WordTable } from './words.ts';

export interface SoundArrays {
  /** Hashes of consonants, ascending; a word may have several. */
  readonly hashes: Uint32Array;
  /** The surface of each. */
  readonly words: Uint32Array;
}

const consonantsOf = (word: string): string[] => [
  ...new Set(bareNames(word).flatMap((bare) => soundOf(bare)?.consonants ?? [])),
];

export const packSounds = (surfaces: WordTable): SoundArrays => {
  const found: (readonly [hash: number, word: number])[] = [];
  for (let id = 0; id < surfaces.size; id++)
    for (const consonants of consonantsOf(surfaces.at(id))) found.push([hashOf(consonants), id]);
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return {
    hashes: Uint32Array.from(found, ([hash]) => hash),
    words: Uint32Array.from(found, ([, id]) => id),
  };
};

/** Gives the surfaces that may have the consonants of a word; whether they do is for the caller to see. */
export const createSoundalikes =
  ({ hashes, words }: SoundArrays) =>
  (word: string): number[] =>
    consonantsOf(word).flatMap((consonants) => {
      const wanted = hashOf(consonants);
      let low = 0;
      let high = hashes.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((hashes[middle] ?? 0) < wanted) low = middle + 1;
        else high = middle;
      }
      let end = low;
      while (hashes[end] === wanted) end++;
      return [...words.subarray(low, end)];
    });
