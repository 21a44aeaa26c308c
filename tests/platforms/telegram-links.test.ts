// Addresses that open the bot with a line: anybody can make one, so what it changes is confirmed first; those that the bot makes for one
// person are good for that person, and once.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeChat, FakeUser } from '../fakes/telegram/telegram.ts';
import { openLibrary, type TestLibrary } from '../services/library.ts';
import { rowsOf } from '../services/tables.ts';
import { type OnTelegram, onTelegram } from '../telegram-of.ts';
import { asRead, labels, newest, startParameter } from './telegram-town.ts';

let library: TestLibrary;
let bot: OnTelegram;
let folder: string;
let file: string;
let ada: FakeUser;
let eve: FakeUser;
let group: FakeChat;

beforeEach(async () => {
  library = openLibrary();
  folder = mkdtempSync(join(tmpdir(), 'verbatim-links-'));
  file = join(folder, 'bot.db');
  const configure = (telegram: OnTelegram['telegram']) => {
    ada = telegram.user();
    eve = telegram.user();
    return { ...library.config, librarians: [`telegram:${ada.id}`] };
  };
  bot = await onTelegram(configure, {}, { place: { url: null, file } });
  await bot.telegram.polled();
  group = bot.telegram.group({ kind: 'supergroup', members: [ada, eve], bot: 'administrator' });
});
afterEach(async () => {
  await bot.app.stop();
  await bot.close();
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

const encoded = (line: string) => `l_${Buffer.from(line).toString('base64url')}`;
const plain = (line: string) => `w_${line.slice(1).replaceAll(' ', '-')}`;
const said = (who: FakeUser) => asRead(newest(who.private).text);
const open = (who: FakeUser, parameter: string) => bot.answering(() => who.start(parameter));
const press = (who: FakeUser, label: string, message = newest(who.private)) =>
  bot.answering(() => who.press(message, label));

describe('an address that a stranger has made', () => {
  it.each([
    ['/library withdraw harbour.txt', 'This withdraws harbour.txt from the library'],
    ['/source retract harbour.txt reason:"no"', 'This proposes to retract harbour.txt'],
    ['/settings language:he', 'This changes your own settings'],
  ])('does nothing by itself: %s', async (line, words) => {
    await open(ada, encoded(line));
    expect(said(ada)).toContain(words);
    expect(said(ada)).toContain('This command came from a link');
    expect(labels(newest(ada.private))).toEqual(['Confirm']);
    for (const table of ['withdrawals', 'corrections', 'chats', 'audit'])
      expect([table, rowsOf(file, table)]).toEqual([table, []]);
  });

  it('does in a group no more than in private', async () => {
    const me = bot.telegram.bot.username;
    await bot.answering(() =>
      ada.say(`/start@${me} ${encoded('/digest on daily at 09:00 UTC')}`, { in: group }),
    );
    await bot.answering(() => ada.say(`/START@${me} ${plain('/settings answers:private')}`, { in: group }));
    expect(rowsOf(file, 'digests')).toEqual([]);
    expect(rowsOf(file, 'chats')).toEqual([]);
  });

  it('is done once it has been confirmed', async () => {
    await open(ada, encoded('/library withdraw harbour.txt'));
    const asked = newest(ada.private);
    await press(ada, 'Confirm', asked);
    expect(rowsOf(file, 'withdrawals')).toHaveLength(1);
    await press(ada, 'Confirm', asked);
    expect(said(ada)).toContain('no longer waiting');
  });

  it('may read', async () => {
    for (const parameter of [
      plain('/ferry'),
      encoded('/ask when does the ferry leave?'),
      plain('/settings'),
    ]) {
      await open(eve, parameter);
      expect(labels(newest(eve.private))).not.toContain('Confirm');
    }
  });
});

describe('a text that somebody else has written', () => {
  const line = '/library withdraw harbour.txt';
  const message = (more: object) => ({
    message: {
      message_id: 900_001,
      date: Math.floor(bot.clock.now() / 1_000),
      from: { id: ada.id, is_bot: false, first_name: 'Ada' },
      chat: { id: ada.id, type: 'private' },
      text: line,
      entities: [{ type: 'bot_command', offset: 0, length: 8 }],
      ...more,
    },
  });

  it.each([
    ['forwarded', { forward_origin: { type: 'hidden_user', sender_user_name: 'Eve', date: 1 } }],
    ['inserted through another bot', { via_bot: { id: 77, is_bot: true, first_name: 'Other' } }],
  ])('is confirmed before it is done: %s', async (_, more) => {
    await open(ada, '');
    await bot.answering(() => bot.telegram.push(message(more)));
    expect(said(ada)).toContain("This command is from someone else's message");
    expect(rowsOf(file, 'withdrawals')).toEqual([]);
  });
});

describe('the way of one person into the private chat', () => {
  it('is theirs alone, and good once', async () => {
    await bot.answering(() => ada.say('/source retract harbour.txt reason:"no"', { in: group }));
    const parameter = startParameter(newest(group)) ?? '';
    expect(parameter).toMatch(/^w_continue-\w{6}$/);
    await open(eve, parameter);
    expect(said(eve)).toContain('offered to someone else');
    await open(ada, parameter);
    expect(said(ada)).toContain('Confirm this action');
    await open(ada, parameter);
    expect(said(ada)).toContain('no longer waiting');
  });

  it('reads as often as it is opened, by whoever does, where it only reads', async () => {
    await bot.answering(() => ada.say('/ferry private', { in: group }));
    const parameter = startParameter(newest(group)) ?? '';
    for (const who of [ada, eve, ada]) {
      await open(who, parameter);
      expect(said(who)).toContain('The ferry leaves the harbour');
    }
  });

  it('brings a foreign button no further than to a question', async () => {
    await bot.answering(() => ada.say('/ferry', { in: group }));
    const answer = newest(group);
    // As a program that is no ordinary one can send it, under an answer to somebody else.
    const forged = (data: string, id: string) => ({
      callback_query: {
        id,
        from: { id: ada.id, is_bot: false, first_name: 'Ada' },
        chat_instance: '1',
        data,
        message: {
          message_id: answer.message_id,
          date: answer.date,
          chat: { id: group.id, type: 'supergroup', title: 'G' },
          reply_to_message: {
            message_id: 1,
            date: 1,
            from: { id: eve.id, is_bot: false, first_name: 'Eve' },
          },
        },
      },
    });
    const before = bot.telegram.calls.length;
    bot.telegram.push(forged('+/library withdraw harbour.txt', '77001'));
    await bot.telegram.when(() =>
      bot.telegram.calls.slice(before).some(({ method }) => method === 'answerCallbackQuery'),
    );
    const answered = bot.telegram.calls.slice(before).find(({ method }) => method === 'answerCallbackQuery');
    const url = new URL(String(answered?.params.url));
    await open(ada, url.searchParams.get('start') ?? '');
    expect(said(ada)).toContain('This button is under a message that was not for you');
    expect(rowsOf(file, 'withdrawals')).toEqual([]);
    await press(ada, 'Confirm');
    expect(rowsOf(file, 'withdrawals')).toHaveLength(1);
  });
});
