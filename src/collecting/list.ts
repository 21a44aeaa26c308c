// What a feed or a sitemap lists, read from its bytes.

import { gunzipSync } from 'node:zlib';
import { wellFormed } from '../core/well-formed.ts';
import { type ReadResult, readResultOf } from '../knowledge/last-good-cache.ts';
import { faultyList, type ListEntry, type RawEntry } from './entry.ts';
import { feedEntries } from './feed.ts';
import { MAX_LINE, UNPACKED_BYTES } from './limits.ts';
import { readSitemap } from './sitemap.ts';

export interface ReadList {
  readonly entries: readonly ListEntry[];
  /** Further sitemaps. */
  readonly sitemaps: readonly string[];
}

export interface ListFile {
  readonly kind: 'feed' | 'sitemap';
  /** The address that it was fetched from. */
  readonly url: string;
  /** The label of the encoding that the server says. */
  readonly charset: string | null;
  readonly bytes: Uint8Array;
}

const LATER = 'Open the address in a browser. If the site is at fault, try again later.';

const unpacked = ({ url, bytes }: ListFile): Uint8Array => {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: UNPACKED_BYTES });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw faultyList(url, `unpacks to more than ${UNPACKED_BYTES} bytes.`, 'Name smaller sitemaps.');
    throw faultyList(url, 'is packed, and cannot be unpacked.', LATER);
  }
};

const MARKS: readonly (readonly [string, string])[] = [
  ['\xef\xbb\xbf', 'utf-8'],
  ['\xff\xfe', 'utf-16le'],
  ['\xfe\xff', 'utf-16be'],
];

/** A mark counts more than the server, and the server more than the file. */
const decoded = (url: string, charset: string | null, bytes: Uint8Array): string => {
  const begins = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const marked = MARKS.find(([mark]) => begins.startsWith(mark))?.[1];
  const own = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(begins)?.[1];
  const label = marked ?? charset ?? own ?? 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw faultyList(url, `is not in the encoding ${label.slice(0, 40)}, which it is said to be in.`, LATER);
  }
};

const lineOf = (text: string | null): string | null => {
  const line = wellFormed(text ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line === '' || line.length > MAX_LINE ? null : line;
};

/** Entries by what they call themselves, else by their pages. What several call themselves tells none of them. */
const withKeys = (raw: readonly RawEntry[]): readonly ListEntry[] => {
  const count = (values: readonly (string | null)[]) => {
    const times = new Map<string, number>();
    for (const value of values) if (value !== null) times.set(value, (times.get(value) ?? 0) + 1);
    return times;
  };
  const ids = count(raw.map(({ id }) => id));
  const links = count(raw.map(({ link }) => link));
  const entries = new Map<string, ListEntry>();
  for (const { id, link, title, author, content, ...dates } of raw) {
    const key = id !== null && ids.get(id) === 1 ? id : [id, link].filter((one) => one !== null).join(' ');
    if (key === '' || entries.has(key)) continue;
    entries.set(key, {
      key,
      link,
      isOnlyOneOfLink: link !== null && links.get(link) === 1,
      title: lineOf(title),
      author: lineOf(author),
      ...dates,
      content: content === null ? null : { ...content, text: wellFormed(content.text) },
    });
  }
  return [...entries.values()];
};

const readList = (file: ListFile): ReadList => {
  const { kind, url, charset } = file;
  const text = decoded(url, charset, unpacked(file));
  if (kind === 'feed') return { entries: withKeys(feedEntries(text, url)), sitemaps: [] };
  const { entries, sitemaps } = readSitemap(text, url);
  return { entries: withKeys(entries), sitemaps };
};

/** What is wrong with a list is told in the outcome. */
export const listOutcome = (file: ListFile): ReadResult<ReadList> =>
  readResultOf(file.url, () => readList(file));
