// A digest: a regular post about changes in the library.

import type { Locale } from '../core/ports.ts';
import type { NewPart, Skipped } from '../ledger/ledger.ts';
import type { DigestPlan } from './read-plan.ts';

/** `stopped`: nothing can be sent to the chat; `why` says what was refused. */
export type DigestState = 'on' | 'paused' | 'stopped';

export interface Digest {
  readonly id: string;
  readonly chat: string;
  readonly plan: DigestPlan;
  readonly locale: Locale;
  readonly state: DigestState;
  readonly why: string | null;
  /** Who set it up, and is told if it cannot go on; null once forgotten, or where they did not show themselves. */
  readonly owner: string | null;
  readonly nextAt: number | null;
  /** The edition of the library that the chat has been told of. */
  readonly edition: number;
  /** Counts digests without news, whose excerpts take turns. */
  readonly turn: number;
}

/** The result of a digest that was due. */
export interface SlotEnd {
  readonly digest: string;
  /** Messages to be sent; all of one slot. */
  readonly parts: readonly NewPart[];
  readonly skipped: readonly Skipped[];
  readonly nextAt: number | null;
  readonly edition: number;
  readonly turn: number;
}

export interface DigestStore {
  add(digest: Digest): Promise<void>;
  listByChat(chat: string): Promise<readonly Digest[]>;
  find(id: string): Promise<Digest | null>;
  change(id: string, changes: Partial<Pick<Digest, 'state' | 'why' | 'nextAt' | 'edition'>>): Promise<void>;
  remove(id: string): Promise<void>;
  due(now: number, max: number): Promise<readonly string[]>;
  /** Active digests whose next time is after a moment, paginated by ID. */
  ahead(moment: number, max: number, after: string): Promise<readonly Digest[]>;
  /** Forgets slots after a moment for which nothing was made. Resolves to those for which something was. */
  clearAhead(id: string, moment: number): Promise<readonly number[]>;
  /** Writes the ledger's rows and the next time, in one transaction. False if another has done so for one of these slots, or the digest is not on. */
  commit(end: SlotEnd): Promise<boolean>;
  /**
   * Leaves a slot unsent that is too late, by its first part: the digest is again where it was before it, and has its news still to
   * tell. False if somebody sends it, or has.
   */
  expire(part: string, now: number): Promise<boolean>;
  /** Stops all digests of a chat. Resolves to those that were on. */
  stop(chat: string, why: string): Promise<readonly Digest[]>;
}
