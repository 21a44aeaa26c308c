// A correction: what was wrong with a document, and whether the messages that showed it are to be told.

import type { NewPart } from '../ledger/ledger.ts';

/** `correct` puts a note to a document, `retract` takes it back, `announce` tells of what its file says anew. */
export type CorrectionAct = 'correct' | 'retract' | 'announce';

/**
 * `confirmed`: it holds for the library, and messages are corrected from `startsAt` on. `sent`: they stand in the ledger. `undone`: taken
 * back before that. `outdated`: the document was another one by then. `dismissed`: no message is to be corrected for what the document
 * is now.
 */
export type CorrectionState = 'confirmed' | 'sent' | 'undone' | 'outdated' | 'dismissed';

export interface Correction {
  readonly id: string;
  /** Its path. */
  readonly document: string;
  readonly act: CorrectionAct;
  /** What was wrong; empty for what the file says itself. */
  readonly note: string;
  /** Names what the document is once this is confirmed or dismissed; null while that is being worked out. */
  readonly version: string | null;
  /** Who confirmed it; null once forgotten, or where they do not show themselves. */
  readonly by: string | null;
  readonly state: CorrectionState;
  readonly startsAt: number | null;
  readonly createdAt: number;
}

/** The progress of a correction: ledger entries by act and state. */
export interface Tally {
  readonly act: 'edit' | 'reply';
  readonly state: string;
  readonly count: number;
}

export interface CorrectionStore {
  add(correction: Correction): Promise<void>;
  find(id: string): Promise<Correction | null>;
  /** Changes one that is still in a state; false if it is not. */
  change(
    id: string,
    from: CorrectionState,
    changes: Partial<Pick<Correction, 'state' | 'version' | 'startsAt'>>,
  ): Promise<boolean>;
  /** The newest first. */
  recent(max: number): Promise<readonly Correction[]>;
  /** Of each document the newest note that a librarian has put to it and not taken back. */
  notes(): Promise<readonly { readonly document: string; readonly note: string }[]>;
  /** Takes the notes of a document back; false if there are none. */
  lift(document: string): Promise<boolean>;
  /** Those whose messages may be corrected at a time, the oldest first. */
  due(now: number): Promise<readonly Correction[]>;
  /** The states of documents for which no message is to be corrected, or all have been. */
  settled(): Promise<readonly { readonly document: string; readonly version: string }[]>;
  /** Writes the messages to the ledger, in one transaction. False, and nothing written, if that has been done or undone. */
  begin(id: string, parts: readonly NewPart[]): Promise<boolean>;
  /** Whether messages of any correction that was begun after a time are still under way. */
  underWay(since: number): Promise<boolean>;
  tally(id: string): Promise<readonly Tally[]>;
  /** A person decides about those of its messages of which nobody can tell whether they were sent; to how many that applied. */
  decide(id: string, what: 'resend' | 'dismiss'): Promise<number>;
}
