// The names of commands on the platforms: what their menus show, and lines of older versions where only the bot's own commands are read.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { menuFor } from '../../src/adapters/discord/menu.ts';
import { LOCALES } from '../../src/core/ports.ts';
import { appOf, originOf } from '../app-of.ts';
import type { FakeChat, FakeUser } from '../fakes/telegram/telegram.ts';
import { openLibrary, type TestLibrary } from '../services/library.ts';
import { type OnTelegram, onTelegram } from '../telegram-of.ts';
import { asRead, newest } from './telegram-town.ts';

const NEW = [
  'correct',
  'retract',
  'corrections',
  'withdraw',
  'restore',
  'unanswered',
  'expiring',
  'permissions',
];
const OLD = ['source', 'library', 'gaps', 'review', 'setup'];

describe('on Telegram', () => {
  let library: TestLibrary;
  let bot: OnTelegram;
  let ada: FakeUser;
  let group: FakeChat;
  beforeAll(async () => {
    library = openLibrary();
    bot = await onTelegram((telegram) => {
      ada = telegram.user();
      return { ...library.config, librarians: [`telegram:${ada.id}`] };
    });
    await bot.telegram.polled();
    await bot.answering(() => ada.start());
    group = bot.telegram.group({ kind: 'supergroup', members: [ada], bot: 'administrator' });
    group.promote(ada);
  });
  afterAll(async () => {
    await bot.app.stop();
    await bot.close();
    library.close();
  });
  const said = async (line: string) => {
    await bot.answering(() => ada.say(line, { in: group }));
    return asRead(newest(ada.private).text);
  };

  it('menus show the present names, those of moderators to administrators alone', async () => {
    const lists = () => bot.telegram.calls.filter(({ method }) => method === 'setMyCommands').length;
    await bot.telegram.when(() => lists() === 3 * LOCALES.length);
    const named = (type: 'all_private_chats' | 'all_group_chats' | 'all_chat_administrators') =>
      bot.telegram.commands({ type }).map(({ command }) => command);
    const ofLibrarians = NEW.filter((name) => name !== 'permissions');
    expect(named('all_private_chats')).toEqual(expect.arrayContaining(ofLibrarians));
    expect(named('all_group_chats')).toEqual(expect.arrayContaining(ofLibrarians));
    expect(named('all_chat_administrators')).toEqual(expect.arrayContaining(NEW));
    expect(named('all_group_chats')).not.toContain('permissions');
    for (const type of ['all_private_chats', 'all_group_chats', 'all_chat_administrators'] as const)
      for (const old of OLD) expect(named(type)).not.toContain(old);
  });

  it.each([
    ['/source correct harbour.txt note:"Five coins."', 'will show this note'],
    ['/correct harbour.txt note:"Five coins."', 'will show this note'],
    ['/library', 'Withdrawn documents'],
    ['/gaps', 'No question is stored'],
    ['/review', 'Nothing to review'],
    ['/setup', 'Permissions of the bot'],
    ['/permissions', 'Permissions of the bot'],
  ])('a line in a group is heard without the name of the bot: %s', async (line, answer) => {
    expect(await said(line)).toContain(answer);
  });

  it('a name of the trade in a group may be for another bot, and is answered where ours is named', async () => {
    const before = group.sent().length;
    ada.say('/search ferry', { in: group });
    await bot.answering(() => ada.say(`/search@${bot.telegram.bot.username} ferry`, { in: group }));
    expect(
      group
        .sent()
        .slice(before)
        .map(({ text }) => asRead(text)),
    ).toEqual([expect.stringContaining('There is no /search. Use /ask.')]);
  });
});

describe('on Discord', () => {
  it('the menu shows the present names, with the rights that they take', async () => {
    const { app } = await appOf();
    const menu = menuFor(app.host).filter(({ type }) => type === 1);
    const names = menu.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(NEW));
    for (const old of OLD) expect(names).not.toContain(old);
    expect(menu.find(({ name }) => name === 'permissions')).toMatchObject({
      contexts: [0],
      default_member_permissions: String(1 << 13),
    });
    expect(menu.find(({ name }) => name === 'correct')).toMatchObject({
      options: [
        { name: 'document', required: true, autocomplete: true },
        { name: 'note', required: true },
      ],
      name_localizations: { ar: 'تصحيح', he: 'תיקון' },
    });
    expect(names.length).toBeLessThanOrEqual(100);
  });

  it('an option of an older menu is still taken', async () => {
    const { app } = await appOf({ librarians: ['discord:7'] });
    const origin = originOf({ platform: 'discord', chat: 'discord:7', user: 'discord:7' });
    for (const [command, options] of [
      ['gaps', { action: 'list' }],
      ['review', { page: '1' }],
      ['library', { action: 'list' }],
      ['source', { action: 'correct', document: '000_3d97ee9c44c06335.txt', note: 'x' }],
    ] as const)
      expect([command, (await app.host.answer({ origin, said: { command, options } })).outcome]).toEqual([
        command,
        'answered',
      ]);
    expect(app.host.complete({ command: 'gaps', option: 'action', typed: 'l' }, origin)).toEqual([
      { label: 'list', value: 'list' },
      { label: 'link', value: 'link' },
    ]);
    await app.stop();
  });
});

it('what is being typed is completed to the present names, and to documents', async () => {
  const { app } = await appOf();
  const values = (line: string) => app.host.suggest(line, originOf()).map(({ value }) => value.trim());
  expect(values('/gap')).toEqual(['/unanswered']);
  expect(values('/corr')).toEqual(['/correct', '/corrections']);
  expect(values('/withdraw 000')).toEqual(['/withdraw 000_3d97ee9c44c06335.txt']);
  await app.stop();
});
