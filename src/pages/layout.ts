// What a page draws: the blocks of a text, and which of them have a number. A text that is kept without its blocks is headings and paragraphs.

import type { Range } from '../core/source.ts';
import type { Block, Link, ReadText } from '../knowledge/formats/format.ts';
import type { KeptPassage } from '../revisions/revisions.ts';

/** A text as far as it is known how it is laid out. */
export interface LaidOut {
  readonly text: string;
  readonly passages: readonly KeptPassage[];
  /** Not given: only the text is known. */
  readonly read?: Pick<ReadText, 'reader' | 'blocks' | 'paragraphs' | 'links' | 'pages'>;
}

/** A block with what is in it. */
export interface Node {
  readonly block: Block;
  readonly children: readonly Node[];
}

export interface Layout {
  readonly roots: readonly Node[];
  /** The number of a paragraph, by the offset at which it begins. */
  readonly numbers: ReadonlyMap<number, number>;
  /** In order and apart. */
  readonly links: readonly Link[];
  /** It is laid out by its gaps: those between words are its author's. */
  readonly isPlain: boolean;
  /** What parts the cells of a row. */
  readonly cells: RegExp;
}

const TABS = /\t/g;
const COLUMNS = /\t+| {2,}/g;

/** Blocks that are nested deeper are words of those around them: no page has room for them. */
const DEEPEST = 60;
/** Blocks between which it pauses. */
export const STEP = 1_000;

/** The layout of a text; a long one takes time, and pauses wherever others may be answered. */
export function* layoutOf({ text, passages, read }: LaidOut): Generator<'', Layout> {
  if (read === undefined)
    return { ...layoutOfPassages(text, passages), links: linksIn(text), isPlain: false, cells: TABS };
  const isPlain = read.reader.startsWith('text/');
  const numbers = new Map<number, number>();
  for (const [start] of read.paragraphs) {
    numbers.set(start, numbers.size + 1);
    if (numbers.size % STEP === 0) yield '';
  }
  return {
    roots: yield* treeOf(read.blocks),
    numbers,
    links: isPlain ? linksIn(text) : apart(read.links),
    isPlain,
    cells: isPlain ? COLUMNS : TABS,
  };
}

function* treeOf(blocks: readonly Block[]): Generator<'', readonly Node[]> {
  const roots: Node[] = [];
  const open: { block: Block; children: Node[] }[] = [];
  for (const [i, block] of blocks.entries()) {
    if (i % STEP === STEP - 1) yield '';
    if (block.depth > DEEPEST) continue;
    const node = { block, children: [] };
    while (open.length > 0 && (open.at(-1)?.block.depth ?? 0) >= block.depth) open.pop();
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}

/** Addresses that plain text names, without the signs of the sentence around them. */
const linksIn = (text: string): Link[] =>
  [...text.matchAll(/\bhttps?:\/\/[^\s<>"'“”«»]*[^\s<>"'“”«».,;:!?()[\]{}]/g)].map(({ 0: url, index }) => ({
    range: [index, index + url.length],
    url,
  }));

/** Of links that overlap, the first one. */
const apart = (links: readonly Link[]): Link[] => {
  const kept: Link[] = [];
  for (const link of [...links].sort((a, b) => a.range[0] - b.range[0]))
    if (link.range[0] >= (kept.at(-1)?.range[1] ?? 0)) kept.push(link);
  return kept;
};

/** A long heading is kept with its passages by its beginning. */
const isHeading = (words: string, heading: string): boolean =>
  heading === words || (heading.endsWith('…') && words.startsWith(heading.slice(0, -1)));

/**
 * Of a text that is known with its passages alone: the passages of one number are a paragraph, and a line between paragraphs is a heading if
 * the next passage is under it.
 */
const layoutOfPassages = (
  text: string,
  passages: readonly KeptPassage[],
): Pick<Layout, 'roots' | 'numbers'> => {
  const roots: Node[] = [];
  const numbers = new Map<number, number>();
  const add = (kind: 'heading' | 'paragraph', range: Range, level = 1) =>
    roots.push({ block: { kind, range, depth: 0, line: 0, level }, children: [] });
  const linesBetween = (from: number, to: number, above: readonly string[]) => {
    for (const { 0: line, index } of text.slice(from, to).matchAll(/[^\n]+/g)) {
      const words = line.trim();
      if (words === '') continue;
      const start = from + index + line.indexOf(words);
      const range: Range = [start, start + words.length];
      const level = above.findLastIndex((heading) => isHeading(words, heading));
      if (level === -1) add('paragraph', range);
      else add('heading', range, level + 1);
    }
  };
  let at = 0;
  for (let i = 0; i < passages.length; ) {
    const { paragraph, start, headings } = passages[i] as KeptPassage;
    linesBetween(at, start, headings);
    at = start;
    for (let next = passages[i]; next?.paragraph === paragraph; next = passages[++i])
      at = Math.max(at, next.end);
    numbers.set(start, paragraph);
    add('paragraph', [start, at]);
  }
  linesBetween(at, text.length, []);
  return { roots, numbers };
};
