// A bare address is no question of words: it is looked up among the pages that the library has.

import type { Localizer } from '../src/core/ports.ts';
import { action, code, list, type Reply, strong, text } from '../src/core/reply.ts';
import type { Document } from '../src/knowledge/document.ts';
import type { Library } from '../src/knowledge/library.ts';

/** Pages with one address that are named. */
const MAX_PAGES = 5;
const ADDRESS = /^<?(https?:\/\/[^\s<>]+)>?$/i;
/** What campaigns add to an address, and no page needs. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid)$/i;

/** What two addresses of one page have in common, however they are written; null for what is no address. */
const pageOf = (address: string): string | null => {
  if (!URL.canParse(address)) return null;
  const { hostname, port, pathname, searchParams } = new URL(address);
  for (const name of [...searchParams.keys()]) if (TRACKING.test(name)) searchParams.delete(name);
  const query = searchParams.toString();
  const place = `${hostname.replace(/^www\./, '')}${port === '' ? '' : `:${port}`}${pathname.replace(/\/+$/, '')}`;
  return query === '' ? place : `${place}?${query}`;
};

/** The address that is all of a question; null if it has words. */
export const addressAsked = (question: string): string | null => ADDRESS.exec(question.trim())?.[1] ?? null;

const pagesAt = (library: Library, address: string): readonly Document[] => {
  const wanted = pageOf(address);
  return [...library.snapshot().documents.values()].filter(
    ({ meta }) => meta.url !== null && wanted !== null && pageOf(meta.url) === wanted,
  );
};

export const pagesReply = (library: Library, address: string, l: Localizer): Reply => {
  const pages = pagesAt(library, address).slice(0, MAX_PAGES);
  if (pages.length === 0) return { cards: [{ blocks: [text(l.say('link-unknown'))] }] };
  const citation = (page: Document) => library.snapshot().byDocument.get(page)?.[0]?.citation;
  return {
    cards: [
      {
        blocks: [
          text(l.say('link-known')),
          list(...pages.map(({ path, meta }) => [strong(meta.title ?? path), ' · ', code(path)])),
        ],
        actions: pages.flatMap((page) => {
          const first = citation(page);
          return first === undefined ? [] : [action(l.say('button-source'), `/sources ${first}`)];
        }),
      },
    ],
  };
};
