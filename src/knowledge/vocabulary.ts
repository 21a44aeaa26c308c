// All words of the library, and the nearest of them to a word that is not one: the speller.

import type { Nearest } from '../core/ports.ts';
import { distance } from './edit-distance.ts';

export interface Respelling {
  readonly surface: string;
  readonly term: string;
  /** Edits between the two words. */
  readonly edits: number;
  /** 0 to 1: how much a match of the respelt word counts. */
  readonly weight: number;
}

export interface Vocabulary {
  /** The nearest word of the library, or null if none is near. */
  respell(surface: string): Respelling | null;
}

/** Words shorter than this are left alone: too many others lie one edit away. */
const SHORTEST = 4;
/** Words that share most pairs of letters with the misspelt one, which the fuzzy matcher then compares in full. */
const CANDIDATES = 200;

/** How far the fuzzy matcher looks: further than any slip, since the edit distance decides. */
const REACH = 0.6;

const editsAllowed = (length: number): number => (length < 8 ? 1 : 2);

const pairsOf = (word: string): string[] => {
  const framed = `^${word}$`;
  return Array.from({ length: framed.length - 1 }, (_, i) => framed.slice(i, i + 2));
};

/**
 * A vocabulary over `[surface, term, passages that hold it]`. A misspelt word is looked up in three steps, each on what the one
 * before left: shared pairs of letters, fuse.js, and optimal string alignment distance. Of equally near words the one that more
 * passages hold wins, then the one that comes first.
 */
export const createVocabulary = (
  words: Iterable<readonly [surface: string, term: string, passages: number]>,
  nearest: Nearest,
): Vocabulary => {
  const surfaces: string[] = [];
  const terms: string[] = [];
  const passages: number[] = [];
  const holders = new Map<string, number[]>();
  for (const [surface, term, count] of words) {
    if (surface.length < SHORTEST - 1 || /\p{N}/u.test(surface)) continue;
    const id = surfaces.length;
    surfaces.push(surface);
    terms.push(term);
    passages.push(count);
    for (const pair of new Set(pairsOf(surface))) {
      const ids = holders.get(pair);
      if (ids === undefined) holders.set(pair, [id]);
      else ids.push(id);
    }
  }
  const shared = new Uint8Array(surfaces.length);

  const candidates = (word: string): number[] => {
    const touched: number[] = [];
    for (const pair of new Set(pairsOf(word)))
      for (const id of holders.get(pair) ?? []) {
        if (shared[id] === 0) touched.push(id);
        shared[id] = (shared[id] ?? 0) + 1;
      }
    const allowed = editsAllowed(word.length);
    const near = touched
      .filter((id) => Math.abs((surfaces[id] ?? '').length - word.length) <= allowed)
      .sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b)
      .slice(0, CANDIDATES);
    for (const id of touched) shared[id] = 0;
    return near;
  };

  return {
    respell(surface) {
      if (surface.length < SHORTEST || surface.length > 40 || /\p{N}/u.test(surface)) return null;
      const ids = new Map(candidates(surface).map((id) => [surfaces[id] ?? '', id]));
      const allowed = editsAllowed(surface.length);
      let best: (Respelling & { passages: number }) | null = null;
      for (const { name } of nearest(surface, [...ids.keys()], REACH)) {
        const id = ids.get(name) ?? -1;
        const edits = distance(surface, name, allowed);
        if (edits > allowed) continue;
        const found = passages[id] ?? 0;
        if (best !== null && (edits > best.edits || (edits === best.edits && found <= best.passages)))
          continue;
        const weight: number = 1 - edits / (surface.length + 1);
        best = { surface: name, term: terms[id] ?? name, edits, weight, passages: found };
      }
      return best;
    },
  };
};
