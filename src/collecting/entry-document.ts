// The text that a feed itself has of an entry, as a file.

import type { Item } from '../adding/item.ts';
import { nameOfAddress } from '../adding/names.ts';
import type { ListEntry } from './entry.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A page around the markup of an entry, which says from where its links lead on. */
const pageOf = (title: string | null, base: string, markup: string): string =>
  [
    '<!doctype html>',
    '<html><head><meta charset="utf-8">',
    ...(title === null ? [] : [`<title>${escaped(title)}</title>`]),
    `<base href="${escaped(base)}">`,
    '</head><body>',
    markup,
    '</body></html>',
    '',
  ].join('\n');

/** Null if the feed has no text of it. `now` in milliseconds since 1970. */
export const itemOfEntry = (
  { link, title, content }: ListEntry,
  feed: string,
  shown: string,
  now: number,
): (Item & Required<Pick<Item, 'fetched'>>) | null => {
  if (content === null) return null;
  const url = link ?? feed;
  const isMarkedUp = content.type === 'html';
  return {
    shown,
    path: nameOfAddress(url) + (isMarkedUp ? '.html' : '.txt'),
    bytes: Buffer.from(isMarkedUp ? pageOf(title, url, content.text) : content.text),
    sidecar: null,
    fetched: { url, at: `${new Date(now).toISOString().slice(0, 19)}Z` },
    notes: [],
  };
};
