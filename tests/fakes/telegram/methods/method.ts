// What a method of the Bot API is handed, and how it reaches a chat.

import { forbidden, refused, wrong } from '../refusal.ts';
import type { ChatState, World } from '../world.ts';

export interface Call {
  /** The bot will not learn the answer. */
  readonly lost: boolean;
  /** Settles when the connection closes. */
  readonly gone: Promise<unknown>;
  /** Notes something that is refused by us, though the platform lets it pass. */
  complain(problem: string): void;
}

// The parameters have passed the schema of their method before they come here.
// biome-ignore lint/suspicious/noExplicitAny: each method states what its schema has made sure of.
export type Method = (parameters: any, call: Call) => unknown;
export type Methods = Readonly<Record<string, Method>>;

export type ChatId = number | string;

/** The chat, if the bot may speak there. */
export const reach = (world: World, id: ChatId): ChatState => {
  const chat = typeof id === 'number' ? world.chats.get(id) : undefined;
  if (chat === undefined) throw wrong('chat not found');
  if (chat.migratedTo !== null)
    throw refused('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.migratedTo });
  if (chat.kind === 'private') {
    const user = world.users.get(chat.id);
    if (user?.blocked) throw forbidden('bot was blocked by the user');
    if (!user?.started) throw forbidden("bot can't initiate conversation with a user");
    return chat;
  }
  if (chat.bot === 'kicked') throw forbidden(`bot was kicked from the ${chat.kind} chat`);
  if (chat.bot === 'left') throw forbidden(`bot is not a member of the ${chat.kind} chat`);
  return chat;
};
