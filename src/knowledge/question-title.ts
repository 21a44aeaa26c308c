// Passages that answer a question which stands above them, as in an FAQ: how far that is the question that is asked.

import type { Token } from './analysis/analyser.ts';
import type { Index } from './index.ts';
import type { Passage } from './passages.ts';
import type { Query } from './query.ts';

/** How a question ends in writing, whatever closes after it. */
const ASKS = /[?？؟\u037e][\s"'”’»)\]*_]*$/u;

export const isQuestion = (text: string): boolean => ASKS.test(text);

/** The question that a passage answers: the heading right above it, or its document's title if it has none; null where that asks nothing. */
export const questionAbove = ({
  headings,
  document,
}: Pick<Passage, 'headings' | 'document'>): string | null => {
  const above = headings.at(-1) ?? document.meta.title;
  return above !== null && isQuestion(above) ? above : null;
};

/**
 * How far two questions are about the same, 0 to 1: the Dice coefficient of their words, each by its idf. A word that synonyms stand for
 * is shared where all of one of these are.
 */
export const agreementOf = (
  index: Index,
  { terms, substitutes }: Pick<Query, 'terms' | 'substitutes'>,
  above: readonly Token[],
): number => {
  const theirs = new Map(
    above.flatMap(({ term, stop }) => {
      const id = index.terms.get(term);
      return stop || id === undefined ? [] : [[term, index.idf[id] ?? 0] as const];
    }),
  );
  const shared = new Set(terms.flatMap(({ term }) => (theirs.has(term) ? [term] : [])));
  for (const { places, phrases } of substitutes)
    for (const phrase of phrases)
      if (phrase.every(({ term }) => theirs.has(term))) {
        for (const { term } of phrase) shared.add(term);
        for (const place of places) shared.add(terms[place]?.term ?? '');
      }
  let [whole, both] = [0, 0];
  const count = (term: string, weight: number) => {
    whole += weight;
    if (shared.has(term)) both += weight;
  };
  for (const { term, idf } of terms) count(term, idf);
  for (const [term, idf] of theirs) count(term, idf);
  return whole === 0 ? 0 : both / whole;
};
