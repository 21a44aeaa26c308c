// The index: the words of all passages and, for every term, the passages that hold it, in flat typed arrays that no search changes.

import type { Range } from '../core/source.ts';
import { type Entries, type IndexEntry, openEntries, writeEntries } from './index/entries.ts';
import { buildGrams, type Grams } from './index/grams.ts';
import { invert, type Postings } from './index/postings.ts';

export interface Index extends Entries, Postings {
  /** Passages indexed. */
  readonly size: number;
  readonly grams: Grams;
  /** Words of a passage and of a sentence on average, without stop words; not below 1. */
  readonly averages: { readonly passage: number; readonly sentence: number };
}

export const indexOf = (entries: Entries, postings: Postings, grams: Grams): Index => ({
  size: entries.textFirst.length - 1,
  grams,
  averages: {
    passage: Math.max(1, entries.text.length / Math.max(1, entries.textFirst.length - 1)),
    sentence: Math.max(1, entries.text.length / Math.max(1, entries.sentenceStart.length)),
  },
  ...entries,
  ...postings,
});

export const buildIndex = (passages: readonly IndexEntry[]): Index => {
  const writer = writeEntries();
  for (const passage of passages) writer.add(passage);
  const entries = openEntries(writer.done());
  const postings = invert(entries);
  return indexOf(entries, postings, buildGrams(entries.surfaces, postings.surfaceCount));
};

/** Where sentence `s` stands in its document's text. */
export const sentenceRange = (index: Index, s: number): Range => [
  index.sentenceStart[s] ?? 0,
  index.sentenceEnd[s] ?? 0,
];

/** The surfaces of sentence `s`, in reading order, without stop words: a view, nothing is copied. */
export const sentenceSurfaces = (index: Index, s: number): Uint32Array =>
  index.text.subarray(index.sentenceText[s], index.sentenceText[s + 1]);

/** Passages that are looked through for two words beside each other. */
const MAX_BESIDE = 64;

/** Whether one surface stands right before another in one of the first passages that hold the second. */
export const standBeside = (index: Index, [a, b]: readonly [number, number]): boolean => {
  const term = index.termOf[b] ?? 0;
  const first = index.first[term] ?? 0;
  const last = Math.min(index.first[term + 1] ?? 0, first + MAX_BESIDE);
  for (let posting = first; posting < last; posting++) {
    const passage = index.passages[posting] ?? 0;
    const end = index.textFirst[passage + 1] ?? 0;
    for (let at = index.textFirst[passage] ?? 0; at + 1 < end; at++)
      if (index.text[at] === a && index.text[at + 1] === b) return true;
  }
  return false;
};
