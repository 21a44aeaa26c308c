// Forms that another site's page sends in somebody's name are refused, whichever headers a browser leaves out.

import { expect, it } from 'vitest';
import { createWebServer } from '../../../src/web/server.ts';
import { silent } from '../../stores-of.ts';

const PUBLIC = 'https://ferry.example.org';

/** Where a request comes from, as Node's server tells it. */
const CONNECTED = {
  incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 40_000, remoteFamily: 'IPv4' } },
};

const serverWith = (publicUrl: string | null) => {
  const { app } = createWebServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl,
    log: silent,
    health: () => ({ ok: true }),
  });
  app.all('/act', (c) => c.text('done'));
  return (headers: Record<string, string>, method = 'POST') =>
    app.request('/act', { method, headers: { host: 'localhost:8080', ...headers } }, CONNECTED);
};

it.each([
  [403, { 'sec-fetch-site': 'cross-site' }],
  // A neighbour below the same domain is another site to us.
  [403, { 'sec-fetch-site': 'same-site' }],
  [403, { 'sec-fetch-site': 'something new' }],
  [200, { 'sec-fetch-site': 'same-origin' }],
  // Typed or from a bookmark, by the person.
  [200, { 'sec-fetch-site': 'none' }],
  // Programs that are no browser carry nobody's cookies.
  [200, {}],
] as const)('without an origin, %i for %o', async (status, headers) => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
    expect((await serverWith(null)(headers, method)).status).toBe(status);
});

it.each([
  [200, { origin: 'http://localhost:8080' }],
  [403, { origin: 'http://localhost:8081' }],
  [403, { origin: 'http://localhost' }],
  [403, { origin: 'null' }],
  [403, { origin: '' }],
  [403, { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
  [403, { origin: PUBLIC }],
] as const)('with an origin, %i for %o', async (status, headers) => {
  expect((await serverWith(null)(headers)).status).toBe(status);
});

it('takes the public address for its own, wherever a proxy says that the request arrived', async () => {
  const send = serverWith(PUBLIC);
  expect((await send({ origin: PUBLIC })).status).toBe(200);
  expect((await send({ origin: `${PUBLIC}.evil.example` })).status).toBe(403);
  expect((await send({ origin: 'http://ferry.example.org' })).status).toBe(403);
});

it('answers links from anywhere', async () => {
  for (const method of ['GET', 'HEAD']) {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await serverWith(null)(headers, method)).status).toBe(200);
  }
});
