// Notes, tips and warnings as other tools write them: `:::tip`, `!!! note "Title"`, `> [!WARNING]`. Tabs and foldings are alike.

import type { MarkdownIt, StateBlock, StateCore, Token } from 'markdown-it';

const FENCED = /^(:{3,})[ \t]*(?:\{?\.?([\w-]+)\}?)?[ \t]*(?:\[(.*)\]|(.*?))[ \t]*(?:\{[^}]*\})?$/;
const INDENTED = /^(?:!!!|\?\?\?\+?|===\+?!?)[ \t]+(?:([\w-]+(?:[ \t]+[\w-]+)*)[ \t]*)?(?:"(.*)")?[ \t]*$/;
const QUOTED = /^\[!([\w-]+)\][+-]?[ \t]*([^\n]*)(?:\n|$)/;
/** An admonition's content is indented by so many columns. */
const INDENT = 4;

const lineAt = (state: StateBlock, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();

/** Reads lines as blocks inside of an admonition. */
const pushAdmonition = (
  state: StateBlock,
  {
    from,
    to,
    ends,
    indent,
    title,
    kind,
  }: { from: number; to: number; ends: number; indent: number; title: string; kind: string },
): void => {
  const open = state.push('admonition_open', '', 1);
  open.map = [from, ends];
  open.content = title.trim();
  open.info = kind.toLowerCase();
  const { lineMax, blkIndent, parentType } = state;
  state.lineMax = to;
  state.blkIndent = indent;
  state.parentType = 'blockquote';
  state.md.block.tokenize(state, from + 1, to);
  state.parentType = parentType;
  state.blkIndent = blkIndent;
  state.lineMax = lineMax;
  state.push('admonition_close', '', -1);
  state.line = ends;
};

const fenced = (state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean => {
  const [whole, colons = '', kind, bracketed, plain = ''] = FENCED.exec(lineAt(state, startLine)) ?? [];
  if (whole === undefined || kind === undefined) return false;
  if (silent) return true;
  let depth = 1;
  let line = startLine + 1;
  for (; line < endLine; line++) {
    const [, others, inner] = FENCED.exec(lineAt(state, line)) ?? [];
    if (others === undefined) continue;
    // As many colons as it began with end it, and fewer end one that began with so few inside of it.
    if (inner !== undefined) depth += 1;
    else if (others.length === colons.length || depth > 1) depth -= 1;
    if (depth === 0) break;
  }
  const ends = Math.min(line + 1, endLine);
  pushAdmonition(state, {
    from: startLine,
    to: line,
    ends,
    indent: state.blkIndent,
    title: bracketed ?? plain,
    kind,
  });
  return true;
};

const indented = (state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean => {
  const found = INDENTED.exec(lineAt(state, startLine));
  if (found === null || (found[1] === undefined && found[2] === undefined)) return false;
  const indent = (state.sCount[startLine] ?? 0) + INDENT;
  const isInside = (line: number) => (state.sCount[line] ?? 0) >= indent;
  let to = startLine + 1;
  for (let line = to; line < endLine && (state.isEmpty(line) || isInside(line)); line++)
    if (!state.isEmpty(line)) to = line + 1;
  if (to === startLine + 1) return false;
  if (silent) return true;
  pushAdmonition(state, {
    from: startLine,
    to,
    ends: to,
    indent,
    title: found[2] ?? '',
    kind: found[1] ?? '',
  });
  return true;
};

/** A quotation that begins with `[!NOTE]` is none. */
const quoted = ({ tokens }: StateCore): void => {
  const open: { token: Token; isAdmonition: boolean }[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'blockquote_open') {
      const words = tokens[i + 1]?.type === 'paragraph_open' ? tokens[i + 2] : undefined;
      const [whole, kind = '', title = ''] = QUOTED.exec(words?.content ?? '') ?? [];
      open.push({ token, isAdmonition: whole !== undefined });
      if (whole === undefined || words === undefined) continue;
      token.type = 'admonition_open';
      token.content = title.trim();
      token.info = kind.toLowerCase();
      words.content = words.content.slice(whole.length);
    } else if (token.type === 'blockquote_close' && open.pop()?.isAdmonition) token.type = 'admonition_close';
  }
};

export const admonitions = (parser: MarkdownIt): void => {
  const alt = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };
  parser.block.ruler.before('fence', 'admonition_fenced', fenced, alt);
  parser.block.ruler.before('fence', 'admonition_indented', indented, alt);
  parser.core.ruler.before('inline', 'admonition_quoted', quoted);
};
