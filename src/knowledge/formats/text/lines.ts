// The lines of a plain text.

export interface Line {
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly number: number;
  /** Without white space at its ends. */
  readonly words: string;
  /** Columns of white space before its words. */
  readonly indent: number;
}

const BREAK = /\r\n|[\n\r\u2028\u2029]/g;
const TAB = 8;

export const linesIn = (text: string): Line[] => {
  const lines: Line[] = [];
  const add = (start: number, end: number) => {
    const whole = text.slice(start, end);
    const words = whole.trim();
    const lead = whole.slice(0, whole.length - whole.trimStart().length);
    const indent = [...lead].reduce(
      (sum, char) => sum + (char === '\t' ? TAB : char === '\uFEFF' ? 0 : 1),
      0,
    );
    lines.push({ start, end, number: lines.length + 1, words, indent });
  };
  let at = 0;
  for (const { index, 0: gap } of text.matchAll(BREAK)) {
    add(at, index);
    at = index + gap.length;
  }
  add(at, text.length);
  return lines;
};

/** Whether words end as a sentence does. */
export const endsSentence = (words: string): boolean => /[.!?…。！？؟۔।॥]["'”’»)\]]*$/u.test(words);
