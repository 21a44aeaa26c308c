// Blocks that are numbered, without their numbers: paragraphs, lists, tables and code.

import { html, raw } from 'hono/html';
import type { Range } from '../core/source.ts';
import type { Block } from '../knowledge/formats/format.ts';
import type { Canvas } from './canvas.ts';
import { type Node, STEP } from './layout.ts';
import { markerOf } from './marker.ts';

/** UTF-16 units within which a marker ends. */
const MARKER_CHARS = 24;
/** UTF-16 units of a cell that is not made narrow for others. */
const LONG_CELL = 28;
/** Cells of a row that are drawn as such; nobody reads a wider table, and to draw one takes as long as all of a book. */
const MAX_CELLS = 1_000;
const isLong = ([start, end]: Range): boolean => end - start > LONG_CELL;

/** What is in a block whose blocks have no numbers of their own. */
type Inside = (nodes: readonly Node[], range: Range) => Generator<string>;

export const createBodies = (canvas: Canvas, inside: Inside): ((node: Node) => Generator<string>) => {
  const { text, layout, words, isVisible, isBlank, passageAs, citationIn } = canvas;
  const { attributes } = canvas.parts;

  /** Lines that keep their gaps: columns, and verse whose lines begin at different places. */
  const styleOf = ({ range, isWrapped }: Block): string => {
    const said = text.slice(...range);
    if (isWrapped === true || !layout.isPlain) return '';
    if (/\S(?:\t| {3,})\S/.test(said)) return ' columns';
    return /\n[ \t]{2,}\S/.test(said) ? ' indented' : '';
  };

  const marksOf = ({ range: [start], isWrapped }: Block): { isWrapped: boolean; indent: number } => {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    return {
      isWrapped: isWrapped === true,
      indent: layout.isPlain && isBlank(lineStart, start) ? start - lineStart : 0,
    };
  };

  /** A block without its number. */
  function* body(node: Node): Generator<string> {
    const { block, children } = node;
    const { range } = block;
    switch (block.kind) {
      case 'list':
        yield* children.length === 0 ? inside([], range) : list(node);
        return;
      case 'table':
        yield* children.length === 0 ? inside([], range) : table(node);
        return;
      case 'code':
        yield String(html`<pre dir="ltr" tabindex="0"><code>${words.draw(range)}</code></pre>
`);
        return;
      case 'paragraph': {
        const style = styleOf(block);
        yield String(html`<p${style === '' ? '' : html` class="${style.trim()}"`}${attributes}>${words.draw(range, marksOf(block))}</p>
`);
        return;
      }
      default:
        yield* inside(children, range);
    }
  }

  function* list({ block, children }: Node): Generator<string> {
    const tag = raw(block.isOrdered === true ? 'ol' : 'ul');
    yield String(html`<${tag} role="list"${passageAs(block.range)}${attributes}>
`);
    for (const child of children) if (isVisible(child.block.range)) yield* item(child);
    yield String(html`</${tag}>
`);
  }

  function* item({ block, children }: Node): Generator<string> {
    const [start, end] = block.range;
    yield String(html`<li${passageAs(block.range)}>`);
    const first = children[0]?.block;
    const isWords = first?.kind === 'paragraph';
    const own = first === undefined ? end : isWords ? first.range[1] : first.range[0];
    const marker = markerOf(text.slice(start, Math.min(own, start + MARKER_CHARS)));
    const said = isWords ? first : block;
    const style = styleOf(said);
    if (isVisible([start, own]))
      yield String(
        html`<div class="own${style}">${words.draw([start, own], { ...marksOf(said), markerEnd: start + marker.length })}</div>`,
      );
    yield* citationIn([start, own]);
    yield* inside(isWords ? children.slice(1) : children, [own, end]);
    yield* citationIn(block.range);
    yield '</li>\n';
  }

  function* table({ block, children }: Node): Generator<string> {
    const number = layout.numbers.get(block.range[0]);
    const label =
      number === undefined
        ? ''
        : html` role="group" aria-label="${canvas.parts.words.say('paragraph', { number })}"`;
    let width = 1;
    for (const [i, { block: row }] of children.entries()) {
      width = Math.max(width, cellsOf(row).length);
      if (i % STEP === STEP - 1) yield '';
    }
    yield String(html`<div class="table"${label} tabindex="0"${attributes}><table${passageAs(block.range)}>
`);
    let part = '';
    for (const { block: row } of children) {
      if (!isVisible(row.range)) continue;
      const cells = cellsOf(row);
      const next = row.isHeader === true ? 'thead' : 'tbody';
      if (next !== part) yield `${part === '' ? '' : `</${part}>\n`}<${next}>`;
      part = next;
      const tag = raw(row.isHeader === true ? 'th' : 'td');
      const scope = row.isHeader === true ? raw(' scope="col"') : '';
      const left = width - cells.length;
      const missing = left === 0 ? '' : html`<td colspan="${left}"></td>`;
      yield String(html`<tr${passageAs(row.range)}>${cells.map((cell) =>
        cell === null
          ? raw('<td></td>')
          : html`<${tag}${scope}${isLong(cell) ? raw(' class="long"') : ''}>${words.draw(cell)}</${tag}>`,
      )}${missing}</tr>
`);
      yield* citationIn(
        row.range,
        (citation) => html`<tr class="citation-row"><td colspan="${width}">${citation}</td></tr>
`,
      );
    }
    yield part === '' ? '</table></div>\n' : `</${part}></table></div>\n`;
  }

  /** Where the cells of a row are; null for one without words. */
  const cellsOf = ({ range: [start, end], emptyCells = 0 }: Block): (Range | null)[] => {
    const cells: (Range | null)[] = Array.from({ length: emptyCells }, () => null);
    let at = start;
    const row = text.slice(start, end);
    for (const { 0: gap, index } of row.matchAll(layout.cells)) {
      if (cells.length === MAX_CELLS) break;
      cells.push(at < start + index ? [at, start + index] : null);
      at = start + index + gap.length;
    }
    return [...cells, at < end ? [at, end] : null];
  };

  return body;
};
