// Which passages come first: BM25 over all of them, then a closer look at the best.

import { createFeatureExtractor, type FeatureExtractor } from './features.ts';
import { IMPACT_UNIT } from './index/postings.ts';
import type { Index } from './index.ts';
import { type QueryTerm, type Substitutes, withGrams } from './question-grams.ts';
import { type TopPassage, topPassages, type WeightedTerm } from './top-passages.ts';

export interface Ranked {
  readonly passage: number;
  /** The weighted sum of the features, 0 to 1 but for headings; where meanings are known, that and what they add or take away. */
  readonly score: number;
  /** The same without meanings. */
  readonly words: number;
  /** The sum over the question's terms, without bound. */
  readonly bm25: number;
  /** In the order of FEATURES. */
  readonly features: readonly number[];
  /** Whether the passage, with its title and headings, holds every term of the question. */
  readonly holdsAll: boolean;
  /** How far the question above the passage is the one that is asked, 0 to 1; null where none stands above it. */
  readonly agreement: number | null;
}

/** How many of the best by BM25 are looked at more closely. */
const RERANKED = 50;

/** How much each of FEATURES but the last counts, fitted and judged by `npm run bench:ranking`; they add up to 1. */
const WEIGHTS: readonly number[] = [0.315, 0.258, 0.142, 0.112, 0.144, 0.029];

/**
 * How much `heading` counts beside them. Not fitted but chosen between what it gives FAQs and abstracts, and what it takes from help
 * entries that have people's own questions as their text.
 */
const HEADING_WEIGHT = 0.45;

/** The weighted sum of the {@link FEATURES} of a passage's text, 0 to 1. */
export const scoreOf = (features: readonly number[]): number =>
  WEIGHTS.reduce((sum, weight, i) => sum + weight * (features[i] ?? 0), 0);

/** The same with its title and headings: the title of an entry that answers is often the question itself. */
const scoreWithHeading = (features: readonly number[]): number =>
  scoreOf(features) + HEADING_WEIGHT * (features[WEIGHTS.length] ?? 0);

/**
 * How much it counts that the question above a passage is the one that is asked, and from what share of words that speaks for the
 * passage: chosen with FAQs and help entries in view, not fitted.
 */
const AGREEMENT_WEIGHT = 0.2;
const AGREED = 0.4;

/** How near a passage is to the question in meaning, −1 to 1; null where that is not known. */
type Similarity = (passage: number) => number | null;

/** How much closeness in meaning counts beside them, chosen and judged by `npm run bench:embeddings`. */
const SIMILARITY_WEIGHT = 0.25;

/**
 * The best passages for a question: the first 50 by BM25 over all, ordered anew by a weighted sum of features (a linear model,
 * fitted listwise: Cao et al., "Learning to rank: from pairwise approach to listwise approach", 2007), which is their score.
 * A passage of which closeness is not known counts as if it were as close as the others are on average. A `look` at the same
 * question may be given. Of equal ones the later comes first.
 */
export const rank = (
  index: Index,
  query: readonly QueryTerm[],
  max: number,
  mask: Uint8Array | null = null,
  {
    similarity = null,
    besides = [],
    agreement = () => null,
    look = null,
    substitutes = [],
    dateOf = () => '',
  }: {
    readonly similarity?: Similarity | null;
    /** Passages that are looked at besides, whether or not they hold a word of the question. */
    readonly besides?: readonly number[];
    /** See {@link Ranked.agreement}. */
    readonly agreement?: (passage: number) => number | null;
    readonly look?: FeatureExtractor | null;
    readonly substitutes?: readonly Substitutes[];
    /** When a passage is of, as a year, month or day; empty if nobody has said. */
    readonly dateOf?: (passage: number) => string;
  } = {},
): Ranked[] => {
  const depth = Math.max(RERANKED, max);
  const ranked =
    look === null
      ? withGrams(
          index,
          query,
          (grams) =>
            looked(
              index,
              query,
              depth,
              mask,
              createFeatureExtractor(index, query, grams, substitutes),
              substitutes,
              besides,
            ),
          substitutes,
        )
      : looked(index, query, depth, mask, look, substitutes, besides);
  const agreed = ranked.map((entry): Ranked => {
    const share = agreement(entry.passage);
    if (share === null) return entry;
    const score = entry.score + AGREEMENT_WEIGHT * (share - AGREED);
    return { ...entry, agreement: share, score, words: score };
  });
  const near = similarity === null ? agreed : nearer(agreed, similarity);
  const later = (a: string, b: string) => (a === b ? 0 : a > b ? -1 : 1);
  const sorted = near.sort(
    (a, b) => b.score - a.score || later(dateOf(a.passage), dateOf(b.passage)) || a.passage - b.passage,
  );
  const wanted = new Set(besides);
  return sorted.filter(({ passage }, i) => i < max || wanted.has(passage));
};

/** The best by BM25, with their features and the score that these give. */
const looked = (
  index: Index,
  query: readonly QueryTerm[],
  depth: number,
  mask: Uint8Array | null,
  look: FeatureExtractor,
  substitutes: readonly Substitutes[],
  besides: readonly number[],
): Ranked[] => {
  const own = new Set(query.map(({ id }) => id));
  const substituted = substitutes.flatMap(({ phrases }) => phrases.flat()).filter(({ id }) => !own.has(id));
  const terms = [...query, ...new Map(substituted.map((term) => [term.id, term])).values()].flatMap(
    ({ id, idf, count }) => (id === null ? [] : [{ id, weight: idf * count }]),
  );
  const best = topPassages(index, terms, depth, mask);
  const among = new Set(best.map(({ passage }) => passage));
  const missing = besides.filter((passage) => !among.has(passage) && mask?.[passage] !== 0);
  const others = scored(index, terms, missing);
  return [...best, ...others].map(({ passage, score: sum }) => {
    const score = Math.max(0, sum - countedTwice(index, query, substitutes, own, passage));
    const features = look.extract(passage, score);
    const areHeld = (phrase: readonly QueryTerm[]) =>
      phrase.every(({ id }) => id !== null && holds(index, id, passage));
    return {
      passage,
      score: scoreWithHeading(features),
      words: scoreWithHeading(features),
      bm25: score,
      features,
      holdsAll: query.every(
        ({ id }, place) =>
          (id !== null && holds(index, id, passage)) ||
          substitutes.some(({ places, phrases }) => places.includes(place) && phrases.some(areHeld)),
      ),
      agreement: null,
    };
  });
};

/** These passages with their scores, which may be 0. */
const scored = (
  index: Index,
  terms: readonly WeightedTerm[],
  passages: readonly number[],
): readonly TopPassage[] => {
  if (passages.length === 0) return [];
  const mask = new Uint8Array(index.size);
  for (const passage of passages) mask[passage] = 1;
  const found = topPassages(index, terms, passages.length, mask);
  const scores = new Map(found.map(({ passage, score }) => [passage, score]));
  return passages.map((passage) => ({ passage, score: scores.get(passage) ?? 0 }));
};

/** The same passages, with scores that say how much closer or farther in meaning each is than all are on average. */
const nearer = (ranked: readonly Ranked[], similarity: Similarity): Ranked[] => {
  const close = ranked.map(({ passage }) => similarity(passage));
  const known = close.filter((value) => value !== null);
  const average = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  return ranked.map((entry, i) => ({
    ...entry,
    score: entry.score + SIMILARITY_WEIGHT * ((close[i] ?? average) - average),
  }));
};

/** What the words of a question and those that stand for them add to BM25 beyond the most that one of them does. */
const countedTwice = (
  index: Index,
  query: readonly QueryTerm[],
  substitutes: readonly Substitutes[],
  own: ReadonlySet<number | null>,
  passage: number,
): number => {
  const worth = (words: readonly (QueryTerm | undefined)[]) =>
    words.reduce((sum, word) => {
      const at = word?.id == null ? -1 : postingOf(index, word.id, passage);
      return at === -1 || word === undefined
        ? sum
        : sum + word.idf * word.count * (index.impacts[at] ?? 0) * IMPACT_UNIT;
    }, 0);
  return substitutes.reduce((twice, { places, phrases }) => {
    const each = [
      worth(places.map((place) => query[place])),
      ...phrases.map((phrase) => worth(phrase.filter(({ id }) => !own.has(id)))),
    ];
    return twice + each.reduce((sum, value) => sum + value, 0) - Math.max(...each);
  }, 0);
};

/** Whether a passage holds a term, in its words, its title or its headings. */
export const holds = (index: Index, id: number, passage: number): boolean =>
  postingOf(index, id, passage) !== -1;

/** Where the posting of a term for a passage is; -1 if there is none. */
const postingOf = (index: Index, id: number, passage: number): number => {
  let low = index.first[id] ?? 0;
  let high = (index.first[id + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = index.passages[middle] ?? 0;
    if (at === passage) return middle;
    if (at < passage) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
};
