// Pinned messages: set and taken away, each pin with a notice for everybody in the chat.

import { refused, wrong } from '../refusal.ts';
import { botMay } from '../rights.ts';
import { showMessage } from '../shapes.ts';
import { type ChatState, type Person, type StoredMessage, store, type World } from '../world.ts';
import { type ChatId, type Methods, reach } from './method.ts';

interface Pin {
  readonly chat_id: ChatId;
  readonly message_id: number;
  readonly disable_notification?: boolean;
}

/** Pins a message, and tells everybody: the bot too, also of its own pins. `from`: null for a channel. */
export const pin = (
  world: World,
  chat: ChatState,
  message: StoredMessage,
  from: Person | null,
  silent: boolean,
): void => {
  // Nobody is told twice.
  if (chat.pinned.has(message.message_id)) return;
  chat.pinned.add(message.message_id);
  const isChannel = chat.kind === 'channel';
  const notice = store(world, chat, {
    from: isChannel ? null : from,
    senderChat: isChannel ? chat.id : null,
    thread: message.thread,
    silent,
    service: { pinned_message: showMessage(world, message, true) },
  });
  if (chat.bot !== 'left' && chat.bot !== 'kicked')
    world.deliver(isChannel ? 'channel_post' : 'message', showMessage(world, notice));
  world.changed();
};

/** Those that are pinned, the newest by the date of sending first, as the Bot API shows one. */
export const pinnedIn = ({ messages, pinned }: ChatState): StoredMessage[] =>
  messages
    .filter(({ message_id }) => pinned.has(message_id))
    .sort((a, b) => b.date - a.date || b.message_id - a.message_id);

export const pinMethods = (world: World): Methods => {
  const mayPin = (id: ChatId): ChatState => {
    const chat = reach(world, id);
    if (!botMay(chat, world.me.id, 'can_pin_messages'))
      throw refused('not enough rights to manage pinned messages in the chat');
    return chat;
  };
  return {
    pinChatMessage({ chat_id, message_id, disable_notification }: Pin, call) {
      if (disable_notification !== true) call.complain('a pin that makes everybody’s telephone ring');
      const chat = mayPin(chat_id);
      const message = chat.messages.find((one) => one.message_id === message_id);
      if (message === undefined) throw refused('message to pin not found');
      if (Object.keys(message.service).length > 0) throw wrong("message can't be pinned");
      pin(world, chat, message, world.me, true);
      return true;
    },
    unpinChatMessage({ chat_id, message_id }: Pin) {
      const chat = mayPin(chat_id);
      if (!chat.pinned.delete(message_id)) throw refused('message to unpin not found');
      world.changed();
      return true;
    },
  };
};
