// Pins, rights and topics of the fake Telegram.

import { afterEach, describe, expect, it } from 'vitest';
import { begin, closeAll } from '../../fakes/telegram/caller.ts';

afterEach(closeAll);

const inGroup = async () => {
  const bot = await begin();
  const group = bot.fake.group({ kind: 'supergroup', members: [bot.user], bot: 'administrator' });
  const say = async (text: string) => {
    await bot.call('sendMessage', { chat_id: group.id, text });
    const message = group.sent().at(-1);
    if (message === undefined) throw new Error('nothing was said');
    return message;
  };
  const pin = (message_id: number, more: object = { disable_notification: true }) =>
    bot.call('pinChatMessage', { chat_id: group.id, message_id, ...more });
  const shown = async () => {
    const { result } = await bot.call('getChat', { chat_id: group.id });
    return (result as { pinned_message?: { text?: string } }).pinned_message?.text;
  };
  return { ...bot, group, say, pin, shown };
};

describe('a pin', () => {
  it('is followed by a notice that the bot hears of, and shown if it is the newest', async () => {
    const { say, pin, shown, poll, fake } = await inGroup();
    const [older, newer] = [await say('low'), await say('high')];
    expect(await shown()).toBeUndefined();
    await pin(newer.message_id);
    await pin(older.message_id);
    expect(await shown()).toBe('high');
    const notices = (await poll()).filter(({ message }) => 'pinned_message' in ((message as object) ?? {}));
    expect(notices).toHaveLength(2);
    expect(notices[0]?.message).toMatchObject({
      from: { id: fake.bot.id },
      pinned_message: { text: 'high' },
    });
    expect(fake.violations).toEqual([]);
  });

  it('that rings is a violation, and one of what is not there is refused', async () => {
    const { say, pin, fake } = await inGroup();
    await pin((await say('low')).message_id, {});
    expect(fake.violations).toHaveLength(1);
    expect(await pin(1)).toMatchObject({
      error_code: 400,
      description: expect.stringContaining('not found'),
    });
  });

  it('is refused without the right', async () => {
    const { say, pin, group } = await inGroup();
    const { message_id } = await say('low');
    group.promoteBot(undefined, { can_pin_messages: false });
    expect((await pin(message_id)).description).toContain('not enough rights');
    group.demoteBot();
    expect((await pin(message_id)).description).toContain('not enough rights');
    group.permit({ can_pin_messages: true });
    expect(await pin(message_id)).toMatchObject({ ok: true });
  });

  it('is gone with its message, and when a person takes it away', async () => {
    const { say, pin, shown, user } = await inGroup();
    const [older, newer] = [await say('low'), await say('high')];
    await pin(older.message_id);
    await pin(newer.message_id);
    user.remove(newer);
    expect(await shown()).toBe('low');
    user.unpin(older);
    expect(await shown()).toBeUndefined();
    expect(() => user.unpin(older)).toThrow('not pinned');
  });
});

describe('a closed topic', () => {
  it('takes messages of those only who manage topics', async () => {
    const { fake, call } = await begin();
    const forum = fake.group({ forum: true, bot: 'administrator' });
    const thread = forum.topic('Tides');
    const send = () => call('sendMessage', { chat_id: forum.id, message_thread_id: thread, text: 'x' });
    forum.closeTopic(thread);
    expect((await send()).description).toContain('TOPIC_CLOSED');
    forum.promoteBot(undefined, { can_manage_topics: true });
    expect(await send()).toMatchObject({ ok: true });
    forum.demoteBot();
    forum.reopenTopic(thread);
    expect(await send()).toMatchObject({ ok: true });
  });
});

describe('a member’s place', () => {
  it('is told with the rights that were given', async () => {
    const { fake, call, group, user } = await inGroup();
    const ada = fake.user();
    group.promote(ada, { can_pin_messages: false });
    const memberOf = async (id: number) =>
      (await call('getChatMember', { chat_id: group.id, user_id: id })).result;
    expect(await memberOf(ada.id)).toMatchObject({ status: 'administrator', can_pin_messages: false });
    expect(await memberOf(user.id)).toMatchObject({ status: 'creator' });
    group.restrictBot({ can_pin_messages: true });
    expect(await memberOf(fake.bot.id)).toMatchObject({
      status: 'restricted',
      can_send_messages: false,
      can_pin_messages: true,
    });
  });
});
