// Retrieves candidate passages for a piece of a quotation by its rarest words and its word pairs.

import { createBest } from '../index/best.ts';
import type { Index } from '../index.ts';

/** Postings that are read for one piece of a quotation: about a tenth of a millisecond. */
const MAX_POSTINGS = 40_000;
/** Terms by which passages are looked for. */
const MAX_TERMS = 16;
/** Passages whose words are compared in the order in which they stand. */
const MAX_COMPARED = 400;

/** Looks for passages; it keeps a number for each passage of the index between two calls. */
export interface Candidates {
  /**
   * Numbers of at most `max` passages, the likeliest first. `readings` are the terms of the piece without stop words, in order, once for
   * each way in which its words can be read.
   */
  find(readings: readonly (readonly string[])[], max: number): number[];
}

export const openCandidates = (index: Index): Candidates => {
  const votes = new Float32Array(index.size);
  /** The passages that have votes, in no order. */
  const touched = new Uint32Array(index.size);
  const best = createBest();
  const frequency = (term: number) => (index.first[term + 1] ?? 0) - (index.first[term] ?? 0);

  /** Gives how many passages have votes now. */
  const vote = (terms: readonly number[]): number => {
    const rarest = [...new Set(terms)].sort((a, b) => frequency(a) - frequency(b)).slice(0, MAX_TERMS);
    let count = 0;
    let read = 0;
    for (const term of rarest) {
      const held = frequency(term);
      // One term is always read: a piece of common words has nothing rarer.
      if (read > 0 && read + held > MAX_POSTINGS) break;
      read += held;
      const weight = index.idf[term] ?? 0;
      const last = index.first[term + 1] ?? 0;
      for (let at = index.first[term] ?? 0; at < last; at++) {
        const passage = index.passages[at] ?? 0;
        if (votes[passage] === 0) touched[count++] = passage;
        votes[passage] = (votes[passage] ?? 0) + weight;
      }
    }
    return count;
  };

  /** The passages with most votes among so many. */
  const mostVoted = (count: number): readonly number[] => {
    best.clear(MAX_COMPARED);
    for (let i = 0; i < count; i++) {
      const passage = touched[i] ?? 0;
      const its = votes[passage] ?? 0;
      if (its > (best.bar[0] ?? 0)) best.put(passage, its);
    }
    return best.all().map(({ passage }) => passage);
  };

  /** How many pairs of neighbours a passage has in common with the piece, and how much of its words. */
  const likeness = (passage: number, words: ReadonlySet<number>, pairs: ReadonlySet<number>): number => {
    let before = -1;
    let score = 0;
    const last = index.textFirst[passage + 1] ?? 0;
    for (let at = index.textFirst[passage] ?? 0; at < last; at++) {
      const term = index.termOf[index.text[at] ?? 0] ?? 0;
      const isWanted = words.has(term);
      // A pair that begins with no word of the piece is none of its pairs.
      if (isWanted) score += before !== -1 && pairs.has(pairOf(before, term)) ? 1 : 0.1;
      before = isWanted ? term : -1;
    }
    return score;
  };
  const pairOf = (a: number, b: number): number => (a + 1) * (index.terms.size + 1) + b;

  return {
    find(readings, max) {
      const found = new Map<number, number>();
      const seen = new Set<string>();
      for (const reading of readings) {
        const terms = reading.flatMap((term) => index.terms.get(term) ?? []);
        const key = terms.join();
        if (terms.length === 0 || seen.has(key)) continue;
        seen.add(key);
        const count = vote(terms);
        const words = new Set(terms);
        const pairs = new Set(terms.slice(1).map((term, i) => pairOf(terms[i] ?? 0, term)));
        for (const passage of mostVoted(count))
          found.set(
            passage,
            Math.max(found.get(passage) ?? 0, likeness(passage, words, pairs) + 0.01 * (votes[passage] ?? 0)),
          );
        for (let i = 0; i < count; i++) votes[touched[i] ?? 0] = 0;
      }
      return [...found]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, max)
        .map(([passage]) => passage);
    },
  };
};
