// Messages leave when they would have left, whatever the clock is set to meanwhile, and a pause has an end.

import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { BudgetLimits, Urgency } from '../../../src/core/platform.ts';
import { createBudget } from '../../../src/outbox/budget.ts';
import { createSharedBudget } from '../../../src/stores/budgets.ts';
import { inFile, silent, storesAt } from '../../stores-of.ts';
import { createEventful } from '../system/eventful.ts';
import { JUMPS } from '../system/jumps.ts';

const HOUR = 60 * 60_000;
const limits: BudgetLimits = {
  perSecond: 5,
  chatIntervalMs: 1_000,
  group: { messages: 3, windowMs: 60_000 },
  isGroup: (chat) => chat.startsWith('test:-'),
};

type Event =
  | { readonly is: 'send'; readonly chat: string; readonly urgency: Urgency; readonly process: number }
  | { readonly is: 'pause'; readonly chat: string; readonly ms: number; readonly process: number }
  | { readonly is: 'jump'; readonly ms: number };
type Timed = Event & { readonly gap: number };

const chat = fc.constantFrom('test:-1', 'test:-2', 'test:3');
const eventsOf = (processes: number) => {
  const process = fc.nat({ max: processes - 1 });
  const urgency = fc.constantFrom<Urgency>('answer', 'digest');
  const gap = fc.nat({ max: 4_000 });
  return fc
    .array(
      fc.oneof(
        {
          arbitrary: fc.record({ is: fc.constant('send' as const), chat, urgency, process, gap }),
          weight: 6,
        },
        {
          arbitrary: fc.record({
            is: fc.constant('pause' as const),
            chat,
            ms: fc.nat({ max: 20_000 }),
            process,
            gap,
          }),
          weight: 1,
        },
        {
          arbitrary: fc.record({ is: fc.constant('jump' as const), ms: fc.constantFrom(...JUMPS), gap }),
          weight: 2,
        },
      ),
      { minLength: 4, maxLength: 20 },
    )
    .map((events): readonly Timed[] => [
      { is: 'send', chat: 'test:-1', urgency: 'answer', process: 0, gap: 0 },
      ...events,
    ]);
};

const { database, empty } = await storesAt(inFile(':memory:'), createEventful().hurried);
afterAll(() => database.close());

/** When each message leaves, after the beginning. */
const departures = async (events: readonly Timed[], isSet: boolean): Promise<number[]> => {
  const story = createEventful();
  await empty();
  // A conversation with one person is remembered by the store itself.
  const shared = createSharedBudget(database);
  const processes = [0, 1].map(() =>
    createBudget({ clock: story.clock, log: silent, platform: 'test', limits, shared }),
  );
  const left: number[] = [];
  let at = 0;
  let sends = 0;
  for (const event of events) {
    at += event.gap;
    story.at(at, () => {
      if (event.is === 'jump') {
        if (isSet) story.jump(event.ms);
        return;
      }
      const budget = processes[event.process];
      if (event.is === 'pause') return budget?.pause(event.chat, event.ms);
      const number = sends++;
      void budget?.acquire(event.chat, event.urgency).then(() => {
        left[number] = story.clock.elapsed();
      });
    });
  }
  await story.run();
  return left;
};

describe('a budget on a clock that is set', () => {
  it('lets every message of a process leave as if nobody had set it', () =>
    fc.assert(
      fc.asyncProperty(eventsOf(1), async (events) => {
        expect(await departures(events, true)).toEqual(await departures(events, false));
      }),
      { numRuns: 20, endOnFailure: true },
    ));

  it('keeps no message of two processes for longer than a chat has to wait', () =>
    fc.assert(
      fc.asyncProperty(eventsOf(2), async (events) => {
        const expected = await departures(events, false);
        const left = await departures(events, true);
        expect(left.length).toBe(expected.length);
        const window = limits.group?.windowMs ?? 0;
        for (const [i, moment] of left.entries())
          expect(moment).toBeLessThanOrEqual((expected[i] ?? 0) + window);
      }),
      { numRuns: 20, endOnFailure: true },
    ));
});

describe('what a process has written that is gone', () => {
  const open = async () => {
    const story = createEventful();
    const { stores } = await storesAt(inFile(':memory:'), story.hurried);
    return { story, stores, now: story.clock.now };
  };

  it('keeps nobody waiting where the clock has been set back since', async () => {
    const { story, stores, now } = await open();
    for (const back of [HOUR, 24 * HOUR]) {
      for (let i = 0; i < 3; i++) await stores.budgets.take('test', 'test:-1', now() + i * 1_000, limits);
      await stores.budgets.pause('test', 'test:-2', now(), 20_000, limits);
      await stores.budgets.pause('test', 'test:3', now(), 20_000, limits);
      story.jump(-back);
      for (const chat of ['test:-1', 'test:-2', 'test:3'])
        expect(await stores.budgets.take('test', chat, now() + 5_000, limits)).toMatchObject({
          at: expect.closeTo(now() + 5_000, -3),
        });
    }
    await stores.close();
  });
});

describe('a pause', () => {
  it.each([Number.NaN, -5, 0])('of %s ms is none', async (ms) => {
    const story = createEventful();
    const { stores } = await storesAt(inFile(':memory:'), story.hurried);
    const budget = createBudget({
      clock: story.clock,
      log: silent,
      platform: 'test',
      limits,
      shared: stores.budgets,
    });
    const left: number[] = [];
    for (const urgency of ['answer', 'digest'] as const)
      void budget.acquire('test:-1', urgency).then(() => left.push(story.clock.elapsed()));
    budget.pause('test:-1', ms);
    await story.run();
    expect(left).toEqual([0, 1_000]);
    await stores.close();
  });

  it('without end ends after a day', async () => {
    const story = createEventful();
    const { stores } = await storesAt(inFile(':memory:'), story.hurried);
    const budget = createBudget({
      clock: story.clock,
      log: silent,
      platform: 'test',
      limits,
      shared: stores.budgets,
    });
    let left = 0;
    budget.pause('test:-1', Number.POSITIVE_INFINITY);
    void budget.acquire('test:-1', 'answer').then(() => {
      left = story.clock.elapsed();
    });
    await story.run();
    expect(left).toBe(24 * HOUR);
    await stores.close();
  });
});
