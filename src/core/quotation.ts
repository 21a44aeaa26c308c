// What of a typed text is the quotation, and what only carries it: marks of Markdown, a line that names the source, a caption of ours.

import type { Range } from './source.ts';

export interface Quotation {
  /** The text, of the same length, with what is not quoted made blank: all offsets are those of the text as it was given. */
  readonly words: string;
  /** A line at the end that seems to name the source: it is left out unless it stands in the document too. */
  readonly source: Range | null;
}

/** Takes the place of a sign inside a word without parting it. */
const NOTHING = '\u2060';

const blank = (text: string, from: number, to: number, by = ' '): string =>
  text.slice(0, from) + by.repeat(to - from) + text.slice(to);

/** At the beginning of a line: quotation marks of Markdown, the bar of a terminal, small print and list marks as chat platforms have them. */
const LINE_MARK = /^[ \t]*(?:(?:>|│|-#|•)[ \t]?)+/gm;

/** Signs that a backslash makes plain. */
const ESCAPED = /\\(?=[\\*_~|`<>@[\]:#+.-])/g;

const EMPHASIS =
  /(?<![\p{L}\p{N}\\])(\*\*\*|\*\*|\*|___|__|_|~~|\|\||`)(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu;

const LINK = /\[([^\]\n]+)\](\([^()\s]*\))/g;

const unmarked = (text: string): string => {
  let words = text.replace(LINE_MARK, (mark) => ' '.repeat(mark.length));
  words = words.replace(
    LINK,
    (_, label: string, target: string) => `${NOTHING}${label}${NOTHING}${NOTHING.repeat(target.length)}`,
  );
  // Emphasis within emphasis is next once the outer marks are gone.
  for (let before = ''; before !== words; ) {
    before = words;
    words = words.replace(EMPHASIS, (_, mark: string, inside: string) => {
      const by = NOTHING.repeat(mark.length);
      return by + inside + by;
    });
  }
  return words.replace(ESCAPED, NOTHING);
};

/** A code of a passage in brackets, which people copy with an excerpt. */
const CODE = /[[(]\s*[0-9a-hj-km-np-tv-z]{8}\s*[\])]/gi;

/** UTF-16 units of a line that may name a source; a longer one is a paragraph that begins with a dash. */
const MAX_SOURCE = 160;

/** What begins a line that names a source: a dash, the word for it, or its address. */
const NAMED = String.raw`(?:(?:[-–—―~]|--)[ \t]*[^\s-]|[([]?(?:sources?|via|المصدر|المصادر|מקור|מקורות)[ \t]*:|<?https?://\S)`;

/** The last line; or what follows the end of quotation marks that hold all the rest, behind a dash or in brackets. */
const SOURCE_LINE = new RegExp(String.raw`\n[ \t]*(${NAMED}[^\n]*)\s*$`, 'iu');
const SOURCE_BEHIND = new RegExp(
  String.raw`^\s*["“„«”״][\s\S]*["”»״“]\s*(${NAMED}[^\n"”»״“]*|\([^()\n"”»״“]+\))\s*$`,
  'iu',
);

const sourceIn = (words: string): Range | null => {
  const found = SOURCE_LINE.exec(words) ?? SOURCE_BEHIND.exec(words);
  const [whole, line] = found ?? [];
  if (found === null || whole === undefined || line === undefined || line.length > MAX_SOURCE) return null;
  const start = found.index + whole.lastIndexOf(line);
  const before = words.slice(0, start).trimEnd();
  // A line among others that begin with a dash is one of a list.
  const isListed = /(?:^|\n)[ \t]*[-–—―][^\n]*$/.test(before) && whole.startsWith('\n');
  return before === '' || isListed ? null : [start, start + line.trimEnd().length];
};

/**
 * Reads what somebody gives as a quotation. `isOurs` says whether there is a passage of a code; `ours` finds the lines that we write
 * below an excerpt. Both are left out, and nothing that only looks like them.
 *
 * @example readQuotation('> The pier is closed.\n- Harbour Gazette', () => false, () => []).source // [23, 40]
 */
export const readQuotation = (
  text: string,
  isOurs: (code: string) => boolean,
  ours: (words: string) => readonly Range[],
): Quotation => {
  let words = unmarked(text);
  for (const [start, end] of ours(words)) words = blank(words, start, end);
  for (const { 0: found, index } of words.matchAll(CODE))
    if (isOurs(found.replace(/[^0-9a-z]/gi, ''))) words = blank(words, index, index + found.length);
  return { words, source: sourceIn(words) };
};

/** A line that stands by itself, as between the cells of a table's row. */
const BAR = /(?<!\S)\|(?!\S)/g;

/** The quotation with the lines between the cells of table rows, as we show them, made blank; null if it has none. */
export const withoutBars = (quotation: Quotation): Quotation | null => {
  const words = quotation.words.replace(BAR, ' ');
  return words === quotation.words ? null : { ...quotation, words };
};

/** The words without the line that names the source. */
export const withoutSource = ({ words, source }: Quotation): string =>
  source === null ? words : blank(words, ...source);
