// People who do not show themselves on Telegram, and which messages show the answers to whom.

import { describe, expect, it, onTestFinished } from 'vitest';
import type { Call, Host } from '../../src/core/adapter.ts';
import type { Posted } from '../../src/core/ports.ts';
import { text } from '../../src/core/reply.ts';
import { createLog } from '../../src/system/log.ts';
import { loadWords } from '../../src/words/words.ts';
import { createTestClock } from '../app-of.ts';
import { openTelegram } from '../fakes/telegram/telegram.ts';
import { telegramFor } from '../telegram-of.ts';
import { nameOf } from './telegram-alike.ts';
import { lookOver, newest } from './telegram-town.ts';

/** A bot that repeats, and keeps who asked and what was told of each answer. */
const begin = async (audience: 'everyone' | 'asker' = 'everyone') => {
  const clock = createTestClock();
  const telegram = await openTelegram({ clock });
  const log = createLog('silent', { write: () => {} });
  const [calls, told]: [Call[], Posted[][]] = [[], []];
  const words = loadWords()('en');
  const command = { name: 'ask', aliases: [], summary: () => 'ask', fromMessage: null, where: 'anywhere' };
  const host: Host = {
    menu: () => [command],
    onMenuChange: () => {},
    greet: () => words,
    audienceOf: () => audience,
    async answer(call: Call) {
      calls.push(call);
      const line = 'line' in call.said ? call.said.line : '';
      const actions = [{ label: 'More', line: '/ask more' }];
      const cards = line
        .replace(/^\/ask /, '')
        .split(' ')
        .map((word) => ({ blocks: [text(word.repeat(word === 'long' ? 900 : 1))], actions }));
      const posted = (messages: readonly Posted[]) => void told.push([...messages]);
      return { outcome: 'answered', reply: { cards }, audience, words, posted };
    },
    inTurn: (_: string, work: (answer: Host['answer']) => Promise<unknown>) => work(host.answer),
  } as unknown as Host;
  const platform = telegramFor(telegram, { clock, log });
  await platform.start(host);
  await telegram.polled();
  onTestFinished(async () => {
    await platform.stop();
    await telegram.close();
    lookOver(telegram);
  });
  const answered = (count: number) => telegram.when(() => told.length >= count);
  return { telegram, calls, told, answered };
};

describe('whoever asks', () => {
  it('as a person is known', async () => {
    const { telegram, calls, answered } = await begin();
    const ada = telegram.user();
    ada.say('/ask x', { in: telegram.group({ members: [ada] }) });
    await answered(1);
    expect(calls[0]?.origin).toMatchObject({ user: nameOf(ada) });
    expect(calls[0]?.origin).not.toHaveProperty('hidden');
  });

  it('as an anonymous administrator, as a channel, or in one, is hidden; who presses is not', async () => {
    const { telegram, calls, answered } = await begin();
    const ada = telegram.user();
    const group = telegram.group({ kind: 'supergroup', members: [ada] });
    const channel = telegram.channel({ members: [ada] });
    ada.asAnonymousAdmin(group).say('/ask x');
    await answered(1);
    ada.asChannel(channel).say('/ask x', { in: group });
    await answered(2);
    channel.post('/ask x');
    await answered(3);
    expect(calls.map(({ origin }) => origin.hidden)).toEqual([true, true, true]);
    expect(JSON.stringify(calls)).not.toContain(String(ada.id));
    ada.press(newest(group), 'More');
    await answered(4);
    expect(calls[3]?.origin).toMatchObject({ user: nameOf(ada) });
    expect(calls[3]?.origin).not.toHaveProperty('hidden');
  });
});

describe('an answer', () => {
  it('tells of every message that shows it, in the topic where it stands', async () => {
    const { telegram, told, answered } = await begin();
    const ada = telegram.user();
    const forum = telegram.group({ forum: true, members: [ada] });
    const thread = forum.topic('Tides');
    ada.say('/ask long long long', { in: forum, thread });
    await answered(1);
    expect(forum.sent().length).toBeGreaterThan(1);
    expect(told).toEqual([
      forum.sent().map(({ message_id, text }) => ({
        chat: `${nameOf(forum)}/${thread}`,
        message: String(message_id),
        says: text,
      })),
    ]);
  });

  it('to a changed question tells of the message that was changed', async () => {
    const { telegram, told, answered } = await begin();
    const ada = telegram.user();
    const question = ada.say('/ask low');
    await answered(1);
    ada.edit(question, '/ask high');
    await answered(2);
    expect(newest(ada.private).text).toBe('high');
    expect(told[1]).toEqual(told[0]?.map((message) => ({ ...message, says: 'high' })));
  });

  it('for the asker alone tells of their own chat', async () => {
    const { telegram, told, answered } = await begin('asker');
    const ada = telegram.user();
    ada.start();
    await answered(1);
    ada.say('/ask low', { in: telegram.group({ members: [ada] }) });
    await answered(2);
    expect(told[1]).toEqual([
      { chat: nameOf(ada), message: String(newest(ada.private).message_id), says: 'low' },
    ]);
  });

  it('that could not be shown tells of nothing', async () => {
    const { telegram, calls, told, answered } = await begin();
    const ada = telegram.user();
    telegram.faults.plan('sendMessage', { is: 'answer', status: 400 });
    ada.say('/ask low');
    await telegram.when(() => calls.length === 1 && telegram.faults.left() === 0);
    ada.say('/ask high');
    await answered(1);
    expect(told).toHaveLength(1);
    expect(ada.private.sent()).toHaveLength(1);
  });
});
