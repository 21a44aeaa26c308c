// The library's editions, shared by all processes: the current one, the changes between two, and every earlier text.

import { BoundedMap } from '../core/bounded-map.ts';
import { createYielder } from '../core/event-loop.ts';
import type { Excerpt } from '../core/source.ts';
import type { Document } from '../knowledge/document.ts';
import type { Library } from '../knowledge/library.ts';
import type { Snapshot } from '../knowledge/snapshot.ts';
import { keptExcerpt, keptPassageOf, type Pairing } from './changes.ts';
import { createEditionComparison, type EditionComparison } from './compared.ts';
import type {
  Edition,
  HeldDocument,
  KeptPassage,
  KeptRevision,
  Revisions,
  SeenRevision,
} from './revisions.ts';

/** An earlier revision of a document, and the one that its file is read as by now: another, if a reader has changed. */
export interface EarlierRevision extends SeenRevision {
  readonly reading: string;
}

/** A passage that the library held once. */
export interface FormerPassage {
  readonly document: KeptRevision;
  readonly text: string;
  readonly excerpt: Excerpt;
}

/** A passage that may not be shown, of a document that librarians have withdrawn. */
export interface Withheld {
  readonly withdrawn: string;
}

export interface Editions {
  /** Stores the state of this process's library. */
  observe(): Promise<Edition>;
  /** The edition that all work from, if this process's library is that one; else null: another process has to do the work. */
  ownEdition(): Promise<Edition | null>;
  readonly changes: EditionComparison['changes'];
  readonly readerChanges: EditionComparison['readerChanges'];
  /** Updates the library's followers of earlier passages after a new edition. */
  follow(): Promise<void>;
  /**
   * The earlier revisions of a document that the library holds, the latest first; none while there is no database. One that is withdrawn
   * has none.
   */
  earlier(path: string): Promise<readonly EarlierRevision[]>;
  /** A document at one of its earlier revisions, with its words; null if those were never kept, or were removed for good. */
  kept(
    path: string,
    revision: string,
  ): Promise<{ readonly document: KeptRevision; readonly text: string } | null>;
  /** The passage of a code that the library no longer holds, in its latest revision; null if there was none. */
  former(citation: string): Promise<FormerPassage | Withheld | null>;
  /** Paths of documents of which nothing may be shown, by what librarians have decided up to this moment. */
  withdrawn(): Promise<ReadonlySet<string>>;
  /** Paths of documents that are retracted now, by their file or by a librarian. */
  retracted(): ReadonlySet<string>;
  /** The words of a revision, current or kept; null if it was never held, or was removed for good. */
  text(revision: string): Promise<string | null>;
  /** What became of documents, the latest first. */
  events: Revisions['events'];
  /** Whether a passage or a document was removed for good. */
  isRemoved: Revisions['isRemoved'];
}

/** The number of cached texts of older revisions. */
const TEXTS_KEPT = 50;

export const createEditions = (
  library: Pick<Library, 'snapshot' | 'excerpt' | 'layOut' | 'follow'>,
  revisions: () => Revisions,
  pairing: Pairing,
): Editions => {
  const texts = new BoundedMap<string, string>(TEXTS_KEPT);
  /** The edition whose followers the library knows. */
  let followed: number | null = null;

  /** What was at hand when a document was removed for good may be of that document. */
  let removals: number | null = null;
  const dropRemoved = async (): Promise<void> => {
    const now = await revisions().removals();
    if (removals !== null && removals !== now) {
      texts.clear();
      compared.clear();
      followed = null;
    }
    removals = now;
  };

  /** What is taken back has no passages; why, stands in what is known of it. All of one snapshot, whatever happens meanwhile. */
  const allHeld = async (snapshot: Snapshot): Promise<HeldDocument[]> => {
    const yieldToEventLoop = createYielder();
    const all: HeldDocument[] = [];
    for (const document of [...snapshot.documents.values(), ...snapshot.retracted.values()]) {
      const { path, revision, fileHash, reader, meta, text, stateHash } = document;
      const passages: KeptPassage[] = [];
      const cut = snapshot.byDocument.get(document) ?? [];
      await library.layOut(cut);
      for (const passage of cut) {
        passages.push(keptPassageOf(library, passage));
        await yieldToEventLoop();
      }
      all.push({ path, revision, fileHash, reader, meta, passages, text, stateHash });
    }
    return all;
  };

  const current = (revision: string): string | null => {
    const { documents, retracted } = library.snapshot();
    for (const held of [documents, retracted])
      for (const document of held.values()) if (document.revision === revision) return document.text;
    return null;
  };

  const text = async (revision: string): Promise<string | null> => {
    const held = current(revision);
    if (held !== null) return held;
    await dropRemoved();
    const known = texts.get(revision);
    if (known !== undefined) return known;
    const found = await revisions().text(revision);
    if (found === null) return null;
    texts.set(revision, found);
    return found;
  };

  const compared = createEditionComparison(revisions, text, pairing);

  const follow = async (): Promise<void> => {
    const edition = (await revisions().current())?.edition ?? null;
    await dropRemoved();
    if (edition === null || edition === followed) return;
    library.follow(await revisions().followers());
    followed = edition;
  };

  /** Of a retracted document people may see what it said, and why it no longer stands; if the reason is shown with it. */
  const withdrawn = async () => {
    const all = (await revisions().withdrawals()).map(({ document }) => document);
    return new Set(all.filter((path) => !library.snapshot().retracted.has(path)));
  };

  return {
    async earlier(path) {
      const now = library.snapshot().documents.get(path);
      if (now === undefined || (await withdrawn()).has(path)) return [];
      return earlierOf(await revisions().listByDocument(path), now);
    },
    async kept(path, revision) {
      const document = await revisions().kept(path, revision);
      const whole = document === null ? null : await text(revision);
      return document === null || whole === null ? null : { document, text: whole };
    },
    async former(citation) {
      const document = await revisions().withPassage(citation);
      if (document === null) return null;
      if ((await withdrawn()).has(document.path)) return { withdrawn: document.path };
      const passage = document.passages.find((p) => p.citation === citation);
      const whole = await text(document.revision);
      if (passage === undefined || whole === null) return null;
      return { document, text: whole, excerpt: keptExcerpt({ document, passage }, whole) };
    },
    withdrawn,
    retracted: () => new Set(library.snapshot().retracted.keys()),
    async observe() {
      const snapshot = library.snapshot();
      const last = await revisions().current();
      // What a library holds takes long to list, and a start over the same documents needs nothing of it.
      const edition =
        last?.revision === snapshot.revision
          ? last
          : await revisions().observe(snapshot.revision, await allHeld(snapshot));
      await follow();
      return edition;
    },
    follow,
    async ownEdition() {
      const edition = await revisions().current();
      return edition?.revision === library.snapshot().revision ? edition : null;
    },
    async changes(from, to) {
      if (from === to) return [];
      await dropRemoved();
      return compared.changes(from, to);
    },
    readerChanges: compared.readerChanges,
    text,
    events: (max) => revisions().events(max),
    isRemoved: (what) => revisions().isRemoved(what),
  };
};

/** Revisions without that of today, each with the latest reading of its file. */
const earlierOf = (
  all: readonly SeenRevision[],
  now: Pick<Document, 'revision' | 'fileHash'>,
): EarlierRevision[] => {
  const readings = new Map([[now.fileHash, now.revision]]);
  const firstSeen = new Map<string, number>();
  const found = all.map((seen): EarlierRevision => {
    const known = seen.fileHashes.flatMap((hash) => readings.get(hash) ?? []);
    const reading = seen.revision === now.revision ? now.revision : (known[0] ?? seen.revision);
    for (const hash of seen.fileHashes) if (!readings.has(hash)) readings.set(hash, reading);
    firstSeen.set(reading, Math.min(seen.firstSeen, firstSeen.get(reading) ?? seen.firstSeen));
    return { ...seen, reading };
  });
  return found
    .filter(({ revision }) => revision !== now.revision)
    .map((one) => ({ ...one, firstSeen: firstSeen.get(one.reading) ?? one.firstSeen }));
};
