// Ten thousand updates of every kind and of none: the bot lives, answers what can be answered, and does nothing wrong.

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FakeChat, FakeUser } from '../fakes/telegram/telegram.ts';
import { type OnTelegram, onTelegram } from '../telegram-of.ts';

const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122);
const UPDATES = 10_000;
const BATCH = 500;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
const createRandom = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const random = createRandom(SEED);
const below = (n: number) => Math.floor(random() * n);
const oneOf = <T>(all: readonly T[]): T => all[below(all.length)] as T;

const TEXTS = [
  '/about',
  '/crossings limit:1',
  '/start',
  '/start l_L2Fib3V0',
  '/unknown',
  '/about@verbatim_test_bot',
  '/about@other_bot',
  '@verbatim_test_bot crossings',
  '/ask',
  '/settings language:ar',
  '/help',
  'crossings?',
  'المعابر',
  '\u202e/about',
  '/\u0000',
  '/a\u0301\u0302\u0303 <b>&amp;"',
  '👩‍👩‍👧‍👦 🏳️‍🌈',
  '/more zzzzzzzz',
  '/cite 00000000',
  '/ask limit:99 source:"',
  `/${'x'.repeat(300)}`,
  '',
  ' ',
];
const DATA = [
  '+/about',
  '=/about',
  '+/help',
  '=/settings language:en',
  '+/cite 00000000',
  '=/more zzzzzzzz yyyyyyyy',
  'x',
  '',
  '+',
  '==/about',
  '+/',
  '\ud800',
  '+/ask \u0000',
];
const ODD: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  '',
  'x',
  '0',
  'private',
  'ключ',
  '\u0000',
  [],
  [null],
  [[]],
  {},
  { id: 1 },
  { toString: 1 },
  { __proto__: null },
  'x'.repeat(10_000),
];

let bot: OnTelegram;
let people: FakeUser[];
let chats: FakeChat[];
const rejected: unknown[] = [];
const note = (reason: unknown) => void rejected.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  bot = await onTelegram();
  people = Array.from({ length: 5 }, () => bot.telegram.user());
  chats = [
    ...people.map((person) => person.private),
    bot.telegram.group({ members: people }),
    bot.telegram.group({ kind: 'supergroup', members: people }),
    bot.telegram.group({ forum: true, members: people }),
    bot.telegram.channel({ members: people }),
  ];
  for (const person of people) await bot.answering(() => person.start());
});
afterAll(async () => {
  process.removeListener('unhandledRejection', note);
  process.removeListener('uncaughtException', note);
  await bot.close();
});

const userOf = () =>
  oneOf<() => object>([
    () => ({
      id: oneOf(people).id,
      is_bot: false,
      first_name: 'A',
      language_code: oneOf(['en', 'ar', 'xx-YY']),
    }),
    () => ({ id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' }),
    () => ({ id: bot.telegram.bot.id, is_bot: true, first_name: 'Verbatim' }),
  ])();
const chatOf = () => {
  const { id, kind } = oneOf(chats);
  return { id, type: kind, title: 'T' };
};
const entities = () =>
  Array.from({ length: below(4) }, () => ({
    type: oneOf(['mention', 'text_mention', 'bot_command', 'from_the_future', 'date_time', '']),
    offset: oneOf([0, 1, 18, -5, 10_000]),
    length: oneOf([0, 1, 18, -5, 10_000]),
    ...(random() < 0.3 && { user: userOf() }),
  }));
const messageOf = (depth = 0): Record<string, unknown> => ({
  message_id: below(1_000),
  date: Math.floor(bot.clock.now() / 1_000) - oneOf([0, 0, 0, 10_000]),
  chat: chatOf(),
  ...(random() < 0.9 && { from: userOf() }),
  ...(random() < 0.9 && { text: oneOf(TEXTS) }),
  ...(random() < 0.3 && { entities: entities() }),
  ...(random() < 0.2 && { message_thread_id: below(1_000), is_topic_message: random() < 0.5 }),
  ...(random() < 0.1 && { sender_chat: chatOf() }),
  ...(random() < 0.05 && { via_bot: userOf() }),
  ...(random() < 0.05 && { is_automatic_forward: true }),
  ...(random() < 0.1 && { photo: [{ file_id: 'x' }], caption: oneOf(TEXTS) }),
  ...(random() < 0.2 && depth === 0 && { reply_to_message: messageOf(1) }),
});

let question = 0;
const KINDS: readonly (() => Record<string, unknown>)[] = [
  () => ({ message: messageOf() }),
  () => ({ edited_message: { ...messageOf(), edit_date: 1 } }),
  () => ({ channel_post: messageOf() }),
  () => ({ edited_channel_post: messageOf() }),
  () => {
    question += 1;
    return {
      callback_query: {
        id: `fuzz${question}`,
        from: userOf(),
        chat_instance: '1',
        ...(random() < 0.9 ? { message: messageOf() } : { inline_message_id: 'x' }),
        ...(random() < 0.9 ? { data: oneOf(DATA) } : { game_short_name: 'x' }),
      },
    };
  },
  () => {
    question += 1;
    return { inline_query: { id: `fuzz${question}`, from: userOf(), query: oneOf(TEXTS), offset: '' } };
  },
  () => ({
    my_chat_member: {
      chat: chatOf(),
      from: userOf(),
      date: 1,
      old_chat_member: { status: 'left', user: userOf() },
      new_chat_member: {
        status: oneOf(['member', 'administrator', 'left', 'kicked', 'new']),
        user: userOf(),
      },
    },
  }),
  () => ({ message: { ...messageOf(), forum_topic_created: { name: 'x' }, text: undefined } }),
  () => ({ poll: { id: '1' } }),
  () => ({ [oneOf(['business_message', 'guest_query', '__proto__', 'constructor', ''])]: messageOf() }),
  () => ({}),
];

/** Changes one place somewhere in a value: takes it away, or puts something odd there. */
const spoil = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) return;
  const keys = Object.keys(value);
  if (keys.length === 0) return;
  const key = oneOf(keys);
  const inner = Reflect.get(value, key) as unknown;
  if (typeof inner === 'object' && inner !== null && random() < 0.75) spoil(inner);
  else if (random() < 0.3) Reflect.deleteProperty(value, key);
  else Reflect.set(value, key, oneOf(ODD));
};

interface Press {
  readonly id: string;
  /** Whether everything that is said of its presser is as Telegram says it. */
  readonly plain: boolean;
}

/** A press that the bot can and has to acknowledge. */
const pressIn = (update: Record<string, unknown>): Press | null => {
  const said = ['message', 'channel_post', 'edited_message', 'edited_channel_post'];
  if (said.some((kind) => kind in update)) return null;
  const press = update.callback_query as { id?: unknown; from?: Record<string, unknown> } | undefined | null;
  if (typeof press?.id !== 'string' || press.id === '' || !Number.isSafeInteger(press.from?.id)) return null;
  const { is_bot = false, language_code = '' } = press.from ?? {};
  return { id: press.id, plain: typeof is_bot === 'boolean' && typeof language_code === 'string' };
};

/** What the fake holds against a call that follows from an update in which chats, messages or presses were made up. */
const MADE_UP = /chat not found|query is too old|message can't be edited|message thread not found/;

const sentBy = ({ telegram }: OnTelegram): number =>
  telegram.calls.filter(({ method }) => method === 'sendMessage').length;

const presses: Press[] = [];
const unacknowledged = (plain: boolean): string[] => {
  const acknowledged = new Set(
    bot.telegram.calls
      .filter(({ method }) => method === 'answerCallbackQuery')
      .map(({ params }) => params.callback_query_id),
  );
  return presses.filter((press) => press.plain === plain && !acknowledged.has(press.id)).map(({ id }) => id);
};

it(`lives through ${UPDATES} updates (seed ${SEED})`, async () => {
  let last: Record<string, unknown> = {};
  for (let pushed = 0; pushed < UPDATES; ) {
    for (let i = 0; i < BATCH; i++, pushed++) {
      const update = structuredClone(oneOf(KINDS)());
      for (let times = below(4); times > 0; times--) spoil(update);
      const press = pressIn(update);
      if (press !== null) presses.push(press);
      last = update;
      bot.telegram.push(update);
    }
    await bot.telegram.polled();
  }
  const ada = bot.telegram.user();
  ada.say('/about');
  await bot.telegram.when(() => ada.private.sent().length === 1);
  // The bot was not asleep.
  await bot.telegram.when(() => sentBy(bot) > 200);
  await bot.adapter.stop();
  const context = `FUZZ_SEED=${SEED}, last: ${JSON.stringify(last).slice(0, 500)}`;
  expect(rejected, context).toEqual([]);
  expect(
    bot.telegram.violations.filter((line) => !MADE_UP.test(line)),
    context,
  ).toEqual([]);
  expect(presses.length).toBeGreaterThan(300);
  expect(unacknowledged(true), context).toEqual([]);
  expect(bot.telegram.unansweredCallbacks()).toEqual([]);
  expect(ada.private.sent(), context).toHaveLength(1);
  expect(
    bot.logged.filter((line) => line.includes('"level":50')),
    context,
  ).toEqual([]);
});

it(`acknowledges presses of people who are described oddly, too (seed ${SEED})`, () => {
  expect(presses.filter(({ plain }) => !plain).length).toBeGreaterThan(5);
  expect(unacknowledged(false)).toEqual([]);
});
