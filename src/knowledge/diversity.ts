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
 * words of one that is chosen follows it at once, so that equal ones still become one finding. Gives the first `most`.
 */
export const diversify = (
  ranked: readonly Ranked[],
  index: Index,
  documentOf: (passage: number) => unknown,
  most: number,
): Ranked[] => {
  const best = ranked[0]?.score ?? 0;
  if (ranked.length < 3 || best === 0) return ranked.slice(0, most);
  const left = ranked.map((entry) => ({ entry, likeness: 0 }));
  const order: Ranked[] = [];
  const { text } = index;
  const held = holdersOf(index);

  const choose = (at: number) => {
    const [chosen] = left.splice(at, 1);
    if (chosen === undefined) return;
    order.push(chosen.entry);
    const mark = held.next();
    const [from, to] = wordsOf(index, chosen.entry.passage);
    for (let at = from; at < to; at++) held.by[text[at] ?? 0] = mark;
    for (let i = 0; i < left.length; i++) {
      const other = left[i];
      if (other === undefined) continue;
      const [first, last] = wordsOf(index, other.entry.passage);
      const words = last - first;
      if (words === to - from && same(text, from, first, words)) {
        order.push(other.entry);
        left.splice(i--, 1);
        continue;
      }
      let shared = 0;
      for (let at = first; at < last; at++) if (held.by[text[at] ?? 0] === mark) shared++;
      const likeness =
        (documentOf(other.entry.passage) === documentOf(chosen.entry.passage) ? SAME_DOCUMENT : 0) +
        (1 - SAME_DOCUMENT) * (words === 0 ? 0 : shared / words);
      other.likeness = Math.max(other.likeness, likeness);
    }
  };

  choose(0);
  while (left.length > 0 && order.length < most) {
    let next = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (const [at, { entry, likeness }] of left.entries()) {
      const worth = (RELEVANCE * entry.score) / best - (1 - RELEVANCE) * likeness;
      if (worth > most) [next, most] = [at, worth];
    }
    choose(next);
  }
  return order.slice(0, most);
};

/** From where to where the surfaces of a passage stand in the index's text, in reading order, stop words left out. */
const wordsOf = ({ textFirst }: Index, passage: number): readonly [number, number] => [
  textFirst[passage] ?? 0,
  textFirst[passage + 1] ?? 0,
];

const same = (text: Uint32Array, a: number, b: number, words: number): boolean => {
  for (let i = 0; i < words; i++) if (text[a + i] !== text[b + i]) return false;
  return true;
};

/** Which choice held a word last, of all questions of an index: choices are counted on, so that nothing has to be cleared. */
interface Holders {
  readonly by: Uint32Array;
  next(): number;
}
const holders = new WeakMap<Index, Holders>();
const holdersOf = (index: Index): Holders => {
  let found = holders.get(index);
  if (found === undefined) {
    const by = new Uint32Array(index.surfaces.size);
    let mark = 0;
    const next = () => {
      if (mark === 0xffffffff) by.fill(0);
      mark = mark === 0xffffffff ? 1 : mark + 1;
      return mark;
    };
    found = { by, next };
    holders.set(index, found);
  }
  return found;
};
