// A file on Discord: beside the answer that only the asker sees, once, whatever happens on the way.

import { describe, expect, it } from 'vitest';
import { ROUTES } from '../fakes/discord/discord.ts';
import { MAY } from '../fakes/discord/permissions.ts';
import type { FakeInteraction, FakeUser } from '../fakes/discord/shapes.ts';
import type { Fault } from '../fakes/faults.ts';
import { type Chat, chats } from './discord-chat.ts';

const { enter } = chats();

/** A moderator who has done something, and a member. */
const begin = async (options: Parameters<typeof enter>[0] = {}) => {
  const bot = await enter(options);
  await bot.app.services.tick();
  const [boss, member] = [bot.discord.user(), bot.discord.user()];
  bot.guild.join(member);
  bot.guild.grant(boss, MAY.manageMessages);
  const act = { action: 'on', plan: 'daily at 09:00 UTC' };
  await bot.answering(() => boss.slash('digest', act, bot.channel));
  return { bot, boss, member };
};

const ask = ({ answering, channel }: Chat, who: FakeUser) =>
  answering(() => who.slash('audit', { csv: true }, channel));

const expectOne = ({ messages }: FakeInteraction): void => {
  expect(messages.flatMap(({ files }) => files)).toEqual([
    expect.objectContaining({ name: 'audit.csv', text: expect.stringMatching(/^seq,[\s\S]*digest on/) }),
  ]);
};

describe('a file', () => {
  it('is for the asker alone, by command and by button', async () => {
    const { bot, boss, member } = await begin();
    const asked = await ask(bot, boss);
    expectOne(asked);
    const page = await bot.answering(() => boss.slash('audit', {}, bot.channel));
    const [first] = page.messages;
    if (first === undefined) throw new Error('no answer');
    const pressed = await bot.answering(() => boss.press(first, 'Download CSV'));
    expectOne(pressed);
    for (const { messages } of [asked, pressed])
      expect(messages.every(({ ephemeral }) => ephemeral)).toBe(true);
    // The page that the button stands under is still there.
    expect(first.edits).toBe(0);
    expect(bot.channel.visibleTo(member).flatMap(({ files }) => files)).toEqual([]);
  });

  it.each<[string, Fault]>([
    ['a lost answer', { is: 'lost' }],
    ['a reset', { is: 'reset' }],
    ['a 500', { is: 'answer', status: 500 }],
    ['a 429', { is: 'answer', status: 429 }],
  ])('is there once after %s', async (_, fault) => {
    const { bot, boss } = await begin();
    bot.discord.faults.plan(ROUTES.editAnswer, fault);
    expectOne(await ask(bot, boss));
    expect(bot.discord.faults.left()).toBe(0);
  });

  it('leaves nothing of itself in the log, also where Discord refuses it', async () => {
    const { bot, boss } = await begin({ mayStayUnanswered: true });
    bot.discord.faults.plan(ROUTES.editAnswer, {
      is: 'answer',
      status: 413,
      body: { code: 40005, message: 'x' },
    });
    const from = bot.logged.length;
    await ask(bot, boss);
    const logged = bot.logged.slice(from).join('\n');
    expect(logged).toContain('40005');
    expect(logged).not.toContain('digest on');
    expect(logged).not.toContain(boss.id);
  });
});
