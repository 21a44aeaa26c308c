// A correction reaches every message in every chat once, also where the process that carries it dies on the way.

import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { BUDGET } from '../../src/adapters/telegram/limits.ts';
import { openTelegram } from '../fakes/telegram/telegram.ts';
import { read } from '../read-reply.ts';
import { folderFor } from '../stores-of.ts';
import { telegramFor } from '../telegram-of.ts';
import { openLibrary } from './library.ts';
import {
  createTime,
  discordSquare,
  type Process,
  passing,
  type Square,
  startProcess,
  TELEGRAM_CALLS,
  telegramSquare,
  until,
} from './processes.ts';

/** `WAVE=1000/300` for as many messages in as many chats; it takes some fifteen seconds, and the same happens. */
const [MESSAGES = 100, CHATS = 30] = (process.env.WAVE ?? '100/30').split('/').map(Number);
/** As the bot says it. */
const ALL = MESSAGES.toLocaleString('en');
const AT_ONCE = 7;
const MINUTE = 60_000;
const terminal = {
  platform: 'console',
  chat: 'console:terminal',
  user: 'console:terminal',
  alone: true,
  way: 'typed',
  language: null,
} as const;

const running: Process[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.die();
});

const begin = async (...where: Parameters<typeof startProcess>) => {
  const started = await startProcess(...where);
  running.push(started);
  return started;
};
const say = async ({ app }: Process, line: string) => {
  const { reply, outcome } = await app.host.answer({ origin: terminal, said: { line } });
  expect([line, outcome]).toEqual([line, 'answered']);
  return read(reply);
};

it('each message is corrected once', async () => {
  const time = createTime(20);
  const library = openLibrary();
  onTestFinished(library.close);
  const place = { url: null, file: join(folderFor(onTestFinished), 'bot.db') };
  const fake = await openTelegram({ clock: { now: time.now } });
  onTestFinished(fake.close);
  const boss = fake.user();
  const groups = Array.from({ length: CHATS }, () =>
    fake.group({ kind: 'supergroup', members: [boss], bot: 'administrator' }),
  );
  const square: Square = {
    faults: fake.faults,
    calls: TELEGRAM_CALLS,
    origin: terminal,
    posted: () => groups.flatMap((group) => group.sent().map(({ edits, text }) => `${edits} ${text}`)),
    source: (common) => ({
      name: 'telegram',
      limits: BUDGET,
      exclusive: true,
      create: (parts) => telegramFor(fake, common, parts),
    }),
    close: fake.close,
  };
  const start = () => begin(square, { place, library, time });

  const first = await start();
  await passing(time, first.tick());
  const postTo = async (group: (typeof groups)[number], count: number) => {
    const chat = `telegram:${group.id}`;
    const { posting } = first.app.services.platform(chat) ?? {};
    const origin = { ...terminal, platform: 'telegram', chat, user: `telegram:${boss.id}`, alone: false };
    const answer = await first.app.host.answer({
      origin,
      said: { line: '/ask how many coins is the fare?' },
    });
    const [part] = posting?.prepare(answer.reply, answer.words) ?? [];
    for (let n = 0; n < count; n++) {
      const posted = await posting?.deliver(chat, part ?? { payload: '' }, { key: 'k', silent: true });
      if (posted !== undefined) answer.posted([posted]);
    }
  };
  const counts = groups.map(
    (_, i) => Math.floor((MESSAGES * (i + 1)) / CHATS) - Math.floor((MESSAGES * i) / CHATS),
  );
  // Within what Telegram takes of a group, and of all in a second.
  for (let at = 0; at < CHATS; at += AT_ONCE) {
    await Promise.all(groups.slice(at, at + AT_ONCE).map((group, i) => postTo(group, counts[at + i] ?? 0)));
    time.forward(1_000);
  }
  expect(square.posted()).toHaveLength(MESSAGES);
  // They are written down besides.
  let seen = { text: '', buttons: {} as Readonly<Record<string, string>> };
  while (!seen.text.includes(`${ALL} messages would be edited.`))
    seen = await passing(time, say(first, '/source retract harbour.txt reason:"Made up."'));
  await passing(time, say(first, seen.buttons.Confirm ?? ''));
  const corrected = () => square.posted().filter((shown) => shown.includes('Retracted: Made up.')).length;
  // Looked at now and then: all chats are read for it.
  let turns = 0;
  const reach = (min: number) => until(time, () => turns++ % 50 === 0 && corrected() >= min, true);
  expect(corrected()).toBe(0);

  time.forward(10 * MINUTE);
  for (let min = 10; min <= MESSAGES / 2; min += 10) await reach(min);
  await first.die();
  const left = corrected();
  expect(left).toBeLessThan(MESSAGES);

  const second = await start();
  // What the dead one held is free again.
  time.forward(4 * MINUTE);
  for (let min = left; min <= MESSAGES; min += 10) await reach(min);
  await reach(MESSAGES);
  await passing(time, second.tick());
  expect(square.posted()).toHaveLength(MESSAGES);
  expect(square.posted().every((shown) => /^1 [\s\S]*Retracted: Made up\./.test(shown))).toBe(true);
  expect((await passing(time, say(second, '/source'))).text).toContain(
    `edited: ${ALL}, replied to: 0, waiting: 0, deleted by people: 0, failed: 0, delivery status unknown: 0`,
  );
});

describe.each([
  ['Telegram', telegramSquare, { answered: 3, uncertain: 1 }],
  ['Discord', discordSquare, { answered: 4, uncertain: 0 }],
] as const)('on %s, of a process that dies when the platform has done what it was told', (_, open, ends) => {
  /** Four messages that are wrong, and one call that is done and never answered. */
  const confirmed = async (answers: 'edit' | 'send') => {
    const time = createTime(20);
    const library = openLibrary();
    onTestFinished(library.close);
    const square = await open(time);
    onTestFinished(square.close);
    const where = { place: { url: null, file: join(folderFor(onTestFinished), 'bot.db') }, library, time };
    const first = await begin(square, where);
    await passing(time, first.tick());
    const { origin, calls, faults } = square;
    const { posting } = first.app.services.platform(origin.chat) ?? {};
    const answer = await first.app.host.answer({
      origin,
      said: { line: '/ask how many coins is the fare?' },
    });
    const [part = { payload: '' }] = posting?.prepare(answer.reply, answer.words) ?? [];
    for (const key of ['1', '2', '3', '4']) {
      const posted = await posting?.deliver(origin.chat, part, { key, silent: true });
      if (posted !== undefined) answer.posted([posted]);
    }
    let seen = { text: '', buttons: {} as Readonly<Record<string, string>> };
    while (!seen.text.includes('4 messages would be edited.'))
      seen = await passing(time, say(first, '/source retract harbour.txt reason:"Made up."'));
    await passing(time, say(first, seen.buttons.Confirm ?? ''));
    let hear = () => {};
    const heard = new Promise<void>((resolve) => {
      hear = resolve;
    });
    if (answers === 'send') faults.plan(calls.edit, calls.fixed, { times: 100 });
    faults.plan(calls[answers], { is: 'late', until: heard }, { after: 1 });
    const corrected = () => square.posted().filter((shown) => /Retracted.*Made up/.test(shown)).length;
    time.forward(10 * MINUTE);
    await until(time, () => corrected() >= 2, true);
    await first.die(hear);
    const second = await begin(square, where);
    time.forward(4 * MINUTE);
    const over = async () => {
      for (let turns = 0; turns < 50; turns++) {
        time.forward(1_000);
        await passing(time, second.tick());
        const { text } = await passing(time, say(second, '/source'));
        if (text.includes('waiting: 0')) return text;
      }
      throw new Error('it was waited for in vain');
    };
    return { square, second, corrected, over, time };
  };

  it('an edit is made once more, and changes nothing', async () => {
    const { square, corrected, over } = await confirmed('edit');
    expect(await over()).toContain('edited: 4, replied to: 0');
    expect([corrected(), square.posted().length]).toEqual([4, 4]);
  });

  it('an answer is posted once, and is sent or uncertain until a person has decided', async () => {
    const { square, second, corrected, over, time } = await confirmed('send');
    const { answered, uncertain } = ends;
    expect(await over()).toContain(`edited: 0, replied to: ${answered}, waiting: 0`);
    const { text, buttons } = await passing(time, say(second, '/source'));
    expect(text).toContain(`delivery status unknown: ${uncertain}`);
    expect([corrected(), square.posted().length]).toEqual([4, 8]);
    const leave = buttons['Leave it: harbour.txt'];
    expect(leave === undefined).toBe(uncertain === 0);
    if (leave === undefined) return;
    expect((await passing(time, say(second, leave))).text).toContain('one reply is left as it is');
    expect(await over()).toContain('delivery status unknown: 0');
    expect(square.posted()).toHaveLength(8);
  });
});
