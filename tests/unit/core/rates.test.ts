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
});
