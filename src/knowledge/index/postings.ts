// Postings: for every term the passages that hold it, in order, and how much each says, in flat arrays with blocks.

import type { Entries } from './entries.ts';

/** How often a term may repeat before more of it stops to matter, and how far long passages are held back (BM25). */
export const K1 = 1.2;
export const B = 0.75;
/** A term in a title or heading counts as often as this in the body. */
export const TITLE_WEIGHT = 2;

/** An impact lies between 0 and k1 + 1, and is kept as a whole number of 255ths of that, at least one. */
export const IMPACT_UNIT = (K1 + 1) / 255;

/** Postings of a term whose greatest impact is known without looking at each. */
export const BLOCK = 128;

/**
 * Passages that a library is thought to have besides its own, holding none of its words. In a library of ten, a word that two
 * passages share would else seem common, though it is not in the language.
 */
const BACKGROUND = 50;

/**
 * ln(1 + (N − n + ½) / (n + ½)), the idf of BM25 that is never negative (Robertson and Zaragoza 2009, as Lucene has it), over the
 * library and its background.
 */
export const inverseFrequency = (size: number, holding: number): number =>
  Math.log(1 + (size + BACKGROUND - holding + 0.5) / (holding + 0.5));

export interface Postings {
  /** `idf[t]`: how much it says that a passage holds term t; see {@link inverseFrequency}. */
  readonly idf: Float32Array;
  /** Postings of term t lie at `first[t]` up to `first[t + 1]`. */
  readonly first: Uint32Array;
  readonly passages: Uint32Array;
  /** The saturated frequency of the term in the passage, in units of {@link IMPACT_UNIT}, before idf. */
  readonly impacts: Uint8Array;
  /** Blocks of {@link BLOCK} postings of term t lie at `blockFirst[t]` up to `blockFirst[t + 1]`. */
  readonly blockFirst: Uint32Array;
  /** The greatest impact in each block. */
  readonly blockMost: Uint8Array;
  /** In how many passages each surface stands. */
  readonly surfaceCount: Uint32Array;
}

/**
 * Turns passages that have words into words that have passages: counts first, then fills what was counted, passage by passage.
 * Impacts are BM25F's (Zaragoza et al. 2004) with one length norm: tf' = body + 2·title, and
 * tf'·(k1 + 1) / (tf' + k1·(1 − b + b·length/average)).
 */
export const invert = ({
  terms,
  surfaces,
  termOf,
  textFirst,
  text,
  titleFirst,
  title,
}: Entries): Postings => {
  const size = textFirst.length - 1;
  const first = new Uint32Array(terms.size + 1);
  const surfaceCount = new Uint32Array(surfaces.size);
  /** The last passage in which each was met, + 1. */
  const surfaceSeen = new Uint32Array(surfaces.size);
  const termSeen = new Uint32Array(terms.size);
  for (let passage = 0; passage < size; passage++) {
    const count = (surface: number) => {
      if (surfaceSeen[surface] !== passage + 1) {
        surfaceSeen[surface] = passage + 1;
        surfaceCount[surface] = (surfaceCount[surface] ?? 0) + 1;
      }
      const term = termOf[surface] ?? 0;
      if (termSeen[term] === passage + 1) return;
      termSeen[term] = passage + 1;
      first[term + 1] = (first[term + 1] ?? 0) + 1;
    };
    for (let at = textFirst[passage] ?? 0; at < (textFirst[passage + 1] ?? 0); at++) count(text[at] ?? 0);
    for (let at = titleFirst[passage] ?? 0; at < (titleFirst[passage + 1] ?? 0); at++) count(title[at] ?? 0);
  }
  const idf = Float32Array.from({ length: terms.size }, (_, term) =>
    inverseFrequency(size, first[term + 1] ?? 0),
  );
  for (let term = 0; term < terms.size; term++) first[term + 1] = (first[term + 1] ?? 0) + (first[term] ?? 0);

  const passages = new Uint32Array(first[terms.size] ?? 0);
  const impacts = new Uint8Array(passages.length);
  const next = first.slice(0, terms.size);
  const frequencies = new Uint32Array(terms.size);
  const average = size === 0 ? 1 : Math.max(1, text.length / size);
  const held: number[] = [];
  for (let passage = 0; passage < size; passage++) {
    const hold = (term: number, weight: number) => {
      if (frequencies[term] === 0) held.push(term);
      frequencies[term] = (frequencies[term] ?? 0) + weight;
    };
    const start = textFirst[passage] ?? 0;
    const end = textFirst[passage + 1] ?? 0;
    for (let at = start; at < end; at++) hold(termOf[text[at] ?? 0] ?? 0, 1);
    for (let at = titleFirst[passage] ?? 0; at < (titleFirst[passage + 1] ?? 0); at++)
      hold(termOf[title[at] ?? 0] ?? 0, TITLE_WEIGHT);
    const norm = K1 * (1 - B + (B * (end - start)) / average);
    for (const term of held) {
      const frequency = frequencies[term] ?? 0;
      const at = next[term] ?? 0;
      passages[at] = passage;
      impacts[at] = Math.max(1, Math.round((255 * frequency) / (frequency + norm)));
      next[term] = at + 1;
      frequencies[term] = 0;
    }
    held.length = 0;
  }
  return { idf, first, passages, impacts, surfaceCount, ...blocksOf(first, impacts) };
};

const blocksOf = (first: Uint32Array, impacts: Uint8Array) => {
  const terms = first.length - 1;
  const blockFirst = new Uint32Array(terms + 1);
  for (let term = 0; term < terms; term++)
    blockFirst[term + 1] =
      (blockFirst[term] ?? 0) + Math.ceil(((first[term + 1] ?? 0) - (first[term] ?? 0)) / BLOCK);
  const blockMost = new Uint8Array(blockFirst[terms] ?? 0);
  for (let term = 0; term < terms; term++) {
    const begin = first[term] ?? 0;
    for (let at = begin; at < (first[term + 1] ?? 0); at++) {
      const block = (blockFirst[term] ?? 0) + Math.floor((at - begin) / BLOCK);
      blockMost[block] = Math.max(blockMost[block] ?? 0, impacts[at] ?? 0);
    }
  }
  return { blockFirst, blockMost };
};
