// The one HTTP server: where it listens, what it tells of the bot's health, and what it serves while the library loads.

import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { serve } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { Clock, Log } from '../core/ports.ts';
import { createAddresses, type TrustedProxies } from './addresses.ts';
import { inTurns } from './admission.ts';
import { createConnectionGuard } from './connections.ts';
import type { ServedHooks } from './hooks.ts';
import type { Html } from './html.ts';
import { HEADER_BYTES, WEB_LIMITS, type WebLimits } from './limits.ts';
import { type MetricsParts, serveMetrics } from './metrics.ts';
import { pagedServers } from './paged.ts';
import { HEALTH, READY } from './probes.ts';
import { serveWaiting } from './starting.ts';

export interface WebParts {
  readonly host: string;
  /** 0: any free port. If it is taken, the next free one serves. */
  readonly port: number;
  readonly publicUrl: string | null;
  readonly log: Log;
  /** The proxies whose word on who asks is taken; not given or null: nobody's. */
  readonly trustedProxies?: TrustedProxies | null;
  /** How many requests of any kind one network may make; not given: as many as it likes. */
  readonly requests?: { readonly perMinute: number; readonly clock: Clock };
  /** Sites whose pages may read the API, or `*` for all; not given: none. */
  readonly apiOrigins?: readonly string[];
  /** Sites that may show the question box in a frame; not given: none. */
  readonly embedOrigins?: readonly string[];
  /** What differs from {@link WEB_LIMITS}. */
  readonly limits?: Partial<WebLimits>;
  /** What /healthz tells; `ok: false` answers 503. */
  readonly health: () => { readonly ok: boolean } & Readonly<Record<string, unknown>>;
  /** Where platforms send their requests; not given: nowhere. */
  readonly hooks?: Pick<ServedHooks, 'mount'>;
  /** What /metrics gives; not given: there is no such page. */
  readonly metrics?: MetricsParts;
  /** Why /readyz answers 503, in words; none if the bot can take visitors. Not given: it always can. */
  readonly unready?: () => readonly string[];
  /** What stands in place of every page until the server is opened; not given: it is open from the beginning. */
  readonly starting?: (c: Context) => Html;
}

export interface WebServer {
  readonly app: Hono;
  /** Listens, and resolves to the address that people open. Until it is opened, it has nothing but a page that says so. */
  listen(): Promise<string>;
  /** From now on it serves what has been put on `app`. */
  open(): void;
  /** Takes no more connections and settles once those under way have been answered. */
  close(): Promise<void>;
}

/** Requests that are still being sent when the server closes get this long. */
const TIMEOUT_MS = 2_000;
/** Ports tried after the one that is wished for. */
const PORTS_TRIED = 50;

/** The operator's HOST or PORT cannot be had. */
export class ListenError extends Error {
  override name = 'ListenError';
}

export const createWebServer = ({
  host,
  port,
  publicUrl,
  log,
  health,
  unready = () => [],
  metrics,
  hooks,
  trustedProxies = null,
  requests,
  apiOrigins = [],
  embedOrigins = [],
  limits: changed = {},
  starting,
}: WebParts): WebServer => {
  const limits = { ...WEB_LIMITS, ...changed };
  const addresses = createAddresses(trustedProxies);
  const createPaged = pagedServers({ publicUrl, log, addresses, requests, apiOrigins, embedOrigins });
  const app = createPaged();
  const waiting = starting === undefined ? null : serveWaiting(createPaged(), starting);
  let isOpen = waiting === null;
  hooks?.mount(app);
  app.get(HEALTH, (c) => {
    const told = health();
    c.header('cache-control', 'no-store');
    return c.json(told, told.ok ? 200 : 503);
  });
  if (metrics !== undefined) serveMetrics(app, metrics, publicUrl === null ? null : new URL(publicUrl).host);
  app.get(READY, (c) => {
    const reasons = unready();
    c.header('cache-control', 'no-store');
    return reasons.length === 0 ? c.json({ ok: true }) : c.json({ ok: false, reasons }, 503);
  });

  const guard = createConnectionGuard({
    limits,
    isProxy: addresses.isProxy,
    full: (which) =>
      log.warn(
        { which, connections: limits.connections, perNetwork: limits.connectionsPerNetwork },
        'too many connections at once: refusing more',
      ),
  });
  let server: Server | undefined;

  const tryPort = (at: number): Promise<number | null> =>
    new Promise((resolve, reject) => {
      const options: ServerOptions = {
        headersTimeout: limits.headersMs,
        requestTimeout: limits.requestMs,
        keepAliveTimeout: limits.keepAliveMs,
        connectionsCheckingInterval: limits.checkMs,
        maxHeaderSize: HEADER_BYTES,
      };
      const trying = serve(
        {
          fetch: (request, env) => (isOpen || waiting === null ? app : waiting).fetch(request, env),
          hostname: host,
          port: at,
          createServer: ((given: ServerOptions, listener: RequestListener) =>
            createServer(given, inTurns(listener, guard.refuse))) as typeof createServer,
          serverOptions: options,
        },
        (info) => {
          server = trying;
          resolve(info.port);
        },
      ) as Server;
      guard.watch(trying);
      trying.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE') resolve(null);
        else
          reject(
            new ListenError(`cannot listen on ${host}:${at} (${error.code}): choose another HOST or PORT`, {
              cause: error,
            }),
          );
      });
    });

  return {
    app,
    open() {
      isOpen = true;
    },
    async listen() {
      for (let at = port; at <= Math.min(port + PORTS_TRIED, 65_535); at++) {
        const found = await tryPort(at);
        if (found === null) continue;
        if (port !== 0 && found !== port)
          log.warn({ wanted: port, port: found }, 'the port is in use; using the next free one');
        const shown =
          host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
        return `http://${shown}:${found}/`;
      }
      throw new ListenError(
        `no free port from ${port} to ${port + PORTS_TRIED} on ${host}: choose another PORT`,
      );
    },
    close: () =>
      new Promise((resolve) => {
        if (server === undefined) return resolve();
        const open = server;
        const patience = setTimeout(() => open.closeAllConnections(), TIMEOUT_MS);
        open.close(() => {
          clearTimeout(patience);
          resolve();
        });
        open.closeIdleConnections();
      }),
  };
};
