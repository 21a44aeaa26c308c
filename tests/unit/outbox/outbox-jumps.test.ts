// The clock is set while messages are sent, tried again and taken over: none is sent twice, and none waits for longer than a whole lease.

import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Platform } from '../../../src/core/adapter.ts';
import { PlatformError } from '../../../src/core/errors.ts';
import type { Posting } from '../../../src/core/platform.ts';
import { createOutbox } from '../../../src/outbox/outbox.ts';
import { createCorrectionStore } from '../../../src/stores/corrections.ts';
import { createStores } from '../../../src/stores/open.ts';
import { createTestClock } from '../../app-of.ts';
import { NO_BUDGET } from '../../discord-of.ts';
import { kindsOf, REACHED } from '../../kinds-of.ts';
import { AUDIT_KEY, digestOf, inFile, LEDGER_DAYS, partOf, silent, storesAt } from '../../stores-of.ts';
import { JUMPS } from '../system/jumps.ts';

const HOUR = 60 * 60_000;
const REPEATABLE_MS = 120_000;
/** The longest lease of an entry. */
const SPAN_MS = 180_000;
const LOOK_MS = 5_000;
const MESSAGES = 3;

const clock = createTestClock();
const { database, empty } = await storesAt(inFile(':memory:'), clock);
afterAll(() => database.close());

class Death extends Error {}

type Fate = 'sent' | 'lost' | 'not now' | 'unknown' | 'death' | 'death after sending';
interface Story {
  readonly fates: readonly Fate[];
  /** What the clock is set by before each call of the platform, and before each look for work. */
  readonly atCalls: readonly number[];
  readonly atLooks: readonly number[];
}

const jump = fc.constantFrom(0, 0, ...JUMPS);
const story: fc.Arbitrary<Story> = fc.record({
  fates: fc.array(
    fc.constantFrom<Fate>('sent', 'lost', 'not now', 'unknown', 'death', 'death after sending'),
    { maxLength: 8 },
  ),
  atCalls: fc.array(jump, { maxLength: 8 }),
  atLooks: fc.array(jump, { maxLength: 60 }),
});

/** How often each message was seen on the platform, and when nothing more was to be done for it. */
const tell = async ({ fates, atCalls, atLooks }: Story, isSet: boolean) => {
  await empty();
  const stores = createStores(database, { clock, log: silent, auditKey: AUDIT_KEY, ledgerDays: LEDGER_DAYS });
  const start = clock.elapsed();
  const slot = clock.now();
  const seen = new Map<string, number>();
  const known = new Map<string, number>();
  let calls = 0;
  const posting = {
    repeatableMs: REPEATABLE_MS,
    async deliver(chat: string, _: unknown, { key }: { readonly key: string }) {
      const fate = fates[calls] ?? 'sent';
      if (isSet) clock.jump(atCalls[calls] ?? 0);
      calls += 1;
      const error = (certain: boolean, retryAfterMs: number) =>
        new PlatformError({ platform: 'test', method: 'send', status: null, certain, retryAfterMs });
      if (fate === 'not now') throw error(true, 30_000);
      if (fate === 'unknown') throw error(false, 0);
      if (fate === 'death') throw new Death();
      // The platform goes by a clock of its own.
      const isRepeated = clock.elapsed() < (known.get(key) ?? Number.NEGATIVE_INFINITY) + REPEATABLE_MS;
      if (!isRepeated) seen.set(key, (seen.get(key) ?? 0) + 1);
      known.set(key, isRepeated ? (known.get(key) ?? 0) : clock.elapsed());
      if (fate === 'lost') throw error(false, 0);
      if (fate === 'death after sending') throw new Death();
      return { chat, message: key };
    },
    trace: async () => null,
  } as unknown as Posting;
  const processOf = (holder: string) =>
    createOutbox({
      ledger: () => stores.ledger,
      platform: () => ({ platform: { posting } as Platform, budget: NO_BUDGET }),
      kinds: kindsOf(),
      reach: REACHED,
      holder,
      clock,
      log: silent,
      stopping: new AbortController().signal,
    });
  let processes = 1;
  let outbox = processOf('process 1');
  await stores.digests.add(digestOf({ nextAt: slot }));
  const parts = Array.from({ length: MESSAGES }, (_, i) =>
    partOf({ id: `e${i}`, slot: slot + i, key: `key ${i}`, dueAt: slot }),
  );
  await stores.digests.commit({ digest: 'digest', parts, skipped: [], nextAt: null, edition: 1, turn: 1 });
  const ended = new Map<string, number>();
  for (let look = 0; ended.size < MESSAGES && clock.elapsed() - start < 4 * HOUR; look++) {
    if (isSet) clock.jump(atLooks[look] ?? 0);
    for (const id of await stores.ledger.due(clock.now(), 9, 0))
      await outbox.send(id).catch((error: unknown) => {
        if (!(error instanceof Death)) throw error;
        processes += 1;
        outbox = processOf(`process ${processes}`);
      });
    for (const { id } of parts) {
      const state = (await stores.ledger.find(id))?.state;
      if (state !== 'due' && state !== 'sending' && !ended.has(id)) ended.set(id, clock.elapsed() - start);
    }
    clock.forward(LOOK_MS);
  }
  return {
    seen,
    ended,
    looked: atLooks.filter((ms) => ms < 0).length + atCalls.filter((ms) => ms < 0).length,
  };
};

it('sends nothing twice, and ends what it begins', () =>
  fc.assert(
    fc.asyncProperty(story, async (told) => {
      const expected = await tell(told, false);
      const { seen, ended, looked } = await tell(told, true);
      for (const times of seen.values()) expect(times).toBe(1);
      const last = Math.max(...expected.ended.values());
      expect(ended.size).toBe(MESSAGES);
      // Each time that the clock is set back may cost a whole lease again, and no more.
      for (const at of ended.values())
        expect(at).toBeLessThanOrEqual(last + (looked + 1) * (SPAN_MS + LOOK_MS));
    }),
    { numRuns: 60 },
  ));

it.each(JUMPS)('what was to be sent now is sent now after a jump of %s ms', async (ms) => {
  const { seen, ended } = await tell({ fates: [], atCalls: [], atLooks: [ms] }, true);
  expect([...seen.values()]).toEqual([1, 1, 1]);
  expect([...ended.values()].every((at) => at <= LOOK_MS)).toBe(true);
});

it.each(JUMPS)('a correction can be taken back for no longer after a jump of %s ms', async (ms) => {
  await empty();
  const corrections = createCorrectionStore(database, clock);
  await corrections.add({
    id: 'c',
    document: 'harbour.txt',
    act: 'announce',
    note: '',
    version: null,
    by: null,
    state: 'confirmed',
    startsAt: clock.now() + 600_000,
    createdAt: clock.now(),
  });
  clock.jump(ms);
  await corrections.due(clock.now());
  clock.forward(600_000);
  expect((await corrections.due(clock.now())).map(({ id }) => id)).toEqual(['c']);
});
