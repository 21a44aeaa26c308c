// Lines broken to a width. No character is changed, added or dropped but the breaks themselves; libraries that do this normalise
// the text, and would show another one than was quoted.

import stringWidth from 'string-width';

/** Sequences that colour text; they take no room. */
const SGR = /(\u001b\[\d+m)/;
const letters = new Intl.Segmenter();

/** Splits a word that is wider than a line at grapheme boundaries. */
const pieces = (word: string): string[] =>
  word
    .split(SGR)
    .flatMap((part) => (SGR.test(part) ? [part] : [...letters.segment(part)].map(({ segment }) => segment)));

/**
 * Breaks lines that are wider than `columns` at white space, which stays at the end of its line, and words that are wider than a
 * line wherever they have to be. Lines that are there already stay.
 */
export const wrap = (text: string, columns: number): string =>
  text
    .split('\n')
    .map((line) => {
      let done = '';
      let width = 0;
      const put = (piece: string, wide: number, breakable: boolean) => {
        if (breakable && width > 0 && width + wide > columns) {
          done += '\n';
          width = 0;
        }
        done += piece;
        width += wide;
      };
      for (const chunk of line.split(/([^\S\u00a0]+)/)) {
        const wide = stringWidth(chunk);
        const isSpace = chunk.trim() === '';
        if (isSpace || wide <= columns) put(chunk, wide, !isSpace);
        else for (const piece of pieces(chunk)) put(piece, stringWidth(piece), true);
      }
      return done;
    })
    .join('\n');
