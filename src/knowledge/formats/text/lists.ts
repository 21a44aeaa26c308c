// Lists and tables in plain text.

import { endsSentence, type Line } from './lines.ts';

export interface Part {
  readonly lines: readonly Line[];
  readonly isHeader?: boolean;
  /** The list that it goes on with. */
  readonly nested?: Parts | null;
}

export interface Parts {
  readonly kind: 'list' | 'table';
  readonly isOrdered: boolean;
  readonly parts: readonly Part[];
}

const BULLET = /^(?:([-–—*•·◦‣+])|o)\s+\S/;
const NUMBER = /^\(?(\p{Nd}{1,3}|\p{L}|[ivx]{1,5})[.)]\s+\S/u;
/** `2.1`: a number of several levels needs no full stop after it. */
const LEVELS = /^(?:§\s*)?(\p{Nd}{1,3}(?:\.\p{Nd}{1,3})+)[.)]?\s+\S/u;
const MIN_ITEMS = 2;

/** How a line is marked as an item, and which it is. */
const markOf = ({ words }: Line): { readonly style: string; readonly value: string } | null => {
  const bullet = BULLET.exec(words);
  if (bullet !== null) return { style: bullet[1] ?? 'o', value: '' };
  const levels = LEVELS.exec(words)?.[1];
  if (levels !== undefined) return { style: levels.replace(/\P{Nd}*\p{Nd}+$/u, ''), value: levels };
  const [whole, value] = NUMBER.exec(words) ?? [];
  if (whole === undefined || value === undefined || /^\p{Lu}/u.test(value)) return null;
  return { style: /\p{Nd}/u.test(value) ? '1' : 'a', value };
};

export const isMarked = (line: Line): boolean => markOf(line) !== null;

/** Whether a line is the next item of a list, or of its kind at least. */
export const isNextItem = (before: Line, line: Line): boolean => {
  const [one, two] = [markOf(before), markOf(line)];
  if (one === null || two === null || one.style !== two.style) return false;
  return two.style !== '1' || numberOf(two.value) === numberOf(one.value) + 1 || one.value === two.value;
};

const ZEROS = /\p{Nd}/gu;
const numberOf = (value: string): number =>
  Number(value.replace(ZEROS, (digit) => String(digitOf(digit.codePointAt(0) ?? 0))));
/** Digits of every script follow each other, from a zero on that no digit is before. */
const digitOf = (code: number): number => {
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
};

/** Lines that begin with bullets or numbers; a line that does not goes on with the item before it. */
export const listIn = (lines: readonly Line[]): Parts | null => {
  const [first] = lines;
  const mark = first === undefined ? null : markOf(first);
  if (first === undefined || mark === null) return null;
  const items: Line[][] = [];
  let last = first;
  for (const [i, line] of lines.entries()) {
    // What is indented more than the first marker is part of its item, be it a list of its own.
    const isItem = markOf(line) !== null && line.indent <= first.indent;
    // A number at the beginning of a line may be a sentence's own.
    if (i === 0 || (isItem && (isNextItem(last, line) || endsPart(lines[i - 1])))) {
      items.push([line]);
      last = line;
    } else items.at(-1)?.push(line);
  }
  if (items.length < MIN_ITEMS) return null;
  return { kind: 'list', isOrdered: mark.value !== '', parts: items.map(itemOf) };
};

const endsPart = (line: Line | undefined): boolean =>
  line !== undefined && (endsSentence(line.words) || /[,;:]$|\b(?:and|or)$/.test(line.words));

/** An item, with the list that it leads to. */
const itemOf = (lines: readonly Line[]): Part => {
  const at = lines.findIndex((line, i) => i > 0 && isMarked(line) && line.indent > (lines[0]?.indent ?? 0));
  const nested = at === -1 ? null : listIn(lines.slice(at));
  return { lines, nested };
};

/** Places at which a list is looked for in one paragraph. */
const MAX_TRIES = 8;

/** Where in its lines a paragraph ends, and the list or table begins that it leads to; null if it leads to none. */
export const leadIn = (lines: readonly Line[]): number | null => {
  let tries = 0;
  for (let i = 1; i < lines.length && tries < MAX_TRIES; i++) {
    const [before, line] = [lines[i - 1] as Line, lines[i] as Line];
    const leads = /[:：]$/.test(before.words);
    if (isMarked(line) && !isMarked(before) && (leads || BULLET.test(line.words))) {
      tries += 1;
      if (listIn(lines.slice(i)) !== null) return i;
    }
    if (!leads || i > 1 || lines.length - i < MIN_ITEMS) continue;
    const rest = lines.slice(i);
    if ((fieldsIn(rest) ?? tableIn(rest) ?? recordsIn(rest)) !== null) return i;
  }
  return null;
};

const COLUMNS = /\t+| {2,}/;
const MIN_ROWS = 3;
/** A line below the header, of the width of its columns. */
const RULE = /^[-=+|][-=+|\s]*$/;

/** Lines of as many columns each, separated by tabs or wide gaps; the first names them if a rule follows it, or if it has no digit and all others have. */
export const tableIn = (lines: readonly Line[]): Parts | null => {
  if (lines.length < MIN_ROWS) return null;
  const widths = lines.map(({ words }) => words.split(COLUMNS).length);
  const [first, second, ...more] = lines;
  const width = widths[1] ?? 0;
  // Nothing needs to stand above the names of rows.
  const isIndented = widths[0] === width - 1 && (first?.indent ?? 0) > (second?.indent ?? 0);
  if ((widths[0] ?? 0) < 2 || (widths[0] !== width && !isIndented)) return null;
  if (widths.slice(1).some((own) => own !== width)) return null;
  if (first !== undefined && second !== undefined && RULE.test(second.words)) {
    const rows = more.filter(({ words }) => !RULE.test(words));
    return {
      kind: 'table',
      isOrdered: false,
      parts: [{ lines: [first, second], isHeader: true }, ...rows.map((line) => ({ lines: [line] }))],
    };
  }
  const others = lines.slice(1);
  const isHeader =
    isIndented || (!/\p{Nd}/u.test(first?.words ?? '') && others.every(({ words }) => /\p{Nd}/u.test(words)));
  return {
    kind: 'table',
    isOrdered: false,
    parts: lines.map((line, i) => (i === 0 && isHeader ? { lines: [line], isHeader } : { lines: [line] })),
  };
};

/** `Day ticket: 9 euros`, `Apologies: D. Ferrante`, `Lund, H.  12`. */
const RECORD = /^[^:.!?]{1,60}:(?:\s|$)|\S(?:\t| {3,})\S|\S\s?\.{3,}\s?\S/;
const MOSTLY = 0.7;

/** A word or two with a colon, or columns: no line of a wrapped text after the other begins like that. */
const FIELD = /^\p{Lu}[^:.!?,]{0,24}:\s|\S(?:\t| {4,})\S/u;

/** Lines that begin with a question are that and its answer. */
const asks = ([first]: readonly Line[]): boolean => /[?؟？]["'”’»)\]]*$/u.test(first?.words ?? '');

/** Each line with those after it that go on with it. */
const partsOf = (lines: readonly Line[], goesOn: (line: Line, before: Line) => boolean): Line[][] => {
  const parts: Line[][] = [];
  for (const [i, line] of lines.entries()) {
    if (i > 0 && goesOn(line, lines[i - 1] as Line)) parts.at(-1)?.push(line);
    else parts.push([line]);
  }
  return parts;
};

const listOf = (parts: readonly Line[][]): Parts => ({
  kind: 'list',
  isOrdered: false,
  parts: parts.map((lines) => ({ lines })),
});

/** Lines that are fields of a form without any doubt. */
export const fieldsIn = (lines: readonly Line[]): Parts | null => {
  const indent = lines[0]?.indent ?? 0;
  const parts = partsOf(lines, (line) => line.indent > indent);
  return parts.length >= MIN_ITEMS && !asks(lines) && parts.every(([line]) => FIELD.test(line?.words ?? ''))
    ? listOf(parts)
    : null;
};

/** Lines that each say something of their own, as price lists and the heads of letters do. */
export const recordsIn = (lines: readonly Line[]): Parts | null => {
  if (lines.length < MIN_ITEMS || asks(lines)) return null;
  const isRecord = ({ words }: Line) => RECORD.test(words);
  const records = lines.filter(isRecord).length;
  if (records < MIN_ITEMS || records < MOSTLY * lines.length) return null;
  const indent = lines[0]?.indent ?? 0;
  return listOf(
    partsOf(
      lines,
      (line, before) =>
        !isRecord(line) &&
        (line.indent > indent || (!endsSentence(before.words) && /^\p{Ll}/u.test(line.words))),
    ),
  );
};

const ENTRY = /(?:\.{3,}|(?:\s\.){3,})\s*(\d{1,4}|[ivxl]{1,6})$/;
const MIN_ENTRIES = 3;
const MAX_CHARS = 200;

/** The table of contents of a printed text: lines that end with the number of a page. */
export const isContents = (lines: readonly Line[]): boolean => {
  const pages = lines.flatMap(({ words }) => {
    const page = words.length > MAX_CHARS ? undefined : ENTRY.exec(words)?.[1];
    return page === undefined ? [] : [Number(page)];
  });
  return (
    pages.length >= MIN_ENTRIES &&
    pages.length >= MOSTLY * lines.length &&
    pages.every((page, i) => i === 0 || Number.isNaN(page) || !(page < (pages[i - 1] ?? 0))) &&
    lines.some(({ words }) => /^(?:\p{Nd}|[IVXA-Z]\.)|chapter|section|introduction|index/iu.test(words))
  );
};

/** Of the characters of a drawing, the share at least that are no letters; less, where many of its lines have none. */
const DRAWN = 0.4;
const DRAWN_LINES = 0.34;
const MIN_DRAWN = 3;

/** Lines of a drawing, a form or a formula rather than of words. */
export const isDrawing = (lines: readonly Line[]): boolean => {
  if (lines.length < MIN_DRAWN) return false;
  const signs = lines.map(({ words }) => words.replace(/[\s.…_]/g, '')).join('');
  const drawn = signs.match(/[-=|/\\<>^+*[\](){}]|[\u2500-\u257f]/g)?.length ?? 0;
  const without = lines.filter(({ words }) => !/[\p{L}\p{N}]/u.test(words)).length;
  return drawn > 0 && (drawn >= DRAWN * signs.length || without >= DRAWN_LINES * lines.length);
};
