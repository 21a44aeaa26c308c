// What is written beside a document: everything that is known of it, and nothing that is not.

import { isUtf8 } from 'node:buffer';
import { parseDocument, stringify } from 'yaml';
import type { Metadata } from '../core/source.ts';
import { type Head, splitHead, valuesOf } from '../knowledge/head.ts';
import { sha256 } from '../system/hash.ts';
import type { Item } from './item.ts';

/** Fields that whoever adds a document can say, by the names of our metadata. */
export type Given = Readonly<
  Partial<Record<'title' | 'source' | 'url' | 'author' | 'published' | 'licence' | 'attribution', string>>
>;

/** What is written into the library. */
export interface Kept {
  readonly bytes: Uint8Array;
  /** Null: the document's own front matter says everything. */
  readonly sidecar: Uint8Array | null;
}

/** The host of an address, by which sites are told apart. */
export const siteOf = (address: string): string => new URL(address).hostname.replace(/^www\./, '');

/** Whether an address is one of the same site, which alone can say where its pages are. */
const isSameSite = (one: string, other: string): boolean =>
  URL.canParse(one) && URL.canParse(other) && siteOf(one) === siteOf(other);

/** The address of a page that was fetched: the one that it calls its own, if that can be believed. */
export const addressOf = (url: string, { url: canonical }: Metadata): string =>
  canonical !== null && isSameSite(canonical, url) && new URL(canonical).username === '' ? canonical : url;

const withoutMissing = (fields: Readonly<Record<string, string | null | undefined>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

/** What a document says of itself, without what was only concluded from its headings or its name. */
const found = (meta: Metadata) =>
  withoutMissing({
    title: meta.titleFrom === undefined ? meta.title : null,
    author: meta.author,
    published: meta.publishedFrom === undefined ? meta.published : null,
    source: meta.source,
    url: meta.url,
    licence: meta.licence,
    attribution: meta.attribution,
  });

/** The head of a text, and what follows it as the same bytes; null if it has none. */
const headIn = (bytes: Uint8Array): { readonly head: Head; readonly rest: Uint8Array } | null => {
  if (!isUtf8(bytes)) return null;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const head = splitHead(text);
  if (head === null) return null;
  const before = Buffer.byteLength(text.slice(0, text.length - head.body.length));
  return { head, rest: bytes.subarray(before) };
};

/** The bytes of a document without its front matter, as they are once that has moved into a sidecar. */
export const withoutHead = ({ bytes, sidecar }: Item): Uint8Array =>
  (sidecar === null ? headIn(bytes)?.rest : null) ?? bytes;

/** YAML with these fields: what was there stays as it was written, comments too. */
const withFields = (yaml: string, fields: Readonly<Record<string, unknown>>): string => {
  const document = parseDocument(yaml);
  if (document.contents === null) return stringify(fields, { lineWidth: 0 });
  for (const [name, value] of Object.entries(fields)) document.set(name, value);
  return document.toString({ lineWidth: 0 });
};

/**
 * The document and its sidecar. `meta`: what was read of it. A document with front matter keeps it if there is nothing to add; else the
 * front matter moves into the sidecar, because a document has only one of them.
 */
export const keptOf = (
  { bytes, sidecar, fetched, path }: Item,
  meta: Metadata,
  given: Readonly<Record<string, unknown>>,
): Kept => {
  const own = sidecar === null ? headIn(bytes) : null;
  if (own !== null && fetched === undefined && Object.keys(given).length === 0)
    return { bytes, sidecar: null };
  const kept = own?.rest ?? bytes;
  const known = {
    // What a head or a sidecar says is there already.
    ...(own === null && sidecar === null ? found(meta) : {}),
    ...(fetched === undefined ? {} : { url: addressOf(fetched.url, meta), retrieved: fetched.at }),
    ...given,
    sha256: sha256(kept),
  };
  const before = () => {
    if (sidecar !== null) return new TextDecoder().decode(sidecar.bytes);
    if (own === null) return '';
    return own.head.format === 'yaml'
      ? own.head.source
      : stringify(valuesOf(own.head, path), { lineWidth: 0 });
  };
  return { bytes: kept, sidecar: Buffer.from(withFields(before(), known)) };
};
