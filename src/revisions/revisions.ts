// Which texts the library has held and when: editions of the library, counted up at every change.

import type { Followers } from '../core/followers.ts';
import type { Attribution, Metadata, Range } from '../core/source.ts';

/** A passage of a revision, by its place in the text. */
export interface KeptPassage {
  readonly citation: string;
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
  /** The page that it begins on; missing if the document has no pages. */
  readonly page?: number;
  readonly headings: readonly string[];
  readonly attribution: Attribution | null;
  readonly validUntil: string | null;
  /** As of excerpts; not kept by older versions. */
  readonly wrapped?: readonly Range[];
  /** What leads to it, by its place in the text; not kept by older versions. */
  readonly leads?: readonly Pick<KeptPassage, 'start' | 'end' | 'attribution' | 'validUntil'>[];
}

/** A document at a revision, as the library held it. */
export interface KeptDocument {
  readonly path: string;
  readonly revision: string;
  readonly fileHash: string;
  /** Name and version of the reader; missing if an early version kept it without. */
  readonly reader?: string;
  readonly meta: Metadata;
  readonly passages: readonly KeptPassage[];
}

/** A state of the library. `revision` is the snapshot's. */
export interface Edition {
  readonly edition: number;
  readonly revision: string;
  readonly since: number;
}

/** A revision, the files that it was read from, and when the library was first seen to hold it, in milliseconds since the epoch. */
export interface SeenRevision {
  readonly revision: string;
  readonly fileHashes: readonly string[];
  readonly firstSeen: number;
}

/** A document at a revision, and when the library was first seen to hold it. */
export interface KeptRevision extends KeptDocument, Pick<SeenRevision, 'firstSeen'> {}

export interface Withdrawal {
  readonly document: string;
  readonly by: string | null;
  readonly why: string;
  readonly at: number;
}

/** A document as this process holds it. */
export interface HeldDocument extends KeptDocument {
  readonly text: string;
  /** See `Document.stateHash`: what librarians decide, they decide about a state. */
  readonly stateHash?: string;
}

/** What became of a document: it came, its file changed, or it is not there any more. */
export interface DocumentEvent {
  readonly document: string;
  readonly is: 'added' | 'revised' | 'removed';
  /** The edition in which it was seen first. */
  readonly edition: number;
  /** In milliseconds since the epoch. */
  readonly at: number;
  /** As it was known then. */
  readonly meta: Metadata;
}

export interface Revisions {
  current(): Promise<Edition | null>;
  /** Keeps a state of the library; one that differs from the last becomes a new edition, and the first is the baseline. */
  observe(
    revision: string,
    documents: readonly HeldDocument[],
  ): Promise<Edition & { readonly changed: boolean }>;
  /** The documents of an edition. */
  at(edition: number): Promise<readonly KeptDocument[]>;
  /** The documents of one edition that differ in another, and what they are in that one. */
  between(
    from: number,
    to: number,
  ): Promise<{ readonly before: readonly KeptDocument[]; readonly now: readonly KeptDocument[] }>;
  /** A file as it was last read, up to an edition; null if it was never read. */
  lastReading(file: Pick<KeptDocument, 'path' | 'fileHash'>, upTo: number): Promise<KeptDocument | null>;
  /** What follows the passages of earlier readings. */
  followers(): Promise<Followers>;
  /** What became of documents, the latest first; at most so many. That a file is read in another way, or described anew, is nothing here. */
  events(max: number): Promise<readonly DocumentEvent[]>;
  /** The revisions of a document, the latest first. A change of metadata alone makes no new one. */
  listByDocument(document: string): Promise<readonly SeenRevision[]>;
  /** A document at one of its revisions, with the metadata that it had last; null if it was never kept. */
  kept(document: string, revision: string): Promise<KeptRevision | null>;
  /** Every document that the library has ever held, with its title and source as it held them last. */
  known(): Promise<readonly { readonly document: string; readonly names: readonly string[] }[]>;
  /** The latest revision that has a passage of this code; null if none ever had. */
  withPassage(citation: string): Promise<KeptRevision | null>;
  /** A text by its SHA-256; null if it was never kept. */
  text(revision: string): Promise<string | null>;
  /** A number that is another one whenever a document has been removed for good, here or by another process. */
  removals(): Promise<number>;
  /** Whether the passage of this code, or the document of this path, was removed for good: nothing of it is kept. */
  isRemoved(what: { readonly citation: string } | { readonly document: string }): Promise<boolean>;
  withdrawals(): Promise<readonly Withdrawal[]>;
  withdraw(withdrawal: Withdrawal): Promise<void>;
  restore(document: string): Promise<boolean>;
}
