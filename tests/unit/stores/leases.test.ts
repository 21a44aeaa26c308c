// A lease is held by one process at a time and followed in time, however the clock is set meanwhile.

import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createLeaseStore } from '../../../src/stores/leases.ts';
import { createTestClock } from '../../app-of.ts';
import { inFile, storesAt } from '../../stores-of.ts';
import { JUMPS } from '../system/jumps.ts';

const LEASE_MS = 10_000;
const LOOK_MS = 3_000;

const clock = createTestClock();
const { database, empty } = await storesAt(inFile(':memory:'), clock);
afterAll(() => database.close());

/** What happens in each of the pauses between two looks: the clock is set before or after the holder prolongs its lease, or not. */
const pause = fc.record({
  before: fc.constantFrom(0, 0, 0, ...JUMPS),
  after: fc.constantFrom(0, 0, 0, ...JUMPS),
  /** How long before the look the holder prolongs. */
  early: fc.nat({ max: LOOK_MS - 1 }),
});

describe('a lease on a clock that is set', () => {
  it('stays with whoever prolongs it, and is followed soon after its end', () =>
    fc.assert(
      fc.asyncProperty(fc.array(pause, { maxLength: 12 }), fc.nat({ max: 12 }), async (pauses, lives) => {
        await empty();
        const [holder, waiting] = [createLeaseStore(database, clock), createLeaseStore(database, clock)];
        expect(await holder.take('post', 'a', LEASE_MS)).toBe(true);
        expect(await waiting.take('post', 'b', LEASE_MS)).toBe(false);
        let prolonged = clock.elapsed();
        for (const [i, { before, after, early }] of pauses.entries()) {
          clock.forward(LOOK_MS - early);
          clock.jump(before);
          if (i < lives) {
            expect(await holder.take('post', 'a', LEASE_MS)).toBe(true);
            prolonged = clock.elapsed();
          }
          clock.jump(after);
          clock.forward(early);
          const isTaken = await waiting.take('post', 'b', LEASE_MS);
          // Whoever lives prolongs far earlier.
          if (isTaken) expect(clock.elapsed() - prolonged).toBeGreaterThanOrEqual(LEASE_MS - LOOK_MS);
          if (isTaken) return;
          // Seen at the latest one look after it was prolonged last.
          expect(clock.elapsed() - prolonged).toBeLessThanOrEqual(LEASE_MS + 2 * LOOK_MS);
        }
      }),
    ));

  it.each(JUMPS)(
    'of a process that is gone is followed by one that starts after a jump of %s ms',
    async (ms) => {
      await empty();
      await createLeaseStore(database, clock).take('post', 'a', LEASE_MS);
      clock.jump(ms);
      const started = createLeaseStore(database, clock);
      const isAtOnce = await started.take('post', 'b', LEASE_MS);
      expect(isAtOnce).toBe(ms > 0);
      clock.forward(LEASE_MS + 1);
      expect(await started.take('post', 'b', LEASE_MS)).toBe(true);
    },
  );
});
