// Discord's Markdown as blocks and runs, as its own programs read it: as much as a message of ours could hold by intention or fault.

import type { Span } from './spans.ts';

export type Block =
  | { readonly is: 'text' | 'small'; readonly children: readonly Span[] }
  | { readonly is: 'heading'; readonly level: number; readonly children: readonly Span[] }
  | { readonly is: 'quote'; readonly children: readonly Block[] }
  | { readonly is: 'list'; readonly first: number | null; readonly items: readonly (readonly Span[])[] };

const HEADING = /^(#{1,3}) +(\S.*)$/;
const SMALL = /^-# +(\S.*)$/;
const QUOTE = /^> (.*)$/;
const ITEM = /^ *(?:[-*]|(\d{1,9})\.) +(\S.*)$/;

/** A quotation in a quotation is text to Discord. */
export const readMarkdown = (content: string, inQuote = false): Block[] => {
  const lines = content.split('\n');
  const blocks: Block[] = [];
  let at = 0;
  /** The lines from here on that match, one group each. */
  const run = (pattern: RegExp, except?: RegExp): RegExpExecArray[] => {
    const found: RegExpExecArray[] = [];
    for (; at < lines.length; at++) {
      const line = lines[at] ?? '';
      const match = pattern.exec(line);
      if (match === null || except?.test(line)) break;
      found.push(match);
    }
    return found;
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const heading = HEADING.exec(line);
    const small = SMALL.exec(line);
    if (heading !== null) {
      blocks.push({ is: 'heading', level: heading[1]?.length ?? 3, children: readInline(heading[2] ?? '') });
      at++;
    } else if (small !== null) {
      blocks.push({ is: 'small', children: readInline(small[1] ?? '') });
      at++;
    } else if (!inQuote && QUOTE.test(line)) {
      const quoted = run(QUOTE).map(([, text]) => text ?? '');
      blocks.push({ is: 'quote', children: readMarkdown(quoted.join('\n'), true) });
    } else if (ITEM.test(line)) {
      const first = ITEM.exec(line)?.[1];
      const items = run(ITEM).map(([, , text]) => readInline(text ?? ''));
      blocks.push({ is: 'list', first: first === undefined ? null : Number(first), items });
    } else {
      const begins = inQuote
        ? /^#{1,3} +\S|^-# +\S|^ *(?:[-*]|\d{1,9}\.) +\S/
        : /^#{1,3} +\S|^-# +\S|^> |^ *(?:[-*]|\d{1,9}\.) +\S/;
      blocks.push({ is: 'text', children: readInline(run(/^.*$/, begins).join('\n')) });
    }
  }
  return blocks;
};

type Rule = readonly [RegExp, (match: RegExpExecArray) => Span];

const INSIDE = String.raw`((?:\\[\s\S]|[^\\])+?)`;
const marked = (
  begin: string,
  is: 'strong' | 'underline' | 'italic' | 'strike' | 'spoiler',
  after = '',
): Rule => [
  new RegExp(`${begin}${INSIDE}${begin}${after}`, 'y'),
  ([, inside = '']) => ({ is, children: readInline(inside) }),
];

/** Tried in this order where a sign stands that may begin something. */
const RULES: readonly Rule[] = [
  [/\\([^0-9A-Za-z\s])/y, ([, sign = '']) => sign],
  [/(`+)(?!`)([\s\S]*?[^`])\1(?!`)/y, ([, , text = '']) => ({ is: 'code', text })],
  [/<(https?:\/\/[^\s<>]+)>/y, ([, url = '']) => ({ is: 'link', children: [url], url })],
  [/<(?:@[!&]?|#)\d+>|@everyone|@here/y, ([text]) => ({ is: 'live', text })],
  [
    /\[((?:\\.|[^\\[\]\n])+)\]\((?:<([^\s<>]+)>|([^\s<>()]+))\)/y,
    ([, text = '', pointed, bare]) => ({
      is: 'link',
      children: readInline(text),
      url: pointed ?? bare ?? '',
    }),
  ],
  marked(String.raw`\*\*`, 'strong', String.raw`(?!\*)`),
  marked('__', 'underline', '(?!_)'),
  marked('~~', 'strike'),
  marked(String.raw`\|\|`, 'spoiler'),
  marked(String.raw`\*(?![\s*])`, 'italic', String.raw`(?!\*)`),
  marked('_', 'italic', String.raw`(?![\p{L}\p{N}_])`),
  [/https?:\/\/[^\s<]+[^\s<.,:;"')\]]/y, ([url]) => ({ is: 'link', children: [url], url })],
];

const readInline = (text: string): Span[] => {
  const spans: Span[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const found = /[\\`<@[*_~|h]/.test(text[at] ?? '') ? firstOf(text, at) : null;
    if (found === null) plain += text[at++];
    else {
      at = found.end;
      if (typeof found.span === 'string') plain += found.span;
      else {
        if (plain !== '') spans.push(plain);
        plain = '';
        spans.push(found.span);
      }
    }
  }
  return plain === '' ? spans : [...spans, plain];
};

const firstOf = (text: string, at: number): { span: Span; end: number } | null => {
  for (const [pattern, make] of RULES) {
    // Reading goes deeper inside `make`, so where a match ends is taken first.
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const end = pattern.lastIndex;
    if (match !== null) return { span: make(match), end };
  }
  return null;
};
