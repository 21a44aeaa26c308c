// The pages of documents on the bot's own server: all of them, one, a passage of it, what has changed in it, a search in all.

import type { Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import type { Adapter } from '../core/adapter.ts';
import { standingLine } from '../core/caption.ts';
import { dayOf } from '../core/day.ts';
import { createLanes } from '../core/lanes.ts';
import type { Clock, Localizer } from '../core/ports.ts';
import type { Metadata } from '../core/source.ts';
import { StoreError } from '../core/store-error.ts';
import type { Document } from '../knowledge/document.ts';
import type { Library } from '../knowledge/library.ts';
import { keptPassageOf } from '../revisions/changes.ts';
import type { Editions, FormerPassage, Withheld } from '../revisions/editions.ts';
import type { KeptPassage, KeptRevision, SeenRevision } from '../revisions/revisions.ts';
import { serveAsset } from '../web/assets.ts';
import { rootFrom } from '../web/frame.ts';
import { createServing } from '../web/serving.ts';
import { sessionOf, visitorOf } from '../web/visitor.ts';
import { createPageCache } from './cache.ts';
import { type Comparing, createComparison, renderChangesPage } from './changes.ts';
import { bibtexCitation, cslCitation } from './citation-forms.ts';
import { createEarlier } from './earlier.ts';
import { CACHED_BYTES, CACHED_PAGE_BYTES, LISTED } from './limits.ts';
import { encodePath, serverLinks } from './links.ts';
import { type Listed, renderDocumentsPage, renderMissingPage, renderSearchPage } from './lists.ts';
import { type Age, renderSourceParts, type SourcePage, successorIn, titleOf } from './render.ts';
import { excerptOf, isShownInExcerpts, type Source, sourceInSlices } from './source.ts';

/** A text that has a page, and what its page hangs on, known before either is made. */
interface ShownText {
  readonly path: string;
  readonly revision: string;
  readonly meta: Metadata;
  /** As JSON: the same as long as the source is. */
  readonly state: unknown;
  holds(code: string): boolean;
  source(): Promise<Source>;
}

interface PagesParts {
  readonly app: Hono;
  readonly library: Library;
  readonly editions: Pick<Editions, 'earlier' | 'kept' | 'former' | 'text' | 'isRemoved'>;
  /** Where the server is reached from outside; null if nowhere. */
  readonly publicUrl: string | null;
  readonly clock: Pick<Clock, 'now'>;
  readonly comparing: Comparing;
}

/** Hex digits of a revision in an address. */
const REVISION_DIGITS = 12;
const CODE = /^([0-9a-z]{8})(\.bib|\.json)?$/i;

/** What the database knows of the past; nothing, where there is none. */
const unlessLost = async <T>(look: () => Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await look();
  } catch (error) {
    if (error instanceof StoreError) return otherwise;
    throw error;
  }
};

/** Puts the pages' routes on a server. */
export const createPages = ({ app, library, editions, publicUrl, clock, comparing }: PagesParts): Adapter => {
  const serving = createServing('pages');
  const compared = createComparison(comparing);
  const pages = createPageCache({ most: CACHED_BYTES, mostOfOne: CACHED_PAGE_BYTES });
  const earlierRevisions = createEarlier({ editions, snapshot: library.snapshot, clock });
  /** However many are asked for, one text at a time is made into a page, and all else waits for a slice of it at most. */
  const lanes = createLanes();

  const around = (c: Context) => {
    const origin = visitorOf(c, sessionOf(c));
    return { origin, words: serving.host().greet(origin), links: serverLinks(rootFrom(c.req.path)) };
  };

  /** As with pages that are kept; see `PageCache`. */
  const lasting = (c: Context) => {
    c.header('cache-control', 'no-cache');
    c.header('vary', 'Accept-Language, Cookie');
  };

  const missing = (c: Context, said: (words: Localizer) => string) => {
    const { words, links } = around(c);
    c.header('cache-control', 'no-store');
    return c.html(renderMissingPage(said(words), { words, links }), 404);
  };
  const withheld = (c: Context, document: string) =>
    missing(c, (words) => words.say('citation-withdrawn', { document }));
  const noDocument = (c: Context, path: string) =>
    library.snapshot().withdrawn.has(path)
      ? withheld(c, path)
      : missing(c, (words) => words.say('web-unknown-document'));
  /** What was taken back is gone for good, and it is said why. */
  const retracted = (c: Context, { path, meta }: Document) => {
    if (meta.standing === undefined) return noDocument(c, path);
    const { words, links } = around(c);
    c.header('cache-control', 'no-store');
    const why = standingLine(meta.standing, words);
    return c.html(renderMissingPage(titleOf(meta, words), { words, links, why }), 410);
  };
  const noPassage = (c: Context, citation: string) =>
    missing(c, (words) => words.say('citation-unknown', { citation: citation.slice(0, 16) }));

  /** What was removed for good is not taken for unknown, and nothing more is said of it. */
  const removed = (c: Context) => {
    const { words, links } = around(c);
    c.header('cache-control', 'no-store');
    return c.html(renderMissingPage(words.say('citation-removed'), { words, links }), 410);
  };
  const isRemoved = (what: Parameters<Editions['isRemoved']>[0]) =>
    unlessLost(() => editions.isRemoved(what), false);

  const held = (path: string): Document | undefined => library.snapshot().documents.get(path);
  const isHeld = (code: string): boolean => library.snapshot().byCitation.has(code);
  const former = (code: string) => unlessLost(() => editions.former(code), null);
  const earlierOf = (path: string) => unlessLost(() => earlierRevisions(path), []);
  const isInExcerpts = (meta: Metadata): boolean => isShownInExcerpts(meta, publicUrl !== null);
  const canonicalOf = (c: Context, path: string) =>
    publicUrl === null
      ? serverLinks(rootFrom(c.req.path)).document(path)
      : `${publicUrl}/s/${encodePath(path)}`;

  /** The passage of a code as the library holds it, or held it. */
  const find = async (code: string): Promise<{ source: Source; passage: KeptPassage } | Withheld | null> => {
    const present = library.snapshot().byCitation.get(code);
    if (present !== undefined) {
      const { path, revision, meta, text } = present.document;
      const passage = keptPassageOf(library, present);
      return { source: { path, revision, meta, text, passages: [passage] }, passage };
    }
    const kept = await former(code);
    if (kept === null || 'withdrawn' in kept) return kept;
    const source = formerSource(kept);
    const passage = source.passages.find(({ citation }) => citation === code);
    return passage === undefined ? null : { source, passage };
  };

  const presentText = (document: Document): ShownText => ({
    path: document.path,
    revision: document.revision,
    meta: document.meta,
    state: document.stateHash,
    holds: (code) => library.snapshot().byCitation.get(code)?.document === document,
    source: () => sourceInSlices(library, document, library.snapshot().byDocument.get(document) ?? []),
  });

  const formerText = (kept: { document: KeptRevision; text: string }): ShownText => {
    const source = formerSource(kept);
    const { path, revision, firstSeen } = kept.document;
    // Which of its passages the library still holds, and what is said of it by now, hangs on what the library holds of this document.
    const now = held(path) ?? library.snapshot().retracted.get(path);
    return {
      path,
      revision,
      meta: source.meta,
      state: [revision, firstSeen, source.meta, now?.stateHash ?? null],
      holds: (code) => source.passages.some(({ citation }) => citation === code),
      source: async () => source,
    };
  };

  const formerSource = ({ document, text }: Pick<FormerPassage, 'document' | 'text'>): Source => {
    const { path, revision, passages } = document;
    // Whether a text may be shown whole, and whether it stands, is said by whoever said it last.
    const { meta: last } = held(path) ?? library.snapshot().retracted.get(path) ?? document;
    const { standing: _, ...meta } = document.meta;
    const said = last.standing === undefined ? {} : { standing: last.standing };
    const former = new Set(passages.map(({ citation }) => citation).filter((code) => !isHeld(code)));
    return { path, revision, meta: { ...meta, show: last.show, ...said }, text, passages, former };
  };

  const serveText = (
    c: Context,
    text: ShownText,
    age: Age,
    { code, earlier }: { code: string | null; earlier: readonly SeenRevision[] },
  ): Promise<Response> => {
    const { words, links } = around(c);
    const here = links.document(text.path);
    const { translations, documents } = library.snapshot();
    const original = text.meta.translationOf === null ? undefined : documents.get(text.meta.translationOf);
    const cite = (ending: string) => `${links.citation(code ?? '')}.${ending}`;
    // Of an old revision too the licence is what is known of it now.
    const excerptsOnly = isInExcerpts(held(text.path)?.meta ?? text.meta);
    const rest: Omit<SourcePage, 'source' | 'cited' | 'words' | 'links'> = {
      age,
      excerptsOnly,
      today: dayOf(clock.now()),
      canonical: canonicalOf(c, text.path),
      address: publicUrl === null || code === null ? null : `${publicUrl}/c/${code}`,
      earlier: excerptsOnly
        ? []
        : earlier.map(({ revision, firstSeen }) => {
            const digits = revision.slice(0, REVISION_DIGITS);
            return {
              revision,
              day: dayOf(firstSeen),
              text: `${here}?r=${digits}`,
              changes: `${here}?from=${digits}`,
            };
          }),
      successor: successorIn(documents, text.meta),
      translations: [...(original === undefined ? [] : [original]), ...(translations.get(text.path) ?? [])],
      files:
        code === null
          ? []
          : [
              { label: 'BibTeX', href: cite('bib') },
              { label: 'CSL-JSON', href: cite('json') },
            ],
    };
    // Of other documents a page shows no more than their names.
    const nameOf = ({ path, meta: { title, language } }: Listed) => [path, title, language];
    const others = [rest.successor === null ? null : nameOf(rest.successor), rest.translations.map(nameOf)];
    const made = { ...rest, successor: null, translations: [] };
    const key = ['text', text.path, text.state, code, links.chat, words.locale, made, others];
    return pages.serve(c, key, () =>
      lanes.run('text', async () => {
        const source = await text.source();
        const cited = source.passages.find(({ citation }) => citation === code) ?? null;
        return renderSourceParts({ ...rest, source, cited, words, links });
      }),
    );
  };

  app.get('/s', (c) => c.redirect(`${rootFrom(c.req.path)}s/`, 301));

  app.get('/s/', (c) => {
    const { words, links } = around(c);
    const { documents, revision } = library.snapshot();
    const last = Math.max(1, Math.ceil(documents.size / LISTED));
    const given = c.req.query('page') ?? '1';
    const page = /^\d{1,6}$/.test(given) ? Number(given) : 0;
    if (page < 1 || page > last)
      return missing(c, (l) => l.say('page-unknown', { page: given.slice(0, 8), pages: last }));
    return pages.serve(c, ['list', revision, page, links.chat, words.locale], () =>
      renderDocumentsPage({
        documents: [...documents.values()].slice((page - 1) * LISTED, page * LISTED),
        count: documents.size,
        page,
        pages: last,
        pageLink: (to) => `${links.documents}?page=${to}`,
        words,
        links,
        canonical: publicUrl === null ? links.documents : `${publicUrl}/s/`,
      }),
    );
  });

  app.get('/s/:path{.+}', async (c) => {
    const path = c.req.param('path');
    const [code, at, from] = [c.req.query('c')?.toLowerCase(), c.req.query('r'), c.req.query('from')];
    const document = held(path);
    const isAt = (revision: string, digits: string) =>
      /^[0-9a-f]{12}$/.test(digits) && revision.startsWith(digits);
    if (document === undefined && (await isRemoved({ document: path }))) return removed(c);
    if (from !== undefined) return changes(c, path, (revision) => isAt(revision, from));
    const earlier = document === undefined ? [] : await earlierOf(path);
    let text = document === undefined ? null : presentText(document);
    let age: Age = 'current';
    if (at !== undefined && (text === null || !isAt(text.revision, at))) {
      const seen = earlier.find(({ revision }) => isAt(revision, at));
      const gone = seen === undefined && code !== undefined && CODE.test(code) ? await former(code) : null;
      const kept =
        seen === undefined ? null : await unlessLost(() => editions.kept(path, seen.revision), null);
      if (kept !== null) [text, age] = [formerText(kept), 'older'];
      else if (gone === null || 'withdrawn' in gone) return noDocument(c, path);
      else if (gone.document.path === path && isAt(gone.document.revision, at))
        [text, age] = [formerText(gone), 'removed'];
      else return noDocument(c, path);
    }
    const gone = library.snapshot().retracted.get(path);
    if (text === null) return gone === undefined ? noDocument(c, path) : retracted(c, gone);
    // The text has changed since: what the code stands for is told where codes are looked up.
    if (code !== undefined && !text.holds(code))
      return CODE.test(code) && at === undefined
        ? c.redirect(serverLinks(rootFrom(c.req.path)).citation(code), 302)
        : noPassage(c, code);
    return serveText(c, text, age, { code: code ?? null, earlier });
  });

  const changes = async (
    c: Context,
    path: string,
    isFrom: (revision: string) => boolean,
  ): Promise<Response> => {
    const document = held(path);
    if (document === undefined || isInExcerpts(document.meta)) return noDocument(c, path);
    const before = (await earlierOf(document.path)).find(({ revision }) => isFrom(revision));
    const text = before === undefined ? null : await unlessLost(() => editions.text(before.revision), null);
    if (before === undefined || text === null) return noDocument(c, path);
    const { words, links } = around(c);
    const old = { revision: before.revision, text };
    const day = dayOf(before.firstSeen);
    const key = ['changes', document.stateHash, old.revision, day, links.chat, words.locale];
    return pages.serve(c, key, async () =>
      renderChangesPage({
        before: old,
        now: document,
        stretches: await compared(old, document, document.meta.language),
        day,
        words,
        links,
        canonical: canonicalOf(c, document.path),
      }),
    );
  };

  app.get('/c/:name', etag(), async (c) => {
    const [, typed, ending] = CODE.exec(c.req.param('name')) ?? [];
    const found = typed === undefined ? null : await find(typed.toLowerCase());
    if (found === null && typed !== undefined && (await isRemoved({ citation: typed.toLowerCase() })))
      return removed(c);
    if (found === null) return noPassage(c, c.req.param('name'));
    if ('withdrawn' in found) return withheld(c, found.withdrawn);
    const { source, passage } = found;
    lasting(c);
    if (ending === undefined) {
      const links = serverLinks(rootFrom(c.req.path));
      const isPresent = held(source.path)?.revision === source.revision;
      const revision = isPresent ? '' : `r=${source.revision.slice(0, REVISION_DIGITS)}&`;
      return c.redirect(
        `${links.document(source.path)}?${revision}c=${passage.citation}#${passage.citation}`,
        302,
      );
    }
    const citing = {
      excerpt: excerptOf(source, passage),
      words: around(c).words,
      today: dayOf(clock.now()),
      page: publicUrl === null ? null : `${publicUrl}/c/${passage.citation}`,
    };
    const [body, type] =
      ending.toLowerCase() === '.bib'
        ? [bibtexCitation(citing), 'application/x-bibtex']
        : [cslCitation(citing), 'application/vnd.citationstyles.csl+json'];
    return c.body(body, 200, { 'content-type': `${type}; charset=utf-8` });
  });

  app.get('/search', async (c) => {
    const { origin, words, links } = around(c);
    // HTML has no way to say NUL; browsers show this sign in its place.
    const query = (c.req.query('q') ?? '').replaceAll('\0', '\ufffd');
    c.header('cache-control', 'no-store');
    if (query.trim() === '') return c.html(renderSearchPage({ query: '', answer: null, words, links }));
    const answer = await serving.answer({ origin, said: { command: 'ask', options: { question: query } } });
    const status = { answered: 200, missing: 200, misused: 400, refused: 503, failed: 500 } as const;
    if (answer.waitSeconds !== undefined) {
      c.header('retry-after', String(answer.waitSeconds));
      return c.html(renderSearchPage({ query, answer, words, links }), 429);
    }
    return c.html(renderSearchPage({ query, answer, words, links }), status[answer.outcome]);
  });

  serveAsset(app, 'source.css', 'text/css', new URL('./assets/source.css', import.meta.url));
  serveAsset(app, 'source.js', 'text/javascript', new URL('./assets/source.js', import.meta.url));

  return serving.adapter;
};
