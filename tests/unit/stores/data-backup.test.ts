// Backups, from either database and into either, as the operator orders them.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import type { StoreLocation } from '../../../src/stores/open.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { openPostgres } from '../../postgres.ts';
import { storesAt } from '../../stores-of.ts';
import { CHAT, DUE, data, everything, filled, folder } from './filled.ts';

const postgres = await openPostgres();
const folders: string[] = [];
afterAll(async () => {
  await postgres?.close();
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

const dir = (): string => {
  const made = folder();
  folders.push(made);
  return made;
};

const KINDS = postgres === null ? (['sqlite'] as const) : (['sqlite', 'postgres'] as const);

/** A place for a database that is not there yet. */
const newPlace = async (kind: (typeof KINDS)[number]): Promise<StoreLocation> => {
  const url = kind === 'postgres' && postgres !== null ? (await postgres.openDatabase()).url : null;
  return { url, file: join(dir(), 'verbatim.db') };
};

const fresh = async (kind: (typeof KINDS)[number]): Promise<StoreLocation> => {
  const place = await newPlace(kind);
  const opened = await filled(place);
  await opened.database.close();
  return place;
};

/** Filled once, and copied for each test; in Postgres it is only read. */
const masters = {
  sqlite: await fresh('sqlite'),
  postgres: postgres === null ? null : await fresh('postgres'),
};

const filledPlace = async (kind: (typeof KINDS)[number]): Promise<StoreLocation> => {
  if (kind === 'postgres' && masters.postgres !== null) return masters.postgres;
  const place = await newPlace('sqlite');
  copyFileSync(masters.sqlite.file, place.file);
  return place;
};

/** Another process that writes two rows in each transaction until its input ends, and says each time how often it has. */
const WRITER = `
  import Libsql from 'libsql';
  const database = new Libsql(process.argv[1]);
  database.pragma('busy_timeout = 5000');
  process.stdin.on('end', () => process.exit(0)).resume();
  const write = (n) => {
    database.exec('begin immediate');
    database.exec("insert into chats (id, updated_at) values ('left:" + n + "', 0)");
    database.exec("insert into drafts (code, chat, line, hidden, created_at) values ('right:" + n + "', '', '', 0, 0)");
    database.exec('commit');
    process.stdout.write(n + '\\n');
    setImmediate(write, n + 1);
  };
  write(1);`;

const check = (file: string): unknown => {
  const connection = new Libsql(file);
  try {
    return connection.pragma('integrity_check');
  } finally {
    connection.close();
  }
};

const jobsIn = async (place: StoreLocation): Promise<readonly { key: string; run_at: Date }[]> => {
  const { database } = await storesAt(place, systemClock);
  const { rows } = await database.read((db) =>
    sql<{ key: string; run_at: Date }>`select key, run_at from graphile_worker.jobs order by run_at`.execute(
      db,
    ),
  );
  await database.close();
  return rows;
};

/** What a backup brings back: what was on its way is left to a person. */
const restoredOf = (all: Awaited<ReturnType<typeof everything>>) => ({
  ...all,
  ledger: (all.ledger ?? [])
    .map((row) =>
      row.includes('["state","due"]')
        ? row
            .replace('["state","due"]', '["state","uncertain"]')
            .replace('["why",null]', '["why","restored"]')
        : row,
    )
    .sort(),
});

describe.each(KINDS)('a backup of %s', (from) => {
  it.each(KINDS)('comes back into %s with every row', async (to) => {
    const place = await filledPlace(from);
    const file = join(dir(), 'backup.db');
    const made = await data(place, ['backup', file]);
    expect(made.code, made.said).toBe(0);
    expect(made.said).toContain('texts: 211 rows');
    expect(check(file)).toEqual([{ integrity_check: 'ok' }]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, '..'))).toEqual(['backup.db']);

    const target = await newPlace(to);
    const restored = await data(target, ['restore', file]);
    expect(restored.code, restored.said).toBe(0);
    expect(restored.said).toContain('3 messages were being sent when the backup was made');
    expect(await everything(target)).toEqual(restoredOf(await everything(place)));
    if (to === 'postgres') expect((await jobsIn(target)).map(({ key }) => key)).toEqual(['slot digest-on']);
  });
});

describe('a backup', () => {
  it('is whole while another process writes', async () => {
    const place = await filledPlace('sqlite');
    const writer = spawn(process.execPath, ['--input-type=module', '-e', WRITER, place.file], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface(writer.stdout)[Symbol.asyncIterator]();
    await lines.next();
    const files = [1, 2, 3].map((n) => join(dir(), `${n}.db`));
    const before: number[] = [];
    for (const file of files) {
      before.push(Number((await lines.next()).value));
      const { code, said } = await data(place, ['backup', file]);
      expect(code, said).toBe(0);
    }
    writer.stdin.end();
    await once(writer, 'exit');
    for (const [i, file] of files.entries()) {
      expect(check(file)).toEqual([{ integrity_check: 'ok' }]);
      const connection = new Libsql(file);
      // The writer writes its two rows in one transaction each time.
      const { left, right } = connection
        .prepare(
          `select (select count(*) from chats where id like 'left:%') as "left",
                  (select count(*) from drafts where code like 'right:%') as "right"`,
        )
        .get() as { left: number; right: number };
      connection.close();
      expect(left).toBe(right);
      expect(left).toBeGreaterThanOrEqual(before[i] ?? Number.NaN);
    }
  });

  it('does not replace a file, nor the database itself', async () => {
    const place = await filledPlace('sqlite');
    const file = join(dir(), 'backup.db');
    writeFileSync(file, 'dear');
    expect(await data(place, ['backup', file])).toEqual({
      code: 1,
      said: `${file} already exists. To replace it, use --force.`,
    });
    expect(readFileSync(file, 'utf8')).toBe('dear');
    expect((await data(place, ['backup', place.file, '--force'])).said).toBe(
      `${place.file} is the database itself.`,
    );
    expect((await data(place, ['backup', file, '--force'])).code).toBe(0);
    expect(check(file)).toEqual([{ integrity_check: 'ok' }]);
  });

  it('tells of the key that is not in it', async () => {
    const place = await filledPlace('sqlite');
    const key = join(place.file, '..', 'audit.key');
    writeFileSync(key, 'k'.repeat(64));
    const { said } = await data(place, ['backup', join(dir(), 'b.db')], { auditKey: null });
    expect(said).toContain(`Keep a copy of ${key} elsewhere`);
  });

  it('of nothing leaves nothing', async () => {
    const place = await newPlace('sqlite');
    const file = join(dir(), 'backup.db');
    expect(await data(place, ['backup', file])).toEqual({ code: 1, said: `There is no file ${place.file}.` });
    expect(existsSync(file)).toBe(false);
    expect(existsSync(place.file)).toBe(false);
  });
});

describe.each(KINDS)('restoring into %s that is in use', (kind) => {
  const backupOf = async (place: StoreLocation): Promise<string> => {
    const file = join(dir(), 'backup.db');
    await data(place, ['backup', file]);
    return file;
  };

  it('needs --force, and keeps what was there', async () => {
    const file = await backupOf(await filledPlace('sqlite'));
    const place = await newPlace(kind);
    const { stores, database } = await storesAt(place, systemClock);
    await stores.chats.change('test:mine', { locale: 'ar' });
    await database.close();
    const before = await everything(place);

    const refused = await data(place, ['restore', file]);
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('is not empty, so nothing has been changed');
    expect(await everything(place)).toEqual(before);

    const { code, said } = await data(place, ['restore', file, '--force']);
    expect(code, said).toBe(0);
    const aside = /kept in (.*)\.\n/.exec(said)?.[1] ?? '';
    expect(existsSync(`${aside}-wal`)).toBe(false);
    expect(await everything({ url: null, file: aside })).toEqual(before);
    expect((await everything(place)).texts).toHaveLength(211);
  });

  it('is refused while the bot runs, also with --force', async () => {
    const file = await backupOf(await filledPlace('sqlite'));
    const place = await newPlace(kind);
    const { stores, database } = await storesAt(place, systemClock);
    await stores.leases.take('telegram', 'host-9', 60_000);
    const { code, said } = await data(place, ['restore', file, '--force']);
    expect(code).toBe(1);
    expect(said).toContain('"telegram" is held by host-9 for another 60 s.');
    expect(said).toContain('Stop it');
    await stores.leases.release('telegram', 'host-9');
    await database.close();
    expect((await data(place, ['restore', file])).code).toBe(0);
  });
});

describe('restoring', () => {
  it('replaces a damaged database, and keeps it', async () => {
    const place = await filledPlace('sqlite');
    const file = join(dir(), 'backup.db');
    await data(place, ['backup', file]);
    const whole = restoredOf(await everything(place));
    const damaged = { ...place, file: join(dir(), 'damaged.db') };
    writeFileSync(damaged.file, 'no database'.repeat(1_000));
    writeFileSync(`${damaged.file}-wal`, 'nor a log');
    expect((await data(damaged, ['restore', file])).code).toBe(1);
    const { code, said } = await data(damaged, ['restore', file, '--force']);
    expect(code, said).toBe(0);
    expect(await everything(damaged)).toEqual(whole);
    const aside = /kept in (.*)\.\n/.exec(said)?.[1] ?? '';
    expect(readFileSync(aside, 'utf8')).toContain('no database');
    expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('nor a log');
  });

  it('takes the log of the old database away with it', async () => {
    const place = await filledPlace('sqlite');
    const file = join(dir(), 'backup.db');
    await data(place, ['backup', file]);
    const whole = restoredOf(await everything(place));
    // As a bot that was killed leaves them.
    const other = await storesAt(place, systemClock);
    await other.stores.chats.change('test:later', { locale: 'ar' });
    const killed = dir();
    for (const end of ['', '-wal']) copyFileSync(place.file + end, join(killed, `verbatim.db${end}`));
    await other.database.close();
    const there = { url: null, file: join(killed, 'verbatim.db') };
    const { code, said } = await data(there, ['restore', file, '--force']);
    expect(code, said).toBe(0);
    expect(await everything(there)).toEqual(whole);
    const aside = /kept in (.*)\.\n/.exec(said)?.[1] ?? '';
    expect(JSON.stringify((await everything({ url: null, file: aside })).chats)).toContain('test:later');
  });

  it('refuses what is no sound backup before it touches anything', async () => {
    const place = await filledPlace('sqlite');
    const good = join(dir(), 'backup.db');
    await data(place, ['backup', good]);
    const before = await everything(place);
    const bad = (name: string, bytes: Uint8Array | string) => {
      const file = join(dir(), name);
      writeFileSync(file, bytes);
      return file;
    };
    const bytes = readFileSync(good);
    const broken = Uint8Array.from(bytes);
    broken.fill(0x55, 4096 * 5, 4096 * 12);
    const foreign = join(dir(), 'foreign.db');
    const connection = new Libsql(foreign);
    connection.exec('create table ships (name text)');
    connection.close();
    const newer = join(dir(), 'newer.db');
    copyFileSync(good, newer);
    const later = new Libsql(newer);
    later.exec(`insert into kysely_migration values ('9999_later', '2030')`);
    later.close();
    const cases = [
      [bad('text.db', 'hello'.repeat(999)), 'is damaged, or is not a backup'],
      [bad('cut.db', bytes.subarray(0, bytes.length / 2)), 'is damaged'],
      [bad('broken.db', broken), 'is damaged'],
      [foreign, 'is not a backup of the bot'],
      [newer, 'was made by a newer version of the bot'],
      [join(dir(), 'none.db'), 'There is no file'],
    ] as const;
    for (const [file, why] of cases) {
      const { code, said } = await data(place, ['restore', file, '--force']);
      expect(code, file).toBe(1);
      expect(said).toContain(why);
    }
    expect(await everything(place)).toEqual(before);
    expect(
      readdirSync(join(place.file, '..')).filter((name) => !/^verbatim\.db(-wal|-shm)?$/.test(name)),
    ).toEqual([]);
  });
});

describe.skipIf(postgres === null)('migrating', () => {
  it('copies every row to an empty Postgres, with the work that falls due', async () => {
    const place = await filledPlace('sqlite');
    const bytes = readFileSync(place.file);
    const target = await newPlace('postgres');
    const { code, said } = await data(place, ['migrate', '--to', target.url ?? '']);
    expect(code, said).toBe(0);
    expect(said).toContain('ledger: 6 rows');
    expect(readFileSync(place.file).equals(bytes)).toBe(true);
    expect(await everything(target)).toEqual(await everything(place));
    const jobs = await jobsIn(target);
    expect(jobs.map(({ key }) => key).sort()).toEqual([...DUE, 'part pin-1000-0'].sort());
    expect(jobs.find(({ key }) => key === 'slot digest-on')?.run_at.getTime()).toBeCloseTo(9_000, -4);
  });

  it('refuses a target with rows, and leaves it alone', async () => {
    const place = await filledPlace('sqlite');
    const target = await newPlace('postgres');
    const { stores, database } = await storesAt(target, systemClock);
    await stores.chats.change('test:mine', { locale: 'ar' });
    await database.close();
    const before = await everything(target);
    const { code, said } = await data(place, ['migrate', '--to', target.url ?? '']);
    expect([code, said]).toEqual([1, expect.stringContaining('The target is not empty')]);
    expect(await everything(target)).toEqual(before);
  });

  it('changes nothing if a row arrives otherwise than it was', async () => {
    const place = await filledPlace('sqlite');
    const target = await newPlace('postgres');
    const { database } = await storesAt(target, systemClock);
    await database.read((db) =>
      sql`create function spoil() returns trigger language plpgsql as
          $$ begin if new.id = ${sql.lit(CHAT)} then new.locale := 'en'; end if; return new; end $$`.execute(
        db,
      ),
    );
    await database.read((db) =>
      sql`create trigger spoil before insert on chats for each row execute function spoil()`.execute(db),
    );
    await database.close();
    const { code, said } = await data(place, ['migrate', '--to', target.url ?? '']);
    expect([code, said]).toEqual([
      1,
      expect.stringContaining('The rows of "chats" did not arrive unchanged'),
    ]);
    expect((await everything(target)).chats).toEqual([]);
    expect(await jobsIn(target)).toEqual([]);
  });

  it('never says the password', async () => {
    const place = await filledPlace('sqlite');
    for (const to of ['postgres://me:hunter2@127.0.0.1:1/verbatim', 'mysql://me:hunter2@x/y']) {
      const { code, said } = await data(place, ['migrate', '--to', to]);
      expect(code).toBeGreaterThan(0);
      expect(said).not.toContain('hunter2');
    }
  });
});
