// Blocks of HTML in Markdown: their paragraphs, lists, tables and headings, as far as they have words.

import type { DocumentBuilder, OpenBlock } from '../document-builder.ts';
import { type BlockKind, LEAD_LEVEL } from '../format.ts';
import { type Inline, inlineIn } from './inline.ts';
import { attributeOf, piecesOf, type Tag } from './tags.ts';

export interface HtmlBlocks {
  /** `part` begins a block where the Markdown around it stands; `level` is how many of its blocks are open. */
  write(
    source: string,
    at: { readonly line: number; readonly part: () => void; readonly level: number },
  ): void;
  /** Ends what HTML has opened in blocks of Markdown beyond this level. */
  end(level: number): void;
}

const BETWEEN_CELLS = '\t';
const BULLET = '• ';

/** The tags of HTML that part blocks. Others that are no part of a sentence are components of a site's own, and part blocks too. */
const BLOCKS = new Set(
  `address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
  header hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul`.split(
    /\s+/,
  ),
);

/** What a tag opens; others only part. A component opens something if an attribute says what it is called. */
const KINDS: Readonly<Record<string, BlockKind>> = {
  details: 'admonition',
  aside: 'admonition',
  blockquote: 'quotation',
  ul: 'list',
  ol: 'list',
  li: 'item',
  table: 'table',
  tr: 'row',
};
const LABELS = ['label', 'title', 'summary'];

/** Tags that end where the next of their kind begins. */
const ENDED_BY_NEXT = new Set(['li', 'tr']);
/** What is nested deeper is read as if it stood at this depth. */
const MAX_NESTED = 60;

interface OpenTag {
  readonly name: string;
  readonly block: OpenBlock;
  readonly level: number;
  next: number;
  /** Of a table, its rows; of a row, its cells. */
  parts: number;
  /** Of a row, those of its cells that name something. */
  names: number;
}

export const htmlIn = (draft: DocumentBuilder, decode: (words: string) => string): HtmlBlocks => {
  const open: OpenTag[] = [];
  const closeFrom = (at: number) => {
    while (open.length > at) {
      const { name, block, parts, names } = open.pop() as OpenTag;
      const isFirst = name === 'tr' && open.at(-1)?.parts === 1;
      if (isFirst && parts > 0 && names === parts) draft.mark(block, { isHeader: true });
      draft.close(block);
    }
  };

  const write: HtmlBlocks['write'] = (source, { line, part, level }) => {
    let paragraph: OpenBlock | null = null;
    let inline: Inline | null = null;
    let cells = 0;
    let isCode = 0;
    const row = () => open.at(-1)?.name === 'tr';
    const endParagraph = () => {
      if (paragraph !== null) draft.close(paragraph);
      paragraph = null;
      inline = null;
    };
    const inWords = (): Inline => {
      if (inline !== null) return inline;
      if (row()) {
        inline = inlineIn(draft, decode, { onOneLine: true });
        return inline;
      }
      separate();
      paragraph ??= draft.open('paragraph', { line });
      inline = inlineIn(draft, decode);
      return inline;
    };
    /** What is in a list is a line of it. */
    const separate = () => {
      if (open.some(({ name }) => name === 'li')) draft.part('\n');
      else part();
    };
    const heading = (headingLevel: number) => {
      endParagraph();
      separate();
      paragraph = draft.open('heading', { line, level: headingLevel });
      inline = inlineIn(draft, decode, { onOneLine: true });
    };
    const opens = (tag: Tag) => {
      endParagraph();
      const { name } = tag;
      if (/^h[1-6]$/.test(name)) return heading(Number(name.slice(1)));
      if (name === 'summary' || name === 'dt') return heading(LEAD_LEVEL);
      if (name === 'td' || name === 'th') {
        if (cells++ > 0) draft.write(BETWEEN_CELLS);
        const row = open.at(-1);
        if (row !== undefined) {
          row.parts += 1;
          if (name === 'th') row.names += 1;
        }
        return;
      }
      const label = BLOCKS.has(name) ? null : labelOf(tag);
      const kind = KINDS[name] ?? (label === null ? undefined : 'admonition');
      if (ENDED_BY_NEXT.has(name) && open.at(-1)?.name === name) closeFrom(open.length - 1);
      if (kind === undefined || open.length >= MAX_NESTED) return;
      if (kind === 'item' || kind === 'row') draft.part('\n');
      else separate();
      const isOrdered = name === 'ol' ? { isOrdered: true as const } : {};
      const block = draft.open(kind, { line, ...isOrdered });
      const list = open.at(-1);
      if (list !== undefined && kind === 'row') list.parts += 1;
      open.push({
        name,
        block,
        level,
        next: Number(attributeOf(tag, 'start') ?? 1) || 1,
        parts: 0,
        names: 0,
      });
      cells = 0;
      if (kind === 'item') draft.lead(list?.name === 'ol' ? `${list.next++}. ` : BULLET);
      if (label !== null) {
        heading(LEAD_LEVEL);
        inline?.words(decode(label));
        endParagraph();
      }
    };
    const closes = ({ name }: Tag) => {
      endParagraph();
      const at = open.findLastIndex((one) => one.name === name && one.level === level);
      if (at !== -1) closeFrom(at);
    };

    for (const piece of piecesOf(source)) {
      if (piece.is === 'words') {
        const words = decode(isCode > 0 ? piece.words : piece.words.replace(/\s+/g, ' '));
        if (words.trim() !== '') inWords().words(words);
        else if (inline !== null && words !== '') (inline as Inline).words(' ');
        continue;
      }
      if (PHRASES.has(piece.name)) {
        if (inline !== null || piece.name === 'img' || !piece.closes) inWords().tag(piece);
        continue;
      }
      if (piece.name === 'pre') isCode += piece.closes ? -1 : 1;
      if (piece.closes) closes(piece);
      else opens(piece);
      if (!piece.closes && piece.isVoid) closes(piece);
    }
    endParagraph();
  };

  return {
    write,
    end(level) {
      const at = open.findIndex((one) => one.level >= level);
      if (at !== -1) closeFrom(at);
    },
  };
};

/** Known tags that are part of a sentence. */
const PHRASES = new Set(
  `a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label mark meter output picture progress q rp
  rt ruby s samp small source span strike strong sub sup svg time tt u var video wbr`.split(/\s+/),
);

const labelOf = (tag: Tag): string | null => {
  for (const name of LABELS) {
    const found = attributeOf(tag, name);
    if (found !== null && found.trim() !== '') return found;
  }
  return null;
};
