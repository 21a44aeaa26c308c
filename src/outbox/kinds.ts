// The kinds of message that the outbox sends, and the rules of each. The outbox knows none of them by name.

import type { Entry, NewPart } from '../ledger/ledger.ts';

/** Sends an entry if it is due and no other process is sending it. */
export type Send = (id: string) => Promise<unknown>;

/** The rules of one kind of message. Each must be idempotent, because it can be called again for the same entry after a crash. */
export interface MessageKind {
  /** Throws a MisquoteError if the entry must not be sent. */
  verify(entry: Entry): Promise<void>;
  /** Skips an entry that has expired. False if it has to be sent. */
  expire(entry: Entry): Promise<boolean>;
  /** The reply to a message that can't be edited; null if there must be none. */
  replyFor(entry: Entry): Promise<Pick<NewPart, 'payload' | 'hash' | 'excerpts'> | null>;
  /** Called after an entry was sent, or failed for good. */
  ended(entry: Entry, send: Send): Promise<void>;
  /** Called when nothing can be sent to a chat anymore. `why` is our code for the platform's reason. */
  chatClosed(chat: string, why: string): Promise<void>;
}

/** Everything but answers, which the adapter sends. */
export type MessageKinds = Readonly<Record<NewPart['kind'], MessageKind>>;

/** A message that never expires and needs no cleanup. Other kinds extend this one. */
export const noticeKind = (verify: MessageKind['verify']): MessageKind => ({
  verify,
  expire: async () => false,
  replyFor: async () => null,
  ended: async () => {},
  chatClosed: async () => {},
});
