// Compares readings of a file. A new reader version can divide the same bytes into different passages, without any change to the document.

import { type Followers, heldFor } from '../core/followers.ts';
import type { Attribution, Metadata } from '../core/source.ts';
import type { KeptDocument, KeptPassage } from './revisions.ts';

export type ParsedFile = Pick<KeptDocument, 'fileHash' | 'reader' | 'passages'>;

/** Whether both are readings of the same bytes. A retracted document has no passages; it is compared like any other. */
export const isSameFile = (before: ParsedFile, now: ParsedFile): boolean =>
  before.fileHash === now.fileHash && before.passages.length > 0 && now.passages.length > 0;

/** The same text for equal values, whatever the order of their fields. */
export const asKey = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** The metadata that people wrote, without what the reader inferred. */
const writtenIn = ({ titleFrom, title, publishedFrom, published, ...meta }: Metadata) => ({
  ...meta,
  title: titleFrom === undefined ? title : null,
  published: publishedFrom === undefined ? published : null,
});

const isMissing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** Another reader may understand a field that was in the file before; it takes nothing back. */
const isSameMeta = (before: KeptDocument, now: KeptDocument): boolean => {
  const [old, fresh] = [writtenIn(before.meta), writtenIn(now.meta)];
  const isRead = before.reader !== now.reader;
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].every((name) => {
    const [was, is] = [old, fresh].map((meta) => meta[name as keyof typeof meta]);
    const isNew = isRead && name !== 'standing' && isMissing(was);
    return isNew || (isMissing(was) && isMissing(is)) || asKey(was) === asKey(is);
  });
};

const speakersIn = (attribution: Attribution | null): string[] => {
  if (attribution === null) return [];
  if (attribution.of === 'document') return [asKey(attribution)];
  return attribution.voices.map(({ begins: _, ...voice }) => asKey(voice));
};

/** Whose words the passages are, and how long they are valid, however they are divided. */
const writtenOf = (passages: readonly KeptPassage[]): string => {
  const speakers = passages.flatMap(({ attribution }) => speakersIn(attribution));
  const days = passages.map(({ validUntil }) => validUntil ?? '');
  return JSON.stringify([[...new Set(speakers)].sort(), [...new Set(days)].sort()]);
};

/** Whether people say the same about a document, whatever its words are. */
export const saysTheSame = (before: KeptDocument, now: KeptDocument): boolean =>
  isSameMeta(before, now) && writtenOf(before.passages) === writtenOf(now.passages);

/** Whether neither the file nor its metadata has changed. */
export const isReadAnew = (before: KeptDocument, now: KeptDocument): boolean =>
  before.fileHash === now.fileHash && saysTheSame(before, now);

/** Codes of passages that are no news from one reading or revision to the next, because others contain their words. */
export const unreportedIn = (
  before: Pick<ParsedFile, 'passages'>,
  now: Pick<ParsedFile, 'passages'>,
  followers: Followers,
): { readonly went: ReadonlySet<string>; readonly came: ReadonlySet<string> } => {
  const present = new Set(now.passages.map(({ citation }) => citation));
  const [went, came] = [new Set<string>(), new Set<string>()];
  for (const { citation } of before.passages) {
    const held = present.has(citation) ? null : heldFor(citation, (code) => present.has(code), followers);
    if (held === null) continue;
    went.add(citation);
    if (held.holds !== 'none') for (const code of held.to) came.add(code);
  }
  return { went, came };
};
