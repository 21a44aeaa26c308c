// What of a source is seen: the words of its blocks and of its passages, as tests compare them.

import { readMarkdown } from '../../../../src/knowledge/formats/markdown.ts';
import { passagesOf } from '../../../../src/knowledge/passages.ts';
import { documentOf, sliced } from '../library-of.ts';

export const textOf = (source: string): string => readMarkdown(source).text;

export const paragraphsOf = (source: string): string[] => {
  const { text, paragraphs } = readMarkdown(source);
  return sliced(text, paragraphs);
};

export const headingsOf = (source: string): string[] => {
  const { text, headings } = readMarkdown(source);
  return sliced(
    text,
    headings.map(({ range }) => range),
  );
};

/** What can be found and shown of a document, each with the lines that lead to it: `Bring: → • boots`. */
export const foundIn = (path: string, source: string): string[] =>
  passagesOf(documentOf(path, source)).map(({ document: { text }, start, end, unit }) =>
    [...unit.leads, [start, end] as const].map((range) => text.slice(...range)).join(' → '),
  );
