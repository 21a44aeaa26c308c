// A document at one of its revisions, as a page shows it: its text, how that is laid out, and its passages.

import { createYielder } from '../core/event-loop.ts';
import { layoutIn } from '../core/segments.ts';
import { type Excerpt, isExcerptsOnly, type Metadata } from '../core/source.ts';
import type { Document } from '../knowledge/document.ts';
import type { Library } from '../knowledge/library.ts';
import type { Passage } from '../knowledge/passages.ts';
import { keptExcerpt, keptOf, keptPassageOf } from '../revisions/changes.ts';
import type { KeptPassage } from '../revisions/revisions.ts';
import type { LaidOut } from './layout.ts';

export interface Source extends LaidOut {
  readonly path: string;
  readonly revision: string;
  readonly meta: Metadata;
  /** Codes of passages that the library no longer holds. Not given: it holds all. */
  readonly former?: ReadonlySet<string>;
}

/** The same as {@link sourceOf}, made in slices, between which others are answered. */
export const sourceInSlices = async (
  library: Pick<Library, 'snapshot' | 'excerpt'>,
  document: Document,
  present: readonly Passage[],
): Promise<Source> => {
  const yieldToEventLoop = createYielder();
  const { path, revision, meta, text } = document;
  const passages: KeptPassage[] = [];
  for (const passage of present) {
    passages.push(keptPassageOf(library, passage));
    await yieldToEventLoop();
  }
  return { path, revision, meta, text, passages, read: document };
};

/** What the library holds of a document at this moment. */
export const sourceOf = (library: Pick<Library, 'snapshot' | 'excerpt'>, document: Document): Source => ({
  path: document.path,
  revision: document.revision,
  meta: document.meta,
  text: document.text,
  passages: keptOf(library, document).passages,
  read: document,
});

/** The passage whole, as an excerpt of its own revision, which says so if it is an old one. */
export const excerptAtRevision = (source: Source, passage: KeptPassage): Excerpt => {
  const { text, path, revision, meta, former, read } = source;
  const excerpt = {
    ...keptExcerpt({ document: { path, revision, meta, fileHash: '', passages: [] }, passage }, text),
    ...(read === undefined ? {} : layoutIn(read.blocks, [passage.start, passage.end])),
  };
  if (former?.has(passage.citation) !== true) return excerpt;
  return { ...excerpt, place: { ...excerpt.place, isOld: true } };
};

/** Pages that anybody can read show nothing whole of which the licence is unknown, unless `show: full` says that they may. */
export const isShownInExcerpts = (meta: Metadata, isPublic: boolean): boolean =>
  isExcerptsOnly(meta) || (isPublic && meta.show !== 'full' && meta.licence === null);
