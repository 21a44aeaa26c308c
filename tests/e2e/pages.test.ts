// The pages of documents, over real HTTP and in a real browser.

import type { KeyObject } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readFolder, writeFolder } from '../../src/export/folder.ts';
import { keyOf } from '../../src/export/key.ts';
import { isIntact, publicKeyOf, signedManifest, verdictOn } from '../../src/export/manifest.ts';
import { siteOf } from '../../src/export/site.ts';
import { loadWords } from '../../src/words/words.ts';
import { textOf } from '../html.ts';
import { CHROMIUM, faultsOf, faultsOfColours, openBrowser, watchComplaints } from './chromium.ts';
import { atEnd, folderWith } from './leftovers.ts';
import { openSite, type Site } from './site.ts';
import { FERRY, GARDEN, town } from './town.ts';

const LETTERS = `---
title: Letters of the lighthouse
show: excerpts
---

The lamp was lit at nine on the first night of the year.

The keeper's daughter counted forty ships before breakfast.
`;
/** Nobody has said under which licence. */
const SONG = `The moon has gone to sea.

And no one rowed it home again.
`;
const VOICED = `The bell rang twice. Fares must not rise, said the crews.
`;
const VOICES = `title: Minutes
show: full
voices:
  - begins: The bell rang
    narration: true
  - begins: Fares must not
    speaker: the ferry crews
`;

const SIGNED = (key: KeyObject) => ({ made: '2025-03-14T12:00:00.000Z', library: 'ab'.repeat(32), key });

let site: Site;
let folder: string;
beforeAll(async () => {
  const found = await town({
    'knowledge/letters.md': LETTERS,
    'knowledge/garden.meta.yaml': 'show: full\n',
    'knowledge/old papers/50% off & more.meta.yaml': 'show: full\n',
    'knowledge/song.md': SONG,
    'knowledge/old papers/50% off & more.txt': 'A curious paper about nothing much.\n',
    'knowledge/minutes.txt': VOICED,
    'knowledge/minutes.meta.yaml': VOICES,
  });
  folder = found.KNOWLEDGE_DIR;
  site = await openSite({ ...found, PUBLIC_URL: 'https://town.example/library' }, { remembers: true });
});

const pageOf = async (path: string) => {
  const answer = await site.get(path);
  return { status: answer.status, html: await answer.text(), answer };
};
/** The code of the passage that begins so. */
const codeOf = (begins: string): string =>
  site.app.library.snapshot().passages.find(({ document, start }) => document.text.startsWith(begins, start))
    ?.citation ?? '';
const write = async (path: string, text: string) => {
  await writeFile(join(folder, path), text);
  await site.app.refresh();
};

describe('the page of a document', () => {
  it('tells what is known and what is not, and shows the whole text with its voices', async () => {
    const ferry = textOf((await pageOf('/s/ferry.md')).html);
    expect(ferry).toContain('Author: Mara Lindqvist');
    expect(ferry).toContain('Licence: not given');
    expect(ferry).toMatch(/Timetable 1 The ferry to Linden Island[\s\S]*Tickets 4 Tickets are sold/);
    const minutes = textOf((await pageOf('/s/minutes.txt')).html);
    expect(minutes).toContain('the text itself; from “Fares must not …” on, according to the ferry crews');
  });

  it('says its language and direction beside those of the page', async () => {
    const { html } = await pageOf('/s/orchard.md');
    expect(html).toMatch(/<html lang="en" dir="ltr">[\s\S]*<p lang="ar" dir="rtl">/);
    const polish = await site.get('/s/garden.txt', { 'accept-language': 'pl, ar;q=0.4, en;q=0.3' });
    expect(await polish.text()).toMatch(/<html lang="ar" dir="rtl">[\s\S]*<p dir="auto">/);
  });

  it('links a citation to the words in the original', async () => {
    const { html } = await pageOf(`/c/${codeOf('In winter')}`);
    expect(html).toContain(
      'href="https://example.org/ferry#:~:text=In%20winter%20the%20ferry%20waits%20for%20the%20school%20bus%2C%20even%20when%20the%20bus%20is%20late."',
    );
    const code = codeOf('In winter');
    expect(html).toContain(`https://town.example/library/c/${code}`);
    const bib = await pageOf(`/c/${code}.bib`);
    expect(bib.answer.headers.get('content-type')).toBe('application/x-bibtex; charset=utf-8');
    expect(bib.html).toContain(`@misc{verbatim-${code},\n  title = {{The harbour ferry}}`);
    const copied = (id: string) =>
      textOf(new RegExp(`<pre id="${id}"[\\s\\S]*?</pre>`).exec(html)?.[0] ?? '');
    const csl = (await pageOf(`/c/${code}.json`)).html;
    const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();
    expect([copied('cite-bibtex'), copied('cite-csl')].map(spaced)).toEqual([bib.html, csl].map(spaced));
    expect(JSON.parse(csl)).toMatchObject([{ URL: 'https://example.org/ferry' }]);
  });

  it('is there under any name that a file can have', async () => {
    const list = (await pageOf('/s/')).html;
    const href = /href="(?:\.\.\/)*(s\/old[^"]*)"/.exec(list)?.[1] ?? '';
    expect(href).toBe('s/old%20papers/50%25%20off%20%26%20more.txt');
    const { html } = await pageOf(`/${href}`);
    expect(html).toContain('A curious paper about nothing much.');
    expect(html).toContain(
      '<link rel="canonical" href="https://town.example/library/s/old%20papers/50%25%20off%20%26%20more.txt">',
    );
    expect(html).toContain('href="../../assets/page.css"');
  });

  it('is found below the path of a proxy that passes it on', async () => {
    expect((await pageOf('/library/s/ferry.md')).html).toContain('Linden Island');
    expect((await pageOf('/library/assets/page.css')).status).toBe(200);
    const root = await fetch(`${site.address}/library`, { redirect: 'manual' });
    expect(root.headers.get('location')).toBe('/library/');
  });

  it('is asked for anew, and sent only if it has changed', async () => {
    const { answer } = await pageOf('/s/ferry.md');
    const tag = answer.headers.get('etag') ?? '';
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('vary')).toMatch(/Accept-Language, Cookie/);
    expect((await site.get('/s/ferry.md', { 'if-none-match': tag })).status).toBe(304);
    expect((await site.get('/s/ferry.md', { 'if-none-match': tag, 'accept-language': 'he' })).status).toBe(
      200,
    );
    const head = await fetch(`${site.address}/s/ferry.md`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('is not there for what the library does not hold', async () => {
    for (const path of [
      '/s/nothing.md',
      '/s/../package.json',
      '/s/%2e%2e%2fpackage.json',
      '/s/?page=9',
      '/c/zzzzzzzz',
      '/c/zzzzzzzz.bib',
      '/s/ferry.md?c=zzzzzzzz',
      '/s/ferry.md?r=000000000000',
      '/s/ferry.md?from=000000000000',
    ])
      expect((await pageOf(path)).status, path).toBe(404);
    expect((await pageOf('/s/%E0%A4%A')).status).toBeLessThan(500);
  });

  it('shows of some documents only the passage that is asked for', async () => {
    const whole = await pageOf('/s/letters.md');
    expect(whole.html).toContain('shown in excerpts only');
    expect(whole.html).not.toMatch(/lamp was lit|forty ships/);
    const passage = (await pageOf(`/c/${codeOf('The lamp')}`)).html;
    expect(passage).toContain('<mark>The lamp was lit at nine on the first night of the year.</mark>');
    expect(passage).not.toContain('forty ships');
    await write('letters.md', LETTERS.replace('forty', 'fifty'));
    const after = (await pageOf('/s/letters.md')).html;
    expect(after).not.toContain('from=');
    const { revision } = site.app.library.snapshot().documents.get('letters.md') ?? { revision: '' };
    await write('letters.md', LETTERS);
    expect((await pageOf(`/s/letters.md?from=${revision.slice(0, 12)}`)).status).toBe(404);
    expect((await pageOf(`/s/letters.md?r=${revision.slice(0, 12)}`)).html).not.toMatch(/lamp was lit|ships/);
  });
});

describe('a text whose licence is unknown', () => {
  it('is shown in excerpts where anybody can read the pages, unless its document says that it may be shown', async () => {
    const old = codeOf('The moon');
    expect((await pageOf('/s/song.md')).html).not.toMatch(/gone to sea|rowed it home/);
    const passage = (await pageOf(`/c/${old}`)).html;
    expect(passage).toContain('<mark>The moon has gone to sea.</mark>');
    expect(passage).not.toContain('rowed it home');
    const first = site.app.library.snapshot().documents.get('song.md')?.revision.slice(0, 12);
    await write('song.md', SONG.replace('moon', 'sun'));
    for (const query of [`?r=${first}`, `?r=${first}&c=${old}`, `?from=${first}`])
      expect((await pageOf(`/s/song.md${query}`)).html).not.toContain('rowed it home');
    for (const field of ['show: full', 'licence: CC0-1.0']) {
      await write('song.md', `---\n${field}\n---\n${SONG.replace('moon', 'sun')}`);
      expect((await pageOf('/s/song.md')).html).toMatch(/gone to sea[\s\S]*rowed it home/);
      expect((await pageOf(`/s/song.md?from=${first}`)).html).toContain('<del>moon</del>');
    }
    const close = await openSite(await town({ 'knowledge/song.md': SONG }));
    expect(await (await close.get('/s/song.md')).text()).toContain('rowed it home');
  });
});

describe('what is written anew', () => {
  it('is still found by its old code, which says that it is old, and compared word by word', async () => {
    const old = codeOf('Compost from');
    await write('garden.txt', GARDEN.replace('free for everyone', 'sold to <b>everyone</b>'));
    expect(codeOf('Compost from')).not.toBe(old);
    const { html, answer } = await pageOf(`/c/${old}`);
    expect(answer.url).toMatch(new RegExp(`/s/garden.txt\\?r=[0-9a-f]{12}&c=${old}$`));
    expect(textOf(html)).toContain('This is an older revision.');
    expect(html).toContain('<mark>Compost from the garden is free for everyone');
    expect((await pageOf(`/c/${old}.bib`)).html).toContain('from an older revision and are no longer in the');
    const [, revision] = /r=([0-9a-f]{12})/.exec(answer.url) ?? [];
    const kept = site.app.library
      .snapshot()
      .passages.find(({ document, start }) => document.path === 'garden.txt' && start === 0);
    expect((await pageOf(`/s/garden.txt?r=${revision}&c=${kept?.citation}`)).html).not.toContain(
      'and no longer in the library',
    );
    const now = (await pageOf('/s/garden.txt')).html;
    const changes = /href="(?:\.\.\/)*(s\/garden\.txt\?from=[0-9a-f]{12})"/.exec(now)?.[1] ?? '';
    const compared = (await pageOf(`/${changes}`)).html;
    expect(compared).toContain(
      'is <del>free</del><ins>sold</ins> <del>for</del><ins>to</ins> <ins>&lt;b&gt;</ins>everyone',
    );
    expect(
      (
        await site.app.host.answer({
          origin: {
            platform: 'web',
            chat: 'web:test',
            user: 'web:test',
            alone: true,
            way: 'typed',
            language: 'en',
          },
          said: { line: `/cite ${old}` },
        })
      ).reply.cards
        .flatMap(({ blocks }) => blocks)
        .map((block) => (block.is === 'excerpt' ? block.excerpt.text : '')),
    ).toContain('Compost from the garden is free for everyone who brings a bucket of kitchen scraps.');
    await write('garden.txt', GARDEN);
  });

  it('is shown by the passage alone once its document is gone, and not at all once that is withdrawn', async () => {
    const code = codeOf('Tickets are');
    await rm(join(folder, 'ferry.md'));
    await site.app.refresh();
    const { html, answer } = await pageOf(`/c/${code}`);
    expect(textOf(html)).toContain('no longer in the library');
    expect(html).toContain('<mark>Tickets are sold');
    expect(html).not.toContain('A bicycle travels');
    await write(
      'ferry.md',
      FERRY.replace('---\n', '---\nstatus: retracted\nnote: The prices were made up.\n'),
    );
    await site.app.refresh();
    expect(textOf((await pageOf(`/c/${code}`)).html)).toContain('The prices were made up.');
    const retracted = await pageOf('/s/ferry.md');
    expect(retracted.status).toBe(410);
    expect(textOf(retracted.html)).toContain('Retracted: The prices were made up.');
    expect(retracted.html).not.toMatch(/Tickets are sold|A bicycle travels/);
    const replaced = 'status: superseded\nsuperseded_by: orchard.md\n';
    await write('ferry.md', FERRY.replace('---\n', `---\n${replaced}`));
    expect((await pageOf('/s/ferry.md')).html).toMatch(
      /Superseded by orchard\.md <a href="[^"]*s\/orchard\.md"><bdi lang="ar" dir="rtl">بستان/,
    );
    await write('ferry.md', FERRY);
    const librarian = { platform: 'console', chat: 'console:terminal', user: 'console:terminal' };
    const say = (line: string) =>
      site.app.host.answer({
        origin: { ...librarian, alone: true, way: 'typed', language: 'en' },
        said: { line },
      });
    expect((await say('/library withdraw ferry.md')).outcome).toBe('answered');
    const before = answer.url.slice(site.address.length);
    const isGone = async () => {
      for (const path of [
        `/c/${code}`,
        `/c/${code}.bib`,
        '/s/ferry.md',
        '/s/ferry.md?from=0123456789ab',
        before,
      ]) {
        const shown = await pageOf(path);
        expect(shown.status).toBe(404);
        expect(textOf(shown.html)).toContain('ferry.md has been withdrawn');
        expect(shown.html).not.toMatch(/Tickets are sold|A bicycle travels/);
      }
      expect((await say(`/cite ${code}`)).outcome).toBe('missing');
    };
    await isGone();
    await rm(join(folder, 'ferry.md'));
    await site.app.refresh();
    await isGone();
    await say('/library restore ferry.md');
    expect((await pageOf(`/c/${code}`)).html).toContain('<mark>Tickets are sold');
    expect((await say(`/library withdraw ${code}`)).outcome).toBe('answered');
    await isGone();
    await say('/library restore ferry.md');
    await write('ferry.md', FERRY);
  });
});

describe.skipIf(CHROMIUM === undefined)('in a browser', () => {
  let browser: Browser;
  let complaints: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterEach(() => expect(complaints.splice(0)).toEqual([]));

  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    atEnd(() => context.close());
    const page = await context.newPage();
    watchComplaints(page, (complaint) => void complaints.push(complaint));
    await page.goto(path.startsWith('file:') ? path : site.address + path);
    return page;
  };

  it('a cited passage is marked and in view, without a script too', async () => {
    const small = { viewport: { width: 500, height: 320 } };
    for (const javaScriptEnabled of [true, false]) {
      const page = await open(`/c/${codeOf('A monthly pass')}`, { ...small, javaScriptEnabled });
      const box = await page.locator('mark').boundingBox();
      expect(box?.y).toBeGreaterThan(0);
      expect(box?.y).toBeLessThan(320);
      await page.locator('.citation-of summary').click();
      expect(await page.locator('#cite-plain').innerText()).toContain('“A monthly pass for the ferry');
      expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(javaScriptEnabled ? 4 : 0);
    }
  });

  it('is without a fault for axe-core, in every language, in light and dark colours', async () => {
    const cited = `/c/${codeOf('A bicycle travels')}`;
    const seen = [
      ['en-GB', cited, ['light', 'dark']],
      ['en-GB', '/s/nothing', ['light']],
      ['en-GB', '/s/', ['dark']],
      ['ar', cited, ['dark']],
      ['he', '/search?q=ferry', ['light']],
    ] as const;
    for (const [locale, path, schemes] of seen) {
      const page = await open(path, { locale, viewport: { width: 320, height: 640 } });
      if (path === cited) await page.locator('.citation-of summary').click();
      const [first, ...others] = schemes;
      await page.emulateMedia({ colorScheme: first });
      expect(await faultsOf(page), `${locale} ${path}`).toEqual([]);
      for (const colorScheme of others) {
        await page.emulateMedia({ colorScheme });
        expect(await faultsOfColours(page), `${locale} ${path}`).toEqual([]);
      }
      const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
      expect(await page.evaluate<boolean>(wide), `${locale} ${path} is too wide`).toBe(false);
    }
    complaints = complaints.filter((line) => !line.includes('404'));
  });

  it('has the text first, an outline of its headings, and a citation to copy for each paragraph', async () => {
    const parts = ['Piers', 'Fares', 'Piers again', 'Nights'].map(
      (name) => `## ${name}\n\nAbout ${name}, in a sentence of its own.\n`,
    );
    await write(
      'long.md',
      `---\ntitle: The long one\nauthor: Ada\nshow: full\n---\n\n# The long one\n\n${parts.join('\n')}`,
    );
    const page = await open('/s/long.md', { permissions: ['clipboard-read', 'clipboard-write'] });
    expect(await page.locator('.outline a').allInnerTexts()).toEqual([
      'Piers',
      'Fares',
      'Piers again',
      'Nights',
    ]);
    await page.getByRole('link', { name: 'Nights' }).click();
    expect(await page.locator(':target').innerText()).toBe('Nights');
    expect(
      await page.evaluate(
        "document.querySelector('.text').compareDocumentPosition(document.querySelector('.about')) & 4",
      ),
    ).toBe(4);
    expect(await page.locator('.about dd:visible', { hasText: 'not given' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Cite · paragraph 2' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Copied').waitFor();
    const code = codeOf('About Fares');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe((await pageOf(`/c/${code}.txt`)).html);
    expect((await pageOf(`/c/${code}.txt`)).html).toMatch(
      new RegExp(
        `^“About Fares, in a sentence of its own\\.”\\n— .*by Ada.*\\nhttps://town\\.example/library/c/${code}$`,
      ),
    );
    expect(await faultsOf(page)).toEqual([]);
    await rm(join(folder, 'long.md'));
    await site.app.refresh();
  });

  it('a search answers with excerpts that lead to their passages, or says that nothing answers', async () => {
    const page = await open('/s/', { javaScriptEnabled: false });
    await page.getByRole('searchbox').fill('does a bicycle travel on the ferry');
    await page.getByRole('button', { name: 'Search' }).click();
    expect(await page.locator('blockquote').first().innerText()).toContain('A bicycle travels');
    await page.locator('a.citation').first().click();
    await page.waitForURL(/\/s\/ferry\.md\?c=/);
    await page.getByRole('searchbox').fill('how tall is a giraffe');
    await page.getByRole('searchbox').press('Enter');
    await page.waitForURL(/\/\?q=how/);
    await page.getByText('I found no passage that answers this.').waitFor();
    expect(await page.locator('blockquote').count()).toBe(0);
  });

  it('runs nothing that a document or its metadata holds', async () => {
    const page = await open(`/c/${codeOf('The market <script>')}`);
    expect(await page.locator('mark').innerText()).toContain('<img src=x onerror=');
    expect(await page.locator('main').locator('script, img, iframe').count()).toBe(0);
    expect(await page.evaluate('window.broken ?? null')).toBeNull();
  });

  it('prints the text without what only a screen needs', async () => {
    const page = await open(`/c/${codeOf('A bicycle travels')}`, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header.site').isVisible()).toBe(false);
    expect(await page.locator('mark').isVisible()).toBe(true);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  });

  it('an export is read and searched from its files, without a server', async () => {
    const key = keyOf(await folderWith());
    const files = await siteOf({ library: site.app.library, words: loadWords()('en'), day: '2025-03-14' });
    const to = join(await folderWith(), 'site & more');
    await writeFolder(to, new Map([...files, ...signedManifest(files, SIGNED(key))]), key);
    expect(isIntact(verdictOn(await readFolder(to), publicKeyOf(key)))).toBe(true);
    const all = [...files].map(([path, bytes]) => `${path} ${Buffer.from(bytes)}`).join('\n');
    expect(all).not.toMatch(/lamp was lit|forty ships/);
    const garden = JSON.parse(String(Buffer.from(files.get('documents/garden.txt.json') ?? [])));
    expect(garden).toMatchObject({ path: 'garden.txt', text: GARDEN, meta: { author: null } });

    const page = await open(pathToFileURL(join(to, 'index.html')).href);
    expect(await faultsOf(page, { preload: false })).toEqual([]);
    await page.getByRole('link', { name: 'Letters of the lighthouse' }).click();
    await page.getByText('shown in excerpts only').waitFor();
    await page.getByRole('searchbox').fill('bicycle "half a fare" travel');
    await page.getByRole('searchbox').press('Enter');
    await page.getByText('No passage contains these words.').waitFor();
    await page.getByRole('searchbox').fill('bicycle "Half the fare" travel');
    await page.getByRole('searchbox').press('Enter');
    expect(await page.locator('mark').allInnerTexts()).toEqual([
      'bicycle',
      'travels',
      'the',
      'half',
      'the',
      'fare',
    ]);
    expect(await faultsOf(page, { preload: false })).toEqual([]);
    await page.locator('figcaption a').click();
    await page.waitForURL(/documents\/ferry\.md\.html#[0-9a-z]{8}$/);
    expect(await page.locator('.passage:target').innerText()).toContain('A bicycle travels');
    await page.goto(`${pathToFileURL(join(to, 'search.html')).href}?q=lanterns`);
    expect(await page.locator('blockquote').innerText()).toContain('<img src=x onerror=');
    expect(await page.locator('main').locator('script, img, iframe').count()).toBe(0);
    await page.goto(pathToFileURL(join(to, 'documents/old papers/50% off & more.txt.html')).href);
    await page.getByText('A curious paper').waitFor();
    // Nothing that gets into a page is run or asked for, whoever serves it.
    const isRun = `new Promise((done) => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => done(effectiveDirective));
      document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = "run"' }));
    })`;
    expect(await page.evaluate(isRun)).toBe('script-src-elem');
    expect(await page.title()).not.toBe('run');
    expect(complaints.splice(0)).toEqual([expect.stringContaining('inline script violates')]);
  });
});
