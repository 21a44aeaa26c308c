// The texts that have pages: what the library holds, and what it held, as far as the database knows.

import type { Clock } from '../core/ports.ts';
import type { Metadata } from '../core/source.ts';
import { StoreError } from '../core/store-error.ts';
import type { Document } from '../knowledge/document.ts';
import type { Library } from '../knowledge/library.ts';
import { keptPassageOf } from '../revisions/changes.ts';
import type { EarlierRevision, Editions, FormerPassage, Withheld } from '../revisions/editions.ts';
import type { KeptPassage, KeptRevision } from '../revisions/revisions.ts';
import { createEarlier } from './earlier.ts';
import type { Age } from './render.ts';
import { type Source, sourceInSlices } from './source.ts';

/** A text that has a page, and what its page hangs on, known before either is made. */
export interface ShownText {
  readonly path: string;
  readonly revision: string;
  readonly meta: Metadata;
  /** As JSON: the same as long as the source is. */
  readonly state: unknown;
  /** The passage of a code, or those that follow it as one; null if this text has neither. */
  passage(code: string): KeptPassage | null;
  source(): Promise<Source>;
}

export interface TextParts {
  readonly library: Library;
  readonly editions: Pick<Editions, 'earlier' | 'kept' | 'former' | 'text' | 'isRemoved'>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface Texts {
  /** The document that the library holds at a path. */
  held(path: string): Document | undefined;
  /** The text of such a document. */
  present(document: Document): ShownText;
  /** Its earlier revisions, the latest first. */
  earlierOf(path: string): Promise<readonly EarlierRevision[]>;
  /** What the library held at a path, by the first digits of the revision; or by a code, where only that is left of it. */
  formerAt(
    path: string,
    digits: string,
    earlier: readonly EarlierRevision[],
    code: string | null,
  ): Promise<{ readonly text: ShownText; readonly age: Age } | null>;
  /** The words of a revision; null if they are not known any more. */
  words(revision: string): Promise<string | null>;
  /** The passage of a code as the library holds it, or held it. */
  find(code: string): Promise<{ source: Source; passage: KeptPassage } | Withheld | null>;
  isRemoved(what: Parameters<Editions['isRemoved']>[0]): Promise<boolean>;
}

/** Hex digits of a revision in an address. */
export const REVISION_DIGITS = 12;

/** Whether an address names this revision. */
export const isAt = (revision: string, digits: string): boolean =>
  /^[0-9a-f]{12}$/.test(digits) && revision.startsWith(digits);

/** What the database knows of the past; nothing, where there is none. */
const unlessLost = async <T>(look: () => Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await look();
  } catch (error) {
    if (error instanceof StoreError) return otherwise;
    throw error;
  }
};

export const createTexts = ({ library, editions, clock }: TextParts): Texts => {
  const earlierRevisions = createEarlier({ editions, snapshot: library.snapshot, clock });

  const held = (path: string): Document | undefined => library.snapshot().documents.get(path);
  const isHeld = (code: string): boolean => library.find(code) !== undefined;
  /** Whether the library holds the same file, however it is read by now. */
  const isSameFile = ({ path, fileHash }: KeptRevision): boolean => held(path)?.fileHash === fileHash;
  const former = (code: string) => unlessLost(() => editions.former(code), null);

  const formerSource = ({ document, text }: Pick<FormerPassage, 'document' | 'text'>): Source => {
    const { path, revision, passages } = document;
    // Whether a text may be shown whole, and whether it stands, is said by whoever said it last.
    const { meta: last } = held(path) ?? library.snapshot().retracted.get(path) ?? document;
    const { standing: _, ...meta } = isSameFile(document) ? last : document.meta;
    const said = last.standing === undefined ? {} : { standing: last.standing };
    const codes = isSameFile(document) ? [] : passages.map(({ citation }) => citation);
    const former = new Set(codes.filter((code) => !isHeld(code)));
    return { path, revision, meta: { ...meta, show: last.show, ...said }, text, passages, former };
  };

  const formerText = (kept: { document: KeptRevision; text: string }): ShownText => {
    const source = formerSource(kept);
    const { path, revision, firstSeen } = kept.document;
    // Which of its passages the library still holds, and what is said of it by now, hangs on what the library holds of this document.
    const now = held(path) ?? library.snapshot().retracted.get(path);
    return {
      path,
      revision,
      meta: source.meta,
      state: [revision, firstSeen, source.meta, now?.stateHash ?? null],
      passage: (code) => source.passages.find(({ citation }) => citation === code) ?? null,
      source: async () => source,
    };
  };

  const present = (document: Document): ShownText => ({
    path: document.path,
    revision: document.revision,
    meta: document.meta,
    // Where links lead is no part of what is quoted, but of its page.
    state: [document.stateHash, document.fileHash],
    passage(code) {
      const passage = library.find(code);
      return passage?.document === document ? keptPassageOf(library, passage) : null;
    },
    source: () => sourceInSlices(library, document, library.snapshot().byDocument.get(document) ?? []),
  });

  const find: Texts['find'] = async (code) => {
    const present = library.find(code);
    if (present !== undefined) {
      const { document } = present;
      const { path, revision, meta, text } = document;
      const passage = keptPassageOf(library, present);
      return { source: { path, revision, meta, text, passages: [passage], read: document }, passage };
    }
    const kept = await former(code);
    if (kept === null || 'withdrawn' in kept) return kept;
    const source = formerSource(kept);
    const passage = source.passages.find(({ citation }) => citation === code);
    return passage === undefined ? null : { source, passage };
  };

  return {
    held,
    present,
    earlierOf: (path) => unlessLost(() => earlierRevisions(path), []),
    async formerAt(path, digits, earlier, code) {
      const seen = earlier.find(({ revision }) => isAt(revision, digits));
      if (seen !== undefined) {
        const kept = await unlessLost(() => editions.kept(path, seen.revision), null);
        const age = seen.reading === held(path)?.revision ? 'current' : 'older';
        return kept === null ? null : { text: formerText(kept), age };
      }
      const gone = code === null ? null : await former(code);
      if (gone === null || 'withdrawn' in gone) return null;
      const { document } = gone;
      if (document.path !== path || !isAt(document.revision, digits)) return null;
      return { text: formerText(gone), age: isSameFile(document) ? 'current' : 'removed' };
    },
    words: (revision) => unlessLost(() => editions.text(revision), null),
    find,
    isRemoved: (what) => unlessLost(() => editions.isRemoved(what), false),
  };
};
