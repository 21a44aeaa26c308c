// Mathematics stays as it is written: `$a_b$`, `$$ … $$`, `\( … \)` and `\[ … \]`, whose signs are no Markdown.

import type { MarkdownIt } from 'markdown-it';

const BETWEEN: readonly (readonly [opens: string, closes: string])[] = [
  ['$$', '$$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
];
/** What looks like mathematics and is longer is none. */
const MAX_CHARS = 4_000;

/** Where the mathematics that begins at `at` ends; -1 if none does. A dollar beside white space or before a digit is money. */
const mathematicsEnd = (text: string, at: number): number => {
  for (const [opens, closes] of BETWEEN)
    if (text.startsWith(opens, at)) {
      const end = text.slice(at, at + MAX_CHARS).indexOf(closes, opens.length);
      return end <= opens.length ? -1 : at + end + closes.length;
    }
  if (text.charAt(at) !== '$' || /[\s$\d]|^$/.test(text.charAt(at + 1))) return -1;
  const rest = text.slice(at + 1, at + MAX_CHARS);
  const found = /^(?:\\[\s\S]|[^$\\\n]|\n(?!\n))*?[^\s\\$]?\$(?!\d)/.exec(rest);
  if (found === null || /\s\$$/.test(found[0])) return -1;
  return at + 1 + found[0].length;
};

export const mathematics = (parser: MarkdownIt): void => {
  parser.inline.ruler.before('escape', 'mathematics', (state, silent) => {
    const first = state.src.charAt(state.pos);
    if (first !== '$' && first !== '\\') return false;
    // That nothing ends mathematics from some place on is found out once.
    const known = state.env as Record<string, { src: string; from: number } | undefined>;
    const opens = state.src.slice(state.pos, state.pos + 2);
    const before = known[`mathematics${opens}`];
    if (before?.src === state.src && before.from <= state.pos) return false;
    const end = mathematicsEnd(state.src, state.pos);
    const closes = BETWEEN.find(([one]) => one === opens)?.[1];
    if (end === -1 && closes !== undefined && !state.src.includes(closes, state.pos + 2))
      known[`mathematics${opens}`] = { src: state.src, from: state.pos };
    if (end === -1 || end > state.posMax) return false;
    if (!silent) {
      const token = state.push('mathematics', '', 0);
      token.content = state.src.slice(state.pos, end);
    }
    state.pos = end;
    return true;
  });
  parser.block.ruler.before(
    'fence',
    'mathematics',
    (state, startLine, endLine, silent) => {
      const lineAt = (line: number) =>
        state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
      const first = lineAt(startLine);
      if (!first.startsWith('$$')) return false;
      let line = startLine;
      const isWhole = first.length > 4 && first.endsWith('$$');
      if (!isWhole) {
        for (line += 1; line < endLine && !lineAt(line).endsWith('$$'); line++);
        if (line >= endLine) return false;
      }
      if (silent) return true;
      const token = state.push('mathematics_block', '', 0);
      token.content = state.getLines(startLine, line + 1, state.blkIndent, false);
      token.map = [startLine, line + 1];
      state.line = line + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
};
