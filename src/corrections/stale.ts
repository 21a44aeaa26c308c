// Finds the words in a message that no longer match the library.

import type { Standing } from '../core/source.ts';
import type { Library } from '../knowledge/library.ts';
import type { Entry, Quoted, ShownAs } from '../ledger/ledger.ts';
import { sha256 } from '../system/hash.ts';

type Snapshot = ReturnType<Library['snapshot']>;

/** What happened to words after they were shown. */
export type Staleness = 'changed' | 'removed' | Standing['is'];

/** What the library holds now, and what follows passages of earlier readings in it. */
export type Present = Pick<Snapshot, 'documents' | 'retracted'> & Pick<Library, 'followed'>;

export const presentIn = ({ snapshot, followed }: Pick<Library, 'snapshot' | 'followed'>): Present => {
  const { documents, retracted } = snapshot();
  return { documents, retracted, followed };
};

/** Null for words that stand, or that were shown as taken back. What was shown as old is taken back all the same. */
export const stalenessOf = (
  { citation, document, struck, old, standing: shown }: ShownAs & Pick<Quoted, 'struck'>,
  { documents, retracted, followed }: Present,
): Staleness | null => {
  if (struck === true) return null;
  if (retracted.has(document)) return 'retracted';
  if (old === true) return null;
  const present = documents.get(document);
  if (present === undefined) return 'removed';
  if (followed(citation)?.passage.document !== present) return 'changed';
  const { standing } = present.meta;
  return standing === undefined || shown === sha256(JSON.stringify(standing)) ? null : standing.is;
};

/** The same for what an entry shows. Of one of an older version nobody knows what it showed as old. */
export const entryStaleness = (
  { kind, locale }: Pick<Entry, 'kind' | 'locale'>,
  quoted: Quoted,
  present: Present,
): Staleness | null => {
  const staleness = stalenessOf(quoted, present);
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
