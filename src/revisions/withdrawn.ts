// Documents that librarians have withdrawn: they stay in their files, and are not in the library.

import { StoreError } from '../core/store-error.ts';
import type { Document } from '../knowledge/document.ts';
import type { Revisions } from './revisions.ts';

type Documents = ReadonlyMap<string, Document>;

export interface Left {
  readonly documents: Documents;
  /** What was left out, as {@link sayWithdrawn} says it; null where it could not be found out. */
  readonly without: string | null;
}

/** The paths of withdrawn documents as one text: two that are equal stand for the same documents. */
export const sayWithdrawn = (paths: readonly string[]): string => JSON.stringify([...paths].sort());

/**
 * The documents without those that are withdrawn. Where that cannot be found out, no more than what the library `held` before: better
 * the last good state than one that shows what was withdrawn.
 */
export const withoutWithdrawn = async (
  documents: Documents,
  held: Documents,
  revisions: () => Pick<Revisions, 'withdrawals'>,
): Promise<Left> => {
  const where = (isIn: (path: string) => boolean) => new Map([...documents].filter(([path]) => isIn(path)));
  try {
    const paths = (await revisions().withdrawals()).map(({ document }) => document);
    const withdrawn = new Set(paths);
    return { documents: where((path) => !withdrawn.has(path)), without: sayWithdrawn(paths) };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { documents: where((path) => held.has(path)), without: null };
  }
};
