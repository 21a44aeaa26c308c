// Which passages come first: BM25 over all of them, then word order and likeness of letters over the best.

import type { Index } from './index.ts';
import { topPassages } from './top-passages.ts';

export interface QueryTerm {
  readonly term: string;
  /** The term's number in the index; null if no passage holds it. */
  readonly id: number | null;
  readonly surface: string;
  /** idf, less what a repaired spelling takes off. */
  readonly idf: number;
  /** How much the question says it: how often, and more where it names its subject. */
  readonly count: number;
}

export interface Ranked {
  readonly passage: number;
  readonly score: number;
  /** Whether the passage, with its title and headings, holds every term of the question. */
  readonly holdsAll: boolean;
  /** Idf-weighted share of the question's letter groups that the passage holds, 0 to 1. */
  readonly likeness: number;
  /** Share of the question's neighbouring pairs of terms that stand near each other in the passage, 0 to 1. */
  readonly nearness: number;
}

/** How many of the best by BM25 are looked at more closely. */
const RERANKED = 50;
const LIKENESS_WEIGHT = 0.3;
const NEARNESS_WEIGHT = 0.1;
/** Terms of the question that follow each other count as near if at most this many words of the passage lie between. */
const WINDOW = 6;
const GRAM = 4;

/** A hash for each group of four UTF-16 units of a word between two spaces (FNV-1a, 32 bits). */
const gramsOf = (word: string): Int32Array => {
  const framed = ` ${word} `;
  const grams = new Int32Array(Math.max(1, framed.length - GRAM + 1));
  for (let i = 0; i < grams.length; i++) {
    let hash = 0x811c9dc5;
    for (let j = i; j < Math.min(i + GRAM, framed.length); j++)
      hash = Math.imul(hash ^ framed.charCodeAt(j), 0x01000193);
    grams[i] = hash;
  }
  return grams;
};

/** The groups of letters of each surface, made when they are first asked for. */
const gramsOfSurfaces = new WeakMap<Index, (Int32Array | undefined)[]>();

/** Idf-weighted share of the question's groups of four letters that the words of a passage have. */
const likenessTo = (index: Index, query: readonly QueryTerm[]): ((passage: number) => number) => {
  const weights = new Map<number, number>();
  for (const { surface, idf, count } of query) {
    const grams = gramsOf(surface);
    for (const gram of grams) weights.set(gram, (weights.get(gram) ?? 0) + (idf * count) / grams.length);
  }
  const whole = [...weights.values()].reduce((sum, w) => sum + w, 0);
  const known = gramsOfSurfaces.get(index) ?? [];
  gramsOfSurfaces.set(index, known);
  const shared = new Map<number, readonly number[]>();

  const sharedBy = (surface: number): readonly number[] => {
    let found = shared.get(surface);
    if (found === undefined) {
      const grams = known[surface] ?? gramsOf(index.surfaces.at(surface));
      known[surface] = grams;
      found = Array.from(grams).filter((gram) => weights.has(gram));
      shared.set(surface, found);
    }
    return found;
  };

  return (passage) => {
    const found = new Set<number>();
    const end = index.textFirst[passage + 1] ?? 0;
    for (let at = index.textFirst[passage] ?? 0; at < end; at++)
      for (const gram of sharedBy(index.text[at] ?? 0)) found.add(gram);
    let sum = 0;
    for (const gram of found) sum += weights.get(gram) ?? 0;
    return whole === 0 ? 0 : sum / whole;
  };
};

const placesOf = (index: Index, passage: number, ids: ReadonlySet<number>): Map<number, number[]> => {
  const places = new Map<number, number[]>();
  const begin = index.textFirst[passage] ?? 0;
  const end = index.textFirst[passage + 1] ?? 0;
  for (let at = begin; at < end; at++) {
    const term = index.termOf[index.text[at] ?? 0] ?? 0;
    if (!ids.has(term)) continue;
    const list = places.get(term);
    if (list === undefined) places.set(term, [at - begin]);
    else list.push(at - begin);
  }
  return places;
};

const nearnessOf = (query: readonly QueryTerm[], places: Map<number, number[]>): number => {
  const ids = query.flatMap(({ id }) => (id === null ? [] : [id]));
  if (ids.length < 2) return 0;
  let near = 0;
  for (let i = 1; i < ids.length; i++) {
    const a = places.get(ids[i - 1] ?? -1) ?? [];
    const b = places.get(ids[i] ?? -1) ?? [];
    if (a.some((x) => b.some((y) => Math.abs(x - y) <= WINDOW))) near++;
  }
  return near / (ids.length - 1);
};

/**
 * The best passages for a question, by BM25 · (1 + .3 · likeness + .1 · nearness) over the first 50 of BM25. Likeness of
 * letters finds inflections that a stemmer keeps apart, nearness rewards what the question says together.
 */
export const rank = (
  index: Index,
  query: readonly QueryTerm[],
  most: number,
  mask: Uint8Array | null = null,
): Ranked[] => {
  const ids = new Set(query.flatMap(({ id }) => (id === null ? [] : [id])));
  const likeness = likenessTo(index, query);
  const terms = query.flatMap(({ id, idf, count }) => (id === null ? [] : [{ id, weight: idf * count }]));
  return topPassages(index, terms, Math.max(RERANKED, most), mask)
    .map(({ passage, score }): Ranked => {
      const places = placesOf(index, passage, ids);
      const like = likeness(passage);
      const near = nearnessOf(query, places);
      return {
        passage,
        score: score * (1 + LIKENESS_WEIGHT * like + NEARNESS_WEIGHT * near),
        holdsAll: query.every(({ id }) => id !== null && holds(index, id, passage, places)),
        likeness: like,
        nearness: near,
      };
    })
    .sort((a, b) => b.score - a.score || a.passage - b.passage)
    .slice(0, most);
};

/** In its words, or in its title and headings, which only the postings know. */
const holds = (index: Index, id: number, passage: number, places: Map<number, number[]>): boolean => {
  if (places.has(id)) return true;
  let low = index.first[id] ?? 0;
  let high = (index.first[id + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = index.passages[middle] ?? 0;
    if (at === passage) return true;
    if (at < passage) low = middle + 1;
    else high = middle - 1;
  }
  return false;
};
