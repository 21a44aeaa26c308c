// A clock that goes by another's, however its own machine's is set.

import { expect, it } from 'vitest';
import { createFollowingClock } from '../../../src/system/following-clock.ts';
import { createEventful } from './eventful.ts';

const HOUR = 60 * 60_000;

const open = (own = createEventful()) => {
  /** How far the other clock is ahead of what its own machine was set to at first. */
  let ahead = 5 * 60_000;
  const other = () => Date.UTC(2026, 0, 1) + ahead + own.clock.elapsed();
  const clock = createFollowingClock(own.clock);
  return {
    own,
    clock,
    other,
    set(ms: number) {
      ahead += ms;
    },
  };
};

it('tells its own time until it follows another', () => {
  const { own, clock } = open();
  expect(clock.now()).toBe(own.clock.now());
});

it('tells the other time, whatever its own is set to', async () => {
  const { own, clock, other } = open();
  const leave = await clock.follow(async () => other());
  for (const ms of [HOUR, -24 * HOUR]) {
    own.jump(ms);
    expect(clock.now()).toBe(other());
    await own.run(own.clock.elapsed() + 5_000);
    expect(clock.now()).toBe(other());
  }
  leave();
});

it('notices within ten seconds that the other was set', async () => {
  const { own, clock, other, set } = open();
  const leave = await clock.follow(async () => other());
  set(-HOUR);
  await own.run(10_000);
  expect(clock.now()).toBe(other());
  leave();
});

it('goes on by itself while the other cannot be read, or says nothing of use', async () => {
  const { own, clock, other } = open();
  const answers = [other(), Number.NaN, 'away'] as const;
  let asked = 0;
  const leave = await clock.follow(async () => {
    const answer = answers[Math.min(asked++, 2)];
    if (typeof answer !== 'number') throw new Error('away');
    return answer;
  });
  await own.run(60_000);
  expect(asked).toBe(7);
  expect(clock.now()).toBe(other());
  leave();
  await own.run(120_000);
  expect(asked).toBe(7);
});

it('does not mind an answer that took too long to say what time it is', async () => {
  const { own, clock, other, set } = open();
  let isSlow = false;
  const leave = await clock.follow(async () => {
    const time = other();
    if (isSlow) await own.clock.wait(3_000);
    return time;
  });
  isSlow = true;
  set(HOUR);
  await own.run(15_000);
  expect(clock.now()).toBe(other() - HOUR);
  leave();
});

it('rejects where the first look fails', async () => {
  const { clock } = open();
  await expect(clock.follow(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
});
