// Asking again for what was fetched before, and for feeds and sitemaps: what is sent along, and what is taken for an answer.

import { gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FetchError } from '../../../src/fetching/fetch-error.ts';
import { endless, PAGE, type Site, startSite } from './hostile-site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
beforeEach(() => {
  site.asked.length = 0;
});

const DATE = 'Sun, 06 Nov 1994 08:49:37 GMT';
const FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>';

const page = (path: string, headers: Record<string, string> = {}) =>
  site.on(path, (request, response) => {
    const isKnown = headers.ETag !== undefined && request.headers['if-none-match'] === headers.ETag;
    response.writeHead(isKnown ? 304 : 200, { 'Content-Type': 'text/html', ...headers });
    response.end(isKnown ? '' : PAGE);
  });

const again = async (path: string, headers: Record<string, string>) => {
  page(path, headers);
  const fetcher = site.fetcher();
  const first = await fetcher.visit(site.url(path), { wanted: 'document', known: null });
  const known = first.is === 'fetched' ? first.validators : null;
  const second = await fetcher.visit(site.url(path), { wanted: 'document', known });
  const { 'if-none-match': etag, 'if-modified-since': since } = site.asked.at(-1)?.headers ?? {};
  return { known, second, etag, since };
};

describe('a page that was fetched before', () => {
  it('is asked for with what its site said of it, and is not sent if it has not changed', async () => {
    const { known, second, etag, since } = await again('/page', { ETag: 'W/"a-1"', 'Last-Modified': DATE });
    expect(known).toEqual({ url: site.url('/page'), etag: 'W/"a-1"', lastModified: DATE });
    expect([etag, since]).toEqual(['W/"a-1"', DATE]);
    expect(second).toEqual({ is: 'unchanged' });
  });

  it.each([
    ['an ETag without quotes', { ETag: 'abc' }],
    ['an ETag with an accent', { ETag: '"a\u00e9"' }],
    ['a long ETag', { ETag: `"${'x'.repeat(600)}"` }],
    ['a date that is none', { 'Last-Modified': 'yesterday' }],
    ['nothing', {}],
  ])('is asked for as if it were new where its site says %s', async (_, headers) => {
    const { known, second, etag, since } = await again('/odd', headers);
    expect([known, etag, since]).toEqual([null, undefined, undefined]);
    expect(second).toMatchObject({ is: 'fetched' });
  });

  it('is asked for as if it were new where it has moved', async () => {
    page('/new', { ETag: '"1"' });
    site.on('/moved', (_, response) => void response.writeHead(301, { Location: '/new' }).end());
    const known = { url: site.url('/moved'), etag: '"1"', lastModified: null };
    const moved = await site.fetcher().visit(site.url('/moved'), { wanted: 'document', known });
    expect(moved).toMatchObject({ is: 'fetched', fetched: { url: site.url('/new') } });
    expect(site.asked.map(({ path, headers }) => [path, headers['if-none-match']])).toEqual([
      ['/robots.txt', undefined],
      ['/moved', '"1"'],
      ['/new', undefined],
    ]);
  });

  it('says which version it had without being asked for one: that is no answer', async () => {
    site.on('/304', (_, response) => void response.writeHead(304).end());
    await expect(site.fetcher().fetch(site.url('/304'))).rejects.toThrow('the status 304');
  });
});

describe('a refusal', () => {
  const refusalOf = async (path: string) => {
    const error = await site
      .fetcher()
      .visit(site.url(path), { wanted: 'document', known: null })
      .catch((one: FetchError) => one);
    return 'refusal' in error ? error.refusal : null;
  };

  it('says when to ask again, as its site did', async () => {
    site.on('/busy', (_, response) => void response.writeHead(429, { 'Retry-After': '120' }).end());
    site.on('/gone', (_, response) => void response.writeHead(410).end());
    expect(await refusalOf('/busy')).toEqual({ status: 429, retryAfter: '120' });
    expect(await refusalOf('/gone')).toEqual({ status: 410, retryAfter: null });
  });

  it('of robots.txt does, too', async () => {
    const own = await startSite();
    own.on('/robots.txt', (_, response) => void response.writeHead(503, { 'Retry-After': '60' }).end());
    const error = await own
      .fetcher()
      .fetch(own.url('/page'))
      .catch((one: FetchError) => one);
    expect(error).toMatchObject({ refusal: { status: 503, retryAfter: '60' } });
  });
});

describe('a feed or sitemap', () => {
  const list = (path: string, type: string | null, bytes: string | Buffer) => {
    site.on(path, (_, response) => {
      if (type !== null) response.setHeader('Content-Type', type);
      response.end(bytes);
    });
    return site.fetcher().visit(site.url(path), { wanted: 'list', known: null });
  };

  it.each([
    ['application/rss+xml; charset=ISO-8859-1', FEED, 'iso-8859-1'],
    ['application/atom+xml', `\uFEFF ${FEED}`, null],
    ['text/xml', FEED, null],
    ['text/html', `<!-- made by a tool -->\n${FEED}`, null],
    ['application/feed+json', '{"version": "https://jsonfeed.org/version/1.1"}', null],
    ['application/json', '{}', null],
    ['application/gzip', gzipSync(FEED), null],
    [null, FEED, null],
  ])('of the type %s is fetched', async (type, bytes, charset) => {
    expect(await list('/list', type, bytes)).toMatchObject({
      is: 'fetched',
      fetched: { ending: '', charset, bytes: Buffer.from(bytes) },
    });
  });

  it.each([
    ['image/png', FEED, 'of the type image/png, and not a feed or sitemap'],
    ['application/pdf', '%PDF-1.7', 'of the type application/pdf'],
    ['text/html', PAGE, 'is a web page, and not a feed'],
    ['application/xml', '<html><body>Not found</body></html>', 'is a web page, and not a feed'],
    ['text/plain', 'Just words', 'is not a feed or sitemap'],
    ['application/octet-stream', Buffer.from('PK\u0003\u0004'), 'is not a feed or sitemap'],
    ['text/xml', '', 'is not a feed or sitemap'],
  ])('of the type %s is refused if it is none', async (type, bytes, words) => {
    await expect(list('/none', type, bytes)).rejects.toThrow(words);
  });

  it('has a limit of its own, also if it unpacks to more and more', async () => {
    site.on('/bomb', endless('gzip'));
    await expect(
      site
        .fetcher({ limits: { listBytes: 500_000 } })
        .visit(site.url('/bomb'), { wanted: 'list', known: null }),
    ).rejects.toThrow('more than 500000 bytes');
  });
});
