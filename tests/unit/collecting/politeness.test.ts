// How sites are treated: one request at a time with a pause, what they forbid or put off, and when they are asked again.

import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSites, retryAfter } from '../../../src/collecting/sites.ts';
import { FetchError } from '../../../src/fetching/fetch-error.ts';
import { createTestClock } from '../../app-of.ts';
import { endless, type Site, startSite } from '../fetching/hostile-site.ts';
import { type Collecting, collectingTo, feed, page, sitemap } from './collecting-to.ts';

const HOUR = 3_600_000;
const going = new AbortController().signal;

describe('one site', () => {
  it('is asked one thing at a time, with a pause of a second after each; others need not wait for it', async () => {
    const clock = createTestClock();
    const sites = createSites({ later: {}, clock, stopping: going });
    const log: string[] = [];
    const request = (name: string) => async () => {
      log.push(`${name} begins at ${clock.elapsed()}`);
      await setImmediate();
      await setImmediate();
      log.push(`${name} ends`);
    };
    await Promise.all([
      sites.ask('a.test', request('a1')),
      sites.ask('a.test', request('a2')),
      sites.ask('b.test', request('b1')),
    ]);
    expect(log).toEqual([
      'a1 begins at 0',
      'b1 begins at 0',
      'a1 ends',
      'b1 ends',
      expect.stringMatching(/^a2 begins at [12]000$/),
      'a2 ends',
    ]);
  });

  it('that does not answer three times in a row is left alone; another status is an answer', async () => {
    const sites = createSites({ later: {}, clock: createTestClock(), stopping: going });
    let asked = 0;
    const request = (isUnreachable: boolean) => () => {
      asked++;
      return Promise.reject(new FetchError('x.', 'y.', { isUnreachable }));
    };
    for (const isUnreachable of [true, true, false, true, true, true, true, true])
      await expect(sites.ask('a.test', request(isUnreachable))).rejects.toThrow();
    expect(asked).toBe(6);
  });
});

it.each([
  ['120', 120_000],
  ['0', 0],
  ['Thu, 01 Jan 2026 01:00:00 GMT', HOUR],
  ['Thu, 01 Jan 2020 00:00:00 GMT', 0],
  ['999999999', 7 * 24 * HOUR],
  ['soon', null],
  ['-5', null],
  ['', null],
  [null, null],
])('Retry-After: %s', (header, ms) => {
  const found = retryAfter(header, Date.UTC(2026, 0, 1));
  if (header === '-5') expect([null, 0]).toContain(found);
  else expect(found).toBe(ms);
});

describe('a source', () => {
  let site: Site;
  let to: Collecting;
  beforeEach(async () => {
    site = await startSite();
    to = collectingTo(() => site.fetcher());
  });
  const asked = (): string[] => site.asked.splice(0).map(({ path }) => path);
  const pageOf = (path: string) => `- page: ${site.url(path)}\n  trusted: yes\n`;
  const listOf = (path: string) => `- sitemap: ${site.url(path)}\n  trusted: yes\n`;

  it('that robots.txt forbids is not fetched', async () => {
    site.on('/robots.txt', (_, response) => response.end('User-agent: *\nDisallow: /private'));
    site.on('/private/a', page('Secret.'));
    site.on('/s.xml', sitemap(site, ['/private/a']));
    expect(await to.run(listOf('/s.xml'))).toEqual([
      expect.stringContaining('may not be fetched by programs'),
    ]);
    expect(asked()).toEqual(['/robots.txt', '/s.xml']);
  });

  it('that wants a short pause gets it, and goes on', async () => {
    let busy = 1;
    site.on('/a', (request, response) => {
      if (busy-- > 0) return void response.writeHead(429, { 'Retry-After': '7' }).end();
      return page('Words of a.')(request, response);
    });
    const before = to.clock.elapsed();
    expect(await to.run(pageOf('/a'))).toEqual(['added added/site.test/words-of-a.html']);
    expect(to.clock.elapsed() - before).toBeGreaterThanOrEqual(7_000);
    expect(asked()).toEqual(['/robots.txt', '/a', '/a']);
  });

  it('that wants a long one is left alone until then, and then goes on where it was', async () => {
    site.on('/a', page('Words of a.'));
    site.on('/b', (_, response) => void response.writeHead(503, { 'Retry-After': '7200' }).end());
    site.on('/c', page('Words of c.'));
    site.on('/s.xml', sitemap(site, ['/a', '/b', '/c'], '2025-01-01'));
    expect(await to.run(listOf('/s.xml'))).toEqual([
      'added added/site.test/words-of-a.html',
      expect.stringContaining('the status 503'),
      expect.stringContaining('wants to be asked again after 2026-01-01T02:00:'),
    ]);
    asked();
    to.clock.forward(HOUR);
    await to.run(listOf('/s.xml'));
    // Not even when somebody starts a run by hand.
    await to.run(listOf('/s.xml'), { isForced: true });
    expect(asked()).toEqual([]);
    to.clock.forward(HOUR);
    site.on('/b', page('Words of b.'));
    expect(await to.run(listOf('/s.xml'))).toEqual([
      'added added/site.test/words-of-b.html',
      'added added/site.test/words-of-c.html',
    ]);
    expect(asked()).toEqual(['/robots.txt', '/s.xml', '/b', '/c']);
  });

  it('that fails is asked again later and later, but when it works again as often as before', async () => {
    site.on('/a', (_, response) => void response.writeHead(500).end());
    const waits: number[] = [];
    for (let i = 0; i < 9; i++) {
      let hours = 0;
      while ((await to.run(pageOf('/a'))).length === 0) {
        to.clock.forward(HOUR / 4);
        hours += 0.25;
      }
      waits.push(hours);
    }
    expect(waits).toEqual([0, 0.25, 0.5, 1, 2, 4, 8, 16, 24]);
    site.on('/a', page('Words of a.'));
    to.clock.forward(25 * HOUR);
    expect(await to.run(pageOf('/a'))).toEqual(['added added/site.test/words-of-a.html']);
    to.clock.forward(23 * HOUR);
    expect(await to.run(pageOf('/a'))).toEqual([]);
    to.clock.forward(2 * HOUR);
    expect(await to.run(pageOf('/a'))).toHaveLength(1);
  });

  it('that answers with everything but a document brings none, and holds up no other', async () => {
    const bad: Record<string, Parameters<Site['on']>[1]> = {
      '/404': (_, response) => void response.writeHead(404).end(),
      '/image': (_, response) => response.setHeader('Content-Type', 'image/png').end('x'),
      '/bomb': endless('gzip'),
      '/slow': () => {},
      '/away': (_, response) => void response.writeHead(302, { Location: 'http://127.0.0.2/' }).end(),
      '/nul': (_, response) => response.setHeader('Content-Type', 'text/plain').end('a\n\u0000'),
      '/empty': (_, response) => response.setHeader('Content-Type', 'text/html').end('<p> </p>'),
    };
    for (const [path, handler] of Object.entries(bad)) site.on(path, handler);
    site.on('/good', page('Good words.'));
    to = collectingTo(() => site.fetcher({ limits: { totalMs: 1_000, bodyBytes: 100_000 } }));
    const lines = await to.run(Object.keys(bad).map(pageOf).join('') + pageOf('/good'));
    expect(lines.filter((line) => line.startsWith('refused'))).toHaveLength(Object.keys(bad).length);
    expect(lines).toContain('added added/site.test/good-words.html');
  });

  it('whose feed is broken says so once, and is asked again later', async () => {
    site.on('/feed', (_, response) =>
      response.setHeader('Content-Type', 'text/xml').end('<rss version="2.0"><channel>'),
    );
    const yaml = `- feed: ${site.url('/feed')}\n  trusted: yes\n  full_text: feed\n`;
    expect(await to.run(yaml)).toEqual([expect.stringContaining('is a feed that is damaged')]);
    site.on('/feed', feed('<item><guid>1</guid><title>One</title><description>Words.</description></item>'));
    to.clock.forward(HOUR);
    expect(await to.run(yaml)).toEqual(['added added/site.test/one.txt']);
  });
});
