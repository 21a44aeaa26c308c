// Answers on Discord tell which messages show them, and what is said in channels asks the budget first.

import { afterEach, expect, it } from 'vitest';
import type { Budget } from '../../src/core/platform.ts';
import type { Posted } from '../../src/core/ports.ts';
import { type OnDiscord, onDiscord } from '../discord-of.ts';
import { ROUTES } from '../fakes/discord/discord.ts';
import type { FakeChannel } from '../fakes/discord/shapes.ts';

let bot: OnDiscord | undefined;
afterEach(() => bot?.close());

const open = async () => {
  const told: Posted[][] = [];
  const passed: string[] = [];
  const budget: Budget = {
    acquire: async (chat, urgency) => void passed.push(`${urgency} ${chat}`),
    pause: () => {},
  };
  const made = await onDiscord({ starts: false, budget });
  bot = made;
  const { host } = made.app;
  await made.adapter.start({
    ...host,
    answer: async (call) => ({
      ...(await host.answer(call)),
      posted: (messages) => void told.push([...messages]),
    }),
  });
  await made.discord.when(() => made.discord.publishes > 0 && made.adapter.health() === 'up');
  const channel = made.discord.guild().channel();
  return { ...made, told, passed, channel };
};
const chatOf = ({ id, guild }: FakeChannel) => `discord:${guild.id}/${id}`;
const shownAs = (channel: FakeChannel, id: string) => ({
  chat: chatOf(channel),
  message: id,
  says: expect.stringContaining('f3nw8arw'),
});

it('an answer tells its messages, without asking the budget', async () => {
  const { answering, discord, told, passed, channel } = await open();
  const said = await answering(() => discord.user().slash('crossings', {}, channel));
  expect(said.messages.length).toBeGreaterThan(0);
  expect(told).toEqual([said.messages.map(({ id }) => shownAs(channel, id))]);
  expect(passed).toEqual([]);
});

it('a button tells the message that it changed', async () => {
  const { answering, discord, told } = await open();
  const mara = discord.user();
  const said = await answering(() => mara.slash('settings', {}, 'dm'));
  const [shown] = said.messages;
  const [button] = shown?.buttons() ?? [];
  if (shown === undefined || button === undefined) throw new Error('no button');
  await answering(() => mara.press(shown, button.label));
  expect(told[1]?.[0]?.message).toBe(shown.id);
});

it('a late answer asks the budget, and tells its messages', async () => {
  const { answering, discord, clock, told, passed, channel } = await open();
  await answering(() => {
    discord.user().slash('crossings', {}, channel);
    clock.forward(3_000);
  });
  expect(channel.messages.length).toBeGreaterThan(0);
  expect(told).toEqual([channel.messages.map(({ id }) => shownAs(channel, id))]);
  expect(passed).toEqual(channel.messages.map(() => `answer ${chatOf(channel)}`));
  (discord.violations as string[]).splice(0);
});

it('a success without an id is no fault, and nothing is told of it', async () => {
  const { answering, discord, told, channel, logged } = await open();
  discord.faults.plan(ROUTES.editAnswer, { is: 'garbage', body: '{}' });
  await answering(() => discord.user().slash('about', {}, channel));
  expect(logged.at(-1)).toContain('answered');
  expect(told).toEqual([]);
});
