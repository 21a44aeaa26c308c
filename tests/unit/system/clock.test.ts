// Durations on a machine whose clock is set and which is suspended; waits of any length; and who may read the machine's clocks.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSystemClock, systemClock } from '../../../src/system/clock.ts';

/** A machine whose suspensions and settings of the clock a test brings about. */
const machine = () => {
  let wall = Date.UTC(2026, 0, 1);
  let running = 5_000;
  let up = 900_000;
  const pass = (ms: number) => {
    wall += ms;
    running += ms;
    up += ms;
  };
  return {
    pass,
    suspend(ms: number) {
      wall += ms;
      up += ms;
    },
    set(ms: number) {
      wall += ms;
    },
    /** Rounds as macOS does. */
    time: { wall: () => wall, running: () => running, up: () => Math.floor(up / 1_000) * 1_000 },
  };
};

const event = fc.oneof(
  fc.record({ is: fc.constant('pass' as const), ms: fc.nat({ max: 100_000 }) }),
  fc.record({ is: fc.constant('set' as const), ms: fc.integer({ min: -86_400_000, max: 86_400_000 }) }),
  fc.record({ is: fc.constant('suspend' as const), ms: fc.integer({ min: 3_000, max: 86_400_000 }) }),
);

describe('what has elapsed', () => {
  it('counts what passes and what a machine is suspended for, and not how its clock is set', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const { pass, suspend, set, time } = machine();
        const clock = createSystemClock(time);
        let [expected, suspensions, last] = [clock.elapsed(), 0, clock.elapsed()];
        for (const { is, ms } of events) {
          ({ pass, suspend, set })[is](ms);
          if (is !== 'set') expected += ms;
          if (is === 'suspend') suspensions += 1;
          const now = clock.elapsed();
          expect(now).toBeGreaterThanOrEqual(last);
          // The time up is told in seconds.
          expect(Math.abs(now - expected)).toBeLessThanOrEqual(1_000 * suspensions);
          last = now;
        }
      }),
    );
  });

  it('goes on where the operating system sets back what it says of its start', () => {
    const { pass, suspend, time } = machine();
    let lost = 0;
    const clock = createSystemClock({ ...time, up: () => time.up() - lost });
    const start = clock.elapsed();
    lost = 3_600_000;
    pass(10_000);
    expect(clock.elapsed() - start).toBe(10_000);
    suspend(60_000);
    expect(clock.elapsed() - start).toBe(70_000);
  });

  it('is what the machine tells', () => {
    const [before, first, second] = [performance.now(), systemClock.elapsed(), systemClock.elapsed()];
    expect(second).toBeGreaterThanOrEqual(first);
    expect(first).toBeGreaterThanOrEqual(before);
    expect(systemClock.now()).toBeGreaterThan(Date.UTC(2020));
  });
});

describe('a wait', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  const waiting = (ms: number, until?: AbortSignal) => {
    const { pass, suspend, time } = machine();
    let isOver = false;
    void createSystemClock(time)
      .wait(ms, until)
      .then(() => {
        isOver = true;
      });
    return {
      suspend,
      isOver: () => isOver,
      /** In steps, with no more than a minute of timers in each: a busy machine may miss the others. */
      async pass(total: number, step = 30_000) {
        for (let left = total; left > 0; left -= step) {
          pass(Math.min(left, step));
          await vi.advanceTimersByTimeAsync(Math.min(left, step, 60_000));
        }
      },
    };
  };

  it('of thirty days is longer than a timer can be, and lasts thirty days', async () => {
    const days = 30 * 86_400_000;
    const { pass, isOver } = waiting(days);
    await pass(120_000);
    expect(isOver()).toBe(false);
    await pass(days - 120_001, days);
    expect(isOver()).toBe(false);
    await pass(1);
    expect(isOver()).toBe(true);
  });

  it('of an hour is over soon after a machine wakes that was suspended for two', async () => {
    const { pass, suspend, isOver } = waiting(3_600_000);
    await pass(60_000);
    suspend(7_200_000);
    await pass(30_000);
    expect(isOver()).toBe(true);
  });

  it.each([0, -5, Number.NaN, Number.NEGATIVE_INFINITY])('of %s ms is over at once', async (ms) => {
    const { pass, isOver } = waiting(ms);
    await pass(1);
    expect(isOver()).toBe(true);
  });

  it('without end is over when it is told to', async () => {
    const ending = new AbortController();
    const { pass, isOver } = waiting(Number.POSITIVE_INFINITY, ending.signal);
    await pass(86_400_000, 3_600_000);
    expect(isOver()).toBe(false);
    ending.abort();
    await pass(1);
    expect(isOver()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

/** Files that read the machine's time themselves, and why they may. */
const READERS: Readonly<Record<string, string>> = {
  'src/system/clock.ts': 'the clock',
  'src/core/event-loop.ts': 'measures slices of work, in threads that are given no clock',
};
const READS_TIME =
  /\bDate\.now\b|\bperformance\.now\b|\bnew Date(?:\(\)|(?![\w(]))|\bhrtime\b|(?<!new )\bDate\(\)/;

it('of the machine is read by the clock alone', () => {
  const root = join(import.meta.dirname, '../../..');
  const readers = ['src', 'commands']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => /\.ts$/.test(file) && !file.includes('/assets/'))
    .filter((file) => {
      const code = readFileSync(join(root, file), 'utf8');
      return READS_TIME.test(code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''));
    });
  expect(readers.sort()).toEqual(Object.keys(READERS).sort());
});
