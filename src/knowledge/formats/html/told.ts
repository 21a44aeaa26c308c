// What a page says of itself: its title, author and date, as its tags for search engines and catalogues have them.

import type { Told } from '../format.ts';
import { attributeOf, type Element, elementsIn, textIn } from './dom.ts';

/** Names of tags, the most certain first. */
const AUTHORS = ['citation_author', 'author', 'dc.creator', 'dcterms.creator', 'article:author'];
const DATES = [
  ...[
    'citation_publication_date',
    'article:published_time',
    'datepublished',
    'dcterms.issued',
    'dc.date.issued',
  ],
  ...['dcterms.date', 'dc.date', 'date'],
];
/** Characters of structured data, and objects inside of each other. */
const MAX_JSON = 200_000;
const MAX_NESTED = 6;
const TEXTS =
  /Article$|Posting$|^(?:WebPage|Report|Legislation|CreativeWork|Book|FAQPage|AboutPage|Recipe|HowTo)$/;

type Item = Readonly<Record<string, unknown>>;

const oneLine = (words: string | null | undefined): string => (words ?? '').replace(/\s+/g, ' ').trim();

/** Objects of structured data that describe a text. */
const itemsIn = (value: unknown, depth = 0): Item[] => {
  if (typeof value !== 'object' || value === null || depth > MAX_NESTED) return [];
  if (Array.isArray(value)) return value.flatMap((one) => itemsIn(one, depth + 1));
  const item = value as Item;
  const types = [item['@type']].flat().map(String);
  return [...(types.some((type) => TEXTS.test(type)) ? [item] : []), ...itemsIn(item['@graph'], depth + 1)];
};

const parsed = (json: string): unknown => {
  try {
    return json.length > MAX_JSON ? null : JSON.parse(json);
  } catch {
    return null;
  }
};

const namesOf = (value: unknown): string[] =>
  [value].flat().flatMap((one): string[] => {
    const name = typeof one === 'object' && one !== null ? (one as { name?: unknown }).name : one;
    return typeof name === 'string' && !/^https?:/.test(name) ? [oneLine(name)] : [];
  });

/** The day as it was written, without the time. */
const dayIn = (words: string): string => {
  const found = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T ].*)?$/.exec(oneLine(words));
  const [, year = '', ...rest] = found ?? [];
  return [year, ...rest.flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')]))].join('-');
};

const COMMONS = /^https?:\/\/creativecommons\.org\/(licenses|publicdomain)\/([a-z-]+)\/(\d\.\d)/i;

const licenceOf = (words: string): string => {
  const [, kind, name = '', version = ''] = COMMONS.exec(words) ?? [];
  if (kind === undefined) return words;
  if (kind === 'licenses') return `CC ${name.toUpperCase()} ${version}`;
  return name === 'zero' ? `CC0 ${version}` : words;
};

/** Without the name of the site that browsers show beside it. */
const withoutSite = (title: string, site: string): string => {
  const parts = /^(.+?)\s+[|–—·-]\s+([^|–—·]+)$/u.exec(title);
  return parts !== null && parts[2] === site ? (parts[1] ?? title) : title;
};

const isAddress = (words: string): boolean => /^https?:\/\//.test(words);

export const toldIn = (root: Element, content: Element): Told => {
  const metas = new Map<string, string[]>();
  const links = new Map<string, string>();
  const items: Item[] = [];
  let titled = '';
  for (const element of elementsIn(root, ({ tagName }) => tagName !== 'svg')) {
    if (element.tagName === 'title' && titled === '') titled = oneLine(textIn(element));
    else if (element.tagName === 'meta') {
      const name = ['name', 'property', 'itemprop']
        .map((key) => attributeOf(element, key))
        .find((one) => one);
      const words = oneLine(attributeOf(element, 'content'));
      if (name && words !== '') {
        const key = name.toLowerCase();
        metas.set(key, [...(metas.get(key) ?? []), words]);
      }
    } else if (element.tagName === 'link') {
      const href = attributeOf(element, 'href')?.trim();
      for (const rel of (attributeOf(element, 'rel') ?? '').toLowerCase().split(/\s+/))
        if (href && !links.has(rel)) links.set(rel, href);
    } else if (element.tagName === 'script' && attributeOf(element, 'type') === 'application/ld+json')
      items.push(...itemsIn(parsed(textIn(element))));
  }
  // Several texts are a list of texts: none of them is this one.
  const [item = {}, ...others] = items.filter(
    ({ '@type': type }) => type !== 'WebPage' || items.length === 1,
  );
  const data = others.length === 0 ? item : {};
  const stringOf = (key: string): string => (typeof data[key] === 'string' ? oneLine(data[key]) : '');
  const first = (names: readonly string[]) => names.find((name) => metas.has(name)) ?? '';
  const authors = namesOf(data.author);
  const metaAuthors = (metas.get(first(AUTHORS)) ?? []).filter((name) => !isAddress(name));
  const site = metas.get('og:site_name')?.[0] ?? namesOf(data.publisher)[0] ?? '';
  const urls = [links.get('canonical'), metas.get('og:url')?.[0], stringOf('url')];
  const told = {
    title: titled === '' ? (metas.get('og:title')?.[0] ?? stringOf('headline')) : withoutSite(titled, site),
    source: site,
    url: urls.find((url) => url !== undefined && isAddress(url)) ?? '',
    author: [...new Set(metaAuthors.length > 0 ? metaAuthors : authors)].join(', '),
    published: dayIn(metas.get(first(DATES))?.[0] ?? '') || dayIn(stringOf('datePublished')),
    language: languageOf(content),
    licence: licenceOf(links.get('license') ?? stringOf('license')),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== ''));
};

/** The language of an element: its own, or that of what it is in. */
const languageOf = (element: Element): string => {
  for (let at: Element | null = element; at !== null; ) {
    const tag = attributeOf(at, 'lang') ?? attributeOf(at, 'xml:lang');
    if (tag) return tag.trim();
    at = at.parentNode !== null && 'tagName' in at.parentNode ? at.parentNode : null;
  }
  return '';
};
