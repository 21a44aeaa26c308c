// Places that people name in a document: its path and the number of a paragraph, such as `article.txt#3`.

import type { Document } from './document.ts';
import { LEAD_LEVEL } from './formats/format.ts';

type Documents = ReadonlyMap<string, Document>;

/** A question with its places; see `Question`. */
interface QuestionPlaces {
  readonly line: string;
  readonly find: readonly string[];
  readonly may: readonly string[];
  readonly holds: string | null;
}

export const splitPlace = (at: string) => {
  const [, path = '', number = ''] = /^(.+)#(\d+)$/.exec(at) ?? [];
  return { path, number: Number(number) };
};

/** The words of a place; null if the library has no such place. */
export const paragraphAt = (documents: Documents, at: string): string | null => {
  const { path, number } = splitPlace(at);
  const document = documents.get(path);
  const range = document?.paragraphs[number - 1];
  return document === undefined || range === undefined ? null : document.text.slice(...range);
};

/** The place that a number named when headings of plain text, and bold lines, still counted as paragraphs; null if it named none. */
const formerPlace = (documents: Documents, at: string): string | null => {
  const { path, number } = splitPlace(at);
  const document = documents.get(path);
  if (document === undefined) return null;
  const isText = document.reader.startsWith('text/');
  const counted = document.headings.filter(({ level }) => isText || level === LEAD_LEVEL);
  if (counted.length === 0) return null;
  const ranges = [...counted.map(({ range }) => range), ...document.paragraphs];
  const range = ranges.sort((a, b) => a[0] - b[0])[number - 1];
  const found = range === undefined ? -1 : document.paragraphs.indexOf(range);
  return found < 0 ? null : `${path}#${found + 1}`;
};

/** Letters by which words of a question are found in a paragraph, whatever their endings. */
const STEM_LETTERS = 4;

const sharesWords = (question: string, paragraph: string): boolean => {
  const words = question.toLowerCase().match(/\p{L}+/gu) ?? [];
  const stems = words
    .filter((word) => word.length >= STEM_LETTERS)
    .map((word) => word.slice(0, STEM_LETTERS));
  return stems.some((stem) => paragraph.toLowerCase().includes(stem));
};

/**
 * The places of a question that are counted as before, with what they are now. A number that still names a paragraph counts as one of
 * before only if the words that the question is to hold say so or, if it has none, if its own words do.
 */
export const movedPlaces = (
  { line, find, may, holds }: QuestionPlaces,
  documents: Documents,
): ReadonlyMap<string, string> => {
  const says = (at: string) => {
    const words = paragraphAt(documents, at) ?? '';
    return holds === null ? sharesWords(line, words) : words.includes(holds);
  };
  const moved = new Map<string, string>();
  for (const at of [...find, ...may]) {
    const former = formerPlace(documents, at);
    if (former === null || former === at) continue;
    const isMeant = find.includes(at) && !find.some(says) && says(former);
    if (paragraphAt(documents, at) === null || isMeant) moved.set(at, former);
  }
  return moved;
};
