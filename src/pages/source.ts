// A document at one of its revisions, as a page shows it: headings and numbered paragraphs, each of them made of passages.

import { type Excerpt, isExcerptsOnly, type Metadata } from '../core/source.ts';
import type { Document } from '../knowledge/document.ts';
import type { Library } from '../knowledge/library.ts';
import { keptExcerpt, keptOf } from '../revisions/changes.ts';
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
export const piecesOf = ({ text, passages }: Pick<Source, 'text' | 'passages'>): Piece[] => {
  const pieces: Piece[] = [];
  /** The parts of the last paragraph, which may be cut into thousands. */
  let open: Part[] = [];
  let at = 0;
  const headings = (end: number, above: readonly string[]) => {
    for (const line of text.slice(at, end).split(/\n+/)) {
      const heading = line.trim();
      if (heading !== '')
        pieces.push({ is: 'heading', text: heading, level: Math.max(0, above.lastIndexOf(heading)) });
    }
  };
  for (const [i, passage] of passages.entries()) {
    const last = pieces.at(-1);
    if (passages[i - 1]?.paragraph === passage.paragraph && last?.is === 'paragraph') {
      open.push(
        { text: text.slice(at, passage.start), passage: null },
        { text: text.slice(passage.start, passage.end), passage },
      );
    } else {
      headings(passage.start, passage.headings);
      open = [{ text: text.slice(passage.start, passage.end), passage }];
      pieces.push({ is: 'paragraph', number: passage.paragraph, parts: open });
    }
    at = passage.end;
  }
  headings(text.length, []);
  return pieces;
};

/** The one paragraph that holds the passage, with no more of it than the passage. */
export const pieceWith = (passage: KeptPassage, text: string): Piece => ({
  is: 'paragraph',
  number: passage.paragraph,
  parts: [{ text: text.slice(passage.start, passage.end), passage }],
});
