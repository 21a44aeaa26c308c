// The blocks of documents on their pages, in a real browser: what is cited is marked and in view, whichever kind of block it is in.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, faultsOf, faultsOfColours, openBrowser } from './chromium.ts';
import { atEnd } from './leftovers.ts';
import { openSite, type Site } from './site.ts';
import { town } from './town.ts';

const FAR = Array.from(
  { length: 40 },
  (_, i) => `Adults and children, day ${i + 1}: the harbour master wrote nothing into the book that evening.`,
);

const STEPS = [
  'Buy a ticket at the kiosk beside the northern pier.',
  'Fold the bicycle and tie both of its wheels together with a strap.',
  'Wait behind the yellow line until a deckhand waves you on board.',
];
const ROWS = [
  ['Adults', '31 coins', '55 coins'],
  ['Children under twelve', '9 coins', '16 coins'],
  ['Bicycles', '15 coins', '27 coins'],
];

const handbook = (url: string) => `---
title: The harbour handbook
language: en
licence: CC0
show: full
url: ${url}
---

${FAR.join('\n\n')}

## Boarding

To board with a bicycle, follow these steps in this order, and do not hurry anybody who is before you:

${STEPS.map((step, i) => `${i + 1}. ${step}`).join('\n')}

## Fares in winter

| Passenger of the ferry | Single | Return |
| --- | ---: | ---: |
${ROWS.map((row) => `| ${row.join(' | ')} |`).join('\n')}

${FAR.join('\n\n')}
`;

/** The handbook as another program shows it. */
const ELSEWHERE = `<!doctype html><title>Handbook</title>
${FAR.map((line) => `<p>${line}</p>`).join('\n')}
<ol>${STEPS.map((step) => `<li><p>${step}</p></li>`).join('\n')}</ol>
<table><thead><tr><th>Passenger of the ferry</th><th>Single</th><th>Return</th></tr></thead>
<tbody>${ROWS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('\n')}</tr>`).join('\n')}</tbody></table>
${FAR.map((line) => `<p>${line}</p>`).join('\n')}`;

const EVERYTHING = (language: string) => `---
title: All
language: ${language}
licence: CC0
show: full
---

# All

A [link](https://a.example) and ![a lamp](lamp.png).

- one item of a list that is not short, and says so at length
  - another one inside of it, which says as much as it can
    1. a third

- [x] a task that is done and was hard to do
- [ ] a task that is left to others, who like it

| a column | another | a third column | a fourth column |
| --- | --- | --- | --- |
| a cell with a good many words that go on | 2 | Donaudampfschifffahrtsgesellschaft | 4 |

***

> A quotation.
>
> > Another in it.

> [!NOTE]
> Of note.

> [!TIP]
> A tip.

> [!WARNING]
> A warning.

> [!CAUTION]
> A danger.

${'```'}
a line of code that is very long and goes on and on and on and on and on and on and on and on and on and on
${'```'}

A term
: What it means.

**Does it end?**

It does.[^1]

### A heading two levels below

The last paragraph.

[^1]: A footnote.
`;

let site: Site;
let original: string;
beforeAll(async () => {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end(ELSEWHERE);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  atEnd(() => new Promise<void>((done) => server.close(() => done())));
  original = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  site = await openSite(
    await town({
      'knowledge/handbook.md': handbook(original),
      'knowledge/all.md': EVERYTHING('en'),
      'knowledge/all-ar.md': EVERYTHING('ar'),
    }),
  );
});

describe.skipIf(CHROMIUM === undefined)('the blocks of a document', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });

  const open = async (address: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      locale: 'en-GB',
      viewport: { width: 600, height: 400 },
      ...options,
    });
    atEnd(() => context.close());
    const page = await context.newPage();
    await page.goto(address);
    return page;
  };

  const isInView = (element: Locator): Promise<boolean> =>
    element.evaluate((one) => {
      const { top, bottom } = (
        one as unknown as { getBoundingClientRect(): { top: number; bottom: number } }
      ).getBoundingClientRect();
      return top >= 0 && bottom <= 400;
    });

  const CITED: readonly [string, string, string, readonly string[]][] = [
    ['an item', 'How do I tie the wheels of a bicycle?', 'li', [`2. ${STEPS[1]}`]],
    ['a row', 'winter fares for children under twelve', 'tr', ROWS[1] ?? []],
  ];

  it.each(CITED)(
    '%s that answers is marked and in view, here and in the original',
    async (_, question, name, words) => {
      const page = await open(`${site.address}/search?q=${encodeURIComponent(question)}`);
      await page.locator('a.citation').first().click();
      await page.waitForURL(/\/s\/handbook\.md\?c=/);
      expect(await page.locator('mark').allInnerTexts()).toEqual(words);
      expect(await isInView(page.locator('mark').first())).toBe(true);
      expect(await page.locator(`${name}.passage:target mark`).count()).toBe(words.length);
      const href = (await page.locator('a.original').getAttribute('href')) ?? '';
      const [, fragment = ''] = href.split('#');
      await page.locator('a.original').click();
      await page.waitForURL((address) => address.href.startsWith(original));
      const place = page.locator(name, { hasText: words.at(-1)?.replace(/^\d+\. /, '') ?? '' });
      await expect.poll(() => isInView(place)).toBe(true);
      // A page of our own may be the original too.
      const own = await open(`${site.address}/s/handbook.md#${fragment}`);
      await expect
        .poll(() => isInView(own.locator(name, { hasText: words.at(-1)?.replace(/^\d+\. /, '') ?? '' })))
        .toBe(true);
    },
  );

  it('the number of a paragraph is an anchor, and leads to what is said there', async () => {
    const page = await open(`${site.address}/s/handbook.md#p42`);
    expect(await isInView(page.locator('#p42 li').first())).toBe(true);
    await page.locator('#p43 .number').click();
    await page.waitForURL(/\?c=[0-9a-z]{8}#[0-9a-z]{8}$/);
    expect(await page.locator('mark').allInnerTexts()).toEqual(ROWS[0]);
  });

  it.each(['/s/all.md', '/s/all-ar.md'])(
    '%s is without a fault for axe-core, and no wider than a phone',
    async (path) => {
      const page = await open(site.address + path, { viewport: { width: 320, height: 640 } });
      await page.emulateMedia({ colorScheme: 'light' });
      expect(await faultsOf(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await faultsOfColours(page)).toEqual([]);
      const root = 'document.documentElement';
      expect(await page.evaluate<boolean>(`${root}.scrollWidth > ${root}.clientWidth`)).toBe(false);
      // What is wider is scrolled by itself, from the side at which it begins.
      const table = "document.querySelector('.table')";
      expect(
        await page.evaluate(`[${table}.scrollWidth > ${table}.clientWidth, ${table}.scrollLeft]`),
      ).toEqual([true, 0]);
      expect(await page.locator('[class~="image"]').innerText()).toContain('a lamp');
    },
  );
});
