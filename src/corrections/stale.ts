// Finds the words in a message that no longer match the library.

import type { Standing } from '../core/source.ts';
import type { Library } from '../knowledge/library.ts';
import type { Entry, Quoted, ShownAs } from '../ledger/ledger.ts';
import { shownAs } from '../ledger/quoted.ts';
import { sha256 } from '../system/hash.ts';

type Snapshot = ReturnType<Library['snapshot']>;

/** What happened to words after they were shown. */
export type Staleness = 'changed' | 'removed' | Standing['is'];

/** What the library holds now, and what follows passages of earlier readings in it. */
export type Present = Pick<Snapshot, 'documents' | 'retracted'> & Pick<Library, 'followed' | 'shownWith'>;

export const presentIn = ({
  snapshot,
  followed,
  shownWith,
}: Pick<Library, 'snapshot' | 'followed' | 'shownWith'>): Present => {
  const { documents, retracted } = snapshot();
  return { documents, retracted, followed, shownWith };
};

/** Null for words that stand, or that were shown as taken back. What was shown as old is taken back all the same. */
export const stalenessOf = (
  { citation, document, struck, old, standing: shown, beside = [] }: ShownAs & Pick<Quoted, 'struck'>,
  { documents, retracted, followed, shownWith }: Present,
): Staleness | null => {
  if (struck === true) return null;
  if (retracted.has(document)) return 'retracted';
  if (old === true) return null;
  const present = documents.get(document);
  if (present === undefined) return 'removed';
  const passage = followed(citation)?.passage;
  if (passage?.document !== present) return 'changed';
  // The header of its table, the line that leads to its list, or another item may be all that has changed.
  const said = new Set(beside.length === 0 ? [] : shownWith(passage).map((text) => sha256(text)));
  if (beside.some((text) => !said.has(text))) return 'changed';
  const { standing } = present.meta;
  return standing === undefined || shown === sha256(JSON.stringify(standing)) ? null : standing.is;
};

/** The same for what an entry shows. Of one of an older version nobody knows what it showed as old. */
export const entryStaleness = (
  { kind, locale }: Pick<Entry, 'kind' | 'locale'>,
  quoted: Quoted,
  present: Present,
): Staleness | null => {
  const staleness = stalenessOf({ ...shownAs(quoted), ...(quoted.struck ? { struck: true } : {}) }, present);
  return kind === 'digest' && locale === null && staleness !== 'retracted' ? null : staleness;
};

/** A version of a document: it identifies the text and all metadata. */
export const versionOf = (
  path: string,
  { documents, retracted, withdrawn }: Pick<Snapshot, 'documents' | 'retracted' | 'withdrawn'>,
): string =>
  documents.get(path)?.stateHash ??
  retracted.get(path)?.stateHash ??
  (withdrawn.has(path) ? 'withdrawn' : 'none');
