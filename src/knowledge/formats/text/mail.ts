// What mail adds to plain text: marks before the lines of others.

import type { Line } from './lines.ts';

/** A line of mail, and how many messages stand between its words and the letter that quotes them. */
export interface MailLine extends Line {
  readonly quoted?: number;
}

/** The marks before a quoted line. */
const MARKS = /^>[> \t]*/;

/** Lines without their marks. One with nothing else is blank. */
export const withoutMarks = (text: string, lines: readonly Line[]): MailLine[] => {
  // One line that begins so may mean "more than".
  if (lines.filter(({ words }) => words.startsWith('>')).length < 2) return [...lines];
  return lines.map((line) => {
    const [marks = ''] = MARKS.exec(line.words) ?? [];
    if (marks === '') return line;
    const words = line.words.slice(marks.length);
    const quoted = marks.replace(/[^>]/g, '').length;
    return { ...line, start: text.indexOf(line.words, line.start) + marks.length, words, indent: 0, quoted };
  });
};
