// The codes of passages, and the documents that have ever had them.

import type { Kysely } from 'kysely';
import { createYielder } from '../core/event-loop.ts';
import type { Followers, Holding } from '../core/followers.ts';
import type { KeptPassage } from '../revisions/revisions.ts';
import type { Schema } from './schema.ts';

/** Rows that one statement writes. */
export const CODES_AT_ONCE = 200;

/** The codes in a revision's passages, as they are kept. */
export const codesIn = (passages: string): string[] =>
  (JSON.parse(passages) as KeptPassage[]).map(({ citation }) => citation);

/** Adds the codes of a document that it has not had before. */
export const addCodes = async (
  db: Kysely<Schema>,
  document: string,
  given: readonly string[],
): Promise<void> => {
  const yieldToEventLoop = createYielder();
  const codes = [...new Set(given)].map((citation) => ({ citation, document }));
  for (let at = 0; at < codes.length; at += CODES_AT_ONCE) {
    await yieldToEventLoop();
    await addCodeRows(db, codes.slice(at, at + CODES_AT_ONCE));
  }
};

/** One row: a code, and a document that has had it. */
export interface Code {
  readonly citation: string;
  readonly document: string;
}

/** Adds rows that are not there yet, in one statement. */
export const addCodeRows = (db: Kysely<Schema>, codes: readonly Code[]) =>
  db
    .insertInto('codes')
    .values(codes)
    .onConflict((c) => c.doNothing())
    .execute();

/** Writes down what follows passages of a document. */
export const setFollowers = async (
  db: Kysely<Schema>,
  document: string,
  followers: Followers,
): Promise<void> => {
  const rows = [...followers].map(([citation, { to, holds }]) => ({
    citation,
    document,
    followers: JSON.stringify(to),
    holds,
  }));
  for (let at = 0; at < rows.length; at += CODES_AT_ONCE)
    await db
      .insertInto('codes')
      .values(rows.slice(at, at + CODES_AT_ONCE))
      .onConflict((c) =>
        c.columns(['citation', 'document']).doUpdateSet((set) => ({
          followers: set.ref('excluded.followers'),
          holds: set.ref('excluded.holds'),
        })),
      )
      .execute();
};

/** All that follow others, by the codes of those. */
export const followersIn = async (db: Kysely<Schema>): Promise<Followers> => {
  const rows = await db
    .selectFrom('codes')
    .select(['citation', 'followers', 'holds'])
    .where('followers', 'is not', null)
    .execute();
  return new Map(
    rows.map(({ citation, followers, holds }) => [
      citation,
      { to: JSON.parse(followers ?? '[]') as string[], holds: (holds ?? 'none') as Holding },
    ]),
  );
};
