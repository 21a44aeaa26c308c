// Pins whose messages cannot be changed, or may not have arrived.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OnDiscord, onDiscord } from '../discord-of.ts';
import { MAY } from '../fakes/discord/permissions.ts';
import type { FakeChannel } from '../fakes/discord/shapes.ts';
import { HARBOUR, openLibrary, type TestLibrary } from './library.ts';

let library: TestLibrary;
let bot: OnDiscord;
let thread: FakeChannel;
let chat: string;

const tick = () => bot.app.services.tick();
const posted = () => thread.messages.map((message) => message.text());
const pinned = () => thread.pinned.map((message) => message.text());

beforeEach(async () => {
  library = openLibrary();
  bot = await onDiscord({ config: library.config });
  const guild = bot.discord.guild();
  guild.grant('bot', MAY.pin);
  thread = guild.channel().thread();
  chat = `discord:${guild.id}/${thread.id}`;
  await tick();
  await bot.app.services.pins.pin(chat, { kind: 'topic', subject: 'ferry' }, 'en', null);
});
afterEach(async () => {
  await bot.close();
  library.close();
});

const cost = async (coins: string) => {
  library.write('harbour.txt', HARBOUR.replace('four coins', `${coins} coins`));
  await bot.app.refresh();
  await tick();
};

describe('a pin that cannot be edited', () => {
  it('is replaced by another, again and again, and the one before it is removed', async () => {
    for (const coins of ['five', 'six', 'seven']) {
      thread.archive();
      await cost(coins);
      expect(pinned()).toHaveLength(1);
      expect(pinned()[0]).toContain(`costs ${coins} coins`);
      expect(posted()).toEqual(pinned());
      await tick();
      expect(posted()).toEqual(pinned());
    }
    expect(await bot.app.services.pins.listByChat(chat)).toEqual([
      expect.objectContaining({ state: 'pinned', oldMessage: null }),
    ]);
  });
});

it('a pin for which there is no more room leaves no message behind', async () => {
  const guild = bot.discord.guild();
  guild.grant('bot', MAY.pin);
  const channel = guild.channel();
  const boss = bot.discord.user();
  guild.grant(boss, MAY.manageMessages | MAY.pin);
  const previewed = await bot.answering(() => boss.slash('pin', { what: 'ferry' }, channel));
  bot.discord.faults.plan('PUT /channels/:channel/messages/pins/:message', {
    is: 'answer',
    status: 400,
    body: { message: 'Maximum number of pins reached for the channel (250)', code: 30_003 },
  });
  const [message] = previewed.messages;
  if (message === undefined) throw new Error('nothing was shown');
  const pressed = await bot.answering(() => boss.press(message, 'Pin it'));
  expect(pressed.messages.at(-1)?.text()).toContain('reached its limit of pins');
  expect(channel.messages).toEqual([]);
  expect(await bot.app.services.pins.listByChat(`discord:${guild.id}/${channel.id}`)).toEqual([]);
});
