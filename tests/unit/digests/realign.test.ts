// Digests on a clock that was ahead for a while: none is sent twice, and none is silent until then.

import { afterAll, beforeEach, expect, it } from 'vitest';
import type { Digest } from '../../../src/digests/digest.ts';
import { createDigests, type DigestParts } from '../../../src/digests/digests.ts';
import { createTestClock } from '../../app-of.ts';
import { digestOf, inFile, partOf, silent, storesAt } from '../../stores-of.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const clock = createTestClock();
const { stores, empty } = await storesAt(inFile(':memory:'), clock);
afterAll(() => stores.close());
beforeEach(empty);

const digests = createDigests({ store: () => stores.digests, clock, log: silent } as unknown as DigestParts);
const plan = { schedule: { pattern: '0 9 * * *' }, zone: 'UTC' } as unknown as Digest['plan'];
/** Nine o'clock of the n-th day from today on. */
const nine = (n: number) => Math.floor(clock.now() / DAY) * DAY + n * DAY + 9 * HOUR;
const nextAt = async () => (await stores.digests.find('digest'))?.nextAt;

it('one that comes when its schedule says stays as it is', async () => {
  await stores.digests.add(digestOf({ plan, nextAt: nine(0) }));
  await digests.realign();
  expect(await nextAt()).toBe(nine(0));
});

it('one that was put off by a year comes at its next time', async () => {
  await stores.digests.add(digestOf({ plan, nextAt: nine(365) }));
  await digests.realign();
  expect(await nextAt()).toBe(nine(0));
});

it('a slot that was sent is not used again; one that was missed or had no news is', async () => {
  await stores.digests.add(digestOf({ plan, nextAt: nine(4) }));
  const skipped = (n: number, why: 'late' | 'unchanged') => ({
    id: `s${n}`,
    cause: 'digest',
    slot: nine(n),
    platform: 'test',
    chat: 'test:-100',
    why,
    edition: 1,
  });
  await stores.digests.commit({
    digest: 'digest',
    parts: [partOf({ id: 'e0', slot: nine(0), dueAt: nine(0) })],
    skipped: [skipped(1, 'late'), skipped(2, 'unchanged')],
    nextAt: nine(4),
    edition: 1,
    turn: 1,
  });
  await digests.realign();
  expect(await nextAt()).toBe(nine(1));
  expect((await stores.ledger.listByCause('digest', 9)).map(({ id }) => id)).toEqual(['e0']);
});

it('a digest of the last slot before the clock was set back waits for the one after it', async () => {
  await stores.digests.add(digestOf({ plan, nextAt: nine(1) }));
  const part = partOf({ id: 'e0', slot: nine(0), dueAt: nine(0) });
  await stores.digests.commit({
    digest: 'digest',
    parts: [part],
    skipped: [],
    nextAt: nine(1),
    edition: 1,
    turn: 1,
  });
  await digests.realign();
  expect(await nextAt()).toBe(nine(1));
});
