// The order of findings, such that one document or one source does not fill the list.

import type { Index } from './index.ts';
import type { Ranked } from './ranking.ts';

/** How much relevance counts against novelty (λ). */
const RELEVANCE = 0.8;

/**
 * How much of being alike is to stand in the same document; the rest is to have the same words. With ½, and so more weight for words,
 * answers to short questions lose, which differ in few words.
 */
const SAME_DOCUMENT = 0.8;

/** How much of being alike is to come from the same source in another document: half, so that a library of one source is still diversified. */
const SAME_SOURCE = 0.4;

/** Where passages come from; two come from the same if these are equal. A source that nobody has given is null, and no other's. */
export interface Origins {
  readonly documentOf: (passage: number) => unknown;
  readonly sourceOf: (passage: number) => string | null;
}

/**
 * Maximal marginal relevance (Carbonell and Goldstein, "The use of MMR, diversity-based reranking", SIGIR 1998): next comes always the
 * passage with the greatest λ · score / best score − (1 − λ) · the greatest likeness to one that is chosen. Likeness is .8 for the
 * same document, or .4 for another of the same source, and .2 · the share of the passage's words that the chosen one holds too. The first stays first. A passage with the very
 * words of one that is chosen follows it at once, so that equal ones still become one finding. Gives the first `max`; of the others only
 * those are compared that could come next (lazy evaluation: Minoux, "Accelerated greedy algorithms", 1978).
 */
export const diversify = (
  ranked: readonly Ranked[],
  index: Index,
  { documentOf, sourceOf }: Origins,
  max: number,
): Ranked[] => {
  const best = ranked[0]?.score ?? 0;
  if (ranked.length < 3 || best === 0) return ranked.slice(0, max);
  const order: Ranked[] = [];
  /** The passages of which the list is made, without those that only have the words of another. */
  const chosen: number[] = [];
  const isTaken = new Uint8Array(ranked.length);
  /** By place in `ranked`: with how many of the chosen it was compared, and what it is worth by that. */
  const compared = new Uint32Array(ranked.length);
  const worth = Float64Array.from(ranked, ({ score }) => (RELEVANCE * score) / best);
  const passageAt = (at: number): number => ranked[at]?.passage ?? 0;
  const wordsShared = similarityIn(index);

  const kinship = (passage: number, other: number): number => {
    if (documentOf(passage) === documentOf(other)) return SAME_DOCUMENT;
    const source = sourceOf(passage);
    return source !== null && source === sourceOf(other) ? SAME_SOURCE : 0;
  };

  const take = (at: number) => {
    isTaken[at] = 1;
    const entry = ranked[at];
    if (entry !== undefined) order.push(entry);
  };
  const choose = (at: number) => {
    const passage = passageAt(at);
    chosen.push(passage);
    take(at);
    for (let other = 0; other < ranked.length; other++)
      if (isTaken[other] === 0 && sameWords(index, passage, passageAt(other))) take(other);
  };

  /** Compares a candidate with what has been chosen since it was compared last. */
  const update = (at: number) => {
    const passage = passageAt(at);
    let max = 0;
    for (let i = compared[at] ?? 0; i < chosen.length; i++) {
      const other = chosen[i] ?? 0;
      max = Math.max(max, kinship(passage, other) + (1 - SAME_DOCUMENT) * wordsShared(passage, other));
    }
    compared[at] = chosen.length;
    const its = (RELEVANCE * (ranked[at]?.score ?? 0)) / best - (1 - RELEVANCE) * max;
    worth[at] = Math.min(worth[at] ?? its, its);
  };

  choose(0);
  while (order.length < Math.min(max, ranked.length)) {
    // Likeness only grows, so a worth that is not up to date is never too small: who is best with it need only be looked at anew.
    let next = -1;
    for (;;) {
      next = -1;
      for (let at = 0; at < ranked.length; at++)
        if (isTaken[at] === 0 && (next === -1 || (worth[at] ?? 0) > (worth[next] ?? 0))) next = at;
      if (compared[next] === chosen.length) break;
      update(next);
    }
    choose(next);
  }
  return order.slice(0, max);
};

/** Whether the surfaces of two passages, which stand in reading order without stop words in the index's text, are the same. */
const sameWords = ({ text, textFirst }: Index, a: number, b: number): boolean => {
  const from = textFirst[a] ?? 0;
  const first = textFirst[b] ?? 0;
  const length = (textFirst[a + 1] ?? 0) - from;
  if ((textFirst[b + 1] ?? 0) - first !== length) return false;
  for (let i = 0; i < length; i++) if (text[from + i] !== text[first + i]) return false;
  return true;
};

/** Marks of words, one for each passage whose words are marked; counted on from question to question, so that none has to be cleared. */
interface Marks {
  readonly stamps: Uint32Array;
  next: number;
}
const marks = new WeakMap<Index, Marks>();

/** What share of the words of a passage another holds. */
const similarityIn = (index: Index) => {
  const { text, textFirst } = index;
  const known = marks.get(index) ?? { stamps: new Uint32Array(index.surfaces.size), next: 0 };
  marks.set(index, known);
  return (passage: number, other: number): number => {
    if (known.next === 0xffffffff) known.stamps.fill(0);
    known.next = known.next === 0xffffffff ? 1 : known.next + 1;
    const last = textFirst[other + 1] ?? 0;
    for (let at = textFirst[other] ?? 0; at < last; at++) known.stamps[text[at] ?? 0] = known.next;
    const from = textFirst[passage] ?? 0;
    const to = textFirst[passage + 1] ?? 0;
    let shared = 0;
    for (let at = from; at < to; at++) if (known.stamps[text[at] ?? 0] === known.next) shared++;
    return from === to ? 0 : shared / (to - from);
  };
};
