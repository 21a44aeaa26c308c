// What a document is called, and of when it is, where its head does not say: by its first heading, or the name of its file.

import { isDay } from '../core/day.ts';
import type { Metadata } from '../core/source.ts';
import type { Heading, ReadText } from './formats/format.ts';

/** UTF-16 units of a heading that is a title. */
const TITLE_CHARS = 200;
/** Levels of headings that a document may be named by. */
const TITLE_LEVEL = 3;

/** UTF-16 units that may stand above the only heading of the first level. */
const ABOVE_CHARS = 600;

/** A name without one, such as a number or a hash, says nothing. */
const HAS_WORD = /(?<![\p{L}\p{N}])\p{L}{2,}(?![\p{L}\p{N}])/u;

/**
 * The title that was given, else the first heading, if nothing but images, links and a few words stand above it, else the name of the file.
 * What the file calls itself, as a browser shows it above the page, comes after a heading of the first level.
 */
export const titleOf = (
  given: string | null,
  read: ReadText,
  name: string,
  told = '',
): Pick<Metadata, 'title' | 'titleFrom'> => {
  if (given !== null) return { title: given };
  const { text, headings } = read;
  const [first] = headings;
  if (
    first !== undefined &&
    first.level <= (HAS_WORD.test(told) ? 1 : TITLE_LEVEL) &&
    namesAll(first, read)
  ) {
    const words = text.slice(...first.range).replace(/\s+/g, ' ');
    if (words.length <= TITLE_CHARS) return { title: words, titleFrom: 'heading' };
  }
  if (HAS_WORD.test(told) && told.length <= TITLE_CHARS) return { title: told };
  const words = /\s/.test(name) ? name : name.replace(/^\d{4}-\d{2}-\d{2}[-_]/, '').replace(/[-_]+/g, ' ');
  return HAS_WORD.test(words) ? { title: words.trim(), titleFrom: 'file' } : { title: null };
};

const IMAGES = /^(?:\[[^[\]]*\]\s*)+$/;

const namesAll = (
  { range: [start], level }: Heading,
  { text, headings, blocks, paragraphs }: ReadText,
): boolean => {
  const isOnly = level === 1 && headings.filter((one) => one.level === 1).length === 1;
  if (isOnly && start <= ABOVE_CHARS) return true;
  const saysNothing = new Set(
    blocks.flatMap(({ range, isBare, isOfPage }) => (isBare === true || isOfPage === true ? [range[0]] : [])),
  );
  return paragraphs.every(
    ([from, to]) => from > start || saysNothing.has(from) || IMAGES.test(text.slice(from, to)),
  );
};

/** The day in the name of a file, if nobody has said when the text was published. */
export const dayOfFile = (
  published: string | null,
  name: string,
): Pick<Metadata, 'published' | 'publishedFrom'> => {
  const day = /(?:^|[^\d])(\d{4}-\d{2}-\d{2})(?:[^\d]|$)/.exec(name)?.[1];
  return published !== null || day === undefined || !isDay(day)
    ? { published }
    : { published: day, publishedFrom: 'file' };
};
