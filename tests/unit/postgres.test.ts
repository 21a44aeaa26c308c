// The Postgres that other tests rely on: databases are apart, go when they are closed, and no server outlives its process.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { TIMEOUT_MS } from '../patience.ts';
import { openPostgres } from '../postgres.ts';

const postgres = await openPostgres();

const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

describe.skipIf(postgres === null)('a Postgres for tests', () => {
  if (postgres === null) return;
  const { url } = postgres;
  afterAll(() => postgres.close());

  it('holds what is written', async () => {
    await query(url, 'create table note (body text not null)');
    await query(url, "insert into note values ('the ferry runs')");
    expect(await query(url, 'select body from note')).toEqual([{ body: 'the ferry runs' }]);
  });

  it('gives each who asks an empty database', async () => {
    await query(url, 'create table mine ()');
    const other = await postgres.openDatabase();
    expect(other.url).not.toBe(url);
    expect(await query(other.url, "select from pg_tables where schemaname = 'public'")).toEqual([]);
    await other.close();
  });

  it('drops a database that is closed, though somebody is connected to it', async () => {
    const { url: gone, close } = await postgres.openDatabase();
    const client = new pg.Client({ connectionString: gone });
    const cut = new Promise((resolve) => client.on('error', () => {}).once('end', () => resolve(undefined)));
    await client.connect();
    await close();
    await cut;
    const name = new URL(gone).pathname.slice(1);
    expect(await query(url, `select from pg_database where datname = '${name}'`)).toEqual([]);
  });

  it.skipIf(process.env.TEST_DATABASE_URL)(
    'ends with the process that started it, even by force',
    async () => {
      const program = `
      const { startPostgres } = await import('./tests/postgres/server.ts');
      console.log((await startPostgres({ fsync: true })).url);
      setInterval(() => {}, 1000);`;
      const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = (await once(owner.stdout, 'data')) as [Buffer];
      const own = line.toString().trim();
      const [row] = await query(own, "select pg_backend_pid() as pid, current_setting('fsync') as fsync");
      expect(row).toMatchObject({ fsync: 'on' });

      owner.kill('SIGKILL');
      const folder = new URL(own).searchParams.get('host') ?? '';
      expect(folder).not.toBe('');
      await vi.waitFor(() => expect(existsSync(folder)).toBe(false), TIMEOUT_MS);
      await expect(query(own, 'select')).rejects.toThrow();
    },
  );
});
