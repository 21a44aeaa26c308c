// Messages, chats and members in the form in which the Bot API shows them.

import type { Upload } from './form.ts';
import { PERMITTED, rightsOf } from './rights.ts';
import type { ChatState, MemberStatus, Person, StoredMessage, World } from './world.ts';
import { chatOf } from './world.ts';

export const showChat = (world: World, chat: ChatState): object => {
  const person = world.users.get(chat.id)?.person;
  if (chat.kind === 'private')
    return {
      id: chat.id,
      type: 'private',
      first_name: person?.first_name,
      ...(person?.username && { username: person.username }),
    };
  return { id: chat.id, type: chat.kind, title: chat.title, ...(chat.forum && { is_forum: true }) };
};

const textOf = ({ text, entities }: StoredMessage): object => ({
  ...(text !== '' && { text }),
  ...(entities.length > 0 && { entities }),
});

/** By which a bot asks for the file of a message. */
export const fileIdOf = ({ chatId, message_id }: StoredMessage): string => `file${chatId}-${message_id}`;

const documentOf = (message: StoredMessage, { name, bytes }: Upload): object => ({
  document: {
    file_id: fileIdOf(message),
    file_unique_id: `unique-${message.message_id}`,
    file_name: name,
    file_size: bytes,
  },
  ...(message.text !== '' && { caption: message.text }),
  ...(message.entities.length > 0 && { caption_entities: message.entities }),
});

/** The keyboard, a reply without its own reply, and the thread, as the Bot API tells them. */
export const showMessage = (world: World, message: StoredMessage, nested = false): object => {
  const chat = chatOf(world, message.chatId);
  const { thread, replyTo } = message;
  // In a forum every message that replies to nothing replies to the one that opened its topic.
  const opening = chat.forum && thread !== null && message.message_id !== thread ? thread : null;
  const target = replyTo ?? chat.messages.find(({ message_id }) => message_id === opening) ?? null;
  return {
    message_id: message.message_id,
    ...(thread !== null && { message_thread_id: thread }),
    ...(thread !== null && chat.forum && { is_topic_message: true }),
    ...(message.from !== null && { from: message.from }),
    ...(message.senderChat !== null && { sender_chat: showChat(world, chatOf(world, message.senderChat)) }),
    chat: showChat(world, chat),
    date: message.date,
    ...(message.edited !== null && { edit_date: message.edited }),
    ...(target !== null && !nested && { reply_to_message: showMessage(world, target, true) }),
    ...(message.document === null ? textOf(message) : documentOf(message, message.document)),
    ...(message.buttons.length > 0 && { reply_markup: { inline_keyboard: message.buttons } }),
    ...message.service,
  };
};

export const showMember = (chat: ChatState, user: Person, status: MemberStatus): object => ({
  status,
  user,
  ...(status === 'creator' && { is_anonymous: false }),
  ...(status === 'administrator' && {
    can_be_edited: false,
    is_anonymous: false,
    ...rightsOf(chat, user.id),
  }),
  ...(status === 'restricted' && { ...PERMITTED, ...chat.restricted, is_member: true, until_date: 0 }),
  ...(status === 'kicked' && { until_date: 0 }),
});

/** What the bot is told when its own place in a chat changes. */
export const showMyPlace = (
  world: World,
  chat: ChatState,
  from: Person,
  before: MemberStatus,
  after: MemberStatus,
): object => ({
  chat: showChat(world, chat),
  from,
  date: world.date(),
  old_chat_member: showMember(chat, world.me, before),
  new_chat_member: showMember(chat, world.me, after),
});
