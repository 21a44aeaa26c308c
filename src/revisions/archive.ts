// Finds passages of old revisions by citation code.

import type { Excerpt } from '../core/source.ts';
import type { Library } from '../knowledge/library.ts';
import { changesBetween, keptExcerpt, keptOf, type Pairing, type PassageAtRevision } from './changes.ts';
import type { Editions } from './editions.ts';
import type { Revisions } from './revisions.ts';

/**
 * A passage that is no longer in the library. `retracted`: its document was taken back, and says why. `changed`: its document is there
 * with another text, `now` being the passage that took its place, if any is like it. `reread`: its file has not changed and is read in
 * another way now, in which nothing holds just these words. `gone`: its document is not there. `withdrawn`:
 * librarians have taken its document out, and it is not shown. `removed`: the operator has removed its document for good, and nothing of
 * it is kept.
 */
export type Old =
  | { readonly is: 'retracted' | 'gone' | 'reread'; readonly before: Excerpt }
  | { readonly is: 'changed'; readonly before: Excerpt; readonly now: Excerpt | null }
  | { readonly is: 'withdrawn'; readonly document: string }
  | { readonly is: 'removed' };

export interface Archive {
  /** The passage of a code as the library held it last; null if it never did. Rejects with a StoreError without a database. */
  find(citation: string): Promise<Old | null>;
}

export interface ArchiveParts {
  readonly library: Pick<Library, 'snapshot' | 'excerpt' | 'followed'>;
  readonly editions: Pick<Editions, 'text' | 'withdrawn'>;
  readonly revisions: () => Pick<Revisions, 'withPassage' | 'isRemoved'>;
  /** Normalizes a typed code. */
  readonly readCitation: (typed: string) => string;
  readonly pairing: Pairing;
}

const CITATION = /^[0-9a-z]{8}$/;

export const createArchive = ({
  library,
  editions,
  revisions,
  readCitation,
  pairing,
}: ArchiveParts): Archive => ({
  async find(typed) {
    const citation = readCitation(typed);
    if (!CITATION.test(citation)) return null;
    const document = await revisions().withPassage(citation);
    if (document === null) return (await revisions().isRemoved({ citation })) ? { is: 'removed' } : null;
    const passage = document.passages.find((one) => one.citation === citation);
    const text = await editions.text(document.revision);
    if (passage === undefined || text === null) return null;
    const kept: PassageAtRevision = { document, passage };
    const { documents, retracted, followers } = library.snapshot();
    const { path } = document;
    const takenBack = retracted.get(path);
    if (takenBack !== undefined)
      return { is: 'retracted', before: asOld(kept, text, takenBack.meta.standing) };
    if ((await editions.withdrawn()).has(path)) return { is: 'withdrawn', document: path };
    const present = documents.get(path);
    if (present === undefined) return { is: 'gone', before: asOld(kept, text) };
    if (document.fileHash === present.fileHash || library.followed(citation) !== null)
      return { is: 'reread', before: asHeld(kept, text, present.meta) };
    const fresh = keptOf(library, present);
    const textOf = ({ document: owner, passage: at }: PassageAtRevision) =>
      (owner === fresh ? present.text : text).slice(at.start, at.end);
    const change = (await changesBetween([document], [fresh], textOf, pairing, followers)).find(
      (one) => one.is === 'changed' && one.before.passage.citation === citation,
    );
    const now = change?.is === 'changed' ? keptExcerpt(change.now, present.text) : null;
    return { is: 'changed', before: asOld(kept, text, present.meta.standing), now };
  },
});

/** An excerpt of an earlier reading whose words are still in the document. */
const asHeld = (kept: PassageAtRevision, text: string, meta: Excerpt['place']['meta']): Excerpt => {
  const excerpt = keptExcerpt(kept, text);
  return { ...excerpt, place: { ...excerpt.place, meta } };
};

/** An excerpt of an old revision, with the document's current standing. */
const asOld = (
  kept: PassageAtRevision,
  text: string,
  standing?: Excerpt['place']['meta']['standing'],
): Excerpt => {
  const excerpt = keptExcerpt(kept, text);
  const { standing: _, ...meta } = excerpt.place.meta;
  const place = {
    ...excerpt.place,
    meta: { ...meta, ...(standing === undefined ? {} : { standing }) },
    isOld: true as const,
  };
  return { ...excerpt, place };
};
