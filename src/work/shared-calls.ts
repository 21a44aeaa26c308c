// Calls that several processes share: each stores what reaches it, answers what it has taken, and takes over from those that have ended.

import { randomUUID } from 'node:crypto';
import { createBatches } from '../core/batches.ts';
import { CALLS_WAITING } from '../core/limits.ts';
import type { Clock, Log } from '../core/ports.ts';
import { StoreError } from '../core/store-error.ts';
import type { Arrival, SharedCall, SharedCalls, WaitingCall, WaitingCalls } from '../core/waiting.ts';
import type { SharedCallStore } from '../stores/shared-calls.ts';
import type { LeaseStore } from '../stores/stores.ts';
import { LEASE_MS, RENEW_MS } from './limits.ts';

export interface SharedCallParts {
  readonly platform: string;
  /** All three throw a StoreError while there is no database. */
  readonly store: () => SharedCallStore;
  readonly waiting: () => Pick<WaitingCalls, 'begin' | 'release'>;
  readonly leases: () => LeaseStore;
  readonly clock: Clock;
  readonly log: Log;
}

export const createSharedCalls = ({
  platform,
  store,
  waiting,
  leases,
  clock,
  log,
}: SharedCallParts): SharedCalls => {
  const ending = new AbortController();
  /** Another one as soon as the others have taken this process for dead, and its calls. */
  let holder: string = randomUUID();
  let prolongedAt = Number.NEGATIVE_INFINITY;
  let take: (call: WaitingCall) => void = () => {};
  let looking: Promise<void> = Promise.resolve();
  /** Answered, and still to be erased. */
  const unfinished = new Set<number>();
  const leaseOf = (name: string) => `${platform} calls of ${name}`;

  /** Before it takes calls, so that no other process takes it for dead. */
  const prolong = async () => {
    const now = clock.elapsed();
    if (now - prolongedAt < RENEW_MS) return;
    if (!(await leases().take(leaseOf(holder), holder, LEASE_MS))) {
      holder = randomUUID();
      await leases().take(leaseOf(holder), holder, LEASE_MS);
    }
    prolongedAt = now;
  };

  const arrive = createBatches(async (calls: readonly SharedCall[]) => {
    await prolong();
    const became = await store().arrive(calls, holder, CALLS_WAITING);
    return new Map(calls.map((call, at) => [call, became[at] ?? 'known'] as const));
  });

  /** Who has let its lease end is dead, or was asleep for so long that it finds its calls gone. */
  const freeOfDead = async () => {
    for (const other of await store().holders(holder)) {
      if (!(await leases().take(leaseOf(other), holder, LEASE_MS))) continue;
      await store().free(other);
      await leases().release(leaseOf(other), holder);
      log.info({ platform }, 'took over the questions of a process that has ended');
    }
  };

  /** What the database could not be told is told with the next look, since its lane stands still until then. */
  const finishAll = async () => {
    const ids = [...unfinished];
    if (ids.length === 0) return;
    const next = await store().finish(ids, holder, !ending.signal.aborted);
    for (const id of ids) unfinished.delete(id);
    for (const call of next) take(call);
  };

  const look = async () => {
    try {
      await prolong();
      await finishAll();
      await freeOfDead();
      if (ending.signal.aborted) return;
      for (const call of await store().takeFree(holder)) take(call);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      log.debug({ platform, err: error }, 'could not look for questions that wait');
    }
  };

  return {
    async arrive(call): Promise<Arrival> {
      return (await arrive(call)).get(call) ?? 'known';
    },
    begin: async (ids) => waiting().begin(ids),
    release: async (ids) => waiting().release(ids),
    async finish(ids) {
      for (const id of ids) unfinished.add(id);
      await finishAll();
    },
    start(given) {
      take = given;
      looking = (async () => {
        while (!ending.signal.aborted) {
          await look();
          await clock.wait(RENEW_MS, ending.signal);
        }
      })();
    },
    end: () => ending.abort(),
    async stop() {
      ending.abort();
      await looking;
      try {
        await store().free(holder);
        await leases().release(leaseOf(holder), holder);
      } catch (error) {
        log.debug({ platform, err: error }, 'could not leave questions to other processes');
      }
    },
  };
};
