// The slice of a passage that is shown, and which of its words matched.

import type { Excerpt, Place, Range } from '../core/source.ts';
import type { Token } from './analysis/analyser.ts';
import { attributionOf, type Document } from './document.ts';
import type { Passage } from './passages.ts';
import { sentencesOf } from './sentences.ts';

/** A passage of at most this many UTF-16 units is shown whole; of a longer one, whole sentences up to as many. */
const EXCERPT_CHARS = 700;

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
});

/** The whole sentences that hold most of the terms, by the sum of their weights; the earlier of equal ones. */
const window = (
  { text }: Document,
  { start, end }: Passage,
  tokens: readonly Token[],
  weights: ReadonlyMap<string, number>,
): Range => {
  const sentences = sentencesOf(text, start, end);
  let best: Range = sentences[0] ?? [start, end];
  let most = -1;
  for (let i = 0; i < sentences.length; i++) {
    const from = sentences[i]?.[0] ?? start;
    for (let j = i; j < sentences.length; j++) {
      const to = sentences[j]?.[1] ?? end;
      if (j > i && to - from > EXCERPT_CHARS) break;
      const held = new Set(tokens.filter((t) => t.start >= from && t.end <= to).map((t) => t.term));
      const sum = [...held].reduce((s, term) => s + (weights.get(term) ?? 0), 0);
      if (sum > most) [best, most] = [[from, to], sum];
    }
  }
  return grown(sentences, best);
};

/** The sentences around the best ones belong to it as far as there is room: what follows first, since it explains more often. */
const grown = (sentences: readonly Range[], [from, to]: Range): Range => {
  let first = sentences.findIndex(([start]) => start === from);
  let last = sentences.findIndex(([, end]) => end === to);
  const room = (i: number, j: number) =>
    i >= 0 && j < sentences.length && (sentences[j]?.[1] ?? 0) - (sentences[i]?.[0] ?? 0) <= EXCERPT_CHARS;
  for (;;) {
    if (room(first, last + 1)) last++;
    else if (room(first - 1, last)) first--;
    else return [sentences[first]?.[0] ?? from, sentences[last]?.[1] ?? to];
  }
};

/**
 * What to show of a passage. `tokens` are its words with offsets in the document's text, `weights` the terms asked for.
 */
export const excerptOf = (
  passage: Passage,
  tokens: readonly Token[],
  weights: ReadonlyMap<string, number>,
): Excerpt => {
  const whole: Range = [passage.start, passage.end];
  const range =
    passage.end - passage.start <= EXCERPT_CHARS ? whole : window(passage.document, passage, tokens, weights);
  const highlights = tokens
    .filter((t) => !t.stop && weights.has(t.term) && t.start >= range[0] && t.end <= range[1])
    .map((t): Range => [t.start, t.end]);
  return quote(passage, range, highlights);
};
