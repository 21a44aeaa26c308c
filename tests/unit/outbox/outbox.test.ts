// Whatever a platform answers, and however late: a message that may be there already is repeated only while its key is known.

import { expect, it, onTestFinished } from 'vitest';
import type { Platform } from '../../../src/core/adapter.ts';
import { PlatformError } from '../../../src/core/errors.ts';
import { createOutbox } from '../../../src/outbox/outbox.ts';
import { createTestClock } from '../../app-of.ts';
import { NO_BUDGET } from '../../discord-of.ts';
import { digestOf, inFile, partOf, silent, storesAt } from '../../stores-of.ts';

const REPEATABLE_MS = 120_000;

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
    lapse: async () => false,
    replyFor: async () => null,
    verify: async () => {},
    holder: 'a',
    clock,
    log: silent,
    ended: async () => {},
    closed: async () => {},
    stopping: new AbortController().signal,
  });
  const due = first - 1;
  await stores.digests.add(digestOf({ nextAt: due }));
  const part = partOf({ slot: due, dueAt: due });
  await stores.digests.conclude({
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
