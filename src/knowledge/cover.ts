// How much of a question two neighbouring sentences of a passage have, word by word, where a word that is like one of theirs has a part.

import type { Index } from './index.ts';
import type { QueryTerm, QuestionGrams } from './question-grams.ts';

/**
 * The share of a question's weight, idf by count, that the best two neighbouring sentences of a passage have, 0 to 1. Each word
 * counts as far as it is like the nearest of theirs: the Dice coefficient of their groups of letters, 1 for the same word.
 */
export const coverIn = (
  index: Index,
  query: readonly QueryTerm[],
  grams: QuestionGrams,
): ((passage: number) => number) => {
  const weights = query.map(({ idf, count }) => idf * count);
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const { sizes, wordsWith } = grams;
  const { first } = index.grams;

  const known = new Map<number, Float64Array>();
  /** How like each word of the question a surface is; null if it is like none. */
  const likenessOf = (surface: number): Float64Array | null => {
    const list = grams.of(surface);
    const lists = grams.lists();
    const count = lists[list] ?? 0;
    if (count === 0) return null;
    let found = known.get(surface);
    if (found !== undefined) return found;
    found = new Float64Array(query.length);
    const size = (first[surface + 1] ?? 0) - (first[surface] ?? 0);
    for (let at = list + 1; at <= list + count; at++)
      for (const word of wordsWith[lists[at] ?? 0] ?? [])
        found[word] = Math.min(1, (found[word] ?? 0) + 2 / ((sizes[word] ?? 0) + size));
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
