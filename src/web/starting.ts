// The page that stands everywhere while the library loads. The server's header makes browsers ask again, without a script.

import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Locale, Words } from '../core/ports.ts';
import { framed, rootFrom } from './frame.ts';
import { libraryName, type SiteName } from './header.ts';
import type { Html } from './html.ts';
import { HEALTH, READY } from './probes.ts';
import { visitorOf } from './visitor.ts';

interface StartingParts {
  readonly site: SiteName;
  readonly words: Words;
  readonly defaultLocale: Locale;
}

export const createStartingPage =
  ({ site, words: wordsIn, defaultLocale }: StartingParts) =>
  (c: Context): Html => {
    const { own, language } = visitorOf(c, null);
    const words = wordsIn(own?.locale ?? (language as Locale | null) ?? defaultLocale);
    return framed({
      words,
      title: libraryName(site, words),
      kind: 'plain',
      asset: (name) => `${rootFrom(c.req.path)}assets/${name}`,
      styles: ['page.css'],
      body: html`<main class="starting"><h1><bdi>${libraryName(site, words)}</bdi></h1>
<p id="starting" role="status">${words.say('web-starting')}</p>
<progress aria-labelledby="starting"></progress>
<p class="soft">${words.say('web-starting-how')}</p></main>`,
    });
  };

/** Browsers ask again after so many seconds. */
const AGAIN_SECONDS = 2;

/** What the server has while the library loads: a page that says so, wherever one looks, and word to whoever watches over the bot. */
export const serveWaiting = (app: Hono, starting: (c: Context) => Html): Hono => {
  const notYet = (c: Context) => {
    c.header('cache-control', 'no-store');
    return c.json({ ok: false, reasons: ['The library is loading.'] }, 503);
  };
  app.get(HEALTH, notYet);
  app.get(READY, notYet);
  app.all('*', (c) => {
    c.header('cache-control', 'no-store');
    c.header('retry-after', String(AGAIN_SECONDS));
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return c.text('The library is loading.\n', 503);
    c.header('refresh', String(AGAIN_SECONDS));
    return c.html(starting(c), 503);
  });
  return app;
};
