// What the bot does on a platform on its own: posting, pinning, and checking permissions.

import type { AttachedFile, Localizer, Posted } from './ports.ts';
import type { Reply } from './reply.ts';

/**
 * One message as its platform takes it: made once, kept, and sent as it was made. `payload` is JSON that only the adapter reads;
 * equal payloads are equal messages.
 */
export interface Part {
  readonly payload: string;
}

/** Delivery options. Two attempts with the same key are attempts to send the same message. */
export interface DeliveryOptions {
  readonly key: string;
  /** Sent without a notification. */
  readonly silent: boolean;
  /** The message in the same chat that it replies to. It is sent even if that message is gone. */
  readonly replyTo?: string;
}

/** Greetings with the same key are sent once. */
export interface Greeting extends Part {
  readonly key: string;
}

/**
 * Messages into a chat. Everything but `prepare` rejects with a PlatformError: its `code` is `gone` where the message is no longer
 * there, `fixed` where it is but cannot be changed (any more), and `closed` where the bot may not be in the chat or write there at all.
 */
export interface Posting {
  /** The messages of a reply, in order. Deterministic: the same reply and localizer always give the same messages. */
  prepare(reply: Reply, words: Localizer): readonly Part[];
  /** Sends once, without retries. Rejects with `certain: false` if the message may have been sent anyway. */
  deliver(chat: string, part: Part, how: DeliveryOptions): Promise<Posted>;
  /** How long after the first attempt the platform deduplicates by key, in milliseconds. 0 if it doesn't. */
  readonly repeatableMs: number;
  /** Looks for a message whose delivery status is unknown. Null if it isn't found, or if the platform has no way to look. */
  trace(chat: string, part: Part, sentAfter: number): Promise<Posted | null>;
  edit(posted: Posted, part: Part): Promise<void>;
  /** Also resolves if the message is already gone. */
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
  /** Pins without a notification, and deletes the platform's notice about it if the bot is allowed to. */
  pin(posted: Posted): Promise<void>;
  /** Also resolves if the message isn't pinned, or is gone. */
  unpin(posted: Posted): Promise<void>;
  /** The pin states of messages of one chat, in the order given. Read-only. `unknown` if the platform doesn't tell. */
  look(chat: string, posted: readonly Posted[]): Promise<readonly PinState[]>;
}

/** What a moderator's act is about; a platform knows which of its own rights that takes. `administer`: say who is a moderator. */
export type Right = 'pin' | 'post' | 'settings' | 'audit' | 'administer';

/** A permission that the bot itself needs. */
export type BotPermission =
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
  /** The permissions that the bot is missing in a chat for an act, in the order in which to grant them. `delete` is optional. */
  missingPermissions(chat: string, act: 'pin' | 'post'): Promise<readonly BotPermission[]>;
  /** The ID of the message that names a missing permission, and where to grant it. */
  missingPermissionMessage(right: BotPermission): string;
  /** Roles that can be given moderator rights; null if the platform has no roles. */
  readonly roles: Roles | null;
}

export interface Roles {
  /** Parses a role as people write it into the platform's role ID; null if it isn't one. */
  read(typed: string): string | null;
}

/** Files that go with an answer. */
export interface Files {
  /** The maximum file size in bytes; 0 if the platform can't send files. */
  readonly max: number;
}

/** Files that people send. */
export interface Attachments {
  /** Bytes of the largest file that the bot can get; 0 if it can get none. */
  readonly max: number;
  /**
   * The bytes of a file. Rejects with a PlatformError: its `code` is `large` for a file of more than `max` bytes, and `gone` for one
   * that is no longer there.
   */
  fetch(file: AttachedFile, max: number): Promise<Uint8Array>;
}

/** The message for a permission that the platform has no message of its own for. */
export const MISSING_PERMISSION_OTHER = 'lack-other';

/** The message where an adapter has no {@link Pinning}, so that nobody can grant the right. */
export const MISSING_PERMISSION_PINS = 'lack-pins';

/** What a platform can do besides answering. */
export interface Ports {
  readonly posting: Posting;
  readonly pinning: Pinning;
  readonly rights: Rights;
  readonly files: Files;
  readonly attachments: Attachments;
}

/** The priority of a message: somebody waits for an `answer`, but nobody for a `digest`. */
export type Urgency = 'answer' | 'digest';

/** A rate limiter for the messages to one platform. */
export interface Budget {
  /** Resolves when a message to this chat can be sent, or when `until` is aborted. Answers go before digests. */
  acquire(chat: string, urgency: Urgency, until?: AbortSignal): Promise<void>;
  /** Sends nothing to this chat for `ms` milliseconds, because the platform asked for that. */
  pause(chat: string, ms: number): void;
}

/** The rate limits of a platform. */
export interface BudgetLimits {
  /** Messages per second, to all chats together. */
  readonly perSecond: number;
  /** The minimum interval between two messages to one chat, in milliseconds. */
  readonly chatIntervalMs: number;
  /** Messages to one group in a time window; null if there is no such limit. */
  readonly group: { readonly messages: number; readonly windowMs: number } | null;
  isGroup(chat: string): boolean;
}
