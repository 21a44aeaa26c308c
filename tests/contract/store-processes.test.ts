// Several processes on one database: nothing is lost, nothing is done twice, and nobody stands still.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/audit/chain.ts';
import type { StoreLocation } from '../../src/stores/open.ts';
import { systemClock } from '../../src/system/clock.ts';
import { bundled } from '../bundled.ts';
import { openPostgres } from '../postgres.ts';
import { AUDIT_KEY, at, folderFor, inFile, storesAt } from '../stores-of.ts';
import type { Order, Report } from './store-process.ts';

const PROCESSES = 3;
const TIMES = Number(process.env.STORE_TIMES ?? 20);

const postgres = await openPostgres();
afterAll(() => postgres?.close());
const folder = folderFor(afterAll);

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

const program = bundled(join(import.meta.dirname, 'store-process.ts'), afterAll);

const start = async (): Promise<ChildProcess> => {
  const child = fork(await program, [], { execArgv: [] });
  children.push(child);
  await once(child, 'message');
  return child;
};

/** What a process tells, or how it ended without telling anything. */
const ordered = async (child: ChildProcess, order: Order): Promise<Report | string> => {
  const told = Promise.race([
    once(child, 'message').then(([report]) => report as Report),
    once(child, 'exit').then((how) => `ended by ${how.find((one) => one !== null)}`),
  ]);
  child.send(order);
  return told;
};

/** The same processes for both databases, since most of their time goes into starting. */
const workers = Promise.all(Array.from({ length: PROCESSES }, start));
workers.catch(() => undefined);

const prove = (name: string, place: StoreLocation) =>
  describe(`processes ${name}`, () => {
    it('comes up after one was killed in the middle of its migrations, all at the same moment', async () => {
      const order = { place, does: 'dies', number: 9, times: 0 } as const;
      expect(await ordered(await start(), order)).toBe('ended by SIGKILL');

      const works = (child: ChildProcess, number: number) =>
        ordered(child, { place, does: 'works', number, times: TIMES });
      const reports = await Promise.all((await workers).map(works));
      expect(reports.filter((report) => typeof report === 'string')).toEqual([]);
      const done = reports as Report[];
      if (process.env.STORE_TIMES !== undefined)
        console.log(
          name,
          done.map(({ stood, ms }) => ({ stood: Math.round(stood), ms: Math.round(ms) })),
        );

      expect(done.flatMap(({ faults }) => faults)).toEqual([]);
      expect(done.map(({ won }) => won).reduce((a, b) => a + b)).toBe(TIMES);
      const sent = done.flatMap((report) => report.sent);
      expect([sent.length, new Set(sent).size]).toEqual([TIMES, TIMES]);
      const moments = done.flatMap((report) => report.moments).sort((a, b) => a - b);
      expect(moments).toEqual(Array.from({ length: PROCESSES * TIMES }, (_, i) => (i + 1) * 10));

      const { stores } = await storesAt(place, systemClock);
      expect(await stores.ledger.counts()).toEqual({ sent: TIMES });
      expect(await verifyChain(AUDIT_KEY, stores.audit.all(null), await stores.audit.head())).toMatchObject({
        rows: PROCESSES * TIMES,
        faults: [],
      });
      const acts = await stores.audit.page(null, 0, PROCESSES * TIMES);
      expect(new Set(acts.map(({ entry }) => JSON.stringify(entry?.detail))).size).toBe(PROCESSES * TIMES);
      await stores.close();
    });
  });

prove('on one file', inFile(join(folder, 'bot.db')));

it('are waited for in turns of the event loop, and never within SQLite, where everything else would wait too', async () => {
  const { database } = await storesAt(inFile(join(folder, 'turns.db')), systemClock);
  const { rows } = await database.read((db) => sql<{ timeout: number }>`pragma busy_timeout`.execute(db));
  expect(rows).toEqual([{ timeout: 0 }]);
  await database.close();
});
describe.skipIf(postgres === null)('Postgres', () => {
  if (postgres !== null) prove('on one server', at(postgres.url));
});
