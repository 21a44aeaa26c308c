// How the bot comes to Telegram, stays there through every fault of the loop that fetches updates, and publishes its menu.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Config } from '../../src/config.ts';
import { LOCALES } from '../../src/core/ports.ts';
import type { Fault } from '../fakes/faults.ts';
import type { FakeUser } from '../fakes/telegram/telegram.ts';
import { type OnTelegram, onTelegram } from '../telegram-of.ts';
import {
  asRead,
  botFor,
  CROSSINGS,
  deeds,
  gate,
  lookOver,
  newest,
  refusal,
  startAgain,
  UNCERTAIN,
  withBot,
} from './telegram-town.ts';

const TOO_MANY: Fault = { is: 'answer', status: 429, headers: { 'retry-after': '3' } };
const OTHERS = 'another program is fetching the updates of this bot';

/** A bot whose start goes as planned: the faults are there before its first call arrives. */
const starting = async (plan: (bot: OnTelegram) => void, changes: Partial<Config> = {}) => {
  const bot = await onTelegram(changes);
  onTestFinished(async () => {
    await bot.close();
    lookOver(bot.telegram);
  });
  plan(bot);
  return bot;
};

/** What health was said to be, in order. */
const healths = ({ logged }: OnTelegram): string[] =>
  logged
    .map((line) => JSON.parse(line) as { msg: string; was?: string; is?: string })
    .filter(({ msg }) => msg === 'connection')
    .map(({ was, is }) => `${was} > ${is}`);

const askOnce = async (bot: OnTelegram, user: FakeUser) => {
  const before = user.private.sent().length;
  await bot.answering(() => user.say('/crossings'));
  expect(user.private.sent()).toHaveLength(before + 1);
  expect(asRead(newest(user.private).text)).toContain(CROSSINGS);
};

const callsOf = ({ telegram }: OnTelegram, method: string) =>
  telegram.calls.filter((call) => call.method === method);

describe('the start', () => {
  it('is announced with the address by which the bot is added to a group', async () => {
    const bot = await botFor();
    expect(bot.announced).toEqual([
      'Telegram: add the bot to a group with https://t.me/verbatim_test_bot?startgroup=true',
    ]);
    expect(healths(bot)).toEqual(['starting > up']);
    expect(bot.adapter.health()).toBe('up');
  });

  it('is “starting” until Telegram has let the bot in', async () => {
    const { opened, open } = gate();
    const bot = await starting(({ telegram }) =>
      telegram.faults.plan('getMe', { is: 'late', until: opened }),
    );
    await bot.telegram.when(() => callsOf(bot, 'getMe').length === 1);
    expect(bot.adapter.health()).toBe('starting');
    open();
    await bot.telegram.polled();
    expect(bot.adapter.health()).toBe('up');
  });

  it.each([
    ...UNCERTAIN,
    ['too many requests', TOO_MANY] as const,
    ['a lost answer', { is: 'lost' }] as const,
  ])('whose first calls end in %s is tried again', async (_, fault) => {
    const bot = await starting(({ telegram }) => {
      telegram.faults.plan('getMe', fault, { times: 2 });
      telegram.faults.plan('deleteWebhook', fault);
    });
    const ada = bot.telegram.user();
    await askOnce(bot, ada);
    expect(bot.telegram.faults.left()).toBe(0);
    expect(healths(bot)).toEqual(['starting > down', 'down > up']);
    expect(bot.announced).toHaveLength(1);
  });

  it.each([
    ['without a result', '{"ok":true}'],
    ['with null', '{"ok":true,"result":null}'],
    ['that says only true', '{"ok":true,"result":true}'],
    ['with nobody', '{"ok":true,"result":{}}'],
  ])('whose first call ends in a success %s is tried again, and announced rightly', async (_, body) => {
    const bot = await starting(({ telegram }) => telegram.faults.plan('getMe', { is: 'garbage', body }));
    const group = bot.telegram.group();
    const ada = bot.telegram.user();
    await askOnce(bot, ada);
    expect(bot.announced).toEqual([
      'Telegram: add the bot to a group with https://t.me/verbatim_test_bot?startgroup=true',
    ]);
    await bot.answering(() => ada.say('/about@verbatim_test_bot', { in: group }));
    expect(group.sent()).toHaveLength(1);
  });

  it('takes a webhook away that somebody has set', async () => {
    const bot = await botFor();
    expect(callsOf(bot, 'deleteWebhook')).toHaveLength(1);
    expect(callsOf(bot, 'deleteWebhook')[0]?.params.drop_pending_updates ?? false).toBe(false);
  });

  it.each([
    ['getMe', 401],
    ['getMe', 404],
    ['deleteWebhook', 401],
    ['getUpdates', 401],
  ])('that %s refuses with %i is given up in plain words, and the process lives', async (method, status) => {
    const bot = await starting(({ telegram }) => telegram.faults.plan(method, { is: 'answer', status }));
    const line = await bot.logs(/Telegram refused the token/, 0);
    expect(JSON.parse(line)).toMatchObject({
      level: 50,
      msg: 'Telegram refused the token: copy it from @BotFather to TELEGRAM_TOKEN again, and restart the bot',
    });
    expect(line).not.toContain(bot.telegram.token);
    await bot.telegram.when(() => bot.telegram.pollers() === 0);
    expect(bot.adapter.health()).toBe('failed');
    const { length } = callsOf(bot, 'getUpdates');
    bot.clock.forward(3_600_000);
    bot.telegram.user().say('hello');
    const other = await botFor();
    await other.answering(() => other.telegram.user().say('/about'));
    expect(callsOf(bot, 'getUpdates')).toHaveLength(length);
  });

  it('with a token that Telegram no longer takes ends while it runs, too', async () => {
    const bot = await botFor();
    const ada = bot.telegram.user();
    await askOnce(bot, ada);
    await bot.telegram.polled();
    bot.telegram.faults.plan('getUpdates', { is: 'answer', status: 401 });
    const refused = bot.logs(/Telegram refused the token/);
    ada.say('/about');
    await refused;
    expect(bot.adapter.health()).toBe('failed');
    expect(healths(bot)).toEqual(['starting > up', 'up > failed']);
    await bot.adapter.stop();
    expect(ada.private.sent()).toHaveLength(2);
  });
});

describe('the loop that fetches updates', () => {
  const bot = withBot();

  it.each([
    ...UNCERTAIN,
    ['too many requests', TOO_MANY] as const,
    ['a lost answer', { is: 'lost' }] as const,
    ['an unknown refusal', refusal(400, 'Bad Request: whatever')] as const,
    ['a conflict', { is: 'answer', status: 409 }] as const,
    ['a success without a result', { is: 'garbage', body: '{"ok":true}' }] as const,
    ['a success with an object', { is: 'garbage', body: '{"ok":true,"result":{}}' }] as const,
    ['a success with nothing in it', { is: 'garbage', body: '{"ok":true,"result":[null]}' }] as const,
  ])('survives %s, twice, and answers everything once', async (_, fault) => {
    const ada = bot().telegram.user();
    await askOnce(bot(), ada);
    bot().telegram.faults.plan('getUpdates', fault, { times: 2 });
    await askOnce(bot(), ada);
    await askOnce(bot(), ada);
    await bot().telegram.when(() => bot().telegram.faults.left() === 0);
    await askOnce(bot(), ada);
    await bot().telegram.polled();
    expect(ada.private.sent()).toHaveLength(4);
    expect(bot().adapter.health()).toBe('up');
  });

  it.each([['[1]'], ['[{}]'], ['[{"update_id":"x"}]'], ['[[]]']])(
    'survives a success with %s in it, and asks for nothing that is no number',
    async (result) => {
      const own = await botFor();
      const ada = own.telegram.user();
      await askOnce(own, ada);
      own.telegram.faults.plan('getUpdates', { is: 'garbage', body: `{"ok":true,"result":${result}}` });
      await askOnce(own, ada);
      await own.telegram.when(() => own.telegram.faults.left() === 0);
      await askOnce(own, ada);
    },
  );

  it('is “down” while updates cannot be fetched, and “up” again by itself', async () => {
    const own = await botFor();
    own.telegram.faults.plan('getUpdates', { is: 'reset' }, { times: 8 });
    const down = own.logs(/"is":"down"/);
    own.telegram.user().say('/about');
    await down;
    await own.logs(/"is":"up"/);
    await own.telegram.polled();
    expect(healths(own)).toEqual(['starting > up', 'up > down', 'down > up']);
    expect(own.telegram.faults.left()).toBe(0);
  });

  it('waits longer after each fault, but never longer than a minute', async () => {
    const own = await botFor();
    own.telegram.faults.plan('getUpdates', { is: 'answer', status: 502 }, { times: 12 });
    const before = own.clock.now();
    const waited: number[] = [];
    let last = before;
    const ada = own.telegram.user();
    ada.say('/about');
    for (let i = 0; i < 12; i++) {
      await own.logs(new RegExp(`"tried":${i + 1},`), 0);
      waited.push(own.clock.now() - last);
      last = own.clock.now();
    }
    await askOnce(own, ada);
    const total = own.clock.now() - before;
    expect(total).toBeGreaterThan(60_000);
    expect(total).toBeLessThan(12 * 60_000);
    expect(Math.max(...waited)).toBeLessThanOrEqual(60_000);
  });

  it('tells in plain words of another program that fetches the same updates, and goes on when it has ended', async () => {
    const own = await botFor();
    const ada = own.telegram.user();
    own.telegram.faults.plan('getUpdates', { is: 'answer', status: 409 }, { times: 3 });
    const told = own.logs(new RegExp(OTHERS));
    const before = own.clock.now();
    await askOnce(own, ada);
    await told;
    await own.telegram.when(() => own.telegram.faults.left() === 0);
    await own.telegram.polled();
    expect(own.clock.now()).toBeGreaterThan(before);
    // After a restart Telegram gives what it believes was not taken.
    expect(ada.private.sent()).toHaveLength(1);
    await askOnce(own, ada);
  });

  it('gives updates again after a conflict, which are answered once', async () => {
    const own = await botFor();
    const people = Array.from({ length: 20 }, () => own.telegram.user());
    own.telegram.faults.plan('getUpdates', { is: 'answer', status: 409 });
    for (const person of people) person.say('/about');
    await own.telegram.when(() => people.every((person) => person.private.sent().length > 0));
    await own.telegram.polled();
    await own.adapter.stop();
    expect(own.telegram.faults.left()).toBe(0);
    expect(people.map((person) => person.private.sent().length)).toEqual(Array(20).fill(1));
  });

  it('backs off from another program, instead of throwing it out twice a second for ever', async () => {
    const own = await botFor();
    // Each time this bot is let in and then thrown out, as two bots with one token do to each other.
    for (let i = 0; i < 10; i++)
      own.telegram.faults.plan('getUpdates', { is: 'answer', status: 409 }, { after: 1 });
    const before = own.clock.now();
    for (const line of ['/about', '/topics']) {
      own.telegram.user().say(line);
      await own.logs(/"answered"/);
    }
    await own.telegram.when(() => own.telegram.faults.left() === 0);
    await own.telegram.polled();
    // Ten times 500 ms are 5 s; doubling pauses make minutes.
    expect(own.clock.now() - before).toBeGreaterThan(20_000);
  });
});

describe('the menu', () => {
  const LISTS = 3 * LOCALES.length;
  const published = (bot: OnTelegram) =>
    bot.telegram.when(() => callsOf(bot, 'setMyCommands').length === LISTS);
  const scopes = ['all_private_chats', 'all_group_chats', 'all_chat_administrators'] as const;

  it('is published for each kind of chat and each language', async () => {
    const bot = await botFor();
    await published(bot);
    for (const type of scopes) {
      const [en, ar, he] = ['', 'ar', 'he'].map((language) => bot.telegram.commands({ type }, language));
      expect(en?.map(({ command }) => command)).toEqual(
        expect.arrayContaining(['ask', 'help', 'settings', 'crossings']),
      );
      expect(en?.some(({ command }) => command === 'start')).toBe(type === 'all_private_chats');
      expect(en?.some(({ command }) => command === 'more')).toBe(false);
      expect(ar?.find(({ command }) => command === 'crossings')?.description).toMatch(/[ء-ي]/);
      expect(he?.find(({ command }) => command === 'crossings')?.description).toMatch(/[א-ת]/);
      expect(ar?.map(({ command }) => command)).toEqual(en?.map(({ command }) => command));
    }
    expect(bot.telegram.commands()).toEqual([]);
  });

  it('is not published again by a second start', async () => {
    const bot = await botFor();
    await published(bot);
    await bot.adapter.stop();
    const next = await startAgain(bot);
    await bot.telegram.when(() => callsOf(bot, 'getMyCommands').length === 2 * LISTS);
    await bot.telegram.polled();
    await bot.answering(() => bot.telegram.user().say('/about'));
    await next.stop();
    expect(callsOf(bot, 'setMyCommands')).toHaveLength(LISTS);
  });

  it('is published where it differs, and only there', async () => {
    const bot = await botFor();
    await published(bot);
    await bot.adapter.stop();
    const list = { scope: { type: 'all_group_chats' }, language_code: 'he' };
    const url = `${bot.telegram.url}/bot${bot.telegram.token}/deleteMyCommands`;
    const headers = { 'content-type': 'application/json' };
    await fetch(url, { method: 'POST', headers, body: JSON.stringify(list) });
    const next = await startAgain(bot);
    await bot.telegram.when(() => callsOf(bot, 'setMyCommands').length === LISTS + 1);
    expect(callsOf(bot, 'setMyCommands').at(-1)?.params).toMatchObject(list);
    await next.stop();
  });

  const topicsCopy = () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    cpSync('commands/topics', folder, { recursive: true });
    return folder;
  };
  const topicFile = (summary: string) =>
    `---\nsummary:\n  en: ${summary}\nsearch:\n  en: [ports]\n---\n\nPassages about ports.\n`;

  it('is published again when a topic comes, changes or goes, and not when nothing has changed', async () => {
    const topicsDir = topicsCopy();
    const bot = await botFor({ topicsDir });
    await published(bot);
    const named = (language = '') =>
      bot.telegram.commands({ type: 'all_group_chats' }, language).find(({ command }) => command === 'ports');
    expect(named()).toBeUndefined();
    writeFileSync(join(topicsDir, 'ports.md'), topicFile('Ports and piers'));
    await bot.app.refresh();
    await bot.telegram.when(() => callsOf(bot, 'setMyCommands').length === 2 * LISTS);
    expect(named()?.description).toBe('Ports and piers');
    expect(named('ar')?.description).toBe('Ports and piers');
    writeFileSync(join(topicsDir, 'ports.md'), topicFile('Ports, piers and quays'));
    await bot.app.refresh();
    await bot.telegram.when(() => named()?.description === 'Ports, piers and quays');
    await bot.telegram.when(() => callsOf(bot, 'setMyCommands').length === 3 * LISTS);
    rmSync(join(topicsDir, 'ports.md'));
    await bot.app.refresh();
    await bot.telegram.when(() => callsOf(bot, 'setMyCommands').length === 4 * LISTS);
    expect(named()).toBeUndefined();
    const reads = callsOf(bot, 'getMyCommands').length;
    await bot.app.refresh();
    await bot.answering(() => bot.telegram.user().say('/about'));
    expect(callsOf(bot, 'getMyCommands')).toHaveLength(reads);
  });

  it('of more than a hundred topics is cut where Telegram would refuse it', async () => {
    const topicsDir = topicsCopy();
    for (let i = 0; i < 120; i++)
      writeFileSync(join(topicsDir, `port_${i}.md`), topicFile(`Ports ${'e\u0301'.repeat(40)} ${i}`));
    const bot = await botFor({ topicsDir });
    await published(bot);
    expect(bot.telegram.commands({ type: 'all_private_chats' })).toHaveLength(100);
    const ada = bot.telegram.user();
    await bot.answering(() => ada.say('/help'));
    await bot.answering(() => ada.say('/topics'));
    await bot.answering(() => ada.say('/start'));
    expect(ada.private.sent().length).toBeGreaterThan(3);
  });

  it.each([
    ...UNCERTAIN,
    ['too many requests', TOO_MANY] as const,
    ['a lost answer', { is: 'lost' }] as const,
  ])('whose calls end in %s is published all the same', async (_, fault) => {
    const bot = await starting(({ telegram }) => {
      telegram.faults.plan('getMyCommands', fault, { after: 2 });
      telegram.faults.plan('setMyCommands', fault, { after: 1 });
    });
    await bot.telegram.when(() => bot.telegram.commands({ type: 'all_group_chats' }, 'he').length > 0);
    expect(bot.telegram.faults.left()).toBe(0);
    await askOnce(bot, bot.telegram.user());
  });

  it('that Telegram refuses is told to the log, and the bot answers', async () => {
    const bot = await starting(({ telegram }) =>
      telegram.faults.plan('setMyCommands', refusal(400, 'Bad Request: BOT_COMMAND_INVALID')),
    );
    await bot.logs(/could not publish the menu/, 0);
    await askOnce(bot, bot.telegram.user());
    expect(deeds(bot.telegram)).toEqual(['sendMessage']);
  });

  it('that cannot be published for long is published with the next change', async () => {
    const topicsDir = topicsCopy();
    const bot = await starting(
      ({ telegram }) => telegram.faults.plan('getMyCommands', { is: 'answer', status: 502 }, { times: 30 }),
      { topicsDir },
    );
    await bot.logs(/"tried":5,"msg":"could not publish the menu"/, 0);
    expect(bot.telegram.faults.left()).toBe(0);
    writeFileSync(join(topicsDir, 'ports.md'), topicFile('Ports and piers'));
    await bot.app.refresh();
    await published(bot);
    await bot.telegram.when(() => callsOf(bot, 'getMyCommands').length === 30 + LISTS);
  });

  it.each([
    ['without a result', '{"ok":true}'],
    ['with an object', '{"ok":true,"result":{}}'],
    ['with null', '{"ok":true,"result":null}'],
    ['with nulls', '{"ok":true,"result":[null]}'],
  ])('that is read as a success %s does not end the process, and is published', async (_, body) => {
    const rejected: unknown[] = [];
    const note = (reason: unknown) => void rejected.push(reason);
    // Only this test sees them, so that a fault of the bot does not look like one of the run.
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', note);
    onTestFinished(() => {
      process.removeListener('unhandledRejection', note);
      for (const other of others) process.on('unhandledRejection', other);
    });
    const bot = await starting(({ telegram }) =>
      telegram.faults.plan('getMyCommands', { is: 'garbage', body }),
    );
    await bot.telegram.when(() => bot.telegram.faults.left() === 0);
    const ada = bot.telegram.user();
    await askOnce(bot, ada);
    await askOnce(bot, ada);
    expect(rejected).toEqual([]);
    await published(bot);
  });
});
