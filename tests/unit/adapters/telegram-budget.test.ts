// When messages may leave for Telegram, on a clock whose time passes from one event to the next.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBudget } from '../../../src/adapters/telegram/budget.ts';
import {
  CHAT_INTERVAL_MS,
  GROUP_MESSAGES,
  GROUP_WINDOW_MS,
  OVERALL_PER_SECOND,
} from '../../../src/adapters/telegram/limits.ts';
import type { Clock } from '../../../src/core/ports.ts';

interface Sent {
  readonly chat: number;
  /** Which of the messages to this chat it was, from 0, in the order of asking. */
  readonly number: number;
  readonly asked: number;
  readonly left: number;
}

interface Wish {
  readonly chat: number;
  /** Milliseconds after the one before. */
  readonly gap: number;
}

/** All messages that are wished for, in the order in which they left. */
const run = async (wishes: readonly Wish[]): Promise<Sent[]> => {
  let now = 1_000_000;
  const events: { at: number; act: () => void }[] = [];
  const later = (at: number, act: () => void) => {
    const before = events.findIndex((event) => event.at > at);
    events.splice(before === -1 ? events.length : before, 0, { at, act });
  };
  const clock: Clock = {
    now: () => now,
    wait: (ms) => new Promise((resolve) => later(now + ms, resolve)),
  };
  const budget = createBudget(clock);
  const sent: Sent[] = [];
  const asked = new Map<number, number>();
  let start = now;
  for (const { chat, gap } of wishes) {
    start += gap;
    later(start, () => {
      const at = now;
      const number = asked.get(chat) ?? 0;
      asked.set(chat, number + 1);
      void budget.pass(chat).then(() => sent.push({ chat, number, asked: at, left: now }));
    });
  }
  for (let event = events.shift(); event !== undefined; event = events.shift()) {
    now = Math.max(now, event.at);
    event.act();
    // What follows from one event happens before the next.
    for (let i = 0; i < 40; i++) await Promise.resolve();
  }
  return sent;
};

// Times are sums of thirds of a millisecond, which no machine number holds.
const HAIR = 1e-3;

/** Every n-th message after one leaves at least so much later. */
const expectApart = (times: readonly number[], n: number, ms: number, what: string) => {
  times.slice(n).forEach((time, i) => {
    expect(time - (times[i] ?? 0), what).toBeGreaterThanOrEqual(ms - HAIR);
  });
};

const byChat = (sent: readonly Sent[]) =>
  [...new Set(sent.map(({ chat }) => chat))].map((chat) => sent.filter((one) => one.chat === chat));

const expectInOrder = (sent: readonly Sent[]) => {
  const times = sent.map(({ left }) => left);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expectApart(times, OVERALL_PER_SECOND, 1_000, 'in all');
  for (const here of byChat(sent)) expect(here.map(({ number }) => number)).toEqual(here.map((_, i) => i));
};

const expectWithin = (sent: readonly Sent[]) => {
  expectInOrder(sent);
  for (const here of byChat(sent)) {
    const left = here.map((one) => one.left);
    const chat = here[0]?.chat ?? 0;
    expectApart(left, 1, CHAT_INTERVAL_MS, `chat ${chat}`);
    if (chat < 0) expectApart(left, GROUP_MESSAGES, GROUP_WINDOW_MS, `group ${chat}`);
  }
};

/** Eight groups and many people. */
const MANY = Array.from({ length: 50 }, (_, i) => (i < 8 ? -1 - i : i));

const wishes = (chats: readonly number[], maxGap: number) =>
  fc.array(fc.record({ chat: fc.constantFrom(...chats), gap: fc.nat({ max: maxGap }) }), {
    minLength: 1,
    maxLength: 120,
  });

describe('the budget', () => {
  it('lets the first message leave at once', async () => {
    const [one] = await run([{ chat: 7, gap: 0 }]);
    expect(one?.left).toBe(one?.asked);
  });

  it('spaces messages to one person by a second', async () => {
    const sent = await run(Array.from({ length: 4 }, () => ({ chat: 7, gap: 0 })));
    expect(sent.map(({ left, asked }) => left - asked)).toEqual([0, 1_000, 2_000, 3_000]);
  });

  it('lets twenty messages a minute into a group', async () => {
    const sent = await run(Array.from({ length: 45 }, () => ({ chat: -7, gap: 0 })));
    expect(sent.map(({ left, asked }) => (left - asked) / 1_000).filter((_, i) => i % 20 === 0)).toEqual([
      0, 60, 120,
    ]);
    expectWithin(sent);
  });

  it('lets thirty messages a second leave in all', async () => {
    const sent = await run(Array.from({ length: 100 }, (_, i) => ({ chat: 1 + i, gap: 0 })));
    expectWithin(sent);
    expect((sent.at(-1)?.left ?? 0) - (sent[0]?.left ?? 0)).toBeLessThan(3_400);
  });

  it('does not let one busy group hold up anybody else', async () => {
    const sent = await run([
      ...Array.from({ length: 100 }, () => ({ chat: -1, gap: 0 })),
      ...Array.from({ length: 10 }, (_, i) => ({ chat: 100 + i, gap: 0 })),
    ]);
    for (const { chat, asked, left } of sent) if (chat > 0) expect(left - asked).toBeLessThan(1_000);
  });

  it('keeps each chat’s order, and all of them below what a bot may send', async () => {
    await fc.assert(
      fc.asyncProperty(wishes(MANY, 20), async (given) => {
        const sent = await run(given);
        expect(sent).toHaveLength(given.length);
        expectInOrder(sent);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['few', [-2, -1, 1, 2, 3], 900],
    ['very many', MANY, 8],
  ] as const)('is never exceeded in any chat while %s of them speak', async (_, chats, maxGap) => {
    await fc.assert(
      fc.asyncProperty(wishes(chats, maxGap), async (given) => {
        expectWithin(await run(given));
      }),
      { numRuns: 100 },
    );
  });

  it('is not exceeded by a person’s second message after the first was held up with all the others', async () => {
    const sent = await run([
      ...Array.from({ length: 60 }, (_, i) => ({ chat: 100 + i, gap: 0 })),
      { chat: 7, gap: 0 },
      { chat: 7, gap: 0 },
    ]);
    const [first, second] = sent.filter(({ chat }) => chat === 7);
    expect((second?.left ?? 0) - (first?.left ?? 0)).toBeGreaterThanOrEqual(1_000 - HAIR);
  });
});
