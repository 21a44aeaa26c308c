// A Telegram that is stricter than Telegram: a Bot API server, and the people and chats behind it.

import { createFaults, type Faults } from '../faults.ts';
import { createBudgets } from './budgets.ts';
import { type FakeChat, showFakeChat } from './chats.ts';
import { chatMethods } from './methods/chats.ts';
import { type Command, createCommands, type Scope } from './methods/commands.ts';
import { fileAt, fileMethods } from './methods/files.ts';
import { messageMethods } from './methods/messages.ts';
import { pinMethods } from './methods/pins.ts';
import { queryMethods } from './methods/queries.ts';
import { receivingMethods } from './methods/receiving.ts';
import { type FakeUser, showFakeUser } from './people.ts';
import type { Refusal } from './refusal.ts';
import { PERMITTED } from './rights.ts';
import { openServer, type RecordedCall } from './server.ts';
import { utter } from './speech.ts';
import { createUpdates } from './updates.ts';
import { createWaiting } from './waiting.ts';
import { createSender, type Delivery, type WebhookSender, type WebhookState } from './webhook.ts';
import { type ChatKind, type ChatState, chatOf, type Now, type UserState, type World } from './world.ts';

export type { FakeChat } from './chats.ts';
export type { Entity } from './html.ts';
export type { Button } from './keyboard.ts';
export type { FakeUser, InlineAnswer } from './people.ts';
export type { RecordedCall } from './server.ts';
export type { StoredMessage } from './world.ts';

export interface TelegramOptions {
  readonly token?: string;
  readonly username?: string;
  /** For the dates of messages; the system's, if not given. */
  readonly clock?: Now;
  /** Counts messages against the platform's budgets by this clock; nothing is counted without one. */
  readonly budgets?: Now;
  /** Privacy mode, which Telegram has on unless its owner turns it off. */
  readonly privacy?: boolean;
  /** Where the public URL of a webhook leads to on this machine; itself, if not given. */
  readonly route?: (url: string) => string;
}

export interface GroupOptions {
  readonly title?: string;
  readonly kind?: 'group' | 'supergroup';
  readonly forum?: boolean;
  /** The first one is the owner. */
  readonly members?: readonly FakeUser[];
  /** Whether the bot is there from the start, which it is if not said. */
  readonly bot?: 'member' | 'administrator' | 'left';
}

export interface RecordedRefusal {
  readonly method: string;
  readonly code: number;
  readonly description: string;
}

export interface FakeTelegram {
  /** For telegraf's `apiRoot`. */
  readonly url: string;
  readonly token: string;
  readonly bot: { readonly id: number; readonly username: string };
  readonly faults: Faults;
  /** In order of arrival. */
  readonly calls: readonly RecordedCall[];
  /** What the bot should never have done. */
  readonly violations: readonly string[];
  /** Every error that was answered, faults apart; also those for which nobody is to blame. */
  readonly refusals: readonly RecordedRefusal[];
  /** Presses that were delivered and never answered. */
  unansweredCallbacks(): readonly string[];
  /** What a press was answered with. */
  answerTo(callback: string): { readonly text?: string; readonly show_alert?: boolean } | undefined;
  /** Lets a press or an inline query grow too old to be answered. */
  expire(question: string): void;
  commands(scope?: Scope, language?: string): readonly Command[];
  user(options?: { readonly name?: string; readonly language?: string | null }): FakeUser;
  group(options?: GroupOptions): FakeChat;
  channel(options?: { readonly title?: string; readonly members?: readonly FakeUser[] }): FakeChat;
  /** Makes a group a supergroup; the bot is told in both. */
  migrate(chat: FakeChat): FakeChat;
  /** Delivers an update of any shape. */
  push(update: object): number;
  /** The URL of the webhook; null if there is none. */
  webhook(): string | null;
  /** Attempts to deliver updates to the webhook. */
  readonly deliveries: readonly Delivery[];
  /** Updates that the bot has not taken. */
  pending(): number;
  /** How many calls of getUpdates are held now. */
  pollers(): number;
  /** Resolves when a getUpdates is held and every update before it has been confirmed. */
  polled(): Promise<void>;
  /** Resolves when it is true, which is looked at after each event; rejects after 10 s. */
  when(predicate: () => boolean): Promise<void>;
  close(): Promise<void>;
}

// Beyond 32 bits, as the ids of newer accounts are.
const FIRST_USER = 5_000_000_021;

export const openTelegram = async ({
  token = '7000000001:AAFakeFakeFakeFakeFakeFakeFakeFakeFake1',
  username = 'verbatim_test_bot',
  budgets,
  clock = budgets ?? Date,
  privacy = false,
  route = (url) => url,
}: TelegramOptions = {}): Promise<FakeTelegram> => {
  const calls: RecordedCall[] = [];
  const violations: string[] = [];
  const refusals: RecordedRefusal[] = [];
  const webhook: WebhookState = { current: null };
  const waiting = createWaiting();
  const faults = createFaults();
  const updates = createUpdates(
    waiting.changed,
    () => webhook.current !== null,
    () => sender.send(),
  );
  const date = () => Math.floor(clock.now() / 1000);
  const sender: WebhookSender = createSender({
    webhook,
    updates,
    faults,
    route,
    date,
    violate: (text) => void violations.push(text),
    changed: waiting.changed,
  });
  let made = 0;
  const world: World = {
    me: { id: Number(token.split(':')[0]), is_bot: true, first_name: 'Verbatim', username },
    privacy,
    users: new Map(),
    chats: new Map(),
    questions: new Map(),
    date,
    nextId() {
      made += 1;
      return made;
    },
    deliver: (kind, payload) => updates.push(kind, payload),
    changed: waiting.changed,
  };
  const commands = createCommands(world);
  const server = await openServer(
    token,
    {
      ...chatMethods(world),
      ...messageMethods(world, createBudgets(budgets ?? null)),
      ...fileMethods(world),
      ...pinMethods(world),
      ...queryMethods(world),
      ...commands.methods,
      ...receivingMethods(updates, webhook, sender),
    },
    (path) => fileAt(world, path),
    faults,
    {
      call: (call) => void calls.push(call),
      violation: (text) => void violations.push(text),
      refusal: (method, { code, message }: Refusal) =>
        void refusals.push({ method, code, description: message }),
      done: waiting.changed,
    },
  );

  const createChat = (id: number, kind: ChatKind, given: Partial<ChatState>): FakeChat => {
    const chat: ChatState = {
      id,
      kind,
      title: '',
      forum: false,
      messages: [],
      members: new Map(),
      topics: new Map(),
      closed: new Set(),
      pinned: new Set(),
      rights: new Map(),
      permissions: PERMITTED,
      restricted: {},
      bot: 'member',
      migratedTo: null,
      // Ids are counted in each chat from somewhere else, so that none is right in another by chance.
      lastMessage: 100 * world.nextId(),
      ...given,
    };
    world.chats.set(id, chat);
    return showFakeChat(world, chat);
  };
  const supergroupId = () => -1_001_000_000_000 - world.nextId();
  const membersOf = (members: readonly FakeUser[]): ChatState['members'] =>
    new Map(members.map(({ id }, index) => [id, index === 0 ? 'creator' : 'member']));
  const user: FakeTelegram['user'] = ({ name, language = 'en' } = {}) => {
    const id = FIRST_USER + world.nextId();
    const person = {
      id,
      is_bot: false,
      first_name: name ?? `Person ${id}`,
      ...(language !== null && { language_code: language }),
    };
    const state: UserState = { person, started: false, blocked: false };
    world.users.set(id, state);
    return showFakeUser(world, state, createChat(id, 'private', {}));
  };
  const lately = () =>
    `The last calls: ${calls
      .slice(-8)
      .map(({ method }) => method)
      .join(', ')}. Violations: ${violations.join('; ') || 'none'}.`;
  const when = (predicate: () => boolean) => waiting.until(predicate, lately);

  return {
    url: server.url,
    token,
    bot: { id: world.me.id, username },
    faults,
    calls,
    violations,
    refusals,
    unansweredCallbacks: () =>
      [...world.questions.values()]
        .filter(({ kind, state }) => kind === 'callback' && state === 'waiting')
        .map(({ id }) => id),
    answerTo: (callback) => world.questions.get(callback)?.answer as ReturnType<FakeTelegram['answerTo']>,
    expire(id) {
      const question = world.questions.get(id);
      if (question === undefined) throw new Error(`Nobody asked ${id}.`);
      question.state = 'expired';
    },
    commands: commands.published,
    user,
    group({
      title = 'A group',
      forum = false,
      kind = forum ? 'supergroup' : 'group',
      members,
      bot = 'member',
    } = {}) {
      if (forum && kind === 'group') throw new Error('Only a supergroup is a forum.');
      const id = kind === 'group' ? -4_000_000 - world.nextId() : supergroupId();
      return createChat(id, kind, { title, forum, members: membersOf(members ?? [user()]), bot });
    },
    channel: ({ title = 'A channel', members } = {}) =>
      createChat(supergroupId(), 'channel', {
        title,
        members: membersOf(members ?? [user()]),
        bot: 'administrator',
      }),
    migrate({ id }) {
      const old = chatOf(world, id);
      if (old.kind !== 'group') throw new Error('Only a group becomes a supergroup.');
      const { title, members, bot } = old;
      const grown = createChat(supergroupId(), 'supergroup', { title, members: new Map(members), bot });
      const from = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
      utter(world, old, { from, senderChat: id, service: { migrate_to_chat_id: grown.id } });
      old.migratedTo = grown.id;
      utter(world, chatOf(world, grown.id), {
        from,
        senderChat: grown.id,
        service: { migrate_from_chat_id: id },
      });
      return grown;
    },
    push: updates.pushRaw,
    webhook: () => webhook.current?.url ?? null,
    deliveries: sender.deliveries,
    pending: updates.pending,
    pollers: updates.held,
    polled: () => when(() => updates.held() > 0 && updates.pending() === 0),
    when,
    async close() {
      sender.stop();
      await server.close();
      waiting.close();
    },
  };
};
