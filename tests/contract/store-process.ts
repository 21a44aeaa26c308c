// A process that works on a database beside others: opens it when it is told to, and tells what it got.

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { BudgetLimits } from '../../src/core/platform.ts';
import { MIGRATIONS } from '../../src/stores/migrations.ts';
import type { StoreLocation } from '../../src/stores/open.ts';
import { systemClock } from '../../src/system/clock.ts';
import { CHAT, digestOf, partOf, storesAt } from '../stores-of.ts';

/** `dies`: in the middle of its migrations. */
export interface Order {
  readonly place: StoreLocation;
  readonly does: 'works' | 'dies';
  readonly number: number;
  readonly times: number;
}

export interface Report {
  /** Slots that were concluded by this process, and entries that it was given to send. */
  readonly won: number;
  readonly sent: readonly string[];
  readonly moments: readonly number[];
  /** The longest that the event loop stood still, in milliseconds. */
  readonly stood: number;
  readonly ms: number;
  readonly faults: readonly string[];
}

const limits: BudgetLimits = { perSecond: 100, chatIntervalMs: 0, group: null, isGroup: () => true };

const die = async (place: StoreLocation) => {
  const [first] = Object.values(MIGRATIONS);
  const up = first?.up;
  Object.assign(first ?? {}, {
    async up(db: never) {
      await up?.(db);
      process.kill(process.pid, 'SIGKILL');
      await new Promise(() => undefined);
    },
  });
  await storesAt(place, systemClock);
};

const work = async ({ place, number, times }: Order): Promise<Report> => {
  const start = performance.now();
  const { stores } = await storesAt(place, systemClock);
  const faults: string[] = [];
  const noting = <T>(promise: Promise<T>): Promise<T | null> =>
    promise.catch((error: unknown) => {
      faults.push(String(error));
      return null;
    });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const all = Array.from({ length: times }, (_, i) => i);
  const holder = `process ${number}`;

  // The digest of all of them, which one is the first to set up.
  await stores.digests.add(digestOf()).catch(() => undefined);
  const conclude = (slot: number) =>
    stores.digests.commit({
      digest: 'digest',
      parts: [partOf({ id: `${number} ${slot}`, slot, dueAt: 0 })],
      skipped: [],
      nextAt: null,
      edition: 1,
      turn: 0,
    });
  const append = (i: number) =>
    stores.audit.append({ chat: CHAT, actor: null, act: 'pin', detail: { number, i } });
  const send = async (): Promise<string[]> => {
    const sent: string[] = [];
    for (;;) {
      const ids = await stores.ledger.due(systemClock.now(), 20, 0);
      if (ids.length === 0) return sent;
      await Promise.all(
        ids.map(async (id) => {
          const now = systemClock.now();
          if ((await stores.ledger.claim(id, holder, now, now + 60_000)) === null) return;
          sent.push(id);
          if (!(await stores.ledger.settle(id, holder, { state: 'sent' }))) faults.push('not settled');
        }),
      );
    }
  };

  const [concluded, moments] = await Promise.all([
    Promise.all(all.map((slot) => noting(conclude(slot)))),
    Promise.all(all.map((i) => noting(stores.budgets.take('test', `test:-${i}`, 0, limits)))),
    Promise.all(all.map((i) => noting(append(i)))),
  ]);
  const sent = (await noting(send())) ?? [];
  delay.disable();
  await stores.close();
  return {
    won: concluded.filter(Boolean).length,
    sent,
    moments: moments.map((m) => (m !== null && 'at' in m ? m.at : Number.NaN)),
    stood: delay.max / 1e6,
    ms: performance.now() - start,
    faults,
  };
};

process.on('message', (order: Order) => {
  void (async () => {
    if (order.does === 'dies') await die(order.place);
    else process.send?.(await work(order));
  })();
});
process.send?.('ready');
