// The best passages by the sum of their terms' weighted impacts, without looking at all that hold one of the terms.

import { createBest } from './index/best.ts';
import { createCursors } from './index/cursors.ts';
import { IMPACT_UNIT } from './index/postings.ts';
import type { Index } from './index.ts';

export interface WeightedTerm {
  /** The term's number in the index; each term once. */
  readonly id: number;
  /** What its impacts are multiplied by; a term without weight is passed over. */
  readonly weight: number;
}

export interface TopPassage {
  readonly passage: number;
  readonly score: number;
}

/** Passages that are looked at together, so few that their scores stay in the processor's first cache. */
const WINDOW = 2_048;
/** The heaviest term weighs so many whole units: whole numbers have the same sum in whatever order they are added. */
const HEAVIEST = 2 ** 20;
/** Terms for which there is room at first. */
const TERMS = 32;

/**
 * MaxScore (Turtle and Flood 1995) with block maxima (Ding and Suel 2011), window by window as in Lucene's MaxScoreBulkScorer.
 *
 * Within a window of passages a term adds at most `weight · greatest impact of its blocks there`. Terms that all together
 * cannot lift a passage over the worst of the best so far are not essential: a passage that holds no other need not be looked
 * at. Essential terms are added up over the window; in what they found the others are looked up, the strongest first, for as
 * long as the passage can still get among the best. Gives exactly the passages that scoring all of them would, of equal scores
 * the earlier, and only those that `mask` lets through.
 */
export const topPassages = (
  index: Index,
  terms: readonly WeightedTerm[],
  max: number,
  mask: Uint8Array | null = null,
): TopPassage[] => {
  const heaviest = terms.reduce((max, { weight }) => Math.max(max, weight), 0);
  if (!(heaviest > 0) || max < 1) return [];
  const unit = HEAVIEST / heaviest;
  const search = searchOf(index, terms.length);
  return search(terms, unit, Math.min(max, index.size), mask).map(({ passage, score }) => ({
    passage,
    score: (score / unit) * IMPACT_UNIT,
  }));
};

type Search = ReturnType<typeof createSearch>;

/** What a search writes on is kept with its index for the next one. */
const searches = new WeakMap<Index, { readonly room: number; readonly search: Search }>();

const searchOf = (index: Index, terms: number): Search => {
  let found = searches.get(index);
  if (found === undefined || found.room < terms) {
    const room = Math.max(TERMS, terms);
    found = { room, search: createSearch(index, room) };
    searches.set(index, found);
  }
  return found.search;
};

const createSearch = (index: Index, terms: number) => {
  const { size, passages, impacts } = index;
  const cursors = createCursors(index, terms);
  const best = createBest();
  const ids = new Uint32Array(terms);
  const weights = new Float64Array(terms);
  /** The most that each term can add in this window, the terms from the least of these up, and the sums up to each. */
  const bounds = new Float64Array(terms);
  const order = new Uint32Array(terms);
  const sums = new Float64Array(terms);
  const scores = new Float64Array(WINDOW);
  /** A bit for each passage of the window that holds an essential term. */
  const found = new Uint32Array(WINDOW / 32);
  let count = 0;

  /** Orders the terms by what they can add between two passages; gives how many of them are not essential. */
  const weigh = (low: number, high: number): number => {
    for (let c = 0; c < count; c++) bounds[c] = (weights[c] ?? 0) * cursors.greatest(c, low, high);
    for (let i = 1; i < count; i++) {
      const c = order[i] ?? 0;
      const bound = bounds[c] ?? 0;
      let j = i;
      for (; j > 0 && (bounds[order[j - 1] ?? 0] ?? 0) > bound; j--) order[j] = order[j - 1] ?? 0;
      order[j] = c;
    }
    const bar = best.bar[0] ?? 0;
    let sum = 0;
    let idle = 0;
    for (let i = 0; i < count; i++) {
      sum += bounds[order[i] ?? 0] ?? 0;
      sums[i] = sum;
      if (sum <= bar) idle = i + 1;
    }
    return idle;
  };

  /** Adds up what a term gives to the passages of the window. */
  const addUp = (c: number, low: number, high: number) => {
    const weight = weights[c] ?? 0;
    const end = cursors.end[c] ?? 0;
    let at = cursors.seek(c, low);
    for (; at < end; at++) {
      const place = (passages[at] ?? 0) - low;
      if (place >= high - low) break;
      scores[place] = (scores[place] ?? 0) + weight * (impacts[at] ?? 0);
      found[place >>> 5] = (found[place >>> 5] ?? 0) | (1 << (place & 31));
    }
    cursors.at[c] = at;
  };

  /** Looks the terms that are not essential up in a passage, and takes it in if it is good enough. */
  const complete = (passage: number, essential: number, idle: number) => {
    const bar = best.bar[0] ?? 0;
    let score = essential;
    for (let i = idle - 1; i >= 0; i--) {
      if (score + (sums[i] ?? 0) <= bar) return;
      const c = order[i] ?? 0;
      const at = cursors.seek(c, passage);
      if (at < (cursors.end[c] ?? 0) && passages[at] === passage)
        score += (weights[c] ?? 0) * (impacts[at] ?? 0);
    }
    if (score > bar) best.put(passage, score);
  };

  return (given: readonly WeightedTerm[], unit: number, max: number, mask: Uint8Array | null) => {
    best.clear(max);
    count = 0;
    for (const { id, weight } of given) {
      if (!(weight > 0)) continue;
      ids[count] = id;
      weights[count] = Math.max(1, Math.round(weight * unit));
      order[count] = count++;
    }
    cursors.start(ids, count);
    for (let low = 0; low < size; low += WINDOW) {
      const high = Math.min(low + WINDOW, size);
      const idle = weigh(low, high);
      if (idle === count) continue;
      for (let i = idle; i < count; i++) addUp(order[i] ?? 0, low, high);
      for (let word = 0; word < found.length; word++) {
        for (let bits = found[word] ?? 0; bits !== 0; bits &= bits - 1) {
          const place = word * 32 + 31 - Math.clz32(bits & -bits);
          const score = scores[place] ?? 0;
          scores[place] = 0;
          if (mask === null || mask[low + place] !== 0) complete(low + place, score, idle);
        }
        found[word] = 0;
      }
    }
    return best.all();
  };
};
