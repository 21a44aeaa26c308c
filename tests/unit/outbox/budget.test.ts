// When messages may leave, on a clock whose time passes from one event to the next.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Budget, BudgetLimits, Urgency } from '../../../src/core/platform.ts';
import type { Clock } from '../../../src/core/ports.ts';
import {
  createBudget,
  createMemoryBudget,
  nextMoment,
  type SharedBudget,
} from '../../../src/outbox/budget.ts';
import { createLog } from '../../../src/system/log.ts';

const CHAT_INTERVAL_MS = 1_000;
const GROUP_MESSAGES = 20;
const GROUP_WINDOW_MS = 60_000;
const OVERALL_PER_SECOND = 30;

const limits: BudgetLimits = {
  perSecond: OVERALL_PER_SECOND,
  chatIntervalMs: CHAT_INTERVAL_MS,
  group: { messages: GROUP_MESSAGES, windowMs: GROUP_WINDOW_MS },
  isGroup: (chat) => chat.startsWith('test:-'),
};

interface Sent {
  readonly chat: number;
  /** Which of the messages of this urgency to this chat it was, from 0, in the order of asking. */
  readonly number: number;
  readonly asked: number;
  readonly left: number;
  readonly urgency: Urgency;
}

interface Wish {
  readonly chat: number;
  /** Milliseconds after the one before. */
  readonly gap: number;
  /** An answer if not said. */
  readonly urgency?: Urgency;
  /** Which of the processes sends it; the first if not said. */
  readonly process?: number;
}

/** A clock that goes from event to event. */
const createStory = () => {
  let now = 1_000_000;
  let set = 0;
  let events: { at: number; act: () => void }[] = [];
  const later = (at: number, act: () => void) => {
    const event = { at, act };
    const before = events.findIndex((other) => other.at > at);
    events.splice(before === -1 ? events.length : before, 0, event);
    return event;
  };
  const clock: Clock = {
    now: () => set + now,
    elapsed: () => now,
    wait: (ms, until) =>
      new Promise((resolve) => {
        if (until?.aborted === true) return resolve();
        const event = later(now + ms, resolve);
        until?.addEventListener('abort', () => {
          events = events.filter((other) => other !== event);
          resolve();
        });
      }),
  };
  return {
    clock,
    at: (ms: number, act: () => void) => void later(1_000_000 + ms, act),
    /** Somebody sets the clock. */
    jump(ms: number) {
      set += ms;
    },
    passed: () => now - 1_000_000,
    async run() {
      for (let event = events.shift(); event !== undefined; event = events.shift()) {
        now = Math.max(now, event.at);
        event.act();
        // What follows from one event happens before the next.
        await new Promise(setImmediate);
      }
    },
  };
};

const logged: string[] = [];
const log = createLog('debug', { write: (line: string) => void logged.push(line) });

const budgetOn = (clock: Clock, shared: SharedBudget): Budget =>
  createBudget({ clock, limits, shared, platform: 'test', log });

/** All messages that are wished for, in the order in which they left. */
const run = async (wishes: readonly Wish[], shared = createMemoryBudget()): Promise<Sent[]> => {
  const story = createStory();
  const processes = [budgetOn(story.clock, shared), budgetOn(story.clock, shared)];
  const sent: Sent[] = [];
  const asked = new Map<string, number>();
  let start = 0;
  for (const { chat, gap, urgency = 'answer', process = 0 } of wishes) {
    start += gap;
    story.at(start, () => {
      const at = story.passed();
      const number = asked.get(`${urgency} ${chat}`) ?? 0;
      asked.set(`${urgency} ${chat}`, number + 1);
      void processes[process]
        ?.acquire(`test:${chat}`, urgency)
        .then(() => sent.push({ chat, number, asked: at, left: story.passed(), urgency }));
    });
  }
  await story.run();
  return sent;
};

/** Every n-th message after one leaves at least so much later. */
const expectApart = (times: readonly number[], n: number, ms: number, what: string) => {
  times.slice(n).forEach((time, i) => {
    expect(time - (times[i] ?? 0), what).toBeGreaterThanOrEqual(ms);
  });
};

const byChat = (sent: readonly Sent[]) =>
  [...new Set(sent.map(({ chat }) => chat))].map((chat) => sent.filter((one) => one.chat === chat));

const expectInOrder = (sent: readonly Sent[]) => {
  const times = sent.map(({ left }) => left);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expectApart(times, OVERALL_PER_SECOND, 1_000, 'in all');
  for (const here of byChat(sent))
    for (const urgency of ['answer', 'digest'] as const) {
      const numbers = here.filter((one) => one.urgency === urgency).map(({ number }) => number);
      expect(numbers).toEqual(numbers.map((_, i) => i));
    }
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
  fc.array(
    fc.record({
      chat: fc.constantFrom(...chats),
      gap: fc.nat({ max: maxGap }),
      urgency: fc.constantFrom<Urgency>('answer', 'digest'),
    }),
    { minLength: 1, maxLength: 120 },
  );

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

  it('lets no more than thirty messages leave in any second', async () => {
    const sent = await run(Array.from({ length: 100 }, (_, i) => ({ chat: 1 + i, gap: 0 })));
    expectWithin(sent);
    expect((sent.at(-1)?.left ?? 0) - (sent[0]?.left ?? 0)).toBe(99 * 34);
  });

  it('lets no more than thirty leave in any second either where a busy machine misses moments', async () => {
    const story = createStory();
    let waits = 0;
    const late: Clock = {
      ...story.clock,
      wait: (ms, until) => story.clock.wait(ms + (waits++ % 45 === 7 ? 60 : 0), until),
    };
    const budget = budgetOn(late, createMemoryBudget());
    const left: number[] = [];
    story.at(0, () => {
      for (let chat = 1; chat <= 300; chat++)
        void budget.acquire(`test:${chat}`, 'digest').then(() => left.push(story.passed()));
    });
    await story.run();
    expect(left).toHaveLength(300);
    expectApart(left, OVERALL_PER_SECOND, 1_000, 'in all');
    // What is missed costs what it was missed by, and no more.
    expect(left.at(-1)).toBeLessThan((300 * 1_000) / OVERALL_PER_SECOND + 7 * 60 + 300);
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
    expect((second?.left ?? 0) - (first?.left ?? 0)).toBeGreaterThanOrEqual(1_000);
  });
});

const answer = (chat: number, gap = 0): Wish => ({ chat, gap, urgency: 'answer' });
const digest = (chat: number, gap = 0): Wish => ({ chat, gap, urgency: 'digest' });
const many = (count: number, wish: (i: number) => Wish): Wish[] =>
  Array.from({ length: count }, (_, i) => wish(i));

describe('an answer', () => {
  it('goes before a hundred digests that have waited longer, by one interval at most', async () => {
    const sent = await run([...many(100, (i) => digest(100 + i)), answer(7, 500)]);
    const one = sent.find(({ chat }) => chat === 7);
    expect((one?.left ?? 0) - (one?.asked ?? 0)).toBeLessThanOrEqual(2 * 34);
    expect(sent).toHaveLength(101);
  });

  it('goes before the digests of its own chat', async () => {
    const sent = await run([...many(3, () => digest(7)), answer(7, 10)]);
    expect(sent.map(({ urgency }) => urgency)).toEqual(['digest', 'answer', 'digest', 'digest']);
  });

  it('takes the moment that was meant for a digest of its chat', async () => {
    const sent = await run([digest(1), digest(7), answer(7, 20)]);
    expect(sent.map(({ chat, urgency, left }) => [chat, urgency, left])).toEqual([
      [1, 'digest', 0],
      [7, 'answer', 34],
      [7, 'digest', 1_034],
    ]);
  });

  it('does not wait for a group that has no room', async () => {
    const sent = await run([...many(60, () => digest(-1)), answer(7, 50_000)]);
    expect(sent.find(({ chat }) => chat === 7)).toMatchObject({ asked: 50_000, left: 50_000 });
  });
});

describe('digests', () => {
  it('leave in the order in which they came', async () => {
    const sent = await run(many(40, (i) => digest(100 + ((i * 7) % 40))));
    expect(sent.map(({ chat }) => chat)).toEqual(
      many(40, (i) => digest(100 + ((i * 7) % 40))).map((w) => w.chat),
    );
  });

  it('leave one at every moment while answers keep none from leaving', async () => {
    const sent = await run(many(300, (i) => digest(100 + i)));
    expect(sent.at(-1)?.left).toBe(299 * 34);
  });
});

describe('two processes over one budget', () => {
  it('are together within what one bot may send', async () => {
    await fc.assert(
      fc.asyncProperty(wishes(MANY, 8), async (given) => {
        const sent = await run(given.map((wish, i) => ({ ...wish, process: i % 2 })));
        expect(sent).toHaveLength(given.length);
        const times = sent.map(({ left }) => left);
        expectApart(times, 1, 34, 'in all');
        for (const here of byChat(sent)) {
          const left = here.map((one) => one.left);
          expectApart(left, 1, CHAT_INTERVAL_MS, 'a chat');
          if ((here[0]?.chat ?? 0) < 0) expectApart(left, GROUP_MESSAGES, GROUP_WINDOW_MS, 'a group');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('use all of it', async () => {
    const sent = await run(many(90, (i) => ({ ...digest(100 + i), process: i % 2 })));
    expect(sent.at(-1)?.left).toBe(89 * 34);
  });

  it('are both held up by a pause that one of them was told of', async () => {
    const story = createStory();
    const shared = createMemoryBudget();
    const [mine, yours] = [budgetOn(story.clock, shared), budgetOn(story.clock, shared)];
    const left: [string, number][] = [];
    story.at(0, () => mine.pause('test:7', 5_000));
    story.at(1, () => {
      void yours.acquire('test:7', 'answer').then(() => left.push(['7', story.passed()]));
      void yours.acquire('test:8', 'answer').then(() => left.push(['8', story.passed()]));
    });
    await story.run();
    expect(left).toEqual([
      ['8', 1],
      ['7', 5_000],
    ]);
  });
});

describe('a pause', () => {
  it('that comes while the moment of a message is awaited holds it up', async () => {
    const story = createStory();
    const budget = budgetOn(story.clock, createMemoryBudget());
    const left: number[] = [];
    story.at(0, () => {
      void budget.acquire('test:1', 'answer');
      void budget.acquire('test:7', 'answer').then(() => left.push(story.passed()));
    });
    story.at(10, () => budget.pause('test:7', 3_000));
    await story.run();
    expect(left).toEqual([3_010]);
  });

  it('holds for what is asked for while the others are still being told of it', async () => {
    const story = createStory();
    const store = createMemoryBudget();
    const budget = budgetOn(story.clock, {
      ...store,
      pause: async (...args) => {
        await story.clock.wait(50);
        await store.pause(...args);
      },
    });
    const left: number[] = [];
    story.at(0, () => budget.pause('test:7', 3_000));
    story.at(1, () => void budget.acquire('test:7', 'answer').then(() => left.push(story.passed())));
    await story.run();
    expect(left).toEqual([3_000]);
  });

  it('ends a moment early for nobody when a shorter one follows', async () => {
    const story = createStory();
    const budget = budgetOn(story.clock, createMemoryBudget());
    const left: number[] = [];
    story.at(0, () => budget.pause('test:7', 9_000));
    story.at(1, () => budget.pause('test:7', 10));
    story.at(2, () => void budget.acquire('test:7', 'answer').then(() => left.push(story.passed())));
    await story.run();
    expect(left).toEqual([9_000]);
  });
});

describe('whoever waits no longer', () => {
  it('is let go at once, and leaves the others their moments', async () => {
    const story = createStory();
    const budget = budgetOn(story.clock, createMemoryBudget());
    const ending = new AbortController();
    const left: [string, number][] = [];
    const pass = (name: string, until?: AbortSignal) =>
      void budget.acquire('test:7', 'answer', until).then(() => left.push([name, story.passed()]));
    story.at(0, () => {
      pass('first');
      pass('second', ending.signal);
      pass('third');
    });
    story.at(200, () => ending.abort());
    story.at(300, () => pass('late', ending.signal));
    await story.run();
    expect(left).toEqual([
      ['first', 0],
      ['second', 200],
      ['late', 300],
      ['third', 1_000],
    ]);
  });
});

describe('a shared budget that cannot be reached', () => {
  const failing = () => {
    const shared = createMemoryBudget();
    let fails = false;
    const guarded = <T>(act: () => Promise<T>) => (fails ? Promise.reject(new Error('down')) : act());
    return {
      shared: {
        take: (...args) => guarded(() => shared.take(...args)),
        pause: (...args) => guarded(() => shared.pause(...args)),
      } satisfies SharedBudget,
      fail: (now: boolean) => {
        fails = now;
      },
    };
  };

  it('is replaced by one of the process’s own, which knows what was sent before; the log hears of it once', async () => {
    const { shared, fail } = failing();
    const story = createStory();
    const budget = budgetOn(story.clock, shared);
    const left: number[] = [];
    logged.length = 0;
    const pass = () => void budget.acquire('test:7', 'answer').then(() => left.push(story.passed()));
    story.at(0, pass);
    story.at(500, () => fail(true));
    for (let i = 1; i < 5; i++) story.at(500 + i, pass);
    story.at(8_000, () => fail(false));
    story.at(9_000, pass);
    story.at(10_000, pass);
    await story.run();
    expect(left).toEqual([0, 1_000, 2_000, 3_000, 4_000, 9_000, 10_000]);
    expect(logged.map((line) => JSON.parse(line).msg)).toEqual([
      'cannot reach the shared rate limit; this process counts on its own',
      'the shared rate limit is reachable again',
    ]);
  });

  it('counts what was sent to a group before', async () => {
    const { shared, fail } = failing();
    const story = createStory();
    const budget = budgetOn(story.clock, shared);
    const left: number[] = [];
    story.at(0, () => {
      for (let i = 0; i <= GROUP_MESSAGES; i++)
        void budget.acquire('test:-7', 'digest').then(() => left.push(story.passed()));
    });
    story.at(19_500, () => fail(true));
    await story.run();
    expect(left.at(-2)).toBe(19_000);
    expect(left.at(-1)).toBe(GROUP_WINDOW_MS);
  });

  it('holds a pause up for no one but its chat', async () => {
    const { shared, fail } = failing();
    fail(true);
    const story = createStory();
    const budget = budgetOn(story.clock, shared);
    const left: number[] = [];
    story.at(0, () => budget.pause('test:7', 4_000));
    story.at(1, () => void budget.acquire('test:7', 'answer').then(() => left.push(story.passed())));
    story.at(1, () => void budget.acquire('test:8', 'answer').then(() => left.push(story.passed())));
    await story.run();
    expect(left).toEqual([1, 4_000]);
  });
});

describe('very many chats', () => {
  /** The processor time, in microseconds, that one of so many messages costs; each of the chats has two. */
  const costOfOne = async (messages: number): Promise<number> => {
    let now = 1_000_000;
    const clock: Clock = {
      now: () => now,
      elapsed: () => now,
      async wait(ms) {
        now += ms;
      },
    };
    const budget = budgetOn(clock, createMemoryBudget());
    const began = process.cpuUsage();
    await Promise.all(
      many(messages, (i) => digest(i % (messages / 2))).map(({ chat }) =>
        budget.acquire(`test:-${chat}`, 'digest'),
      ),
    );
    expect(now).toBe(1_000_000 + (messages - 1) * 34);
    return process.cpuUsage(began).user / messages;
  };

  it('that wait cost little: one of twenty thousand messages about as much as one of a thousand', async () => {
    const few = await costOfOne(1_000);
    // Twenty times as much, if each had to look at all that wait.
    expect((await costOfOne(20_000)) / few).toBeLessThan(8);
  });

  it('that have no room cost those that have nothing', async () => {
    const asked: string[] = [];
    const store = createMemoryBudget();
    const story = createStory();
    const budget = budgetOn(story.clock, {
      ...store,
      take: (platform, chat, ...rest) => {
        asked.push(chat);
        return store.take(platform, chat, ...rest);
      },
    });
    for (let i = 0; i < 50; i++) story.at(0, () => budget.pause(`test:${i}`, 1_000_000));
    story.at(1, () => {
      for (let i = 0; i < 60; i++) void budget.acquire(`test:${i}`, 'digest');
    });
    await story.run();
    expect(asked.filter((chat) => Number(chat.slice(5)) < 50)).toHaveLength(50);
  });
});

describe('a moment', () => {
  const state = { overall: 0, chat: { times: [], pausedUntil: 0 } };

  it('is now, where nothing has been sent', () => {
    expect(nextMoment(state, 5_000, limits, 'test:7')).toEqual({
      at: 5_000,
      state: { overall: 5_000, chat: { times: [5_000], pausedUntil: 0 } },
    });
  });

  it('written by a clock that has been set back since silences nobody', () => {
    const ahead = { overall: 9_000_000, chat: { times: [9_000_000], pausedUntil: 0 } };
    expect(nextMoment(ahead, 5_000, limits, 'test:7')).toMatchObject({ at: 5_000 });
  });

  it('is kept for as long as it counts', () => {
    let next: ReturnType<typeof nextMoment> = nextMoment(state, 1_000, limits, 'test:-7');
    for (let i = 2; i <= 40 && 'at' in next; i++) next = nextMoment(next.state, i * 4_000, limits, 'test:-7');
    expect('at' in next && next.state.chat.times.length).toBeLessThanOrEqual(GROUP_MESSAGES);
  });
});
