// A document at one of its revisions, as a page shows it: headings and numbered paragraphs, each of them made of passages.

import { createBreathe } from '../core/breathe.ts';
import { type Excerpt, isExcerptsOnly, type Metadata } from '../core/source.ts';
import type { Document } from '../knowledge/document.ts';
import type { Library } from '../knowledge/library.ts';
import type { Passage } from '../knowledge/passages.ts';
import { keptExcerpt, keptOf, keptPassageOf } from '../revisions/changes.ts';
import type { KeptPassage } from '../revisions/revisions.ts';

export interface Source {
  readonly path: string;
  readonly revision: string;
  readonly meta: Metadata;
  readonly text: string;
  readonly passages: readonly KeptPassage[];
  /** Codes of passages that the library no longer holds. Not given: it holds all. */
  readonly former?: ReadonlySet<string>;
}

/** A stretch of a paragraph. White space between passages is in none of them. */
export interface Part {
  readonly text: string;
  readonly passage: KeptPassage | null;
}

export type Piece =
  | { readonly is: 'heading'; readonly text: string; readonly level: number }
  | { readonly is: 'paragraph'; readonly number: number; readonly parts: readonly Part[] };

/** The same as {@link sourceOf}, made in slices, between which others are answered. */
export const sourceInSlices = async (
  library: Pick<Library, 'snapshot' | 'excerpt'>,
  { path, revision, meta, text }: Document,
  present: readonly Passage[],
): Promise<Source> => {
  const breathe = createBreathe();
  const passages: KeptPassage[] = [];
  for (const passage of present) {
    passages.push(keptPassageOf(library, passage));
    await breathe();
  }
  return { path, revision, meta, text, passages };
};

/** What the library holds of a document at this moment. */
export const sourceOf = (library: Pick<Library, 'snapshot' | 'excerpt'>, document: Document): Source => ({
  path: document.path,
  revision: document.revision,
  meta: document.meta,
  text: document.text,
  passages: keptOf(library, document).passages,
});

/** The passage whole, as an excerpt of its own revision, which says so if it is an old one. */
export const excerptOf = ({ text, path, revision, meta, former }: Source, passage: KeptPassage): Excerpt => {
  const excerpt = keptExcerpt(
    { document: { path, revision, meta, fileHash: '', passages: [] }, passage },
    text,
  );
  if (former?.has(passage.citation) !== true) return excerpt;
  return { ...excerpt, place: { ...excerpt.place, isOld: true } };
};

/** Pages that anybody can read show nothing whole of which the licence is unknown, unless `show: full` says that they may. */
export const isShownInExcerpts = (meta: Metadata, isPublic: boolean): boolean =>
  isExcerptsOnly(meta) || (isPublic && meta.show !== 'full' && meta.licence === null);

/**
 * The whole text in order; what white space parts is in one piece or another. Readers put every word into a paragraph or a heading, so
 * what stands between paragraphs is headings, one a line.
 */
export function* eachPiece({ text, passages }: Pick<Source, 'text' | 'passages'>): Generator<Piece> {
  let at = 0;
  function* headings(end: number, above: readonly string[]): Generator<Piece> {
    for (const line of text.slice(at, end).split(/\n+/)) {
      const heading = line.trim();
      if (heading !== '')
        yield { is: 'heading', text: heading, level: Math.max(0, above.lastIndexOf(heading)) };
    }
  }
  for (let i = 0; i < passages.length; ) {
    const { paragraph, start, headings: above } = passages[i] as KeptPassage;
    yield* headings(start, above);
    at = start;
    const parts: Part[] = [];
    for (let next = passages[i]; next?.paragraph === paragraph; next = passages[++i]) {
      if (next.start > at) parts.push({ text: text.slice(at, next.start), passage: null });
      parts.push({ text: text.slice(next.start, next.end), passage: next });
      at = next.end;
    }
    yield { is: 'paragraph', number: paragraph, parts };
  }
  yield* headings(text.length, []);
}

export const piecesOf = (source: Pick<Source, 'text' | 'passages'>): Piece[] => [...eachPiece(source)];

/** The one paragraph that holds the passage, with no more of it than the passage. */
export const pieceWith = (passage: KeptPassage, text: string): Piece => ({
  is: 'paragraph',
  number: passage.paragraph,
  parts: [{ text: text.slice(passage.start, passage.end), passage }],
});
