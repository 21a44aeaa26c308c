// The differences between two editions of the library: passages that were added, removed, or rewritten.

import type { Followers } from '../core/followers.ts';
import type { Excerpt, Location, Standing } from '../core/source.ts';
import type { Document } from '../knowledge/document.ts';
import type { Library } from '../knowledge/library.ts';
import type { Passage } from '../knowledge/passages.ts';
import type { Pair } from './pairs.ts';
import { isSameFile, unreportedIn } from './reader-versions.ts';
import type { KeptDocument, KeptPassage } from './revisions.ts';

/** A passage of a stored revision, with its document. */
export interface PassageAtRevision {
  readonly document: KeptDocument;
  readonly passage: KeptPassage;
}

const leadOf = ({ start, end, attribution, validUntil }: Location) => ({
  start,
  end,
  attribution,
  validUntil,
});

/** Converts a passage of the library for storage. */
export const keptPassageOf = (library: Pick<Library, 'excerpt'>, passage: Passage): KeptPassage => {
  const { place, wrapped, leads } = library.excerpt(passage);
  const { citation, start, end, paragraph, page, attribution, validUntil } = place;
  return {
    citation,
    start,
    end,
    paragraph,
    ...(page === undefined ? {} : { page }),
    headings: passage.headings,
    attribution,
    validUntil,
    ...(wrapped === undefined ? {} : { wrapped }),
    ...(leads === undefined ? {} : { leads: leads.map((lead) => leadOf(lead.place)) }),
  };
};

/** Converts a document of the library for storage. */
export const keptOf = (library: Pick<Library, 'snapshot' | 'excerpt'>, document: Document): KeptDocument => ({
  path: document.path,
  revision: document.revision,
  fileHash: document.fileHash,
  reader: document.reader,
  meta: document.meta,
  passages: (library.snapshot().byDocument.get(document) ?? []).map((passage) =>
    keptPassageOf(library, passage),
  ),
});

/** `changed` holds both; the others the one that there is. */
export type EditionChange =
  | { readonly is: 'new'; readonly now: PassageAtRevision }
  | { readonly is: 'changed'; readonly before: PassageAtRevision; readonly now: PassageAtRevision }
  | { readonly is: 'removed'; readonly before: PassageAtRevision }
  /** Something was said of a whole document: of passages that are in it still, or were until it was taken back. */
  | { readonly is: 'marked'; readonly standing: Standing; readonly passages: readonly PassageAtRevision[] };

/** Finds which passages are written anew, as {@link pairsOf} does; none where that takes too long. */
export type Pairing = (went: readonly string[], came: readonly string[]) => Promise<readonly Pair[]>;

/**
 * The changes from one edition to another, in the order of documents and places. A passage is the same as long as its code is, which
 * stands for its document, its words and how many equal ones come before it; and as long as its file is the same, however that is read
 * by now. Passages that went are paired with passages that came in
 * the same document; without a pair, one is removed and the other new. `textOf` gives the words of a kept passage, `followers` says
 * which passages hold the words of others.
 */
export const changesBetween = async (
  before: readonly KeptDocument[],
  now: readonly KeptDocument[],
  textOf: (kept: PassageAtRevision) => string,
  pairing: Pairing,
  followers: Followers = new Map(),
): Promise<readonly EditionChange[]> => {
  const paths = [...new Set([...before, ...now].map(({ path }) => path))].sort();
  const old = new Map(before.map((d) => [d.path, d]));
  const fresh = new Map(now.map((d) => [d.path, d]));
  const changes: EditionChange[] = [];
  for (const path of paths)
    for (const change of await changesIn(old.get(path), fresh.get(path), { textOf, pairing, followers }))
      changes.push(change);
  return changes;
};

interface ChangeContext {
  readonly textOf: (kept: PassageAtRevision) => string;
  readonly pairing: Pairing;
  readonly followers: Followers;
}

const NOTHING = { passages: [] };

const changesIn = async (
  before: KeptDocument | undefined,
  now: KeptDocument | undefined,
  { textOf, pairing, followers }: ChangeContext,
): Promise<readonly EditionChange[]> => {
  const without = (
    document: KeptDocument | undefined,
    other: KeptDocument | undefined,
  ): PassageAtRevision[] => {
    const codes = new Set(other?.passages.map(({ citation }) => citation));
    return (document?.passages ?? [])
      .filter(({ citation }) => !codes.has(citation))
      .map((passage) => ({ document: document as KeptDocument, passage }));
  };
  const { standing } = now?.meta ?? {};
  const isMarked =
    before !== undefined &&
    standing !== undefined &&
    JSON.stringify(standing) !== JSON.stringify(before.meta.standing);
  const marked = (document: KeptDocument, is: Standing): EditionChange[] =>
    document.passages.length === 0
      ? []
      : [
          {
            is: 'marked',
            standing: is,
            passages: document.passages.map((passage) => ({ document, passage })),
          },
        ];
  // What is taken back is told by its reason, and not by words that nobody should have read.
  if (isMarked && standing.is === 'retracted') return marked(before, standing);
  const told = isMarked && now !== undefined ? marked(now, standing) : [];
  // Read anew, it says what it said.
  if (before !== undefined && now !== undefined && isSameFile(before, now)) return told;
  const untold = unreportedIn(before ?? NOTHING, now ?? NOTHING, followers);
  const went = without(before, now).filter(({ passage }) => !untold.went.has(passage.citation));
  const came = without(now, before).filter(({ passage }) => !untold.came.has(passage.citation));
  const pairs =
    went.length === 0 || came.length === 0 ? [] : await pairing(went.map(textOf), came.map(textOf));
  const paired = new Map(pairs.flatMap(([i, j]) => pairOf(came[j], went[i])));
  const taken = new Set(paired.values());
  const arrived = came.map((kept): EditionChange => {
    const from = paired.get(kept);
    return from === undefined ? { is: 'new', now: kept } : { is: 'changed', before: from, now: kept };
  });
  const removed = went
    .filter((kept) => !taken.has(kept))
    .map((kept): EditionChange => ({ is: 'removed', before: kept }));
  return [...told, ...arrived, ...removed];
};

const pairOf = (
  now: PassageAtRevision | undefined,
  before: PassageAtRevision | undefined,
): (readonly [PassageAtRevision, PassageAtRevision])[] =>
  now === undefined || before === undefined ? [] : [[now, before]];

/** A kept passage as an excerpt of its own revision. */
export const keptExcerpt = ({ document, passage }: PassageAtRevision, text: string): Excerpt => ({
  text: text.slice(passage.start, passage.end),
  place: {
    citation: passage.citation,
    document: document.path,
    revision: document.revision,
    paragraph: passage.paragraph,
    ...(passage.page === undefined ? {} : { page: passage.page }),
    start: passage.start,
    end: passage.end,
    meta: document.meta,
    attribution: passage.attribution,
    validUntil: passage.validUntil,
  },
  headings: passage.headings,
  highlights: [],
  differences: [],
  alsoAt: [],
  ...(passage.wrapped === undefined ? {} : { wrapped: passage.wrapped }),
  ...(passage.leads === undefined
    ? {}
    : { leads: passage.leads.map((lead) => keptLead({ document, passage }, lead, text)) }),
});

const keptLead = (
  { document, passage }: PassageAtRevision,
  lead: NonNullable<KeptPassage['leads']>[number],
  text: string,
): Excerpt => {
  const { leads: _, wrapped: __, ...own } = passage;
  return keptExcerpt({ document, passage: { ...own, ...lead } }, text);
};
