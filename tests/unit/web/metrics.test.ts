// What Prometheus can read, who may, and that the board and the alert rules name only what there is.

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createMetrics, type Metrics } from '../../../src/app/metrics.ts';
import { createWebServer } from '../../../src/web/server.ts';
import { appOf, originOf } from '../../app-of.ts';
import { silent } from '../../stores-of.ts';

let metrics: Metrics;
beforeAll(async () => {
  const { app } = await appOf();
  metrics = createMetrics();
  metrics.watch({ ...app, version: '1.2.3' });
  await app.host.answer({
    origin: originOf({ user: 'test:4711' }),
    said: { line: 'what about the crossings' },
  });
  metrics.answered('test', 'answered', 0.02);
});

const serverWith = async (token: string | null) => {
  const server = createWebServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'https://answers.example.org',
    log: silent,
    health: () => ({ ok: true }),
    metrics: { token, contentType: metrics.contentType, read: metrics.read },
  });
  onTestFinished(server.close);
  const address = await server.listen();
  return (headers: Record<string, string> = {}) => fetch(`${address}metrics`, { headers });
};

it('holds the answers, the library, and the event loop, and no person', async () => {
  const text = await metrics.read();
  expect(text).toContain('verbatim_answers_total{platform="test",outcome="answered"} 1');
  expect(text).toMatch(/verbatim_answer_seconds_bucket\{le="0.025",platform="test"\} 1/);
  expect(text).toMatch(/^verbatim_library_passages [1-9]\d*$/m);
  expect(text).toMatch(/^verbatim_database_writable 1$/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  expect(text).not.toMatch(/4711|crossings/);
});

it('is for programs on this machine, and for no proxy, unless there is a token', async () => {
  const read = await serverWith(null);
  const here = await read();
  expect([here.status, here.headers.get('content-type')]).toEqual([200, metrics.contentType]);
  for (const headers of [
    { 'x-forwarded-for': '127.0.0.1' },
    { forwarded: 'for=127.0.0.1' },
    { via: '1.1 caddy' },
  ])
    expect((await read(headers as never)).status).toBe(403);
});

it('is for whoever has the token, where there is one', async () => {
  const token = 'the token of a prometheus far away'.replaceAll(' ', '-');
  const read = await serverWith(token);
  for (const authorization of ['', token, `Basic ${token}`, `Bearer ${token}x`, `Bearer ${token.slice(1)}`])
    expect((await read({ authorization })).status).toBe(401);
  expect((await read({ authorization: `Bearer ${token}`, 'x-forwarded-for': '192.0.2.1' })).status).toBe(200);
});

describe.each(['deploy/grafana/verbatim.json', 'deploy/prometheus/alerts.yaml', 'docs/operating.md'])(
  '%s',
  (path) => {
    it('names only metrics that there are', async () => {
      const there = new Set(
        [...(await metrics.read()).matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name = '', type]) =>
          type === 'histogram' ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
        ),
      );
      const named = [
        ...readFileSync(path, 'utf8').matchAll(/\b(?:verbatim|nodejs|process)_[a-z0-9_]*[a-z0-9]\b/g),
      ].map(([name]) => name);
      expect(named.length).toBeGreaterThan(5);
      expect(named.filter((name) => !there.has(name))).toEqual([]);
    });
  },
);
