// How sure it is that a passage answers: a probability, and the bar below which the bot stays silent.

import { FEATURES as RANKING } from './features.ts';
import type { Query } from './query.ts';
import type { Ranked } from './ranking.ts';

/** Below this probability people are shown nothing. */
export const BAR = 0.5;
/** What is not to be shown, however likely it looks. */
export const BELOW_BAR = 0.49;

/** What the probability is made of. None of it depends on the library's size or language. */
export const FEATURES = ['bias', ...RANKING, 'evidence', 'length', 'unknown'] as const;

/**
 * The features of a ranked passage, in the order of {@link FEATURES}: those by which it was ranked, and three more. `evidence` is
 * ln(1 + BM25 in words that no passage would hold): one rare word may be chance, three are not. `length` is ln(1 + the question's
 * terms): of a longer question a passage has to hold more. `unknown` is the share of the question's terms that no passage holds.
 */
export const featuresOf = ({ bm25, features }: Ranked, { terms, unseen }: Query): readonly number[] => [
  1,
  ...features,
  Math.log1p(bm25 / unseen),
  Math.log1p(terms.length),
  terms.filter(({ id }) => id === null).length / Math.max(1, terms.length),
];

/** Fitted and judged by `npm run bench:confidence`. */
const WEIGHTS: readonly number[] = [-4.6, -0.928, -6.082, 4.05, 2.462, 1.387, 0.405, 5.471, -1.541, -0.177];

/** A look-up of this many words at most is found where all of them stand. */
const LOOKUP_WORDS = 4;
const LOOKUP_CONFIDENCE = 0.7;

/**
 * Logistic regression over {@link featuresOf}. Bare words, such as `border crossings`, ask for where they stand and not for an
 * answer: a passage that holds all of them, as they were typed, is what was looked up.
 */
export const confidenceOf = (ranked: Ranked, query: Query): number => {
  const logit = featuresOf(ranked, query).reduce((sum, value, i) => sum + value * (WEIGHTS[i] ?? 0), 0);
  const answers = 1 / (1 + Math.exp(-logit));
  const lookedUp = query.bare && query.terms.length <= LOOKUP_WORDS && query.repaired.length === 0;
  return lookedUp && ranked.holdsAll ? Math.max(answers, LOOKUP_CONFIDENCE) : answers;
};
