// The budgets of Telegram, kept under load: a fake that counts, and a clock whose time passes only when nothing else can happen.

import { describe, expect, it, onTestFinished } from 'vitest';
import { type Clock, LOCALES } from '../../src/core/ports.ts';
import { appOf } from '../app-of.ts';
import { openTelegram } from '../fakes/telegram/telegram.ts';
import { telegramFor } from '../telegram-of.ts';
import { asRead, lookOver } from './telegram-town.ts';

interface Waiter {
  readonly end: number;
  readonly resolve: () => void;
}

/** A clock on which waits end one by one, each at its time. */
const createSteppingClock = () => {
  let now = Date.UTC(2026, 0, 1);
  let begun = 0;
  const waiters: Waiter[] = [];
  const clock: Clock = {
    now: () => now,
    elapsed: () => now,
    wait: (ms, until) =>
      new Promise((resolve) => {
        begun += 1;
        const waiter = { end: now + ms, resolve };
        waiters.push(waiter);
        until?.addEventListener('abort', () => {
          if (waiters.includes(waiter)) waiters.splice(waiters.indexOf(waiter), 1);
          resolve();
        });
      }),
  };
  return {
    clock,
    waiting: () => waiters.length,
    /** How many waits there have been. */
    begun: () => begun,
    /** Lets the earliest wait end. */
    step() {
      const [first] = waiters.sort((a, b) => a.end - b.end);
      if (first === undefined) return;
      waiters.shift();
      now = Math.max(now, first.end);
      first.resolve();
    },
  };
};

/** Turns of the event loop in which nothing happens, before time passes. */
const QUIET_TURNS = 12;

const open = async () => {
  const time = createSteppingClock();
  const telegram = await openTelegram({ budgets: time.clock });
  const { app, log, logged } = await appOf();
  const adapter = telegramFor(
    telegram,
    { clock: time.clock, log },
    { chatMigrated: app.services.chatMigrated },
  );
  await adapter.start(app.host);
  await telegram.when(
    () => telegram.calls.filter(({ method }) => method === 'setMyCommands').length === 3 * LOCALES.length,
  );
  await telegram.polled();
  const answered = () =>
    logged.filter((line) => /"msg":"(answered|could not deliver an answer)"/.test(line)).length;
  const state = () => `${answered()} ${telegram.calls.length} ${telegram.refusals.length} ${time.begun()}`;
  /** Resolves when the bot and Telegram have nothing left to do but to wait. */
  const rest = async () => {
    let before = state();
    for (let quiet = 0; quiet < QUIET_TURNS; quiet++) {
      await new Promise(setImmediate);
      if (state() !== before) quiet = 0;
      before = state();
    }
  };
  /** Lets time pass until so many answers have been given in all. */
  const pass = async (answers: number) => {
    const enough = () => answered() >= answers;
    for (await rest(); !enough(); await rest()) {
      const [calls, begun] = [telegram.calls.length, time.begun()];
      if (time.waiting() === 0) continue;
      time.step();
      // Whoever has waited sends something now, or waits again; until then time stands.
      while (telegram.calls.length === calls && time.begun() === begun) await new Promise(setImmediate);
    }
  };
  onTestFinished(async () => {
    await adapter.stop();
    await telegram.close();
    lookOver(telegram);
  });
  return { telegram, time, pass };
};

const refused = (telegram: Awaited<ReturnType<typeof openTelegram>>) =>
  telegram.refusals.filter(({ code }) => code === 429);

describe('a burst', () => {
  it('of 25 commands in a group is answered in order, without one refusal', async () => {
    const { telegram, time, pass } = await open();
    const ada = telegram.user();
    const group = telegram.group({ members: [ada] });
    const before = time.clock.now();
    const questions = Array.from({ length: 25 }, () => ada.say('/about', { in: group }));
    await pass(25);
    expect(refused(telegram)).toEqual([]);
    expect(group.sent().map(({ replyTo }) => replyTo?.message_id)).toEqual(
      questions.map(({ message_id }) => message_id),
    );
    expect(time.clock.now() - before).toBeGreaterThanOrEqual(60_000);
    expect(time.clock.now() - before).toBeLessThan(70_000);
  });

  it('of 40 people in their own chats is answered within seconds, without one refusal', async () => {
    const { telegram, time, pass } = await open();
    const people = Array.from({ length: 40 }, () => telegram.user());
    const before = time.clock.now();
    for (const person of people) person.say('/about');
    await pass(40);
    expect(refused(telegram)).toEqual([]);
    for (const person of people) expect(person.private.sent()).toHaveLength(1);
    expect(time.clock.now() - before).toBeLessThan(3_000);
  });

  it('of one person’s ten questions is answered in order, without one refusal', async () => {
    const { telegram, pass } = await open();
    const ada = telegram.user();
    for (let i = 0; i < 10; i++) ada.say(i % 2 === 0 ? '/about' : '/topics');
    await pass(10);
    expect(refused(telegram)).toEqual([]);
    expect(ada.private.sent().map(({ text }) => asRead(text).includes('Version'))).toEqual(
      Array.from({ length: 10 }, (_, i) => i % 2 === 0),
    );
  });

  it('of changes counts as much as one of messages', async () => {
    const { telegram, pass } = await open();
    const ada = telegram.user();
    const question = ada.say('/about');
    await pass(1);
    for (const line of ['/topics', '/about', '/topics', '/about']) ada.edit(question, line);
    await pass(5);
    expect(refused(telegram)).toEqual([]);
    expect(ada.private.sent()).toHaveLength(1);
  });
});

describe('a group with a long queue', () => {
  it('holds up no private chat', async () => {
    const { telegram, pass } = await open();
    const [ada, eve] = [telegram.user(), telegram.user()];
    const group = telegram.group({ members: [ada] });
    for (let i = 0; i < 25; i++) ada.say('/about', { in: group });
    await pass(21);
    eve.say('/about');
    await pass(26);
    const order = telegram.calls
      .filter(({ method }) => method === 'sendMessage')
      .map(({ params }) => (params.chat_id === group.id ? 'group' : 'private'));
    expect(order.indexOf('private')).toBe(21);
    expect(order).toHaveLength(26);
    expect(refused(telegram)).toEqual([]);
  });

  it('holds up no other group', async () => {
    const { telegram, pass } = await open();
    const ada = telegram.user();
    const [busy, calm] = [telegram.group({ members: [ada] }), telegram.group({ members: [ada] })];
    for (let i = 0; i < 30; i++) ada.say('/about', { in: busy });
    for (let i = 0; i < 3; i++) ada.say('/about', { in: calm });
    await pass(33);
    const order = telegram.calls
      .filter(({ method }) => method === 'sendMessage')
      .map(({ params }) => params.chat_id);
    expect(order.lastIndexOf(calm.id)).toBeLessThan(10);
    expect(refused(telegram)).toEqual([]);
  });

  it('is a forum, whose topics share the budget of the one chat', async () => {
    const { telegram, pass } = await open();
    const ada = telegram.user();
    const forum = telegram.group({ forum: true, members: [ada] });
    const threads = [forum.topic('Tides'), forum.topic('Ferries'), forum.topic('Salt')];
    for (let i = 0; i < 24; i++) ada.say('/about', { in: forum, thread: threads[i % 3] as number });
    await pass(24);
    expect(refused(telegram)).toEqual([]);
    expect(forum.sent()).toHaveLength(24);
  });

  it('is a forum beside very many people, and is within its budget all the same', async () => {
    const { telegram, pass } = await open();
    const people = Array.from({ length: 60 }, () => telegram.user());
    const ada = telegram.user();
    const forum = telegram.group({ forum: true, members: [ada] });
    const threads = [forum.topic('Tides'), forum.topic('Ferries')];
    for (const person of people) person.say('/about');
    for (const thread of threads) ada.say('/about', { in: forum, thread });
    await pass(62);
    expect(refused(telegram)).toEqual([]);
  });
});
