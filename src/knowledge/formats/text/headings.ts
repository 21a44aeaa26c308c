// Headings in plain text: numbered, in capitals, underlined, or a short line above a longer text.

import { endsSentence, type Line } from './lines.ts';
import { isMarked, isNextItem } from './lists.ts';
import type { Wrapping } from './wrapping.ts';

const MAX_CHARS = 80;
/** Words of a heading that nothing but its shortness tells. */
const MAX_WORDS = 6;
/** Lines of a title in capitals. */
const MAX_LINES = 3;
/** UTF-16 units of a paragraph on one line that a short line may be the heading of. */
const LONG_CHARS = 80;
const NAMED = String.raw`(?:§+|Article|Section|Chapter|Part|Appendix|Annex|Schedule|Rule|المادة|مادة|الفصل|الباب|ماده|فصل|סעיף|פרק)\s*(?:\p{Nd}+|[IVXA-Z]+|\p{L}['׳]?)[.:]?`;
const NUMBERED = new RegExp(
  String.raw`^(?:${NAMED}|\d{1,2}(?:\.\d{1,2})+[.)]?|\p{Nd}{1,2}[.)]|[IVX]{1,5}\.)(?:\s+\S|$)`,
  'u',
);
const SECTION = new RegExp(String.raw`^${NAMED}(?:\s*[-–—:].*|)$`, 'u');
const RULE = /^(?:={3,}|-{3,}|~{3,}|\*{3,})$/;
const GAP = /\S(?:\t| {3,})\S/;
/** A field of a form, and no step with its name. */
const FIELD = /^[^:\p{Nd}]{1,40}:\s/u;

/** The level of a group of lines that is a heading, and null if it is none. */
export const headingIn = (
  groups: readonly (readonly Line[])[],
  at: number,
  wrapping: Wrapping,
): { readonly level: number; readonly isUnderlined: boolean } | null => {
  const lines = groups[at] ?? [];
  const [first, second] = lines;
  if (first === undefined || groups.length < 2) return null;
  if (lines.length === 2 && second !== undefined && RULE.test(second.words) && !RULE.test(first.words))
    return { level: second.words.startsWith('=') ? 1 : 2, isUnderlined: true };
  const { words } = first;
  const next = groups[at + 1];
  const plain = (level: number) => ({ level, isUnderlined: false });
  // What a line leads to is no heading.
  if (next === undefined || /[:：]$/.test(groups[at - 1]?.at(-1)?.words ?? '')) return null;
  if (lines.length <= MAX_LINES && (lines.length === 1 || at === 0) && lines.every(isShouted))
    return plain(at === 0 ? 1 : 2);
  if (lines.length !== 1 || !isLine(first)) return null;
  if (NUMBERED.test(words) && !isItem(groups, at)) {
    const depth = /^\d+((?:\.\d+)*)/.exec(words)?.[1]?.match(/\d+/g)?.length ?? 0;
    return plain(2 + depth);
  }
  if (words.split(/\s+/).length > MAX_WORDS || !/^[^\p{Ll}]/u.test(words) || GAP.test(words)) return null;
  if (FIELD.test(words) || isMarked(first)) return null;
  if (at === 0 && headingIn(groups, 1, wrapping) !== null) return plain(1);
  return isProse(next, wrapping) ? plain(at === 0 ? 1 : 3) : null;
};

const isLine = ({ words }: Line): boolean =>
  words.length <= MAX_CHARS && !endsSentence(words) && !/[,;:،؛：]$/.test(words) && /\p{L}/u.test(words);

/** `Article 5 - Fees`: named and numbered, with or without words after it. */
export const isNamedSection = (line: Line): boolean => isLine(line) && SECTION.test(line.words);

/** In capitals. */
export const isShouted = (line: Line): boolean =>
  isLine(line) &&
  !GAP.test(line.words) &&
  /\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(line.words) &&
  line.words === line.words.toUpperCase();

/** One of several numbered lines: an item of a list whose items blank lines part. A number of more levels is one of a section in it. */
const isItem = (groups: readonly (readonly Line[])[], at: number): boolean => {
  const [line] = groups[at] ?? [];
  return [groups[at - 1], groups[at + 1]].some((other) => {
    const [near] = other ?? [];
    if (line === undefined || near === undefined || other?.length !== 1) return false;
    return isNextItem(near, line) || isNextItem(line, near);
  });
};

/** Lines of a page, or a sentence on a line that is too long for a heading. */
const isProse = (lines: readonly Line[], wrapping: Wrapping): boolean => {
  const [line, more] = lines;
  return (
    wrapping.isWrapped(lines) ||
    (line !== undefined && more === undefined && line.words.length > LONG_CHARS && endsSentence(line.words))
  );
};
