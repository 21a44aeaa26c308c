// The text of a document as HTML: its blocks as they are in each other, its paragraphs with their numbers. Made piece by piece.

import { html, raw } from 'hono/html';
import { pageAt } from '../core/page-marks.ts';
import type { Range } from '../core/source.ts';
import type { Block, BlockKind } from '../knowledge/formats/format.ts';
import { ADMONITIONS } from './admonitions.ts';
import { createBodies } from './bodies.ts';
import { createCanvas, type DrawingParts } from './canvas.ts';
import { type Layout, layoutOf, type Node } from './layout.ts';
import { headingId, LEAD_LEVEL, spaced } from './outline.ts';

/** What has no number of its own: the blocks in it have one. */
const CONTAINERS: ReadonlySet<BlockKind> = new Set(['quotation', 'admonition', 'footnote', 'definitions']);
/** Levels of headings on the page begin below those of its own. */
const FIRST_LEVEL = 3;
/** Pieces of HTML that follow each other, none of them larger than a block. */
export function* drawText(parts: DrawingParts): Generator<string> {
  const { visible, attributes } = parts;
  const layout: Layout = yield* layoutOf(parts.source);
  const canvas = createCanvas(parts, layout);
  const { text, words, isVisible, isBlank, passageFrom, passageAs, citationIn, voices, numberOf } = canvas;
  const body = createBodies(canvas, (nodes, range) => flow(nodes, range, true, []));

  let lastPage: number | null = null;
  /** The number of the page, before the first block that begins on it. */
  function* pageOf({ range, kind }: Block): Generator<string> {
    const page = CONTAINERS.has(kind) ? null : pageAt(parts.source.read?.pages, range[0]);
    if (page === null || page === lastPage) return;
    lastPage = page;
    yield String(html`<p class="page" lang="${parts.words.locale}" dir="${parts.words.direction}">${parts.words.say('page', { number: page })}</p>
`);
  }

  /** Blocks beside each other, in what begins and ends there; words between them are not lost. */
  function* flow(
    nodes: readonly Node[],
    [start, end]: Range,
    isInside: boolean,
    above: readonly number[],
  ): Generator<string> {
    const levels = [...above];
    let at = start;
    for (let i = 0; i < nodes.length; i++) {
      const { block } = nodes[i] as Node;
      yield* loose([at, block.range[0]]);
      at = Math.max(at, block.range[0]);
      const together = isInside ? 1 : togetherAt(nodes, i);
      if (together > 1)
        yield String(html`<div${passageAs([block.range[0], (nodes[i + together - 1] as Node).block.range[1]])}>
`);
      for (const node of nodes.slice(i, i + together)) {
        yield* loose([at, node.block.range[0]]);
        yield* draw(node, isInside, levels);
        at = Math.max(at, node.block.range[1]);
      }
      if (together > 1) yield '</div>\n';
      i += together - 1;
    }
    yield* loose([at, end]);
  }

  function* loose([from, to]: Range): Generator<string> {
    if (from < to && !isBlank(from, to) && isVisible([from, to]))
      yield String(html`<p${attributes}>${words.draw([from, to])}</p>
`);
  }

  /** How many blocks from one on make up one passage. */
  const togetherAt = (nodes: readonly Node[], first: number): number => {
    const [start, end] = (nodes[first] as Node).block.range;
    const passage = passageFrom([start, end]);
    if (passage === null || passage.start !== start || passage.end <= end) return 1;
    for (let i = first + 1; i < nodes.length; i++) {
      const [, last] = (nodes[i] as Node).block.range;
      if (last === passage.end) return i - first + 1;
      if (last > passage.end) break;
    }
    return 1;
  };

  function* draw(node: Node, isInside: boolean, levels: number[]): Generator<string> {
    const { block } = node;
    if (!isVisible(block.range)) return;
    if (block.isAfterBreak === true && visible === null) yield '<hr>\n';
    if (!isInside) yield* pageOf(block);
    if (block.kind === 'heading') yield heading(block, levels);
    else if (CONTAINERS.has(block.kind)) yield* container(node, isInside, levels);
    else if (isInside) yield* body(node);
    else {
      const { anchor, link, isCited } = numberOf(block);
      yield String(html`<div class="paragraph${isCited}"${anchor}>
${link}
<div class="said">`);
      yield* body(node);
      yield String(html`${voices(block.range)}</div></div>
`);
      yield* citationIn([0, block.range[1]]);
    }
  }

  const heading = ({ range, level = 1 }: Block, levels: number[]): string => {
    const said = words.draw(range);
    if (level >= LEAD_LEVEL)
      return String(html`<p class="lead"${attributes}>${said}</p>
`);
    while ((levels.at(-1) ?? 0) >= level) levels.pop();
    levels.push(level);
    const tag = raw(`h${Math.min(6, FIRST_LEVEL - 1 + levels.length)}`);
    return String(html`<${tag} class="heading" id="${headingId({ range })}"${attributes}>${said}</${tag}>
`);
  };

  function* container({ block, children }: Node, isInside: boolean, levels: number[]): Generator<string> {
    switch (block.kind) {
      case 'quotation':
        yield String(html`<blockquote${attributes}>
`);
        yield* flow(children, block.range, isInside, levels);
        yield '</blockquote>\n';
        return;
      case 'definitions':
        if (children.length === 0) return yield* loose(block.range);
        yield String(html`<dl class="terms"${attributes}>
`);
        for (const child of children) yield* definition(child, isInside);
        yield '</dl>\n';
        return;
      case 'admonition':
        yield* admonition({ block, children }, isInside, levels);
        return;
      default:
        yield String(html`<div class="footnote" role="note"${attributes}>
`);
        yield* flow(children, block.range, isInside, levels);
        yield '</div>\n';
    }
  }

  function* admonition({ block, children }: Node, isInside: boolean, levels: number[]): Generator<string> {
    const known = ADMONITIONS.get(block.name ?? '');
    yield String(html`<div class="admonition${known === undefined ? '' : ` ${known.tone}`}" role="note"${attributes}>
`);
    const [first, ...others] = children;
    const isTitled = first?.block.kind === 'heading' && first.block.level === LEAD_LEVEL;
    if (isTitled && isVisible(first.block.range))
      yield String(html`<p class="label">${words.draw(first.block.range)}</p>
`);
    else if (known !== undefined && !isTitled)
      yield String(html`<p class="label" lang="${parts.words.locale}" dir="${parts.words.direction}">${parts.words.say(known.label)}</p>
`);
    yield* isTitled
      ? flow(others, [first.block.range[1], block.range[1]], isInside, levels)
      : flow(children, block.range, isInside, levels);
    yield '</div>\n';
  }

  /** A term with what it means. Lists of terms hold nothing but those. */
  function* definition({ block, children }: Node, isInside: boolean): Generator<string> {
    if (!isVisible(block.range)) return;
    const { anchor, link, isCited } = numberOf(block, isInside);
    const [start, end] = block.range;
    yield String(html`<div class="term${isCited}"${anchor}>`);
    yield String(html`<dt${passageAs(block.range)}>${link}${words.draw([start, children[0]?.block.range[0] ?? end])}</dt>
`);
    for (const child of children) {
      yield '<dd>';
      yield* flow([child], child.block.range, true, []);
      yield '</dd>\n';
    }
    for (const voice of voices(block.range)) yield String(html`<dd>${voice}</dd>`);
    yield* citationIn(block.range, (citation) => html`<dd>${citation}</dd>`);
    yield '</div>\n';
  }

  const [first, ...others] = layout.roots;
  const isTitle =
    first?.block.kind === 'heading' &&
    parts.title !== null &&
    spaced(text.slice(...first.block.range)) === spaced(parts.title);
  if (isTitle) yield* flow(others, [first.block.range[1], text.length], false, []);
  else yield* flow(layout.roots, [0, text.length], false, []);
  yield* citationIn([0, text.length]);
}
