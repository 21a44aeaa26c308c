// The question box in the frame of a page on another origin, in a real browser.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { CHROMIUM, faultsOf, openBrowser } from './chromium.ts';
import { atEnd } from './leftovers.ts';
import { openSite } from './site.ts';

it.skipIf(CHROMIUM === undefined)(
  'answers on a page of another site, without script, and axe finds no fault',
  async () => {
    let library = '';
    const other = createServer((_, answer) => {
      answer.setHeader('content-type', 'text/html');
      answer.end(
        `<!doctype html><title>Site</title><iframe title="Ask" src="${library}/embed?lang=en"></iframe>`,
      );
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    atEnd(() => new Promise<void>((resolve) => void other.close(() => resolve())));
    const origin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const site = await openSite({ EMBED_ORIGINS: origin });
    library = site.address.replace('127.0.0.1', 'localhost');
    const browser = await openBrowser();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(origin);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('searchbox').fill('what do the factions demand about the crossings');
    await frame.getByRole('button').click();
    await frame.locator('blockquote').first().waitFor();
    expect(await context.cookies()).toEqual([]);
    const plain = await (await browser.newContext({ bypassCSP: true })).newPage();
    await plain.goto(`${library}/embed?lang=en&q=what+do+the+factions+demand+about+the+crossings`);
    expect(await faultsOf(plain)).toEqual([]);
  },
);

it.skipIf(CHROMIUM === undefined)('a script puts the frame on a page of another site', async () => {
  let library = '';
  const other = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end(
      `<!doctype html><title>Site</title><body><script src="${library}/embed.js" data-lang="ar" data-label="Ask" data-height="300px"></script>`,
    );
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  atEnd(() => new Promise<void>((resolve) => void other.close(() => resolve())));
  const origin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const site = await openSite({ EMBED_ORIGINS: origin });
  library = site.address.replace('127.0.0.1', 'localhost');
  const browser = await openBrowser();
  const page = await (await browser.newContext()).newPage();
  await page.goto(origin);
  const frame = page.frameLocator('iframe[title="Ask"]');
  await frame.locator('html[lang="ar"][dir="rtl"]').waitFor({ state: 'attached', timeout: 20_000 });
  expect((await page.locator('iframe').boundingBox())?.height).toBe(300);
  await frame.getByRole('searchbox').waitFor();
});
