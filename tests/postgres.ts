// Fresh Postgres databases for a test file, all in the one server of the test run.

import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { PORT_VARIABLE, type Reply } from './postgres/setup.ts';

/** An empty database that nobody else uses. */
export interface TestDatabase {
  /** For `pg`, and for DATABASE_URL. */
  readonly url: string;
  /** Drops it, whoever is still connected to it. */
  close(): Promise<void>;
}

const borrow = async (): Promise<TestDatabase | null> => {
  const port = process.env[PORT_VARIABLE];
  if (port === undefined)
    throw new Error('Outside a test run there is startPostgres (tests/postgres/server.ts).');
  const socket = connect(Number(port), '127.0.0.1');
  const closed = new Promise<void>((resolve) => {
    socket.on('error', () => {}).once('close', () => resolve());
  });
  const [line] = await Promise.race([
    new Promise<[string]>((resolve) => createInterface(socket).once('line', (text) => resolve([text]))),
    closed.then(() => ['{"error":"The test run has ended."}'] as const),
  ]);
  const reply = JSON.parse(line) as Reply;
  if ('error' in reply) throw new Error(reply.error);
  if (reply.url === null) return null;
  socket.unref();
  return {
    url: reply.url,
    close: () => {
      socket.ref();
      socket.end();
      return closed;
    },
  };
};

/** Postgres as a test file sees it: the database it was opened with, and as many others as it wants. */
export interface TestPostgres extends TestDatabase {
  openDatabase(): Promise<TestDatabase>;
  /** Drops all of them. */
  close(): Promise<void>;
}

/**
 * A fresh database for this test file, for `describe.skipIf(postgres === null)`. The first file of a run waits about a second
 * until Postgres has started. A file that forgets to close it costs only space: the end of the run drops it.
 *
 * @returns null where there is no Postgres; the run then says once what to install.
 * @throws when Postgres is there but does not work.
 */
export const openPostgres = async (): Promise<TestPostgres | null> => {
  const first = await borrow();
  if (first === null) return null;
  const databases = [first];
  return {
    url: first.url,
    openDatabase: async () => {
      const database = await borrow();
      if (database === null) throw new Error('Postgres has gone.');
      databases.push(database);
      return database;
    },
    close: async () => {
      await Promise.all(databases.map((database) => database.close()));
    },
  };
};
