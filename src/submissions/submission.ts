// A document that waits for a librarian to take it into the library.

import type { Found } from '../adding/add.ts';
import type { Given } from '../adding/sidecar.ts';
import type { Locale } from '../core/ports.ts';
import type { NewPart } from '../ledger/ledger.ts';

export interface NewSubmission {
  /** The code by which librarians name it. */
  readonly id: string;
  /** The path below the library's folder that it would have. */
  readonly path: string;
  /** The address, or the name of the file, as it was given. */
  readonly shown: string;
  /** Null for a file. */
  readonly fetched: { readonly url: string; readonly at: string } | null;
  /** What people have said of it. */
  readonly given: Given;
  /** What was read of it, and said. */
  readonly found: Found;
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
  readonly size: number;
  /** Who sent it in; null if they do not show themselves, or have since asked to be forgotten. */
  readonly by: string | null;
  /** Where its outcome is told: to whoever sent it in alone, or where they did so if they cannot be reached alone. Null: nowhere. */
  readonly chat: string | null;
  readonly locale: Locale;
}

export interface Submission extends NewSubmission {
  /** Its title, or what it was sent in as. */
  readonly title: string;
  /** Counts changes of what is said of it. */
  readonly version: number;
  readonly createdAt: number;
}

/** How much may wait: of all, and of one person, if that is limited. */
export interface Room {
  readonly documents: number;
  readonly bytes: number;
  readonly ofPerson: number | null;
}

export type Kept = 'kept' | 'full' | 'too many' | { readonly waits: Submission };

/** What has waited for too long is in none of its answers, but in that of `expired`. */
export interface SubmissionStore {
  /** Keeps a document, unless the same bytes wait already, or there is no room. */
  add(submission: NewSubmission, bytes: Uint8Array, room: Room): Promise<Kept>;
  find(id: string): Promise<Submission | null>;
  bytes(id: string): Promise<Uint8Array | null>;
  /** Has its outcome told in another chat. */
  tellIn(id: string, chat: string): Promise<void>;
  count(): Promise<number>;
  /** The oldest first. */
  list(offset: number, max: number): Promise<readonly Submission[]>;
  ofPerson(user: string): Promise<readonly Submission[]>;
  /** Changes what is said of a document; false if it is gone, or somebody has changed that since `version`. */
  describe(id: string, version: number, said: Pick<NewSubmission, 'given' | 'found'>): Promise<boolean>;
  /** Keeps others from taking a document until it is finished or released, or that time has passed; null if it is gone or taken. */
  take(id: string, forMs: number): Promise<Submission | null>;
  release(id: string): Promise<void>;
  /** Deletes a document with its bytes, and has these messages sent. False if it is gone. */
  finish(id: string, told: readonly NewPart[]): Promise<boolean>;
  expired(max: number): Promise<readonly Submission[]>;
}
