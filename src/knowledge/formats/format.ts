// What every reader makes of a file: the text that is quoted, and how it falls into paragraphs and headings.

import type { Range } from '../../core/source.ts';

export interface Heading {
  readonly range: Range;
  /** 1 is the outermost. */
  readonly level: number;
}

export interface Link {
  readonly range: Range;
  readonly url: string;
}

/**
 * A file as its reader sees it. The same bytes give the same text for ever under the same `reader`; offsets are UTF-16 code
 * units in `text`. Paragraphs and headings are in order, apart, trimmed, and together hold all that is not white space.
 */
export interface ReadText {
  /** Name and version of the reader, such as `text/1`. */
  readonly reader: string;
  readonly text: string;
  readonly paragraphs: readonly Range[];
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
  /** Lines of the source, from 1, that hold words which are not read. */
  readonly omitted: readonly number[];
}

export type Reader = (source: string) => ReadText;

/** The range without white space at its ends; null if nothing is left. */
export const trimRange = (text: string, start: number, end: number): Range | null => {
  let from = start;
  let to = end;
  while (from < to && text.charAt(from).trim() === '') from++;
  while (to > from && text.charAt(to - 1).trim() === '') to--;
  return from < to ? [from, to] : null;
};
