// Two processes on one Postgres whose machines' clocks are minutes apart, and are set: they go by the server's.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../src/core/ports.ts';
import { createStores } from '../../src/stores/open.ts';
import { createFollowingClock } from '../../src/system/following-clock.ts';
import { openPostgres } from '../postgres.ts';
import {
  AUDIT_KEY,
  at,
  digestOf,
  LEDGER_DAYS,
  type OpenStores,
  partOf,
  silent,
  storesAt,
} from '../stores-of.ts';
import { createEventful } from '../unit/system/eventful.ts';

const MINUTES = 60_000;
const postgres = await openPostgres();
afterAll(() => postgres?.close());

const limits = {
  perSecond: 20,
  chatIntervalMs: 0,
  group: { messages: 2, windowMs: 60_000 },
  isGroup: () => true,
};

describe.skipIf(postgres === null)('processes on one Postgres', () => {
  const machines = [createEventful(), createEventful()] as const;
  const clocks: Clock[] = [];
  const opened: OpenStores[] = [];
  const leaving: (() => void)[] = [];
  beforeAll(async () => {
    machines[0].jump(-5 * MINUTES);
    machines[1].jump(7 * MINUTES);
    for (const { clock, hurried } of machines) {
      const made = await storesAt(at(postgres?.url ?? ''), hurried);
      const { database } = made;
      const following = createFollowingClock(clock);
      leaving.push(await following.follow(database.time ?? (() => Promise.reject(new Error('no time')))));
      clocks.push(following);
      const parts = { clock: following, log: silent, auditKey: AUDIT_KEY, ledgerDays: LEDGER_DAYS };
      opened.push({ ...made, stores: createStores(database, parts) });
    }
  });
  afterAll(async () => {
    for (const leave of leaving) leave();
    for (const { database } of opened) await database.close();
  });
  beforeEach(() => opened[0]?.empty());

  const both = () => {
    const [one, other] = opened;
    const [mine, theirs] = clocks;
    if (one === undefined || other === undefined || mine === undefined || theirs === undefined)
      throw new Error('not open');
    return { a: { ...one.stores, now: mine.now }, b: { ...other.stores, now: theirs.now } };
  };
  const setAgain = () => {
    machines[0].jump(-24 * 60 * MINUTES);
    machines[1].jump(60 * MINUTES);
  };

  it('agree about the time, also after their clocks are set', () => {
    const { a, b } = both();
    expect(Math.abs(a.now() - b.now())).toBeLessThan(2_000);
    setAgain();
    expect(Math.abs(a.now() - b.now())).toBeLessThan(2_000);
    expect(Math.abs(a.now() - Date.now())).toBeLessThan(60_000);
  });

  it('leave a lease to whoever holds it', async () => {
    const { a, b } = both();
    expect(await a.leases.take('post', 'a', 10 * MINUTES)).toBe(true);
    setAgain();
    expect(await b.leases.take('post', 'b', 10 * MINUTES)).toBe(false);
    expect(await a.leases.take('post', 'a', 10 * MINUTES)).toBe(true);
  });

  it('leave a message to whoever sends it', async () => {
    const { a, b } = both();
    const due = a.now() - 2_000;
    await a.digests.add(digestOf({ nextAt: due }));
    const parts = [partOf({ id: 'e0', slot: due, dueAt: due })];
    await a.digests.commit({ digest: 'digest', parts, skipped: [], nextAt: null, edition: 1, turn: 1 });
    expect(await b.ledger.due(b.now(), 9, 0)).toEqual(['e0']);
    expect(await a.ledger.claim('e0', 'a', a.now(), a.now() + 90_000)).not.toBeNull();
    setAgain();
    expect(await b.ledger.due(b.now(), 9, 0)).toEqual([]);
    expect(await b.ledger.claim('e0', 'b', b.now(), b.now() + 90_000)).toBeNull();
  });

  it('keep within one budget', async () => {
    const { a, b } = both();
    for (let i = 0; i < 2; i++)
      expect(await a.budgets.take('test', 'test:-1', a.now(), limits)).toHaveProperty('at');
    setAgain();
    const found = await b.budgets.take('test', 'test:-1', b.now(), limits);
    const left = 'notBefore' in found ? found.notBefore - b.now() : 0;
    expect(left).toBeGreaterThan(50_000);
    expect(left).toBeLessThanOrEqual(62_000);
  });
});
