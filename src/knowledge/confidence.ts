// How sure it is that a passage answers: a probability, and the bar below which the bot stays silent.

import type { Query } from './query.ts';
import { type Ranked, scoreOf } from './ranking.ts';

/** Below this probability people are shown nothing. */
export const BAR = 0.5;
/** What is not to be shown, however likely it looks. */
export const BELOW_BAR = 0.49;

/** What the probability is made of. None of it depends on the library's language. */
export const FEATURES = ['bias', 'strength', 'chance'] as const;

/** The idf of a word that no passage holds, in the largest libraries that were measured, of about 250 passages. */
const LARGEST = 6.4;

/**
 * The features of a ranked passage, in the order of {@link FEATURES}. `strength` is the geometric mean of three that all have to be
 * there: evidence, ln(1 + BM25 in words that no passage would hold), since one rare word may be chance and three are not; the score
 * of its words, the share of what was sought that it has; and its cover, the share that two sentences have.
 * `chance` is the idf of a word that no passage holds: of more passages one resembles a question by chance.
 */
export const featuresOf = (
  { bm25, features }: Ranked,
  { unseen }: Query,
  coverage: number,
): readonly number[] => [
  1,
  Math.cbrt(Math.log1p(bm25 / unseen) * scoreOf(features) * coverage),
  Math.min(unseen, LARGEST),
];

/**
 * Fitted and judged by `npm run bench:confidence`, but for `chance`, which weighs .24 more, and the bias, which makes up for it in
 * libraries of ten passages: what is wrongly shown is to be as rare in larger ones.
 */
const WEIGHTS: readonly number[] = [-0.7, 12.71, -1.1];

/** A look-up of this many words at most is found where all of them stand. */
const LOOKUP_WORDS = 4;
const LOOKUP_CONFIDENCE = 0.7;

/**
 * Logistic regression over {@link featuresOf}. Bare words, such as `border crossings`, ask for where they stand and not for an
 * answer: a passage that holds all of them, as they were typed, is what was looked up.
 */
export const confidenceOf = (ranked: Ranked, query: Query, coverage: number): number => {
  const logit = featuresOf(ranked, query, coverage).reduce(
    (sum, value, i) => sum + value * (WEIGHTS[i] ?? 0),
    0,
  );
  const answers = 1 / (1 + Math.exp(-logit));
  const lookedUp = query.bare && query.terms.length <= LOOKUP_WORDS && query.repaired.length === 0;
  return lookedUp && ranked.holdsAll ? Math.max(answers, LOOKUP_CONFIDENCE) : answers;
};
