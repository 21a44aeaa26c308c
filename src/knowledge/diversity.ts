// The order of findings, such that one document does not fill the list.

import type { Index } from './index.ts';
import type { Ranked } from './ranking.ts';

/** How much relevance counts against novelty (λ). */
const RELEVANCE = 0.8;

/**
 * How much of being alike is to stand in the same document; the rest is to have the same words. With ½, and so more weight for words,
 * answers to short questions lose, which differ in few words.
 */
const SAME_DOCUMENT = 0.8;

/**
 * Maximal marginal relevance (Carbonell and Goldstein, "The use of MMR, diversity-based reranking", SIGIR 1998): next comes always the
 * passage with the greatest λ · score / best score − (1 − λ) · the greatest likeness to one that is chosen. Likeness is .8 for the
 * same document, and .2 · the share of the passage's words that the chosen one holds too. The first stays first. A passage with the very
 * words of one that is chosen follows it at once, so that equal ones still become one finding.
 */
export const diversify = (
  ranked: readonly Ranked[],
  index: Index,
  documentOf: (passage: number) => unknown,
): Ranked[] => {
  const best = ranked[0]?.score ?? 0;
  if (ranked.length < 3 || best === 0) return [...ranked];
  const left = ranked.map((entry) => ({ entry, likeness: 0 }));
  const order: Ranked[] = [];
  /** The number of the choice that held a word last. */
  const holder = new Uint16Array(index.surfaces.size);

  const choose = (at: number) => {
    const [chosen] = left.splice(at, 1);
    if (chosen === undefined) return;
    order.push(chosen.entry);
    const mark = order.length;
    const words = wordsOf(index, chosen.entry.passage);
    for (const word of words) holder[word] = mark;
    for (let i = 0; i < left.length; i++) {
      const other = left[i];
      if (other === undefined) continue;
      const theirs = wordsOf(index, other.entry.passage);
      if (same(words, theirs)) {
        order.push(other.entry);
        left.splice(i--, 1);
        continue;
      }
      let shared = 0;
      for (const word of theirs) if (holder[word] === mark) shared++;
      const likeness =
        (documentOf(other.entry.passage) === documentOf(chosen.entry.passage) ? SAME_DOCUMENT : 0) +
        (1 - SAME_DOCUMENT) * (theirs.length === 0 ? 0 : shared / theirs.length);
      other.likeness = Math.max(other.likeness, likeness);
    }
  };

  choose(0);
  while (left.length > 0) {
    let next = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (const [at, { entry, likeness }] of left.entries()) {
      const worth = (RELEVANCE * entry.score) / best - (1 - RELEVANCE) * likeness;
      if (worth > most) [next, most] = [at, worth];
    }
    choose(next);
  }
  return order;
};

/** The surfaces of a passage in reading order, stop words left out. */
const wordsOf = ({ text, textFirst }: Index, passage: number): Uint32Array =>
  text.subarray(textFirst[passage] ?? 0, textFirst[passage + 1] ?? 0);

const same = (a: Uint32Array, b: Uint32Array): boolean =>
  a.length === b.length && a.every((word, at) => word === b[at]);
