// Coverage: how much of a question's weight two adjacent sentences of a passage contain, under its title and headings. Similar words count in part.

import type { Index } from './index.ts';
import { type QueryTerm, type QuestionGrams, type Substitutes, withSubstitutes } from './question-grams.ts';
import { SYNONYM_WEIGHT } from './synonyms.ts';

/** How much a word of a title or heading counts, beside one of the sentences below it. */
const TITLE_SHARE = 0.8;

/**
 * The share of a question's weight, idf by count, that the best two neighbouring sentences of a passage have, 0 to 1. What
 * stands in its title or headings is said of every sentence below, and counts {@link TITLE_SHARE} of that. Each word
 * counts as far as it is like the nearest of theirs: the Dice coefficient of their groups of letters, and 1 for a form of the same word in languages
 * whose forms have few letters in common. A word that synonyms stand for is there a little less where all of one of these are.
 */
export const coverageIn = (
  index: Index,
  asked: readonly QueryTerm[],
  grams: QuestionGrams,
  substitutes: readonly Substitutes[] = [],
): ((passage: number) => number) => {
  const query = withSubstitutes(asked, substitutes);
  /** The places of each phrase behind the words that were asked for. */
  let next = asked.length;
  const standIns = substitutes.map(({ places, phrases }) => ({
    places,
    phrases: phrases.map((phrase) => phrase.map(() => next++)),
  }));
  const weights = query.map(({ idf, count }) => idf * count);
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const { sizes, wordsWith } = grams;
  const { first } = index.grams;
  const terms = new Set(query.flatMap(({ id, isInflected }) => (isInflected ? [id] : [])));

  /** Rows of as many numbers as the question has words: how like each of them a surface is. */
  const rowOf = new Map<number, number>();
  let rows = new Float64Array(64 * query.length);
  let before = new Float64Array(query.length);
  let here = new Float64Array(query.length);
  const above = new Float64Array(query.length);
  /** Where the row of a surface begins; -1 if it is like no word. */
  const likenessOf = (surface: number): number => {
    const list = grams.listFor(surface);
    const lists = grams.lists();
    const count = lists[list] ?? 0;
    const term = index.termOf[surface] ?? -1;
    if (count === 0 && !terms.has(term)) return -1;
    const known = rowOf.get(surface);
    if (known !== undefined) return known;
    const row = rowOf.size * query.length;
    rowOf.set(surface, row);
    if (row === rows.length) {
      const more = new Float64Array(2 * row);
      more.set(rows);
      rows = more;
    }
    const size = (first[surface + 1] ?? 0) - (first[surface] ?? 0);
    for (let at = list + 1; at <= list + count; at++)
      for (const word of wordsWith[lists[at] ?? 0] ?? [])
        rows[row + word] = Math.min(1, (rows[row + word] ?? 0) + 2 / ((sizes[word] ?? 0) + size));
    for (const [word, { id, isInflected }] of query.entries())
      if (isInflected && id === term) rows[row + word] = 1;
    return row;
  };

  const likenessIn = (words: Uint32Array, from: number, to: number, into: Float64Array, share: number) => {
    into.fill(0);
    for (let at = from; at < to; at++) {
      const row = likenessOf(words[at] ?? 0);
      if (row === -1) continue;
      for (let place = 0; place < query.length; place++) {
        const like = share * (rows[row + place] ?? 0);
        if (like > (into[place] ?? 0)) into[place] = like;
      }
    }
  };

  return (passage) => {
    const { text, title, titleFirst, sentenceText } = index;
    likenessIn(title, titleFirst[passage] ?? 0, titleFirst[passage + 1] ?? 0, above, TITLE_SHARE);
    before.fill(0);
    let max = 0;
    const last = index.sentenceFirst[passage + 1] ?? 0;
    for (let s = index.sentenceFirst[passage] ?? 0; s < last; s++) {
      likenessIn(text, sentenceText[s] ?? 0, sentenceText[s + 1] ?? 0, here, 1);
      let held = 0;
      if (standIns.length === 0)
        for (let place = 0; place < weights.length; place++)
          held += (weights[place] ?? 0) * Math.max(here[place] ?? 0, before[place] ?? 0, above[place] ?? 0);
      else
        held = heldWith(standIns, weights, (place) =>
          Math.max(here[place] ?? 0, before[place] ?? 0, above[place] ?? 0),
        );
      max = Math.max(max, held);
      [before, here] = [here, before];
    }
    return Math.min(1, max / whole);
  };
};

interface StandIn {
  readonly places: readonly number[];
  readonly phrases: readonly (readonly number[])[];
}

/** The weight of what two sentences have, by themselves or by what stands for it. */
const heldWith = (
  standIns: readonly StandIn[],
  weights: readonly number[],
  likeness: (place: number) => number,
): number => {
  const like = weights.map((_, place) => likeness(place));
  for (const { places, phrases } of standIns) {
    const best = Math.max(...phrases.map((phrase) => Math.min(...phrase.map(likeness))));
    for (const place of places) like[place] = Math.max(like[place] ?? 0, SYNONYM_WEIGHT * best);
  }
  return weights.reduce((sum, weight, place) => sum + weight * (like[place] ?? 0), 0);
};
