// Reads what a posted message shows: its excerpts in order, current and outdated.

import type { Excerpt, Range } from '../core/source.ts';
import type { Library } from '../knowledge/library.ts';
import type { Passage } from '../knowledge/passages.ts';
import type { Around, Entry, Quoted } from '../ledger/ledger.ts';
import type { Archive, Old } from '../revisions/archive.ts';
import type { Editions } from '../revisions/editions.ts';
import type { Corrected, OutdatedWords, Piece } from './compose.ts';
import type { Staleness } from './stale.ts';

export type ReadMessage = (
  entry: Pick<Entry, 'excerpts'>,
  stalenessOf: (quoted: Quoted) => Staleness | null,
) => Promise<Corrected>;

export interface ReadParts {
  readonly library: Pick<Library, 'find'>;
  readonly archive: Archive;
  readonly editions: Pick<Editions, 'text'>;
  /** A slice of a passage of the library, with whose words it is. */
  readonly quote: (passage: Passage, range: Range) => Excerpt;
  /** What a topic shows, with the words marked that found it. */
  readonly shownBy: (topic: string) => readonly Excerpt[];
}

/** Words that are still in their document, whatever was said of it. */
const STANDS: ReadonlySet<Staleness | null> = new Set([null, 'corrected', 'superseded']);

/** Reads messages of one moment: what it has found once it does not look for again. */
export const createMessageReader = ({
  library,
  archive,
  editions,
  quote,
  shownBy,
}: ReadParts): ReadMessage => {
  const found = new Map<string, Promise<Old | null>>();
  const find = (citation: string): Promise<Old | null> => {
    const known = found.get(citation) ?? archive.find(citation);
    found.set(citation, known);
    return known;
  };

  const wordsOf = async ({ revision, start, end }: Quoted): Promise<string | null> =>
    (await editions.text(revision))?.slice(start, end) ?? null;

  const passageOf = (citation: string): Passage[] => {
    const passage = library.find(citation);
    return passage === undefined ? [] : [passage];
  };
  const whole = (passage: Passage): Excerpt => quote(passage, [passage.start, passage.end]);

  /** Words of a question are not kept, but those of a topic are known. */
  const marked = (excerpt: Excerpt, topic: string | undefined): Excerpt => {
    const { citation, start, end } = excerpt.place;
    const same = (topic === undefined ? [] : shownBy(topic)).find(
      ({ place }) => place.citation === citation && place.start === start && place.end === end,
    );
    return { ...excerpt, highlights: same?.highlights ?? [] };
  };

  /** Where the words stand in the passage now, which may have moved; the passage whole if they cannot be found. */
  const present = async (quoted: Quoted): Promise<Excerpt | null> => {
    const [passage] = passageOf(quoted.citation);
    if (passage === undefined) return null;
    const { document, start, end } = passage;
    const words = await wordsOf(quoted);
    const at = words === null || words === '' ? -1 : document.text.slice(start, end).indexOf(words);
    const excerpt = at < 0 ? whole(passage) : quote(passage, [start + at, start + at + (words ?? '').length]);
    const alsoAt = (quoted.also ?? []).flatMap(passageOf).map((other) => whole(other).place);
    return { ...marked(excerpt, quoted.topic), alsoAt };
  };

  const old = async (quoted: Quoted, staleness: Staleness): Promise<OutdatedWords> => {
    const { citation, document, revision, start, end } = quoted;
    const [kept, text] = [await find(citation), await wordsOf(quoted)];
    if (kept === null || kept.is === 'withdrawn' || kept.is === 'removed' || text === null)
      return { staleness, document, before: null, now: null };
    const isOld = kept.is === 'reread' && quoted.old === true ? { isOld: true as const } : {};
    const place = { ...kept.before.place, revision, start, end, ...isOld };
    // What leads to a passage may be all that has changed.
    const fresh = kept.is === 'changed' ? kept.now : staleness === 'changed' ? await present(quoted) : null;
    const now = fresh === null ? null : marked(fresh, quoted.topic);
    // What led to it was part of the words, unless it was shown above them.
    const { leads: _, ...own } = kept.before;
    const above = await leadsOf(quoted, own);
    return { staleness, document, before: { ...own, ...above, text, place }, now };
  };

  /** What was shown above words, as it was then. */
  const leadsOf = async (
    { revision, above = [] }: Quoted,
    { place, ...own }: Omit<Excerpt, 'leads'>,
  ): Promise<Pick<Excerpt, 'leads'>> => {
    const text = await editions.text(revision);
    if (text === null || above.length === 0) return {};
    const lead = ({ start, end }: Pick<Quoted, 'start' | 'end'>): Excerpt => ({
      ...own,
      text: text.slice(start, end),
      place: { ...place, revision, start, end },
    });
    return { leads: above.map(lead) };
  };

  const fallenOf = async (quoted: Quoted, staleness: Staleness): Promise<OutdatedWords> => {
    const stands = STANDS.has(staleness) ? await present(quoted) : null;
    return stands === null
      ? old(quoted, staleness)
      : { staleness, document: quoted.document, before: stands, now: null };
  };

  const pieceOf = async (
    quoted: Quoted,
    stalenessOf: (quoted: Quoted) => Staleness | null,
  ): Promise<Piece | null> => {
    const { struck } = quoted;
    const shown = struck === true ? asNew(quoted) : quoted;
    const staleness = stalenessOf(shown);
    const around = aroundOf(shown);
    // What took the place of words that were taken back before stands below them.
    if (staleness !== null && struck === true)
      return { is: 'fallen', around, isNews: false, ...(await fallenOf(shown, staleness)), now: null };
    if (staleness !== null)
      return { is: 'fallen', around, isNews: true, ...(await fallenOf(shown, staleness)) };
    // Shown as old, as a digest shows what has changed.
    const excerpt =
      (shown.old === true ? null : await present(shown)) ?? (await old(shown, 'changed')).before;
    return excerpt === null ? null : { is: 'standing', around, excerpt };
  };

  return async ({ excerpts }, stalenessOf) => {
    const pieces = await Promise.all(excerpts.map((quoted) => pieceOf(quoted, stalenessOf)));
    const onward = excerpts.find((quoted) => quoted.onward !== undefined)?.onward ?? null;
    const [command, ...codes] = onward?.split(' ') ?? [];
    const following = command === '/more' ? codes.flatMap(passageOf).map(whole) : [];
    return { pieces: pieces.filter((piece) => piece !== null), following, onward };
  };
};

/** What was taken back is looked at as if it were shown for the first time: it may stand again. */
const asNew = ({ struck: _, old: _o, lead, ...quoted }: Quoted): Quoted => ({
  ...quoted,
  ...(lead === undefined || lead.startsWith('digest-') ? {} : { lead }),
});

const aroundOf = ({ topic, titled, lead, old }: Quoted): Around => ({
  ...(topic === undefined ? {} : { topic }),
  ...(titled === undefined ? {} : { titled }),
  ...(lead === undefined ? (old === true ? { lead: 'digest-changed-before' } : {}) : { lead }),
});
