// /metrics: for programs on this machine, or for those that know the token.

import { createHash, timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';

export interface MetricsParts {
  /** Null: only programs on this machine may read, and no proxy. */
  readonly token: string | null;
  readonly contentType: string;
  read(): Promise<string>;
}

export const METRICS = '/metrics';

/** Whoever adds one of these speaks for somebody else. */
const OF_PROXIES = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'forwarded',
  'via',
];

const isLoopback = (address = ''): boolean => /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/.test(address);

const digest = (text: string) => createHash('sha256').update(text).digest();

/** In a time that tells nothing of the token. */
const holdsToken = (c: Context, token: string): boolean => {
  const given = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
};

export const serveMetrics = (
  app: Hono,
  { token, contentType, read }: MetricsParts,
  publicHost: string | null,
) => {
  app.get(METRICS, async (c) => {
    c.header('cache-control', 'no-store');
    if (token !== null) {
      if (!holdsToken(c, token)) {
        c.header('www-authenticate', 'Bearer');
        return c.text('The metrics need METRICS_TOKEN as a bearer token.\n', 401);
      }
    } else {
      const isFromHere =
        isLoopback(getConnInfo(c).remote.address) &&
        OF_PROXIES.every((name) => c.req.header(name) === undefined) &&
        c.req.header('host') !== publicHost;
      if (!isFromHere)
        return c.text(
          'The metrics are for this machine. To read them from elsewhere, set METRICS_TOKEN.\n',
          403,
        );
    }
    return c.body(await read(), 200, { 'content-type': contentType });
  });
};
