// A small balancer before several processes of the bot: one after the other, and another where one cannot be reached.

import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Balancer {
  /** Without a slash at the end. */
  readonly url: string;
  /** Where requests go, by URLs without a slash at the end. */
  targets: readonly string[];
  /** How many requests each target has answered, by its URL. */
  readonly answered: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

interface Passed {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const read = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
};

/** Rejects with the code ECONNREFUSED where nobody listens, and then nothing has been passed on. */
const pass = (
  target: string,
  { method, url, headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  body: Buffer,
): Promise<Passed> =>
  new Promise((resolve, reject) => {
    // A connection of its own: one that is kept may have been closed meanwhile.
    const passing = request(
      `${target}${url}`,
      { method: method ?? 'GET', headers, agent: false },
      (response) => {
        read(response).then(
          (answer) =>
            resolve({ status: response.statusCode ?? 502, headers: response.headers, body: answer }),
          reject,
        );
      },
    );
    passing.on('error', reject);
    passing.end(body);
  });

export const openBalancer = async (): Promise<Balancer> => {
  const answered = new Map<string, number>();
  let turn = 0;
  const server = createServer(async (incoming, response) => {
    const body = await read(incoming);
    const all = balancer.targets;
    turn += 1;
    for (let tried = 0; tried < all.length; tried++) {
      const target = all[(turn + tried) % all.length] ?? '';
      try {
        const given = await pass(target, incoming, body);
        answered.set(target, (answered.get(target) ?? 0) + 1);
        const { connection: _, 'transfer-encoding': __, ...headers } = given.headers;
        response.writeHead(given.status, headers).end(given.body);
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') break;
      }
    }
    response.writeHead(502).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const balancer: Balancer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets: [],
    answered,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return balancer;
};
