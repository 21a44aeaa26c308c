// What goes wrong with a database is told with what to do about it, and loses nothing.

import { chmodSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import Libsql from 'libsql';
import pg from 'pg';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { StoreError, type StoreProblem } from '../../../src/core/store-error.ts';
import { openPostgres } from '../../postgres.ts';
import { at, CHAT, folderFor, inFile, storesAt } from '../../stores-of.ts';

/** Waits pass at once, so a lock is waited for in no time. */
const clock = {
  now: () => 1_000,
  elapsed: () => 0,
  wait: () => new Promise<void>((resolve) => setImmediate(resolve)),
};
const postgres = await openPostgres();
afterAll(() => postgres?.close());

const fault = async (work: Promise<unknown>): Promise<StoreError> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof StoreError)) throw new Error(`no StoreError but ${String(error)}`, { cause: error });
  return error;
};
const expectFault = async (work: Promise<unknown>, problem: StoreProblem, remedy: RegExp) => {
  const error = await fault(work);
  expect([error.problem, error.message]).toEqual([problem, expect.stringMatching(remedy)]);
};
const fileFor = () => join(folderFor(onTestFinished), 'bot.db');
const open = async (file: string) => {
  const opened = await storesAt(inFile(file), clock);
  onTestFinished(() => opened.stores.close());
  return opened;
};
const act = (i: number, words = '') => ({ chat: CHAT, actor: null, act: 'pin', detail: { i, words } });

describe('the files of a database', () => {
  it('are for their owner alone, also where an older version made them for all', async () => {
    const file = fileFor();
    const modes = () => ['', '-wal', '-shm'].map((end) => (statSync(file + end).mode & 0o777).toString(8));
    await open(file);
    expect(modes()).toEqual(['600', '600', '600']);
    for (const end of ['', '-wal', '-shm']) chmodSync(file + end, 0o644);
    await open(file);
    expect(modes()).toEqual(['600', '600', '600']);
  });
});

describe('faults of a file', () => {
  it('was made by a newer version', async () => {
    const file = fileFor();
    const { database, stores } = await open(file);
    await database.write((tx) =>
      sql`insert into kysely_migration values ('0999_later', '2030-01-01')`.execute(tx),
    );
    await stores.close();
    await expectFault(open(file), 'newer', /start that version/);
  });

  it('is no database', async () => {
    const file = fileFor();
    writeFileSync(file, 'The ferry leaves at noon. '.repeat(500));
    await expectFault(open(file), 'damaged', /restore a backup/);
    expect(readFileSync(file, 'utf8')).toContain('ferry');
  });

  it('is damaged in the middle', async () => {
    const file = fileFor();
    const { stores } = await open(file);
    for (let i = 0; i < 40; i++) await stores.audit.append(act(i, 'x'.repeat(3_000)));
    await stores.close();
    const copy = Buffer.from(readFileSync(file));
    const descriptor = openSync(file, 'r+');
    for (let page = Math.floor(copy.length / 8192); page < copy.length / 4096; page++)
      writeSync(descriptor, Buffer.alloc(4096), 0, 4096, page * 4096);
    await expectFault(
      open(file).then((again) => again.stores.audit.page(null, 0, 99)),
      'damaged',
      /restore a backup/,
    );
  });

  it('is a folder, or in a folder that cannot be made', async () => {
    const file = fileFor();
    mkdirSync(file);
    await expectFault(open(file), 'read-only', /permissions of its folder/);
    const other = fileFor();
    writeFileSync(other, '');
    await expectFault(open(join(other, 'below', 'bot.db')), 'read-only', /permissions of its folder/);
  });

  it('is held by another program, and works again once that has ended', async () => {
    const file = fileFor();
    const { stores } = await open(file);
    const other = new Libsql(file);
    for (const round of [1, 2]) {
      other.exec('begin exclusive');
      other.exec(`insert into leases values ('a ${round}', 'b', 1)`);
      await expectFault(stores.audit.append(act(round)), 'locked', /stop that program/);
      expect(await stores.audit.head()).toEqual(round === 1 ? null : expect.any(String));
      other.exec('commit');
      // What was refused kept no old view of the database, in which nothing could be written.
      await stores.audit.append(act(round));
    }
    other.close();
    expect(await stores.audit.page(null, 0, 9)).toHaveLength(2);
  });

  it('has no more room, and loses nothing', async () => {
    const { stores, database } = await open(fileFor());
    await stores.audit.append(act(1));
    await database.read((db) => sql`pragma max_page_count = 1`.execute(db));
    const fill = async () => {
      for (let i = 0; i < 500; i++) await stores.audit.append(act(i, 'x'.repeat(3_000)));
    };
    await expectFault(fill(), 'full', /free some space/);
    expect(stores.refusal()?.problem).toBe('full');
    // A small write still finds room, and changes nothing about that.
    await stores.leases.take('library', 'a', 10);
    await expectFault(stores.probe(), 'full', /free some space/);
    expect(stores.refusal()?.problem).toBe('full');
    const before = await stores.audit.head();
    await database.read((db) => sql`pragma max_page_count = 100000`.execute(db));
    expect(await stores.audit.head()).toBe(before);
    await stores.audit.append(act(2));
    expect(await stores.audit.head()).not.toBe(before);
    expect(stores.refusal()).toBeNull();
  });

  it('cannot be written to', async () => {
    const { stores, database } = await open(fileFor());
    await database.read((db) => sql`pragma query_only = 1`.execute(db));
    await expectFault(stores.audit.append(act(1)), 'read-only', /permissions of its folder/);
    expect(await stores.audit.head()).toBeNull();
  });

  it('is closed', async () => {
    const { stores } = await open(fileFor());
    const last = stores.audit.append(act(1)).catch((error: unknown) => error);
    await stores.close();
    await stores.close();
    expect([undefined, 'closed']).toContain(((await last) as StoreError | undefined)?.problem);
    await expectFault(stores.audit.head(), 'closed', /not open/);
  });

  it('lives in memory too', async () => {
    const { stores } = await open(':memory:');
    await stores.audit.append(act(1));
    expect(await stores.audit.page(null, 0, 9)).toHaveLength(1);
  });
});

describe.skipIf(postgres === null)('faults of a server', () => {
  const url = postgres?.url ?? '';

  it('cannot be reached', async () => {
    await expectFault(storesAt(at('postgres://127.0.0.1:1/none'), clock), 'lost', /DATABASE_URL/);
    await expectFault(storesAt(at(`${url}_none`), clock), 'lost', /DATABASE_URL/);
    await expectFault(storesAt(at('not an address'), clock), 'lost', /DATABASE_URL/);
  });

  it('drops every connection, in the middle of a transaction too, and comes back', async () => {
    const { stores, database } = await storesAt(at(url), clock);
    onTestFinished(() => stores.close());
    const cut = async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await client.end();
    };
    await stores.audit.append(act(1));
    const before = await stores.audit.head();
    const halfway = database.write(async (tx) => {
      await sql`update audit_head set seq = 77`.execute(tx);
      await cut();
      await new Promise(setImmediate);
      await sql`update audit_head set mac = 'x'`.execute(tx);
    });
    await expectFault(halfway, 'lost', /check that it is running/);
    expect(await stores.audit.head()).toBe(before);
    await cut();
    const tries = await Promise.allSettled([stores.audit.append(act(2)), stores.audit.append(act(3))]);
    for (const one of tries)
      if (one.status === 'rejected') expect((one.reason as StoreError).problem).toBe('lost');
    await stores.audit.append(act(4));
    expect((await stores.audit.page(null, 0, 1))[0]?.seq).toBe(
      2 + tries.filter(({ status }) => status === 'fulfilled').length,
    );
  });

  it('was used by a newer version', async () => {
    const { database, stores } = await storesAt(at(url), clock);
    await database.write((tx) =>
      sql`insert into kysely_migration values ('0999_later', '2030-01-01')`.execute(tx),
    );
    await stores.close();
    await expectFault(storesAt(at(url), clock), 'newer', /start that version/);
  });
});
