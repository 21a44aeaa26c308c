// Where lines fall into parts that no blank line parts: below a heading, and where a paragraph is indented.

import { isNamedSection, isShouted } from './headings.ts';
import { endsSentence, type Line } from './lines.ts';
import { isMarked } from './lists.ts';

/** Columns by which the first line of a paragraph is indented at least. */
const INDENT = 2;
/** UTF-16 units of a line of prose. Verse is shorter, and is indented as it likes. */
const PROSE_CHARS = 50;
/** Of a line below a heading, unless it ends a sentence. */
const BELOW_CHARS = 40;
const HEADING_CHARS = 80;
const RULE = /^(?:={3,}|-{3,}|~{3,}|\*{3,})$/;
const GAP = /\S(?:\t| {3,})\S/;

export const partedLines = (lines: readonly Line[]): (readonly Line[])[] => {
  const parts: (readonly Line[])[] = [];
  let from = 0;
  for (let i = 0; i < lines.length; i++) {
    if (i > from && !endsSentence(lines[i - 1]?.words ?? '')) continue;
    const count = headingLines(lines.slice(i, i + 3));
    if (count === 0) continue;
    parts.push(...indentedParagraphs(lines.slice(from, i)), lines.slice(i, i + count));
    from = i + count;
    i = from - 1;
  }
  return [...parts, ...indentedParagraphs(lines.slice(from))];
};

/** How many lines of a heading other lines follow; 0 if there is none. */
const headingLines = ([first, second, third]: readonly Line[]): number => {
  if (first === undefined || second === undefined || first.words.length > HEADING_CHARS) return 0;
  if (RULE.test(second.words))
    return third === undefined || RULE.test(first.words) || RULE.test(third.words) || GAP.test(first.words)
      ? 0
      : 2;
  const isAbove =
    (second.words.length >= BELOW_CHARS || endsSentence(second.words)) && !GAP.test(second.words);
  const isHeading = (isShouted(first) && !isShouted(second)) || isNamedSection(first);
  return isAbove && isHeading && !/^\p{Ll}/u.test(second.words) ? 1 : 0;
};

const indentedParagraphs = (lines: readonly Line[]): (readonly Line[])[] => {
  const [first] = lines;
  if (first === undefined || isMarked(first)) return lines.length === 0 ? [] : [lines];
  const parts: Line[][] = [];
  for (const [i, line] of lines.entries()) {
    const [before, next] = [lines[i - 1], lines[i + 1]];
    const begins =
      before !== undefined &&
      line.indent >= before.indent + INDENT &&
      line.words.length >= PROSE_CHARS &&
      endsSentence(before.words) &&
      (next === undefined || next.indent < line.indent);
    if (before === undefined || begins) parts.push([line]);
    else parts.at(-1)?.push(line);
  }
  return parts;
};
