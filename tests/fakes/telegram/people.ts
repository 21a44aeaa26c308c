// A person as a test sees one: types, edits, presses buttons, asks inline, blocks the bot.

import type { FakeChat } from './chats.ts';
import type { Button } from './keyboard.ts';
import { CHANNEL_BOT, GROUP_ANONYMOUS_BOT, LIMITS } from './limits.ts';
import { pin } from './methods/pins.ts';
import { showMessage, showMyPlace } from './shapes.ts';
import { format, revise, utter } from './speech.ts';
import type { ChatState, Draft, Person, Question, StoredMessage, UserState, World } from './world.ts';
import { chatOf } from './world.ts';

export interface SayOptions {
  /** The person's own chat with the bot, if not given. */
  readonly in?: FakeChat;
  readonly thread?: number;
  readonly replyTo?: StoredMessage;
}

/** A file that somebody sends. */
export interface SentFile {
  readonly name: string;
  readonly content: string | Buffer;
  /** What is written below it. */
  readonly caption?: string;
}

export interface InlineAnswer {
  readonly results: readonly {
    readonly id: string;
    readonly title: string;
    readonly description?: string;
    readonly input_message_content: { readonly message_text: string; readonly parse_mode?: string };
  }[];
  readonly cache_time?: number;
  readonly is_personal?: boolean;
  readonly next_offset?: string;
  readonly button?: { readonly text: string; readonly start_parameter?: string };
}

export interface FakeUser {
  readonly id: number;
  readonly name: string;
  readonly private: FakeChat;
  /** The first contact, `/start` with a payload if there is one. */
  start(payload?: string): StoredMessage;
  say(text: string, options?: SayOptions): StoredMessage;
  edit(message: StoredMessage, text: string): void;
  /** Sends a file as a document. */
  send(file: SentFile, options?: SayOptions): StoredMessage;
  /** Sends somebody's message on, as it is. */
  forward(message: StoredMessage, options?: Pick<SayOptions, 'in'>): StoredMessage;
  /** Presses the button with this label as the message is now, and returns the id of the query. */
  press(message: StoredMessage, label: string): string;
  query(
    text: string,
    options?: { readonly chatType?: string; readonly offset?: string },
  ): Promise<InlineAnswer>;
  /** Pins a message, as somebody who may. */
  pin(message: StoredMessage): void;
  /** Takes a pin away, of which the bot is told nothing. */
  unpin(message: StoredMessage): void;
  /** Deletes a message, of which the bot is told nothing. */
  remove(message: StoredMessage): void;
  block(): void;
  unblock(): void;
  /** Says as the anonymous administrator of the chat; makes the person an administrator of it. */
  asAnonymousAdmin(chat: FakeChat): { say(text: string, options?: Omit<SayOptions, 'in'>): StoredMessage };
  /** Says in a group in the name of a channel. */
  asChannel(channel: FakeChat): { say(text: string, options: SayOptions): StoredMessage };
}

const ANONYMOUS: Person = {
  id: GROUP_ANONYMOUS_BOT,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};
const CHANNEL: Person = { id: CHANNEL_BOT, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' };

/** Something that asks for one answer. */
const ask = (world: World, kind: Question['kind'], settle: (answer: unknown) => void): Question => {
  const id = `${5_283_000_000_000_000_000n + BigInt(world.nextId())}`;
  const question: Question = { id, kind, state: 'waiting', lost: false, answer: undefined, settle };
  world.questions.set(id, question);
  return question;
};

const buttonOf = (message: StoredMessage, label: string): Button => {
  const buttons = message.buttons.flat();
  const found = buttons.filter(({ text }) => text === label);
  const [button] = found;
  if (button === undefined || found.length > 1)
    throw new Error(
      `${found.length} buttons say "${label}"; there are: ${buttons.map(({ text }) => text).join(' | ')}`,
    );
  return button;
};

export const showFakeUser = (world: World, state: UserState, own: FakeChat): FakeUser => {
  const { person } = state;
  const say = (
    said: string | Pick<Draft, 'text' | 'entities' | 'document' | 'service'>,
    options: SayOptions = {},
    speaker = person,
    senderChat: number | null = null,
  ) => {
    const chat: ChatState = chatOf(world, options.in?.id ?? person.id);
    if (chat.kind === 'channel') throw new Error('A channel is spoken in by post().');
    if (chat.kind === 'private') {
      if (chat.id !== person.id) throw new Error("Nobody speaks in another one's private chat.");
      if (state.blocked) throw new Error('The bot is blocked; unblock it first.');
      state.started = true;
    } else if (!['creator', 'administrator', 'member'].includes(chat.members.get(person.id) ?? ''))
      chat.members.set(person.id, 'member');
    return utter(world, chat, {
      ...(typeof said === 'string' ? format(said) : said),
      from: speaker,
      senderChat,
      thread: options.thread ?? null,
      replyTo: options.replyTo ?? null,
    });
  };
  /** The chat of a message that stands there, if this person may moderate it. */
  const moderated = (message: StoredMessage): ChatState => {
    const chat = chatOf(world, message.chatId);
    if (!chat.messages.includes(message)) throw new Error('The message has been deleted.');
    const status = chat.members.get(person.id);
    if (chat.id !== person.id && status !== 'creator' && status !== 'administrator')
      throw new Error('Only administrators do that.');
    return chat;
  };
  const place = (blocked: boolean) => {
    state.blocked = blocked;
    const [before, after] = blocked ? (['member', 'kicked'] as const) : (['kicked', 'member'] as const);
    const chat = chatOf(world, person.id);
    world.deliver('my_chat_member', showMyPlace(world, chat, person, before, after));
  };

  return {
    id: person.id,
    name: person.first_name,
    private: own,
    start: (payload) => say(payload === undefined ? '/start' : `/start ${payload}`),
    say: (text, options) => say(text, options),
    send({ name, content, caption }, options) {
      const bytes = Buffer.from(content);
      const document = { name, bytes: bytes.length, text: bytes.toString(), content: bytes };
      return say({ ...(caption === undefined ? {} : format(caption)), document }, options);
    },
    forward({ from, date, text, entities, document }, options) {
      const origin = { type: 'user', sender_user: from, date };
      const carried = { text, entities, ...(document === null ? {} : { document }) };
      return say({ ...carried, service: { forward_origin: origin } }, options);
    },
    edit(message, text) {
      if (message.from?.id !== person.id) throw new Error('Only own messages can be edited.');
      revise(world, message, text);
    },
    press(message, label) {
      const chat = chatOf(world, message.chatId);
      if (!chat.messages.includes(message)) throw new Error('The message has been deleted.');
      const { callback_data: data } = buttonOf(message, label);
      if (data === undefined) throw new Error(`The button "${label}" asks the bot nothing.`);
      const question = ask(world, 'callback', () => undefined);
      const { id } = question;
      const update = world.deliver('callback_query', {
        id,
        from: person,
        message: showMessage(world, message),
        chat_instance: `${chat.id * 7919}`,
        data,
      });
      // A bot that asked for other kinds of updates never hears of it.
      if (update < 0) question.state = 'expired';
      return id;
    },
    query(text, { chatType = 'sender', offset = '' } = {}) {
      if (text.length > LIMITS.inlineQuery) throw new Error('Telegram sends no longer query.');
      return new Promise((resolve) => {
        const { id } = ask(world, 'inline', (answer) => resolve(answer as InlineAnswer));
        world.deliver('inline_query', { id, from: person, query: text, offset, chat_type: chatType });
      });
    },
    pin: (message) => pin(world, moderated(message), message, person, false),
    unpin(message) {
      if (!moderated(message).pinned.delete(message.message_id))
        throw new Error('The message is not pinned.');
    },
    remove(message) {
      const chat = moderated(message);
      chat.pinned.delete(message.message_id);
      chat.messages.splice(chat.messages.indexOf(message), 1);
    },
    block: () => place(true),
    unblock: () => place(false),
    asAnonymousAdmin(chat) {
      if (chatOf(world, chat.id).members.get(person.id) !== 'creator')
        chat.promote({ id: person.id } as FakeUser);
      return { say: (text, options) => say(text, { ...options, in: chat }, ANONYMOUS, chat.id) };
    },
    asChannel: (channel) => ({ say: (text, options) => say(text, options, CHANNEL, channel.id) }),
  };
};
