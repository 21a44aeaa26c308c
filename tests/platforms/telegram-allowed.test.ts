// ALLOWED_CHATS: where the bot does not answer, it says so once, and goes.

import { describe, expect, it } from 'vitest';
import type { FakeChat, FakeUser } from '../fakes/telegram/telegram.ts';
import { asRead, botFor, CROSSINGS, deeds, newest } from './telegram-town.ts';

const NOT_HERE = 'This bot does not answer here.';

/** A bot that answers in the chats that are put into the list, which may be made after it. */
const guarded = async (...names: string[]) => {
  const allowed = ['telegram:-1', ...names];
  const bot = await botFor({ allowedChats: allowed });
  const ada = bot.telegram.user({ name: 'Ada' });
  const allow = ({ id }: FakeChat) => void allowed.push(`telegram:${id}`);
  return { bot, ada, allow, left: (chat: FakeChat) => bot.telegram.when(() => chat.botLeft) };
};

describe('a group that is not in the list', () => {
  it('is told so once, and left', async () => {
    const { bot, ada, left } = await guarded();
    const group = bot.telegram.group({ members: [ada] });
    ada.say('/crossings', { in: group });
    await left(group);
    await bot.adapter.stop();
    expect(group.sent().map(({ text }) => asRead(text))).toEqual([NOT_HERE]);
  });

  it('is told so once when the bot is added, though two updates tell of that', async () => {
    const { bot, ada, left } = await guarded();
    const group = bot.telegram.group({ members: [ada], bot: 'left' });
    group.addBot(ada);
    await left(group);
    await bot.telegram.polled();
    await bot.adapter.stop();
    expect(group.sent().map(({ text }) => asRead(text))).toEqual([NOT_HERE]);
    expect(group.botLeft).toBe(true);
  });

  it('is left by a mere message, too, and by many at once', async () => {
    const { bot, ada, left } = await guarded();
    const group = bot.telegram.group({ members: [ada] });
    for (let i = 0; i < 5; i++) ada.say(`chatter ${i}`, { in: group });
    await left(group);
    await bot.adapter.stop();
    expect(group.sent()).toHaveLength(1);
  });

  it('is left though nothing can be said there', async () => {
    const { bot, ada, left } = await guarded();
    const group = bot.telegram.group({ members: [ada] });
    bot.telegram.faults.plan('sendMessage', { is: 'answer', status: 403 });
    ada.say('/crossings', { in: group });
    await left(group);
    expect(group.sent()).toEqual([]);
  });

  it('has buttons of an earlier time, which are acknowledged', async () => {
    const { bot, ada, allow, left } = await guarded();
    const group = bot.telegram.group({ members: [ada] });
    allow(group);
    await bot.answering(() => ada.say('/ceasefire limit:1', { in: group }));
    const shown = newest(group);
    const other = bot.telegram.group({ members: [ada] });
    // The same message, in a chat that was taken from the list.
    Object.assign(shown, { chatId: other.id });
    (other.messages as unknown[]).push(shown);
    const press = ada.press(shown, 'Context');
    await left(other);
    expect(bot.telegram.answerTo(press)).toEqual({ callback_query_id: press });
    expect(asRead(newest(other).text)).toBe(NOT_HERE);
  });

  it('is told so in the language of whoever asked', async () => {
    const { bot, left } = await guarded();
    const dana = bot.telegram.user({ language: 'he' });
    const group = bot.telegram.group({ members: [dana] });
    dana.say('/crossings', { in: group });
    await left(group);
    expect(newest(group).text).toMatch(/[א-ת]/);
  });

  it('is a channel that is told and left in the same way', async () => {
    const { bot, left } = await guarded();
    const channel = bot.telegram.channel();
    channel.post('/crossings');
    await left(channel);
    expect(channel.sent().map(({ text }) => asRead(text))).toEqual([NOT_HERE]);
  });
});

describe('a group that is in the list', () => {
  it('is answered', async () => {
    const { bot, ada, allow } = await guarded();
    const group = bot.telegram.group({ members: [ada] });
    allow(group);
    await bot.answering(() => ada.say('/crossings', { in: group }));
    expect(asRead(newest(group).text)).toContain(CROSSINGS);
    expect(group.botLeft).toBe(false);
  });

  it('is a forum whose topics are answered, since the list names whole chats', async () => {
    const { bot, ada, allow } = await guarded();
    const forum = bot.telegram.group({ forum: true, members: [ada] });
    allow(forum);
    const thread = forum.topic('Tides');
    await bot.answering(() => ada.say('/crossings', { in: forum, thread }));
    expect(asRead(newest(forum).text)).toContain(CROSSINGS);
  });

  const askAlone = async (started: boolean) => {
    const { bot, ada, allow } = await guarded();
    const group = bot.telegram.group({ members: [ada] });
    allow(group);
    if (started) {
      ada.start();
      await bot.telegram.when(() => ada.private.sent().length === 1);
    }
    await bot.answering(() => ada.say('/crossings private', { in: group }));
    return { ada, group };
  };
  const expectNowhere = (ada: FakeUser, group: FakeChat, before: number) => {
    expect(group.sent().map(({ text }) => asRead(text))).toEqual([
      'This answer is for one person only and cannot be shown here.',
    ]);
    expect(newest(group).buttons).toEqual([]);
    expect(ada.private.sent()).toHaveLength(before);
  };

  it('is told that an answer for one person alone cannot be given, where private chats are not in it', async () => {
    const { ada, group } = await askAlone(false);
    expectNowhere(ada, group, 0);
  });

  it('is told so also where that person has once started the bot', async () => {
    const { ada, group } = await askAlone(true);
    expectNowhere(ada, group, 1);
  });

  it('goes on as a supergroup in the list, with its settings, where private chats are not in it', async () => {
    const { bot, ada, allow } = await guarded();
    const group = bot.telegram.group({ members: [ada] });
    allow(group);
    await bot.answering(() => ada.say('/settings language:he', { in: group }));
    const grown = bot.telegram.migrate(group);
    allow(grown);
    await bot.telegram.polled();
    await bot.answering(() => ada.say('/about', { in: grown }));
    expect(newest(grown).text).toContain('גרסה');
  });
});

describe('private chats', () => {
  it('that are not in the list are told so, and not asked again', async () => {
    const { bot, ada } = await guarded();
    ada.say('/crossings');
    await bot.telegram.when(() => ada.private.sent().length === 1);
    expect(asRead(newest(ada.private).text)).toBe(NOT_HERE);
    ada.say('border crossings');
    await bot.telegram.when(() => ada.private.sent().length === 2);
    expect(deeds(bot.telegram)).toEqual(['sendMessage', 'sendMessage']);
  });

  it('that are in the list are answered, and groups are not', async () => {
    const { bot, ada, left } = await guarded('telegram:private');
    await bot.answering(() => ada.say('/crossings'));
    expect(asRead(newest(ada.private).text)).toContain(CROSSINGS);
    const group = bot.telegram.group({ members: [ada] });
    ada.say('/crossings', { in: group });
    await left(group);
    expect(group.sent()).toHaveLength(1);
  });

  it('have inline queries as they have messages: offered nothing where they are not in the list', async () => {
    const { bot, ada } = await guarded();
    expect(await ada.query('crossings')).toMatchObject({ results: [] });
    expect((await ada.query('')).button).toBeUndefined();
    expect(deeds(bot.telegram)).toEqual(['answerInlineQuery', 'answerInlineQuery']);
    const open = await guarded('telegram:private');
    expect((await open.ada.query('crossings')).results.length).toBeGreaterThan(0);
  });
});
