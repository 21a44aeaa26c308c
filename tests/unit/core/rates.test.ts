// How often one may ask.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../../../src/core/rates.ts';
import { createTestClock } from '../../app-of.ts';

const rate = { perMinute: 60, burst: 3 };

describe('a rate limiter', () => {
  it('lets a burst through, then one a second', () => {
    const clock = createTestClock();
    const limiter = createRateLimiter(clock);
    const take = () => limiter.take({ key: 'a', rate });
    expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 1]);
    clock.forward(1_000);
    expect([take(), take()]).toEqual([0, 1]);
  });

  it('counts each key for itself', () => {
    const limiter = createRateLimiter(createTestClock());
    for (let i = 0; i < 3; i++) limiter.take({ key: 'a', rate });
    expect(limiter.take({ key: 'a', rate })).toBe(1);
    expect(limiter.take({ key: 'b', rate })).toBe(0);
  });

  it('takes from all keys or from none', () => {
    const limiter = createRateLimiter(createTestClock());
    const chat = { key: 'chat', rate: { perMinute: 60, burst: 1 } };
    const user = { key: 'user', rate: { perMinute: 60, burst: 2 } };
    expect(limiter.take(chat, user)).toBe(0);
    expect(limiter.take(chat, user)).toBe(1);
    expect(limiter.take(user)).toBe(0);
    expect(limiter.take(user)).toBe(1);
  });

  it('never lets through more than the burst and what has been earned since', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5_000), { maxLength: 200 }), (pauses) => {
        const clock = createTestClock();
        const limiter = createRateLimiter(clock);
        let passed = 0;
        let time = 0;
        for (const pause of pauses) {
          clock.forward(pause);
          time += pause;
          if (limiter.take({ key: 'a', rate }) === 0) passed++;
          expect(passed).toBeLessThanOrEqual(rate.burst + (time / 60_000) * rate.perMinute + 1e-6);
        }
      }),
    );
  });

  it('forgets who has not asked for long', () => {
    const clock = createTestClock();
    const limiter = createRateLimiter(clock);
    for (let i = 0; i < 30_000; i++) {
      clock.forward(10);
      expect(limiter.take({ key: `user ${i}`, rate })).toBe(0);
    }
  });

  it('forgets nobody who has used up their allowance, however many others come', () => {
    const clock = createTestClock();
    const limiter = createRateLimiter(clock, 100);
    const drained = Array.from({ length: 100 }, (_, i) => `early ${i}`);
    for (const key of drained) for (let i = 0; i < rate.burst; i++) limiter.take({ key, rate });
    for (let i = 0; i < 50_000; i++) limiter.take({ key: `flood ${i}`, rate });
    for (const key of drained) expect(limiter.take({ key, rate })).toBeGreaterThan(0);
  });

  it('lets through no more than so many times the burst of a flood from ever new keys', () => {
    const clock = createTestClock();
    const limiter = createRateLimiter(clock, 100);
    let passed = 0;
    for (let i = 0; i < 50_000; i++)
      for (let call = 0; call < rate.burst; call++)
        if (limiter.take({ key: `flood ${i}`, rate }) === 0) passed++;
    // The keys that were remembered, and 256 buckets that the others share.
    expect(passed).toBeLessThanOrEqual((100 + 256) * rate.burst);
    // It goes on as before once the flood is over: everybody has an allowance of their own.
    clock.forward(60_000);
    for (let i = 0; i < 1_000; i++) {
      for (let call = 0; call < rate.burst; call++) limiter.take({ key: `later ${i}`, rate });
      clock.forward(60_000);
    }
    expect(limiter.take({ key: 'newcomer', rate })).toBe(0);
    expect(limiter.take({ key: 'newcomer', rate })).toBe(0);
  });
});
