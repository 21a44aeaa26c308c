// Markdown: the text that a reader sees, without markup, with link targets kept beside it.

import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Range } from '../../core/source.ts';
import { type Heading, type Link, type Reader, trimRange } from './format.ts';

const BETWEEN_BLOCKS = '\n\n';

/**
 * Paragraphs are the blocks of the page: a paragraph, a whole list, a table, a block of code; one of a quotation each. A line
 * break in the source is a space, list items and table rows are lines, numbered items keep their numbers and tasks their marks,
 * table cells are parted by a tab. Struck-out words keep their `~~`, without which they would say the opposite. HTML, comments and
 * images are left out. Blocks are parted by one blank line.
 */
export const readMarkdown: Reader = (source) => {
  const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const targets = targetsIn(tree);
  const blocks: string[] = [];
  const paragraphs: Range[] = [];
  const headings: Heading[] = [];
  const links: Link[] = [];
  const omitted: number[] = [];
  let length = 0;

  const add = (node: RootContent): void => {
    if (node.type === 'blockquote' || node.type === 'footnoteDefinition') {
      for (const child of node.children) add(child);
      return;
    }
    if (node.type === 'html') {
      const words = node.value.replace(/<!--[\s\S]*?(-->|$)|<[^<>]*>/g, '').trim();
      if (words !== '' && node.position !== undefined) omitted.push(node.position.start.line);
      return;
    }
    const written = writeBlock(node, targets);
    const whole = trimRange(written.text, 0, written.text.length);
    if (whole === null) return;
    if (blocks.length > 0) length += BETWEEN_BLOCKS.length;
    const moved = ([from, to]: Range): Range => [from - whole[0] + length, to - whole[0] + length];
    for (const { range, url } of written.links) {
      const inside = trimRange(written.text, Math.max(range[0], whole[0]), Math.min(range[1], whole[1]));
      if (inside !== null && url !== '') links.push({ range: moved(inside), url });
    }
    if (node.type === 'heading') headings.push({ range: moved(whole), level: node.depth });
    else paragraphs.push(moved(whole));
    blocks.push(written.text.slice(...whole));
    length += whole[1] - whole[0];
  };

  tree.children.forEach(add);
  return { reader: 'markdown/1', text: blocks.join(BETWEEN_BLOCKS), paragraphs, headings, links, omitted };
};

/** The addresses that names of links stand for; of several the first, wherever it is written. */
const targetsIn = (tree: Nodes): ReadonlyMap<string, string> => {
  const targets = new Map<string, string>();
  const visit = (node: Nodes): void => {
    if (node.type === 'definition' && !targets.has(node.identifier)) targets.set(node.identifier, node.url);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return targets;
};

/** White space around a line break is one space. */
const onOneLine = (value: string): string => {
  const lines = value.split('\n');
  return lines
    .map((line, i) => (i > 0 ? line.trimStart() : line))
    .map((line, i) => (i < lines.length - 1 ? line.trimEnd() : line))
    .join(' ');
};

/** The text of one block, with its links as offsets in it. */
const writeBlock = (block: Nodes, targets: ReadonlyMap<string, string>): { text: string; links: Link[] } => {
  let text = '';
  const links: Link[] = [];

  const all = (children: readonly Nodes[]) => {
    for (const child of children) write(child);
  };

  const linked = (url: string, children: readonly Nodes[]) => {
    const start = text.length;
    all(children);
    if (text.length > start) links.push({ range: [start, text.length], url });
  };

  /** Each on a line of its own, the first going on where the text ends; numbered from `first`, if it is given. */
  const lines = (children: readonly Nodes[], first: number | null = null) => {
    for (const [i, child] of children.entries()) {
      if (i > 0) text += '\n';
      if (first !== null) text += `${first + i}. `;
      write(child);
    }
  };

  const write = (node: Nodes): void => {
    switch (node.type) {
      case 'text':
        text += onOneLine(node.value);
        return;
      case 'inlineCode':
      case 'code':
        text += node.value;
        return;
      case 'break':
        text += '\n';
        return;
      case 'delete':
        text += '~~';
        all(node.children);
        text += '~~';
        return;
      case 'link':
        linked(node.url, node.children);
        return;
      case 'linkReference':
        linked(targets.get(node.identifier) ?? '', node.children);
        return;
      case 'list':
        lines(node.children, node.ordered === true ? (node.start ?? 1) : null);
        return;
      case 'listItem':
        if (typeof node.checked === 'boolean') text += node.checked ? '[x] ' : '[ ] ';
        lines(node.children);
        return;
      case 'table':
      case 'blockquote':
      case 'footnoteDefinition':
        lines(node.children);
        return;
      case 'tableRow':
        node.children.forEach((cell, column) => {
          if (column > 0) text += '\t';
          write(cell);
        });
        return;
      default:
        if ('children' in node) all(node.children);
    }
  };

  write(block);
  return { text, links };
};
