// The codes of passages, and the documents that have ever had them.

import type { Kysely } from 'kysely';
import { createBreathe } from '../core/breathe.ts';
import type { KeptPassage } from '../revisions/revisions.ts';
import type { Schema } from './schema.ts';

const ROWS_AT_ONCE = 500;

/** The codes in a revision's passages, as they are kept. */
export const codesIn = (passages: string): string[] =>
  (JSON.parse(passages) as KeptPassage[]).map(({ citation }) => citation);

/** Adds the codes of a document that it has not had before. */
export const addCodes = async (
  db: Kysely<Schema>,
  document: string,
  given: readonly string[],
): Promise<void> => {
  const breathe = createBreathe();
  const codes = [...new Set(given)];
  for (let at = 0; at < codes.length; at += ROWS_AT_ONCE) {
    await breathe();
    await db
      .insertInto('codes')
      .values(codes.slice(at, at + ROWS_AT_ONCE).map((citation) => ({ citation, document })))
      .onConflict((c) => c.doNothing())
      .execute();
  }
};
