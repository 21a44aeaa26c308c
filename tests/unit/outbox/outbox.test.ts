// Whatever a platform answers, and however late: a message that may be there already is repeated only while its key is known.

import { expect, it, onTestFinished } from 'vitest';
import type { Platform } from '../../../src/core/adapter.ts';
import { PlatformError } from '../../../src/core/errors.ts';
import { createOutbox } from '../../../src/outbox/outbox.ts';
import { createTestClock } from '../../app-of.ts';
import { NO_BUDGET } from '../../discord-of.ts';
import { kindsOf, REACHED } from '../../kinds-of.ts';
import { digestOf, inFile, partOf, silent, storesAt } from '../../stores-of.ts';

const REPEATABLE_MS = 120_000;

/** A message that a process had begun to send `ago` before it died; what another does with it. */
const takenOver = async (ago: number) => {
  const clock = createTestClock();
  const { stores } = await storesAt(inFile(':memory:'), clock);
  onTestFinished(stores.close);
  const delivered: string[] = [];
  const posting = {
    repeatableMs: REPEATABLE_MS,
    async deliver(chat: string, _: unknown, { key }: { key: string }) {
      delivered.push(key);
      return { chat, message: '1' };
    },
    trace: async () => null,
  };
  const outbox = createOutbox({
    ledger: () => stores.ledger,
    platform: () => ({ platform: { posting } as unknown as Platform, budget: NO_BUDGET }),
    kinds: kindsOf(),
    reach: REACHED,
    holder: 'a',
    clock,
    log: silent,
    stopping: new AbortController().signal,
  });
  const now = clock.now();
  const part = partOf({ slot: now, dueAt: now });
  await stores.digests.add(digestOf({ nextAt: now }));
  const end = { digest: 'digest', skipped: [], nextAt: null, edition: 1, turn: 1 };
  await stores.digests.commit({ ...end, parts: [part] });
  expect(await stores.ledger.claim(part.id, 'dead', now, now + 1)).not.toBeNull();
  clock.forward(ago);
  return { state: await outbox.send(part.id), delivered };
};

it.each([
  ['is repeated', 'sent', REPEATABLE_MS - 16_000, 1],
  // A repetition is on its way for some seconds, and would arrive when its key is forgotten.
  ['is not repeated shortly before its key is forgotten', 'uncertain', REPEATABLE_MS - 15_000, 0],
  ['is not repeated once its key is forgotten', 'uncertain', REPEATABLE_MS, 0],
] as const)('a message that may have been sent %s', async (_, state, ago, times) => {
  const end = await takenOver(ago);
  expect([end.state, end.delivered.length]).toEqual([state, times]);
});

it('does not wait for longer than the key of a message is known', async () => {
  const clock = createTestClock();
  const { stores } = await storesAt(inFile(':memory:'), clock);
  onTestFinished(stores.close);
  const first = clock.now();
  const attempts: number[] = [];
  const faults = [
    { status: null, certain: false, retryAfterMs: 0 },
    { status: 429, certain: true, retryAfterMs: 5 * 60_000 },
  ];
  const posting = {
    repeatableMs: REPEATABLE_MS,
    async deliver(chat: string) {
      attempts.push(clock.now() - first);
      const fault = faults.shift();
      if (fault !== undefined) throw new PlatformError({ platform: 'test', method: 'send', ...fault });
      return { chat, message: '1' };
    },
    trace: async () => null,
  };
  const outbox = createOutbox({
    ledger: () => stores.ledger,
    platform: () => ({ platform: { posting } as unknown as Platform, budget: NO_BUDGET }),
    kinds: kindsOf(),
    reach: REACHED,
    holder: 'a',
    clock,
    log: silent,
    stopping: new AbortController().signal,
  });
  const due = first - 1;
  await stores.digests.add(digestOf({ nextAt: due }));
  const part = partOf({ slot: due, dueAt: due });
  await stores.digests.commit({
    digest: 'digest',
    parts: [part],
    skipped: [],
    nextAt: null,
    edition: 1,
    turn: 1,
  });
  expect(await outbox.send(part.id)).toBe('uncertain');
  expect(attempts).toHaveLength(2);
  for (const attempt of attempts) expect(attempt).toBeLessThan(REPEATABLE_MS);
});
