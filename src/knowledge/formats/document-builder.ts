// A document while it is written block by block: its text, and where each block begins and ends in it.

import type { PageMark } from '../../core/page-marks.ts';
import { type Block, type BlockKind, type Link, outlineOf, type ReadText, trimRange } from './format.ts';

const BETWEEN_BLOCKS = '\n\n';

type Marks = Omit<Block, 'kind' | 'range' | 'depth'>;

/** A block that is open. */
export interface OpenBlock {
  readonly kind: BlockKind;
}

interface Opened extends OpenBlock {
  readonly depth: number;
  marks: Marks;
  start: number | null;
  end: number;
}

export interface DocumentBuilder {
  /** Begins a block, inside of those that are open. */
  open(kind: BlockKind, marks: Marks): OpenBlock;
  /** Ends a block, and those in it that are open. One in which nothing was written has never been. */
  close(block: OpenBlock): void;
  /** Says more of a block that is open. */
  mark(block: OpenBlock, marks: Partial<Marks>): void;
  /** Adds words to the block that is open. White space at its beginning and end is left out. */
  write(words: string): void;
  /** What is written next begins after this: a blank line between blocks, or a line. The strongest counts. */
  part(by: '\n' | '\n\n'): void;
  /** Written before the next words, in the block that is open; nothing, if there are none. */
  lead(marker: string): void;
  /** What is written until it is ended leads to an address, or stands in the place of the image there. */
  link(url: string, marks?: Pick<Link, 'isImage'>): { end(): void };
  /** What has been written since: for what is written otherwise once its end is known. */
  since(): { words(): string; replace(words: string): void };
  omit(line: number): void;
  /** What is written next is on this page. */
  page(number: number): void;
  /** A horizontal break: the next block comes after it. */
  rule(): void;
  /** How many lists are open. */
  readonly lists: number;
  done(reader: string): ReadText;
}

export const createDocumentBuilder = (): DocumentBuilder => {
  const blocks: Opened[] = [];
  const open: Opened[] = [];
  const links: { from: number; to: number; url: string; marks: Pick<Link, 'isImage'> }[] = [];
  const omitted: number[] = [];
  const pages: { at: number | null; page: number }[] = [];
  const parts: string[] = [];
  let leads: { depth: number; marker: string }[] = [];
  let waiting: { at: number | null }[] = [];
  let length = 0;
  let buffer = '';
  let gap = '';
  let lists = 0;
  let isAfterBreak = false;

  const flush = () => {
    const words = buffer.trimEnd();
    parts.push(words);
    length += words.length;
    buffer = '';
    for (const block of open) if (block.start !== null) block.end = length;
  };

  /** The first words after a gap: everything that is open begins here, each after the markers around it. */
  const begin = () => {
    if (length > 0) {
      const between = gap === '\n' ? `\n${'  '.repeat(Math.max(0, lists - 1))}` : BETWEEN_BLOCKS;
      parts.push(between);
      length += between.length;
    }
    gap = '';
    for (const block of open) {
      const own = leads.filter(({ depth }) => depth === block.depth);
      block.start ??= length + buffer.length;
      buffer += own.map(({ marker }) => marker).join('');
    }
    leads = [];
    for (const mark of waiting) mark.at = length + buffer.length;
    waiting = [];
  };

  const placed = <T extends { at: number | null }>(mark: T): T => {
    if (buffer === '') waiting.push(mark);
    else mark.at = length + buffer.length;
    return mark;
  };
  const here = (): { at: number | null } => placed({ at: null });

  return {
    open(kind, marks) {
      flush();
      const own = isAfterBreak ? { ...marks, isAfterBreak } : marks;
      const block: Opened = { kind, depth: open.length, marks: own, start: null, end: 0 };
      isAfterBreak = false;
      blocks.push(block);
      open.push(block);
      if (kind === 'list') lists += 1;
      return block;
    },
    close(block) {
      const at = open.indexOf(block as Opened);
      if (at === -1) return;
      flush();
      for (const { kind } of open.slice(at)) if (kind === 'list') lists -= 1;
      open.length = at;
      leads = leads.filter(({ depth }) => depth < at);
    },
    mark(block, marks) {
      const opened = block as Opened;
      opened.marks = { ...opened.marks, ...marks };
    },
    write(words) {
      const said = buffer === '' ? words.trimStart() : words;
      if (said === '') return;
      if (buffer === '') begin();
      buffer += said;
    },
    part(by) {
      flush();
      if (by.length > gap.length) gap = by;
    },
    lead(marker) {
      leads.push({ depth: open.length - 1, marker });
    },
    link(url, marks = {}) {
      const from = here();
      return {
        end() {
          if (url !== '' && from.at !== null)
            links.push({ from: from.at, to: length + buffer.length, url, marks });
        },
      };
    },
    since() {
      const from = here();
      return {
        words: () => (from.at === null ? '' : buffer.slice(Math.max(0, from.at - length))),
        replace(words) {
          if (from.at !== null) buffer = buffer.slice(0, Math.max(0, from.at - length)) + words;
        },
      };
    },
    omit(line) {
      omitted.push(line);
    },
    page(page) {
      pages.push(placed({ at: null, page }));
    },
    rule() {
      isAfterBreak = length + buffer.length > 0;
    },
    get lists() {
      return lists;
    },
    done(reader) {
      flush();
      const text = parts.join('');
      const kept = blocks.flatMap(({ kind, depth, marks, start, end }): Block[] =>
        start === null || end <= start ? [] : [{ kind, range: [start, end], depth, ...marks }],
      );
      const leading = links.flatMap(({ from, to, url, marks }): Link[] => {
        const range = trimRange(text, from, Math.min(to, text.length));
        return range === null ? [] : [{ range, url, ...marks }];
      });
      const marks = pages.flatMap(({ at, page }): PageMark[] => {
        if (at === null) return [];
        let from = at;
        while (from < text.length && text.charAt(from).trim() === '') from++;
        return [[from, page]];
      });
      return {
        reader,
        text,
        blocks: kept,
        ...outlineOf(text, kept),
        links: leading,
        omitted,
        ...(marks.length === 0 ? {} : { pages: marks }),
      };
    },
  };
};
