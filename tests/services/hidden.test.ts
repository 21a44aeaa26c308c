// Administrators and channels that do not show who they are, on Telegram: somebody who shows themselves confirms, and is kept nowhere.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeChat } from '../fakes/telegram/chats.ts';
import type { FakeUser } from '../fakes/telegram/people.ts';
import type { StoredMessage } from '../fakes/telegram/world.ts';
import { type OnTelegram, onTelegram } from '../telegram-of.ts';
import { openLibrary, type TestLibrary } from './library.ts';
import { placesOf, rowsOf } from './tables.ts';

let library: TestLibrary;
let bot: OnTelegram;
let folder: string;
let file: string;
let group: FakeChat;
let people: Record<'owner' | 'boss' | 'member' | 'hidden', FakeUser>;

beforeEach(async () => {
  library = openLibrary();
  folder = mkdtempSync(join(tmpdir(), 'verbatim-hidden-'));
  file = join(folder, 'bot.db');
  bot = await onTelegram(library.config, {}, { place: { url: null, file } });
  await bot.telegram.polled();
  const user = () => bot.telegram.user();
  people = { owner: user(), boss: user(), member: user(), hidden: user() };
  group = bot.telegram.group({
    kind: 'supergroup',
    members: [people.owner, people.boss, people.member, people.hidden],
    bot: 'administrator',
  });
  group.promote(people.boss);
  await bot.app.services.tick();
});
afterEach(async () => {
  await bot.app.stop();
  await bot.close();
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

const last = (): StoredMessage => {
  const message = group.sent().findLast(({ text }) => text !== '');
  if (message === undefined) throw new Error('nothing was said');
  return message;
};
const asHidden = (line: string) => bot.answering(() => people.hidden.asAnonymousAdmin(group).say(line));
const press = (who: FakeUser, message = last(), label = 'Confirm') =>
  bot.answering(() => who.press(message, label));
const ids = () => Object.values(people).map(({ id }) => String(id));
const nobodyIsKnown = () => {
  expect(placesOf(file, ...ids())).toEqual([]);
  expect(group.sent().filter(({ text }) => ids().some((id) => text.includes(id)))).toEqual([]);
};

describe('an anonymous administrator', () => {
  it('is asked for a confirmation, which a member cannot give', async () => {
    await asHidden('/digest on daily at 09:00 UTC');
    const question = last();
    expect(question.text).toContain('does not show who they are');
    await press(people.member, question);
    expect(last().text).toContain('Only moderators');
    expect(rowsOf(file, 'digests')).toEqual([]);
    expect(rowsOf(file, 'audit')).toEqual([]);
    nobodyIsKnown();
  });

  it('has it done by a moderator, of whom nothing is kept', async () => {
    await asHidden('/digest on daily at 09:00 UTC');
    const question = last();
    await press(people.boss, question);
    expect(last().text).toContain('The bot will post here');
    expect(rowsOf(file, 'digests')).toEqual([expect.objectContaining({ owner: null, state: 'on' })]);
    expect(rowsOf(file, 'audit')).toEqual([expect.objectContaining({ actor: null })]);
    nobodyIsKnown();
    await press(people.boss, question);
    expect(last().text).toContain('no longer waiting');
    expect(rowsOf(file, 'digests')).toHaveLength(1);
  });

  it('pins and changes settings so', async () => {
    for (const line of ['/pin ferry', '/settings answers:private', '/unpin']) {
      await asHidden(line);
      await press(people.boss);
    }
    expect(rowsOf(file, 'chats')).toEqual([expect.objectContaining({ private: 1 })]);
    expect(rowsOf(file, 'audit').map(({ content }) => JSON.parse(String(content)).act)).toEqual([
      'pin',
      'settings',
      'unpin',
    ]);
    nobodyIsKnown();
  });

  it('does not confirm for themselves', async () => {
    await asHidden('/digest on daily at 09:00 UTC');
    const code = rowsOf(file, 'drafts')[0]?.code;
    const me = bot.telegram.bot.username;
    // What is for the asker alone is not said here at all.
    for (const [line, said] of [
      [`/confirm@${me} ${code}`, 'Only moderators'],
      [`/in@${me} ${code} digest on daily at 09:00 UTC`, 'only for you'],
      [`/preview@${me} ${code}`, 'only for you'],
    ] as const) {
      await asHidden(line);
      expect(last().text).toContain(said);
    }
    expect(rowsOf(file, 'digests')).toEqual([]);
  });

  it('does not have the record read out to everybody', async () => {
    await bot.answering(() => people.boss.start());
    await bot.answering(() => people.boss.say('/digest on daily at 09:00 UTC', { in: group }));
    await asHidden('/audit');
    const shown = group.sent().length;
    const pressed = people.boss.press(last(), 'Confirm');
    await bot.telegram.when(() => bot.telegram.answerTo(pressed) !== undefined);
    expect(bot.telegram.answerTo(pressed)).toHaveProperty('url');
    expect(group.sent()).toHaveLength(shown);
  });
});

describe('a channel', () => {
  it('in its discussion group is nobody who could moderate', async () => {
    const channel = bot.telegram.channel({ members: [people.hidden] });
    await bot.answering(() =>
      people.hidden.asChannel(channel).say('/digest on daily at 09:00 UTC', { in: group }),
    );
    await press(people.member);
    expect(last().text).toContain('Only moderators');
    expect(rowsOf(file, 'digests')).toEqual([]);
    nobodyIsKnown();
  });

  it('has its posts confirmed by whoever may post there', async () => {
    const channel = bot.telegram.channel({ members: [people.owner, people.member] });
    await bot.answering(() => channel.post('/digest on daily at 09:00 UTC'));
    const question = channel.sent().at(-1);
    expect(question?.text).toContain('does not show who they are');
    const inChannel = question as StoredMessage;
    await bot.answering(() => people.owner.start());
    const pressed = people.owner.press(inChannel, 'Confirm');
    await bot.telegram.when(() => bot.telegram.answerTo(pressed) !== undefined);
    const url = (bot.telegram.answerTo(pressed) as { url?: string }).url ?? '';
    const parameter = new URL(url).searchParams.get('start') ?? '';
    await bot.answering(() => people.member.start(parameter));
    expect(rowsOf(file, 'digests')).toEqual([]);
    await bot.answering(() => people.owner.start(parameter));
    expect(rowsOf(file, 'digests')).toEqual([
      expect.objectContaining({ owner: null, chat: `telegram:${channel.id}` }),
    ]);
    expect(placesOf(file, ...ids())).toEqual([]);
  });
});
