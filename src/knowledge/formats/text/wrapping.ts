// Whether the line breaks of a text are its author's, or those of a page that was too narrow.

import { endsSentence, type Line } from './lines.ts';

export interface Wrapping {
  /** Whether lines of a paragraph were broken because the page ended. */
  isWrapped(lines: readonly Line[]): boolean;
  /** The paragraphs of lines without a blank one between: each line, or where they are wrapped, up to a short one that ends a sentence. */
  paragraphsOf(lines: readonly Line[]): (readonly Line[])[];
}

/** Columns of pages: narrower ones are verse or lists, and lines that are longer were not broken for any page. */
const MIN_WIDTH = 32;
const MAX_WIDTH = 132;
/** Of the lengths of lines that others follow, the share that is within the width: a few stick out, as addresses do. */
const WITHIN = 0.95;
/** Of the line breaks of a wrapped text, the share at least that came because the next word did not fit. */
const FORCED = 0.6;
/** Columns by which pages that a person has wrapped by hand are uneven. */
const SLACK = 4;
/** Lines without any blank one that are enough to tell. */
const MIN_LINES = 5;

export const wrappingOf = (chunks: readonly (readonly Line[])[]): Wrapping => {
  const lengths = chunks.flatMap((chunk) => chunk.slice(0, -1).map(lengthOf)).sort((a, b) => a - b);
  const width = lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * WITHIN))] ?? 0;
  const isPage = width >= MIN_WIDTH && width <= MAX_WIDTH;
  const isForced = (line: Line, next: Line): boolean =>
    lengthOf(line) + 1 + (/^\S*/.exec(next.words)?.[0].length ?? 0) > width - SLACK;
  const breaks = chunks
    .filter((chunk) => !isVerse(chunk))
    .flatMap((chunk) => chunk.slice(1).map((next, i) => [chunk[i] as Line, next] as const));
  const forced = breaks.filter(([line, next]) => isForced(line, next)).length;
  const isWrappedAtAll = isPage && breaks.length > 1 && forced >= FORCED * breaks.length;

  const isWrapped = (lines: readonly Line[]): boolean => {
    if (lines.length < 2 || !isPage || isVerse(lines)) return false;
    const unforced = lines.slice(1).flatMap((next, i) => {
      const line = lines[i] as Line;
      return isForced(line, next) ? [] : [[line, next] as const];
    });
    if (lines.length - 1 - unforced.length >= FORCED * (lines.length - 1))
      return lines.length > 2 || isWrappedAtAll;
    return isWrappedAtAll && unforced.every(([line, next]) => goesOn(line, next));
  };

  return {
    isWrapped,
    paragraphsOf(lines) {
      if (!isWrappedAtAll || lines.length < MIN_LINES) return lines.map((line) => [line]);
      const paragraphs: Line[][] = [[]];
      for (const [i, line] of lines.entries()) {
        paragraphs.at(-1)?.push(line);
        const next = lines[i + 1];
        if (next !== undefined && endsSentence(line.words) && !isForced(line, next)) paragraphs.push([]);
      }
      return paragraphs;
    },
  };
};

/** Lines from which on their beginnings tell. */
const MIN_VERSES = 3;
/** Of many lines, the share at least that begin with a capital, or end a sentence. Of a few it has to be all: prose may have most by chance. */
const MOSTLY = 0.8;
const MANY = 8;
/** Columns by which the indentation of prose may waver. */
const WAVER = 2;

/** Lines that are indented in turn, or begin with capitals, or end with sentences one after the other, were broken by their author. */
const isVerse = (lines: readonly Line[]): boolean => {
  if (lines.length < MIN_VERSES) return false;
  const later = lines.slice(1);
  let [min, max] = [Number.POSITIVE_INFINITY, 0];
  for (const { indent } of later) [min, max] = [Math.min(min, indent), Math.max(max, indent)];
  if (max - min > WAVER) return true;
  if (later.length < MIN_VERSES) return false;
  const mostly = (given: readonly Line[], has: (line: Line) => boolean) =>
    given.filter(has).length >= (given.length < MANY ? 1 : MOSTLY) * given.length;
  return (
    mostly(later, ({ words }) => /^["“'‘(]*\p{Lu}/u.test(words)) ||
    mostly(lines.slice(0, -1), ({ words }) => endsSentence(words))
  );
};

const lengthOf = ({ words, indent }: Line): number => words.length + indent;

/** A sentence that the next line plainly goes on with. */
const goesOn = (line: Line, next: Line): boolean =>
  !/[.!?:;…]$/.test(line.words) && /^\p{Ll}/u.test(next.words);
