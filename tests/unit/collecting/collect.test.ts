// Runs over sources: what is written of pages, sitemaps, and feeds, what of it changes, and what is never written.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Site, startSite } from '../fetching/hostile-site.ts';
import { libraryAt } from '../knowledge/library-of.ts';
import { type Collecting, collectingTo, feed, page, sitemap } from './collecting-to.ts';

let site: Site;
let to: Collecting;
beforeEach(async () => {
  site = await startSite();
  to = collectingTo(() => site.fetcher());
});

const asked = (): string[] => site.asked.splice(0).map(({ path }) => path);
const HOUR = 3_600_000;

describe('a page', () => {
  const yaml = () => `- page: ${site.url('/fares')}\n  trusted: yes\n  licence: CC BY 4.0\n`;

  it('becomes a document with its address, the time, and what the list says of it', async () => {
    site.on('/fares', page('Fares are four euros. Children ride free.'));
    expect(await to.run(yaml())).toEqual(['added added/site.test/fares-are-four-euros.html']);
    expect(to.paths()).toEqual([
      'added/site.test/fares-are-four-euros.html',
      'added/site.test/fares-are-four-euros.meta.yaml',
    ]);
    expect(to.sidecar('added/site.test/fares-are-four-euros.meta.yaml')).toEqual({
      title: 'Fares are four euros',
      licence: 'CC BY 4.0',
      url: site.url('/fares'),
      retrieved: '2026-01-01T00:00:00Z',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const { documents, faults } = await to.documents();
    expect(faults).toEqual([]);
    expect([...documents.values()].map(({ text }) => text)).toEqual([
      'Fares are four euros. Children ride free.',
    ]);
  });

  it('is asked for again when it is due, and only for what has changed', async () => {
    site.on('/fares', page('Fares are four euros.'));
    await to.run(yaml());
    asked();
    expect(await to.run(yaml())).toEqual([]);
    expect(asked()).toEqual([]);
    to.clock.forward(25 * HOUR);
    const before = to.text('added/site.test/fares-are-four-euros.meta.yaml');
    expect(await to.run(yaml())).toEqual([`unchanged ${site.url('/fares')}`]);
    expect(site.asked.at(-1)?.headers['if-none-match']).toMatch(/^"/);
    expect(to.text('added/site.test/fares-are-four-euros.meta.yaml')).toBe(before);
  });

  it('that changed is a new version of the same file, with the same sidecar', async () => {
    site.on('/fares', page('Fares are four euros.'));
    await to.run(yaml());
    const [html = '', meta = ''] = to.paths();
    to.write(
      meta,
      `# Checked by Ann\n${to.text(meta)}tags: [fares]\nlicence: CC0\n`.replace(/licence: CC BY 4\.0\n/, ''),
    );
    to.clock.forward(25 * HOUR);
    site.on('/fares', page('Fares are five euros.'));
    expect(await to.run(yaml())).toEqual([`changed ${html}`]);
    expect(to.paths()).toEqual([html, meta]);
    expect(to.text(html)).toContain('five euros');
    expect(to.text(meta)).toContain('# Checked by Ann');
    expect(to.sidecar(meta)).toMatchObject({
      // Written by the run, and so renewed; changed by hand, and so kept.
      title: 'Fares are five euros',
      licence: 'CC0',
      tags: ['fares'],
      retrieved: expect.stringMatching(/^2026-01-02T01:00:0/),
    });
    expect((await to.documents()).faults).toEqual([]);
  });

  it('of which only the markup changed is not written again', async () => {
    site.on('/fares', page('Fares are four euros.'));
    await to.run(yaml());
    const [html = ''] = to.paths();
    const before = to.text(html);
    to.clock.forward(25 * HOUR);
    site.on('/fares', (_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(before.replace('<body>', '<body data-token="8f3a"><script>track()</script>'));
    });
    expect(await to.run(yaml())).toEqual([`unchanged ${html}`]);
    expect(to.text(html)).toBe(before);
  });

  it('that was changed by hand is not overwritten, and somebody is told', async () => {
    site.on('/fares', page('Fares are four euros.'));
    await to.run(yaml());
    const [html = ''] = to.paths();
    to.write(html, to.text(html).replace('four', 'seven'));
    to.clock.forward(25 * HOUR);
    site.on('/fares', page('Fares are five euros.'));
    expect(await to.run(yaml())).toEqual([
      `refused ${site.url('/fares')}: has a new version, but ${html} was changed by hand.`,
    ]);
    expect(to.text(html)).toContain('seven');
  });

  it('that was removed from the library is not brought back', async () => {
    site.on('/fares', page('Fares are four euros.'));
    await to.run(yaml());
    for (const path of to.paths()) rmSync(join(to.library, path));
    to.clock.forward(25 * HOUR);
    site.on('/fares', page('Fares are five euros.'));
    expect(await to.run(yaml())).toEqual([`passed over ${site.url('/fares')}`]);
    expect(to.paths()).toEqual([]);
  });

  it('that was moved in the library is followed there', async () => {
    site.on('/fares', page('Fares are four euros.'));
    await to.run(yaml());
    const [html = '', meta = ''] = to.paths();
    to.write('money/prices.html', to.text(html));
    to.write('money/prices.meta.yaml', to.text(meta));
    for (const path of [html, meta]) rmSync(join(to.library, path));
    to.clock.forward(25 * HOUR);
    site.on('/fares', page('Fares are five euros.'));
    expect(await to.run(yaml())).toEqual(['changed money/prices.html']);
    expect(to.paths()).toEqual(['money/prices.html', 'money/prices.meta.yaml']);
  });

  it('is known again without what was remembered, and never written twice', async () => {
    site.on('/fares', page('Fares are four euros.'));
    await to.run(yaml());
    rmSync(join(to.data, 'verbatim-sources.json'));
    const before = to.paths();
    expect(await to.run(yaml())).toEqual([`unchanged ${before[0]}`]);
    rmSync(join(to.data, 'verbatim-sources.json'));
    site.on('/fares', page('Fares are five euros.'));
    expect(await to.run(yaml())).toEqual([`changed ${before[0]}`]);
    expect(to.paths()).toEqual(before);
  });

  it('has one address, whichever of its addresses is listed', async () => {
    const canonical = `<link rel="canonical" href="${site.url('/fares')}">`;
    for (const path of ['/fares', '/fares?print=1', '/old-fares'])
      site.on(path, page('Fares are four euros.', canonical));
    const sources = ['/fares', '/fares?print=1', '/old-fares'].map(
      (path) => `- page: ${site.url(path)}\n  trusted: yes\n`,
    );
    const lines = await to.run(sources.join(''));
    expect(lines.sort()).toEqual([
      'added added/site.test/fares-are-four-euros.html',
      'there added/site.test/fares-are-four-euros.html',
      'there added/site.test/fares-are-four-euros.html',
    ]);
    // And its other addresses do not take turns in changing it.
    site.on('/old-fares', page('Fares are old.', canonical));
    const again = await to.run(sources.join(''), { isForced: true });
    expect(again).toHaveLength(3);
    expect(again.filter((line) => line.startsWith('changed'))).toEqual([]);
  });

  it('is not taken for one of another site that it names as its own', async () => {
    site.on('/fares', page('Fares are four euros.', '<link rel="canonical" href="https://bank.test/">'));
    await to.run(yaml());
    expect(to.sidecar('added/site.test/fares-are-four-euros.meta.yaml')).toMatchObject({
      url: site.url('/fares'),
    });
  });

  it('that leads to another site is refused', async () => {
    site.on(
      '/fares',
      (_, response) => void response.writeHead(302, { Location: site.url('/x', 'evil.test') }).end(),
    );
    site.on('/x', page('Pay here.'));
    expect(await to.run(yaml())).toEqual([
      `refused ${site.url('/fares')}: leads to ${site.url('/x', 'evil.test')}, which is on another site.`,
    ]);
    expect(to.paths()).toEqual([]);
  });

  it('leaves none of its words in what is remembered', async () => {
    site.on('/fares', page('Fares are four euros.', '<meta name="author" content="Bea Berg">'));
    await to.run(yaml());
    const remembered = to.text('verbatim-sources.json', to.data);
    expect(remembered).toContain('added/site.test/');
    expect(remembered).not.toMatch(/four euros|Bea/);
  });

  it('is not written on a dry run, nor is it remembered', async () => {
    site.on('/fares', page('Fares are four euros.'));
    expect(await to.run(yaml(), { isDryRun: true })).toEqual([
      'added added/site.test/fares-are-four-euros.html',
    ]);
    expect([to.paths(), to.paths(to.data)]).toEqual([[], []]);
  });
});

describe('a sitemap', () => {
  const yaml = (more = '') => `- sitemap: ${site.url('/sitemap.xml')}\n  trusted: yes\n${more}`;
  const docs = ['/docs/a', '/docs/b', '/about'];
  beforeEach(() => {
    for (const path of docs) site.on(path, page(`The page ${path} has words.`));
  });

  it('gives documents of the pages that are wanted, as many as are wanted', async () => {
    site.on('/sitemap.xml', sitemap(site, docs));
    const under = `  under: ${site.url('/docs/')}\n  max: 1\n`;
    expect(await to.run(yaml(under))).toEqual([
      'added added/site.test/the-page-docs-a-has-words.html',
      `noted ${site.url('/sitemap.xml')}: lists 2 documents, of which only the first 1 are fetched.`,
    ]);
    expect(await to.run(yaml('  words: ["/about"]\n'), { isForced: true })).toContain(
      'added added/site.test/the-page-about-has-words.html',
    );
  });

  it('is believed where it says that a page has not changed', async () => {
    site.on('/sitemap.xml', sitemap(site, docs, '2025-01-01'));
    await to.run(yaml());
    expect(asked()).toHaveLength(5);
    to.clock.forward(25 * HOUR);
    await to.run(yaml());
    expect(asked()).toEqual(['/robots.txt', '/sitemap.xml']);
    site.on('/docs/a', page('The page /docs/a has other words.'));
    site.on('/sitemap.xml', sitemap(site, docs, '2025-01-02'));
    to.clock.forward(25 * HOUR);
    expect(await to.run(yaml())).toContain('changed added/site.test/the-page-docs-a-has-words.html');
  });

  it('leads to further sitemaps of the same site', async () => {
    site.on('/sitemap.xml', (_, response) => {
      response.setHeader('Content-Type', 'text/xml');
      const all = [
        site.url('/s1.xml'),
        site.url('/s1.xml'),
        site.url('/sitemap.xml'),
        site.url('/s.xml', 'evil.test'),
      ];
      response.end(
        `<sitemapindex>${all.map((url) => `<sitemap><loc>${url}</loc></sitemap>`).join('')}</sitemapindex>`,
      );
    });
    site.on('/s1.xml', sitemap(site, ['/docs/a']));
    expect(await to.run(yaml())).toEqual(['added added/site.test/the-page-docs-a-has-words.html']);
    expect(asked()).toEqual(['/robots.txt', '/sitemap.xml', '/s1.xml', '/docs/a']);
  });

  it('takes no document along from another site, and says so', async () => {
    site.on('/sitemap.xml', (_, response) => {
      response.setHeader('Content-Type', 'text/xml');
      response.end(`<urlset><url><loc>${site.url('/x', 'evil.test')}</loc></url></urlset>`);
    });
    site.on('/x', page('Pay here.'));
    expect(await to.run(yaml())).toEqual([
      `noted ${site.url('/sitemap.xml')}: lists 1 pages of other sites, which are not fetched: evil.test.`,
    ]);
    expect(asked()).not.toContain('/x');
    expect(await to.run(yaml('  hosts: [evil.test]\n'), { isForced: true })).toEqual([
      'added added/site.test/pay-here.html',
    ]);
  });

  it('goes on where a run was ended', async () => {
    site.on('/sitemap.xml', sitemap(site, docs));
    let left = 3;
    const first = await to.run(yaml(), { mayGoOn: async () => left-- > 0 });
    expect(first).toHaveLength(2);
    expect(await to.run(yaml())).toEqual([
      `unchanged ${site.url('/docs/a')}`,
      `unchanged ${site.url('/docs/b')}`,
      'added added/site.test/the-page-about-has-words.html',
    ]);
  });
});

describe('a feed', () => {
  const item = (id: string, inside: string) => `<item><guid isPermaLink="false">${id}</guid>${inside}</item>`;
  const link = (path: string) => `<link>${site.url(path)}</link>`;

  describe('with full texts', () => {
    const yaml = (more = '') => `- feed: ${site.url('/feed')}\n  trusted: yes\n  full_text: feed\n${more}`;

    it('gives a document of each, with what the entry says, and fetches no page', async () => {
      site.on(
        '/feed',
        feed(
          item(
            '1',
            `<title>Night &amp;amp; day</title>${link('/n/1')}<author>x@y.test (Ann)</author><pubDate>Tue, 10 Jun 2025 00:30:00 +0200</pubDate><description>&lt;p&gt;The night bus runs. &lt;a href="more"&gt;More&lt;/a&gt;&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</description>`,
          ) + item('2', '<description>Only words, and 5 &lt; 6.</description><pubDate>soon</pubDate>'),
        ),
      );
      expect(await to.run(yaml())).toEqual([
        'added added/site.test/night-day.html',
        'added added/site.test/feed.txt',
      ]);
      expect(asked()).toEqual(['/robots.txt', '/feed']);
      expect(to.sidecar('added/site.test/night-day.meta.yaml')).toMatchObject({
        title: 'Night & day',
        author: 'Ann',
        published: '2025-06-10',
        url: site.url('/n/1'),
      });
      expect(to.sidecar('added/site.test/feed.meta.yaml')).toEqual({
        url: site.url('/feed'),
        retrieved: expect.any(String),
        sha256: expect.any(String),
      });
      const { documents, faults } = await to.documents();
      expect(faults.filter(({ level }) => level !== 'note')).toEqual([]);
      expect([...documents.values()].map(({ text }) => text)).toEqual([
        'Only words, and 5 < 6.',
        'The night bus runs. More',
      ]);
    });

    it('takes an entry with a new text for a new version of its document', async () => {
      site.on('/feed', feed(item('1', '<title>One</title><description>First words.</description>')));
      await to.run(yaml());
      to.clock.forward(25 * HOUR);
      expect(await to.run(yaml())).toEqual([]);
      to.clock.forward(25 * HOUR);
      site.on('/feed', feed(item('1', '<title>Uno</title><description>Second words.</description>')));
      expect(await to.run(yaml())).toEqual(['changed added/site.test/one.txt']);
      expect(to.text('added/site.test/one.txt')).toBe('Second words.');
      expect(to.sidecar('added/site.test/one.meta.yaml')).toMatchObject({ title: 'Uno' });
    });

    it('keeps apart what calls itself the same, or links to the same page', async () => {
      const home = link('/');
      const all = () =>
        item('same', `${home}<description>One.</description>`) +
        item('other', `${home}<description>Two.</description>`);
      site.on('/feed', feed(all()));
      expect(await to.run(yaml())).toHaveLength(2);
      rmSync(join(to.data, 'verbatim-sources.json'));
      await to.run(yaml());
      const { documents } = await to.documents();
      expect([...documents.values()].map(({ text }) => text).sort()).toEqual(['One.', 'Two.']);
    });

    it('is chosen from by whole words and phrases', async () => {
      site.on(
        '/feed',
        feed(
          [
            'The Night-bus runs.',
            'The night bus runs.',
            'A NIGHT BUS, an advertisement.',
            'Buses run at night.',
          ]
            .map((words, i) => item(String(i), `<title>T${i}</title><description>${words}</description>`))
            .join(''),
        ),
      );
      const chosen = '  words: [night bus]\n  without: [advertisement]\n';
      expect(await to.run(yaml(chosen))).toEqual([
        'added added/site.test/t0.txt',
        'added added/site.test/t1.txt',
        `passed over ${site.url('/feed')} (T2)`,
        `passed over ${site.url('/feed')} (T3)`,
      ]);
    });

    it('says which of its entries have none', async () => {
      site.on('/feed', feed(item('1', `<title>One</title>${link('/1')}`)));
      expect(await to.run(yaml())).toEqual([`refused ${site.url('/1')}: has no full text in the feed.`]);
    });

    it('is not asked for pages that other sites have: its words are its own', async () => {
      site.on(
        '/feed',
        feed(
          item(
            '1',
            `<link>${site.url('/x', 'blog.test')}</link><title>One</title><description>Words.</description>`,
          ),
        ),
      );
      expect(await to.run(yaml())).toEqual(['added added/site.test/one.txt']);
    });
  });

  describe('that links to pages', () => {
    const yaml = (more = '') => `- feed: ${site.url('/feed')}\n  trusted: yes\n  every: 1 hour\n${more}`;

    it('gives documents of the pages, and says besides what they do not', async () => {
      site.on(
        '/n/1',
        page('The night bus runs.', '<meta name="author" content="Bea"><link rel="canonical" href="/n/one">'),
      );
      site.on(
        '/feed',
        feed(
          item(
            '1',
            `<title>In the feed</title>${link('/n/1?utm_source=feed')}<author>x@y.test (Ann)</author><pubDate>Tue, 10 Jun 2025 00:30:00 +0200</pubDate>`,
          ),
        ),
      );
      await to.run(yaml('  title_prefix: "News:"\n  author: The editors\n'));
      expect(asked()).toEqual(['/robots.txt', '/feed', '/n/1']);
      expect(to.sidecar('added/site.test/the-night-bus-runs.meta.yaml')).toMatchObject({
        title: 'News: The night bus runs',
        author: 'Bea',
        published: '2025-06-10',
        url: site.url('/n/1'),
      });
    });

    it('has each page looked at again once a day, for as long as it links to it', async () => {
      site.on('/n/1', page('The night bus runs.'));
      site.on('/feed', feed(item('1', link('/n/1'))));
      await to.run(yaml());
      asked();
      to.clock.forward(2 * HOUR);
      await to.run(yaml());
      expect(asked()).toEqual(['/robots.txt', '/feed']);
      to.clock.forward(23 * HOUR);
      expect(await to.run(yaml())).toEqual([`unchanged ${site.url('/n/1')}`]);
      site.on('/n/1', page('The night bus rests.'));
      site.on('/feed', feed(''));
      to.clock.forward(25 * HOUR);
      expect(await to.run(yaml())).toEqual([]);
    });

    it('with thousands of entries gives the first ones', async () => {
      const all = Array.from({ length: 7_000 }, (_, i) => item(String(i), link('/n/1'))).join('');
      site.on('/n/1', page('The night bus runs.'));
      site.on('/feed', feed(all));
      const lines = await to.run(yaml('  max: 2\n'));
      expect(lines).toEqual([
        'added added/site.test/the-night-bus-runs.html',
        'there added/site.test/the-night-bus-runs.html',
        `noted ${site.url('/feed')}: lists 5000 documents, of which only the first 2 are fetched.`,
      ]);
    });

    it('cannot lead a fetch into a private network', async () => {
      site.on(
        '/feed',
        feed(
          item('1', '<link>http://169.254.169.254/latest</link>') +
            item('2', '<link>file:///etc/passwd</link>'),
        ),
      );
      const lines = await to.run(yaml('  hosts: [169.254.169.254]\n'));
      expect(lines).toEqual([
        expect.stringContaining(
          'refused http://169.254.169.254/latest: leads to 169.254.169.254, which is not a public address',
        ),
        expect.stringContaining('links to no page'),
      ]);
      expect(to.paths()).toEqual([]);
    });
  });
});

describe('two sources with the same words', () => {
  it('keep both places, so that answers show the words once and name both', async () => {
    const words = 'The night bus runs every hour until six in the morning.';
    for (const host of ['one.test', 'two.test'])
      site.on(
        host === 'one.test' ? '/a' : '/b',
        page(words, `<meta name="date" content="${host === 'one.test' ? '2025-02-02' : '2024-01-01'}">`),
      );
    const yaml = `- page: ${site.url('/a', 'one.test')}\n  trusted: yes\n- page: ${site.url('/b', 'two.test')}\n  trusted: yes\n`;
    expect((await to.run(yaml)).sort()).toEqual([
      'added added/one.test/the-night-bus-runs-every-hour-until-six-in-the-morning.html',
      'added added/two.test/the-night-bus-runs-every-hour-until-six-in-the-morning.html',
    ]);
    const library = await libraryAt(to.library);
    const { findings } = library.search('when does the night bus run', { max: 3 });
    expect(
      findings.map(({ excerpt }) => [excerpt.place, ...excerpt.alsoAt].map(({ meta }) => meta.url)),
    ).toEqual([[site.url('/b', 'two.test'), site.url('/a', 'one.test')]]);
  });

  it('of the same site are one document', async () => {
    site.on('/a', page('The night bus runs.'));
    site.on('/b', page('The night bus runs.'));
    const yaml = `- page: ${site.url('/a')}\n  trusted: yes\n- page: ${site.url('/b')}\n  trusted: yes\n`;
    expect(await to.run(yaml)).toEqual([
      'added added/site.test/the-night-bus-runs.html',
      'there added/site.test/the-night-bus-runs.html',
    ]);
  });
});

describe('what cannot be written', () => {
  const yaml = () => `- page: ${site.url('/a')}\n  trusted: yes\n- page: ${site.url('/b')}\n`;
  beforeEach(() => {
    site.on('/a', page('Words of a.'));
    site.on('/b', page('Words of b.'));
  });

  it('is refused, and brought when it can be', async () => {
    to.write('added', 'This is no folder.');
    expect(await to.run(yaml())).toEqual([
      expect.stringMatching(/^refused .*: cannot be written into KNOWLEDGE_DIR or DATA_DIR \(E\w+\)\.$/),
      'aside added/site.test/words-of-b.html',
    ]);
    expect(to.paths()).toEqual(['added']);
    rmSync(join(to.library, 'added'));
    to.clock.forward(HOUR);
    expect(await to.run(yaml())).toEqual(['added added/site.test/words-of-a.html']);
  });

  it('is not led out of the library by a link', async () => {
    symlinkSync(to.data, join(to.library, 'added'));
    expect(await to.run(yaml())).toContainEqual(expect.stringContaining('(EXDEV)'));
    expect(to.paths(to.data).filter((path) => path.includes('words-of-a'))).toEqual([]);
  });

  it('ends the run if it is what is to be remembered', async () => {
    mkdirSync(join(to.data, 'verbatim-sources.json'));
    await expect(to.run(yaml())).rejects.toThrow(/EISDIR/);
    expect(to.paths()).toEqual([]);
  });
});

it('a list that has not changed is asked for whole if more of it is wanted than before', async () => {
  const listed = sitemap(site, ['/a', '/b'], '2025-01-01');
  site.on('/s.xml', (request, response) => {
    if (request.headers['if-none-match'] === '"1"') return void response.writeHead(304).end();
    response.setHeader('ETag', '"1"');
    return listed(request, response);
  });
  site.on('/a', page('Words of a.'));
  site.on('/b', page('Words of b.'));
  const yaml = (max: number) => `- sitemap: ${site.url('/s.xml')}\n  trusted: yes\n  max: ${max}\n`;
  await to.run(yaml(1));
  to.clock.forward(25 * HOUR);
  expect(await to.run(yaml(1), {})).toEqual([`unchanged ${site.url('/s.xml')}`]);
  to.clock.forward(25 * HOUR);
  asked();
  expect(await to.run(yaml(2))).toEqual(['added added/site.test/words-of-b.html']);
  expect(asked()).toEqual(['/robots.txt', '/s.xml', '/b']);
});

it('a version that was cut short while it was written is finished by the next run', async () => {
  site.on('/a', page('Words of a.'));
  const yaml = `- page: ${site.url('/a')}\n  trusted: yes\n`;
  await to.run(yaml);
  const [html = '', meta = ''] = to.paths();
  const [old, sidecar] = [to.text(html), to.text(meta)];
  site.on('/a', page('Words of a, again.'));
  to.clock.forward(25 * HOUR);
  // As if the program had ended when only one of the two files was exchanged.
  const before = readFileSync(join(to.data, 'verbatim-sources.json'), 'utf8');
  await to.run(yaml);
  const state = JSON.parse(before);
  for (const known of Object.values<{ files: string[] }>(state.documents))
    known.files.push(createHash('sha256').update(to.text(html)).digest('hex'));
  writeFileSync(join(to.data, 'verbatim-sources.json'), JSON.stringify(state));
  to.write(meta, sidecar);
  expect(to.text(html)).not.toBe(old);
  expect(await to.run(yaml)).toEqual([`changed ${html}`]);
  expect((await to.documents()).faults).toEqual([]);
});
