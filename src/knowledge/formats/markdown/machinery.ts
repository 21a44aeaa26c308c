// What other tools put into Markdown for themselves, which no reader of their pages sees: imports, shortcodes, tables of contents.

import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';

const IMPORT =
  /^(?:import\s+(?:[\w*{][^'"]*\sfrom\s+)?['"][^'"]+['"];?|export\s+(?:default|const|let|function|class|async)\b.*)$/;
const SHORTCODE = /^(?:\{\{[<%][\s\S]*?[>%]\}\}|\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\})/;
const SHORTCODES = new RegExp(SHORTCODE.source.slice(1), 'g');
/**
 * A tag as browsers read it once its tool has filled in what the shortcodes in it say. Each text matches in one way only, so that none takes
 * long.
 */
const TAG =
  /^<\/?[A-Za-z][\w.:-]*(?:"[^"]*"|'[^']*'|\{\{(?:(?!\}\})[\s\S])*\}\}|\{%(?:(?!%\})[\s\S])*%\}|\{(?![{%])|[^'"<>{])*>/;
const ATTRIBUTE = /(?:[#.][^\s{}]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+))/.source;
/** How something looks, or what it is called: `{#tickets}`, `{: .note }`, `{ .button width="300" }`. */
const ATTRIBUTES = new RegExp(
  String.raw`^\{(?:[:#.][^{}\n]*|[ \t]*${ATTRIBUTE}(?:[ \t]+${ATTRIBUTE})*[ \t]*)\}`,
);
/** After these they are of what they stand behind: a link, an image, code, emphasis, an icon. */
const BEFORE_ATTRIBUTES = /[)\]`*_:>]/;
/** An icon of the sets that site builders know by name. */
const ICON = /^:(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:/;
const CONTENTS = /^(?:\[TOC\]|\[\[_?TOC_?\]\]|\$\{toc\}|<!-- toc -->|\{:toc\})$/i;
const LISTED = /^[*+-]\s+\S.*$/;
const COMMENT = /^%%[\s\S]*?%%/;
const WIKI = /^(!?)\[\[([^[\]\n|]*)(?:\|([^[\]\n]*))?\]\]/;
/** What looks like a shortcode and is longer is none. */
const MAX_CHARS = 2_000;
/** An import that goes on over more lines is none. */
const MAX_LINES = 50;

const lineAt = (state: StateBlock, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trim();

const isShortcodes = (line: string): boolean => {
  let rest = line;
  for (let found = SHORTCODE.exec(rest); found !== null; found = SHORTCODE.exec(rest))
    rest = rest.slice(found[0].length).trim();
  return rest === '' && line !== '';
};

/** A line that is nothing else is left out. */
const lines = (state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean => {
  const line = lineAt(state, startLine);
  let next = startLine + 1;
  if (line.startsWith('%%')) {
    if (line.length < 4 || !line.endsWith('%%')) {
      // That no comment ends from some line on is found out once.
      const known = state.env as { uncommentedFrom?: number };
      if (startLine >= (known.uncommentedFrom ?? endLine)) return false;
      while (next < endLine && !lineAt(state, next).endsWith('%%')) next++;
      if (next++ >= endLine) {
        known.uncommentedFrom = startLine;
        return false;
      }
    }
  } else if (LISTED.test(line) && next < endLine && lineAt(state, next) === '{:toc}') {
    // Of a list with this mark, its tool makes a table of contents.
    next += 1;
  } else if (/^(?:im|ex)port\s/.test(line)) {
    // An import may go on over lines, up to where it is from.
    let whole = line;
    if (/^import\s*\{[^}]*$/.test(whole)) {
      const last = Math.min(endLine, startLine + MAX_LINES);
      while (next < last && !whole.includes('}')) {
        whole += ` ${lineAt(state, next)}`;
        next += 1;
      }
    }
    if (!IMPORT.test(whole)) return false;
    if (whole.startsWith('export')) while (next < endLine && !state.isEmpty(next)) next++;
  } else if (!CONTENTS.test(line) && !isShortcodes(line) && ATTRIBUTES.exec(line)?.[0] !== line) return false;
  if (silent) return true;
  const token = state.push('machinery', '', 0);
  token.map = [startLine, next];
  state.line = next;
  return true;
};

const inside = (state: StateInline, silent: boolean): boolean => {
  const first = state.src.charAt(state.pos);
  if (first !== '{' && first !== '%' && first !== ':') return false;
  const rest = state.src.slice(state.pos, Math.min(state.posMax, state.pos + MAX_CHARS));
  const found = SHORTCODE.exec(rest) ?? ATTRIBUTES.exec(rest) ?? COMMENT.exec(rest) ?? ICON.exec(rest);
  if (found === null) return false;
  // Per cent signs after a number are the author's.
  if (first === '%' && /[\p{L}\p{N}]/u.test(state.src.charAt(state.pos - 1))) return false;
  // Curly brackets in a sentence are its author's, but at its end they name it, or give it a look.
  const isOfWords = first === '{' && !/^\{[{%]/.test(found[0]);
  const isBehind = BEFORE_ATTRIBUTES.test(state.src.charAt(state.pos - 1));
  if (isOfWords && !isBehind && rest.slice(found[0].length).trim() !== '') return false;
  if (!silent) state.push('machinery', '', 0);
  state.pos += found[0].length;
  return true;
};

/** `[[Page|words]]` leads to another page by its words; `![[Page]]` shows it, which only its own tool can. */
const wiki = (state: StateInline, silent: boolean): boolean => {
  const first = state.src.charAt(state.pos);
  if (first !== '[' && first !== '!') return false;
  const found = WIKI.exec(state.src.slice(state.pos, Math.min(state.posMax, state.pos + MAX_CHARS)));
  if (found === null) return false;
  const [whole, isShown, page = '', words] = found;
  if (!silent) {
    const token = state.push(isShown === '' ? 'wiki' : 'machinery', '', 0);
    token.content = (words ?? page.replace(/^#+/, '').replace(/[#^]+/, ' › ')).trim();
  }
  state.pos += whole.length;
  return true;
};

/** Whether a tool makes an address of it, or a tag, so that nobody knows where it leads. */
const isMade = (text: string): boolean => /^\{|\{[{%]/.test(text);

/** An address, or none where a tool makes it. */
export const knownAddress = (url: string): string => (isMade(url) ? '' : url);

/** A tag with shortcodes in it, which may hold quotation marks of their own. */
const tag = (state: StateInline, silent: boolean): boolean => {
  if (state.src.charAt(state.pos) !== '<') return false;
  const rest = state.src.slice(state.pos, Math.min(state.posMax, state.pos + MAX_CHARS));
  const [found] = TAG.exec(rest) ?? [];
  if (found === undefined || !isMade(found)) return false;
  if (!silent) {
    const token = state.push('html_inline', '', 0);
    token.content = found;
  }
  state.pos += found.length;
  return true;
};

/** An address may hold shortcodes, and they spaces and brackets. */
const readAddresses = ({ helpers }: MarkdownIt): void => {
  const read = helpers.parseLinkDestination;
  helpers.parseLinkDestination = (source, start, max) => {
    const near = source.slice(start, Math.min(max, start + MAX_CHARS));
    if (!isMade(near)) return read(source, start, max);
    const plain = near.replace(SHORTCODES, (found) => '{'.repeat(found.length));
    const found = read(plain, 0, plain.length);
    return found.ok ? { ...found, pos: start + found.pos, str: near.slice(0, found.pos) } : found;
  };
};

export const machinery = (parser: MarkdownIt): void => {
  readAddresses(parser);
  parser.block.ruler.before('fence', 'machinery', lines, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  parser.inline.ruler.before('link', 'wiki', wiki);
  parser.inline.ruler.before('escape', 'machinery', inside);
  parser.inline.ruler.before('html_inline', 'tag', tag);
};
