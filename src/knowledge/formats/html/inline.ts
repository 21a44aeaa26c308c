// The words of one block of a page, with white space as a browser shows it.

import { wellFormed } from '../../../core/well-formed.ts';
import type { DocumentBuilder } from '../document-builder.ts';
import { UNSPACED } from '../markdown/inline.ts';
import { type Script, scripted } from '../scripts.ts';

export interface Inline {
  words(words: string): void;
  /** As they are, spaces and line breaks included. */
  exactly(words: string): void;
  space(): void;
  lineBreak(): void;
  /** Begins raised or lowered words; call what it gives at their end. */
  script(script: Script): () => void;
  /** Whether words have been written. */
  readonly hasWords: boolean;
  /** How many line breaks wait for words after them. */
  readonly breaks: number;
  /** Ends what is still open. */
  end(): void;
}

/** White space, or words without any. */
const PIECES = /[ \t\r\n\f]+|[^ \t\r\n\f]+/g;
const SPACE = /^[ \t\r\n\f]/;

export const inlineIn = (draft: DocumentBuilder, onOneLine: boolean): Inline => {
  let gap: 'none' | 'wrap' | 'space' = 'none';
  let breaks = 0;
  let last = '';
  let open: (() => void)[] = [];

  const write = (words: string) => {
    if (words === '') return;
    const said = wellFormed(words);
    const [first = ''] = said;
    if (last !== '' && breaks > 0) draft.write(onOneLine ? ' ' : '\n');
    else if (
      last !== '' &&
      gap !== 'none' &&
      !(gap === 'wrap' && UNSPACED.test(last) && UNSPACED.test(first))
    )
      draft.write(' ');
    breaks = 0;
    gap = 'none';
    draft.write(said);
    last = [...said.slice(-2)].at(-1) ?? '';
  };

  return {
    words(words) {
      for (const [piece] of words.matchAll(PIECES)) {
        if (!SPACE.test(piece)) write(piece);
        else if (gap !== 'space') gap = piece.includes('\n') ? 'wrap' : 'space';
      }
    },
    exactly(words) {
      const lines = words.split('\n');
      for (const [i, line] of lines.entries()) {
        if (i > 0) breaks += 1;
        write(line);
      }
    },
    space() {
      gap = 'space';
    },
    lineBreak() {
      if (last !== '') breaks += 1;
    },
    script(script) {
      const since = draft.since();
      let isOpen = true;
      const end = () => {
        if (!isOpen) return;
        isOpen = false;
        since.replace(scripted(script, since.words()));
      };
      open.push(end);
      return end;
    },
    get hasWords() {
      return last !== '';
    },
    get breaks() {
      return breaks;
    },
    end() {
      for (const end of open.reverse()) end();
      open = [];
    },
  };
};
