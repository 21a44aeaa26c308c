// Documents that librarians have withdrawn: they stay in their files, and are not in the library.

import { StoreError } from '../core/store-error.ts';
import type { Document } from '../knowledge/document.ts';
import type { Revisions } from './revisions.ts';

type Documents = ReadonlyMap<string, Document>;

/**
 * The documents without those that are withdrawn. Where that cannot be found out, no more than what the library `held` before: better
 * the last good state than one that shows what was withdrawn.
 */
export const withoutWithdrawn = async (
  documents: Documents,
  held: Documents,
  revisions: () => Revisions,
): Promise<Documents> => {
  const without = (isIn: (path: string) => boolean) => new Map([...documents].filter(([path]) => isIn(path)));
  try {
    const withdrawn = new Set((await revisions().withdrawals()).map(({ document }) => document));
    return without((path) => !withdrawn.has(path));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return without((path) => held.has(path));
  }
};
