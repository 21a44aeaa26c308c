// Discord refuses an answer for what it says: the asker is told so in plain words, and the log has the reference.

import { describe, expect, it } from 'vitest';
import { ROUTES } from '../fakes/discord/discord.ts';
import type { Fault } from '../fakes/faults.ts';
import { chats, expectAnswers, read } from './discord-chat.ts';

const { enter } = chats();

const UNSHOWN =
  /I could not show my answer here\. Please tell the operator of this bot, with the reference .?([0-9a-f]{8})/;

const refuse = (code: number, status = 400): Fault => ({
  is: 'answer',
  status,
  body: { code, message: 'Invalid Form Body' },
});

describe('an answer that is refused', () => {
  it.each([
    ['for its form', refuse(50_035)],
    ['for being empty', refuse(50_006)],
    ['for its size', refuse(40_005, 413)],
  ])('%s is said in one plain line with the reference of the log', async (_, fault) => {
    const bot = await enter();
    bot.discord.faults.plan(ROUTES.editAnswer, fault);
    const said = await bot.answering(() =>
      bot.discord.user().slash('ask', { question: 'what about the crossings' }, bot.channel),
    );
    expect(said.messages).toHaveLength(1);
    const [, reference = 'none'] = UNSHOWN.exec(read(said.messages)) ?? [];
    const line = bot.logged.find((entry) => entry.includes(reference));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ platform: 'discord', err: { name: 'PlatformError' } });
    await expectAnswers(bot);
  });

  it('and whose line is refused too ends in the log, with no third attempt', async () => {
    const bot = await enter({ mayStayUnanswered: true });
    const before = bot.discord.calls.filter(({ route }) => route === ROUTES.editAnswer).length;
    bot.discord.faults.plan(ROUTES.editAnswer, refuse(50_035), { times: 2 });
    await bot.answering(() => bot.discord.user().slash('about', {}, bot.channel));
    expect(bot.discord.calls.filter(({ route }) => route === ROUTES.editAnswer).length - before).toBe(2);
    expect(bot.logged.join()).toContain('could not deliver an answer');
  });

  it('is no reason to say anything where the bot may not', async () => {
    const bot = await enter({ mayStayUnanswered: true });
    const before = bot.discord.calls.filter(({ route }) => route === ROUTES.editAnswer).length;
    bot.discord.faults.plan(ROUTES.editAnswer, refuse(50_013, 403));
    await bot.answering(() => bot.discord.user().slash('about', {}, bot.channel));
    expect(bot.discord.calls.filter(({ route }) => route === ROUTES.editAnswer).length - before).toBe(1);
  });
});

it.each(['half \ud83d', 'nul \0 nul', 'none \ufffe'])(
  'what people type gets an answer: %j',
  async (question) => {
    const bot = await enter();
    const said = await bot.answering(() => bot.discord.user().slash('ask', { question }, bot.channel));
    expect(said.messages).toHaveLength(1);
    expect(read(said.messages)).not.toMatch(UNSHOWN);
  },
);
