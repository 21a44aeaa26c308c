// Messages of people and channels: kept, and told to the bot if it is there to hear them.

import { showMessage } from './shapes.ts';
import { clean, detect } from './text.ts';
import type { ChatState, Draft, Mutable, StoredMessage, World } from './world.ts';
import { store } from './world.ts';

/** In privacy mode a bot hears what is meant for it: commands, replies to it, service messages. A mention is not enough. */
const isHeard = (world: World, chat: ChatState, message: StoredMessage): boolean => {
  if (chat.kind === 'private') return world.users.get(chat.id)?.blocked === false;
  if (chat.bot === 'left' || chat.bot === 'kicked') return false;
  const sees = !world.privacy || chat.bot === 'administrator' || chat.kind === 'channel';
  const isService = Object.keys(message.service).some((field) => field !== 'forward_origin');
  if (sees || isService) return true;
  if (message.replyTo?.byBot) return true;
  return message.entities.some(({ type, offset, length }) => {
    const [, addressee] = message.text.slice(offset, offset + length).split('@');
    return type === 'bot_command' && (addressee === undefined || isMe(world, addressee));
  });
};

const isMe = (world: World, username: string): boolean =>
  username.toLowerCase() === world.me.username?.toLowerCase();

export const format = (text: string): Pick<StoredMessage, 'text' | 'entities'> => {
  const cleaned = clean({ text, entities: [] }).text;
  if (cleaned === '') throw new Error('Telegram sends no empty message.');
  return { text: cleaned, entities: detect(cleaned) };
};

/**
 * The thread of a message: its topic in a forum. Outside of forums a reply in a supergroup carries a thread too, the id of the first
 * message of the chain of replies, to which nothing can be sent.
 */
const threadOf = (chat: ChatState, { thread, replyTo }: Draft): number | null => {
  if (thread !== undefined && thread !== null) {
    if (!chat.topics.has(thread)) throw new Error(`There is no topic ${thread} in this chat.`);
    return thread;
  }
  if (!replyTo || chat.kind !== 'supergroup') return null;
  return replyTo.thread ?? (chat.forum ? null : replyTo.message_id);
};

export const utter = (world: World, chat: ChatState, draft: Draft): Mutable<StoredMessage> => {
  if (chat.migratedTo !== null) throw new Error('The group has become a supergroup; use the new chat.');
  if (draft.replyTo && draft.replyTo.chatId !== chat.id) throw new Error('A reply stays in its chat.');
  const message = store(world, chat, { ...draft, thread: threadOf(chat, draft) });
  if (isHeard(world, chat, message))
    world.deliver(chat.kind === 'channel' ? 'channel_post' : 'message', showMessage(world, message));
  world.changed();
  return message;
};

/** Changes the text of a message of a person or a channel. */
export const revise = (world: World, message: StoredMessage, text: string): void => {
  const chat = world.chats.get(message.chatId);
  const kept = chat?.messages.find((one) => one === message);
  if (chat === undefined || kept === undefined || kept.byBot)
    throw new Error('Only own messages can be edited.');
  Object.assign(kept, format(text), { edits: kept.edits + 1, edited: world.date() });
  if (isHeard(world, chat, kept))
    world.deliver(
      chat.kind === 'channel' ? 'edited_channel_post' : 'edited_message',
      showMessage(world, kept),
    );
};
