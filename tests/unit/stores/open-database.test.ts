// The databases in memory that tests begin with are those that the migrations make.

import { expect, it } from 'vitest';
import { openDatabaseAt, type StoreLocation } from '../../../src/stores/open.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { openTestDatabase, schemaOf } from '../../open-database.ts';
import { silent } from '../../stores-of.ts';

const place: StoreLocation = { url: null, file: ':memory:' };
/** When a migration was run is the only difference. */
const timeless = (schema: string) => schema.replaceAll(/'\d{4}-\d\d-\d\dT[\d:.]+Z'/g, 'a time');

it('begins with the tables, indexes and rows of a database that was migrated', async () => {
  const [made, migrated] = [
    await openTestDatabase(place, systemClock, silent),
    await openDatabaseAt(place, systemClock, silent),
  ];
  const wanted = timeless(await schemaOf(migrated));
  expect(wanted).toContain('insert into "kysely_migration"');
  expect(timeless(await schemaOf(made))).toBe(wanted);
  await Promise.all([made.close(), migrated.close()]);
});
