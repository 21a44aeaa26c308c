// What an outbox of a test sends: messages of every kind, by the same rules.

import { type MessageKind, type MessageKinds, noticeKind } from '../src/outbox/kinds.ts';
import type { ChatReach } from '../src/outbox/reach.ts';

/** Kinds of which all may be sent as they are, but for `rules`. */
export const kindsOf = (rules: Partial<MessageKind> = {}): MessageKinds => {
  const kind = { ...noticeKind(async () => {}), ...rules };
  return { digest: kind, pin: kind, gap: kind, correction: kind, head: kind, submission: kind };
};

/** Chats that can always be written to. */
export const REACHED: ChatReach = {
  isClosed: async () => false,
  close: async () => {},
  reopen: async () => {},
};
