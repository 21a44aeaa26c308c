// Leader election: for each role, one process at a time holds a lease in the database. Another one takes over when the lease ends.

import type { Clock, Log } from '../core/ports.ts';
import type { LeaseStore } from '../stores/stores.ts';
import { LEASE_MS, RENEW_MS } from './limits.ts';

/** A role that only the holder of its lease performs. */
export interface LeasedRole {
  readonly name: string;
  onAcquired(): Promise<void>;
  onLost(): Promise<void>;
}

export interface Leader {
  /** Renews or tries to acquire every lease once. */
  tick(): Promise<void>;
  holds(name: string): boolean;
  start(): void;
  /** Releases all leases. */
  stop(): Promise<void>;
}

export interface LeaderParts {
  readonly roles: readonly LeasedRole[];
  /**
   * Throws a StoreError while there is no database. Then this process takes every role, because answering matters more than being the only
   * one.
   */
  readonly leases: () => LeaseStore;
  readonly holder: string;
  readonly clock: Clock;
  readonly log: Log;
}

export const createLeader = ({ roles, leases, holder, clock, log }: LeaderParts): Leader => {
  const ending = new AbortController();
  const held = new Set<string>();
  /** Whether the database has ever said who holds what. */
  let informed = false;
  let looping: Promise<void> = Promise.resolve();

  const become = async (role: LeasedRole, holding: boolean) => {
    if (held.has(role.name) === holding) return;
    if (holding) held.add(role.name);
    else held.delete(role.name);
    log.info({ role: role.name, held: holding }, 'lease');
    await (holding ? role.onAcquired() : role.onLost()).catch((error: unknown) =>
      log.error({ err: error, role: role.name }, 'could not act on a change of a lease'),
    );
  };

  const tick = async () => {
    for (const role of roles) {
      if (ending.signal.aborted) return;
      try {
        const holding = await leases().take(role.name, holder, LEASE_MS);
        informed = true;
        await become(role, holding);
      } catch (error) {
        log.debug({ err: error, role: role.name }, 'could not renew a lease');
        if (!informed) await become(role, true);
      }
    }
  };

  return {
    tick,
    holds: (name) => held.has(name),
    start() {
      looping = (async () => {
        while (!ending.signal.aborted) {
          await tick();
          await clock.wait(RENEW_MS, ending.signal);
        }
      })();
    },
    async stop() {
      ending.abort();
      await looping;
      for (const name of held)
        await Promise.resolve()
          .then(() => leases().release(name, holder))
          .catch((error: unknown) => log.debug({ err: error }, 'could not release a lease'));
      held.clear();
    },
  };
};
