// Links to words of a page elsewhere: text fragments (https://wicg.github.io/scroll-to-text-fragment/).

import { markerOf } from './marker.ts';

/** Words of up to this many UTF-16 units are named whole; of longer ones the beginning and the end. */
const WHOLE_CHARS = 200;
/** Words that name a beginning or an end. */
const WORDS = 6;

/** Percent-encoded as the grammar wants it: what parts a directive, `-`, `,` and `&`, does not stand for itself. */
const encoded = (words: string): string =>
  // What is half a character has no encoding; browsers put this sign in its place too.
  encodeURIComponent(words.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/-/g, '%2D');

/** As a browser shows it: white space is one space, lines and the cells of tables stay apart, the markers of lists are no text. */
const linesOf = (text: string): string[][] =>
  text
    .split(/[\n\r\u2028\u2029]+/)
    .map((line) => {
      const words = line.trim();
      return words
        .slice(markerOf(words).length)
        .split('\t')
        .map((cell) => cell.replace(/\s+/g, ' ').trim())
        .filter((cell) => cell !== '');
    })
    .filter((line) => line.length > 0);

/** Where words end in a line, in any script: a fragment matches whole words only. */
const wordSpans = (line: string, language: string | null): { from: number; to: number }[] =>
  [...new Intl.Segmenter(language ?? undefined, { granularity: 'word' }).segment(line)]
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ index, segment }) => ({ from: index, to: index + segment.length }));

const beginningOf = (line: string, language: string | null): string => {
  const begins = wordSpans(line, language);
  return line.slice(0, begins[Math.min(WORDS, begins.length) - 1]?.to ?? line.length);
};

const endOf = (line: string, language: string | null): string => {
  const ends = wordSpans(line, language);
  return line.slice(ends[Math.max(0, ends.length - WORDS)]?.from ?? 0);
};

/**
 * The directive that leads to these words, such as `text=Fares%20must,not%20rise`. A range is named by its first and last words, each
 * within one line, since the specification looks for either inside of one block. The words of a cell are few, and may be in other places
 * too: the first cell of a row is looked for right before the second one. Empty if there are no words.
 */
const directiveFor = (text: string, language: string | null): string => {
  const lines = linesOf(text);
  const [cell, next] = lines[0] ?? [];
  if (cell === undefined) return '';
  const before = next === undefined ? '' : `${encoded(endOf(cell, language))}-,`;
  const first = next ?? cell;
  const last = lines.at(-1)?.at(-1) ?? first;
  const isOne = lines.length === 1 && (lines[0]?.length ?? 0) <= 2;
  if (isOne && (first.length <= WHOLE_CHARS || wordSpans(first, language).length < 2 * WORDS))
    return `text=${before}${encoded(first)}`;
  return `text=${before}${encoded(beginningOf(first, language))},${encoded(endOf(last, language))}`;
};

/** The address at which a browser scrolls to the words, keeping a fragment that it has. */
export const withTextFragment = (url: string, text: string, language: string | null): string => {
  const directive = directiveFor(text, language);
  if (directive === '') return url;
  if (url.includes(':~:')) return `${url}&${directive}`;
  return `${url}${url.includes('#') ? '' : '#'}:~:${directive}`;
};
