// The inverted index: which passages hold which terms, in flat typed arrays that no search changes.

import type { Range } from '../core/source.ts';
import { openWords, packWords, type Words } from './index/words.ts';

/** A sentence of a passage: where it stands in the document's text, and its words without stop words, as the analyser gave them. */
export interface IndexedSentence {
  readonly start: number;
  readonly end: number;
  readonly words: readonly { readonly surface: string; readonly term: string }[];
}

/** What the index takes in of one passage. */
export interface IndexEntry {
  /** In order and apart. */
  readonly sentences: readonly IndexedSentence[];
  /** Terms of the title and of the headings above the passage. */
  readonly title: readonly string[];
}

/** How often a term may repeat before more of it stops to matter, and how far long passages are held back (BM25). */
const K1 = 1.2;
const B = 0.75;
/** A term in a title or heading counts as often as this in the body. */
const TITLE_WEIGHT = 2;

export interface Index {
  /** Passages indexed. */
  readonly size: number;
  readonly terms: Words;
  readonly surfaces: Words;
  /** The term of each surface. */
  readonly termOf: Uint32Array;
  /** In how many passages each surface stands. */
  readonly surfaceCount: Uint32Array;
  /** `idf[t]`: how much it says that a passage holds term t; see {@link inverseFrequency}. */
  readonly idf: Float32Array;
  /** Postings of term t lie at `first[t]` up to `first[t + 1]`. */
  readonly first: Uint32Array;
  readonly passages: Uint32Array;
  /** The saturated frequency of the term in the passage, 0 to K1 + 1, before idf. */
  readonly impacts: Float32Array;
  /** Surfaces of passage p, in reading order, lie at `textFirst[p]` up to `textFirst[p + 1]`. */
  readonly textFirst: Uint32Array;
  readonly text: Uint32Array;
  /** Sentences of passage p, in reading order, are those numbered `sentenceFirst[p]` up to `sentenceFirst[p + 1]`. */
  readonly sentenceFirst: Uint32Array;
  /** Surfaces of sentence s lie in `text` at `sentenceText[s]` up to `sentenceText[s + 1]`; it may have none but stop words. */
  readonly sentenceText: Uint32Array;
  /** Where sentence s stands in its document's text, as UTF-16 offsets [start, end). */
  readonly sentenceStart: Uint32Array;
  readonly sentenceEnd: Uint32Array;
}

/** Where sentence `s` stands in its document's text. */
export const sentenceRange = (index: Index, s: number): Range => [
  index.sentenceStart[s] ?? 0,
  index.sentenceEnd[s] ?? 0,
];

/** The surfaces of sentence `s`, in reading order, without stop words: a view, nothing is copied. */
export const sentenceSurfaces = (index: Index, s: number): Uint32Array =>
  index.text.subarray(index.sentenceText[s], index.sentenceText[s + 1]);

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

interface TermPostings {
  readonly passages: number[];
  readonly frequencies: number[];
}

/**
 * Builds the index. Impacts are BM25F's (Zaragoza et al. 2004) with one length norm: tf' = body + 2·title, and
 * tf'·(k1 + 1) / (tf' + k1·(1 − b + b·length/average)).
 */
export const buildIndex = (entries: readonly IndexEntry[]): Index => {
  const terms = new Map<string, number>();
  const postings: TermPostings[] = [];
  const surfaceIds = new Map<string, number>();
  const termOf: number[] = [];
  const surfaceCount: number[] = [];
  const lastSeen: number[] = [];

  const termId = (term: string): number => {
    let id = terms.get(term);
    if (id === undefined) {
      id = terms.size;
      terms.set(term, id);
      postings.push({ passages: [], frequencies: [] });
    }
    return id;
  };
  const add = (term: number, passage: number, weight: number) => {
    const list = postings[term];
    if (list === undefined) return;
    const last = list.passages.length - 1;
    if (list.passages[last] === passage) list.frequencies[last] = (list.frequencies[last] ?? 0) + weight;
    else {
      list.passages.push(passage);
      list.frequencies.push(weight);
    }
  };

  const textFirst = new Uint32Array(entries.length + 1);
  const all = entries.flatMap(({ sentences }) => sentences);
  const text = new Uint32Array(all.reduce((sum, { words }) => sum + words.length, 0));
  const sentenceFirst = new Uint32Array(entries.length + 1);
  const sentenceText = new Uint32Array(all.length + 1);
  let at = 0;
  let sentence = 0;
  entries.forEach(({ sentences, title }, passage) => {
    textFirst[passage] = at;
    for (const { words } of sentences) {
      for (const { surface, term } of words) {
        let id = surfaceIds.get(surface);
        if (id === undefined) {
          id = surfaceIds.size;
          surfaceIds.set(surface, id);
          termOf.push(termId(term));
          surfaceCount.push(0);
          lastSeen.push(-1);
        }
        if (lastSeen[id] !== passage) {
          lastSeen[id] = passage;
          surfaceCount[id] = (surfaceCount[id] ?? 0) + 1;
        }
        text[at++] = id;
        add(termOf[id] ?? 0, passage, 1);
      }
      sentenceText[++sentence] = at;
    }
    sentenceFirst[passage + 1] = sentence;
    for (const term of title) add(termId(term), passage, TITLE_WEIGHT);
  });
  textFirst[entries.length] = at;

  const average = entries.length === 0 ? 1 : Math.max(1, at / entries.length);
  const total = postings.reduce((sum, list) => sum + list.passages.length, 0);
  const first = new Uint32Array(postings.length + 1);
  const passages = new Uint32Array(total);
  const impacts = new Float32Array(total);
  const idf = new Float32Array(postings.length);
  let next = 0;
  postings.forEach((list, term) => {
    first[term] = next;
    idf[term] = inverseFrequency(entries.length, list.passages.length);
    list.passages.forEach((passage, i) => {
      const length = (textFirst[passage + 1] ?? 0) - (textFirst[passage] ?? 0);
      const frequency = list.frequencies[i] ?? 0;
      passages[next] = passage;
      impacts[next++] = (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * length) / average));
    });
  });
  first[postings.length] = next;

  return {
    size: entries.length,
    terms: openWords(packWords(terms.keys(), terms.size)),
    surfaces: openWords(packWords(surfaceIds.keys(), surfaceIds.size)),
    termOf: Uint32Array.from(termOf),
    surfaceCount: Uint32Array.from(surfaceCount),
    idf,
    first,
    passages,
    impacts,
    textFirst,
    text,
    sentenceFirst,
    sentenceText,
    sentenceStart: Uint32Array.from(all, ({ start }) => start),
    sentenceEnd: Uint32Array.from(all, ({ end }) => end),
  };
};
