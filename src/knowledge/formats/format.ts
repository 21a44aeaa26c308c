// What every reader makes of a file: the text that is quoted, and the tree of blocks that it falls into.

import type { PageMark } from '../../core/page-marks.ts';
import type { Range } from '../../core/source.ts';

export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'item'
  | 'table'
  | 'row'
  | 'quotation'
  | 'code'
  | 'admonition'
  | 'footnote'
  | 'definitions'
  | 'definition';

/**
 * A block of a document. Blocks come in the order in which they begin, a container before what it holds; `depth` says how many
 * containers are around it.
 */
export interface Block {
  readonly kind: BlockKind;
  /** Trimmed. A container's holds those of its blocks, an item's and a definition's its marker or term too. */
  readonly range: Range;
  readonly depth: number;
  /** Where it begins in the source, as a line from 1. */
  readonly line: number;
  /** Of a heading: 1 is the outermost; 7 is a line that leads in like a heading, but is none. */
  readonly level?: number;
  /** A row that names the columns. */
  readonly isHeader?: true;
  /** A numbered list. */
  readonly isOrdered?: true;
  /** Its line breaks are those of a page that was too narrow, and part nothing. */
  readonly isWrapped?: true;
  /** Nothing but addresses or links to elsewhere: no answer to anything. */
  readonly isBare?: true;
  /** A horizontal break stands between it and what is above it. */
  readonly isAfterBreak?: true;
  /** Of an admonition: its kind in small letters, as its author wrote it, such as `warning`. */
  readonly name?: string;
  /** Of a row: its cells without words that come before the first one with words, whose tabs are no part of its range. */
  readonly emptyCells?: number;
  /** Of the page it was printed on rather than of the text: a page number, a rule, a table of contents. */
  readonly isOfPage?: true;
}

/** The level of a line that leads in like a heading, but is none. */
export const LEAD_LEVEL = 7;

export interface Heading {
  readonly range: Range;
  /** 1 is the outermost. */
  readonly level: number;
  /** What stands at or after this offset does not stand under it: the end of the container that it is in. */
  readonly until: number;
}

export interface Link {
  readonly range: Range;
  readonly url: string;
  /** The words stand in the place of an image, which is at the address. */
  readonly isImage?: true;
}

/**
 * A file as its reader sees it. The same bytes give the same text for ever under the same `reader`; offsets are UTF-16 code
 * units in `text`. Paragraphs and headings are in order, apart, trimmed, and together hold all that is not white space.
 */
export interface ReadText {
  /** Name and version of the reader, such as `text/1`. */
  readonly reader: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The blocks that are numbered and cited: a paragraph, a whole list, a table, a block of code. */
  readonly paragraphs: readonly Range[];
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
  /** Lines of the source, from 1, that hold words which are not read; pages of a file that has some. */
  readonly omitted: readonly number[];
  /** In the order of the text, in which notes may come after all pages. Not given: the file has no pages. */
  readonly pages?: readonly PageMark[] | undefined;
}

/** What a file says of itself in markup of its own, by the names of our fields; not checked yet. */
export type Told = Readonly<
  Partial<Record<'title' | 'source' | 'url' | 'author' | 'published' | 'language' | 'licence', string>>
>;

export interface Reading extends ReadText {
  readonly told?: Told;
}

export type Reader = (source: string) => Reading;

/** Blocks that only hold others: what is in them is numbered and cited. */
const TRANSPARENT: ReadonlySet<BlockKind> = new Set(['quotation', 'admonition', 'footnote', 'definitions']);

/** The paragraphs and headings of a tree of blocks. */
export const outlineOf = (
  text: string,
  blocks: readonly Block[],
): { paragraphs: Range[]; headings: Heading[] } => {
  const paragraphs: Range[] = [];
  const headings: Heading[] = [];
  /** The transparent containers that are open, and the depth below which blocks belong to a paragraph. */
  const open: Block[] = [];
  let inside = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    if (block.depth > inside) continue;
    inside = Number.POSITIVE_INFINITY;
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= block.depth) open.pop();
    if (block.kind === 'heading')
      headings.push({
        range: block.range,
        level: block.level ?? 1,
        until: open.at(-1)?.range[1] ?? text.length,
      });
    else if (TRANSPARENT.has(block.kind)) open.push(block);
    else {
      paragraphs.push(block.range);
      inside = block.depth;
    }
  }
  return { paragraphs, headings };
};

/** The range without white space at its ends; null if nothing is left. */
export const trimRange = (text: string, start: number, end: number): Range | null => {
  let from = start;
  let to = end;
  while (from < to && text.charAt(from).trim() === '') from++;
  while (to > from && text.charAt(to - 1).trim() === '') to--;
  return from < to ? [from, to] : null;
};
