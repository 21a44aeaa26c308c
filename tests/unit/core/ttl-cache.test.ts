// What is remembered for a little while is bounded in time and in number.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTtlCache } from '../../../src/core/ttl-cache.ts';

const act = fc.oneof(
  fc.record({ is: fc.constant('keep' as const) }),
  fc.record({ is: fc.constant('pass' as const), ms: fc.nat({ max: 30 }) }),
);

it('finds the latest values for their time, and no others', () => {
  fc.assert(
    fc.property(
      fc.array(act, { maxLength: 60 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 40 }),
      (acts, max, ttlMs) => {
        let now = 0;
        let codes = 0;
        const recall = createTtlCache<number>({
          clock: { elapsed: () => now },
          newCode: () => `code${codes++}`,
          ttlMs,
          max,
        });
        const kept: { code: string; at: number }[] = [];
        for (const one of acts) {
          if (one.is === 'pass') now += one.ms;
          else kept.push({ code: recall.put(kept.length), at: now });
          for (const [value, { code, at }] of kept.entries()) {
            const isThere = now < at + ttlMs && value >= kept.length - max;
            expect(recall.get(code)).toBe(isThere ? value : null);
          }
        }
        expect(recall.get('never given')).toBeNull();
      },
    ),
  );
});
