// Leases in the database: what one process at a time may do, until it stops prolonging.

import type { Database } from './database.ts';
import type { LeaseStore } from './stores.ts';

export const createLeases = (database: Database): LeaseStore => ({
  take: (name, holder, until, now) =>
    database.writeLightly(async (tx) => {
      const taken = await tx
        .insertInto('leases')
        .values({ name, holder, until })
        .onConflict((c) =>
          c
            .column('name')
            .doUpdateSet({ holder, until })
            .where((w) => w.or([w('leases.holder', '=', holder), w('leases.until', '<', now)])),
        )
        .returning('name')
        .execute();
      return taken.length > 0;
    }),
  release: (name, holder) =>
    database.writeLightly(async (tx) => {
      await tx.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
    }),
});
