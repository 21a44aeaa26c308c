// Feeds in RSS, Atom, and JSON Feed: what their entries say, and nothing that they do not.

import { DetectError, MalformedError, ParseError, parseFeed } from 'feedsmith';
import { isDay } from '../core/day.ts';
import { textIn, treeOf } from '../knowledge/formats/html/dom.ts';
import { linkIn } from './addresses.ts';
import { faultyList, type RawEntry } from './entry.ts';
import { MAX_ENTRIES } from './limits.ts';

type Feed = ReturnType<typeof parseFeed>;
type Of<F extends Feed['format']> = Extract<Feed, { format: F }>['feed'];
type Content = RawEntry['content'];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day of a date of RFC 822 or ISO 8601, in the time zone in which it was written; null for what is no date. */
const dayWritten = (date: unknown): string | null => {
  const words = typeof date === 'string' ? date.trim() : '';
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:$|[T ])/.exec(words) ?? [];
  const [, dayOfMonth = '', name = '', long = ''] =
    /^(?:[a-z]+,?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})(?:$|\s)/i.exec(words) ?? [];
  const numbered = [year, month, day].filter((part) => part !== undefined).join('-');
  const named = `${long}-${String(MONTHS.indexOf(name.toLowerCase()) + 1).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  return [numbered, named].find(isDay) ?? null;
};

/** Dates come as they are written. */
const stringOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const MARKUP = /<[a-z!/]|&(?:[a-z]+|#\d+|#x[\da-f]+);/i;

const plain = (html: string): string => {
  const { root } = treeOf(html);
  return textIn(root);
};

/** Titles of RSS are text by its specification, and markup by habit. */
const titleOf = (title: string | undefined): string | null =>
  title === undefined ? null : MARKUP.test(title) ? plain(title) : title;

const contentOf = (text: string | undefined): Content => {
  if (text === undefined || text.trim() === '') return null;
  return { type: MARKUP.test(text) ? 'html' : 'text', text };
};

const htmlOf = (text: string | undefined): Content =>
  text === undefined || text.trim() === '' ? null : { type: 'html', text };

/** Names only: an address of mail is nobody's name. */
const namesOf = (names: readonly (string | undefined)[] = []): string | null => {
  const known = names.filter(
    (name): name is string => name !== undefined && name.trim() !== '' && !name.includes('@'),
  );
  return known.length === 0 ? null : [...new Set(known)].join(', ');
};

/** What an entry calls itself may be its address, but only if it is a whole one. */
const ownAddress = (id: string | undefined): string | null =>
  id !== undefined && /^https?:\/\//i.test(id.trim()) ? linkIn(id, id.trim()) : null;

const rssEntries = ({ items = [] }: Of<'rss'>, url: string): RawEntry[] =>
  items.map(({ title, link, guid, description, content, authors, dc, dcterms, pubDate }) => ({
    id: guid?.value ?? null,
    link: linkIn(link, url) ?? (guid?.isPermaLink === false ? null : ownAddress(guid?.value)),
    title: titleOf(title),
    author: namesOf(dc?.creators) ?? namesOf(authors?.map(({ name }) => name)),
    published: dayWritten(pubDate) ?? dayWritten(dc?.dates?.[0]),
    modified: stringOf(dcterms?.modified?.[0]),
    content: htmlOf(content?.encoded) ?? contentOf(description),
  }));

const rdfEntries = ({ items = [] }: Of<'rdf'>, url: string): RawEntry[] =>
  items.map(({ title, link, description, content, rdf, dc }) => ({
    id: rdf?.about ?? null,
    link: linkIn(link, url) ?? ownAddress(rdf?.about),
    title: titleOf(title),
    author: namesOf(dc?.creators),
    published: dayWritten(dc?.dates?.[0]),
    modified: null,
    content: htmlOf(content?.encoded) ?? contentOf(description),
  }));

const MARKED_UP = /^(?:x?html|text\/html|application\/xhtml\+xml)$/;

const atomEntries = ({ entries = [], authors: all, xml }: Of<'atom'>, url: string): RawEntry[] =>
  entries.map(({ id, links = [], title, authors, source, published, updated, content, xml: own }) => {
    const base = linkIn(own?.base, linkIn(xml?.base, url) ?? url) ?? linkIn(xml?.base, url) ?? url;
    const alternates = links.filter(({ rel }) => rel === undefined || rel === 'alternate');
    const page = alternates.find(({ type }) => type === undefined || MARKED_UP.test(type)) ?? alternates[0];
    const { type = 'text', value, src } = content ?? {};
    const isText = type === 'text' || type === 'text/plain';
    const read = isText ? contentOf(value) : MARKED_UP.test(type) ? htmlOf(value) : null;
    return {
      id: id ?? null,
      link: linkIn(page?.href, base),
      title: title === undefined ? null : MARKED_UP.test(title.type ?? '') ? plain(title.value) : title.value,
      author: namesOf((authors ?? source?.authors ?? all)?.map(({ name }) => name)),
      published: dayWritten(published),
      modified: stringOf(updated),
      content: src !== undefined || read === null ? null : isText ? { ...read, type: 'text' } : read,
    };
  });

const jsonEntries = ({ items = [], authors: all }: Of<'json'>, url: string): RawEntry[] =>
  items.map(({ id, url: page, external_url: other, title, authors, ...item }) => ({
    id: id ?? null,
    link: linkIn(page ?? other, url),
    title: title ?? null,
    author: namesOf((authors ?? all)?.map(({ name }) => name)),
    published: dayWritten(item.date_published),
    modified: stringOf(item.date_modified),
    content:
      htmlOf(item.content_html) ??
      (item.content_text?.trim() ? { type: 'text', text: item.content_text } : null),
  }));

const parsed = (text: string, url: string): Feed => {
  try {
    return parseFeed(text, { maxItems: MAX_ENTRIES });
  } catch (error) {
    if (error instanceof DetectError)
      throw faultyList(url, 'is not a feed in RSS, Atom, or JSON Feed.', 'Check the address.');
    if (error instanceof MalformedError || error instanceof ParseError)
      throw faultyList(
        url,
        'is a feed that is damaged: its XML or JSON does not end as it should, or defines entities of its own.',
        'Tell the site, or try again later.',
      );
    throw error;
  }
};

/** Throws a FaultyFileError for what is no feed. External entities are never fetched, and a feed that defines its own is refused. */
export const feedEntries = (text: string, url: string): readonly RawEntry[] => {
  const found = parsed(text.replace(/^\uFEFF/, ''), url);
  switch (found.format) {
    case 'rss':
      return rssEntries(found.feed, url);
    case 'rdf':
      return rdfEntries(found.feed, url);
    case 'atom':
      return atomEntries(found.feed, url);
    case 'json':
      return jsonEntries(found.feed, url);
  }
};
