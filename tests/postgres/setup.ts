// Holds the one Postgres of a test run: it starts when the first test file asks for a database and ends with the run.

import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type PostgresServer, startPostgres } from './server.ts';

/** Where the workers ask for a database: a port of this machine. */
export const PORT_VARIABLE = 'TEST_POSTGRES_PORT';

/** What they are told, as one line of JSON: where the database is, that there is no Postgres, or what went wrong. */
export type Reply = { readonly url: string | null } | { readonly error: string };

const start = async (): Promise<PostgresServer | null> => {
  const server = await startPostgres({ fsync: false });
  if (server === null)
    console.log(
      'skipped: tests of Postgres need it (Debian: apt-get install postgresql) or a TEST_DATABASE_URL',
    );
  return server;
};

/** Lends a fresh database for as long as the connection lasts, so that even a worker that dies gives it back. */
const lend = async (socket: Socket, server: PostgresServer | null): Promise<void> => {
  const reply = (value: Reply) => socket.write(`${JSON.stringify(value)}\n`);
  if (server === null) {
    reply({ url: null });
    return;
  }
  const url = await server.createDatabase();
  reply({ url });
  if (!socket.readableEnded && !socket.destroyed)
    await new Promise<void>((resolve) => {
      socket.once('end', resolve).once('close', resolve);
    });
  await server.dropDatabase(url);
};

/** Vitest calls it for each of its projects: the first opens the port, and as all end together it closes it, too. */
export const setup = async (): Promise<(() => Promise<void>) | undefined> => {
  if (process.env[PORT_VARIABLE] !== undefined) return undefined;
  let started: Promise<PostgresServer | null> | undefined;
  const loans = new Set<Socket>();
  const port = createServer({ allowHalfOpen: true }, (socket) => {
    loans.add(socket);
    started ??= start();
    started
      .then((server) => lend(socket.resume(), server))
      .catch((error: NodeJS.ErrnoException) => {
        const reply: Reply = { error: `Postgres cannot be used: ${error.message || error.code}` };
        socket.write(`${JSON.stringify(reply)}\n`);
      })
      .finally(() => socket.end());
    socket.on('error', () => {}).once('close', () => loans.delete(socket));
  });
  await new Promise<void>((resolve) => port.listen(0, '127.0.0.1', resolve));
  port.unref();
  process.env[PORT_VARIABLE] = String((port.address() as AddressInfo).port);

  return async () => {
    delete process.env[PORT_VARIABLE];
    port.close();
    const server = await started?.catch(() => null);
    await server?.stop();
    for (const socket of loans) socket.destroy();
  };
};
