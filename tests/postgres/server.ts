// A throw-away Postgres: a server of its own, or fresh databases in the one that TEST_DATABASE_URL names.

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openGiven } from './given.ts';
import { type PostgresOptions, startOwn } from './own.ts';

/** A Postgres in which anybody may make databases until it is stopped. */
export interface PostgresServer {
  /** Where its first database is. */
  readonly url: string;
  /** Makes an empty database and says where it is. */
  createDatabase(): Promise<string>;
  /** Drops one that `createDatabase` made, whoever is still connected to it. */
  dropDatabase(url: string): Promise<void>;
  /** Drops what is left and ends the server, if it is ours. */
  stop(): Promise<void>;
}

/**
 * Starts a Postgres for tests and benchmarks, or uses the one that TEST_DATABASE_URL names.
 *
 * A server of ours takes about a second to start. It ends, and its folder goes, with the process that started it, however
 * that ends; so do the databases that were made in a server that is not ours.
 *
 * @returns null where there is neither.
 * @throws when Postgres is there but does not start.
 */
export const startPostgres = async (options: PostgresOptions): Promise<PostgresServer | null> => {
  const prefix = `verbatim_test_${randomBytes(8).toString('hex')}_`;
  const given = process.env.TEST_DATABASE_URL ?? '';
  const source = given === '' ? await startOwn(options) : openGiven(given, prefix);
  if (source === null) return null;

  let databases = 0;
  const command = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: source.url });
    // The server may end first, when the tests are over.
    client.on('error', () => {});
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  return {
    url: source.url,
    createDatabase: async () => {
      databases += 1;
      const name = prefix + databases;
      // The bare template: in the other one, whatever the server's owner added would be part of a test.
      await command(`create database ${name} template template0`);
      return Object.assign(new URL(source.url), { pathname: `/${name}` }).href;
    },
    dropDatabase: async (url) => {
      const name = new URL(url).pathname.slice(1);
      if (!name.startsWith(prefix)) throw new Error('Only what was made here is dropped.');
      await command(`drop database if exists ${name} with (force)`);
    },
    stop: () => source.end(),
  };
};
