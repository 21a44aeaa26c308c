// What a search looked at, word by word and passage by passage, for whoever asks why.

import type { ScoreDetails, SearchedWord } from '../core/finding.ts';
import type { Token } from './analysis/analyser.ts';
import type { Index } from './index.ts';
import type { Query } from './query.ts';
import { withSubstitutes } from './question-grams.ts';
import { holds, type Ranked } from './ranking.ts';

/**
 * The words of a question that count, the weightiest first, each with its share of the whole: idf by count. A word that the library
 * has is told as the question writes it, in whose `text` the `tokens` stand.
 */
export const wordsSearched = (
  { terms }: Query,
  index: Index,
  { text, tokens }: { readonly text: string; readonly tokens: readonly Token[] },
): SearchedWord[] => {
  const written = new Map(tokens.map(({ surface, start, end }) => [surface, text.slice(start, end)]));
  const whole = terms.reduce((sum, { idf, count }) => sum + idf * count, 0) || 1;
  return terms
    .map(({ id, surface, idf, count }) => ({
      word: written.get(surface) ?? surface,
      passages: id === null ? 0 : (index.first[id + 1] ?? 0) - (index.first[id] ?? 0),
      share: (idf * count) / whole,
    }))
    .sort((a, b) => b.share - a.share);
};

export const scoreDetailsOf = (
  { terms, substitutes }: Query,
  index: Index,
  { passage, score, bm25 }: Ranked,
): ScoreDetails => ({
  relevance: score,
  bm25,
  holds: [
    ...new Set(
      withSubstitutes(terms, substitutes).flatMap(({ id, surface }) =>
        id !== null && holds(index, id, passage) ? [surface] : [],
      ),
    ),
  ],
});
