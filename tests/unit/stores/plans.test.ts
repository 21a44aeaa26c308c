// What is counted at every /library and /source is found through indexes, on either database: nobody reads the whole ledger for it.

import { type RawBuilder, sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Db } from '../../../src/stores/database.ts';
import type { StoreLocation } from '../../../src/stores/open.ts';
import { answeredIn, countIn, showingIn, shownPassagesIn } from '../../../src/stores/shown.ts';
import { createTestClock } from '../../app-of.ts';
import { openPostgres } from '../../postgres.ts';
import { at, inFile, silent, storesAt } from '../../stores-of.ts';

const postgres = await openPostgres();

type Explaining = RawBuilder<unknown> | undefined;
type Row = Readonly<Record<string, string>>;

const QUERIES: Readonly<Record<string, (db: Db, how: Explaining) => Promise<readonly Row[]>>> = {
  'each passage as it is shown': async (db, how) =>
    (await sql<Row>`explain ${how ?? sql``} ${shownPassagesIn}`.execute(db)).rows,
  'messages that show a passage': (db, how) =>
    countIn(db, ['["a.txt","abcdefgh",false,null]']).explain(undefined, how),
  'messages of a document': (db, how) => showingIn(db, 'a.txt', 500, '').explain(undefined, how),
  'messages that were answered': (db, how) => answeredIn(db).explain(undefined, how),
};

const opened = async (place: StoreLocation) => {
  const { stores, database } = await storesAt(place, createTestClock(), silent);
  onTestFinished(stores.close);
  return database;
};

describe.each(Object.entries(QUERIES))('%s', (_, query) => {
  it('is found through an index of SQLite', async () => {
    const database = await opened(inFile(':memory:'));
    const rows = await database.read((db) => query(db, sql`query plan`));
    const steps = rows.map(({ detail = '' }) => detail).filter((step) => /\b(?:ledger|shown)\b/.test(step));
    expect(steps).not.toEqual([]);
    // All answers are what is asked for there, and the index holds nothing else.
    for (const step of steps)
      expect(step).toMatch(/^SEARCH .*USING|^SCAN ledger USING (COVERING )?INDEX ledger_answers/);
  });

  it.skipIf(postgres === null)('is found through an index of Postgres', async () => {
    const database = await opened(at(postgres?.url ?? ''));
    const plan = await database.write(async (tx) => {
      // A table with nothing in it is read whole, since that is quicker.
      await sql`set local enable_seqscan = off`.execute(tx);
      return (await query(tx, undefined)).map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).not.toMatch(/Seq Scan/);
    expect(plan).toMatch(/(?:Index|Index Only|Bitmap Index) Scan/);
  });
});
