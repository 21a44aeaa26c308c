// Words by their pairs of letters: which of them may be a given word misspelt.

import { growing } from './growing.ts';
import type { WordTable } from './words.ts';

/** Words outside of these lengths are no misspelling of anything: too much lies near the one, and nobody types the other. */
const SHORTEST = 3;
const LONGEST = 42;

export interface PairArrays {
  /** The surfaces that can be meant, the shorter first, then by number; their places here are what `words` has. */
  readonly ranked: Uint32Array;
  /** Surfaces of length n lie at `lengthFirst[n]` up to `lengthFirst[n + 1]`. */
  readonly lengthFirst: Uint32Array;
  /** Pairs of UTF-16 units, the first in the upper half, rising. */
  readonly pairs: Uint32Array;
  /** Words with pair i lie in `words` at `pairFirst[i]` up to `pairFirst[i + 1]`, rising. */
  readonly pairFirst: Uint32Array;
  readonly words: Uint32Array;
}

/** Frames a word, so that its first and last letter have a pair of their own; no text holds them. */
const BEGIN = 0xfffe;
const END = 0xffff;

/** Writes the different pairs of a word to `into`, and gives their number. */
const pairsOf = (word: string, into: Uint32Array): number => {
  let count = 0;
  let before = BEGIN;
  for (let i = 0; i <= word.length; i++) {
    const unit = i === word.length ? END : word.charCodeAt(i);
    const pair = ((before << 16) | unit) >>> 0;
    before = unit;
    let known = 0;
    while (known < count && into[known] !== pair) known++;
    if (known === count) into[count++] = pair;
  }
  return count;
};

export const packPairs = (surfaces: WordTable): PairArrays => {
  const eligible: number[] = [];
  for (let id = 0; id < surfaces.size; id++) {
    const length = surfaces.lengthAt(id);
    if (length >= SHORTEST && length <= LONGEST && !/\p{N}/u.test(surfaces.at(id))) eligible.push(id);
  }
  const ranked = Uint32Array.from(
    eligible.sort((a, b) => surfaces.lengthAt(a) - surfaces.lengthAt(b) || a - b),
  );
  const lengthFirst = new Uint32Array(LONGEST + 2);
  for (const id of ranked) {
    const after = surfaces.lengthAt(id) + 1;
    lengthFirst[after] = (lengthFirst[after] ?? 0) + 1;
  }
  for (let n = 0; n <= LONGEST; n++) lengthFirst[n + 1] = (lengthFirst[n + 1] ?? 0) + (lengthFirst[n] ?? 0);

  const lists = new Map<number, ReturnType<typeof growing>>();
  const found = new Uint32Array(LONGEST + 1);
  ranked.forEach((id, place) => {
    const count = pairsOf(surfaces.at(id), found);
    for (let i = 0; i < count; i++) {
      const pair = found[i] ?? 0;
      let list = lists.get(pair);
      if (list === undefined) {
        list = growing();
        lists.set(pair, list);
      }
      list.push(place);
    }
  });
  const pairs = Uint32Array.from(lists.keys()).sort();
  const pairFirst = new Uint32Array(pairs.length + 1);
  pairs.forEach((pair, i) => {
    pairFirst[i + 1] = (pairFirst[i] ?? 0) + (lists.get(pair)?.length ?? 0);
  });
  const words = new Uint32Array(pairFirst[pairs.length] ?? 0);
  pairs.forEach((pair, i) => {
    words.set(lists.get(pair)?.done() ?? [], pairFirst[i]);
  });
  return { ranked, lengthFirst, pairs, pairFirst, words };
};

/** The first place from `low` to `high` whose value is not below `value`. */
const lowerBound = (values: Uint32Array, value: number, from: number, to: number): number => {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Pairs that one slip destroys at most: swapped neighbours stand in three. */
const LOST_BY_A_SLIP = 3;

/**
 * Surfaces that may lie within `slips` edits of a word: of about its length, and with all of its pairs but those that the slips
 * can destroy (Ukkonen 1992). Of more than `max` those that share most pairs, of equal ones the shorter, then the first.
 */
export const createMatcher = ({ ranked, lengthFirst, pairs, pairFirst, words }: PairArrays) => {
  const wanted = new Uint32Array(LONGEST + 1);
  const shared = new Uint8Array(ranked.length);
  const sharing = new Uint32Array(LONGEST + 2);

  return (word: string, slips: number, max: number): number[] => {
    const low = lengthFirst[Math.max(0, word.length - slips)] ?? 0;
    const high = lengthFirst[Math.min(LONGEST, word.length + slips) + 1] ?? 0;
    shared.fill(0, low, high);
    const count = pairsOf(word, wanted);
    for (let i = 0; i < count; i++) {
      const pair = wanted[i] ?? 0;
      const at = lowerBound(pairs, pair, 0, pairs.length);
      if (pairs[at] !== pair) continue;
      const end = pairFirst[at + 1] ?? 0;
      for (let j = lowerBound(words, low, pairFirst[at] ?? 0, end); j < end; j++) {
        const place = words[j] ?? 0;
        if (place >= high) break;
        shared[place] = (shared[place] ?? 0) + 1;
      }
    }
    sharing.fill(0);
    for (let place = low; place < high; place++) {
      const n = shared[place] ?? 0;
      sharing[n] = (sharing[n] ?? 0) + 1;
    }
    // The fewest shared pairs that still get in, and how many of those with so few do.
    let min = count;
    let room = max;
    const needed = Math.max(1, count - LOST_BY_A_SLIP * slips);
    while (min > needed && room > (sharing[min] ?? 0)) {
      room -= sharing[min] ?? 0;
      min--;
    }
    const found: number[] = [];
    for (let place = low; place < high; place++) {
      const n = shared[place] ?? 0;
      if (n > min || (n === min && room-- > 0)) found.push(ranked[place] ?? 0);
    }
    return found;
  };
};
