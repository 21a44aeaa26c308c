// The laws of the ledger: whoever sends, nothing is sent twice, and the parts of a slot go in order.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry, EntryState } from '../../src/ledger/ledger.ts';
import type { Stores } from '../../src/stores/stores.ts';
import type { createTestClock } from '../app-of.ts';
import { CHAT, digestOf, partOf } from '../stores-of.ts';

interface Opened {
  readonly stores: Stores;
  readonly second: Stores;
  readonly clock: ReturnType<typeof createTestClock>;
  empty(): Promise<void>;
}

const LEASE_MS = 100;
const HOLDERS = ['a', 'b'] as const;
type Holder = (typeof HOLDERS)[number];

type Step =
  | { readonly does: 'reserve' | 'claim' | 'race'; readonly id: number; readonly by: Holder }
  | {
      readonly does: 'settle';
      readonly id: number;
      readonly by: Holder;
      readonly state: 'sent' | 'failed' | 'uncertain';
    }
  | { readonly does: 'postpone'; readonly id: number; readonly by: Holder }
  | { readonly does: 'decide'; readonly id: number; readonly what: 'resend' | 'dismiss' }
  | { readonly does: 'wait'; readonly ms: number };

const id = fc.nat({ max: 4 });
const by = fc.constantFrom(...HOLDERS);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('reserve', 'claim', 'claim', 'race'), id, by }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('settle'),
      id,
      by,
      state: fc.constantFrom('sent', 'failed', 'uncertain'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('postpone'), id, by }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('decide'), id, what: fc.constantFrom('resend', 'dismiss') }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait'), ms: fc.constantFrom(1, 60, 101) }) },
) as fc.Arbitrary<Step>;

/** What may follow on a state by itself; only a person may do more. */
const AFTER: Readonly<Record<EntryState, readonly EntryState[]>> = {
  due: ['due', 'sending', 'failed'],
  sending: ['sending', 'due', 'sent', 'failed', 'uncertain'],
  uncertain: ['uncertain', 'sent'],
  sent: ['sent'],
  failed: ['failed'],
  skipped: ['skipped'],
};
const IS_OPEN: readonly EntryState[] = ['due', 'sending'];

export const ledgerContract = (name: string, opened: () => Opened) => {
  /** Three parts of one slot and two of another. */
  const ready = async () => {
    const { stores, clock } = opened();
    const now = clock.now();
    const parts = [0, 1, 2, 3, 4].map((n) =>
      partOf({ id: `e${n}`, slot: n < 3 ? 1 : 2, part: n < 3 ? n : n - 3, dueAt: now }),
    );
    await stores.digests.add(digestOf());
    await stores.digests.commit({
      digest: 'digest',
      parts,
      skipped: [],
      nextAt: null,
      edition: 1,
      turn: 0,
    });
    return now;
  };
  const stateOf = async (id: string) => (await opened().stores.ledger.find(id))?.state;

  describe(`the ledger ${name}`, () => {
    it('keeps its laws, whatever two holders do', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
          const { stores, second, clock, empty } = opened();
          await empty();
          await ready();
          const ledgers = { a: stores.ledger, b: second.ledger };
          const held = new Map<string, { by: Holder; until: number }>();
          const reserved = new Map<string, { by: Holder; until: number }>();
          const entries = async () => (await stores.ledger.listByCause('digest', 9)).toReversed();

          const claim = async (id: string, holder: Holder) => {
            const now = clock.now();
            const claimed = await ledgers[holder].claim(id, holder, now, now + LEASE_MS);
            return claimed === null ? null : { ...claimed, holder, now };
          };
          const claimedBy = (before: Entry[], got: NonNullable<Awaited<ReturnType<typeof claim>>>) => {
            const { entry, interrupted, holder, now } = got;
            const was = before.find((one) => one.id === entry.id);
            const last = held.get(entry.id);
            const hold = reserved.get(entry.id);
            expect(was?.state).toBe(interrupted ? 'sending' : 'due');
            if (interrupted) expect(last?.until).toBeLessThan(now);
            else if (hold !== undefined && hold.by !== holder) expect(hold.until).toBeLessThan(now);
            for (const earlier of before)
              if (earlier.slot === entry.slot && (earlier.part ?? 0) < (entry.part ?? 0))
                expect(IS_OPEN).not.toContain(earlier.state);
            expect(entry.attempts).toBe((was?.attempts ?? 0) + 1);
            held.set(entry.id, { by: holder, until: now + LEASE_MS });
            reserved.delete(entry.id);
          };

          for (const one of steps) {
            const before = await entries();
            const key = 'id' in one ? `e${one.id}` : '';
            const was = before.find(({ id }) => id === key)?.state;
            let decided = false;
            if (one.does === 'wait') clock.forward(one.ms);
            else if (one.does === 'claim') {
              const got = await claim(key, one.by);
              if (got !== null) claimedBy(before, got);
            } else if (one.does === 'race') {
              const got = await Promise.all([claim(key, 'a'), claim(key, 'b')]);
              const won = got.filter((claimed) => claimed !== null);
              expect(won.length).toBeLessThan(2);
              for (const claimed of won) claimedBy(before, claimed);
            } else if (one.does === 'reserve') {
              const now = clock.now();
              if (await ledgers[one.by].reserve(key, one.by, now, now + LEASE_MS)) {
                const last = reserved.get(key);
                if (last !== undefined && last.by !== one.by) expect(last.until).toBeLessThan(now);
                reserved.set(key, { by: one.by, until: now + LEASE_MS });
              }
            } else if (one.does === 'settle') {
              const mine = was === 'sending' && held.get(key)?.by === one.by;
              const mayStill = (was === 'uncertain' || was === 'sending') && one.state === 'sent';
              expect(await ledgers[one.by].settle(key, one.by, { state: one.state })).toBe(mine || mayStill);
            } else if (one.does === 'postpone') {
              await ledgers[one.by].postpone(key, one.by, clock.now() + 50, 'later');
              const now = await stateOf(key);
              expect(now).toBe(was === 'sending' && held.get(key)?.by === one.by ? 'due' : was);
              if (was === 'sending' && now === 'due') reserved.delete(key);
            } else if (one.does === 'decide') {
              decided = await stores.ledger.decide(key, one.what, clock.now());
              expect(decided).toBe(was === 'uncertain' || was === 'failed');
              reserved.delete(key);
            }
            for (const [n, now] of (await entries()).entries())
              if (!(decided && now.id === key)) expect(AFTER[before[n]?.state ?? 'due']).toContain(now.state);
          }
        }),
        { numRuns: 12 },
      );
    });

    it('has the later parts of a failed one fail with it', async () => {
      const now = await ready();
      const { stores, second } = opened();
      await stores.ledger.claim('e0', 'a', now, now + LEASE_MS);
      await stores.ledger.settle('e0', 'a', { state: 'failed', why: '403' });
      expect(await second.ledger.find('e0')).toMatchObject({ state: 'failed', why: '403' });
      expect(await second.ledger.find('e2')).toMatchObject({
        state: 'failed',
        why: 'an earlier part failed',
      });
      expect(await stateOf('e3')).toBe('due');
    });

    it('names what can be sent: the first open part of each slot, and what was left behind', async () => {
      const now = await ready();
      const { ledger } = opened().stores;
      expect(await ledger.due(now - 1, 9, 0)).toEqual([]);
      expect([...(await ledger.due(now, 9, 0))].sort()).toEqual(['e0', 'e3']);
      expect(await ledger.due(now, 1, 0)).toHaveLength(1);
      expect(await ledger.due(now, 9, 1)).toEqual([]);
      expect(await ledger.due(now + 1, 9, 1)).toHaveLength(2);
      await ledger.reserve('e3', 'a', now, now + LEASE_MS);
      await ledger.claim('e0', 'a', now, now + LEASE_MS);
      expect(await ledger.due(now, 9, 0)).toEqual([]);
      expect([...(await ledger.due(now + LEASE_MS + 1, 9, 0))].sort()).toEqual(['e0', 'e3']);
      await ledger.settle('e0', 'a', { state: 'sent', chat: `${CHAT}/1`, message: '77' });
      expect([...(await ledger.due(now + LEASE_MS, 9, 0))].sort()).toEqual(['e1']);
      expect(await ledger.find('e0')).toMatchObject({ payload: null, chat: `${CHAT}/1`, message: '77' });
    });

    it('leaves what another has reserved to them', async () => {
      const now = await ready();
      const { stores, second } = opened();
      expect(await stores.ledger.reserve('e0', 'a', now, now + LEASE_MS)).toBe(true);
      expect(await stores.ledger.reserve('e0', 'a', now, now + LEASE_MS)).toBe(true);
      expect(await second.ledger.reserve('e0', 'b', now, now + LEASE_MS)).toBe(false);
      expect(await second.ledger.claim('e0', 'b', now, now + LEASE_MS)).toBeNull();
      expect(await second.ledger.reserve('e1', 'b', now, now + LEASE_MS)).toBe(false);
      expect(await stores.ledger.claim('e0', 'a', now, now + LEASE_MS)).toMatchObject({ interrupted: false });
    });

    it('tells of an interrupted attempt when it began, and of a postponed one nothing', async () => {
      const now = await ready();
      const { stores, second } = opened();
      await stores.ledger.claim('e0', 'a', now, now + LEASE_MS);
      const later = now + LEASE_MS + 1;
      expect(await second.ledger.claim('e0', 'b', later - 1, later)).toBeNull();
      expect(await second.ledger.claim('e0', 'b', later, later + LEASE_MS)).toMatchObject({
        interrupted: true,
        entry: { firstAt: now, attempts: 2 },
      });
      expect(await stores.ledger.settle('e0', 'a', { state: 'failed' })).toBe(false);
      await stores.ledger.postpone('e0', 'a', later, 'not mine');
      expect(await stateOf('e0')).toBe('sending');
      await second.ledger.postpone('e0', 'b', later + 50, '429');
      expect(await stores.ledger.find('e0')).toMatchObject({ state: 'due', firstAt: null, why: '429' });
      expect(await stores.ledger.claim('e0', 'a', later + 49, later + LEASE_MS)).toBeNull();
      expect(await stores.ledger.claim('e0', 'a', later + 50, later + LEASE_MS)).not.toBeNull();
    });

    it.each(['before', 'after'] as const)(
      'believes a holder whose lease was leapt over that it was sent, %s whoever took over gave up',
      async (when) => {
        const now = await ready();
        const { stores, second } = opened();
        await stores.ledger.claim('e0', 'a', now, now + LEASE_MS);
        const later = now + LEASE_MS + 1;
        expect(await second.ledger.claim('e0', 'b', later, later + LEASE_MS)).toMatchObject({
          interrupted: true,
        });
        expect(await stores.ledger.claim('e0', 'a', later, later + LEASE_MS)).toBeNull();
        const says = () => stores.ledger.settle('e0', 'a', { state: 'sent', chat: CHAT, message: '77' });
        const givesUp = () => second.ledger.settle('e0', 'b', { state: 'uncertain', why: 'interrupted' });
        const said = when === 'before' ? [await says(), await givesUp()] : [await givesUp(), await says()];
        expect(said).toEqual(when === 'before' ? [true, false] : [true, true]);
        expect(await second.ledger.find('e0')).toMatchObject({ state: 'sent', message: '77', why: null });
        // Nobody is asked about it, and nobody can have it sent again.
        expect(await second.ledger.open(CHAT)).toEqual([]);
        expect(await second.ledger.decide('e0', 'resend', later)).toBe(false);
        expect(await second.ledger.claim('e0', 'b', later + LEASE_MS, later + 2 * LEASE_MS)).toBeNull();
        expect([...(await second.ledger.due(later, 9, 0))].sort()).toEqual(['e1', 'e3']);
      },
    );

    it('lets a person decide about what nobody can tell the end of', async () => {
      const now = await ready();
      const { ledger } = opened().stores;
      const doubtful = async (id: string) => {
        await ledger.claim(id, 'a', now, now + LEASE_MS);
        await ledger.settle(id, 'a', { state: 'uncertain', why: 'timeout' });
      };
      await doubtful('e0');
      await doubtful('e3');
      expect((await ledger.open(CHAT)).map(({ id }) => id).sort()).toEqual(['e0', 'e3']);
      expect(await ledger.decide('e0', 'resend', now)).toBe(true);
      expect(await ledger.find('e0')).toMatchObject({ state: 'due', attempts: 0, firstAt: null, why: null });
      expect(await ledger.decide('e3', 'dismiss', now)).toBe(true);
      expect(await ledger.find('e3')).toMatchObject({ state: 'skipped', payload: null });
      for (const id of ['e0', 'e1', 'e3', 'nobody'])
        expect(await ledger.decide(id, 'resend', now)).toBe(false);
      expect(await ledger.open(CHAT)).toEqual([]);
      expect(await ledger.counts()).toEqual({ due: 4, skipped: 1 });
    });

    it('has a person decide too about what could not be sent', async () => {
      const now = await ready();
      const { ledger } = opened().stores;
      await ledger.claim('e0', 'a', now, now + LEASE_MS);
      await ledger.settle('e0', 'a', { state: 'failed', why: 'closed' });
      expect((await ledger.open(CHAT)).map(({ id }) => id)).toEqual(['e0', 'e1', 'e2']);
      expect(await ledger.decide('e0', 'resend', now)).toBe(true);
      for (const id of ['e1', 'e2']) await ledger.decide(id, 'dismiss', now);
      expect(await ledger.open(CHAT)).toEqual([]);
    });

    it('remembers which message shows an answer, and that one was told anew', async () => {
      const { stores, second } = opened();
      const messages = [
        { chat: CHAT, message: '1' },
        { chat: CHAT, message: '2' },
      ];
      const { excerpts } = partOf();
      await stores.ledger.record({
        platform: 'test',
        messages,
        excerpts: [{ citation: 'abcd1234', document: 'harbour.txt', revision: 'r', start: 0, end: 9 }],
        edition: 1,
      });
      await second.ledger.record({ platform: 'test', messages: messages.slice(0, 1), excerpts, edition: 2 });
      expect(await stores.ledger.counts()).toEqual({});
      expect(await stores.ledger.prune(opened().clock.now())).toBe(0);
      expect(await stores.ledger.prune(opened().clock.now() + 1)).toBe(2);
    });
  });
};
