// The library as all processes see it: which edition it is, what has changed between two, and every text it has held.

import { BoundedMap } from '../core/bounded-map.ts';
import { createBreathe } from '../core/breathe.ts';
import type { Excerpt, Standing } from '../core/source.ts';
import type { Library } from '../knowledge/library.ts';
import type { Snapshot } from '../knowledge/snapshot.ts';
import {
  type Change,
  changesBetween,
  type Kept,
  keptExcerpt,
  keptPassageOf,
  type Pairing,
} from './changes.ts';
import type {
  Edition,
  KeptDocument,
  KeptPassage,
  KeptRevision,
  Revisions,
  SeenRevision,
} from './revisions.ts';

/** A change with its excerpts, each of its own revision. */
export type ToldChange =
  | { readonly is: 'new'; readonly now: Excerpt }
  | { readonly is: 'changed'; readonly before: Excerpt; readonly now: Excerpt }
  | { readonly is: 'removed'; readonly before: Excerpt }
  | { readonly is: 'marked'; readonly standing: Standing; readonly of: readonly [Excerpt, ...Excerpt[]] };

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
  /** Writes down what this process's library holds. */
  observe(): Promise<Edition>;
  /** The edition that all work from, if this process's library is that one; else null: another process has to do the work. */
  mine(): Promise<Edition | null>;
  changes(from: number, to: number): Promise<readonly ToldChange[]>;
  /**
   * The earlier revisions of a document that the library holds, the latest first; none while there is no database. One that is withdrawn
   * has none.
   */
  earlier(path: string): Promise<readonly SeenRevision[]>;
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
  /** Whether a passage or a document was removed for good. */
  isRemoved: Revisions['isRemoved'];
}

/** Texts of older revisions at hand. */
const TEXTS_KEPT = 50;
const COMPARED_KEPT = 8;

export const createEditions = (
  library: Pick<Library, 'snapshot' | 'excerpt'>,
  revisions: () => Revisions,
  pairing: Pairing,
): Editions => {
  const texts = new BoundedMap<string, string>(TEXTS_KEPT);
  /** Many chats are told of the same changes at the same time. */
  const compared = new BoundedMap<string, Promise<readonly ToldChange[]>>(COMPARED_KEPT);

  /** What was at hand when a document was removed for good may be of that document. */
  let removals: number | null = null;
  const dropRemoved = async (): Promise<void> => {
    const now = await revisions().removals();
    if (removals !== null && removals !== now) {
      texts.clear();
      compared.clear();
    }
    removals = now;
  };

  /** What is taken back has no passages; why, stands in what is known of it. All of one snapshot, whatever happens meanwhile. */
  const allHeld = async (snapshot: Snapshot): Promise<(KeptDocument & { readonly text: string })[]> => {
    const breathe = createBreathe();
    const all: (KeptDocument & { readonly text: string })[] = [];
    for (const document of [...snapshot.documents.values(), ...snapshot.retracted.values()]) {
      const { path, revision, fileHash, meta, text } = document;
      const passages: KeptPassage[] = [];
      for (const passage of snapshot.byDocument.get(document) ?? []) {
        passages.push(keptPassageOf(library, passage));
        await breathe();
      }
      all.push({ path, revision, fileHash, meta, passages, text });
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

  const compare = async (from: number, to: number): Promise<readonly ToldChange[]> => {
    const [before, now] = [await revisions().at(from), await revisions().at(to)];
    const needed = new Map<string, string>();
    for (const { revision } of [...before, ...now]) {
      if (needed.has(revision)) continue;
      const found = await text(revision);
      if (found !== null) needed.set(revision, found);
    }
    const wholeText = ({ document }: Kept) => needed.get(document.revision) ?? '';
    const excerpt = (kept: Kept) => keptExcerpt(kept, wholeText(kept));
    const changes = await changesBetween(before, now, (kept) => excerpt(kept).text, pairing);
    return changes.flatMap((change) => told(change, excerpt));
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
      return (await revisions().of(path)).filter(({ revision }) => revision !== now.revision);
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
      return revisions().observe(snapshot.revision, await allHeld(snapshot));
    },
    async mine() {
      const edition = await revisions().current();
      return edition?.revision === library.snapshot().revision ? edition : null;
    },
    async changes(from, to) {
      if (from === to) return [];
      await dropRemoved();
      const key = `${from} ${to}`;
      const known = compared.get(key) ?? compare(from, to);
      compared.set(key, known);
      return known.catch((error: unknown) => {
        compared.delete(key);
        throw error;
      });
    },
    text,
    isRemoved: (what) => revisions().isRemoved(what),
  };
};

const told = (change: Change, excerpt: (kept: Kept) => Excerpt): ToldChange[] => {
  const old = (kept: Kept): Excerpt => {
    const { place, ...rest } = excerpt(kept);
    return { ...rest, place: { ...place, isOld: true } };
  };
  switch (change.is) {
    case 'new':
      return [{ is: 'new', now: excerpt(change.now) }];
    case 'removed':
      return [{ is: 'removed', before: old(change.before) }];
    case 'changed':
      return [{ is: 'changed', before: old(change.before), now: excerpt(change.now) }];
    case 'marked': {
      const [first, ...others] = change.of.map(excerpt);
      return first === undefined ? [] : [{ ...change, of: [first, ...others] }];
    }
  }
};
