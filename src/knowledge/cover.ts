// How much of a question two neighbouring sentences of a passage have, word by word, where a word that is like one of theirs has a part.

import type { QueryTerm } from './features.ts';
import { gramOf, hashesOf } from './index/grams.ts';
import type { Index } from './index.ts';

const NONE: readonly number[] = [];

/**
 * The share of a question's weight, idf by count, that the best two neighbouring sentences of a passage have, 0 to 1. Each word
 * counts as far as it is like the nearest of theirs: the Dice coefficient of their groups of letters, 1 for the same word.
 */
export const coverIn = (index: Index, query: readonly QueryTerm[]): ((passage: number) => number) => {
  const { grams } = index;
  const weights = query.map(({ idf, count }) => idf * count);
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const sizes: number[] = [];
  const holding = new Map<number, number[]>();
  for (const [place, { surface }] of query.entries()) {
    const hashes = new Set(hashesOf(surface));
    sizes.push(hashes.size);
    for (const hash of hashes) {
      const gram = gramOf(grams, hash);
      holding.set(gram, [...(holding.get(gram) ?? []), place]);
    }
  }

  const known = new Map<number, Float64Array | null>();
  /** How like each word of the question a surface is; null if it is like none. */
  const likenessOf = (surface: number): Float64Array | null => {
    let found = known.get(surface);
    if (found !== undefined) return found;
    found = null;
    const [from, to] = [grams.first[surface] ?? 0, grams.first[surface + 1] ?? 0];
    for (let at = from; at < to; at++)
      for (const place of holding.get(grams.of[at] ?? 0) ?? NONE) {
        found ??= new Float64Array(query.length);
        found[place] = Math.min(1, (found[place] ?? 0) + 2 / ((sizes[place] ?? 0) + to - from));
      }
    known.set(surface, found);
    return found;
  };

  return (passage) => {
    let before = new Float64Array(query.length);
    let here = new Float64Array(query.length);
    let most = 0;
    const last = index.sentenceFirst[passage + 1] ?? 0;
    for (let s = index.sentenceFirst[passage] ?? 0; s < last; s++) {
      here.fill(0);
      const end = index.sentenceText[s + 1] ?? 0;
      for (let at = index.sentenceText[s] ?? 0; at < end; at++) {
        const likes = likenessOf(index.text[at] ?? 0);
        if (likes === null) continue;
        for (let place = 0; place < likes.length; place++) {
          const like = likes[place] ?? 0;
          if (like > (here[place] ?? 0)) here[place] = like;
        }
      }
      let held = 0;
      for (let place = 0; place < weights.length; place++)
        held += (weights[place] ?? 0) * Math.max(here[place] ?? 0, before[place] ?? 0);
      most = Math.max(most, held);
      [before, here] = [here, before];
    }
    return Math.min(1, most / whole);
  };
};
