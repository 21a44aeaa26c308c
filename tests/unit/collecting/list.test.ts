// Feeds and sitemaps, well made, badly made, and made to do harm: what is read of them, and what is never invented.

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListFile, listOutcome } from '../../../src/collecting/list.ts';

const URL = 'https://news.test/feeds/news.xml';

const outcome = (source: string | Uint8Array, given: Partial<ListFile> = {}) =>
  listOutcome({ kind: 'feed', url: URL, charset: null, bytes: Buffer.from(source), ...given });
const entries = (source: string | Uint8Array, given: Partial<ListFile> = {}) =>
  outcome(source, given).value?.entries ?? [];
const problem = (source: string | Uint8Array, given: Partial<ListFile> = {}) =>
  outcome(source, given)
    .faults?.map((fault) => fault.problem)
    .join('\n');
const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>News</title><link>https://news.test/</link>${items}</channel></rss>`;
const atom = (inside: string) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="/blog/"><title>News</title><author><name>The editors</name></author>${inside}</feed>`;

describe('RSS', () => {
  it('gives full texts, links, names, and the day on which each was written', () => {
    expect(
      entries(
        rss(`<item><title>Fares &amp;amp; times</title><link> /fares?a=%20b&amp;utm_source=feed#top </link>
          <guid isPermaLink="false">17</guid><pubDate>Tue, 10 Jun 2025 00:30:00 +0200</pubDate>
          <dc:creator>R. Berg</dc:creator><description>Short.</description>
          <content:encoded><![CDATA[<p>Fares are <b>four</b> euros.</p>]]></content:encoded></item>
          <item><title>5 &lt; 6</title><guid>https://news.test/5</guid><description>Plain words</description></item>`),
      ),
    ).toEqual([
      {
        key: '17',
        link: 'https://news.test/fares?a=%20b',
        isOnlyOneOfLink: true,
        title: 'Fares & times',
        author: 'R. Berg',
        published: '2025-06-10',
        modified: null,
        content: { type: 'html', text: '<p>Fares are <b>four</b> euros.</p>' },
      },
      {
        key: 'https://news.test/5',
        link: 'https://news.test/5',
        isOnlyOneOfLink: true,
        title: '5 < 6',
        author: null,
        published: null,
        modified: null,
        content: { type: 'text', text: 'Plain words' },
      },
    ]);
  });

  it('1.0 is read, too', () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>c</title></channel><item rdf:about="https://a.test/1"><title>One</title><link>https://a.test/1</link><description>First.</description><dc:date>2024-05-06T10:00:00Z</dc:date></item></rdf:RDF>`;
    expect(entries(rdf)).toMatchObject([
      { key: 'https://a.test/1', title: 'One', published: '2024-05-06', content: { text: 'First.' } },
    ]);
  });

  it.each([
    ['yesterday'],
    ['32 Jun 2025 00:00:00 GMT'],
    ['Tue, 30 Feb 2025 00:00:00 GMT'],
    ['10 Jun 25'],
    ['2025'],
    ['0000-00-00T00:00:00Z'],
    ['1749513600'],
    ['06/10/2025'],
  ])('makes no day of %s', (date) => {
    expect(
      entries(rss(`<item><title>T</title><pubDate>${date}</pubDate><guid>1</guid></item>`)),
    ).toMatchObject([{ published: null }]);
  });

  it('takes no address of mail for a name', () => {
    const named = (author: string) =>
      entries(rss(`<item><guid>1</guid><author>${author}</author></item>`))[0]?.author;
    expect([named('ann@news.test'), named('ann@news.test (Ann B)')]).toEqual([null, 'Ann B']);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'https://me:hunter2@news.test/', 'http://[', ''])(
    'follows no link to %s',
    (link) => {
      expect(entries(rss(`<item><guid>g</guid><link>${link}</link></item>`))).toMatchObject([
        { key: 'g', link: null },
      ]);
    },
  );

  it('tells entries apart that call themselves the same', () => {
    const item = (guid: string, link: string) => `<item><guid>${guid}</guid><link>${link}</link></item>`;
    const found = entries(
      rss(item('same', '/1') + item('same', '/2') + item('same', '/2') + item('own', '/1') + item('', '/3')),
    );
    expect(found.map(({ key, isOnlyOneOfLink }) => [key, isOnlyOneOfLink])).toEqual([
      ['same https://news.test/1', false],
      ['same https://news.test/2', false],
      ['own', false],
      ['https://news.test/3', true],
    ]);
  });
});

describe('Atom', () => {
  it('gives texts of every type, with links from where they are written', () => {
    const found = entries(
      atom(`<entry><id>urn:1</id><title type="html">&lt;i&gt;Ferry&lt;/i&gt; &amp;amp; bus</title>
        <link rel="self" href="self"/><link rel="alternate" type="text/html" href="ferry"/>
        <published>2024-12-31T23:30:00-05:00</published><updated>2025-01-05T00:00:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The <b>ferry</b> leaves &amp; returns.</p></div></content></entry>
        <entry xml:base="https://other.test/x/"><id>urn:2</id><link href="y"/><author><name>Ann</name></author><content type="html">&lt;p&gt;One&lt;/p&gt;</content></entry>
        <entry><id>urn:3</id><updated>2025-01-06</updated><content type="text">a &lt; b</content></entry>
        <entry><id>urn:4</id><content type="application/pdf" src="/x.pdf"/><summary>Short.</summary></entry>`),
    );
    expect(found).toMatchObject([
      {
        key: 'urn:1',
        link: 'https://news.test/blog/ferry',
        title: 'Ferry & bus',
        author: 'The editors',
        published: '2024-12-31',
        modified: '2025-01-05T00:00:00Z',
        content: { type: 'html', text: '<p>The <b>ferry</b> leaves &amp; returns.</p>' },
      },
      { link: 'https://other.test/x/y', author: 'Ann', content: { type: 'html', text: '<p>One</p>' } },
      // A day of change is no day of publication.
      { published: null, content: { type: 'text', text: 'a < b' } },
      { content: null },
    ]);
  });
});

describe('JSON Feed', () => {
  it('gives what its items say', () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'News',
      authors: [{ name: 'The editors' }],
      items: [
        {
          id: '1',
          url: '/1',
          title: 'One',
          content_html: '<p>x</p>',
          date_published: '2025-02-03T00:00:00Z',
        },
        { id: '2', content_text: 'Plain.', authors: [{ name: 'Ann' }], date_modified: '2025-02-04' },
        { id: '3', url: 'https://news.test/3', summary: 'Short.' },
      ],
    };
    expect(entries(JSON.stringify(feed))).toMatchObject([
      {
        link: 'https://news.test/1',
        author: 'The editors',
        published: '2025-02-03',
        content: { type: 'html' },
      },
      { link: null, author: 'Ann', published: null, content: { type: 'text', text: 'Plain.' } },
      { content: null },
    ]);
  });
});

describe('sitemaps', () => {
  const sitemap = (inside: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${inside}</urlset>`;
  const given = { kind: 'sitemap' } as const;

  it('give addresses, and when they were changed, also if they are packed', () => {
    const source = sitemap(
      '<url><loc> https://news.test/a?x=1&amp;y=2 </loc><lastmod>2025-01-02</lastmod></url><url><loc>/b</loc></url><url><loc>mailto:x@y.test</loc></url><url/><url><loc>/b</loc></url>',
    );
    const expected = [
      { link: 'https://news.test/a?x=1&y=2', modified: '2025-01-02' },
      { link: 'https://news.test/b', modified: null },
    ];
    for (const bytes of [source, gzipSync(source)]) expect(entries(bytes, given)).toMatchObject(expected);
  });

  it('name further sitemaps', () => {
    const index = `<sitemapindex>${'<sitemap><loc>/s.xml</loc></sitemap>'.repeat(100)}</sitemapindex>`;
    expect(outcome(index, given).value).toMatchObject({
      entries: [],
      sitemaps: Array(50).fill('https://news.test/s.xml'),
    });
  });

  it.each(['', '<html><body>404</body></html>', rss('')])('are not made of something else: %j', (source) => {
    expect(problem(source, given)).toBe('is not a sitemap.');
  });
});

describe('encodings', () => {
  const latin = (declared: string) =>
    Buffer.from(
      `<?xml version="1.0"${declared}?>${rss('<item><guid>1</guid><title>Fähre</title></item>').slice(21)}`,
      'latin1',
    );
  const title = (bytes: Uint8Array, charset: string | null = null) => entries(bytes, { charset })[0]?.title;

  it('are those of a mark, of the server, of the file, and else UTF-8', () => {
    expect(title(latin(' encoding="ISO-8859-1"'))).toBe('Fähre');
    expect(title(latin(''), 'iso-8859-1')).toBe('Fähre');
    const wide = Buffer.from(`\uFEFF${rss('<item><guid>1</guid><title>Fähre</title></item>')}`, 'utf16le');
    expect(title(wide, 'utf-8')).toBe('Fähre');
  });

  it('are not guessed', () => {
    expect(problem(latin(''))).toBe('is not in the encoding utf-8, which it is said to be in.');
    expect(problem(rss(''), { charset: 'klingon' })).toContain('is not in the encoding klingon');
  });
});

describe('what is damaged or made to do harm', () => {
  const lots = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');

  it.each([
    [
      'entities that grow',
      `<!DOCTYPE r [<!ENTITY e0 "lol">${lots}]>${rss('<item><guid>1</guid><title>&e9;</title></item>').slice(21)}`,
    ],
    [
      'an entity of this machine',
      `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><guid>1</guid><title>&x;</title></item>').slice(21)}`,
    ],
    [
      'an entity of another site',
      `<!DOCTYPE r SYSTEM "http://127.0.0.1/x.dtd">${rss('<item><guid>1</guid><title>&x;</title></item>').slice(21)}`,
    ],
  ])('%s gives no words of its own', (_, source) => {
    const read = JSON.stringify(outcome(source));
    expect(read).not.toMatch(/lollol|root:/);
    expect(read.length).toBeLessThan(1_000);
  });

  it.each([
    ['nothing', ''],
    ['a web page', '<!doctype html><p>Not found'],
    ['half of a feed', rss('<item><guid>1</guid><title>One</title>').slice(0, -20)],
    ['half of a JSON Feed', '{"version": "https://jsonfeed.org/version/1.1", "items": [{'],
    ['elements in elements', `<rss version="2.0"><channel>${'<a>'.repeat(50_000)}`],
    ['comments in comments', `<rss version="2.0"><channel>${'<!--'.repeat(50_000)}`],
    ['packed bytes that are none', Buffer.from([0x1f, 0x8b, 1, 2, 3])],
  ])('%s is refused', (_, source) => {
    expect(problem(source)).toMatch(/is not a feed|is a feed that is damaged|cannot be unpacked/);
  });

  it('a packed sitemap of nothing but zeros is not unpacked beyond the limit', () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    expect(problem(bomb, { kind: 'sitemap' })).toContain('unpacks to more than');
  });

  it('no more than 5,000 entries are read, whatever there are', () => {
    const item = (i: number) => `<item><guid>${i}</guid><title>T</title></item>`;
    expect(entries(rss(Array.from({ length: 20_000 }, (_, i) => item(i)).join('')))).toHaveLength(5_000);
  });

  it('titles are one line of whole characters, or none', () => {
    const read = (title: string) => {
      const feed = {
        version: 'https://jsonfeed.org/version/1',
        items: [{ id: '1', content_text: 'x', title }],
      };
      return entries(JSON.stringify(feed))[0]?.title;
    };
    expect(read('a\nb\u0000c\ud800')).toBe('a b c\ufffd');
    expect([read('x'.repeat(600)), read(' \n ')]).toEqual([null, null]);
  });

  it('of bytes that were flipped and cut, all are read or refused', () => {
    const whole = Buffer.from(
      rss(
        '<item><title>A &amp; B</title><guid>1</guid><pubDate>Tue, 10 Jun 2025 00:30:00 +0200</pubDate><description><![CDATA[<p>x</p>]]></description></item>',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
        fc.nat(whole.length),
        fc.constantFrom('feed', 'sitemap'),
        (flips, end, kind) => {
          const bytes = Buffer.from(whole);
          for (const [at, byte] of flips) bytes[at] = byte;
          const read = listOutcome({ kind, url: URL, charset: null, bytes: bytes.subarray(0, end) });
          // Either there is a list, or at least one fault that says why there is none.
          if (read.value === undefined) expect(read.faults.length).toBeGreaterThan(0);
          else expect(Array.isArray(read.value.entries)).toBe(true);
        },
      ),
    );
  });
});
