// Plain text: quoted as it stands. A blank line ends a paragraph; where there is none at all, every line is one.

import type { Range } from '../../core/source.ts';
import { type Reader, trimRange } from './format.ts';

const BREAK = String.raw`(?:\r\n|\r(?!\n)|[\n\u2028\u2029])`;
const SPACES = String.raw`[^\S\n\r\u2028\u2029]*`;
const LINE_BREAK = new RegExp(BREAK, 'g');
const BLANK_LINE = new RegExp(`${BREAK}${SPACES}(?:${BREAK}${SPACES})+`, 'g');

export const readText: Reader = (text) => {
  const whole = trimRange(text, 0, text.length);
  const paragraphs: Range[] = [];
  if (whole !== null) {
    const [from, to] = whole;
    const body = text.slice(from, to);
    const breaks = [...body.matchAll(BLANK_LINE)];
    let at = from;
    for (const { index, 0: gap } of breaks.length > 0 ? breaks : body.matchAll(LINE_BREAK)) {
      const range = trimRange(text, at, from + index);
      if (range !== null) paragraphs.push(range);
      at = from + index + gap.length;
    }
    const last = trimRange(text, at, to);
    if (last !== null) paragraphs.push(last);
  }
  return { reader: 'text/1', text, paragraphs, headings: [], links: [], omitted: [] };
};
