// What is kept through changes of a chat and faults of the database: topics of forums, new ids, and answers all the same.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Config, readConfig } from '../../src/config.ts';
import type { Surroundings } from '../app-of.ts';
import { storesAt } from '../stores-of.ts';
import { type OnTelegram, onTelegram } from '../telegram-of.ts';
import { openLibrary, type TestLibrary } from './library.ts';
import { rowsOf } from './tables.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

let bot: OnTelegram;
let library: TestLibrary;
afterEach(async () => {
  await bot.close();
  library.close();
});

const open = async (
  kind: 'group' | 'supergroup',
  {
    forum = false,
    surroundings = {},
    config = {},
  }: { forum?: boolean; surroundings?: Surroundings; config?: Partial<Config> } = {},
) => {
  library = openLibrary();
  bot = await onTelegram({ ...config, ...library.config }, {}, surroundings);
  await bot.telegram.polled();
  const boss = bot.telegram.user();
  boss.start();
  const group = bot.telegram.group({ kind, members: [boss], bot: 'administrator', forum });
  if (kind === 'supergroup') group.promote(boss);
  await bot.logs(/answered/, 0);
  if (surroundings.place !== null) await bot.app.services.tick();
  return { boss, group };
};

const nine = async () => {
  bot.clock.forward(9 * HOUR + 1_000);
  await bot.app.services.tick();
};

describe('a digest', () => {
  it('that was set up in a topic of a forum is posted in that topic', async () => {
    const { boss, group } = await open('supergroup', { forum: true });
    const thread = group.topic('News');
    await bot.answering(() => boss.say('/digest on daily at 09:00 UTC always', { in: group, thread }));
    await nine();
    const [posted] = group.sent().filter(({ text }) => text.includes('From the library'));
    expect(posted?.thread).toBe(thread);
  });

  it('follows a group that has become a supergroup', async () => {
    const { boss, group } = await open('group');
    await bot.answering(() => boss.say('/digest on daily at 09:00 UTC always', { in: group }));
    const next = bot.telegram.migrate(group);
    await nine();
    expect(next.sent().filter(({ text }) => text.includes('From the library'))).toHaveLength(1);
    await bot.app.services.tick();
    bot.clock.forward(24 * HOUR);
    await bot.app.services.tick();
    expect(next.sent().filter(({ text }) => text.includes('From the library'))).toHaveLength(2);
  });
});

describe('that nothing could be sent to a chat', () => {
  const LINE = '/digest on daily at 09:00 UTC always';
  it.each(['a new digest', 'a message that arrived'])('is forgotten with %s', async (what) => {
    const { boss, group } = await open('supergroup', { forum: true });
    const thread = group.topic('News');
    const say = async (line: string) => {
      await bot.answering(() => boss.say(line, { in: group, thread }));
      return boss.private.sent().at(-1)?.text ?? '';
    };
    await say(LINE);
    group.closeTopic(thread);
    group.promoteBot(boss, { can_manage_topics: false });
    await nine();
    expect(await say('/setup')).toContain('The last message could not be sent here');
    group.reopenTopic(thread);
    await say(what === 'a new digest' ? LINE : '/digest resend');
    if (what !== 'a new digest') await bot.app.services.tick();
    expect(await say('/setup')).not.toContain('The last message could not be sent here');
  });
});

describe('without a database', () => {
  it('questions are answered, and moderators are told that nothing can be stored', async () => {
    const { boss, group } = await open('supergroup', { surroundings: { place: null } });
    await bot.answering(() => boss.say('/ask when does the ferry leave?', { in: group }));
    expect(group.sent().at(-1)?.text).toContain('The ferry leaves the harbour at noon');
    await bot.answering(() => boss.say('/digest list', { in: group }));
    expect(boss.private.sent().at(-1)?.text).toContain('cannot store anything');
    expect(bot.logged.join('')).toContain('StoreError');
  });
});

describe('a database that is lost while the bot runs', () => {
  it('is told to whoever asks for its health, until it is there again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-lost-'));
    const place = { url: null, file: join(folder, 'bot.db') };
    await open('supergroup', { surroundings: { place } });
    const { database, stores } = await storesAt(place, bot.clock);
    const rename = (from: string, to: string) =>
      database.write((tx) => sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`.execute(tx));
    const remembers = async () => {
      await bot.app.services.tick().catch(() => {});
      return bot.app.remembers();
    };
    expect(await remembers()).toBe(true);
    await rename('chats', 'lost');
    expect(await remembers()).toBe(false);
    await rename('lost', 'chats');
    expect(await remembers()).toBe(true);
    await stores.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('more changes than one digest posts', () => {
  const changedBy = (max: number) =>
    Array.from({ length: max }, (_, i) => `The stall of trader number ${i + 1} opened in the market.`);

  it('are all to be had by its button, each once, with its source, but none of what is withdrawn', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-kept-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const place = { url: null, file: join(folder, 'bot.db') };
    const { boss, group } = await open('supergroup', { surroundings: { place } });
    await bot.answering(() => boss.say('/digest on daily at 09:00 UTC', { in: group }));
    library.write('stalls.txt', `${changedBy(21).join('\n\n')}\n`);
    await bot.app.refresh();
    await nine();
    const from = group.sent().length;
    const shown = () => group.sent().map(({ text }) => text);
    const number = (said: readonly string[]) =>
      said.flatMap((text) => [...text.matchAll(/trader number (\d+) /g)].map(([, n]) => Number(n)));
    expect(number(shown())).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(shown().join()).toContain('9 more passages have changed.');
    const last = () => group.sent().at(-1) ?? expect.fail('nothing was sent');
    await bot.answering(() => boss.press(last(), 'More'));
    await bot.answering(() => boss.press(last(), 'More'));
    expect(number(shown())).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
    const pressed = shown().slice(from).join();
    expect(pressed).toContain('4 more passages have changed.');
    expect(pressed.match(/stalls\.txt/g)).toHaveLength(9);
    // The library goes on, and the button still shows what the digest told of.
    library.write('stalls.txt', 'All stalls have closed.\n');
    await bot.app.refresh();
    const digest = group.sent()[from - 1] ?? expect.fail('no digest');
    await bot.answering(() => boss.press(digest, 'More'));
    expect(number([last().text])).toEqual([13, 14, 15, 16, 17]);
    const { stores, database } = await storesAt(place, bot.clock);
    await stores.revisions.withdraw({ document: 'stalls.txt', by: null, why: 'wrong', at: bot.clock.now() });
    await bot.answering(() => boss.press(digest, 'More'));
    expect(number([last().text])).toEqual([]);
    await stores.revisions.restore('stalls.txt');
    await database.close();
    await bot.answering(() => boss.say(`/digest off`, { in: group }));
    await bot.answering(() => boss.press(digest, 'More'));
    expect(last().text).toContain('can no longer be shown');
  });
});

describe('the ledger', () => {
  it('has the passages of answers that everybody saw, and nothing of questions or of answers to one alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-kept-'));
    const place = { url: null, file: join(folder, 'bot.db') };
    const { boss, group } = await open('supergroup', { surroundings: { place } });
    await bot.answering(() => boss.say('/ask when does the ferry leave?', { in: group }));
    await bot.answering(() => boss.say('/ask when does the ferry leave? private', { in: group }));
    await bot.answering(() => boss.say('what does the ferry cost?'));
    const { database, stores } = await storesAt(place, bot.clock);
    const rows = () => database.read((db) => db.selectFrom('ledger').selectAll().execute());
    while ((await rows()).length === 0) await new Promise((resolve) => setImmediate(resolve));
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ kind: 'answer', chat: `telegram:${group.id}`, state: 'sent', payload: null });
    expect(row?.message).toBe(String(group.sent()[0]?.message_id));
    expect(JSON.parse(row?.excerpts ?? '[]')).toContainEqual(
      expect.objectContaining({ document: 'harbour.txt', start: 0 }),
    );
    expect(JSON.stringify(row)).not.toMatch(/when does|cost/);
    await stores.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    { given: {}, days: 180 },
    { given: { LEDGER_DAYS: '30' }, days: 30 },
  ])('is forgotten after $days days ($given), and nothing is sent again', async ({ given, days }) => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-kept-'));
    const place = { url: null, file: join(folder, 'bot.db') };
    const { ledgerDays } = readConfig(given);
    const { boss, group } = await open('supergroup', { surroundings: { place }, config: { ledgerDays } });
    const ids = () => rowsOf(place.file, 'ledger').map(({ id }) => id);
    const digests = () => group.sent().filter(({ text }) => text.includes('From the library'));
    await bot.answering(() => boss.say('/digest on daily at 09:00 UTC always', { in: group }));
    await nine();
    await bot.answering(() => boss.say('/ask when does the ferry leave?', { in: group }));
    while (ids().length < 2) await new Promise((resolve) => setImmediate(resolve));
    const old = ids();
    bot.clock.forward(days * DAY - HOUR);
    await bot.app.services.tick();
    expect(ids()).toEqual(expect.arrayContaining(old));
    expect(digests()).toHaveLength(1);
    bot.clock.forward(2 * HOUR);
    await bot.app.services.tick();
    await bot.app.services.tick();
    expect(ids().filter((id) => old.includes(id))).toEqual([]);
    // That of this morning, and none of those whose rows are gone.
    expect(digests()).toHaveLength(2);
    rmSync(folder, { recursive: true, force: true });
  });
});
