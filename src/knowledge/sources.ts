// Which documents are meant: by path, title or source, by when they were published, by their tags.

import { echo, withoutControls } from '../core/bidi.ts';
import { mayLieWithin } from '../core/day.ts';
import { UserError } from '../core/errors.ts';
import type { Nearest } from '../core/ports.ts';
import type { Document } from './document.ts';
import type { Snapshot } from './snapshot.ts';

/** The documents that are to be searched. */
export interface Scope {
  /** Only in documents of this path, title or source. */
  readonly source?: string | null;
  /** Only in documents that may have been published in this year, month or day or later; undated ones are left out. */
  readonly since?: string | null;
  /** The same, or earlier. */
  readonly until?: string | null;
  /** Only in documents with one of these tags; none given: in all. */
  readonly tags?: readonly string[];
}

/** The documents that are searched, null for all, and how many would be if they were dated. */
export const documentsFor = (
  snapshot: Snapshot,
  { source = null, since = null, until = null, tags = [] }: Scope,
  nearest: Nearest,
): { documents: readonly Document[] | null; undated: number } => {
  if (source === null && since === null && until === null && tags.length === 0)
    return { documents: null, undated: 0 };
  const named = source === null ? [...snapshot.documents.values()] : sourcesIn(snapshot, source, nearest);
  const tagged = named.filter((d) => tags.length === 0 || d.meta.tags.some((tag) => tags.includes(tag)));
  if (since === null && until === null) return { documents: tagged, undated: 0 };
  const dated = tagged.filter(({ meta }) => meta.published !== null);
  return {
    documents: dated.filter(({ meta }) => mayLieWithin(meta.published ?? '', since, until)),
    undated: tagged.length - dated.length,
  };
};

/** Documents by path, title or source as a whole, else by a part of one of these. A misspelt name finds none: it says which is near. */
export const sourcesIn = ({ documents }: Snapshot, named: string, nearest: Nearest): Document[] => {
  // What a platform completes comes back without the controls of direction that a title may have.
  const plain = (name: string) => withoutControls(name).trim().toLowerCase();
  const wanted = plain(named);
  const all = [...documents.values()];
  const namesOf = (d: Document) => [d.path, d.meta.title, d.meta.source].filter((n) => n !== null);
  const same = all.filter((d) => namesOf(d).some((n) => plain(n) === wanted));
  if (same.length > 0) return same;
  const part = all.filter((d) => namesOf(d).some((n) => plain(n).includes(wanted)));
  if (part.length > 0) return part;
  const [near] = nearest(named, [...new Set(all.flatMap(namesOf))]);
  if (near === undefined)
    throw new UserError('missing', 'source-unknown', { name: echo(named) }, ['/sources']);
  throw new UserError('missing', 'source-unknown-near', { name: echo(named), near: near.name }, ['/sources']);
};
