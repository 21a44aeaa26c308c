// The pages of documents on the bot's own server: all of them, one, a passage of it, what has changed in it.

import type { Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import type { Adapter } from '../core/adapter.ts';
import { dayOf } from '../core/day.ts';
import type { Editions } from '../revisions/editions.ts';
import { serveAsset } from '../web/assets.ts';
import { rootFrom } from '../web/frame.ts';
import type { SiteName } from '../web/header.ts';
import { createServing } from '../web/serving.ts';
import { sessionOf, visitorOf } from '../web/visitor.ts';
import { createPageCache } from './cache.ts';
import { type CompareTexts, createComparison, renderChangesPage } from './changes.ts';
import { bibtexCitation, cslCitation, plainCitation } from './citation-forms.ts';
import { serveFeeds } from './feeds.ts';
import { CACHED_BYTES, CACHED_PAGE_BYTES, LISTED } from './limits.ts';
import { serverLinks } from './links.ts';
import { renderDocumentsPage } from './lists.ts';
import { serveOembed } from './oembed.ts';
import { createRefusals } from './refusals.ts';
import { excerptAtRevision, isShownInExcerpts } from './source.ts';
import { canonicalOf, createTextPage } from './text-page.ts';
import { createTexts, isAt, REVISION_DIGITS, type TextParts } from './texts.ts';

interface PagesParts extends TextParts {
  readonly editions: TextParts['editions'] & Pick<Editions, 'events'>;
  readonly app: Hono;
  /** Where the server is reached from outside; null if nowhere. */
  readonly publicUrl: string | null;
  readonly comparing: CompareTexts;
  readonly site: SiteName;
  /** Whether the community has topics at this moment. */
  readonly hasTopics: () => boolean;
}

const CODE = /^([0-9a-z]{8})(\.bib|\.json|\.txt)?$/i;

/** What a passage is cited as, by how its address ends. */
const FORMS = {
  '.bib': [bibtexCitation, 'application/x-bibtex'],
  '.json': [cslCitation, 'application/vnd.citationstyles.csl+json'],
  '.txt': [plainCitation, 'text/plain'],
} as const;

/** Puts the pages' routes on a server. */
export const createPages = (parts: PagesParts): Adapter => {
  const { app, library, publicUrl, clock, comparing, site } = parts;
  const serving = createServing('pages');
  const compared = createComparison(comparing);
  const pages = createPageCache({ max: CACHED_BYTES, maxOfOne: CACHED_PAGE_BYTES });
  const texts = createTexts(parts);

  const around = (c: Context) => {
    const words = serving.host().greet(visitorOf(c, sessionOf(c)));
    return { words, links: serverLinks(rootFrom(c.req.path), parts.hasTopics()), site };
  };

  /** As with pages that are kept; see `PageCache`. */
  const lasting = (c: Context) => {
    c.header('cache-control', 'no-cache');
    c.header('vary', 'Accept-Language, Cookie');
  };

  const refusals = createRefusals(library, around);
  const serveText = createTextPage({ library, texts, pages, publicUrl, clock, around });

  const wordsFor = (c: Context) => around(c).words;
  serveFeeds({ app, library, editions: parts.editions, publicUrl, wordsFor });
  serveOembed({ app, texts, clock, publicUrl, wordsFor });

  app.get('/s', (c) => c.redirect(`${rootFrom(c.req.path)}s/`, 301));

  app.get('/s/', (c) => {
    const { words, links } = around(c);
    const { documents, revision } = library.snapshot();
    const last = Math.max(1, Math.ceil(documents.size / LISTED));
    const given = c.req.query('page') ?? '1';
    const page = /^\d{1,6}$/.test(given) ? Number(given) : 0;
    if (page < 1 || page > last)
      return refusals.missing(c, (l) => l.say('page-unknown', { page: given.slice(0, 8), pages: last }));
    return pages.serve(c, ['list', revision, page, links.chat, links.topics, words.locale], () =>
      renderDocumentsPage({
        documents: [...documents.values()].slice((page - 1) * LISTED, page * LISTED),
        count: documents.size,
        page,
        pages: last,
        pageLink: (to) => `${links.documents}?page=${to}`,
        words,
        links,
        site,
        canonical: publicUrl === null ? links.documents : `${publicUrl}/s/`,
      }),
    );
  });

  /** The text that an address asks for: that of today, or what was held at a revision. */
  const textFor = async (path: string, digits: string | undefined, code: string | undefined) => {
    const document = texts.held(path);
    const earlier = document === undefined ? [] : await texts.earlierOf(path);
    const present =
      document === undefined ? null : { text: texts.present(document), age: 'current' as const, earlier };
    if (digits === undefined) return present;
    const known = code !== undefined && CODE.test(code) ? code : null;
    if (present === null || !isAt(present.text.revision, digits)) {
      const former = await texts.formerAt(path, digits, earlier, known);
      return former === null ? null : { ...former, earlier };
    }
    if (known === null || present.text.passage(known) !== null) return present;
    // An earlier reading of the same text may have it.
    const reading = await texts.formerAt(path, digits, [], known);
    return reading === null ? present : { ...reading, earlier };
  };

  app.get('/s/:path{.+}', async (c) => {
    const path = c.req.param('path');
    const [code, digits, from] = [c.req.query('c')?.toLowerCase(), c.req.query('r'), c.req.query('from')];
    if (texts.held(path) === undefined && (await texts.isRemoved({ document: path })))
      return refusals.removed(c);
    if (from !== undefined) return changes(c, path, from);
    const shown = await textFor(path, digits, code);
    if (shown === null) {
      const retracted = digits === undefined ? library.snapshot().retracted.get(path) : undefined;
      return retracted === undefined ? refusals.noDocument(c, path) : refusals.retracted(c, retracted);
    }
    const { text, age, earlier } = shown;
    if (code === undefined || text.passage(code) !== null)
      return serveText(c, text, age, { code: code ?? null, earlier });
    // The text has changed since: what the code stands for is told where codes are looked up.
    return CODE.test(code) && digits === undefined
      ? c.redirect(around(c).links.citation(code), 302)
      : refusals.noPassage(c, code);
  });

  const changes = async (c: Context, path: string, from: string): Promise<Response> => {
    const document = texts.held(path);
    if (document === undefined || isShownInExcerpts(document.meta, publicUrl !== null))
      return refusals.noDocument(c, path);
    const earlier = await texts.earlierOf(path);
    const asked = earlier.find(({ revision }) => isAt(revision, from));
    // Compared as that file was read last: a change of the reader is no change of the document.
    const before = earlier.find(({ revision }) => revision === asked?.reading);
    const text = before === undefined ? null : await texts.words(before.revision);
    if (before === undefined || text === null) return refusals.noDocument(c, path);
    const { words, links } = around(c);
    const old = { revision: before.revision, text };
    const day = dayOf(before.firstSeen);
    const key = ['changes', document.stateHash, old.revision, day, links.chat, links.topics, words.locale];
    return pages.serve(c, key, async () =>
      renderChangesPage({
        before: old,
        now: document,
        spans: await compared(old, document, document.meta.language),
        day,
        words,
        links,
        site,
        canonical: canonicalOf(c, document.path, publicUrl),
      }),
    );
  };

  app.get('/c/:name', etag(), async (c) => {
    const [, typed, ending] = CODE.exec(c.req.param('name')) ?? [];
    const found = typed === undefined ? null : await texts.find(typed.toLowerCase());
    if (found === null && typed !== undefined && (await texts.isRemoved({ citation: typed.toLowerCase() })))
      return refusals.removed(c);
    if (found === null) return refusals.noPassage(c, c.req.param('name'));
    if ('withdrawn' in found) return refusals.withheld(c, found.withdrawn);
    const { source, passage } = found;
    lasting(c);
    if (ending === undefined) {
      const { links } = around(c);
      const isPresent = library.snapshot().byCitation.has(passage.citation);
      const revision = isPresent ? '' : `r=${source.revision.slice(0, REVISION_DIGITS)}&`;
      const code = typed?.toLowerCase() ?? passage.citation;
      return c.redirect(`${links.document(source.path)}?${revision}c=${code}#${passage.citation}`, 302);
    }
    const citing = {
      excerpt: excerptAtRevision(source, passage),
      words: around(c).words,
      today: dayOf(clock.now()),
      page: publicUrl === null ? null : `${publicUrl}/c/${passage.citation}`,
    };
    const [render, type] = FORMS[ending.toLowerCase() as keyof typeof FORMS];
    const body = render(citing);
    return c.body(body, 200, { 'content-type': `${type}; charset=utf-8` });
  });

  // Where searches had a page of their own.
  app.get('/search', (c) => {
    const query = c.req.query('q') ?? '';
    const root = rootFrom(c.req.path);
    return c.redirect(query.trim() === '' ? root : `${root}?${new URLSearchParams({ q: query })}`, 301);
  });

  serveAsset(app, 'source.css', 'text/css', new URL('./assets/source.css', import.meta.url));
  serveAsset(app, 'source.js', 'text/javascript', new URL('./assets/source.js', import.meta.url));

  return serving.adapter;
};
