// Finds words of an earlier reading of a file in a later one, by their letters: ignores whitespace, punctuation, and list markers.

import type { YieldToEventLoop } from '../core/event-loop.ts';
import type { Range } from '../core/source.ts';

/** Normalized letters and digits, with the offset of each in the text. */
interface FoldedText {
  readonly letters: string;
  readonly at: Uint32Array;
}

/** The number or letter of an item at the beginning of its line. */
const MARK = /(?<=^|\n)[^\S\n]*(?:\(?\d{1,4}[.)]|\(?\p{L}[.)])(?=\s)/gu;
const LETTER = /[\p{L}\p{N}]/u;
/** UTF-16 units of letters in which words are looked for, before and after the place where the words before them were found. */
const WINDOW = 20_000;
/** The maximum number of partial-word matches to skip in one window. */
const MAX_PLACES = 50;
/** Characters between two yields to the event loop. */
const AT_ONCE = 20_000;

const isPlain = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);

/** `withMarks`: marks of items count as words. */
const foldText = async (
  text: string,
  withMarks: boolean,
  yieldToEventLoop: YieldToEventLoop,
): Promise<FoldedText> => {
  // White space instead keeps all offsets.
  const source = withMarks ? text : text.replace(MARK, (mark) => ' '.repeat(mark.length));
  // One sign may stand for several letters.
  const at = new Uint32Array(source.length * 2);
  const letters: string[] = [];
  let count = 0;
  for (let i = 0; i < source.length; i++) {
    if (i % AT_ONCE === 0) await yieldToEventLoop();
    const code = source.charCodeAt(i);
    if (code < 128) {
      if (!isPlain(code)) continue;
      letters.push(source.charAt(i));
      at[count++] = i;
      continue;
    }
    const sign = String.fromCodePoint(source.codePointAt(i) ?? 0);
    for (const plain of sign.normalize('NFKC'))
      if (LETTER.test(plain) && count + plain.length <= at.length) {
        letters.push(plain);
        for (let unit = 0; unit < plain.length; unit++) at[count++] = i;
      }
    i += sign.length - 1;
  }
  return { letters: letters.join(''), at };
};

/** Finds the words of slices of one text in another; slices are asked for in rising order. */
export type Finder = (slice: Range) => Promise<Range | null>;

/** The words of `before` in `now`; words as they are, or without the marks of items, which some readers leave out. */
export const createFinder = (before: string, now: string, yieldToEventLoop: YieldToEventLoop): Finder => {
  const finders = [true, false].map((withMarks): Finder => {
    let made: readonly [FoldedText, FoldedText] | null = null;
    let cursor = 0;
    return async ([start, end]) => {
      made ??= [
        await foldText(before, withMarks, yieldToEventLoop),
        await foldText(now, withMarks, yieldToEventLoop),
      ];
      const [old, fresh] = made;
      const wanted = old.letters.slice(firstAt(old, start), firstAt(old, end));
      if (wanted === '') return null;
      const found = findFrom(fresh, wanted, cursor) ?? findFrom(fresh, wanted, Math.max(0, cursor - WINDOW));
      if (found === null) return null;
      cursor = found + wanted.length;
      const [from, to] = [fresh.at[found] ?? 0, fresh.at[cursor - 1] ?? 0];
      return [from, to + String.fromCodePoint(now.codePointAt(to) ?? 0).length];
    };
  });
  return async (slice) => {
    for (const find of finders) {
      const found = await find(slice);
      if (found !== null) return found;
    }
    return null;
  };
};

/** Where words stand that begin and end as words. */
const findFrom = ({ letters, at }: FoldedText, wanted: string, from: number): number | null => {
  const within = letters.slice(from, from + WINDOW + wanted.length);
  const isInside = (i: number) => i > 0 && i < letters.length && (at[i] ?? 0) - (at[i - 1] ?? 0) <= 1;
  let i = within.indexOf(wanted);
  for (let looked = 0; i >= 0 && looked < MAX_PLACES; looked++) {
    if (!isInside(from + i) && !isInside(from + i + wanted.length)) return from + i;
    i = within.indexOf(wanted, i + 1);
  }
  return null;
};

/** The first letter at or after an offset of the text. */
const firstAt = ({ letters, at }: FoldedText, offset: number): number => {
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};
