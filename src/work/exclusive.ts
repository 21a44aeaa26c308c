// Work that one process does at a time, for as long as it takes: its lease is prolonged whenever it goes on.

import type { Clock } from '../core/ports.ts';
import type { LeaseStore } from '../stores/stores.ts';

export interface ExclusiveParts {
  readonly name: string;
  /** Of this process and this work: nobody else has it. */
  readonly holder: string;
  readonly leases: Pick<LeaseStore, 'take' | 'release'>;
  readonly clock: Clock;
}

/** The lease of whoever fetches documents from the sources: the bot, or the operator's command. */
export const FETCHING = 'fetching';

/** Longer than any step takes. After a crash, others wait for so long. */
const LEASE_MS = 5 * 60_000;
const RENEW_MS = 30_000;

/**
 * Runs the work, which asks before each step whether it may go on; false if another process is at it. Rejects with a StoreError where
 * that cannot be found out.
 */
export const exclusively = async (
  { name, holder, leases, clock }: ExclusiveParts,
  work: (mayGoOn: () => Promise<boolean>) => Promise<void>,
): Promise<boolean> => {
  if (!(await leases.take(name, holder, LEASE_MS))) return false;
  let renewedAt = clock.elapsed();
  let isHeld = true;
  try {
    await work(async () => {
      if (isHeld && clock.elapsed() >= renewedAt + RENEW_MS) {
        renewedAt = clock.elapsed();
        isHeld = await leases.take(name, holder, LEASE_MS);
      }
      return isHeld;
    });
  } finally {
    if (isHeld) await leases.release(name, holder);
  }
  return true;
};
