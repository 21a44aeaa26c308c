// The web chat over real HTTP: pages that work without a script, and everything a stranger could send.

import { join } from 'node:path';
import Database from 'libsql';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/system/clock.ts';
import { atEnd, folderWith } from './leftovers.ts';
import { openSite, type Site } from './site.ts';
import { town } from './town.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite(await town());
});

const BICYCLE = 'does a bicycle travel on the ferry';
const OVERRIDE = '\u202e';

/** Text of a page as a reader sees it. */
const readable = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Every tag of a page, with its attributes. */
const tagsOf = (html: string): string[] => html.match(/<[a-z!][^>]*>/gi) ?? [];

const first = (html: string, pattern: RegExp): string => pattern.exec(html)?.[1] ?? '';

const citationIn = (html: string): string => first(html, /href="(?:\.\/|\.\.\/)*c\/([0-9a-z]{8})"/);

describe('the chat page without a script', () => {
  it('greets with what the library holds, its topics and a form', async () => {
    const answer = await site.get('/');
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
    expect(readable(page)).toMatch(/4 documents\s/);
    expect(page).toMatch(/<a href="\.\/\?q=%2Fferries">Ferries<\/a>\s*<p>The ferry and its timetable<\/p>/);
    expect(page).toMatch(
      /<form id="ask" role="search" method="post" action="\.\/">[\s\S]*<label for="line">/,
    );
  });

  it('answers a form with a whole page that quotes and marks', async () => {
    const answer = await site.post('/', BICYCLE);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toMatch(/^<!doctype html>[\s\S]*<form id="ask"[\s\S]*<\/html>$/);
    const figure = first(page, /(<figure class="excerpt"[\s\S]*?<\/figure>)/);
    const quote = first(figure, /<blockquote[^>]*>([\s\S]*?)<\/blockquote>/);
    expect(readable(quote)).toBe(
      'A bicycle travels on the ferry for half the fare of its rider, and a folded one for nothing.',
    );
    expect(quote).toContain('<mark>bicycle</mark> <mark>travels</mark> on the <mark>ferry</mark>');
    expect(figure).toContain('<a href="https://example.org/ferry" rel="noopener noreferrer">');
    expect(readable(first(figure, /<figcaption>([\s\S]*)<\/figcaption>/))).toMatch(
      /from a text on the position of the harbour office.*by Mara Lindqvist · May 2024 · paragraph 2/,
    );
    expect(readable(page)).toContain(`You asked ${BICYCLE}`);
  });

  it('leads from a citation to its passage in the whole document', async () => {
    const citation = citationIn(await (await site.post('/', BICYCLE)).text());
    const answer = await site.get(`/c/${citation}`);
    expect(answer.status).toBe(200);
    expect(answer.url).toBe(`${site.address}/s/ferry.md?c=${citation}`);
    expect(await answer.text()).toContain(
      '<mark>A bicycle travels on the ferry for half the fare of its rider, and a folded one for nothing.</mark>',
    );
    expect((await site.get(`/c/${citation.toUpperCase()}`)).status).toBe(200);
  });

  it('says so for a code or a page that is not there', async () => {
    const unknown = await site.get('/c/zzzzzzzz');
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain('The library has no passage with the code');
    const nowhere = await site.get('/nowhere');
    expect(nowhere.status).toBe(404);
    expect(await nowhere.text()).toContain('There is no such page.');
  });

  it('quotes nothing where nothing answers', async () => {
    const page = await (await site.post('/', 'how tall is a giraffe')).text();
    expect(page).toContain('I found no passage that answers this.');
    expect(page).not.toContain('<blockquote');
  });
});

describe('what the script fetches', () => {
  it('is the answer alone', async () => {
    const fragment = await (await site.post('/answer', BICYCLE)).text();
    expect(fragment).toMatch(/^<article class="answer" data-outcome="answered"[\s\S]*<\/article>$/);
    expect(readable(fragment)).toContain('A bicycle travels on the ferry');
  });

  it('is suggestions as JSON', async () => {
    const answer = await site.post('/suggest', '/fer');
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await answer.json()).toEqual([
      { label: '/ferries — The ferry and its timetable', value: '/ferries' },
    ]);
    expect(await (await site.post('/suggest', '')).json()).toEqual([]);
  });

  it('is an asset that is sent once', async () => {
    const script = await site.get('/assets/chat.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const etag = script.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{40}"$/);
    const again = await site.get('/assets/chat.js', { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await site.get('/assets/chat.js', { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await site.get('/assets/adapter.ts')).status).toBe(404);
    expect((await site.get('/assets/..%2frender.ts')).status).toBe(404);
  });
});

describe('headers', () => {
  it('forbid on every page what no page needs', async () => {
    const citation = citationIn(await (await site.post('/', BICYCLE)).text());
    const answers = await Promise.all([
      site.get('/'),
      site.post('/', BICYCLE),
      site.post('/answer', BICYCLE),
      site.post('/suggest', '/fer'),
      site.get(`/c/${citation}`),
      site.get('/c/zzzzzzzz'),
      site.get('/s/'),
      site.get('/search?q=ferry'),
      site.get('/nowhere'),
      site.get('/healthz'),
      site.get('/assets/chat.css'),
    ]);
    for (const { url, headers } of answers) {
      const told = Object.fromEntries(headers);
      expect(told['content-security-policy']?.split('; ').sort(), url).toEqual([
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
      ]);
      expect(told, url).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(told, url).not.toHaveProperty('access-control-allow-origin');
      expect(told, url).not.toHaveProperty('strict-transport-security');
    }
  });

  it('keep answers out of caches', async () => {
    for (const answer of [
      await site.get('/'),
      await site.post('/', BICYCLE),
      await site.post('/answer', '/help'),
    ])
      expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('set one cookie that no script reads, and set it once', async () => {
    const [cookie = '', ...others] = (await site.get('/')).headers.getSetCookie();
    expect(cookie).toMatch(/^verbatim_session=[0-9a-f-]{36}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(others).toEqual([]);
    const again = await site.get('/', { cookie: cookie.split(';')[0] ?? '' });
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  it('give a new session for one that we never gave', async () => {
    const [cookie = ''] = (await site.get('/', { cookie: 'verbatim_session=mine' })).headers.getSetCookie();
    expect(cookie).toMatch(/^verbatim_session=[0-9a-f-]{36};/);
  });

  it.each([
    ['https://ferry.example.org', '__Host-verbatim_session', '/', true],
    ['https://ferry.example.org/', '__Host-verbatim_session', '/', true],
    ['https://example.org/ferry/answers', '__Secure-verbatim_session', '/ferry/answers', true],
    ['http://ferry.example.org', 'verbatim_session', '/', false],
    ['http://localhost:8080/answers', 'verbatim_session', '/answers', false],
  ])(
    'name the cookie so that browsers give it to nobody else: %s',
    async (PUBLIC_URL, name, path, secure) => {
      const { get } = await openSite({ ...(await town()), PUBLIC_URL });
      const [cookie = '', ...others] = (await get('/')).headers.getSetCookie();
      const [pair = '', ...attributes] = cookie.split('; ');
      expect(others).toEqual([]);
      expect(pair).toMatch(new RegExp(`^${name}=[0-9a-f-]{36}$`));
      expect(attributes).toEqual([
        `Path=${path}`,
        'HttpOnly',
        ...(secure ? ['Secure'] : []),
        'SameSite=Strict',
      ]);
      expect((await get('/', { cookie: pair })).headers.getSetCookie()).toEqual([]);
      // Under a name that other sites of the domain could set, it is not ours.
      if (secure)
        expect(
          (await get('/', { cookie: pair.replace(/^__\w+?-/, '') })).headers.getSetCookie(),
        ).toHaveLength(1);
    },
  );

  it('keep cookie and connection to https where the page is reached by https', async () => {
    const safe = await openSite({ ...(await town()), PUBLIC_URL: 'https://ferry.example.org' });
    const { headers } = await safe.get('/');
    expect(headers.getSetCookie()[0]).toMatch(/; Secure/);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect(await safe.statusWith({ host: 'ferry.example.org' })).toBe(200);
    expect(await safe.statusWith({ host: 'other.example.org' })).toBe(421);
    expect((await safe.post('/answer', '/help', { origin: 'https://ferry.example.org' })).status).toBe(200);
  });
});

describe('requests that no page of ours sends', () => {
  it.each(['evil.example', 'evil.example:8080', 'localhost.evil.example', '127.0.0.1.evil.example'])(
    'are refused under the foreign name "%s"',
    async (host) => {
      expect(await site.statusWith({ host })).toBe(421);
    },
  );

  it.each(['localhost', '127.0.0.1', '[::1]', '192.168.1.7:8080'])('are answered as %s', async (host) => {
    expect(await site.statusWith({ host })).toBe(200);
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  ])('are refused from another site: %o', async (headers) => {
    for (const path of ['/', '/answer', '/suggest'])
      expect((await site.post(path, BICYCLE, headers)).status).toBe(403);
  });

  it('are refused when they are no form', async () => {
    const site = await openSite(await town());
    const answer = await fetch(`${site.address}/answer`, {
      method: 'POST',
      body: 'garbage',
      headers: { 'content-type': 'multipart/form-data' },
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toBe('That is not a valid form.\n');
  });

  it('are refused when they are too large, with a length told or without', async () => {
    // A server of its own: it drops the connection under a body that it does not read.
    const site = await openSite(await town());
    const much = await site.post('/', 'a'.repeat(5 * 1024 * 1024));
    expect(much.status).toBe(413);
    expect(await much.text()).toBe('That text is too long.\n');
    const piece = new TextEncoder().encode(`line=${'a'.repeat(3 * 1024 * 1024)}`);
    const stream = new ReadableStream({
      start(to) {
        to.enqueue(piece);
        to.enqueue(piece);
        to.close();
      },
    });
    const untold = await fetch(`${site.address}/answer`, {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { origin: site.address, 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(untold.status).toBe(413);
  });

  it('are answered without a line, with another form, or with another method', async () => {
    const empty = await fetch(`${site.address}/answer`, {
      method: 'POST',
      headers: { origin: site.address },
    });
    expect(await empty.text()).toContain('There is nothing to answer yet.');
    const form = new FormData();
    form.set('line', new Blob(['ferry']), 'ferry.txt');
    const file = await fetch(`${site.address}/answer`, {
      method: 'POST',
      body: form,
      headers: { origin: site.address },
    });
    expect(await file.text()).toContain('There is nothing to answer yet.');
    expect((await fetch(`${site.address}/`, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('text that means harm', () => {
  it('is told politely to be too long at 60,000 characters', async () => {
    const answer = await site.post('/', 'a'.repeat(60_000));
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(readable(page)).toMatch(/Your text is 60,000 characters long\. The limit is 4,100\./);
    expect(page.length).toBeLessThan(5_000);
  });

  it('stays text in the echo of the question', async () => {
    const typed = `</bdi><script>alert(1)</script> "onload="x" 'quoted' & @everyone ${OVERRIDE}drawkcab`;
    const page = await (await site.post('/', typed)).text();
    const asked = first(page, /<h2 class="asked">([\s\S]*?)<\/h2>/);
    expect(tagsOf(asked)).toEqual(['<span class="asked-label">', '<bdi>']);
    expect(readable(first(asked, /<bdi>([\s\S]*)<\/bdi>$/))).toBe(typed);
    expect(tagsOf(page).filter((tag) => /^<script/i.test(tag))).toEqual([
      '<script src="./assets/chat.js" type="module">',
    ]);
  });

  it('stays text in the answer to a command that does not exist', async () => {
    const page = await (await site.post('/', `/<img/src=x/onerror=alert(1)>${OVERRIDE}`)).text();
    expect(tagsOf(page).filter((tag) => /^<img/i.test(tag))).toEqual([]);
    const said = first(page, /<p>(There is no command[\s\S]*?)<\/p>/);
    expect(said).toContain('&lt;img');
    expect(said).not.toContain(OVERRIDE);
  });

  it('stays text in documents and in what is known of them', async () => {
    const answer = await (await site.post('/answer', 'lanterns')).text();
    const quote = first(answer, /<blockquote[^>]*>([\s\S]*?)<\/blockquote>/);
    expect(tagsOf(quote)).toEqual(['<mark>']);
    expect(readable(quote)).toContain(
      `The market <script>window.broken = 1</script> sells lanterns <img src=x onerror="window.broken = 2"> @everyone ${OVERRIDE}drawkcab`,
    );
    const citation = citationIn(answer);
    const pages = [answer, await (await site.get(`/c/${citation}`)).text()];
    pages.push(await (await site.post('/', `/sources ${citation}`)).text());
    pages.push(await (await site.post('/', '/sources')).text());
    for (const page of pages) {
      const tags = tagsOf(page).filter((tag) => !/ src="(\.\/|\.\.\/)assets\/\w+\.js"/.test(tag));
      expect(tags.filter((tag) => /^<(script|img|b)\b/i.test(tag))).toEqual([]);
      expect(tags.filter((tag) => /\son[a-z]+=/i.test(tag))).toEqual([]);
      expect(readable(page)).toContain('<script>window.broken = 3</script>');
    }
  });

  it.each(['javascript:alert(1)', 'javascript://example.org/%0aalert(1)', 'data:text/html,x'])(
    'never becomes an address: %s is left out, with file, line and remedy',
    async (url) => {
      const { app, post } = await openSite(
        await town({ 'knowledge/trap.md': `---\nurl: "${url}"\n---\n\nA trap for lobsters.\n` }),
      );
      expect(app.faults()).toMatchObject([
        { file: 'knowledge/trap.md', line: 2, problem: 'url: expected an http or https URL.' },
      ]);
      const page = await (await post('/answer', 'lobsters')).text();
      expect(page).toContain('A trap for');
      expect(page).not.toContain(url);
    },
  );
});

describe('languages', () => {
  it.each([
    ['he', 'he-IL,he;q=0.9,en;q=0.5', 'rtl', 'שאלו את הספרייה'],
    ['ar', 'ar', 'rtl', 'سؤال'],
    ['en', 'en-GB', 'ltr', 'Your question'],
    ['en', 'nl-NL', 'ltr', 'Your question'],
    ['fr', 'fr-FR', 'ltr', 'Votre question'],
    ['fa', 'fa-IR,en;q=0.5', 'rtl', 'پرسش شما'],
  ])('give a page in %s to a browser that wishes for %s', async (locale, wish, direction, words) => {
    const page = await (await site.get('/', { 'accept-language': wish })).text();
    expect(page).toContain(`<html lang="${locale}" dir="${direction}">`);
    expect(readable(page)).toContain(words);
  });

  it('quote a document in its own direction on a page of another', async () => {
    const answer = await (
      await site.post('/answer', 'متى يفتح بستان الميناء أبوابه', { 'accept-language': 'en' })
    ).text();
    expect(answer).toMatch(/<blockquote lang="ar" dir="rtl">/);
    expect(readable(answer)).toContain('يفتح بستان الميناء أبوابه كل صباح');
    const english = await (await site.post('/', '/ferries', { 'accept-language': 'he' })).text();
    expect(english).toContain('<html lang="he" dir="rtl">');
    expect(english).toMatch(/<blockquote lang="en" cite="[^"]+" dir="ltr">/);
  });
});

describe('the choices of a visitor', () => {
  it('live in their browser, hold for every page, and need no row in the database', async () => {
    const DATA_DIR = await folderWith();
    const { get, post } = await openSite({ ...(await town()), DATA_DIR }, { remembers: true });
    const database = new Database(join(DATA_DIR, 'verbatim.db'), { readonly: true });
    atEnd(() => database.close());
    const names = database.prepare("select name from sqlite_master where type = 'table'").all() as {
      name: string;
    }[];
    // Whoever holds a lease renews it all the time.
    const kept = names.filter(({ name }) => name !== 'leases');
    const rows = () => kept.map(({ name }) => [name, database.prepare(`select * from "${name}"`).all()]);
    const before = rows();
    expect(before.length).toBeGreaterThan(10);
    const first = (await get('/')).headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const answer = await post('/', '/settings language:he', { cookie: first });
    const [choice = ''] = answer.headers.getSetCookie();
    expect(choice).toMatch(/^verbatim_choices=he; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await answer.text()).toMatch(/<html lang="he" dir="rtl">[\s\S]*data-outcome="answered"/);
    const cookie = `${first}; ${choice.split(';')[0]}`;
    for (const path of ['/', '/s/', '/s/ferry.md', '/search', '/nowhere'])
      expect(await (await get(path, { cookie, 'accept-language': 'ar' })).text(), path).toContain(
        '<html lang="he"',
      );
    expect(await (await post('/answer', '/help', { cookie })).text()).toContain('lang="he"');
    expect(await (await post('/suggest', '/', { cookie })).text()).toMatch(/[\u05d0-\u05ea]/);
    // Another choice keeps the first, and what is taken back leaves nothing.
    const both = await post('/answer', '/settings questions:keep', { cookie });
    expect(both.headers.getSetCookie()[0]).toMatch(/^verbatim_choices=he\.keep;/);
    expect(await both.text()).toContain('lang="he"');
    const auto = await post('/answer', '/settings language:auto', { cookie });
    expect(auto.headers.getSetCookie()[0]).toMatch(/^verbatim_choices=; Max-Age=0; Path=\/;/);
    // What is only looked at changes nothing for others, with a cookie or without.
    expect(await (await get('/')).text()).toContain('<html lang="en"');
    expect(rows()).toEqual(before);
  });

  it('are no more than what can be chosen, whatever a cookie says', async () => {
    for (const value of [
      'nl',
      '__proto__',
      'constructor',
      '%',
      '%00',
      'he%0d%0aset-cookie:x',
      'a'.repeat(4_000),
      '....',
    ])
      expect(await (await site.get('/', { cookie: `verbatim_choices=${value}` })).text()).toContain(
        '<html lang="en"',
      );
  });
});

describe('how often one may ask', () => {
  it('is told politely, by address, and holds for searches but not for reading', async () => {
    const slow = await openSite(
      { ...(await town()), USER_RATE: '2' },
      { clock: { ...systemClock, now: () => 0 } },
    );
    const citation = slow.app.library.snapshot().passages[0]?.citation;
    expect(await (await slow.post('/', BICYCLE)).text()).toContain('<blockquote');
    const second = await slow.post('/', BICYCLE);
    const page = await second.text();
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '30']);
    expect(page).toContain('data-outcome="refused"');
    expect(page).toContain('Please wait 30 seconds and ask again.');
    expect(page).not.toContain('<blockquote');
    for (const refused of [
      await slow.get(`/?q=${BICYCLE}`),
      await slow.post('/answer', BICYCLE),
      await slow.get('/search?q=ferry'),
    ]) {
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
      expect(await refused.text()).toContain('Please wait 30 seconds and ask again.');
    }
    expect((await slow.get('/')).status).toBe(200);
    expect((await slow.get(`/c/${citation}`)).status).toBe(200);
    expect((await slow.get('/healthz')).status).toBe(200);
  });
});

describe('/healthz', () => {
  it('tells that the bot is well, and is not kept', async () => {
    const answer = await site.get('/healthz');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({ ok: true, documents: 4 });
  });
});

it('serves a library that holds nothing, and says so', async () => {
  const folder = await folderWith();
  const empty = await openSite({ KNOWLEDGE_DIR: folder, TOPICS_DIR: folder });
  expect((await empty.get('/')).status).toBe(200);
  for (const page of [await empty.post('/answer', BICYCLE), await empty.get('/s')])
    expect(await page.text()).toContain('The library has no documents yet');
});
