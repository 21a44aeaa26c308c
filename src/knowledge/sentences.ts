// Where sentences begin: Intl.Segmenter, mended after abbreviations, initials and the numbers of items.

import type { Range } from '../core/source.ts';
import type { Block } from './formats/format.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Words with a full stop that seldom end a sentence, and single letters, which are mostly initials. */
const UNFINISHED =
  /(?:^|[\s(])(?:\p{L}|(?:\p{L}\.)+\p{L}|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Sen|Rep|Gov|No|vs|etc|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|cf|ed|vol|pp?)\.["'”’)]*\s*$/u;

/** The number or bullet of an item, which is no sentence. */
const MARKER = /^(?:\(?(?:\d{1,3}|\p{L}|[ivx]{1,5})[.)]|[-–—*•·◦‣+]|\[[ xX]\])$/u;
/** With the marks of quoted mail before the next line. */
const LINE_BREAK = /[\n\r\u2028\u2029](?:[ \t]*>[> \t]*)?/g;

const blank = (found: string): string => ' '.repeat(found.length);

/** How much text is given to the segmenter at once: its time grows with the square of what it is given. */
const WINDOW = 2_000;
/** No sentence is longer: what has no end for so long is a table, a log or noise, and is cut at white space. */
const LONGEST = 16_000;
/** The end of a text in which an abbreviation is looked for. */
const TAIL = 24;

/**
 * The sentences of `text` between two offsets, in order, apart and trimmed; together they hold all that is not white space.
 * Line breaks end a sentence too, since lists and tables have one entry a line.
 */
export const sentencesOf = (text: string, start = 0, end = text.length): Range[] => {
  const sentences: Range[] = [];
  const add = (from: number, to: number) => {
    const said = text.slice(from, to);
    const lead = said.length - said.trimStart().length;
    const trimmed = said.trim();
    if (trimmed !== '') sentences.push([from + lead, from + lead + trimmed.length]);
  };
  let from = start;
  for (let size = WINDOW; from < end; ) {
    const stop = Math.min(end, from + Math.min(size, LONGEST));
    const began = from;
    let to = from;
    for (const { segment } of segmenter.segment(text.slice(from, stop))) {
      to += segment.length;
      // The last segment of a window may go on beyond it.
      if (to === stop && stop < end) break;
      const goesOn =
        UNFINISHED.test(text.slice(Math.max(from, to - TAIL), to)) && !/[\n\r]\s*$/.test(segment);
      if (to < end && (goesOn || MARKER.test(text.slice(from, to).trim()))) continue;
      add(from, to);
      from = to;
    }
    if (from > began) size = WINDOW;
    else if (size < LONGEST) size *= 2;
    else {
      from = cutAt(text, began, stop);
      add(began, from);
      size = WINDOW;
    }
  }
  return sentences;
};

/** The last white space before `stop`, or `stop` itself, but never between the halves of a character. */
const cutAt = (text: string, from: number, stop: number): number => {
  const space = text.slice(from, stop).search(/\s\S*$/);
  if (space > 0) return from + space + 1;
  return /[\udc00-\udfff]/.test(text.charAt(stop)) ? stop - 1 : stop;
};

/** Above so many UTF-16 units without an end, the lines of a paragraph are taken for sentences. */
const LONG = 1_200;

/** What sentences of a document are found by. */
export interface Structure {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/**
 * The sentences of a document between two offsets: none goes on from one block to the next, an item keeps its number, a row of a table is
 * one, and a line break inside of a paragraph ends none.
 */
export const sentencesIn = ({ text, blocks }: Structure, start: number, end: number): Range[] => {
  const sentences: Range[] = [];
  const pieces = piecesIn(blocks, start, end);
  for (const [i, { from, kind }] of pieces.entries()) {
    const to = pieces[i + 1]?.from ?? end;
    if (kind === 'row') {
      const row = text.slice(from, to);
      const trimmed = row.trim();
      const lead = row.length - row.trimStart().length;
      if (trimmed !== '') sentences.push([from + lead, from + lead + trimmed.length]);
    } else if (kind === 'code') sentences.push(...sentencesOf(text, from, to));
    else for (const range of unwrapped(text, from, to)) sentences.push(...range);
  }
  return sentences;
};

/** The sentences of a piece whose line breaks are white space; one without any end falls into its lines. */
function* unwrapped(text: string, from: number, to: number): Generator<Range[]> {
  const piece = text.slice(from, to);
  const said = piece.replace(LINE_BREAK, blank);
  if (said === piece) {
    yield sentencesOf(text, from, to);
    return;
  }
  for (const [start, end] of sentencesOf(said))
    yield end - start > LONG ? sentencesOf(text, from + start, from + end) : [[from + start, from + end]];
}

/** Where blocks begin that sentences do not go beyond. What begins right after its item's number does not begin anew. */
const piecesIn = (
  blocks: readonly Block[],
  start: number,
  end: number,
): { from: number; kind: Block['kind'] }[] => {
  let low = 0;
  for (let high = blocks.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.range[0] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const around = blocks[low]?.range[0] === start ? undefined : blocks[low - 1];
  const pieces = [{ from: start, kind: around?.kind ?? ('paragraph' as const) }];
  let item: Block | null = around?.kind === 'item' ? around : null;
  for (let b = low; b < blocks.length; b++) {
    const block = blocks[b] as Block;
    if (block.range[0] >= end) break;
    const isFirst = item !== null && block.depth === item.depth + 1 && block.kind === 'paragraph';
    item = block.kind === 'item' ? block : null;
    if (isFirst) continue;
    const last = pieces.at(-1);
    if (last?.from === block.range[0]) last.kind = block.kind;
    else pieces.push({ from: block.range[0], kind: block.kind });
  }
  return pieces;
};
