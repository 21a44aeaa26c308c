// Checks permissions in a chat. Asks Telegram each time.

import { PlatformError } from '../../core/errors.ts';
import {
  type BotPermission,
  MISSING_PERMISSION_OTHER,
  type Right,
  type Rights,
} from '../../core/platform.ts';
import { TelegramRefusal } from './api.ts';
import { type BotActionParts, onMessage, readChat, unlessCode } from './bot-actions.ts';
import type { ChatFacts, Member } from './results.ts';

const MISSING_PERMISSION_MESSAGES: Readonly<Partial<Record<BotPermission, string>>> = {
  member: 'lack-telegram-member',
  send: 'lack-telegram-send',
  'open topic': 'lack-telegram-open',
  pin: 'lack-telegram-pin',
  delete: 'lack-telegram-delete',
};

export const createRights = (parts: BotActionParts): Rights => {
  const { api, me } = parts;

  const ask = async (chat: string, user: number): Promise<{ chatFacts: ChatFacts; member: Member }> => {
    const { chatId } = readChat(chat);
    return onMessage(parts, chat, async () => ({
      chatFacts: await api.act('getChat', { chat_id: chatId }),
      member: await api
        .act('getChatMember', { chat_id: chatId, user_id: user })
        .catch((error: unknown): Member => {
          if (error instanceof TelegramRefusal && error.refusal === 'no person') return { status: 'left' };
          throw error;
        }),
    }));
  };

  return {
    missingPermissionMessage: (right) => MISSING_PERMISSION_MESSAGES[right] ?? MISSING_PERMISSION_OTHER,
    roles: null,
    async holds(user, chat, right) {
      const [{ chatId: person }, { chatId }] = [readChat(user), readChat(chat)];
      // A conversation with the bot alone is the person's own.
      if (chatId > 0) return person === chatId;
      // Channels and anonymous administrators are nobody who could be asked about.
      if (person <= 0) return false;
      const { chatFacts, member } = await ask(chat, person);
      return mayModerate(member, right, chatFacts.type === 'channel');
    },
    async missingPermissions(chat, act) {
      const { id } = await me();
      try {
        const { chatFacts, member } = await ask(chat, id);
        return missingPermissionsOf(member, chatFacts, act);
      } catch (error) {
        if (error instanceof PlatformError && error.code === 'gone') return ['member'];
        unlessCode('closed')(error);
        return ['member'];
      }
    },
  };
};

const mayModerate = (member: Member, right: Right, isChannel: boolean): boolean => {
  if (member.status === 'creator') return true;
  if (member.status !== 'administrator') return false;
  switch (right) {
    case 'pin':
      return (isChannel ? member.can_edit_messages : member.can_pin_messages) === true;
    case 'post':
      return !isChannel || member.can_post_messages === true;
    case 'settings':
      return member.can_change_info === true;
    case 'administer':
      return member.can_promote_members === true;
    case 'audit':
      return true;
  }
};

/**
 * Never `open topic`: no method of the Bot API tells whether a topic is closed. A message that is refused for it leaves its note in
 * the chat, which /permissions shows.
 */
const missingPermissionsOf = (
  member: Member,
  { type, permissions }: ChatFacts,
  act: 'pin' | 'post',
): BotPermission[] => {
  const { status } = member;
  if (status === 'left' || status === 'kicked' || (status === 'restricted' && member.is_member === false))
    return ['member'];
  // Alone with a person the bot may do all that it does.
  if (status === 'creator' || type === 'private') return [];
  const isChannel = type === 'channel';
  const isAdministrator = status === 'administrator';
  const maySend = isChannel
    ? member.can_post_messages === true
    : isAdministrator ||
      ((status !== 'restricted' || member.can_send_messages === true) &&
        permissions?.can_send_messages !== false);
  const mayPin = isChannel
    ? member.can_edit_messages === true
    : status === 'member'
      ? permissions?.can_pin_messages === true
      : member.can_pin_messages === true;
  return [
    ...(maySend ? [] : (['send'] as const)),
    ...(act === 'post' || mayPin ? [] : (['pin'] as const)),
    ...(act === 'post' || member.can_delete_messages === true ? [] : (['delete'] as const)),
  ];
};
