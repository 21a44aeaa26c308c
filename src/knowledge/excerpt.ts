// The slice of a passage that is shown, and which of its words matched.

import type { Excerpt, Place, Range } from '../core/source.ts';
import type { Token } from './analysis/analyser.ts';
import { attributionOf, validUntilOf } from './document.ts';
import type { Passage } from './passages.ts';

/** The slice of the document that a place names, with whose words it is. The only maker of excerpts. */
export const quote = (passage: Passage, [start, end]: Range, highlights: readonly Range[] = []): Excerpt => ({
  text: passage.document.text.slice(start, end),
  place: placeOf(passage, [start, end]),
  headings: passage.headings,
  highlights,
  differences: [],
  alsoAt: [],
});

const placeOf = ({ citation, document, paragraph }: Passage, [start, end]: Range): Place => ({
  citation,
  document: document.path,
  revision: document.revision,
  paragraph,
  start,
  end,
  meta: document.meta,
  attribution: attributionOf(document, [start, end]),
  validUntil: validUntilOf(document, [start, end]),
});

/** How much of a passage is shown. */
export interface ExcerptLimits {
  readonly sentences: number;
  /** UTF-16 units. The first sentence is shown whole even if it is longer. */
  readonly chars: number;
  /** A passage of so few UTF-16 units, and no more than these sentences, is shown whole. */
  readonly whole: number;
}
const EXCERPT_LIMITS: ExcerptLimits = { sentences: 3, chars: 700, whole: 700 };

/**
 * Which part of a passage to show: all of it, if it is small enough; else whole sentences from the one on with which its answer begins.
 * `sentences` are those of the passage, `opening` is the place among them of the one that answers.
 */
export const shownOf = (
  passage: Passage,
  { sentences, opening }: { readonly sentences: readonly Range[]; readonly opening: number },
  limits: ExcerptLimits = EXCERPT_LIMITS,
): Range => {
  const fits = (first: number, last: number, chars: number): boolean => {
    const [from, to] = [sentences[first]?.[0], sentences[last]?.[1]];
    return from !== undefined && to !== undefined && to - from <= chars && last - first < limits.sentences;
  };
  const isSmall = fits(0, sentences.length - 1, limits.whole);
  const first = isSmall ? 0 : opening;
  let last = isSmall ? sentences.length - 1 : opening;
  while (fits(first, last + 1, limits.chars)) last++;
  return [sentences[first]?.[0] ?? passage.start, sentences[last]?.[1] ?? passage.end];
};

/** Where the words of an excerpt stand that were asked for. `tokens` are its words with offsets in the document's text. */
export const highlightsIn = (tokens: readonly Token[], asked: { has(term: string): boolean }): Range[] =>
  tokens.filter((t) => !t.stop && asked.has(t.term)).map((t): Range => [t.start, t.end]);
