// What all source pages have in common: the ways to the other pages, the search form, the notes of a print.

import { html } from 'hono/html';
import type { Localizer } from '../core/ports.ts';
import { framed } from '../web/frame.ts';
import { libraryName, type Part, renderHeader, type SiteName } from '../web/header.ts';
import type { Html } from '../web/html.ts';
import type { Links } from './links.ts';

export interface PageParts {
  readonly words: Localizer;
  readonly links: Links;
  readonly site: SiteName;
  readonly title: string;
  readonly main: Html;
  readonly here?: Part;
  readonly canonical?: string;
  readonly deferred?: readonly string[];
  /** The passage that the page was asked for, as other sites may show it. */
  readonly quote?: { readonly text: string; readonly title: string; readonly address: string };
}

const STYLES = ['page.css', 'source.css'] as const;

/**
 * What an exported page may load: its own files, and nothing written into it. Not every browser takes a file beside a page that is a file
 * for the same origin, so that files are named; a page that comes from a server can load none anyway.
 */
const OWN = "'self' file:";
const POLICY = `default-src 'none'; script-src ${OWN}; style-src ${OWN}; img-src ${OWN}; form-action ${OWN}; base-uri 'none'`;

export const sourceFrame = ({
  words,
  links,
  site,
  title,
  main,
  here,
  canonical,
  deferred = [],
  quote,
}: PageParts): Html =>
  framed({
    words,
    title: `${title} · ${libraryName(site, words)}`,
    kind: 'document',
    asset: links.asset,
    styles: STYLES,
    scripts: links.chat === null ? [] : ['source.js'],
    deferred,
    ...(links.chat === null ? { policy: POLICY } : {}),
    ...(canonical === undefined ? {} : { canonical }),
    alternates:
      links.chat === null
        ? []
        : [
            { type: 'application/atom+xml', href: `${links.chat}feed.xml`, title: words.say('feed-title') },
            { type: 'application/feed+json', href: `${links.chat}feed.json`, title: words.say('feed-title') },
            ...(quote === undefined
              ? []
              : [
                  {
                    type: 'application/json+oembed',
                    href: `${links.chat}oembed?url=${encodeURIComponent(quote.address)}`,
                    title: quote.title,
                  },
                ]),
          ],
    ...(quote === undefined
      ? {}
      : {
          preview: {
            'og:type': 'article',
            'og:site_name': libraryName(site, words),
            'og:title': quote.title,
            'og:description': `“${quote.text}”`,
            'og:url': quote.address,
          },
        }),
    body: html`<a class="skip" href="#main">${words.say('web-skip-main')}</a>
${renderHeader({ ...site, words, links, query: '', ...(here === undefined ? {} : { here }) })}<main id="main" tabindex="-1">
${main}</main>`,
  });
