// The page of one text: what it links to, and what it is cached under.

import type { Context } from 'hono';
import { dayOf } from '../core/day.ts';
import { createLanes } from '../core/lanes.ts';
import type { Clock } from '../core/ports.ts';
import type { Library } from '../knowledge/library.ts';
import type { EarlierRevision } from '../revisions/editions.ts';
import { rootFrom } from '../web/frame.ts';
import type { PageCache } from './cache.ts';
import { encodePath } from './links.ts';
import type { Around, Listed } from './lists.ts';
import { type Age, renderSourceParts, type SourcePage, successorIn } from './render.ts';
import { isShownInExcerpts } from './source.ts';
import { REVISION_DIGITS, type ShownText, type Texts } from './texts.ts';

interface Parts {
  readonly library: Pick<Library, 'snapshot'>;
  readonly texts: Pick<Texts, 'held'>;
  readonly pages: PageCache;
  /** Where the server is reached from outside; null if nowhere. */
  readonly publicUrl: string | null;
  readonly clock: Pick<Clock, 'now'>;
  readonly around: (c: Context) => Around;
}

/** Whatever path it was asked for by, a document's page has one address. */
export const canonicalOf = (c: Context, path: string, publicUrl: string | null): string =>
  publicUrl === null ? `${rootFrom(c.req.path)}s/${encodePath(path)}` : `${publicUrl}/s/${encodePath(path)}`;

export const createTextPage = ({ library, texts, pages, publicUrl, clock, around }: Parts) => {
  /** However many are asked for, one text at a time is made into a page, and all else waits for a slice of it at most. */
  const lanes = createLanes();

  return (
    c: Context,
    text: ShownText,
    age: Age,
    { code, earlier }: { code: string | null; earlier: readonly EarlierRevision[] },
  ): Promise<Response> => {
    const { words, links, site } = around(c);
    const here = links.document(text.path);
    const { translations, documents } = library.snapshot();
    const original = text.meta.translationOf === null ? undefined : documents.get(text.meta.translationOf);
    const cite = (ending: string) => `${links.citation(code ?? '')}.${ending}`;
    // Of an old revision too the licence is what is known of it now.
    const excerptsOnly = isShownInExcerpts(texts.held(text.path)?.meta ?? text.meta, publicUrl !== null);
    const rest: Omit<SourcePage, 'source' | 'cited' | 'words' | 'links' | 'site'> = {
      age,
      excerptsOnly,
      today: dayOf(clock.now()),
      canonical: canonicalOf(c, text.path, publicUrl),
      address: publicUrl === null || code === null ? null : `${publicUrl}/c/${code}`,
      earlier: excerptsOnly
        ? []
        : earlier.flatMap(({ revision, firstSeen, reading }) => {
            // Of several readings of a file, the last.
            if (reading !== revision) return [];
            const digits = revision.slice(0, REVISION_DIGITS);
            return [
              {
                revision,
                day: dayOf(firstSeen),
                text: `${here}?r=${digits}`,
                changes: `${here}?from=${digits}`,
              },
            ];
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
    const key = ['text', text.path, text.state, code, links.chat, links.topics, words.locale, made, others];
    return pages.serve(c, key, () =>
      lanes.run('text', async () => {
        const source = await text.source();
        const cited = code === null ? null : text.passage(code);
        return renderSourceParts({ ...rest, source, cited, words, links, site });
      }),
    );
  };
};
