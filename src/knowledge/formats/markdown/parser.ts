// The Markdown parser: CommonMark with tables, footnotes and definitions, and the marks that other tools put into it.

import createMarkdownIt, { type MarkdownIt } from 'markdown-it';
import definitions from 'markdown-it-deflist';
import footnotes from 'markdown-it-footnote';
import { admonitions } from './admonitions.ts';
import { machinery } from './machinery.ts';
import { mathematics } from './mathematics.ts';

export const createParser = (): MarkdownIt => {
  const parser = createMarkdownIt({ html: true, linkify: true })
    .use(footnotes)
    .use(definitions)
    .use(mathematics)
    .use(admonitions)
    .use(machinery);
  parser.linkify.set({ fuzzyLink: false });
  // Footnotes stay where they are written, and what is written in brackets stays in its sentence.
  parser.disable(['footnote_tail', 'footnote_inline']);
  // Letters in brackets stay as they are typed, and addresses too.
  parser.validateLink = () => true;
  parser.normalizeLink = (url) => url;
  parser.normalizeLinkText = (text) => text;
  return parser;
};
