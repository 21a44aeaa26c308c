// What has changed in the library, as feeds: which documents came, changed, and went. Never what they say.

import { generateAtomFeed, generateJsonFeed } from 'feedsmith';
import type { Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { withoutControls } from '../core/bidi.ts';
import { formatPublished } from '../core/caption.ts';
import type { Localizer } from '../core/ports.ts';
import { StoreError } from '../core/store-error.ts';
import type { Library } from '../knowledge/library.ts';
import type { Editions } from '../revisions/editions.ts';
import type { DocumentEvent } from '../revisions/revisions.ts';
import { sha256 } from '../system/hash.ts';
import { EVENTS_LISTED } from './limits.ts';
import { encodePath } from './links.ts';

interface FeedParts {
  readonly app: Hono;
  readonly library: Pick<Library, 'snapshot'>;
  readonly editions: Pick<Editions, 'events'>;
  readonly publicUrl: string | null;
  readonly wordsFor: (c: Context) => Localizer;
}

interface Entry {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly at: Date;
}

/** A line of what people wrote, as XML can hold it. */
const lineOf = (text: string): string =>
  withoutControls(text)
    .replace(/[\s\p{Cc}\ufffe\uffff]+/gu, ' ')
    .trim();

const SAID = { added: 'feed-added', revised: 'feed-revised', removed: 'feed-removed' } as const;

export const serveFeeds = ({ app, library, editions, publicUrl, wordsFor }: FeedParts): void => {
  const entryOf = (
    { document, is, edition, at, meta }: DocumentEvent,
    words: Localizer,
    root: string,
  ): Entry => {
    // Of what is no longer there its path alone is told.
    const title = is === 'removed' || meta.title === null ? document : meta.title;
    return {
      id: `urn:verbatim:change:${sha256(JSON.stringify([document, is, edition])).slice(0, 32)}`,
      url: is === 'removed' ? `${root}/s/` : `${root}/s/${encodePath(document)}`,
      title: lineOf(words.say(SAID[is], { title })),
      summary:
        is === 'removed'
          ? ''
          : lineOf(
              [...(meta.author === null ? [] : [meta.author]), formatPublished(meta, words)].join(' · '),
            ),
      at: new Date(at),
    };
  };

  const entriesFor = async (words: Localizer, root: string): Promise<readonly Entry[]> => {
    const { documents } = library.snapshot();
    const events = await editions.events(EVENTS_LISTED);
    // What is not shown any more is named by its going only.
    const shown = events.filter(({ is, document }) => is === 'removed' || documents.has(document));
    return shown.map((event) => entryOf(event, words, root));
  };

  const serve = (
    name: string,
    type: string,
    make: (entries: readonly Entry[], words: Localizer, root: string) => string,
  ) =>
    app.get(name, etag(), async (c) => {
      const root = publicUrl ?? new URL(c.req.url).origin;
      const words = wordsFor(c);
      try {
        const body = make(await entriesFor(words, root), words, root);
        c.header('cache-control', 'no-cache');
        c.header('vary', 'Accept-Language, Cookie');
        return c.body(body, 200, { 'content-type': `${type}; charset=utf-8` });
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        c.header('cache-control', 'no-store');
        return c.text(`${words.say('store-closed')}\n`, 503);
      }
    });

  serve('/feed.xml', 'application/atom+xml', (entries, words, root) =>
    generateAtomFeed({
      id: `${root}/feed.xml`,
      title: { value: words.say('feed-title') },
      updated: entries[0]?.at ?? new Date(0),
      authors: [{ name: words.say('web-title') }],
      links: [
        { href: `${root}/feed.xml`, rel: 'self', type: 'application/atom+xml' },
        { href: `${root}/s/`, rel: 'alternate', type: 'text/html' },
      ],
      entries: entries.map(({ id, url, title, summary, at }) => ({
        id,
        title: { value: title },
        updated: at,
        links: [{ href: url, rel: 'alternate' }],
        ...(summary === '' ? {} : { summary: { value: summary } }),
      })),
    }),
  );

  serve('/feed.json', 'application/feed+json', (entries, words, root) =>
    JSON.stringify(
      generateJsonFeed({
        title: words.say('feed-title'),
        home_page_url: `${root}/s/`,
        feed_url: `${root}/feed.json`,
        language: words.locale,
        items: entries.map(({ id, url, title, summary, at }) => ({
          id,
          url,
          title,
          content_text: summary === '' ? title : summary,
          date_published: at,
        })),
      }),
    ),
  );
};
