// What exists on the platform: people, chats, messages, and what of it the bot is told.

import type { ChatMemberAdministrator, ChatPermissions } from '@grammyjs/types';
import type { Clock } from '../../../src/core/ports.ts';
import type { Upload } from './form.ts';
import type { Entity } from './html.ts';
import type { Rows } from './keyboard.ts';

/** As much of a clock as the platform needs. */
export type Now = Pick<Clock, 'now'>;

export type AdminRights = Omit<ChatMemberAdministrator, 'status' | 'user' | 'can_be_edited' | 'is_anonymous'>;
export type Permissions = Readonly<Required<ChatPermissions>>;
export type ChatKind = 'private' | 'group' | 'supergroup' | 'channel';
export type MemberStatus = 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked';

export interface Person {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly username?: string;
  readonly language_code?: string;
}

/** A message as it now is; the same object through all edits. */
export interface StoredMessage {
  readonly message_id: number;
  readonly chatId: number;
  readonly date: number;
  readonly edited: number | null;
  /** Null for a post of a channel. */
  readonly from: Person | null;
  readonly byBot: boolean;
  /** The chat in whose name it was sent. */
  readonly senderChat: number | null;
  readonly replyTo: StoredMessage | null;
  readonly thread: number | null;
  /** Visible text after parsing; the caption, where there is a document. */
  readonly text: string;
  readonly document: Upload | null;
  /** The text as it was sent, where it was HTML. */
  readonly html: string | null;
  readonly entities: readonly Entity[];
  readonly buttons: Rows;
  readonly edits: number;
  /** It can no longer be edited. */
  readonly fixed: boolean;
  /** Sent without a sound. */
  readonly silent: boolean;
  /** What a service message is about, in the fields of the Bot API. */
  readonly service: Readonly<Record<string, unknown>>;
}

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface UserState {
  readonly person: Person;
  started: boolean;
  blocked: boolean;
}

export interface ChatState {
  readonly id: number;
  readonly kind: ChatKind;
  readonly title: string;
  readonly forum: boolean;
  readonly messages: Mutable<StoredMessage>[];
  readonly members: Map<number, MemberStatus>;
  /** Of a forum: names by message_thread_id. */
  readonly topics: Map<number, string>;
  /** Topics in which only those may write who manage topics. */
  readonly closed: Set<number>;
  /** Pinned messages by their ids. */
  readonly pinned: Set<number>;
  /** Of administrators, where they differ from the usual ones. */
  readonly rights: Map<number, Partial<AdminRights>>;
  /** What members may do who are no administrators. */
  permissions: Permissions;
  /** What the bot may do while it is restricted. */
  restricted: Partial<Permissions>;
  bot: MemberStatus;
  migratedTo: number | null;
  lastMessage: number;
}

/** A press or an inline query, which waits for one answer. */
export interface Question {
  readonly id: string;
  readonly kind: 'callback' | 'inline';
  state: 'waiting' | 'answered' | 'expired';
  /** Whether the connection was cut before the bot learnt of its answer; only then may it answer once more. */
  lost: boolean;
  /** What it was answered with: the parameters of the call. */
  answer: unknown;
  settle(answer: unknown): void;
}

export interface World {
  readonly me: Person;
  readonly privacy: boolean;
  readonly users: Map<number, UserState>;
  readonly chats: Map<number, ChatState>;
  readonly questions: Map<string, Question>;
  /** Seconds since the epoch. */
  date(): number;
  nextId(): number;
  deliver(kind: string, payload: object): number;
  changed(): void;
}

export interface Draft {
  readonly text?: string;
  readonly document?: Upload;
  readonly html?: string | null;
  readonly entities?: readonly Entity[];
  readonly buttons?: Rows;
  readonly from: Person | null;
  readonly senderChat?: number | null;
  readonly replyTo?: StoredMessage | null;
  readonly thread?: number | null;
  readonly silent?: boolean;
  readonly service?: Readonly<Record<string, unknown>>;
}

/** Keeps a message; whether the bot hears of it is for the caller to say. */
export const store = (world: World, chat: ChatState, draft: Draft): Mutable<StoredMessage> => {
  chat.lastMessage += 1;
  const message: Mutable<StoredMessage> = {
    message_id: chat.lastMessage,
    chatId: chat.id,
    date: world.date(),
    edited: null,
    byBot: draft.from?.id === world.me.id,
    from: draft.from,
    senderChat: draft.senderChat ?? null,
    replyTo: draft.replyTo ?? null,
    thread: draft.thread ?? null,
    text: draft.text ?? '',
    document: draft.document ?? null,
    html: draft.html ?? null,
    entities: draft.entities ?? [],
    buttons: draft.buttons ?? [],
    silent: draft.silent ?? false,
    service: draft.service ?? {},
    edits: 0,
    fixed: false,
  };
  chat.messages.push(message);
  return message;
};

/** A chat that must be there, because the fake made it. */
export const chatOf = (world: World, id: number): ChatState => {
  const chat = world.chats.get(id);
  if (chat === undefined) throw new Error(`The fake has no chat ${id}.`);
  return chat;
};
