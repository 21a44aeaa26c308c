// How sure it is that a passage answers: a probability, and the bar below which the bot stays silent.

import type { Query } from './query.ts';
import { type Ranked, scoreOf } from './ranking.ts';

/** Below this probability people are shown nothing. */
export const BAR = 0.5;
/** Below this one what is shown is said to be the nearest passage, and not asserted as the answer. */
export const SURE = 0.7;
/** What is not to be shown, however likely it looks. */
export const BELOW_BAR = 0.49;
/** What is not to be asserted, however likely it looks. */
export const BELOW_SURE = 0.69;

/** What the probability is made of. None of it depends on the library's language. */
export const FEATURES = ['bias', 'strength', 'chance'] as const;

/** The idf of a word that no passage holds, in the largest libraries that were measured, of about 250 passages. */
const LARGEST = 6.4;

/**
 * How strongly a passage speaks for being the answer, 0 to about 1.3: the geometric mean of three that all have to be there. Evidence,
 * ln(1 + BM25 in words that no passage would hold), since one rare word may be chance and three are not; the score of its words, the
 * share of what was sought that it has; and its cover, the share that two sentences have.
 */
export const strengthOf = (
  { bm25, features }: Ranked,
  { unseen, pieces }: Pick<Query, 'unseen' | 'pieces'>,
  coverage: number,
): number => Math.cbrt(Math.log1p(bm25 / (unseen * pieces)) * scoreOf(features) * coverage);

/** Passages by which it is judged what chance gives a question. */
export const CROWD = 12;
/** The best ones beside a passage, which may answer too: these are not counted as chance. And how many after them are. */
const MAY_ANSWER = 2;
const COUNTED = 6;
/** A crowd of less strength is usual, and says nothing. */
const USUAL_CROWD = 0.25;
const CROWD_WEIGHT = 0.8;
/** So that what has all that was sought is shown, however many others have much of it. */
const MOST = 0.12;

/**
 * What the crowd takes from a passage's strength: where many other passages have much of a question, its words are those of all of
 * them, and that one has a little more of it is chance. `others`: the strengths of the best {@link CROWD} passages but this one.
 */
export const crowding = (others: readonly number[]): number => {
  const counted = [...others].sort((a, b) => b - a).slice(MAY_ANSWER, MAY_ANSWER + COUNTED);
  const crowd = counted.reduce((sum, strength) => sum + strength, 0) / COUNTED;
  return Math.min(MOST, CROWD_WEIGHT * Math.max(0, crowd - USUAL_CROWD));
};

/**
 * How much it adds to a passage's strength, or takes from it, that the question above it has more or less than this share of the words:
 * whoever wrote the entry says what it answers. Chosen, not fitted: of the collections, two have such entries.
 */
const AGREEMENT_WEIGHT = 0.5;
const AGREED = 0.45;

const agreeing = ({ agreement }: Ranked): number =>
  agreement === null ? 0 : AGREEMENT_WEIGHT * (agreement - AGREED);

/**
 * The features of a ranked passage, in the order of {@link FEATURES}: `strength` less what the crowd takes, with what the question above it says, and `chance`, the idf of a
 * word that no passage holds, since of more passages one resembles a question by chance.
 */
export const featuresOf = (
  ranked: Ranked,
  query: Query,
  coverage: number,
  crowded = 0,
): readonly number[] => [
  1,
  Math.max(0, strengthOf(ranked, query, coverage) - crowded + agreeing(ranked)),
  Math.min(query.unseen, LARGEST),
];

/**
 * Fitted and judged by `npm run bench:confidence`, but for `chance`, which weighs .24 more, and the bias, which makes up for it in
 * libraries of ten passages: what is wrongly shown is to be as rare in larger ones.
 */
const WEIGHTS: readonly number[] = [-0.7, 12.71, -1.1];

/**
 * How sure it is of a passage by its meaning, from how many standard deviations it stands out among texts. Words and meaning make mistakes
 * of different kinds: what both have first, and words alone nearly show, is shown as the nearest passage, and never asserted. What meaning
 * alone finds is offered. The limits were chosen on hint3, xquad-en and faq-health with use-lite: see
 * docs/decisions/0072-models-in-a-folder.md.
 */
const FIRST_TWICE = 3;
const NEARLY = 0.3;
const STANDS_OUT = 3;
const MEANING_STEP = 0.04;
const OFFERED = 0.2;

export const sureByMeaning = (standsOut: number, isFirstTwice: boolean, sure: number): number => {
  if (isFirstTwice && sure >= NEARLY && standsOut >= FIRST_TWICE)
    return Math.min(BELOW_SURE, BAR + MEANING_STEP * (standsOut - FIRST_TWICE));
  return standsOut < STANDS_OUT ? 0 : Math.min(BELOW_BAR, OFFERED + MEANING_STEP * (standsOut - STANDS_OUT));
};

/** A look-up of this many words at most is found where all of them stand. */
const LOOKUP_WORDS = 4;
const LOOKUP_CONFIDENCE = SURE;

/**
 * Logistic regression over {@link featuresOf}. Bare words, such as `border crossings`, ask for where they stand and not for an
 * answer: a passage that holds all of them, as they were typed, is what was looked up.
 */
export const confidenceOf = (ranked: Ranked, query: Query, coverage: number, crowded = 0): number => {
  const logit = featuresOf(ranked, query, coverage, crowded).reduce(
    (sum, value, i) => sum + value * (WEIGHTS[i] ?? 0),
    0,
  );
  const answers = 1 / (1 + Math.exp(-logit));
  const lookedUp = query.bare && query.terms.length <= LOOKUP_WORDS && query.repaired.length === 0;
  return lookedUp && ranked.holdsAll ? Math.max(answers, LOOKUP_CONFIDENCE) : answers;
};
