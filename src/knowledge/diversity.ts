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
 * words of one that is chosen follows it at once, so that equal ones still become one finding. Gives the first `most`; of the others only
 * those are compared that could come next (lazy evaluation: Minoux, "Accelerated greedy algorithms", 1978).
 */
export const diversify = (
  ranked: readonly Ranked[],
  index: Index,
  { documentOf, sourceOf }: Origins,
  most: number,
): Ranked[] => {
  const best = ranked[0]?.score ?? 0;
  if (ranked.length < 3 || best === 0) return ranked.slice(0, most);
  const left = ranked.map((entry): Candidate => ({ entry, likeness: 0, compared: 0 }));
  const order: Ranked[] = [];
  /** The passages of which the list is made, without those that only have the words of another. */
  const chosen: number[] = [];
  const likenessTo = likenessIn(index);

  const kinship = (passage: number, other: number): number => {
    if (documentOf(passage) === documentOf(other)) return SAME_DOCUMENT;
    const source = sourceOf(passage);
    return source !== null && source === sourceOf(other) ? SAME_SOURCE : 0;
  };

  const choose = (at: number) => {
    const [taken] = left.splice(at, 1);
    if (taken === undefined) return;
    const { passage } = taken.entry;
    chosen.push(passage);
    order.push(taken.entry);
    for (let i = 0; i < left.length; i++) {
      const other = left[i];
      if (other === undefined || !sameWords(index, passage, other.entry.passage)) continue;
      order.push(other.entry);
      left.splice(i--, 1);
    }
  };

  const worthOf = ({ entry, likeness }: Candidate) =>
    (RELEVANCE * entry.score) / best - (1 - RELEVANCE) * likeness;

  /** Compares a candidate with what has been chosen since it was compared last. */
  const update = (candidate: Candidate) => {
    const { passage } = candidate.entry;
    const wordsShared = likenessTo(passage);
    for (; candidate.compared < chosen.length; candidate.compared++) {
      const other = chosen[candidate.compared] ?? 0;
      const likeness = kinship(passage, other) + (1 - SAME_DOCUMENT) * wordsShared(other);
      candidate.likeness = Math.max(candidate.likeness, likeness);
    }
  };

  choose(0);
  while (left.length > 0 && order.length < most) {
    // Likeness only grows, so a worth that is not up to date is never too small: who is best with it need only be looked at anew.
    let next = 0;
    for (;;) {
      let worth = Number.NEGATIVE_INFINITY;
      for (const [at, candidate] of left.entries()) {
        const its = worthOf(candidate);
        if (its > worth) [next, worth] = [at, its];
      }
      const candidate = left[next];
      if (candidate === undefined || candidate.compared === chosen.length) break;
      update(candidate);
    }
    choose(next);
  }
  return order.slice(0, most);
};

interface Candidate {
  readonly entry: Ranked;
  /** The greatest to one of the chosen that it was compared with. */
  likeness: number;
  /** With how many of the chosen it was compared. */
  compared: number;
}

/** From where to where the surfaces of a passage stand in the index's text, in reading order, stop words left out. */
const wordsOf = ({ textFirst }: Index, passage: number): readonly [number, number] => [
  textFirst[passage] ?? 0,
  textFirst[passage + 1] ?? 0,
];

const sameWords = (index: Index, a: number, b: number): boolean => {
  const { text } = index;
  const [from, to] = wordsOf(index, a);
  const [first, last] = wordsOf(index, b);
  if (to - from !== last - first) return false;
  for (let i = 0; i < to - from; i++) if (text[from + i] !== text[first + i]) return false;
  return true;
};

/** Marks of words, one for each passage whose words are marked; counted on from question to question, so that none has to be cleared. */
interface Marks {
  readonly of: Uint32Array;
  next: number;
}
const marks = new WeakMap<Index, Marks>();

/** Gives, for a passage, what share of its words another holds. */
const likenessIn = (index: Index) => {
  const { text } = index;
  const known = marks.get(index) ?? { of: new Uint32Array(index.surfaces.size), next: 0 };
  marks.set(index, known);
  return (passage: number) => {
    const [from, to] = wordsOf(index, passage);
    return (other: number): number => {
      if (known.next === 0xffffffff) known.of.fill(0);
      known.next = known.next === 0xffffffff ? 1 : known.next + 1;
      const [first, last] = wordsOf(index, other);
      for (let at = first; at < last; at++) known.of[text[at] ?? 0] = known.next;
      let shared = 0;
      for (let at = from; at < to; at++) if (known.of[text[at] ?? 0] === known.next) shared++;
      return from === to ? 0 : shared / (to - from);
    };
  };
};
