// The kinds of message that the outbox sends, and what each of them adds to sending: the outbox itself knows none by name.

import type { Entry, NewPart } from '../ledger/ledger.ts';

/** Sends an entry if it is due and nobody else does. */
export type Send = (id: string) => Promise<unknown>;

/** The rules of one kind of message. Each may be called again for the same entry, as after a crash. */
export interface MessageKind {
  /** Throws a MisquoteError unless the entry may be sent as it is. */
  verify(entry: Entry): Promise<void>;
  /** Leaves an entry unsent if it is too late for it; false if it is to be sent. */
  expire(entry: Entry): Promise<boolean>;
  /** What is written below a message that cannot be edited; null where nothing may be. */
  replyFor(entry: Entry): Promise<Pick<NewPart, 'payload' | 'hash' | 'excerpts'> | null>;
  /** An entry was sent, or given up. */
  ended(entry: Entry, send: Send): Promise<void>;
  /** Nothing can be sent to a chat any more. `why` is the platform's reason, in words of ours. */
  chatClosed(chat: string, why: string): Promise<void>;
}

/** Answers are sent by whoever was asked; everything else has a kind. */
export type MessageKinds = Readonly<Record<NewPart['kind'], MessageKind>>;

/** A message that never expires, and after which nothing is left to do. Other kinds are this one and a rule of their own. */
export const noticeKind = (verify: MessageKind['verify']): MessageKind => ({
  verify,
  expire: async () => false,
  replyFor: async () => null,
  ended: async () => {},
  chatClosed: async () => {},
});
