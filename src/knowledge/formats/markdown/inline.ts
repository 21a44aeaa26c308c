// The words of one block of Markdown, as a reader of the page sees them.

import type { Token } from 'markdown-it';
import type { DocumentBuilder } from '../document-builder.ts';
import { type Script, scripted } from '../scripts.ts';
import { knownAddress } from './machinery.ts';
import { attributeOf, piecesOf, type Tag } from './tags.ts';

export interface Inline {
  words(words: string): void;
  /** A tag that is no block: emphasis, links, line breaks, raised and lowered words. */
  tag(tag: Tag): void;
  lineBreak(): void;
  tokens(tokens: readonly Token[]): void;
}

/** Scripts that put no space between words: a line break in the source parts nothing. */
export const UNSPACED =
  /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}，。、；：？！「」（）]$/u;

const HIGHLIGHTED = /==(?=\S)([^=\n]*\S)==/g;
const BLOCK_ID = /(?:^|\s)\^[A-Za-z0-9-]+\s*$/;
const HEADING_ID = /\{[#.][^{}]*\}\s*$/;

/** `onOneLine`: where a line break is a space, as in headings and the cells of tables. `decode` gives the characters of entities. */
export const inlineIn = (
  draft: DocumentBuilder,
  decode: (words: string) => string,
  { onOneLine = false }: { readonly onOneLine?: boolean } = {},
): Inline => {
  const scripts: { script: Script; since: ReturnType<DocumentBuilder['since']> }[] = [];
  const links: ReturnType<DocumentBuilder['link']>[] = [];
  let last = '';
  let wraps = false;
  let wasLeftOut = false;

  const write = (words: string) => {
    if (words === '') return;
    if (wraps) {
      wraps = false;
      const [first = ''] = words;
      if (last !== '\n' && !(UNSPACED.test(last) && UNSPACED.test(first))) {
        draft.write(' ');
        last = ' ';
      }
    }
    // Where something was left out between two spaces, one of them goes with it.
    const said = /\s$/.test(last) && wasLeftOut ? words.trimStart() : words;
    wasLeftOut = false;
    if (said === '') return;
    draft.write(said);
    last = [...words.slice(-2)].at(-1) ?? '';
  };

  const lineBreak = () => write(onOneLine ? ' ' : '\n');

  const endScript = () => {
    const open = scripts.pop();
    if (open !== undefined) open.since.replace(scripted(open.script, open.since.words()));
  };

  const image = (words: string, url: string) => {
    if (words.trim() === '') {
      wasLeftOut = true;
      return;
    }
    const link = draft.link(url, { isImage: true });
    write(`[${words.trim()}]`);
    link.end();
  };

  const tag = (given: Tag) => {
    const { name, closes } = given;
    switch (name) {
      case 'br':
        lineBreak();
        return;
      case 'sup':
      case 'sub':
        if (closes) endScript();
        else scripts.push({ script: name, since: draft.since() });
        return;
      case 's':
      case 'del':
      case 'strike':
        write('~~');
        return;
      case 'img':
        image(decode(attributeOf(given, 'alt') ?? ''), decode(attributeOf(given, 'src') ?? ''));
        return;
      case 'a':
        if (closes) links.pop()?.end();
        else links.push(draft.link(knownAddress(decode(attributeOf(given, 'href') ?? ''))));
    }
  };

  const tokens = (given: readonly Token[]) => {
    for (const [i, token] of given.entries()) {
      switch (token.type) {
        case 'text':
          write(
            i === given.length - 1
              ? token.content.replace(HIGHLIGHTED, '$1').replace(BLOCK_ID, '').replace(HEADING_ID, '')
              : token.content.replace(HIGHLIGHTED, '$1'),
          );
          break;
        case 'code_inline':
        case 'mathematics':
        case 'wiki':
          write(
            onOneLine || token.type !== 'mathematics' ? token.content.replace(/\n/g, ' ') : token.content,
          );
          break;
        case 'softbreak':
          wraps = true;
          break;
        case 'machinery':
          wasLeftOut = true;
          break;
        case 'hardbreak':
          lineBreak();
          break;
        case 's_open':
        case 's_close':
          write('~~');
          break;
        case 'link_open':
          links.push(draft.link(knownAddress(String(token.attrGet('href') ?? ''))));
          break;
        case 'link_close':
          links.pop()?.end();
          break;
        case 'image':
          image(plainText(token.children ?? []), String(token.attrGet('src') ?? ''));
          break;
        case 'html_inline': {
          const pieces = piecesOf(token.content);
          if (pieces.length === 0) wasLeftOut = true;
          for (const piece of pieces) if (piece.is === 'tag') tag(piece);
          break;
        }
      }
    }
    // A tag that its author forgot to close reaches to the end.
    while (scripts.length > 0) endScript();
  };

  return { words: write, tag, lineBreak, tokens };
};

/** The words of tokens, without their marks. */
export const plainText = (tokens: readonly Token[]): string =>
  tokens
    .map(({ type, content, children }) =>
      children !== null && children.length > 0 ? plainText(children) : /break$/.test(type) ? ' ' : content,
    )
    .join('');

/** A link whose words are few says where it leads, and no more. */
const BARE_WORDS = 5;

/** Whether words lead to elsewhere, and say nothing besides. */
export const isBare = (tokens: readonly Token[]): boolean => {
  let depth = 0;
  let links = 0;
  let words = 0;
  for (const token of tokens) {
    if (token.type === 'link_open') {
      depth += 1;
      links += 1;
    } else if (token.type === 'link_close') depth -= 1;
    else if (token.type === 'wiki') links += 1;
    else if (depth > 0) words += token.content.split(/\s+/).length;
    else if (token.type === 'image') continue;
    else if (/[\p{L}\p{N}]/u.test(token.type === 'html_inline' ? '' : token.content)) return false;
  }
  return links > 1 || (links === 1 && words <= BARE_WORDS) || isAddress(tokens);
};

/** An address that no rule has taken for a link. */
const isAddress = (tokens: readonly Token[]): boolean =>
  /^\s*(?:https?:\/\/|www\.)\S+\s*$/.test(plainText(tokens));
