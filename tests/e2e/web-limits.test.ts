// What strangers may cost: bodies, floods, and connections that are slow or many. Real sockets; nothing here waits for a time to pass.

import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import { BODY_BYTES, type WebLimits } from '../../src/web/limits.ts';
import { createWebServer } from '../../src/web/server.ts';
import { sendBytes } from '../../src/web/slices.ts';
import { createTestClock } from '../app-of.ts';
import { atEnd } from './leftovers.ts';
import { openSite, type Site } from './site.ts';
import { openLine, statusFor, statusOf } from './sockets.ts';
import { town } from './town.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };

let site: Site;
beforeAll(async () => {
  site = await openSite(await town());
});

const FORM = 'application/x-www-form-urlencoded';

const send = (
  to: Site,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${to.address}/answer`, {
    method: 'POST',
    body,
    headers: { origin: to.address, 'content-type': FORM, ...headers },
  });

const posting = (headers: string, body = ''): string =>
  `POST /answer HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${FORM}\r\n${headers}\r\n${body}`;

describe('a body', () => {
  it('is taken up to 64 KB', async () => {
    const whole = await send(site, `line=${'a'.repeat(BODY_BYTES - 5)}`);
    expect([whole.status, await whole.text()]).toEqual([200, expect.stringContaining('65,531 characters')]);
    expect((await send(site, `line=${'a'.repeat(BODY_BYTES - 4)}`)).status).toBe(413);
  });

  it('that is said to be longer is refused before it is sent', async () => {
    for (const length of ['65537', '1000000000000']) {
      const line = await openLine(site.address, posting(`Content-Length: ${length}\r\n`));
      const said = await line.hears(/That text is too long\.\n$/);
      expect(statusOf(said)).toBe(413);
      expect(said).toMatch(/content-security-policy: default-src 'none'/i);
      await line.ended;
    }
  });

  it('in pieces is refused once it is longer, however long it would go on', async () => {
    const line = await openLine(site.address, posting('Transfer-Encoding: chunked\r\n'));
    const piece = `1000\r\n${'a'.repeat(0x1000)}\r\n`;
    const more = () => {
      while (!line.socket.destroyed && line.socket.write(piece));
    };
    line.socket.on('drain', more);
    more();
    expect(statusOf(await line.ended)).toBe(413);
  });

  it('of a request that has none is not read', async () => {
    const get = (headers: string) =>
      statusFor(site.address, `GET / HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
    expect(await get('Content-Length: 5\r\n')).toBe(400);
    expect(await get('Transfer-Encoding: chunked\r\n')).toBe(400);
    expect(await get('Content-Length: 70000\r\n')).toBe(413);
    expect(await get('Content-Length: 0\r\n')).toBe(200);
  });

  it.each<[number, string, string | Uint8Array<ArrayBuffer>, Record<string, string>?]>([
    [400, 'a percent sign alone', 'line=%'],
    [400, 'a percent sign before no digits', 'line=%zz'],
    [400, 'bytes that are no UTF-8, encoded', 'line=%ff%fe'],
    [400, 'half a surrogate pair', 'line=%ed%a0%80'],
    [400, 'bytes that are no UTF-8', new Uint8Array([0x6c, 0x69, 0x6e, 0x65, 0x3d, 0xff])],
    [400, 'a thousand fields', 'a=1&'.repeat(1_000)],
    [400, 'ten thousand empty names', '=&'.repeat(10_000)],
    [400, 'the same field twice', 'line=one&line=two'],
    [400, 'NUL', 'line=a%00b'],
    [415, 'JSON', '{"line":"ferry"}', { 'content-type': 'application/json' }],
    [415, 'plain text', 'line=ferry', { 'content-type': 'text/plain' }],
    [415, 'another character set', 'line=ferry', { 'content-type': `${FORM}; charset=utf-16` }],
    [415, 'a compressed body', 'line=ferry', { 'content-encoding': 'gzip' }],
    [400, 'parts without a boundary', 'ferry', { 'content-type': 'multipart/form-data' }],
    [
      400,
      'parts with another boundary',
      '--a\r\n\r\nferry\r\n--a--',
      { 'content-type': 'multipart/form-data; boundary=b' },
    ],
    [415, 'a type that is none', 'line=ferry', { 'content-type': ';;;' }],
  ])('is refused with %i: %s', async (status, _, body, headers) => {
    for (const path of ['/', '/answer', '/suggest']) {
      const answer = await fetch(site.address + path, {
        method: 'POST',
        body,
        headers: { origin: site.address, 'content-type': FORM, ...headers },
      });
      expect([path, answer.status]).toEqual([path, status]);
      expect(await answer.text()).toMatch(/^[A-Z][^<>]+\.\n$/);
    }
  });

  it('is read as browsers write it', async () => {
    for (const [body, type] of [
      ['line=%2Fferries', FORM],
      ['&&other=1&line=%2Fferries&', `${FORM}; charset=UTF-8`],
      ['line=+%2Fferries+', FORM.toUpperCase()],
    ] as const)
      expect(await (await send(site, body, { 'content-type': type })).text()).toContain('<blockquote');
    const form = new FormData();
    form.set('line', '/ferries');
    const parts = await fetch(`${site.address}/answer`, { method: 'POST', body: form });
    expect(await parts.text()).toContain('<blockquote');
  });
});

describe('requests of one network', () => {
  const opened = async (env: Record<string, string> = {}) => {
    const clock = createTestClock();
    const limited = await openSite({ ...(await town()), WEB_RATE: '6', ...env }, { clock });
    const ask = async (forwardedFor?: string, path = '/assets/page.css') =>
      (await limited.get(path, forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor })).status;
    return { clock, limited, ask };
  };

  it('are counted on every path but that of health probes, and told when to come again', async () => {
    const { clock, limited, ask } = await opened();
    expect([await ask(), await ask(undefined, '/s/'), await ask(undefined, '/nowhere')]).toEqual([
      200, 200, 404,
    ]);
    for (const path of ['/', '/s/', '/s/ferry.md', '/c/zzzzzzzz', '/search?q=a', '/assets/page.css', '/x']) {
      const answer = await limited.get(path);
      expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 429, '10']);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
    for (const path of ['/', '/answer', '/suggest', '/healthz'])
      expect((await limited.post(path, 'ferry')).status).toBe(429);
    for (const path of ['/healthz', '/livez', '/readyz'])
      for (let i = 0; i < 20; i++) expect(await ask(undefined, path)).toBe(200);
    clock.forward(10_000);
    expect([await ask(), await ask()]).toEqual([200, 429]);
  });

  it('are counted before their bodies are sent', async () => {
    const { limited, ask } = await opened({ WEB_RATE: '1' });
    await ask();
    const line = await openLine(limited.address, posting('Content-Length: 60000\r\n'));
    const said = await line.hears(/Try again in 60 s\.\n$/);
    expect(said).toMatch(/^HTTP\/1\.1 429 [\s\S]*\r\nretry-after: 60\r\n/i);
    // And the connection is not held open for the body.
    await line.ended;
  });

  it('are counted before it is looked at how long their bodies are', async () => {
    const { limited, ask } = await opened({ WEB_RATE: '1' });
    await ask();
    const line = await openLine(limited.address, posting('Content-Length: 60000000\r\n'));
    expect(await line.hears(/Try again in 60 s\.\n$/)).toMatch(/^HTTP\/1\.1 429 /);
  });

  it('are one visitor behind an unknown proxy, whatever they say', async () => {
    const { ask } = await opened();
    const asked: number[] = [];
    for (let i = 1; i <= 4; i++) asked.push(await ask(`198.51.100.${i}`));
    expect(asked).toEqual([200, 200, 200, 429]);
  });

  it.each(['1', '127.0.0.0/8'])(
    'are counted for each visitor behind the proxies %s',
    async (TRUSTED_PROXIES) => {
      const { ask } = await opened({ TRUSTED_PROXIES });
      const flooded: number[] = [];
      // What a visitor writes themselves stands before what the proxy adds.
      for (let i = 1; i <= 5; i++) flooded.push(await ask(`203.0.113.${i}, 198.51.100.1`));
      expect(flooded).toEqual([200, 200, 200, 429, 429]);
      expect(await ask('198.51.100.2')).toBe(200);
      // All of a /64 is one visitor.
      const asked: number[] = [];
      for (let i = 1; i <= 4; i++) asked.push(await ask(`2001:db8:1:2:${i}::${i}`));
      expect(asked).toEqual([200, 200, 200, 429]);
      expect(await ask('2001:db8:1:3::1')).toBe(200);
    },
  );

  it('hold for questions too, by the same network', async () => {
    const { limited } = await opened({ WEB_RATE: '0', USER_RATE: '2', TRUSTED_PROXIES: '1' });
    const ask = async (from: string) => {
      const answer = await limited.post('/answer', '/ferries', { 'x-forwarded-for': from });
      return [answer.status, answer.headers.get('retry-after')];
    };
    expect(await ask('2001:db8::1')).toEqual([200, null]);
    expect(await ask('2001:db8::2')).toEqual([429, '30']);
    expect(await ask('2001:db8:0:1::1')).toEqual([200, null]);
  });
});

const LARGE = Buffer.alloc(64 * 1_024 * 1_024);

/** A server with a page that no system takes into its buffers at once, and a way to know when its answer is done with. */
const serving = async (limits: Partial<WebLimits>, trustedProxies?: { hops: number }) => {
  const web = createWebServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    log,
    health: () => ({ ok: true }),
    limits: { checkMs: 20, ...limits },
    ...(trustedProxies === undefined ? {} : { trustedProxies }),
  });
  let closed: Promise<unknown> = Promise.resolve();
  web.app.get('/large', (c) => {
    closed = once((c.env as { outgoing: NodeJS.EventEmitter }).outgoing, 'close');
    return sendBytes(c, [LARGE], 'application/octet-stream');
  });
  web.app.post('/read', async (c) => c.text(String((await c.req.text()).length)));
  const address = await web.listen();
  atEnd(() => web.close());
  return { address, closed: () => closed };
};

const HEALTH = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';

describe('a slow connection', () => {
  it('is closed when it says nothing, or its headers do not end', async () => {
    const { address } = await serving({ headersMs: 60, requestMs: 80 });
    const silent = await openLine(address);
    const begun = await openLine(address, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-');
    const [, said] = await Promise.all([silent.ended, begun.ended]);
    expect(statusOf(said)).toBe(408);
  });

  it('is closed when its body does not end', async () => {
    const { address } = await serving({ headersMs: 60, requestMs: 80 });
    const line = await openLine(
      address,
      'POST /read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc',
    );
    expect(statusOf(await line.ended)).toBe(408);
  });

  it('is closed when it asks for nothing more', async () => {
    const { address } = await serving({ keepAliveMs: 50 });
    const line = await openLine(address, HEALTH);
    expect(statusOf(await line.ended)).toBe(200);
  });

  it('is closed when it never reads its answer', async () => {
    const { address, closed } = await serving({ idleMs: 100, bytesPerSecond: 100_000 });
    const line = await openLine(address);
    line.socket.pause();
    line.socket.write('GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(line.socket, 'readable');
    await closed();
  });

  /** Reads a little at a time, and resolves to how much it was once the connection has ended. */
  const readSlowly = async (address: string): Promise<number> => {
    const line = await openLine(address);
    let read = 0;
    line.socket.removeAllListeners('data');
    line.socket.on('data', (piece: string) => {
      read += piece.length;
      line.socket.pause();
      setTimeout(() => line.socket.resume(), 2);
    });
    line.socket.write('GET /large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    await line.ended;
    return read;
  };

  it('is closed when it reads its answer too slowly', async () => {
    const { address } = await serving({ idleMs: 1_000, bytesPerSecond: LARGE.length * 100 });
    expect(await readSlowly(address)).toBeLessThan(LARGE.length);
  });
});

describe('connections', () => {
  it('of one network are bounded, and there is room again when one ends', async () => {
    const { address } = await serving({ connectionsPerNetwork: 3 });
    const lines = await Promise.all([1, 2, 3].map(() => openLine(address, HEALTH)));
    for (const line of lines) expect(statusOf(await line.hears(/"ok":true/))).toBe(200);
    expect(await (await openLine(address, HEALTH)).ended).toBe('');
    lines[0]?.socket.destroy();
    await lines[0]?.ended;
    // The server learns of the end in its own time.
    let status = 0;
    while (status !== 200) status = await statusFor(address, HEALTH);
  });

  const PIECES = `POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n${'1\r\na\r\n'.repeat(10_000)}`;

  it.skipIf(process.platform !== 'linux')(
    'of a network that sends a body in thousands of pieces are refused for a while, others are not',
    async () => {
      const { address } = await serving({ refusedMs: 60_000_000 });
      const [near, far] = ['127.0.0.1', '127.0.0.2'];
      await (await openLine(address, PIECES, far)).ended;
      expect(await (await openLine(address, HEALTH, far)).ended).toBe('');
      expect(statusOf(await (await openLine(address, HEALTH, near)).hears(/"ok":true/))).toBe(200);
    },
  );

  it('of a proxy are not refused for what one of its clients sends', async () => {
    const { address } = await serving({}, { hops: 1 });
    expect(await (await openLine(address, PIECES)).ended).toBe('');
    expect(await statusFor(address, HEALTH)).toBe(200);
  });

  it('of all together are bounded, those that come through a proxy too', async () => {
    const { address } = await serving({ connections: 4, connectionsPerNetwork: 2 }, { hops: 1 });
    const lines = await Promise.all([1, 2, 3, 4].map(() => openLine(address, HEALTH)));
    for (const line of lines) expect(statusOf(await line.hears(/"ok":true/))).toBe(200);
    expect(await (await openLine(address, HEALTH)).ended).toBe('');
  });
});

describe('requests that no client sends', () => {
  const get = (target: string, headers = 'Host: localhost\r\n', method = 'GET') =>
    statusFor(site.address, `${method} ${target} HTTP/1.1\r\n${headers}\r\n`);

  it.each([
    '/%',
    '/%zz',
    '/%00',
    '/%ff%fe',
    '/s/%00',
    '/s/%',
    '/s/%ff',
    '/s/%2e%2e/%2e%2e/etc/passwd',
    '/s/..%2f..%2fpackage.json',
    '/s/ferry.md%00',
    '/s/ferry.md?c=%00',
    '/s/ferry.md?c=%ff&r=%',
    '/s/ferry.md?from=%',
    '/s/ferry.md?r=__proto__',
    '/s/__proto__',
    '/s/constructor',
    '/c/%',
    '/c/%00',
    '/c/__proto__',
    '/assets/%2e%2e%2fserver.ts',
    `/s/${'a'.repeat(10_000)}`,
    `/s/${'%41'.repeat(4_000)}`,
    `/${'/'.repeat(10_000)}`,
    '//evil.example/',
    '/\\evil.example',
    '/../../etc/passwd',
    '/s/?page=%',
    '/s/?page=99999999999999999999',
    '/s/?page=-1',
  ])('are refused: %s', async (target) => {
    const status = await get(target);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  it.each([
    '/search?q=%',
    '/search?q=%ff',
    '/search?q=%00',
    '/search?q',
    '/search?q=a&q=b',
    `/search?q=${'a'.repeat(9_000)}`,
  ])('lead to the question, without a failure: %s', async (target) => {
    expect([301, 400]).toContain(await get(target));
  });

  it.each(['/?q=%', '/?q=%ff', '/?q=%00', '/?q', '/?q=a&q=b', `/?q=${'a'.repeat(9_000)}`])(
    'are answered without a failure: %s',
    async (target) => {
      expect([200, 400]).toContain(await get(target));
    },
  );

  it.each<[string, string]>([
    ['http://evil.example/s/', 'Host: localhost\r\n'],
    ['http://localhost/s/', 'Host: evil.example\r\n'],
    ['*', 'Host: localhost\r\n'],
    ['s/', 'Host: localhost\r\n'],
    ['/', 'Host: evil.example\r\n'],
    ['/', 'Host: localhost/evil\r\n'],
    ['/', 'Host: local host\r\n'],
    ['/', 'Host: user@evil.example\r\n'],
    ['/', 'Host: localhost\r\nHost: evil.example\r\n'],
    ['/', 'Host: \r\n'],
    ['/', 'Host: [::1\r\n'],
    ['/', ''],
    [`/?${'a'.repeat(20_000)}`, 'Host: localhost\r\n'],
    ['/', `Host: localhost\r\nCookie: ${'a'.repeat(20_000)}\r\n`],
    ['/', 'Host: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n'],
    ['/', 'Host: localhost\r\nContent-Length: -1\r\n'],
    ['/', 'Host: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n'],
    ['/', 'Host: localhost\r\nTransfer-Encoding: gzip, chunked, identity\r\n'],
    ['/', 'Host: localhost\r\nExpect: miracles\r\n'],
    ['/', 'Host: localhost\r\nBad Name: x\r\n'],
    ['/', 'Host: localhost\r\nX: \u0000\r\n'],
  ])('are refused: %j with %j', async (target, headers) => {
    const status = await get(target, headers);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  it.each(['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'QUERY', 'get', 'PRI'])(
    'are refused by their method: %s',
    async (method) => {
      for (const target of ['/', '/s/', '/s/ferry.md', '/healthz']) {
        const status = await get(target, 'Host: localhost\r\n', method);
        expect([method, target, status >= 400 && status < 500]).toEqual([method, target, true]);
      }
    },
  );

  it('that ask to be connected or upgraded get neither', async () => {
    expect(
      await (await openLine(site.address, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n'))
        .ended,
    ).toBe('');
    expect(await get('/', 'Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n')).toBe(200);
    expect(await get('/', 'Host: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n')).toBe(
      200,
    );
  });

  it('may name the whole address of a page', async () => {
    expect(await get('http://localhost/s/')).toBe(200);
  });

  it('for the head of a page get no more', async () => {
    for (const path of ['/', '/s/', '/s/ferry.md', '/healthz', '/assets/page.css']) {
      const line = await openLine(
        site.address,
        `HEAD ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      );
      const said = await line.ended;
      expect([path, statusOf(said)]).toEqual([path, 200]);
      expect(said.endsWith('\r\n\r\n')).toBe(true);
    }
  });
});
