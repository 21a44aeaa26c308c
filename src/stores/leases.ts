// Leases in the database. A process holds a lease until it stops renewing it.

import type { Clock } from '../core/ports.ts';
import type { Database } from './database.ts';
import type { LeaseStore } from './stores.ts';

/** A lease of another process as it was found at the last look, and when it ends. The last two are by this process's `elapsed`. */
interface Seen {
  readonly holder: string;
  readonly until: number;
  readonly lookedAt: number;
  readonly endsAt: number;
}

/**
 * A lease that this process has seen before ends by its own `elapsed`, so it does not matter how the clock is set meanwhile: one that
 * has been prolonged since the last look lasts at least for its whole time from that look on. One that it sees for the first time ends
 * when it says. None lasts longer than its whole time from when it was first seen.
 */
export const createLeaseStore = (database: Database, clock: Clock): LeaseStore => {
  const seen = new Map<string, Seen>();

  const isOver = (name: string, holder: string, until: number, forMs: number): boolean => {
    const lookedAt = clock.elapsed();
    const known = seen.get(name);
    const isSame = known?.holder === holder && known.until === until;
    const said = lookedAt + until - clock.now();
    const min = known === undefined ? Number.NEGATIVE_INFINITY : known.lookedAt + forMs;
    const endsAt = isSame ? known.endsAt : Math.min(Math.max(said, min), lookedAt + forMs);
    seen.set(name, { holder, until, lookedAt, endsAt });
    return lookedAt > endsAt;
  };

  return {
    take: (name, holder, forMs) =>
      database.writeLightly(async (tx) => {
        const found = await tx.selectFrom('leases').selectAll().where('name', '=', name).executeTakeFirst();
        const isFree =
          found !== undefined && found.holder !== holder && isOver(name, found.holder, found.until, forMs);
        const until = Math.ceil(clock.now() + forMs);
        const taken = await tx
          .insertInto('leases')
          .values({ name, holder, until })
          .onConflict((c) =>
            c
              .column('name')
              .doUpdateSet({ holder, until })
              .where((w) =>
                w.or([
                  w('leases.holder', '=', holder),
                  // Another may have taken it, or its holder prolonged it, since it was found.
                  ...(isFree
                    ? [w.and([w('leases.holder', '=', found.holder), w('leases.until', '=', found.until)])]
                    : []),
                ]),
              ),
          )
          .returning('name')
          .execute();
        return taken.length > 0;
      }),
    release: (name, holder) =>
      database.writeLightly(async (tx) => {
        await tx.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
      }),
  };
};
