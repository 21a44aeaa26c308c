// What the bot does on a platform by itself: messages that nobody has just asked for, pins, and who may have them made.

import type { Localizer, Posted } from './ports.ts';
import type { Reply } from './reply.ts';

/**
 * One message as its platform takes it: made once, kept, and sent as it was made. `payload` is JSON that only the adapter reads;
 * equal payloads are equal messages.
 */
export interface Part {
  readonly payload: string;
}

/** How a message is sent. Two attempts with the same key are attempts at one message. */
export interface Sending {
  readonly key: string;
  /** Nobody's telephone rings. */
  readonly silent: boolean;
  /** The message of the same chat that it answers; it is sent too where that is gone. */
  readonly replyTo?: string;
}

/** Two greetings with the same key are one. */
export interface Greeting extends Part {
  readonly key: string;
}

/**
 * Messages into a chat. Everything but `prepare` rejects with a PlatformError: its `code` is `gone` where the message is no longer
 * there, `fixed` where it is but cannot be changed (any more), and `closed` where the bot may not be in the chat or write there at all.
 */
export interface Posting {
  /** The messages of a reply, in order: the same reply in the same words always gives the same ones. */
  prepare(reply: Reply, words: Localizer): readonly Part[];
  /** Sends once and never tries again. Rejects with `certain: false` where it may have been sent all the same. */
  deliver(chat: string, part: Part, how: Sending): Promise<Posted>;
  /** For so many milliseconds after the first attempt, a repetition with the same key is not seen twice; 0 where it always may be. */
  readonly repeatableMs: number;
  /** Looks for a message of which it is not known whether it was sent, since a time; null where it is not found or cannot be looked for. */
  trace(chat: string, part: Part, sentAfter: number): Promise<Posted | null>;
  edit(posted: Posted, part: Part): Promise<void>;
  /** Resolves too where it is gone already. */
  remove(posted: Posted): Promise<void>;
  /**
   * The conversation with one person alone; rejects with `closed` where the bot may not begin one. Whether it may write there shows on
   * some platforms only by writing: there a greeting is sent, if one is given, without a sound.
   */
  alone(user: string, greeting?: Greeting): Promise<string>;
}

export type PinState = 'pinned' | 'unpinned' | 'gone' | 'unknown';

/** Pinned messages. Rejects as {@link Posting} does, and with the code `full` where a chat takes no more pins. */
export interface Pinning {
  /** Pins so that nobody's telephone rings, and takes the platform's notice of it away where the bot may. */
  pin(posted: Posted): Promise<void>;
  /** Resolves too where it is not pinned, or gone. */
  unpin(posted: Posted): Promise<void>;
  /** How it stands with messages of one chat, as far as the platform lets it be known; in the order given. Changes nothing. */
  look(chat: string, posted: readonly Posted[]): Promise<readonly PinState[]>;
}

/** What a moderator's act is about; a platform knows which of its own rights that takes. `administer`: say who is a moderator. */
export type Right = 'pin' | 'post' | 'settings' | 'audit' | 'administer';

/** What the bot itself needs for an act and may lack. */
export type BotRight =
  | 'member'
  | 'see'
  | 'send'
  | 'send in threads'
  | 'open topic'
  | 'history'
  | 'pin'
  | 'delete';

export interface Rights {
  /**
   * Whether a person has a right in a chat at this moment, asked of the platform. `role`: the platform's own id of a role whose
   * holders the chat's administrators have made moderators. Rejects with a PlatformError where it cannot be found out.
   */
  holds(user: string, chat: string, right: Right, role: string | null): Promise<boolean>;
  /** What the bot lacks in a chat for an act, in the order in which it should be granted. `delete` is never needed, only wished. */
  lacks(chat: string, act: 'pin' | 'post'): Promise<readonly BotRight[]>;
  /** The id of the message that says that the bot lacks a right, and where it is granted. */
  lackMessage(right: BotRight): string;
  /** Roles whose holders may be made moderators; null where the platform has none. */
  readonly roles: Roles | null;
}

export interface Roles {
  /** The platform's own id of a role, from how people name it; null for what names none. */
  read(typed: string): string | null;
}

/** Files that go with an answer. */
export interface Files {
  /** Bytes of the largest; 0 where none can be sent. */
  readonly most: number;
}

/** The message for a right for which a platform has no words of its own. */
export const LACK_OTHER = 'lack-other';

/** The message where an adapter has no {@link Pinning}, so that nobody can grant the right. */
export const LACK_PINS = 'lack-pins';

/** What a platform can do besides answering. */
export interface Ports {
  readonly posting: Posting;
  readonly pinning: Pinning;
  readonly rights: Rights;
  readonly files: Files;
}

/** How urgent a message is: somebody waits for an `answer`; nobody waits for a `digest`. */
export type Urgency = 'answer' | 'digest';

/** When the next message may leave to a platform, so that its limits are kept. */
export interface Budget {
  /** Resolves when a message to this chat may leave, or `until` is aborted. Answers go before digests. */
  pass(chat: string, urgency: Urgency, until?: AbortSignal): Promise<void>;
  /** The platform wants nothing more for this chat for so long. */
  pause(chat: string, ms: number): void;
}

/** A platform's limits. */
export interface BudgetLimits {
  /** Messages in any second, to all chats together. */
  readonly perSecond: number;
  /** Milliseconds between two messages to one chat. */
  readonly chatIntervalMs: number;
  /** Messages to one group in a window; null where it has no such limit. */
  readonly group: { readonly messages: number; readonly windowMs: number } | null;
  isGroup(chat: string): boolean;
}
