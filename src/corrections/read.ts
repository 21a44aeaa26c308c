// A message of the ledger read again: its words as excerpts, those that stand and those that do not.

import type { Excerpt, Range } from '../core/source.ts';
import type { Library } from '../knowledge/library.ts';
import type { Passage } from '../knowledge/passages.ts';
import type { Entry, Quoted } from '../ledger/ledger.ts';
import type { Archive, Old } from '../revisions/archive.ts';
import type { Editions } from '../revisions/editions.ts';
import type { Corrected, Fallen } from './compose.ts';
import type { Fate } from './stale.ts';

export type ReadMessage = (
  entry: Pick<Entry, 'excerpts'>,
  fateOf: (quoted: Quoted) => Fate | null,
) => Promise<Corrected>;

export interface ReadParts {
  readonly library: Pick<Library, 'snapshot'>;
  readonly archive: Archive;
  readonly editions: Pick<Editions, 'text'>;
  /** A slice of a passage of the library, with whose words it is. */
  readonly quote: (passage: Passage, range: Range) => Excerpt;
}

/** Words that are still in their document, whatever was said of it. */
const STANDS: ReadonlySet<Fate | null> = new Set([null, 'corrected', 'superseded']);

/** Reads messages of one moment: what it has found once it does not look for again. */
export const createReading = ({ library, archive, editions, quote }: ReadParts): ReadMessage => {
  const found = new Map<string, Promise<Old | null>>();
  const find = (citation: string): Promise<Old | null> => {
    const known = found.get(citation) ?? archive.find(citation);
    found.set(citation, known);
    return known;
  };

  const wordsOf = async ({ revision, start, end }: Quoted): Promise<string | null> =>
    (await editions.text(revision))?.slice(start, end) ?? null;

  /** Where the words stand in the passage now, which may have moved; the passage whole if they cannot be found. */
  const present = async (quoted: Quoted): Promise<Excerpt | null> => {
    const passage = library.snapshot().byCitation.get(quoted.citation);
    if (passage === undefined) return null;
    const { document, start, end } = passage;
    const words = await wordsOf(quoted);
    const at = words === null || words === '' ? -1 : document.text.slice(start, end).indexOf(words);
    return quote(passage, at < 0 ? [start, end] : [start + at, start + at + (words ?? '').length]);
  };

  const old = async (quoted: Quoted, fate: Fate): Promise<Fallen> => {
    const { citation, document, revision, start, end } = quoted;
    const [kept, text] = [await find(citation), await wordsOf(quoted)];
    if (kept === null || kept.is === 'withdrawn' || text === null)
      return { fate, document, before: null, now: null };
    const place = { ...kept.before.place, revision, start, end };
    const now = kept.is === 'changed' ? kept.now : null;
    return { fate, document, before: { ...kept.before, text, place }, now };
  };

  return async ({ excerpts }, fateOf) => {
    const [fallen, rest]: [Fallen[], Excerpt[]] = [[], []];
    for (const quoted of excerpts) {
      const fate = fateOf(quoted);
      const stands = STANDS.has(fate) && quoted.old !== true ? await present(quoted) : null;
      if (fate !== null)
        fallen.push(
          STANDS.has(fate) && stands !== null
            ? { fate, document: quoted.document, before: stands, now: null }
            : await old(quoted, fate),
        );
      else if (stands !== null) rest.push(stands);
      // Shown as old, as a digest shows what has changed.
      else if (quoted.struck !== true) {
        const { before } = await old(quoted, 'changed');
        if (before !== null) rest.push(before);
      }
    }
    return { fallen, rest };
  };
};
