// All stored data, behind the interfaces of the modules that use it.

import type { AuditLog } from '../audit/audit.ts';
import type { Draft } from '../core/line-executor.ts';
import type { Locale } from '../core/ports.ts';
import type { StoreError } from '../core/store-error.ts';
import type { WaitingCalls } from '../core/waiting.ts';
import type { CorrectionStore } from '../corrections/correction.ts';
import type { DigestStore } from '../digests/digest.ts';
import type { GapStore } from '../gaps/gap.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { SharedBudget } from '../outbox/budget.ts';
import type { PinStore } from '../pins/pin.ts';
import type { ProposalStore } from '../proposals/proposal.ts';
import type { Revisions } from '../revisions/revisions.ts';
import type { SubmissionStore } from '../submissions/submission.ts';
import type { Runner, Tasks } from '../work/in-process.ts';
import type { SharedCallStore } from './shared-calls.ts';

/** What has been chosen for a chat; null where nothing has. */
export interface Chat {
  readonly id: string;
  readonly locale: Locale | null;
  readonly private: boolean | null;
  readonly moderatorRole: string | null;
  readonly keepsQuestions: boolean | null;
  readonly closedWhy: string | null;
  readonly editsOnly: boolean | null;
  readonly takesSuggestions: boolean | null;
}

export interface ChatStore {
  /** Those that were changed at or after a time. */
  changed(since: number): Promise<readonly Chat[]>;
  /** For how many something has been chosen. */
  chosen(): Promise<number>;
  find(id: string): Promise<Chat | null>;
  change(id: string, changes: Partial<Omit<Chat, 'id'>>): Promise<void>;
  /** Changes a chat's ID in all tables, including its topics. */
  move(from: string, to: string): Promise<void>;
  /** What is kept of them: how many rows of each kind, as the message ids of `personal.ts` name the kinds; none that is 0. */
  held(whom: Whom): Promise<ReadonlyMap<string, number>>;
  /** Forgets everything about a chat and its topics; the number of rows that went or lost an id. */
  forgetChat(id: string): Promise<number>;
  /**
   * Forgets a person wherever their id stands, and chats that are theirs alone. What they did stays in the audit log without them.
   */
  forgetUser(id: string, chats?: readonly string[]): Promise<number>;
}

/** Whom to forget: a person, and chats with their topics, which may be the person's own conversations with the bot. */
export interface Whom {
  readonly user: string | null;
  readonly chats: readonly string[];
}

/** A draft as it is kept; times in milliseconds since the epoch. */
export interface KeptDraft extends Draft {
  readonly keptAt: number;
  readonly expiresAt: number;
}

export interface DraftStore {
  /** Keeps a line under a short code, for `ms` milliseconds. */
  keep(draft: Draft, ms: number): Promise<string>;
  find(code: string): Promise<KeptDraft | null>;
  /** Takes a draft, once. Null if it is gone. */
  take(code: string): Promise<KeptDraft | null>;
  /** Puts back what was taken and could not be done. It expires when it would have expired before. */
  giveBack(code: string, draft: KeptDraft): Promise<void>;
}

export interface LeaseStore {
  /** Acquires or renews a lease; false if another process holds it. */
  take(name: string, holder: string, forMs: number): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
}

export interface Stores {
  readonly chats: ChatStore;
  readonly pins: PinStore;
  readonly digests: DigestStore;
  readonly ledger: Ledger;
  readonly audit: AuditLog;
  readonly revisions: Revisions;
  readonly corrections: CorrectionStore;
  readonly proposals: ProposalStore;
  readonly drafts: DraftStore;
  readonly leases: LeaseStore;
  readonly budgets: SharedBudget;
  readonly gaps: GapStore;
  readonly submissions: SubmissionStore;
  /** Calls of a platform that wait for their answers. */
  waiting(platform: string): WaitingCalls;
  /** The same calls, where several processes share them. */
  shared(platform: string): SharedCallStore;
  /** The job runner for this database. */
  runner(tasks: Tasks): Runner;
  /** Why the last write failed; null if the database can write. */
  refusal(): StoreError | null;
  /** Writes a little, and deletes it again. Rejects with a StoreError. */
  probe(): Promise<void>;
  /** Deletes expired data. */
  prune(): Promise<void>;
  /** Erases deleted data from the database file, if due. Retried with the next call if the database was in use. */
  erase(): Promise<void>;
  close(): Promise<void>;
}
