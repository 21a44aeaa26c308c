// A proposal: an act on the library that all chats share, waiting for a librarian to confirm it.

/** Every act by which a librarian changes what all chats see, by the name that `TWO_LIBRARIANS` gives it. */
export const LIBRARY_ACTS = [
  'withdraw',
  'restore',
  'correct',
  'retract',
  'announce',
  'dismiss',
  'undo',
  'resend',
  'leave',
  'gap-link',
  'gap-dismiss',
  'approve',
  'reject',
] as const;

export type LibraryAct = (typeof LIBRARY_ACTS)[number];

/** What an act is about. */
export interface Proposed {
  readonly act: LibraryAct;
  /** The path of a document, or the code of a correction, a gap, or a document that waits. */
  readonly subject: string;
  /** The note or reason that readers see, or the code of the passage that answers a gap; else empty. */
  readonly note: string;
}

export interface Proposal extends Proposed {
  readonly id: string;
  /** Names the state of the subject at the time of the proposal. Null for proposals older than this field. */
  readonly version: string | null;
  /** Who proposed it; null if they act anonymously or have since asked to be forgotten. */
  readonly by: string | null;
  readonly createdAt: number;
}

export interface ProposalStore {
  add(proposal: Proposal): Promise<void>;
  find(id: string): Promise<Proposal | null>;
  /** Those made after a time, the newest first. */
  since(time: number, max: number): Promise<readonly Proposal[]>;
  /** Removes a proposal; false if it is gone already. Of several callers, one gets true. */
  take(id: string): Promise<boolean>;
}
