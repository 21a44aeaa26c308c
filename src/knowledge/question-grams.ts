// Which of a question's groups of letters a word of the library has: found out once a question for each word that is looked at.

import { gramOf, hashesOf } from './index/grams.ts';
import { inverseFrequency } from './index/postings.ts';
import type { Index } from './index.ts';

export interface QueryTerm {
  readonly term: string;
  /** The term's number in the index; null if no passage holds it. */
  readonly id: number | null;
  readonly surface: string;
  /** The word as the question has it; another than `surface` where it was respelt. */
  readonly typed: string;
  /** idf, less what a repaired spelling takes off. */
  readonly idf: number;
  /** Whether it is of a language in which forms of a word can have few letters in common. English ones have most. */
  readonly isInflected: boolean;
  /** How much the question says it: how often, and more where it names its subject. */
  readonly count: number;
}

/** Other words for some of a question's, by the community's synonyms: where all of a phrase are, those are too. */
export interface Substitutes {
  /** The words that they stand for, by their places in the question. */
  readonly places: readonly number[];
  /** Words with terms of the index; together the words of a phrase weigh a little less than what they stand for. */
  readonly phrases: readonly (readonly QueryTerm[])[];
}

/** A question's groups that some passage has, each known by its place here. */
export interface QuestionGrams {
  readonly weights: Float64Array;
  /** The weight of all, with those that no passage has; greater than 0. */
  readonly whole: number;
  /** The words of the question, by their places in it, whose surface has each group. */
  readonly wordsWith: readonly (readonly number[])[];
  /** How many different groups each word of the question has. */
  readonly sizes: readonly number[];
  /** Where in `lists` it stands which groups a surface has: first how many, then the place of each, as often as the surface has it. */
  listFor(surface: number): number;
  lists(): Uint16Array;
}

/** The share of a respelt word's weight that its letters as they were typed keep. */
const TYPED_SHARE = 0.5;

/** Where a list without groups stands, which most words share. */
const NONE = 1;

/** Scratch space of an index, shared by all questions: only one is looked at at a time. Cleared after every question. */
interface Scratch {
  /** The place of each group in the question, plus 1; 0 where the question lacks it. */
  readonly places: Uint16Array;
  /** Where the list of each surface stands; 0 where it was not asked for. */
  readonly listOf: Uint32Array;
  /** The surfaces that were asked for, and how many they are. */
  asked: Uint32Array;
  count: number;
  lists: Uint16Array;
  end: number;
}
const scratches = new WeakMap<Index, Scratch>();
const scratchOf = (index: Index): Scratch => {
  let scratch = scratches.get(index);
  if (scratch === undefined) {
    scratch = {
      places: new Uint16Array(index.grams.hashes.length),
      listOf: new Uint32Array(index.surfaces.size),
      asked: new Uint32Array(1_024),
      count: 0,
      lists: new Uint16Array(4_096),
      end: NONE + 1,
    };
    scratches.set(index, scratch);
  }
  return scratch;
};

const gramsOf = (index: Index, query: readonly QueryTerm[]): QuestionGrams & { end(): void } => {
  const counts = new Map<number, number>();
  const words = new Map<number, number[]>();
  const add = (hashes: readonly number[], count: number) => {
    for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + count);
  };
  const sizes = query.map(({ surface, typed, count }, word) => {
    const hashes = hashesOf(surface);
    if (typed === surface) add(hashes, count);
    else {
      add(hashesOf(typed), count * TYPED_SHARE);
      add(hashes, count * (1 - TYPED_SHARE));
    }
    const different = new Set(hashes);
    for (const hash of different) {
      const those = words.get(hash);
      if (those === undefined) words.set(hash, [word]);
      else those.push(word);
    }
    return different.size;
  });
  const numbers: number[] = [];
  const weights: number[] = [];
  const wordsWith: (readonly number[])[] = [];
  let whole = 0;
  for (const [hash, count] of counts) {
    const number = gramOf(index.grams, hash);
    const holding = Math.min(index.size, index.grams.counts[number] ?? 0);
    const weight = count * inverseFrequency(index.size, holding);
    whole += weight;
    if (number < 0) continue;
    numbers.push(number);
    weights.push(weight);
    wordsWith.push(words.get(hash) ?? []);
  }

  const scratch = scratchOf(index);
  const { places, listOf } = scratch;
  numbers.forEach((gram, i) => {
    places[gram] = i + 1;
  });
  const { first, of: members } = index.grams;

  const read = (surface: number): number => {
    const from = first[surface] ?? 0;
    const to = first[surface + 1] ?? 0;
    if (scratch.end + to - from >= scratch.lists.length) {
      const more = new Uint16Array(2 * scratch.lists.length + to - from);
      more.set(scratch.lists);
      scratch.lists = more;
    }
    const { lists, end } = scratch;
    let count = 0;
    for (let at = from; at < to; at++) {
      const place = places[members[at] ?? 0] ?? 0;
      if (place !== 0) lists[end + ++count] = place - 1;
    }
    if (scratch.count === scratch.asked.length) {
      const more = new Uint32Array(2 * scratch.count);
      more.set(scratch.asked);
      scratch.asked = more;
    }
    scratch.asked[scratch.count++] = surface;
    if (count === 0) {
      listOf[surface] = NONE;
      return NONE;
    }
    lists[end] = count;
    scratch.end = end + count + 1;
    listOf[surface] = end;
    return end;
  };

  return {
    weights: Float64Array.from(weights),
    whole: whole || 1,
    wordsWith,
    sizes,
    listFor(surface) {
      const known = listOf[surface] ?? 0;
      return known === 0 ? read(surface) : known;
    },
    lists: () => scratch.lists,
    end() {
      for (const gram of numbers) places[gram] = 0;
      for (let i = 0; i < scratch.count; i++) listOf[scratch.asked[i] ?? 0] = 0;
      scratch.count = 0;
      scratch.end = NONE + 1;
    },
  };
};

/** The words of a question, and behind them the ones that stand for some, which weigh nothing of their own. */
export const withSubstitutes = (
  query: readonly QueryTerm[],
  substitutes: readonly Substitutes[],
): readonly QueryTerm[] =>
  substitutes.length === 0
    ? query
    : [
        ...query,
        ...substitutes.flatMap(({ phrases }) => phrases.flat()).map((term) => ({ ...term, count: 0 })),
      ];

/** Lets the groups of a question be used, which have no meaning afterwards. */
export const withGrams = <T>(
  index: Index,
  query: readonly QueryTerm[],
  use: (grams: QuestionGrams) => T,
  substitutes: readonly Substitutes[] = [],
): T => {
  const grams = gramsOf(index, withSubstitutes(query, substitutes));
  try {
    return use(grams);
  } finally {
    grams.end();
  }
};
