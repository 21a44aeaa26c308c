// AsciiDoc as HTML for the reader of pages: what browsers show of it, with the line of each block, and without what is made by machines.

import { Html5Converter } from '@asciidoctor/core';
import { escaped } from '../html/escaped.ts';

// biome-ignore lint/suspicious/noExplicitAny: the package says no more of the nodes that it converts.
type Node = any;

/** Marks the line of what follows. Comments have no words. */
const markOf = (node: { getLineNumber?(): number | null | undefined }): string => {
  const line = node.getLineNumber?.();
  return typeof line === 'number' ? `<!--@${line}-->` : '';
};

const LINE = /<!--@(\d{1,9})-->/g;

/** For each line of the HTML, the line of the source that the last mark up to it names. From 1. */
export const sourceLines = (html: string): number[] => {
  let last = 1;
  return html.split('\n').map((line) => {
    // Where several begin on a line, it is that of the first.
    const [mark, ...more] = [...line.matchAll(LINE)].map(([, number]) => Number(number));
    const own = mark ?? last;
    last = more.at(-1) ?? own;
    return own;
  });
};

const ORDERED: Readonly<Record<string, string>> = {
  loweralpha: ' type="a"',
  upperalpha: ' type="A"',
  lowerroman: ' type="i"',
  upperroman: ' type="I"',
};

/** A title above a block, as a line that leads to it. */
const titleOf = (node: Node): string => (node.hasTitle() ? `<p><b>${node.title}</b></p>\n` : '');

const bodyOf = async (item: Node): Promise<string> => {
  const text = item.hasText() ? `<p>${item.getText()}</p>\n` : '';
  return text + (item.hasBlocks() ? await item.content() : '');
};

/** Who wrote what is quoted, below it. */
const attributionOf = (node: Node): string => {
  const said = [node.getAttribute('attribution'), node.getAttribute('citetitle')].filter(Boolean).join(', ');
  return said === '' ? '' : `\n<p>— ${said}</p>`;
};

export class PageConverter extends Html5Converter {
  override convert(node: Node, transform: string | null = null, opts: unknown = null): Node {
    const converted = super.convert(node, transform as never, opts as never);
    if (transform !== null || typeof node.getLineNumber !== 'function' || node.nodeName === 'document')
      return converted;
    return Promise.resolve(converted as Promise<string | null>).then((html) =>
      html === null || html === undefined ? html : markOf(node) + html,
    );
  }

  override async convert_embedded(node: Node): Promise<string> {
    if (node.isNested()) return await node.content();
    const heading = node.hasHeader() && !node.isNotitle() ? `<h1>${node.header.title}</h1>\n` : '';
    // Notes are known once what they belong to is converted.
    const content = await node.content();
    const notes = node.footnotes.map(
      ({ index, text }: { index: number; text: string }) =>
        `<li id="_footnotedef_${index}"><p>${text}</p></li>\n`,
    );
    const section =
      notes.length === 0 ? '' : `\n<section role="doc-endnotes"><ol>\n${notes.join('')}</ol></section>`;
    return heading + content + section;
  }

  override async convert_admonition(node: Node): Promise<string> {
    const content = await node.content();
    const html = node.contentModel === 'compound' ? content : `<p>${content}</p>`;
    return `<aside>\n${titleOf(node)}${html}\n</aside>`;
  }

  override async convert_ulist(node: Node): Promise<string> {
    const items: string[] = [];
    for (const item of node.getItems()) {
      const isTask = node.hasOption('checklist') && item.hasAttribute('checkbox');
      const box = isTask ? `<input type="checkbox"${item.hasAttribute('checked') ? ' checked' : ''}> ` : '';
      items.push(`${markOf(item)}<li>${(await bodyOf(item)).replace('<p>', `<p>${box}`)}</li>`);
    }
    return `${titleOf(node)}<ul>\n${items.join('\n')}\n</ul>`;
  }

  override async convert_olist(node: Node): Promise<string> {
    const start = node.hasAttribute('start') ? ` start="${escaped(String(node.getAttribute('start')))}"` : '';
    const type = ORDERED[node.style as string] ?? '';
    const reversed = node.hasOption('reversed') ? ' reversed' : '';
    const items: string[] = [];
    for (const item of node.getItems()) items.push(`${markOf(item)}<li>${await bodyOf(item)}</li>`);
    return `${titleOf(node)}<ol${start}${type}${reversed}>\n${items.join('\n')}\n</ol>`;
  }

  override async convert_dlist(node: Node): Promise<string> {
    const parts: string[] = [];
    const asQuestions = node.style === 'qanda';
    for (const [terms, definition] of node.getItems() as [Node[], Node | null][]) {
      for (const term of terms)
        parts.push(
          asQuestions
            ? `${markOf(term)}<p><b>${term.getText()}</b></p>`
            : `${markOf(term)}<dt>${term.getText()}</dt>`,
        );
      if (definition === null || definition === undefined) continue;
      const body = await bodyOf(definition);
      parts.push(asQuestions ? body : `<dd>\n${body}</dd>`);
    }
    const list = parts.join('\n');
    return `${titleOf(node)}${asQuestions ? list : `<dl>\n${list}\n</dl>`}`;
  }

  override async convert_quote(node: Node): Promise<string> {
    const content = await node.content();
    const html = node.contentModel === 'compound' ? content : `<p>${content}</p>`;
    return `${titleOf(node)}<blockquote>\n${html}${attributionOf(node)}\n</blockquote>`;
  }

  override async convert_verse(node: Node): Promise<string> {
    const lines = (await node.content()).replaceAll('\n', '<br>\n');
    return `${titleOf(node)}<blockquote>\n<p>${lines}</p>${attributionOf(node)}\n</blockquote>`;
  }

  override async convert_stem(node: Node): Promise<string> {
    return `${titleOf(node)}<pre>${await node.content()}</pre>`;
  }

  override async convert_inline_quoted(node: Node): Promise<string> {
    if (node.type === 'asciimath' || node.type === 'latexmath') return node.text;
    return super.convert_inline_quoted(node);
  }

  override async convert_example(node: Node): Promise<string> {
    if (!node.hasOption('collapsible') || node.hasTitle()) return super.convert_example(node);
    return `<details open>\n${await node.content()}\n</details>`;
  }

  override async convert_toc(): Promise<string> {
    return '';
  }

  override async convert_audio(node: Node): Promise<string> {
    return `${titleOf(node)}<audio></audio>`;
  }

  override async convert_video(node: Node): Promise<string> {
    return `${titleOf(node)}<video></video>`;
  }
}
