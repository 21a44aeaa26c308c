// The page that stands everywhere while the library loads. The server's header makes browsers ask again, without a script.

import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Locale, Words } from '../core/ports.ts';
import { framed, rootFrom } from './frame.ts';
import { libraryName, type SiteName } from './header.ts';
import type { Html } from './html.ts';
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
