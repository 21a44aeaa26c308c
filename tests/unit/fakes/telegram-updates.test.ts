// The fake Telegram delivers as Telegram does, and misbehaves as it is told.

import { Telegraf } from 'telegraf';
import { afterEach, describe, expect, it } from 'vitest';
import { begin, closeAll } from '../../fakes/telegram/caller.ts';

afterEach(closeAll);

describe('updates', () => {
  it('come again until they are confirmed, in order, as many as asked for', async () => {
    const { fake, poll, user } = await begin();
    user.say('one');
    user.say('two');
    const [first, second, third] = await poll();
    expect(await poll()).toHaveLength(3);
    expect([second?.update_id, third?.update_id]).toEqual(
      [1, 2].map((more) => (first?.update_id ?? 0) + more),
    );
    expect(await poll({ limit: 1, offset: second?.update_id })).toEqual([second]);
    expect(await poll({ offset: -1 })).toEqual([third]);
    expect(await poll()).toEqual([third]);
    expect(await poll({ offset: (third?.update_id ?? 0) + 1 })).toEqual([]);
    expect(fake.violations).toEqual([]);
  });

  it('that were delivered into a broken connection come again', async () => {
    const { fake, poll, user } = await begin();
    fake.faults.plan('getUpdates', { is: 'lost' });
    await expect(poll()).rejects.toThrow();
    expect(await poll()).toMatchObject([{ message: { from: { id: user.id }, text: '/start' } }]);
  });

  it('wake a poll that is held, all of one moment at once', async () => {
    const { fake, poll, user } = await begin();
    const [last] = await poll();
    const held = poll({ timeout: 50, offset: (last?.update_id ?? 0) + 1 });
    await fake.polled();
    expect(fake.pollers()).toBe(1);
    user.say('one');
    user.say('two');
    expect(await held).toHaveLength(2);
    expect(fake.pollers()).toBe(0);
  });

  it('end the older of two polls with a conflict, and both if a webhook stands', async () => {
    const { fake, call, user } = await begin();
    const offset = -1;
    const [{ update_id } = { update_id: 0 }] = (await call('getUpdates', { offset })).result as {
      update_id: number;
    }[];
    const older = call('getUpdates', { timeout: 50, offset: update_id + 1 });
    await fake.when(() => fake.pollers() === 1);
    const newer = call('getUpdates', { timeout: 50 });
    expect(await older).toMatchObject({
      error_code: 409,
      description: expect.stringMatching(/^Conflict: terminated by other getUpdates request;/),
    });
    user.say('x');
    expect((await newer).result).toHaveLength(1);
    await call('setWebhook', { url: 'https://bot.example/hook' });
    expect((await call('getUpdates')).error_code).toBe(409);
    expect((await call('getWebhookInfo')).result).toMatchObject({ url: 'https://bot.example/hook' });
    await call('deleteWebhook', { drop_pending_updates: true });
    expect((await call('getUpdates')).result).toEqual([]);
  });

  it('are of the kinds that are wanted', async () => {
    const { fake, poll, user } = await begin();
    const [last] = await poll({ allowed_updates: ['edited_message'] });
    const message = user.say('one');
    user.edit(message, 'two');
    const got = await poll({ offset: (last?.update_id ?? 0) + 1 });
    expect(got).toMatchObject([{ edited_message: { text: 'two', message_id: message.message_id } }]);
    expect(fake.push({ poll: {} })).toBeGreaterThan(got[0]?.update_id ?? 0);
  });

  it('carry entities, topics, and replies as Telegram writes them', async () => {
    const { fake, poll, user } = await begin({ username: 'quote_bot' });
    const forum = fake.group({ forum: true, members: [user] });
    const thread = forum.topic('Tides');
    user.say('/ask@quote_bot when, @quote_bot? see ferry.com.', { in: forum, thread });
    const anonymous = user.asAnonymousAdmin(forum).say('/settings');
    const updates = await poll();
    expect(updates.at(-2)?.message).toMatchObject({
      message_thread_id: thread,
      is_topic_message: true,
      reply_to_message: { message_id: thread, forum_topic_created: { name: 'Tides' } },
      entities: [
        { type: 'bot_command', offset: 0, length: 14 },
        { type: 'mention', offset: 21, length: 10 },
        { type: 'url', offset: 37, length: 9 },
      ].sort(),
    });
    expect(updates.at(-1)?.message).toMatchObject({
      message_id: anonymous.message_id,
      from: { id: 1087968824 },
      sender_chat: { id: forum.id },
    });
  });

  it('in privacy mode are commands and replies, not mentions', async () => {
    const { fake, call, poll, user } = await begin({ privacy: true });
    const group = fake.group({ members: [user] });
    await call('sendMessage', { chat_id: group.id, text: 'hello' });
    const [sent] = group.sent();
    user.say('chatter', { in: group });
    user.say(`@${fake.bot.username} hello`, { in: group });
    user.say('/ask@other_bot x', { in: group });
    user.say('/ask x', { in: group });
    user.say('thanks', { in: group, ...(sent && { replyTo: sent }) });
    const texts = (await poll()).map(({ message }) => (message as { text: string }).text);
    expect(texts).toEqual(['/start', '/ask x', 'thanks']);
  });

  it('tell of pressed buttons with the message as it is now', async () => {
    const { call, poll, user, send } = await begin();
    const markup = (label: string) => ({
      reply_markup: { inline_keyboard: [[{ text: label, callback_data: label }]] },
    });
    await send('a', markup('old'));
    const [message] = user.private.sent();
    if (message === undefined) throw new Error('nothing sent');
    await call('editMessageReplyMarkup', {
      chat_id: user.id,
      message_id: message.message_id,
      ...markup('new'),
    });
    expect(() => user.press(message, 'old')).toThrow('there are: new');
    const id = user.press(message, 'new');
    expect((await poll()).at(-1)?.callback_query).toMatchObject({
      id,
      data: 'new',
      message: { message_id: message.message_id, chat: { id: user.id } },
    });
    await call('deleteMessage', { chat_id: user.id, message_id: message.message_id });
    expect(() => user.press(message, 'new')).toThrow('deleted');
  });

  it('reach a launched telegraf, which answers', async () => {
    const { fake, user } = await begin();
    const bot = new Telegraf(fake.token, { telegram: { apiRoot: fake.url } });
    bot.on('message', (context) => context.reply('heard'));
    const running = bot.launch();
    await fake.polled();
    user.say('hello');
    await fake.when(() => user.private.sent().length === 2);
    await fake.polled();
    bot.stop();
    await running;
    expect(fake.pollers()).toBe(0);
    expect(fake.violations).toEqual([]);
  });
});

describe('faults', () => {
  it('break, lose, delay, spoil and refuse as planned', async () => {
    const { fake, user, send } = await begin();
    const sent = () => user.private.sent().length;
    fake.faults.plan('sendMessage', { is: 'reset' });
    await expect(send('a')).rejects.toThrow();
    expect(sent()).toBe(0);
    fake.faults.plan('sendMessage', { is: 'lost' });
    await expect(send('b')).rejects.toThrow();
    expect(sent()).toBe(1);
    let release = () => {};
    fake.faults.plan('sendMessage', { is: 'late', until: new Promise<void>((done) => (release = done)) });
    const late = send('c');
    await fake.when(() => sent() === 2);
    release();
    expect((await late).ok).toBe(true);
    fake.faults.plan('sendMessage', { is: 'answer', status: 429, headers: { 'retry-after': '7' } });
    expect(await send('d')).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
    fake.faults.plan('sendMessage', { is: 'garbage', body: '<html>' });
    await expect(send('e')).rejects.toThrow(/JSON/);
    expect(sent()).toBe(2);
    expect(fake.faults.left()).toBe(0);
    expect(fake.violations).toEqual([]);
  });

  it('strike edits and polls, and the second call where the first is to go well', async () => {
    const { fake, call, user, send } = await begin();
    fake.faults.plan('sendMessage', { is: 'reset' }, { after: 1 });
    expect((await send('a')).ok).toBe(true);
    await expect(send('b')).rejects.toThrow();
    fake.faults.plan('getUpdates', { is: 'answer', status: 502 });
    expect(await call('getUpdates')).toMatchObject({ error_code: 502, description: 'Bad Gateway' });
    fake.faults.plan('editMessageText', { is: 'lost' });
    const params = { chat_id: user.id, message_id: user.private.sent()[0]?.message_id, text: 'c' };
    await expect(call('editMessageText', params)).rejects.toThrow();
    // The edit was done; a bot that does it again learns so, and has done no wrong.
    expect((await call('editMessageText', params)).description).toMatch(/message is not modified/);
    expect(fake.violations).toEqual([]);
  });

  it('of budgets are answered with the time to wait', async () => {
    let now = 1_000_000;
    const { fake, call, user, send } = await begin({ budgets: { now: () => now } });
    expect((await send('a')).ok).toBe(true);
    now += 400;
    expect(await send('b')).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
    const group = fake.group({ members: [user] });
    for (let count = 0; count < 20; count += 1) {
      now += 1000;
      expect((await call('sendMessage', { chat_id: group.id, text: 'x' })).ok).toBe(true);
    }
    now += 1000;
    const answer = await call('sendMessage', { chat_id: group.id, text: 'x' });
    expect(answer.parameters?.retry_after).toBe(40);
    now += 40_000;
    expect((await call('sendMessage', { chat_id: group.id, text: 'x' })).ok).toBe(true);
  });
});

describe('waiting', () => {
  it('fails with the last calls when the fake is closed', async () => {
    const { fake, send } = await begin();
    await send('a');
    const never = fake.when(() => false);
    const refused = expect(never).rejects.toThrow('sendMessage');
    await fake.close();
    await refused;
  });
});
