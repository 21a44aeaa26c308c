// Where sentences begin: Intl.Segmenter, mended after abbreviations and initials.

import type { Range } from '../core/source.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Words with a full stop that seldom end a sentence, and single letters, which are mostly initials. */
const UNFINISHED =
  /(?:^|[\s(])(?:\p{L}|(?:\p{L}\.)+\p{L}|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Sen|Rep|Gov|No|vs|etc|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|cf|ed|vol|pp?)\.["'”’)]*\s*$/u;

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
      if (to < end && goesOn) continue;
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
