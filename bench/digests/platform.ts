// The process of the fake Telegram, which keeps the platform's limits: its groups wait for digests, and people ask meanwhile.

import { type FakeChat, type FakeUser, openTelegram } from '../../tests/fakes/telegram/telegram.ts';
import type { Order, Outcome, Told } from './said.ts';

const QUESTION = '/crossings';
const PEOPLE = 200;
/** How often it is looked at what has come; times are as exact as that. */
const LOOK_MS = 10;
const PROGRESS_MS = 15_000;
/** Where no digest comes for so long, none will: longer than the lease of a message that was begun. */
const SILENCE_MS = 120_000;
/** What is sent twice comes soon after. */
const AFTER_MS = 3_000;
/** The fake gives up on an awaited state then, and so do people. */
const IMPATIENT_MS = 10_000;

const tell = (told: Told) => process.send?.(told);

const telegram = await openTelegram({ budgets: Date });
const groups = new Map<number, FakeChat>();
const people: FakeUser[] = [];
const latencies: number[] = [];
let unanswered = 0;
let isOver = false;

const openChats = (chats: number) => {
  const owner = telegram.user();
  for (let n = 0; n < chats; n++) {
    const group = telegram.group({ members: [owner] });
    groups.set(group.id, group);
  }
  for (let n = 0; n < PEOPLE; n++) people.push(telegram.user());
  const { url, token } = telegram;
  tell({ is: 'opened', url, token, groups: [...groups.keys()] });
};

const ask = async (person: FakeUser) => {
  const before = person.private.sent().length;
  const asked = performance.now();
  person.say(QUESTION);
  try {
    await telegram.when(() => person.private.sent().length > before);
    latencies.push(performance.now() - asked);
  } catch {
    unanswered += 1;
    latencies.push(IMPATIENT_MS);
  } finally {
    people.push(person);
  }
};

/** One person after another, at moments that nothing foretells. */
const askOn = (perSecond: number) => {
  const person = people.splice(Math.floor(Math.random() * people.length), 1)[0];
  if (isOver) return;
  if (person !== undefined) void ask(person);
  setTimeout(() => askOn(perSecond), (-Math.log(1 - Math.random()) * 1_000) / perSecond);
};

/** Milliseconds since the epoch. */
interface Times {
  readonly due: number;
  readonly first: number;
  readonly last: number;
  readonly longestPauseMs: number;
}

const outcomeOf = ({ due, first, last, longestPauseMs }: Times): Outcome => {
  const sent = [...groups.values()].map((group) => group.sent().length);
  const taken = sent.reduce((sum, count) => sum + count, 0);
  const reached = sent.filter((count) => count > 0).length;
  const messages = telegram.calls.filter(({ method }) => method === 'sendMessage').length;
  const refused = telegram.refusals.filter(({ method }) => method === 'sendMessage').length;
  return {
    is: 'outcome',
    firstMs: first - due,
    tookMs: last - due,
    digests: taken,
    answers: messages - refused - taken,
    duplicates: taken - reached,
    lost: groups.size - reached,
    tooMany: telegram.refusals.filter(({ code }) => code === 429).length,
    longestPauseMs,
    latencies,
    unanswered,
    violations: telegram.violations,
  };
};

const watch = async (due: number, perSecond: number) => {
  const waitFor = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  await waitFor(due - Date.now());
  askOn(perSecond);
  let seen = 0;
  const left = new Set(groups.keys());
  let first: number | null = null;
  let last = due;
  let longestPauseMs = 0;
  let told = due;
  while (left.size > 0 && Date.now() - last < SILENCE_MS) {
    await waitFor(LOOK_MS);
    const now = Date.now();
    let came = false;
    for (; seen < telegram.calls.length; seen++) {
      const chat = groups.get(Number(telegram.calls[seen]?.params.chat_id));
      // A call may have been refused.
      if (chat === undefined || chat.sent().length === 0) continue;
      came = true;
      left.delete(chat.id);
    }
    if (came) {
      if (first === null) first = now;
      else longestPauseMs = Math.max(longestPauseMs, now - last);
      last = now;
    }
    if (now - told < PROGRESS_MS) continue;
    told = now;
    tell({ is: 'progress', digests: groups.size - left.size });
  }
  isOver = true;
  await waitFor(AFTER_MS);
  tell(outcomeOf({ due, first: first ?? last, last, longestPauseMs }));
};

process.on('message', (order: Order) => {
  if (order.is === 'open') openChats(order.chats);
  else if (order.is === 'due') void watch(order.at, order.perSecond);
  else void telegram.close().then(() => process.disconnect());
});
