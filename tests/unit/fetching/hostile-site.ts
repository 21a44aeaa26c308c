// A site that does everything wrong, on this machine, for a fetcher that is given it as its whole internet.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { createBrotliCompress, createGzip } from 'node:zlib';
import { afterAll } from 'vitest';
import { createFetcher, type Visitor } from '../../../src/fetching/fetch-document.ts';
import { FETCH_LIMITS, type FetchLimits } from '../../../src/fetching/limits.ts';
import type { Network } from '../../../src/fetching/network.ts';

export const PAGE = '<!doctype html><title>Ferry</title><p>The ferry leaves at noon.</p>';

type Handler = (request: IncomingMessage, response: ServerResponse, socket: Socket) => void;

export interface Site {
  readonly port: number;
  /** Every request: where it arrived, and for which path. */
  readonly asked: {
    readonly at: string;
    readonly path: string;
    readonly headers: IncomingMessage['headers'];
  }[];
  on(path: string, handler: Handler): void;
  /** A fetcher to which the addresses in `allowed` are all that is public, and that resolves each name in turn to what is listed. */
  fetcher(options?: {
    readonly names?: Readonly<Record<string, readonly (readonly string[])[]>>;
    readonly allowed?: readonly string[];
    readonly limits?: Partial<FetchLimits>;
  }): Visitor & { readonly resolved: readonly string[] };
  url(path: string, host?: string): string;
}

const READABLE = ['.md', '.txt', '.html', '.docx'];

export const htmlPage: Handler = (_, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(PAGE);
};

/** Sends bytes as they are, without the help of an HTTP library. */
export const raw =
  (text: string | Buffer): Handler =>
  (_, __, socket) =>
    void socket.end(text);

export const packed =
  (bytes: Buffer, encoding = 'gzip'): Handler =>
  (_, response) => {
    response.setHeader('Content-Type', 'text/plain');
    response.setHeader('Content-Encoding', encoding);
    response.end(bytes);
  };

/** Unpacks to more and more, for as long as anybody reads it. */
export const endless =
  (encoding: 'gzip' | 'br'): Handler =>
  (_, response) => {
    response.setHeader('Content-Type', 'text/plain');
    response.setHeader('Content-Encoding', encoding);
    const packer = encoding === 'gzip' ? createGzip() : createBrotliCompress();
    const words = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(65_536, 'a');
      })(),
    );
    pipeline(words, packer, response, () => {});
  };

/** Listens on all addresses of this machine, so that 127.0.0.1 can be public and 127.0.0.2 private. */
export const startSite = async (): Promise<Site> => {
  const handlers = new Map<string, Handler>();
  const asked: Site['asked'] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ at: request.socket.localAddress ?? '', path, headers: request.headers });
    const handler = handlers.get(path);
    if (handler !== undefined) return handler(request, response, request.socket);
    response.statusCode = 404;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    port,
    asked,
    on: (path, handler) => void handlers.set(path, handler),
    fetcher({ names = {}, allowed = ['127.0.0.1'], limits = {} } = {}) {
      const resolved: string[] = [];
      const network: Network = {
        isAllowed: (address) => allowed.includes(address),
        async resolve(host) {
          const nth = resolved.filter((one) => one === host).length;
          resolved.push(host);
          const answers = names[host] ?? [['127.0.0.1']];
          return answers[Math.min(nth, answers.length - 1)] ?? [];
        },
      };
      const fetcher = createFetcher({
        readable: READABLE,
        network,
        limits: { ...FETCH_LIMITS, ...limits },
      });
      return { ...fetcher, resolved };
    },
    url: (path, host = 'site.test') => `http://${host}:${port}${path}`,
  };
};
