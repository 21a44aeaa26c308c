// The stores in Postgres.

import { afterAll, describe } from 'vitest';
import { openPostgres } from '../postgres.ts';
import { at } from '../stores-of.ts';
import { storeContract } from './store-contract.ts';

const postgres = await openPostgres();

describe.skipIf(postgres === null)('Postgres', () => {
  if (postgres === null) return;
  storeContract('in Postgres', at(postgres.url));
  afterAll(() => postgres.close());
});
