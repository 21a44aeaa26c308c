// The first screen, the address of an answer, and what a visitor sees who comes too early or to the wrong place.

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createWebServer } from '../../src/web/server.ts';
import { createStartingPage } from '../../src/web/starting.ts';
import { loadWords } from '../../src/words/words.ts';
import { textOf } from '../html.ts';
import { CHROMIUM, faultsOf, openBrowser, watchComplaints } from './chromium.ts';
import { atEnd, folderWith } from './leftovers.ts';
import { openSite, type Site } from './site.ts';
import { FERRY, town } from './town.ts';

const BICYCLE = 'does a bicycle travel on the ferry';
const QUESTIONS = `- ask: "/ferries"
  find: [ferry.md#1]
- ask: Does a bicycle travel on the ferry?
  find: [ferry.md#2]
- hold: Who sells tickets?
  find: [ferry.md#4]
- ask: متى يفتح البستان؟
  find: [orchard.md#1]
- ask: How tall is a giraffe?
  find: []
`;

let site: Site;
beforeAll(async () => {
  site = await openSite({
    ...(await town({ 'knowledge/questions.yaml': QUESTIONS })),
    LIBRARY_NAME: 'Harbour <archive>',
  });
});

const pageAt = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await site.get(path, headers);
  return { answer, html: await answer.text() };
};

describe('the first screen', () => {
  it('offers questions that the library answers, in the reader’s script, and none that is held for tests', async () => {
    const { html } = await pageAt('/');
    expect([...html.matchAll(/href="\.\/\?q=([^"]*)"/g)].map(([, q = '']) => decodeURIComponent(q))).toEqual([
      'Does+a+bicycle+travel+on+the+ferry?',
      '/ferries',
    ]);
    const arabic = (await pageAt('/', { 'accept-language': 'ar' })).html;
    expect(textOf(arabic)).toContain('متى يفتح البستان؟');
    expect(textOf(arabic)).not.toContain('bicycle');
  });

  it('takes questions among the headings where nobody wrote any down', async () => {
    const asking = FERRY.replace('# Tickets', '# Who sells tickets?');
    const { get } = await openSite(await town({ 'knowledge/ferry.md': asking }));
    expect(await (await get('/')).text()).toContain('>Who sells tickets?<');
  });

  it('says how many documents there are, and of when, as far as they say it', async () => {
    const holdings = async (more: Readonly<Record<string, string>>) => {
      const { get } = await openSite(await town(more));
      return /class="holdings">([\s\S]*?)<\/p>/.exec(await (await get('/')).text())?.[1] ?? '';
    };
    expect(textOf(await holdings({}))).toBe('4 documents');
    expect(textOf(await holdings({ 'knowledge/old.md': '---\npublished: 1998\n---\n\nOld.\n' }))).toBe(
      '5 documents, those with a date from 1998 to May 2024',
    );
  });

  it('is headed like every other page', async () => {
    for (const path of ['/', `/?q=${BICYCLE}`, '/s/', '/s/ferry.md', '/topics', '/nowhere', '/c/zzzzzzzz']) {
      const { html } = await pageAt(path);
      const header = /<header class="site">[\s\S]*?<\/header>/.exec(html)?.[0] ?? '';
      expect(textOf(header).replace(/ Search in all documents.*?Search/, ''), path).toMatch(
        /^Harbour <archive> Ask Documents Topics Language: English English .* As in the browser$/,
      );
      // Beside the question box there is no second search.
      expect([...html.matchAll(/role="search"/g)], path).toHaveLength(1);
    }
  });

  it('takes a language without a script, keeps it in the browser, and leads back to the page', async () => {
    const choose = (language: string, referer: string) =>
      fetch(`${site.address}/language`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ language }),
        headers: { origin: site.address, referer },
      });
    const chosen = await choose('he', `${site.address}/s/ferry.md?c=abc`);
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/s/ferry.md?c=abc']);
    expect(chosen.headers.getSetCookie()).toEqual([expect.stringMatching(/^verbatim_choices=he;/)]);
    expect((await choose('auto', `${site.address}/`)).headers.getSetCookie()[0]).toMatch(/Max-Age=0/);
    for (const [from, to] of [
      ['https://evil.example/x', './'],
      [`${site.address}//evil.example/x`, '/evil.example/x'],
      ['', './'],
    ] as const)
      expect((await choose('xx', from)).headers.get('location')).toBe(to);
  });

  it('of an empty library, and a page that is not there, lead on', async () => {
    const folder = await folderWith();
    const empty = await openSite({ KNOWLEDGE_DIR: folder, TOPICS_DIR: folder });
    const front = textOf(await (await empty.get('/')).text());
    expect(front).toContain('As soon as documents are in the library');
    expect(front).not.toContain('Topics');
    const { answer, html } = await pageAt('/deep/nowhere');
    expect(answer.status).toBe(404);
    expect(html).toContain('<a class="button" href="../">');
    expect(html).toContain('<a class="button" href="../s/">');
    expect((await pageAt('/s/nothing.md')).html).toContain('<a class="button" href="../s/">');
  });
});

describe('the address of an answer', () => {
  it('is where a question leads without a script, and says how many passages there are', async () => {
    const { url, status } = await site.post('/', BICYCLE);
    expect([url, status]).toEqual([`${site.address}/?q=does+a+bicycle+travel+on+the+ferry`, 200]);
    const { html } = await pageAt('/?q=ferry');
    const shown = [...html.matchAll(/<blockquote/g)].length;
    expect(shown).toBeGreaterThan(1);
    expect(textOf(html)).toContain(`${shown} passages`);
    // As it was once shared.
    expect((await pageAt('/search?q=ferry&page=2')).answer.url).toBe(`${site.address}/?q=ferry`);
  });

  it('changes nothing, whatever it asks for', async () => {
    const { get } = await openSite(await town(), { remembers: true });
    const answer = await get('/?q=/settings+language:he');
    const cookies = answer.headers.getSetCookie();
    expect(cookies.filter((cookie) => cookie.startsWith('verbatim_choices'))).toEqual([]);
    const html = await answer.text();
    expect(html).toContain('<html lang="en"');
    expect(textOf(html)).toContain('This command came from a link; you did not type it.');
  });

  it('of a topic is headed by its title', async () => {
    expect(textOf((await pageAt('/?q=/ferries')).html)).toContain('You chose Ferries 2 passages');
  });
});

it('a server that is not open yet says in the visitor’s language that the library loads', async () => {
  const web = createWebServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    health: () => ({ ok: true }),
    starting: createStartingPage({ site: { name: null }, words: loadWords(), defaultLocale: 'en' }),
  });
  web.app.get('/s/', (c) => c.text('open'));
  const address = await web.listen();
  atEnd(() => web.close());
  const at = (path: string, init: RequestInit = {}) => fetch(new URL(path, address), init);
  const page = await at('s/', { headers: { 'accept-language': 'he' } });
  expect([page.status, page.headers.get('retry-after'), page.headers.get('refresh')]).toEqual([
    503,
    '2',
    '2',
  ]);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).toMatch(
    /lang="he" dir="rtl"[\s\S]*href="\.\.\/assets\/page\.css"[\s\S]*<progress/,
  );
  const states = async () =>
    Promise.all(
      ['livez', 'readyz', 'healthz', 'assets/page.css', 's/'].map(async (path) => (await at(path)).status),
    );
  expect(await states()).toEqual([200, 503, 503, 200, 503]);
  expect((await at('', { method: 'POST', headers: { origin: 'https://evil.example' } })).status).toBe(403);
  web.open();
  expect(await states()).toEqual([200, 200, 200, 200, 200]);
  expect(await (await at('s/')).text()).toBe('open');
});

describe('the answer to a check', () => {
  const check = async (quote: string) => {
    const { html } = await pageAt(`/?${new URLSearchParams({ q: `/check ${quote}` })}`);
    const quotation = /<figure class="quotation">[\s\S]*?<blockquote[^>]*>([\s\S]*?)<\/blockquote>/.exec(
      html,
    )?.[1];
    return { html, quotation, verdict: textOf(/<p class="verdict[\s\S]*?<\/p>/.exec(html)?.[0] ?? '') };
  };

  it('strikes what was changed and underlines what the document says', async () => {
    const { html, quotation, verdict } = await check(
      'A bicycle travels on the boat for half the full fare of its rider, a folded one for nothing.',
    );
    expect(verdict).toBe('✎ Altered The quote differs from the documents. Differences are marked.');
    expect(quotation).toBe(
      'A bicycle travels on the <del>boat</del> <ins>ferry</ins> for half the <del>full</del> fare of its rider, <ins>and</ins> a folded one for nothing.',
    );
    expect(html).toContain('on the <ins>ferry</ins> for half the fare');
    expect(html).not.toContain('class="differs"');
  });

  it('calls each verdict by a word, and marks nothing in what is exact', async () => {
    const exact = await check('Tickets are sold on board by the deckhand, who takes coins only.');
    expect(exact.verdict).toMatch(/^✓ Exact /);
    expect(exact.quotation).toBe('Tickets are sold on board by the deckhand, who takes coins only.');
    expect((await check('The moon is a lantern made of cheese by tired sailors.')).verdict).toMatch(
      /^✕ Not found /,
    );
    const partly = await check(
      'Tickets are sold on board by the deckhand, who takes coins only. The moon is a lantern made of cheese <b>.',
    );
    expect(partly.verdict).toMatch(/^½ Partly /);
    expect(partly.quotation).toMatch(/coins only\. <del>The moon is a lantern made of cheese/);
    expect(textOf(partly.quotation ?? '')).toContain('(not in these documents)');
    expect(partly.html).not.toContain('<b>');
    const joined = await check(
      'Every gardener waters two tomato beds in July, Tickets are sold on board by the deckhand, who takes coins only.',
    );
    expect(joined.verdict).toMatch(/^⋯ Joined /);
    const cut = await check('A bicycle travels on the ferry for half the fare');
    expect(cut.verdict).toMatch(/^(✂ Out of context|✓ Exact) /);
  });

  it('holds the right quote with its source, to be selected without a script', async () => {
    const { html } = await check('Tickets are sold on board by the captain, who takes coins only.');
    const quote = textOf(/<pre class="copied"[\s\S]*?<\/pre>/.exec(html)?.[0] ?? '');
    expect(quote).toMatch(
      /^“Tickets are sold on board by the deckhand, who takes coins only\.” — .*Mara Lindqvist.* [0-9a-z]{8}.* https:\/\/example\.org\/ferry$/,
    );
  });
});

describe('the answer to Why', () => {
  it('is three lines for people, with the figures folded', async () => {
    const html = await (await site.post('/', `/why ${BICYCLE}`)).text();
    const [, shown = '', folded = ''] =
      /<h3>What the bot considered<\/h3>([\s\S]*?)<details class="card"><summary>Figures<\/summary>([\s\S]*?)<\/details>/.exec(
        html,
      ) ?? [];
    expect([...shown.matchAll(/<p>/g)]).toHaveLength(3);
    expect(textOf(shown)).toMatch(
      /^The best passage probably answers the question\. Searched for: .*bicycle.* Documents searched: 4 of 4$/,
    );
    expect(shown).not.toMatch(/%|BM25/);
    expect(textOf(folded)).toMatch(/% likely to answer[\s\S]*BM25/);
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
    await page.goto(site.address + path);
    return page;
  };
  const answers = (page: Page) => page.locator('#conversation > article');
  const press = async (page: Page, name: string) => {
    const before = await answers(page).count();
    await page.getByRole('button', { name, exact: true }).last().click();
    await answers(page).nth(before).waitFor();
  };
  const asked = (page: Page) => page.locator('.asked bdi').allInnerTexts();

  it('a question from the first screen gets an address, and a reload keeps the conversation with what was pressed', async () => {
    const page = await open('/');
    await page.locator('#line').fill(BICYCLE);
    await page.locator('#line').press('Enter');
    await answers(page).first().waitFor();
    expect(page.url()).toBe(`${site.address}/?q=does+a+bicycle+travel+on+the+ferry`);
    expect(await page.locator('#greeting, #below').count()).toBe(0);
    await press(page, 'Context');
    await press(page, 'Why');
    const said = [BICYCLE, 'Context', 'Why'];
    expect(await asked(page)).toEqual(said);
    const before = await page.locator('#conversation').innerText();
    expect(before).not.toMatch(/\/because|\/context/);
    await page.reload();
    expect(await asked(page)).toEqual(said);
    expect(await page.locator('#conversation').innerText()).toBe(before);
    await page.locator('a.citation').first().click();
    await page.waitForURL(/\/s\//);
    await page.goBack();
    await answers(page).nth(2).waitFor();
    // A shared address begins anew, in this browser too.
    await page.goto(page.url());
    expect(await asked(page)).toEqual([BICYCLE]);
  });

  it('stands as its label where a button was pressed without a script', async () => {
    const page = await open(`/?q=${BICYCLE}`, { javaScriptEnabled: false });
    await page.getByRole('button', { name: 'Why', exact: true }).click();
    await page.getByText('What the bot considered').waitFor();
    expect(await page.locator('.asked').innerText()).toBe('You chose Why');
  });

  it.each(['/', `/?q=${BICYCLE}`])('suggestions open upwards and move nothing at %s', async (path) => {
    const page = await open(path, { viewport: { width: 390, height: 640 } });
    const box = () => page.locator('#line').boundingBox();
    // Whatever moves before somebody types is no concern of this test.
    await page.evaluate(`window.shifts = [];
      new PerformanceObserver((list) => {
        for (const { sources } of list.getEntries()) window.shifts.push(sources.map(({ node }) => node?.nodeName));
      }).observe({ type: 'layout-shift' })`);
    const before = await box();
    await page.locator('#line').pressSequentially('/');
    await page.getByRole('option').first().waitFor();
    expect(await box()).toEqual(before);
    const list = await page.locator('#suggestions').boundingBox();
    expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual(before?.y ?? 0);
    expect(list?.y).toBeGreaterThanOrEqual(0);
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    expect(await page.evaluate('window.shifts')).toEqual([]);
  });

  it('topics, the 404 page and the empty search are without a fault for axe-core, and fit a narrow screen', async () => {
    for (const [path, locale] of [
      ['/topics', 'en-GB'],
      ['/nowhere', 'ar'],
    ] as const) {
      const page = await open(path, { locale, viewport: { width: 320, height: 640 } });
      expect(await faultsOf(page), path).toEqual([]);
      const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
      expect(await page.evaluate<boolean>(wide), path).toBe(false);
    }
    complaints = complaints.filter((line) => !line.includes('404'));
  });

  it('copies the right quote by keyboard, and says so', async () => {
    const page = await open(
      `/?q=${encodeURIComponent('/check Tickets are sold on board by the captain, who takes coins only.')}`,
      {
        permissions: ['clipboard-read', 'clipboard-write'],
      },
    );
    const button = page.getByRole('button', { name: 'Copy the right quote' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator('#status', { hasText: 'Copied' }).waitFor();
    expect(await page.locator('.copies').innerText()).toBe('Copied');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      await page.locator('.copied').textContent(),
    );
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await faultsOf(page)).toEqual([]);
    }
  });

  it('prints an answer without the controls', async () => {
    const page = await open(`/?q=${BICYCLE}`);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.site', '#ask', '.actions'])
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    expect(await page.locator('blockquote').first().isVisible()).toBe(true);
  });
});
