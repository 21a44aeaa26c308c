// The list of sources: how it is read, and that everything that is wrong with it is told at once.

import { describe, expect, it } from 'vitest';
import { faultLine } from '../../../src/knowledge/fault.ts';
import { readResultOf } from '../../../src/knowledge/last-good-cache.ts';
import { parseWebSources } from '../../../src/knowledge/web-sources.ts';

const read = (yaml: string) => parseWebSources(yaml, 'sources.yaml');
const faultsOf = (yaml: string) =>
  (readResultOf('sources.yaml', () => read(yaml)).faults ?? []).map(faultLine);
const HOUR = 3_600_000;

describe('a list', () => {
  it('has pages, feeds, and sitemaps, with what is known of their documents', () => {
    const sources = read(`
- page: https://example.org/fares
- feed: https://example.org/news.xml
  every: 6 hours
  trusted: yes
  full_text: feed
  words: [ferry, night bus]
  without: [advertisement]
  hosts: [Ferries.example.net]
  max: 20
  title_prefix: "News: "
  source: Harbor news
  licence: CC BY 4.0
  attribution: the ferry crews
  language: en
  kind: news
  show: excerpts
  tags: [news, harbor]
- sitemap: https://example.org/sitemap.xml
  every: 2 weeks
  trusted: no
  under: https://example.org/docs/
`);
    const plain = {
      everyMs: 24 * HOUR,
      isTrusted: false,
      fullText: 'page',
      words: [],
      without: [],
      under: null,
      hosts: [],
      maxDocuments: 100,
      titlePrefix: null,
      metadata: {},
    };
    expect(sources).toEqual([
      { ...plain, kind: 'page', url: 'https://example.org/fares', line: 2 },
      {
        kind: 'feed',
        url: 'https://example.org/news.xml',
        everyMs: 6 * HOUR,
        isTrusted: true,
        fullText: 'feed',
        words: ['ferry', 'night bus'],
        without: ['advertisement'],
        under: null,
        hosts: ['ferries.example.net'],
        maxDocuments: 20,
        titlePrefix: 'News:',
        metadata: {
          source: 'Harbor news',
          licence: 'CC BY 4.0',
          attribution: 'the ferry crews',
          language: 'en',
          kind: 'news',
          show: 'excerpts',
          tags: ['news', 'harbor'],
        },
        line: 3,
      },
      {
        ...plain,
        kind: 'sitemap',
        url: 'https://example.org/sitemap.xml',
        everyMs: 14 * 24 * HOUR,
        under: 'https://example.org/docs/',
        line: 19,
      },
    ]);
  });

  it.each(['', '# none yet', '[]'])('can be empty: %j', (yaml) => {
    expect(read(yaml)).toEqual([]);
  });
});

describe('what is wrong', () => {
  it('is told all at once, with the line, the field, and the remedy, and repeats no password', () => {
    const faults = faultsOf(`- page: https://me:hunter2@example.org/
  every: 5
- feed: ftp://example.org/news
  trusted: maybe
  wrods: [x]
  words: ["--"]
- every: 1 minute
  max: 0
- sitemap: https://example.org/s.xml
  full_text: feed
- page: https://example.org/1
  feed: https://example.org/2
  words: [x]
- just words
- page: https://example.org/3
  hosts: [https://example.org]
  language: english
`);
    expect(
      faults.map((fault) => fault.replace(/^sources\.yaml:| Correct it; see docs\/sources\.md\.$/g, '')),
    ).toEqual([
      '1: error: 0.page: expected an address without a user name and a password.',
      '2: error: 0.every: expected an interval, such as 30 minutes, 6 hours, 1 day, or 2 weeks.',
      '3: error: 1.feed: expected an http or https URL.',
      '4: error: 1.trusted: expected yes or no.',
      '6: error: 1.words.0: expected a word or phrase.',
      expect.stringMatching(
        /^5: error: 1\.wrods: is not a field of this file\. Remove it.*Fields are page, feed/,
      ),
      '7: error: 2.every: expected an interval from 15 minutes to 366 days.',
      '8: error: 2.max: expected a number from 1 to 5000.',
      '7: error: 2: expected "page: …", "feed: …", or "sitemap: …" with an address.',
      '10: error: 3.full_text: does nothing for a sitemap; expected it only for a feed.',
      '12: error: 4.feed: expected one address for each source, but there is page as well.',
      '13: error: 4.words: does nothing for a page; expected it only for a feed or sitemap.',
      '14: error: 5: expected fields such as "feed: https://example.org/news.xml".',
      '16: error: 6.hosts.0: expected the name of a host, such as example.org.',
      '17: error: 6.language: expected a BCP 47 language tag, such as en, ar, or pt-BR.',
      '16: error: 6.hosts: does nothing for a page; expected it only for a feed or sitemap.',
    ]);
    expect(faults.join()).not.toContain('hunter2');
  });

  it('is an address that is listed twice, however it is written', () => {
    expect(faultsOf('- page: https://example.org\n- feed: https://EXAMPLE.org:443/\n')).toEqual([
      'sources.yaml:2: error: the address https://EXAMPLE.org:443/ is also on line 1. List each address once.',
    ]);
  });

  it('is a file that is no list', () => {
    expect(faultsOf('page: https://example.org')).toEqual([
      'sources.yaml:1: error: the file: expected a list of sources. Correct it; see docs/sources.md.',
    ]);
  });
});
