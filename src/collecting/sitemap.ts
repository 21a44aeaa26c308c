// Sitemaps, and indexes of sitemaps (sitemaps.org).

import { type Element, textIn, treeOf } from '../knowledge/formats/html/dom.ts';
import { childOf, childrenOf } from '../knowledge/formats/xml.ts';
import { linkIn } from './addresses.ts';
import { faultyList, type RawEntry } from './entry.ts';
import { MAX_ENTRIES, MAX_SITEMAPS } from './limits.ts';

export interface ReadSitemap {
  readonly entries: readonly RawEntry[];
  /** Further sitemaps. */
  readonly sitemaps: readonly string[];
}

/** Throws a FaultyFileError for what is no sitemap. The parser knows no entities of a file's own. */
export const readSitemap = (text: string, url: string): ReadSitemap => {
  const { root } = treeOf(`<svg>${text.replace(/^\s*<\?xml[^>]*>/, '')}</svg>`);
  const svg = childrenOf(root, 'body').flatMap((body) => childrenOf(body, 'svg'))[0];
  const [set, index] = ['urlset', 'sitemapindex'].map((name) =>
    svg === undefined ? null : childOf(svg, name),
  );
  if (!set && !index) throw faultyList(url, 'is not a sitemap.', 'Check the address.');
  const said = (parent: Element, name: string): string | null => {
    const element = childOf(parent, name);
    return element === null ? null : textIn(element).trim();
  };
  const entries = (set ? childrenOf(set, 'url') : []).slice(0, MAX_ENTRIES).flatMap((one): RawEntry[] => {
    const link = linkIn(said(one, 'loc'), url);
    if (link === null) return [];
    const nothing = { title: null, author: null, published: null, content: null };
    return [{ id: link, link, modified: said(one, 'lastmod'), ...nothing }];
  });
  const sitemaps = (index ? childrenOf(index, 'sitemap') : [])
    .slice(0, MAX_SITEMAPS)
    .flatMap((one) => linkIn(said(one, 'loc'), url) ?? []);
  return { entries, sitemaps };
};
