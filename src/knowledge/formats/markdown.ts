// Markdown: what a reader of the page sees, in blocks, with the targets of its links kept beside it.

import type { Token } from 'markdown-it';
import { createDocumentBuilder, type DocumentBuilder, type OpenBlock } from './document-builder.ts';
import { LEAD_LEVEL, type Reader } from './format.ts';
import { htmlIn } from './markdown/html.ts';
import { inlineIn, isBare, plainText } from './markdown/inline.ts';
import { createParser } from './markdown/parser.ts';

const parser = createParser();

/** A line in bold letters that leads in like a heading is no longer. */
const LEAD_CHARS = 160;
const BULLET = '• ';
const BETWEEN_CELLS = '\t';

/**
 * A line break in the source is a space, list items and table rows are lines, items keep their numbers, bullets and the marks of tasks,
 * table cells are parted by a tab. Struck-out words keep their `~~`, without which they would say the opposite. Of HTML the words count,
 * of images what is said in their place; comments, imports and shortcodes are left out. Blocks are parted by one blank line.
 */
export const readMarkdown: Reader = (source) => {
  const draft = createDocumentBuilder();
  writeBlocks(draft, parser.parse(source.replace(/^\uFEFF/, ''), {}));
  return draft.done('markdown/5');
};

const decode = (words: string): string => parser.utils.unescapeAll(words.replaceAll('\\', '\\\\'));

interface OpenList {
  readonly block: OpenBlock;
  readonly isOrdered: boolean;
  next: number;
}

const writeBlocks = (draft: DocumentBuilder, tokens: readonly Token[]): void => {
  const open: OpenBlock[] = [];
  const lists: OpenList[] = [];
  const html = htmlIn(draft, decode);
  let line = 1;
  let cell = 0;
  let isHead = false;
  let emptyCells = 0;
  /** The end of what holds nothing but headings: they are all that it says, and head nothing. */
  let saidUntil = 0;
  /** Blocks in lists, tables and definitions are lines; elsewhere a blank line parts them. */
  const part = () => draft.part(lists.length > 0 ? '\n' : '\n\n');
  const close = () => {
    const block = open.pop();
    if (block !== undefined) draft.close(block);
  };

  for (const [i, token] of tokens.entries()) {
    // The parser leaves out what is nested deeper.
    if (token.level >= parser.options.maxNesting - 1) throw new RangeError('nested too deeply');
    if (token.map) line = token.map[0] + 1;
    switch (token.type) {
      case 'heading_open':
        part();
        open.push(
          i < saidUntil
            ? draft.open('paragraph', { line })
            : draft.open('heading', { line, level: Number(token.tag.slice(1)) }),
        );
        inlineIn(draft, decode, { onOneLine: true }).tokens(tokens[i + 1]?.children ?? []);
        break;
      case 'paragraph_open': {
        part();
        const words = tokens[i + 1]?.children ?? [];
        const marks = isBare(words) ? { line, isBare: true as const } : { line };
        const leads = lists.length === 0 && isLead(words) && isFollowed(tokens, i);
        open.push(
          leads ? draft.open('heading', { line, level: LEAD_LEVEL }) : draft.open('paragraph', marks),
        );
        inlineIn(draft, decode).tokens(words);
        break;
      }
      case 'th_open':
      case 'td_open': {
        const words = tokens[i + 1]?.children ?? [];
        if (cell++ > 0) draft.write(BETWEEN_CELLS);
        if (emptyCells === cell - 1 && words.length === 0) emptyCells = cell;
        inlineIn(draft, decode, { onOneLine: true }).tokens(words);
        break;
      }
      case 'dt_open':
        while (open.at(-1)?.kind === 'definition') close();
        draft.part('\n\n');
        open.push(draft.open('definition', { line }));
        inlineIn(draft, decode, { onOneLine: true }).tokens(tokens[i + 1]?.children ?? []);
        break;
      case 'dd_open':
        lists.push({ block: open.at(-1) as OpenBlock, isOrdered: false, next: 0 });
        draft.part('\n');
        break;
      case 'dd_close':
        lists.pop();
        break;
      case 'bullet_list_open':
      case 'ordered_list_open': {
        part();
        const isOrdered = token.type === 'ordered_list_open';
        const block = draft.open('list', isOrdered ? { line, isOrdered } : { line });
        open.push(block);
        lists.push({ block, isOrdered, next: Number(token.attrGet('start') ?? 1) });
        break;
      }
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        close();
        break;
      case 'list_item_open': {
        draft.part('\n');
        open.push(draft.open('item', { line }));
        const list = lists.at(-1);
        if (list?.isOrdered === true) {
          const marker = `${list.next++}${token.markup}`;
          // A number alone may be all that a line says, as "2026." does.
          if (tokens[i + 1]?.type === 'list_item_close') draft.write(marker);
          else draft.lead(`${marker} `);
        } else if (!isTask(tokens[i + 2])) draft.lead(BULLET);
        break;
      }
      case 'table_open':
        part();
        open.push(draft.open('table', { line }));
        break;
      case 'thead_open':
      case 'thead_close':
        isHead = token.type === 'thead_open';
        break;
      case 'tr_open':
        draft.part('\n');
        cell = 0;
        emptyCells = 0;
        open.push(draft.open('row', isHead ? { line, isHeader: true } : { line }));
        break;
      case 'blockquote_open':
        saidUntil = Math.max(saidUntil, endOfHeadings(tokens, i));
        open.push(draft.open('quotation', { line }));
        break;
      case 'footnote_reference_open':
        open.push(draft.open('footnote', { line }));
        break;
      case 'dl_open':
        open.push(draft.open('definitions', { line }));
        break;
      case 'admonition_open':
        saidUntil = Math.max(saidUntil, endOfHeadings(tokens, i));
        open.push(draft.open('admonition', token.info === '' ? { line } : { line, name: token.info }));
        if (token.content !== '') {
          part();
          // A title without anything below it is all that there is to say.
          const isAll = tokens[i + 1]?.type === 'admonition_close' || isEmpty(tokens, i + 1);
          const title = isAll
            ? draft.open('paragraph', { line })
            : draft.open('heading', { line, level: LEAD_LEVEL });
          inlineIn(draft, decode, { onOneLine: true }).tokens(inlineOf(token.content));
          draft.close(title);
        }
        break;
      case 'dl_close':
        while (open.at(-1)?.kind === 'definition') close();
        close();
        break;
      case 'heading_close':
      case 'paragraph_close':
      case 'list_item_close':
      case 'table_close':
      case 'blockquote_close':
      case 'footnote_reference_close':
      case 'admonition_close':
        html.end(open.length);
        close();
        break;
      case 'tr_close': {
        const row = open.at(-1);
        if (row !== undefined && emptyCells > 0) draft.mark(row, { emptyCells });
        close();
        break;
      }
      case 'hr':
        draft.rule();
        break;
      case 'fence':
      case 'code_block':
      case 'mathematics_block': {
        part();
        const code = draft.open('code', { line });
        draft.write(token.content.trimEnd());
        draft.close(code);
        break;
      }
      case 'html_block':
        html.write(token.content, { line, part, level: open.length });
        break;
      case 'machinery':
        draft.omit(line);
        break;
    }
  }
};

const inlineOf = (words: string): readonly Token[] => parser.parseInline(words, {})[0]?.children ?? [];

/** Whether an empty paragraph is all that there is to the end of what it is in. */
const isEmpty = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.type === 'paragraph_open' &&
  (tokens[at + 1]?.content ?? '').trim() === '' &&
  tokens[at + 3]?.type === 'admonition_close';

/** The place up to which headings are all that follows in what opens here; 0 where there is anything else. */
const endOfHeadings = (tokens: readonly Token[], at: number): number => {
  const isNothing = (token: number) =>
    tokens[token]?.type === 'paragraph_open' && (tokens[token + 1]?.content ?? '').trim() === '';
  let end = at + 1;
  let headings = 0;
  for (; tokens[end]?.type === 'heading_open' || isNothing(end); end += 3) if (!isNothing(end)) headings += 1;
  return headings > 0 && tokens[end]?.nesting === -1 ? end : 0;
};

const isTask = (token: Token | undefined): boolean => /^\[[ xX]\]\s/.test(token?.content ?? '');

/** A paragraph in bold letters, and nothing else: a question of a list of questions, or the name of a section. */
const isLead = (tokens: readonly Token[]): boolean => {
  const said = tokens.filter(({ type, content }) => type !== 'text' || content.trim() !== '');
  if (said[0]?.type !== 'strong_open' || said.at(-1)?.type !== 'strong_close') return false;
  if (said.filter(({ type }) => type === 'strong_open').length > 1) return false;
  const words = plainText(said).trim();
  return words.length <= LEAD_CHARS && !/[.!。]["'”’)]*$/u.test(words);
};

/** Whether a block follows that such a line can lead to. */
const isFollowed = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 3];
  return next !== undefined && next.nesting !== -1 && next.type !== 'heading_open' && next.type !== 'hr';
};
