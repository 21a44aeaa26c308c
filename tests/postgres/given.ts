// A Postgres of somebody else, which shall be as before once the process that made databases in it has ended.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** Where databases can be made, and how what was made in it goes away. */
export interface PostgresSource {
  readonly url: string;
  end(): Promise<void>;
}

/** Waits until its standard input closes, as it does with the process that holds it, and drops what begins with the prefix. */
const KEEPER = `
import pg from 'pg';
const [, prefix] = process.argv;
for await (const _ of process.stdin);
const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
await client.connect();
// The server goes on with a command whose client has died: that database is only visible once it is made.
const making = "select from pg_stat_activity where state = 'active' and starts_with(query, $1)";
while ((await client.query(making, ['create database ' + prefix])).rowCount > 0) await new Promise((then) => setTimeout(then, 50));
const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [prefix]);
for (const { datname } of rows) await client.query('drop database if exists ' + datname + ' with (force)');
await client.end();
`;

/** The server at `url`, whose databases with this prefix are dropped at the end, however it comes. */
export const openGiven = (url: string, prefix: string): PostgresSource => {
  // A group of its own: Ctrl-C shall not reach it.
  const keeper = spawn(process.execPath, ['--input-type=module', '-e', KEEPER, prefix], {
    cwd: import.meta.dirname,
    detached: true,
    env: { ...process.env, TEST_DATABASE_URL: url },
  });
  const closed = once(keeper, 'close');
  const failure = text(keeper.stderr);
  keeper.unref();
  for (const stream of keeper.stdio) (stream as { unref?: () => void } | null)?.unref?.();
  return {
    url,
    end: async () => {
      keeper.ref();
      keeper.stdin.end();
      const [code] = await closed;
      if (code !== 0) throw new Error(`Databases may be left behind:\n${await failure}`);
    },
  };
};
