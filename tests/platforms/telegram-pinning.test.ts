// Pinned messages on Telegram: who may pin, the notice that follows, and how little can be seen of them.

import { describe, expect, it } from 'vitest';
import { loadWords } from '../../src/words/words.ts';
import { idleBot, nameOf, QUIET, saying } from './telegram-alike.ts';
import { botFor, newest } from './telegram-town.ts';

const words = loadWords()('en');

const begin = async () => {
  const bot = await idleBot();
  const ada = bot.telegram.user();
  const group = bot.telegram.group({ kind: 'supergroup', members: [ada], bot: 'administrator' });
  const send = async (value: string, chat = nameOf(group)) => {
    const [part] = bot.posting.prepare(saying(value), words);
    if (part === undefined) throw new Error('nothing was prepared');
    return bot.posting.deliver(chat, part, QUIET);
  };
  return { ...bot, ada, group, send };
};

describe('a pin', () => {
  it('is set without a sound, and taken away', async () => {
    const { pinning, send, group } = await begin();
    const posted = await send('Tides');
    await pinning.pin(posted);
    expect(group.pinned().map(({ text }) => text)).toEqual(['Tides']);
    expect(group.messages.at(-1)?.silent).toBe(true);
    await pinning.unpin(posted);
    expect(group.pinned()).toEqual([]);
    await pinning.unpin(posted);
  });

  it('is set once, however often it is asked for or tried', async () => {
    const { pinning, send, group, telegram } = await begin();
    const posted = await send('Tides');
    telegram.faults.plan('pinChatMessage', { is: 'lost' });
    await pinning.pin(posted);
    await pinning.pin(posted);
    expect(group.messages.filter(({ service }) => 'pinned_message' in service)).toHaveLength(1);
  });

  it('is forbidden to a bot without the right, in a group and in a channel', async () => {
    const { pinning, send, group, telegram } = await begin();
    const channel = telegram.channel();
    const [here, there] = [await send('Tides'), await send('Tides', nameOf(channel))];
    group.promoteBot(undefined, { can_pin_messages: false });
    channel.promoteBot(undefined, { can_edit_messages: false });
    for (const posted of [here, there]) {
      await expect(pinning.pin(posted)).rejects.toMatchObject({ code: 'forbidden', status: 400 });
      await expect(pinning.unpin(posted)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('of what is no longer there finds it gone', async () => {
    const { pinning, send, group, ada } = await begin();
    const posted = await send('Tides');
    ada.remove(newest(group));
    await expect(pinning.pin(posted)).rejects.toMatchObject({ code: 'gone' });
    await pinning.unpin(posted);
  });

  it('is closed to a bot that has been thrown out', async () => {
    const { pinning, send, group } = await begin();
    const posted = await send('Tides');
    group.kickBot();
    await expect(pinning.pin(posted)).rejects.toMatchObject({ code: 'closed' });
    await expect(pinning.look(posted.chat, [posted])).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('a look', () => {
  it('shows the newest as pinned, nothing of the others, and all as unpinned where there is none', async () => {
    const { pinning, send, group, ada, clock, methods } = await begin();
    const older = await send('Low');
    clock.forward(5_000);
    const newer = await send('High');
    const look = () => pinning.look(older.chat, [older, newer]);
    expect(await look()).toEqual(['unpinned', 'unpinned']);
    await pinning.pin(newer);
    await pinning.pin(older);
    expect(await look()).toEqual(['unknown', 'pinned']);
    const [first] = group.pinned();
    if (first !== undefined) ada.unpin(first);
    expect(await look()).toEqual(['pinned', 'unknown']);
    expect(methods().filter((method) => method.startsWith('edit'))).toEqual([]);
  });

  it('finds what a group has left behind gone', async () => {
    const { pinning, send, telegram, moves } = await begin();
    const old = telegram.group();
    const posted = await send('Tides', nameOf(old));
    telegram.migrate(old);
    expect(await pinning.look(posted.chat, [posted])).toEqual(['gone']);
    expect(moves).toHaveLength(1);
  });
});

describe('the notice of a pin', () => {
  const notices = ({ messages }: { readonly messages: readonly { readonly service: object }[] }) =>
    messages.filter(({ service }) => 'pinned_message' in service).length;

  it('is taken away by whoever polls, where the bot has pinned; that of a person stays', async () => {
    const { adapter, telegram } = await botFor();
    const ada = telegram.user();
    const group = telegram.group({ kind: 'supergroup', members: [ada], bot: 'administrator' });
    const [part] = adapter.posting.prepare(saying('Tides'), words);
    if (part === undefined) throw new Error('nothing was prepared');
    const posted = await adapter.posting.deliver(nameOf(group), part, QUIET);
    await adapter.pinning.pin(posted);
    await telegram.when(() => telegram.calls.some(({ method }) => method === 'deleteMessage'));
    await telegram.when(() => notices(group) === 0);
    expect(group.pinned()).toHaveLength(1);
    ada.pin(ada.say('Mine', { in: group }));
    await telegram.polled();
    ada.say('/about', { in: group });
    await telegram.when(
      () => group.sent().filter(({ service }) => !('pinned_message' in service)).length === 2,
    );
    expect(notices(group)).toBe(1);
  });
});
