// What the bot may ask about itself and about chats, and how it leaves one.

import type { UserFromGetMe } from '@grammyjs/types';
import { refused, wrong } from '../refusal.ts';
import { showChat, showMember, showMessage, showMyPlace } from '../shapes.ts';
import type { World } from '../world.ts';
import { type ChatId, type Methods, reach } from './method.ts';
import { pinnedIn } from './pins.ts';

interface Where {
  readonly chat_id: ChatId;
  readonly user_id?: number;
  readonly return_bots?: boolean;
}

export const chatMethods = (world: World): Methods => ({
  getMe: (): UserFromGetMe => ({
    ...world.me,
    is_bot: true,
    username: world.me.username ?? '',
    can_join_groups: true,
    can_read_all_group_messages: !world.privacy,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }),

  getChat({ chat_id }: Where) {
    const chat = reach(world, chat_id);
    const [newest] = pinnedIn(chat);
    return {
      ...showChat(world, chat),
      ...(newest !== undefined && { pinned_message: showMessage(world, newest, true) }),
      ...((chat.kind === 'group' || chat.kind === 'supergroup') && { permissions: chat.permissions }),
      accent_color_id: 0,
      max_reaction_count: 11,
      accepted_gift_types: {
        unlimited_gifts: false,
        limited_gifts: false,
        unique_gifts: false,
        premium_subscription: false,
        gifts_from_channels: false,
      },
    };
  },

  getChatMember({ chat_id, user_id = 0 }: Where) {
    const chat = reach(world, chat_id);
    if (user_id === world.me.id)
      return showMember(chat, world.me, chat.kind === 'private' ? 'member' : chat.bot);
    const person = world.users.get(user_id)?.person;
    if (person === undefined) throw wrong('invalid user_id specified');
    if (chat.kind === 'private') return showMember(chat, person, 'member');
    // Telegram tells only what a bot that is not an administrator may see; a stranger to the chat has left it.
    return showMember(chat, person, chat.members.get(user_id) ?? 'left');
  },

  getChatAdministrators({ chat_id, return_bots = false }: Where) {
    const chat = reach(world, chat_id);
    if (chat.kind === 'private') throw wrong('there are no administrators in the private chat');
    const people = [...chat.members]
      .filter(([, status]) => status === 'creator' || status === 'administrator')
      .flatMap(([id, status]) => {
        const person = world.users.get(id)?.person;
        return person === undefined ? [] : [showMember(chat, person, status)];
      });
    const self = return_bots && chat.bot === 'administrator' ? [showMember(chat, world.me, chat.bot)] : [];
    return [...people, ...self];
  },

  leaveChat({ chat_id }: Where) {
    const chat = reach(world, chat_id);
    if (chat.kind === 'private') throw refused("chat member status can't be changed in private chats");
    const before = chat.bot;
    chat.bot = 'left';
    world.deliver('my_chat_member', showMyPlace(world, chat, world.me, before, 'left'));
    return true;
  },
});
