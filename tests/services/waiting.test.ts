// Questions that wait for Telegram's limits when the bot stops or dies are answered by the next one, once.

import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BUDGET } from '../../src/adapters/telegram/limits.ts';
import type { StoreLocation } from '../../src/stores/open.ts';
import { type FakeChat, type FakeTelegram, openTelegram } from '../fakes/telegram/telegram.ts';
import { filesHolding } from '../files-holding.ts';
import { folderFor, storesAt } from '../stores-of.ts';
import { telegramFor } from '../telegram-of.ts';
import { openLibrary, type TestLibrary } from './library.ts';
import {
  createTime,
  type Process,
  passing,
  type Square,
  startProcess,
  TELEGRAM_CALLS,
  until,
} from './processes.ts';

/** More than a group gets in a minute. */
const ASKED = 28;
const LIMIT = 20;
const HOUR = 60 * 60_000;

/** Real time, of which a busy machine needs more for one answer. */
const LONG_MS = 10 * 60_000;

let held: { readonly holdMs?: number };
let time: ReturnType<typeof createTime>;
let fake: FakeTelegram;
let library: TestLibrary;
let square: Square;
const running: Process[] = [];
const closers: (() => void)[] = [];

const prepare = async () => {
  held = {};
  time = createTime();
  library = openLibrary();
  fake = await openTelegram({ clock: { now: time.now }, budgets: { now: time.now } });
  square = {
    faults: fake.faults,
    calls: TELEGRAM_CALLS,
    origin: { platform: 'telegram', chat: '', user: '', alone: true, way: 'typed', language: null },
    posted: () => [],
    source: (common) => ({
      name: 'telegram',
      limits: BUDGET,
      exclusive: true,
      create: (parts) => telegramFor(fake, common, { ...parts, ...held }),
    }),
    close: fake.close,
  };
};
afterEach(async () => {
  for (const each of running.splice(0)) await each.die();
  expect(fake.violations).toEqual([]);
  await fake.close();
  library.close();
  for (const close of closers.splice(0)) close();
});

const standing = () => ({ now: time.now, elapsed: time.now, wait: async () => {} });
const start = async (place: StoreLocation): Promise<Process> => {
  const started = await startProcess(square, { place, library, time });
  running.push(started);
  await passing(time, started.tick());
  // Its predecessor may hold the lease.
  await until(time, () => started.health() === 'up', true);
  return started;
};
/** As a supervisor ends it. */
const stop = async (process: Process) => {
  running.splice(running.indexOf(process), 1);
  await process.app.stop();
};
const said = ({ logged }: Process, message: string): Record<string, unknown>[] =>
  logged.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === message);

/** Of each question how many messages answer it. */
const answersIn = (group: FakeChat, questions: readonly number[]): number[] =>
  questions.map((id) => group.sent().filter(({ replyTo }) => replyTo?.message_id === id).length);

const ONCE = Array.from({ length: ASKED }, () => 1);
const SECRET = 'zanzibarine';

/** Time passes with turns of the event loop here, for which no database server waits: what both databases keep, a contract says. */
describe('over a restart', () => {
  beforeEach(prepare);
  const given = (): StoreLocation => ({
    url: null,
    file: join(
      folderFor((close) => closers.push(close)),
      'bot.db',
    ),
  });
  const ask = () => {
    const ada = fake.user();
    const group = fake.group({ members: [ada], bot: 'administrator' });
    const questions = Array.from(
      { length: ASKED },
      (_, i) => ada.say(`/ask who pays the ferry in ${SECRET}-${i}?`, { in: group }).message_id,
    );
    return { ada, group, questions };
  };

  it('a stop leaves questions, and the next start answers each of them once', async () => {
    const place = given();
    const first = await start(place);
    const { group, questions } = ask();
    await until(time, () => group.sent().length === LIMIT, true);
    await until(time, () => fake.pollers() === 1, true);
    await stop(first);
    expect(group.sent()).toHaveLength(LIMIT);
    expect(said(first, 'left questions for the next start')).toMatchObject([{ count: ASKED - LIMIT }]);
    expect(said(first, 'could not deliver an answer')).toEqual([]);
    expect(filesHolding([SECRET], dirname(place.file))).not.toEqual([]);

    const second = await start(place);
    expect(said(second, 'took up questions that were left')).toMatchObject([
      { count: ASKED - LIMIT, doubtful: 0 },
    ]);
    // No other chat waits for this one.
    const eve = fake.user();
    eve.say('/about');
    await until(time, () => eve.private.sent().length > 0, true);
    expect(group.sent().length).toBeLessThan(ASKED);
    await until(time, () => group.sent().length >= ASKED, true);
    await until(time, () => fake.pollers() === 1, true);
    expect(answersIn(group, questions)).toEqual(ONCE);
    await passing(time, second.tick());
    await stop(second);
    expect(said(second, 'left questions for the next start')).toEqual([]);
    expect(filesHolding([SECRET], dirname(place.file))).toEqual([]);

    const third = await start(place);
    await until(time, () => fake.pollers() === 1, true);
    expect(said(third, 'took up questions that were left')).toEqual([]);
    expect(group.sent()).toHaveLength(ASKED);
  });

  it('whoever is forgotten gets no answer to what waits, and none is given after a day', async () => {
    const place = given();
    const first = await start(place);
    const { ada, group } = ask();
    await until(time, () => group.sent().length === LIMIT, true);
    await stop(first);
    const { stores } = await storesAt(place, standing());
    expect((await stores.chats.held({ user: `telegram:${ada.id}`, chats: [] })).get('forget-waiting')).toBe(
      ASKED - LIMIT,
    );
    await stores.chats.forgetUser(`telegram:${ada.id}`);
    await stores.close();
    const second = await start(place);
    expect(said(second, 'took up questions that were left')).toEqual([]);
    const other = ask();
    await until(time, () => other.group.sent().length === LIMIT, true);
    await stop(second);
    time.forward(25 * HOUR);
    const third = await start(place);
    await until(time, () => fake.pollers() === 1, true);
    expect(said(third, 'took up questions that were left')).toEqual([]);
    expect([group.sent().length, other.group.sent().length]).toEqual([LIMIT, LIMIT]);
  });

  it('an answer that may have left is not given twice: whoever asked is told', async () => {
    const place = given();
    const ada = fake.user();
    ada.start();
    const { id } = ada;
    const { stores } = await storesAt(place, standing());
    const asked = (message: number, line: string) =>
      JSON.stringify({
        is: 'call',
        call: {
          origin: {
            platform: 'telegram',
            chat: `telegram:${id}`,
            user: `telegram:${id}`,
            alone: true,
            way: 'typed',
            language: 'en',
          },
          said: { line },
        },
        place: { chatId: id, thread: null, kind: 'private' },
        asker: id,
        message,
        editedAfterMs: null,
      });
    const row = { chat: `telegram:${id}`, person: `telegram:${id}`, begun: true };
    await stores.waiting('telegram').add([
      { ...row, id: 1, content: asked(1, '/ask who pays?') },
      // What another version has stored.
      { ...row, id: 2, content: '{"is":"riddle"}' },
    ]);
    await stores.close();
    const first = await start(place);
    await until(
      time,
      () => ada.private.sent().some(({ text }) => text.includes('may not have arrived')),
      true,
    );
    expect(said(first, 'took up questions that were left')).toMatchObject([{ count: 0, doubtful: 1 }]);
    const notice = ada.private.sent().find(({ text }) => text.includes('may not have arrived'));
    expect(notice?.buttons.flat().map(({ callback_data }) => callback_data)).toEqual(['+/ask who pays?']);
    // The greeting, too, was answered.
    await until(time, () => ada.private.sent().length > 1, true);
    await until(time, () => fake.pollers() === 1, true);
    await stop(first);
    const second = await start(place);
    await until(time, () => fake.pollers() === 1, true);
    expect(said(second, 'took up questions that were left')).toEqual([]);
  });

  it('what is answered at once is not stored', async () => {
    held = { holdMs: LONG_MS };
    const place = given();
    const first = await start(place);
    const ada = fake.user();
    for (let i = 1; i <= 3; i++) {
      ada.say('/about');
      await until(time, () => ada.private.sent().length === i, true);
      await until(time, () => fake.pollers() === 1, true);
    }
    await stop(first);
    const { stores, database } = await storesAt(place, standing());
    const rows = await database.read((db) => db.selectFrom('waiting').selectAll().execute());
    const erasures = await database.read((db) =>
      db.selectFrom('erasures').selectAll().where('kind', '=', 'answered').execute(),
    );
    await stores.close();
    expect([rows, erasures]).toEqual([[], []]);
  });
});
