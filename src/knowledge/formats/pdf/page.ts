// The blocks of a PDF as a page of HTML, in which it is marked where each page begins.

import { escaped } from '../html/escaped.ts';
import type { PdfBlock } from './blocks.ts';
import { createWords, type Words } from './hyphens.ts';
import type { Line, Piece } from './lines.ts';

const NOTE_MARK = /^(?:\[?\p{Nd}{1,3}[\].)]?|[*†‡])$/u;

/** Whether marks of notes that are raised in the text lead to one. */
const notesIn = (blocks: readonly PdfBlock[]): ReadonlySet<string> =>
  new Set(
    blocks.flatMap((block) =>
      block.is === 'note' ? [/^\[?(\p{Nd}{1,3}|[*†‡])/u.exec(block.lines[0]?.words ?? '')?.[1] ?? ''] : [],
    ),
  );

export const htmlOf = (blocks: readonly PdfBlock[]): string => {
  const vocabulary = createWords();
  for (const line of linesIn(blocks)) vocabulary.see(line.words, line.isHyphenated);
  const notes = notesIn(blocks);
  let page = 0;

  const pageMark = (line: Line): string => {
    if (line.page === page) return '';
    page = line.page;
    return `<span role="doc-pagebreak" aria-label="${page}"></span>`;
  };

  const piece = ({ words: said, raised, url }: Piece): string => {
    const text = escaped(said);
    const marked =
      raised === null
        ? text
        : raised === 'sup' && NOTE_MARK.test(said) && notes.has(said.replace(/[[\].)]/g, ''))
          ? `<sup><a href="#note">${text}</a></sup>`
          : `<${raised}>${text}</${raised}>`;
    return url === null ? marked : `<a href="${escaped(url)}">${marked}</a>`;
  };

  /** `skip`: characters at the beginning that are said otherwise. */
  const wordsOf = (lines: readonly Line[], breaks: ReadonlySet<Line>, skip = 0): string => {
    const parts: string[] = [];
    for (const [i, line] of lines.entries()) {
      const pieces = trimmed(line.pieces, i === 0 ? skip : 0);
      const next = lines[i + 1];
      const joined = next !== undefined && line.isHyphenated && !breaks.has(next);
      if (joined) unhyphenate(pieces, line, next, vocabulary);
      parts.push(pageMark(line), pieces.map(piece).join(''));
      if (next !== undefined && !joined) parts.push(breaks.has(next) ? '<br>' : '\n');
    }
    return parts.join('');
  };

  const html: string[] = [];
  const lists: { level: number; tag: 'ul' | 'ol'; id: string }[] = [];
  const closeTo = (level: number) => {
    while ((lists.at(-1)?.level ?? -1) > level) html.push(`</li></${lists.pop()?.tag}>\n`);
  };
  const footnotes: string[] = [];
  for (const block of blocks) {
    if (block.is === 'note') {
      const skip = /^\[?\p{Nd}{1,3}[\].)]?\s*|^[*†‡]\s*/u.exec(block.lines[0]?.words ?? '')?.[0].length ?? 0;
      footnotes.push(`<li>${wordsOf(block.lines, block.breaks, skip)}</li>\n`);
      continue;
    }
    if (block.is === 'item') {
      const marker = block.marker.trim();
      const isBullet = /^[^\p{L}\p{N}(]?$/u.test(marker);
      const tag = isBullet ? 'ul' : 'ol';
      const id = `${block.list} ${tag}`;
      closeTo(block.level);
      if (lists.at(-1)?.level === block.level && lists.at(-1)?.id !== id) closeTo(block.level - 1);
      if (lists.at(-1)?.level === block.level) html.push('</li>');
      else {
        lists.push({ level: block.level, tag, id });
        html.push(isBullet ? '<ul>' : '<ol style="list-style:none">');
      }
      const words = wordsOf(block.lines, block.breaks, block.marker.length);
      html.push(`<li>${isBullet ? '' : `${escaped(marker)} `}${words}`);
      continue;
    }
    closeTo(-1);
    if (block.is === 'table') {
      html.push('<table>');
      for (const { cells, isHeader } of block.rows) {
        const name = isHeader ? 'th' : 'td';
        const row = cells.map((cell) => `<${name}>${wordsOf(cell, new Set())}</${name}>`).join('');
        html.push(isHeader ? `<thead><tr>${row}</tr></thead>` : `<tr>${row}</tr>`);
      }
      html.push('</table>\n');
      continue;
    }
    const text = wordsOf(block.lines, block.breaks);
    if (block.is === 'heading') html.push(`<h${block.level}>${text}</h${block.level}>\n`);
    else if (block.is === 'lead') html.push(`<p><b>${text}</b></p>\n`);
    else html.push(`<p>${text}</p>\n`);
  }
  closeTo(-1);
  if (footnotes.length > 0)
    html.push(`<section role="doc-endnotes"><ol>${footnotes.join('')}</ol></section>`);
  return html.join('');
};

const linesIn = (blocks: readonly PdfBlock[]): Line[] =>
  blocks.flatMap((block) =>
    block.is === 'table' ? block.rows.flatMap(({ cells }) => cells.flat()) : block.lines,
  );

/** The pieces of a line without white space at its ends, and without its first characters. */
const trimmed = (given: readonly Piece[], skip: number): Piece[] => {
  const pieces = given.map((piece) => ({ ...piece }));
  const lead = given
    .map(({ words }) => words)
    .join('')
    .search(/\S/);
  for (let left = Math.max(0, lead) + skip; left > 0 && pieces.length > 0; ) {
    const [first] = pieces as [Piece & { words: string }];
    const cut = Math.min(left, first.words.length);
    first.words = first.words.slice(cut);
    left -= cut;
    if (first.words === '') pieces.shift();
  }
  const last = pieces.at(-1);
  if (last !== undefined) last.words = last.words.trimEnd();
  return pieces;
};

const unhyphenate = (pieces: Piece[], line: Line, next: Line, words: Words): void => {
  const last = pieces.at(-1) as (Piece & { words: string }) | undefined;
  if (last === undefined) return;
  const isSoft = last.words.endsWith('\u00ad');
  const bare = last.words.slice(0, -1);
  last.words = bare + (isSoft ? '' : words.between(line.words.slice(0, -1), next.words));
};
