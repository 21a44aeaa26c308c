// What is written into the sidecar of a document: what its page says, what its entry says besides, and what the list of sources says.

import { parseDocument, stringify } from 'yaml';
import type { Metadata } from '../core/source.ts';
import type { WebSource } from '../knowledge/web-sources.ts';
import { sha256 } from '../system/hash.ts';
import type { ListEntry } from './entry.ts';

type Fields = Readonly<Record<string, unknown>>;

const withoutMissing = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

const prefixed = (prefix: string | null, title: string | null): string | null =>
  prefix === null || title === null || title.startsWith(prefix) ? title : `${prefix} ${title}`;

/** What is said of a document besides what it says itself. `meta`: what was read of it alone. */
export const givenOf = (source: WebSource, entry: ListEntry | null, meta: Metadata): Fields => {
  const own = {
    title: meta.titleFrom === undefined ? meta.title : null,
    author: meta.author,
    published: meta.publishedFrom === undefined ? meta.published : null,
  };
  const { author, ...others } = source.metadata;
  const heading = meta.titleFrom === 'heading' && source.titlePrefix !== null ? meta.title : null;
  return withoutMissing({
    title: prefixed(source.titlePrefix, own.title ?? entry?.title ?? heading),
    author: own.author ?? entry?.author ?? author,
    published: own.published ?? entry?.published,
    ...others,
  });
};

/** Fields that are of a file, and not of its words. */
const OF_FILE: ReadonlySet<string> = new Set(['retrieved', 'sha256']);

export const withoutFile = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !OF_FILE.has(name)));

const hashOf = (value: unknown): string => sha256(JSON.stringify(value)).slice(0, 32);

/** By field, so that a field that somebody has changed since can be told. */
export const hashesOf = (fields: Fields): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, hashOf(value)]));

/**
 * The sidecar of a new version. `before`: hashes of what was written. Fields that still are what was written before become what is written now. What somebody has changed or
 * added by hand stays, and comments too.
 */
export const mergedSidecar = (
  yaml: string,
  before: Readonly<Record<string, string>>,
  now: Fields,
): string => {
  const document = parseDocument(yaml, { schema: 'core', stringKeys: true, logLevel: 'silent' });
  if (document.contents === null) return stringify(now, { lineWidth: 0 });
  const current = hashesOf((document.toJS() ?? {}) as Fields);
  for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
    if (!OF_FILE.has(name) && current[name] !== before[name]) continue;
    if (now[name] === undefined) document.delete(name);
    else if (current[name] !== hashOf(now[name])) document.set(name, now[name]);
  }
  return document.toString({ lineWidth: 0 });
};
