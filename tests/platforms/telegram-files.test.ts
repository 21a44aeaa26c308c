// A file on Telegram: in the private chat of whoever asked, and never sent a second time on a guess.

import { describe, expect, it, onTestFinished } from 'vitest';
import type { Host } from '../../src/core/adapter.ts';
import type { Posted } from '../../src/core/ports.ts';
import { type Reply, text } from '../../src/core/reply.ts';
import { createLog } from '../../src/system/log.ts';
import { loadWords } from '../../src/words/words.ts';
import { createTestClock } from '../app-of.ts';
import type { FakeChat, FakeUser } from '../fakes/telegram/telegram.ts';
import { openTelegram } from '../fakes/telegram/telegram.ts';
import { telegramFor } from '../telegram-of.ts';
import { asRead, botFor, labels, lookOver, newest, startParameter } from './telegram-town.ts';

const filesIn = (chat: FakeChat) =>
  chat.sent().flatMap(({ document }) => (document === null ? [] : [document]));

const THE_FILE = { name: 'audit.csv', text: expect.stringMatching(/^seq,[\s\S]*digest on/) };

/** A group with a moderator who has done something. */
const begin = async ({ started = true } = {}) => {
  const bot = await botFor();
  await bot.app.services.tick();
  const [boss, member] = [bot.telegram.user(), bot.telegram.user()];
  for (const user of started ? [boss, member] : [member]) await bot.answering(() => user.start());
  // The first one is the owner.
  const members = [bot.telegram.user(), member, boss];
  const group = bot.telegram.group({ kind: 'supergroup', members, bot: 'administrator' });
  group.promote(boss);
  const say = (who: FakeUser, line: string) => bot.answering(() => who.say(line, { in: group }));
  await say(boss, '/digest on daily at 09:00 UTC');
  return { bot, boss, member, group, say };
};

describe('a file', () => {
  it('is for the asker alone, by command and by button', async () => {
    const { bot, boss, group, say } = await begin();
    const before = group.sent().length;
    await say(boss, '/audit csv');
    expect(filesIn(boss.private)).toEqual([expect.objectContaining(THE_FILE)]);
    expect(asRead(newest(boss.private).text)).toContain('One row, as CSV.');
    await say(boss, '/audit');
    await bot.answering(() => boss.press(newest(boss.private), 'Download CSV'));
    expect(filesIn(boss.private)).toHaveLength(2);
    expect(group.sent()).toHaveLength(before);
  });

  it('is not given to members', async () => {
    const { member, group, say } = await begin();
    await say(member, '/audit csv');
    expect([...filesIn(member.private), ...filesIn(group)]).toEqual([]);
  });

  it('waits where the private chat is not open: the group is told where, and nothing else', async () => {
    const { bot, boss, group, say } = await begin({ started: false });
    await say(boss, '/audit csv');
    expect(asRead(newest(group).text)).toBe(
      'This answer is only for you. To read it, open our private chat.',
    );
    expect(filesIn(group)).toEqual([]);
    const way = startParameter(newest(group));
    await bot.answering(() => boss.start(way ?? ''));
    expect(filesIn(boss.private)).toEqual([expect.objectContaining(THE_FILE)]);
  });

  it('whose answer is lost is not sent again; a button asks once more, for the same chat', async () => {
    const { bot, boss, say } = await begin();
    bot.telegram.faults.plan('sendDocument', { is: 'lost' });
    await say(boss, '/audit csv');
    expect(filesIn(boss.private)).toHaveLength(1);
    const doubt = newest(boss.private);
    expect(asRead(doubt.text)).toContain('may not have arrived');
    const [again = ''] = labels(doubt);
    await bot.answering(() => boss.press(doubt, again));
    expect(filesIn(boss.private)).toEqual([THE_FILE, THE_FILE].map((file) => expect.objectContaining(file)));
  });

  it('waits for as long as Telegram asks, and is sent once', async () => {
    const { bot, boss, say } = await begin();
    bot.telegram.faults.plan('sendDocument', { is: 'answer', status: 429, headers: { 'retry-after': '7' } });
    const before = bot.clock.now();
    await say(boss, '/audit csv');
    expect(bot.clock.now() - before).toBeGreaterThanOrEqual(7_000);
    expect(filesIn(boss.private)).toHaveLength(1);
  });

  it('is taken away where its question is changed, and the other way round', async () => {
    const { bot, boss, group } = await begin();
    const question = await bot.answering(() => boss.say('/audit csv', { in: group }));
    await bot.answering(() => boss.edit(question, '/audit'));
    expect(filesIn(boss.private)).toEqual([]);
    expect(newest(boss.private).text).toContain('digest on');
    const shown = boss.private.sent().length;
    await bot.answering(() => boss.edit(question, '/audit csv'));
    expect(filesIn(boss.private)).toHaveLength(1);
    expect(boss.private.sent()).toHaveLength(shown);
  });

  it('leaves nothing of itself in the log, also where Telegram refuses it', async () => {
    const { bot, boss, say } = await begin();
    bot.telegram.faults.plan('sendDocument', {
      is: 'answer',
      status: 413,
      body: { ok: false, error_code: 413, description: 'Request Entity Too Large' },
    });
    const from = bot.logged.length;
    await say(boss, '/audit csv');
    const logged = bot.logged.slice(from).join('\n');
    expect(logged).toContain('sendDocument');
    expect(logged).not.toContain('digest on');
    expect(logged).not.toContain(String(boss.id));
  });
});

/** A bot that answers everybody with a file, below so many characters. */
const withFile = async (chars: number) => {
  const clock = createTestClock();
  const telegram = await openTelegram({ clock });
  const words = loadWords()('en');
  const told: (readonly Posted[])[] = [];
  const reply: Reply = {
    cards: [{ blocks: [text('x'.repeat(chars))], actions: [{ label: 'More', line: '/ask more' }] }],
    file: { name: 'a.csv', type: 'text/csv', text: 'עברית,"a"\r\n' },
  };
  const posted = (messages: readonly Posted[]) => void told.push(messages);
  const host: Host = {
    menu: () => [{ name: 'ask', aliases: [], summary: () => 'ask', fromMessage: null, where: 'anywhere' }],
    onMenuChange: () => {},
    greet: () => words,
    audienceOf: () => 'everyone',
    answer: async () => ({ outcome: 'answered', reply, audience: 'everyone', words, posted }),
    inTurn: (_: string, work: (answer: Host['answer']) => Promise<unknown>) => work(host.answer),
  } as unknown as Host;
  const platform = telegramFor(telegram, { clock, log: createLog('silent', { write: () => {} }) });
  await platform.start(host);
  await telegram.polled();
  onTestFinished(async () => {
    await platform.stop();
    await telegram.close();
    lookOver(telegram);
  });
  return { telegram, answered: () => telegram.when(() => told.length > 0) };
};

describe('an answer with a file', () => {
  it.each([
    [1_024, [1_024]],
    [1_025, [1_025, 0]],
    [6_000, undefined],
  ])(
    'of %i characters is a caption if it is short enough, and else stands before',
    async (chars, lengths) => {
      const { telegram, answered } = await withFile(chars);
      const ada = telegram.user();
      const forum = telegram.group({ forum: true, members: [ada] });
      const thread = forum.topic('Tides');
      const question = ada.say('/ask x', { in: forum, thread });
      await answered();
      const sent = forum.sent();
      if (lengths !== undefined) expect(sent.map((message) => message.text.length)).toEqual(lengths);
      expect(sent.map((message) => message.text).join('')).toBe('x'.repeat(chars));
      expect(sent.flatMap(({ buttons }) => buttons.flat())).toHaveLength(1);
      expect(sent.map(({ document }) => document?.text)).toEqual([
        ...sent.slice(1).map(() => undefined),
        'עברית,"a"\r\n',
      ]);
      for (const message of sent) {
        expect(message.replyTo?.message_id).toBe(question.message_id);
        expect(message.thread).toBe(thread);
      }
    },
  );

  it('keeps its caption as plain text where the markup is refused', async () => {
    const { telegram, answered } = await withFile(3);
    telegram.faults.plan('sendDocument', {
      is: 'answer',
      status: 400,
      body: { ok: false, error_code: 400, description: "Bad Request: can't parse entities" },
    });
    const ada = telegram.user();
    ada.say('/ask x');
    await answered();
    expect(newest(ada.private)).toMatchObject({ text: 'xxx', html: null, document: { name: 'a.csv' } });
  });

  it('follows a group that has become another', async () => {
    const { telegram, answered } = await withFile(3);
    const ada = telegram.user();
    const group = telegram.group({ members: [ada] });
    ada.say('/ask x', { in: group });
    const grown = telegram.migrate(group);
    await answered();
    expect([...filesIn(group), ...filesIn(grown)]).toHaveLength(1);
  });
});
