// The ledger: which passages were posted where, and what is still to be posted.

import type { Lead } from '../core/reply.ts';

/**
 * What stands around an excerpt in its message, as far as it can be made anew and says nothing of a question. Rows of older versions
 * have none of it.
 */
export interface Around {
  /** The topic that was asked for. */
  readonly topic?: string;
  /** A title stands above it: the topic's, or that of its document. */
  readonly titled?: true;
  readonly lead?: Lead;
  /** Other passages that are named as saying the same, by their codes. */
  readonly also?: readonly string[];
  /** The line of a button below that leads to what follows. */
  readonly onward?: string;
}

/** A reference to a slice that a message shows, without its text. */
export interface Quoted extends Around {
  readonly citation: string;
  readonly document: string;
  readonly revision: string;
  readonly start: number;
  readonly end: number;
  /** SHA-256 of the words as they were shown; rows of older versions have none. */
  readonly words?: string;
  /** What is shown above it, of the same revision: the line that leads to its list, the header of its table. */
  readonly above?: readonly { readonly start: number; readonly end: number; readonly words: string }[];
  /** SHA-256 of its words beyond its passage; missing if there are none, and in rows of older versions. */
  readonly beyond?: readonly string[];
  /** Shown as taken back, and so answered for. */
  readonly struck?: true;
  /** Shown as words of an older revision. */
  readonly old?: true;
  /** SHA-256 of what was said of the document's standing beside them. */
  readonly standing?: string;
}

/** A passage as a message shows it, and with what was said of it. */
export interface ShownAs extends Pick<Quoted, 'document' | 'citation' | 'old' | 'standing'> {
  /** SHA-256 of words beyond its passage that are shown with it; missing if there are none. */
  readonly beside?: readonly string[];
}

/** How an earlier message is corrected: edited, or replied to. */
export interface Target {
  readonly act: 'edit' | 'reply';
  readonly message: string;
}

/**
 * `due`: to be sent. `sending`: somebody holds it until its lease ends. `uncertain`: it may have been sent, and nobody can tell.
 * The others are ends: `sent`, `failed` and `skipped`, the last two with a reason.
 */
export type EntryState = 'due' | 'sending' | 'sent' | 'failed' | 'skipped' | 'uncertain';

/** A message that is to be sent for a digest, a pin, or somebody who waited for an answer or an outcome, or to correct another. */
export interface NewPart {
  readonly id: string;
  readonly kind: 'digest' | 'pin' | 'gap' | 'correction' | 'head' | 'submission';
  /** The digest, pin, correction or submission, or who waited. */
  readonly cause: string;
  /** The time at which the digest fell due; of a pin, a number that is greater than that of the message before; of a correction, that of the message among those it reaches. */
  readonly slot: number;
  /** From 0. */
  readonly part: number;
  readonly platform: string;
  readonly chat: string;
  readonly key: string;
  readonly silent: boolean;
  readonly dueAt: number;
  readonly payload: string;
  readonly hash: string;
  readonly excerpts: readonly Quoted[];
  readonly edition: number;
  readonly target?: Target;
  /** The language of its own words. */
  readonly locale?: string;
}

/** A slot that was skipped, and why. */
export interface Skipped {
  readonly id: string;
  readonly cause: string;
  readonly slot: number;
  readonly platform: string;
  readonly chat: string;
  readonly why: 'late' | 'unchanged' | 'replaced';
  readonly edition: number;
}

export interface Entry {
  readonly id: string;
  readonly kind: 'answer' | 'digest' | 'pin' | 'gap' | 'correction' | 'head' | 'submission';
  readonly cause: string | null;
  readonly slot: number | null;
  readonly part: number | null;
  readonly platform: string;
  readonly chat: string;
  readonly message: string | null;
  readonly key: string;
  readonly silent: boolean;
  readonly state: EntryState;
  readonly why: string | null;
  readonly attempts: number;
  readonly dueAt: number;
  /** Of the first attempt. */
  readonly firstAt: number | null;
  readonly payload: string | null;
  readonly hash: string;
  readonly excerpts: readonly Quoted[];
  readonly edition: number;
  readonly target: Target | null;
  /** The language of its own words; null in rows of older versions. */
  readonly locale: string | null;
  readonly createdAt: number;
}

/** An entry that this process has leased. */
export interface Claimed {
  readonly entry: Entry;
  /** A process started to send it, and didn't record the result. */
  readonly interrupted: boolean;
}

export interface Ledger {
  /** Messages that show an answer; told again, they show another one, or nothing of the library any more. */
  record(answer: {
    readonly platform: string;
    readonly messages: readonly { readonly chat: string; readonly message: string }[];
    readonly excerpts: readonly Quoted[];
    readonly edition: number;
    readonly locale?: string;
  }): Promise<void>;
  /** Counts so many more times that documents were shown where nobody can correct it: to one person alone, or as a guest. */
  recordUnreachable(counts: ReadonlyMap<string, number>): Promise<void>;
  /** How often a document was. */
  unreachableCount(document: string): Promise<number>;
  /** Messages that show passages of a document as standing: those after an id, in the order of ids. Pins look after themselves. */
  showing(document: string, max: number, after: string): Promise<readonly Entry[]>;
  /** All passages as messages show them, without duplicates. */
  shownAs(): Promise<readonly ShownAs[]>;
  /** How many messages show one of these or several, which are of one document. */
  countShowing(sayings: readonly ShownAs[]): Promise<number>;
  /** The entry of a message that shows something; null if there is none. */
  shownIn(chat: string, message: string): Promise<Entry | null>;
  /** Messages that couldn't be edited, and were replied to. */
  answered(): Promise<readonly { readonly chat: string; readonly message: string }[]>;
  /** Writes the parts of one message that is to be sent; false if they were written before. */
  add(parts: readonly NewPart[]): Promise<boolean>;
  find(id: string): Promise<Entry | null>;
  /** Entries that can be sent now: due for `behindMs` or left behind, and nothing of their slot before them is under way. */
  due(now: number, max: number, behindMs: number): Promise<readonly string[]>;
  /** Says that one is about to send an entry, so that others leave it alone; false if another is, or it is not due. */
  reserve(id: string, by: string, now: number, until: number): Promise<boolean>;
  /** Takes an entry for oneself; null if it is not due, is somebody else's, or has to wait for the part before it. */
  claim(id: string, by: string, now: number, until: number): Promise<Claimed | null>;
  /** Says how sending ended. Later parts of a failed one fail with it. False if the entry is no longer ours; that it was sent may still be said then. */
  settle(
    id: string,
    by: string,
    end: {
      readonly state: 'sent' | 'failed' | 'uncertain';
      readonly why?: string;
      readonly chat?: string;
      readonly message?: string;
    },
  ): Promise<boolean>;
  /** Releases an entry that certainly wasn't sent, to be retried later. */
  postpone(id: string, by: string, dueAt: number, why: string): Promise<void>;
  /** What was to be changed cannot be, and is to be answered instead. False if the entry is no longer ours. */
  replyInstead(
    id: string,
    by: string,
    reply: Pick<NewPart, 'payload' | 'hash' | 'excerpts'>,
  ): Promise<boolean>;
  /** A person decides about an uncertain or failed entry: send it (again), or leave it. False if it is neither. */
  decide(id: string, what: 'resend' | 'dismiss', now: number): Promise<boolean>;
  /** The newest entries of a digest or pin first. */
  listByCause(cause: string, max: number): Promise<readonly Entry[]>;
  /** Entries of a chat about which a person has to decide: nobody can tell their end, or a digest's could not be sent. */
  open(chat: string): Promise<readonly Entry[]>;
  /** The number of entries in each state. */
  counts(): Promise<Readonly<Record<string, number>>>;
  /** Deletes entries that ended before a time. */
  prune(before: number): Promise<number>;
}
