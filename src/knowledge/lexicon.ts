// The words of the library in the order of the alphabet: which of them there are, and which begin like another.

import type { LexiconArrays } from './index/lexicon-arrays.ts';
import type { Index } from './index.ts';

export interface Lexicon {
  /** The number of a surface in the index; null if no passage holds it. */
  idOf(surface: string): number | null;
  /** The numbers of all surfaces that begin like this, in the order of the alphabet. */
  beginning(prefix: string): Uint32Array;
  /** A passage that holds the surface. */
  passageWith(id: number): number;
}

export const openLexicon = ({ surfaces }: Index, { sorted, passageOf }: LexiconArrays): Lexicon => {
  const surfaceAt = (place: number): string => surfaces.at(sorted[place] ?? 0);

  /** The first place whose surface satisfies `reached`, which all after it do too. */
  const firstPlace = (reached: (surface: string) => boolean): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reached(surfaceAt(middle))) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  return {
    idOf(surface) {
      const place = firstPlace((s) => s >= surface);
      return surfaceAt(place) === surface && place < sorted.length ? (sorted[place] ?? null) : null;
    },
    beginning(prefix) {
      const begin = firstPlace((s) => s >= prefix);
      return sorted.subarray(
        begin,
        firstPlace((s) => s >= prefix && !s.startsWith(prefix)),
      );
    },
    passageWith: (id) => passageOf[id] ?? 0,
  };
};
