// What every request goes through before a page is made: by which name and from where it comes, who asks, how often, and how long it is.

import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono, type HonoRequest, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { getPath } from 'hono/utils/url';
import type { Clock, Log } from '../core/ports.ts';
import { createRateLimiter } from '../core/rates.ts';
import { type Addresses, networkOf } from './addresses.ts';
import { serveSharedAssets } from './assets.ts';
import { type Cookies, createCookies } from './cookies.ts';
import { EMBED, EMBED_SCRIPT, letFrame, letRun } from './embedding.ts';
import { isHook } from './hooks.ts';
import { BODY_BYTES, PREFLIGHT_SECONDS, REQUEST_BURST_SHARE } from './limits.ts';
import { LIVE, PROBES } from './probes.ts';
import { API, isForPrograms, PROTOCOL, refuse } from './problem.ts';

export interface PagedParts {
  readonly publicUrl: string | null;
  readonly log: Log;
  readonly addresses: Addresses;
  /** How many requests of any kind one network may make; undefined: as many as it likes. */
  readonly requests: { readonly perMinute: number; readonly clock: Clock } | undefined;
  /** Sites whose pages may read the API, or `*` for all. */
  readonly apiOrigins: readonly string[];
  /** Sites that may show the question box in a frame. */
  readonly embedOrigins: readonly string[];
}

/** Makes servers of pages, which count the requests of a network together. */
export const pagedServers = ({
  publicUrl,
  log,
  addresses,
  requests,
  apiOrigins,
  embedOrigins,
}: PagedParts): (() => Hono) => {
  const cookies = createCookies(publicUrl);
  const below = publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/$/, '');
  const identified = identify(addresses, cookies, log);
  const limitedBy = requests === undefined || requests.perMinute === 0 ? null : limitRequests(requests);
  return () => {
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
};

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

/** Before anything is read or made, so that what is turned away costs next to nothing. Whoever watches over the bot is not counted. */
const limitRequests = ({ perMinute, clock }: NonNullable<PagedParts['requests']>): MiddlewareHandler => {
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
