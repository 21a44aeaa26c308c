// A chat as a test sees it: what stands in it, who is in it, what happens to the bot there.

import { SERVICE_NOTIFICATIONS } from './limits.ts';
import { pinnedIn } from './methods/pins.ts';
import { NOTHING } from './rights.ts';
import { showMyPlace } from './shapes.ts';
import { format, revise, utter } from './speech.ts';
import type { AdminRights, Permissions } from './world.ts';
import {
  type ChatKind,
  type ChatState,
  chatOf,
  type MemberStatus,
  type StoredMessage,
  type World,
} from './world.ts';

/** A person, as far as a chat knows them. */
interface Member {
  readonly id: number;
}

export interface FakeChat {
  readonly id: number;
  readonly kind: ChatKind;
  readonly title: string;
  readonly forum: boolean;
  /** Of everybody, oldest first; deleted ones are gone. */
  readonly messages: readonly StoredMessage[];
  /** The bot's own. */
  sent(): readonly StoredMessage[];
  /** From now on the bot is refused to edit a message. */
  fix(message: StoredMessage): void;
  /** The message_thread_id of a new topic. */
  topic(name: string): number;
  /** A post in a channel; in its discussion group it arrives as an automatic forward. */
  post(text: string, to?: { readonly discussion?: FakeChat }): StoredMessage;
  editPost(message: StoredMessage, text: string): void;
  join(user: Member): void;
  leave(user: Member): void;
  /** Makes a member an administrator, with the usual rights but for those that are named. */
  promote(user: Member, rights?: Partial<AdminRights>): void;
  demote(user: Member): void;
  addBot(by?: Member): void;
  kickBot(by?: Member): void;
  promoteBot(by?: Member, rights?: Partial<AdminRights>): void;
  demoteBot(by?: Member): void;
  /** Leaves the bot in the chat, with nothing permitted but what is named. */
  restrictBot(permitted?: Partial<Permissions>): void;
  /** Changes what members may do who are no administrators. */
  permit(changes: Partial<Permissions>): void;
  /** Only those may write in the topic then who manage topics. */
  closeTopic(thread: number): void;
  reopenTopic(thread: number): void;
  /** Newest by the date of sending first. */
  pinned(): readonly StoredMessage[];
  /** Whether the bot has left by itself. */
  readonly botLeft: boolean;
}

export const showFakeChat = (world: World, chat: ChatState): FakeChat => {
  const owner = () => {
    const [id = 0] = [...chat.members.keys()];
    const state = world.users.get(id);
    if (state === undefined) throw new Error('Nobody is in this chat who could do that; name somebody.');
    return state.person;
  };
  const only = (...kinds: readonly ChatKind[]) => {
    if (!kinds.includes(chat.kind)) throw new Error(`This cannot happen in a ${chat.kind} chat.`);
  };
  const moveBot = (after: MemberStatus, by: Member | undefined, service?: string) => {
    only('group', 'supergroup', 'channel');
    const from = by === undefined ? owner() : (world.users.get(by.id)?.person ?? owner());
    const before = chat.bot;
    chat.bot = after;
    world.deliver('my_chat_member', showMyPlace(world, chat, from, before, after));
    if (service !== undefined && chat.kind !== 'channel')
      utter(world, chat, { from, service: { [service]: [world.me] } });
  };
  return {
    id: chat.id,
    kind: chat.kind,
    title: chat.title,
    forum: chat.forum,
    messages: chat.messages,
    sent: () => chat.messages.filter(({ byBot }) => byBot),
    fix(message) {
      Object.assign(message, { fixed: true });
    },
    get botLeft() {
      return chat.bot === 'left';
    },
    topic(name) {
      if (!chat.forum) throw new Error('Only a forum has topics.');
      const id = chat.lastMessage + 1;
      chat.topics.set(id, name);
      utter(world, chat, {
        from: owner(),
        thread: id,
        service: { forum_topic_created: { name, icon_color: 7322096 } },
      });
      return id;
    },
    post(text, { discussion } = {}) {
      only('channel');
      const post = utter(world, chat, { ...format(text), from: null, senderChat: chat.id });
      if (discussion !== undefined)
        utter(world, chatOf(world, discussion.id), {
          ...format(text),
          from: { id: SERVICE_NOTIFICATIONS, is_bot: false, first_name: 'Telegram' },
          senderChat: chat.id,
          service: { is_automatic_forward: true },
        });
      return post;
    },
    editPost: (message, text) => revise(world, message, text),
    join: ({ id }) => void chat.members.set(id, 'member'),
    leave: ({ id }) => void chat.members.set(id, 'left'),
    promote({ id }, rights = {}) {
      chat.rights.set(id, rights);
      chat.members.set(id, 'administrator');
    },
    demote: ({ id }) => void chat.members.set(id, 'member'),
    addBot: (by) => moveBot('member', by, 'new_chat_members'),
    kickBot: (by) => moveBot('kicked', by),
    promoteBot(by, rights = {}) {
      chat.rights.set(world.me.id, rights);
      moveBot('administrator', by);
    },
    demoteBot: (by) => moveBot('member', by),
    restrictBot(permitted = {}) {
      only('supergroup');
      chat.restricted = { ...NOTHING, ...permitted };
      moveBot('restricted', undefined);
    },
    permit(changes) {
      chat.permissions = { ...chat.permissions, ...changes };
    },
    closeTopic: (thread) => void chat.closed.add(thread),
    reopenTopic: (thread) => void chat.closed.delete(thread),
    pinned: () => pinnedIn(chat),
  };
};
