// The one HTTP server: what every page has in common, and health.

import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { isIP } from 'node:net';
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono, type HonoRequest, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { getPath } from 'hono/utils/url';
import type { Clock, Log } from '../core/ports.ts';
import { createRateLimiter } from '../core/rates.ts';
import { type Addresses, createAddresses, networkOf, type TrustedProxies } from './addresses.ts';
import { inTurns } from './admission.ts';
import { serveSharedAssets } from './assets.ts';
import { createConnectionGuard } from './connections.ts';
import { type Cookies, createCookies } from './cookies.ts';
import { EMBED, EMBED_SCRIPT, letFrame, letRun } from './embedding.ts';
import { isHook, type ServedHooks } from './hooks.ts';
import type { Html } from './html.ts';
import {
  BODY_BYTES,
  HEADER_BYTES,
  PREFLIGHT_SECONDS,
  REQUEST_BURST_SHARE,
  WEB_LIMITS,
  type WebLimits,
} from './limits.ts';
import { METRICS, type MetricsParts, serveMetrics } from './metrics.ts';
import { API, isForPrograms, PROTOCOL, refuse } from './problem.ts';

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

/**
 * Hosts by which this server may be addressed. A page elsewhere can point its own name at a local address (DNS rebinding) and
 * would then share this server's origin; so a name has to be ours. Addresses are no names, and cannot be pointed.
 */
const isOurs = (hostHeader: string, publicUrl: string | null): boolean => {
  if (!URL.canParse(`http://${hostHeader}`)) return false;
  const { hostname, host } = new URL(`http://${hostHeader}`);
  if (publicUrl !== null && host === new URL(publicUrl).host) return true;
  return hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
};

/** The path of a request from the root of the site on, whether or not the proxy before it has taken its own part away. */
const withoutBase = (path: string, below: string): string =>
  below !== '' && path.startsWith(`${below}/`) ? path.slice(below.length) : path;

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
  const cookies = createCookies(publicUrl);
  const below = publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/$/, '');
  const identified = identify(addresses, cookies, log);
  const limitedBy = requests === undefined || requests.perMinute === 0 ? null : limitRequests(requests);
  /** A server of pages, with what all requests go through before one is made. */
  const createPaged = (): Hono => {
    const app = new Hono({ getPath: (request) => withoutBase(getPath(request), below) });

    if (embedOrigins.length > 0) {
      app.use(EMBED, letFrame(embedOrigins));
      app.use(EMBED_SCRIPT, letRun);
    }
    app.use(
      secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'"],
          connectSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
        // Not `no-referrer`: with that, browsers hide the origin of our own forms as well.
        referrerPolicy: 'same-origin',
        xFrameOptions: 'DENY',
        strictTransportSecurity: publicUrl?.startsWith('https:') ?? false,
      }),
    );
    // Before anything is refused, so that a page learns why.
    if (apiOrigins.length > 0) for (const path of [`${API}*`, PROTOCOL]) app.use(path, shareWith(apiOrigins));
    app.use(identified);
    if (limitedBy !== null) app.use(limitedBy);
    app.use(async (c, next) => {
      // A target that is a whole address names the host too.
      const hosts = [c.req.header('host') ?? '', new URL(c.req.url).host];
      if (!hosts.every((name) => isOurs(name, publicUrl)))
        return refuse(
          c,
          421,
          'This server does not use that name. Set PUBLIC_URL to the URL at which people reach it.',
        );
      await next();
    });
    app.use(async (c, next) => {
      if (isForPrograms(c.req)) {
        const isAllowed = apiOrigins.includes('*') || apiOrigins.includes(c.req.header('origin') ?? '');
        const isRead = c.req.path !== PROTOCOL && (c.req.method === 'GET' || c.req.method === 'HEAD');
        return isRead || isAllowed || !isForeign(c.req, publicUrl)
          ? next()
          : refuse(c, 403, 'Pages of that site may not ask here. The operator can add it to API_ORIGINS.');
      }
      if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && isForeign(c.req, publicUrl))
        return c.text('Forms from other sites are not accepted here.\n', 403);
      await next();
    });
    app.use(async (c, next) => {
      if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next();
      const length = Number(c.req.header('content-length') ?? 0);
      if (length === 0 && c.req.header('transfer-encoding') === undefined) return next();
      // Nobody would read it, however long it is.
      c.header('connection', 'close');
      return length > BODY_BYTES ? tooLong(c) : refuse(c, 400, 'A request for a page must not have a body.');
    });
    const limitBody = bodyLimit({ maxSize: BODY_BYTES, onError: tooLong });
    app.use((c, next) => (isHook(c.req) ? next() : limitBody(c, next)));
    // A proxy passes the address of the root on without its slash; what is relative to it would lead beside it.
    if (below !== '') app.get(below, (c) => c.redirect(`${below}/`, 301));
    serveSharedAssets(app);
    app.get(LIVE, (c) => {
      c.header('cache-control', 'no-store');
      return c.json({ ok: true });
    });
    app.onError((error, c) => {
      if (error instanceof HTTPException)
        return isForPrograms(c.req) ? refuse(c, error.status, error.message.trim()) : error.getResponse();
      log.error({ err: error, path: c.req.routePath }, 'a page could not be made');
      return refuse(c, 500, 'Something went wrong on our side.');
    });
    return app;
  };
  const app = createPaged();
  const waiting = starting === undefined ? null : createWaiting(createPaged(), starting);
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

/** Browsers ask again after so many seconds. */
const AGAIN_SECONDS = 2;

/** What the server has while the library loads: a page that says so, wherever one looks, and word to whoever watches over the bot. */
const createWaiting = (app: Hono, starting: (c: Context) => Html): Hono => {
  const notYet = (c: Context) => {
    c.header('cache-control', 'no-store');
    return c.json({ ok: false, reasons: ['The library is loading.'] }, 503);
  };
  app.get(HEALTH, notYet);
  app.get(READY, notYet);
  app.all('*', (c) => {
    c.header('cache-control', 'no-store');
    c.header('retry-after', String(AGAIN_SECONDS));
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return c.text('The library is loading.\n', 503);
    c.header('refresh', String(AGAIN_SECONDS));
    return c.html(starting(c), 503);
  });
  return app;
};

/** What browsers say of requests that a page of ours, or the person by hand, has sent. */
const OWN_FETCH: ReadonlySet<string> = new Set(['same-origin', 'none']);
const tooLong = (c: Context) => refuse(c, 413, 'That text is too long.');

/** Notes for every page who asks, and where its cookies are. */
const identify = (addresses: Addresses, cookies: Cookies, log: Log): MiddlewareHandler => {
  let told = false;
  return async (c, next) => {
    const { address: peer } = getConnInfo(c).remote;
    const forwardedFor = c.req.header('x-forwarded-for');
    if (forwardedFor !== undefined && !told && !addresses.isProxy(peer)) {
      told = true;
      log.warn(
        {},
        'ignored the forwarding header of a request that does not come from a proxy in TRUSTED_PROXIES. If the bot is behind a proxy, add the proxy there; otherwise all visitors share one rate limit.',
      );
    }
    c.set('network', networkOf(addresses.client(peer, forwardedFor)));
    c.set('cookies', cookies);
    await next();
  };
};

/** Lets pages of other sites read the API. Never with what a browser keeps for somebody, such as cookies. */
const shareWith = (origins: readonly string[]): MiddlewareHandler =>
  cors({
    origin: origins.includes('*') ? '*' : [...origins],
    allowMethods: ['GET', 'HEAD', 'POST'],
    allowHeaders: [
      'authorization',
      'content-type',
      'if-none-match',
      'accept-language',
      'mcp-protocol-version',
      'mcp-session-id',
    ],
    exposeHeaders: ['etag', 'retry-after', 'content-language'],
    maxAge: PREFLIGHT_SECONDS,
  });

const HEALTH = '/healthz';
/** The process answers: a supervisor need not end it. */
const LIVE = '/livez';
/** It answers from its library and on its platforms, and stores what it is told: a balancer may send it visitors. */
const READY = '/readyz';
const PROBES: ReadonlySet<string> = new Set([HEALTH, LIVE, READY, METRICS]);

/** Before anything is read or made, so that what is turned away costs next to nothing. Whoever watches over the bot is not counted. */
const limitRequests = ({ perMinute, clock }: NonNullable<WebParts['requests']>): MiddlewareHandler => {
  const rates = createRateLimiter(clock);
  const rate = { perMinute, burst: Math.max(1, Math.round(perMinute * REQUEST_BURST_SHARE)) };
  return async (c, next) => {
    const isProbe = PROBES.has(c.req.path) && (c.req.method === 'GET' || c.req.method === 'HEAD');
    // Platforms send from a few networks whatever all chats say; their hooks turn others away before they read anything.
    const seconds = isProbe || isHook(c.req) ? 0 : rates.take({ key: c.get('network'), rate });
    if (seconds === 0) return next();
    c.header('cache-control', 'no-store');
    c.header('retry-after', String(seconds));
    return refuse(c, 429, `Too many requests from your network. Try again in ${seconds} s.`);
  };
};

/**
 * Whether a browser sent this for another site's page. Browsers say where a form came from; programs that are none say nothing,
 * and carry nobody's cookies by mistake.
 */
const isForeign = (req: HonoRequest, publicUrl: string | null): boolean => {
  const origin = req.header('origin');
  if (origin === undefined) return !OWN_FETCH.has(req.header('sec-fetch-site') ?? 'none');
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== req.header('host');
};
