// What librarians decided, or proposed, about a state of a document: it holds for another reading of the same file.

import type { HeldDocument, KeptDocument } from '../revisions/revisions.ts';
import type { Tx } from './database.ts';

/** A document that only its reader has changed, with the moment since which it was as it was before. */
export interface Reread {
  readonly before: KeptDocument;
  readonly since: number;
  readonly now: Pick<HeldDocument, 'stateHash'>;
}

/** The state of a document, alone or as the first of several things that a proposal depends on. */
const STATE = /^(\["|)[0-9a-f]{64}/;

/** Moves decisions about states of documents to the states in which another reader sees them. */
export const carryDecisions = async (tx: Tx, rereads: readonly Reread[]): Promise<void> => {
  if (rereads.length === 0) return;
  const byPath = new Map(rereads.map((reread) => [reread.before.path, reread]));
  const corrections = await tx
    .selectFrom('corrections')
    .select(['id', 'document', 'updated_at'])
    .where('version', 'is not', null)
    .execute();
  for (const { id, document, updated_at } of corrections) {
    const { since, now } = byPath.get(document) ?? {};
    if (now?.stateHash === undefined || since === undefined || updated_at < since) continue;
    await tx.updateTable('corrections').set({ version: now.stateHash }).where('id', '=', id).execute();
  }
  const proposals = await tx.selectFrom('proposals').selectAll().where('version', 'is not', null).execute();
  for (const { id, act, subject, note, version, created_at } of proposals) {
    const { since, now } = (act === 'gap-link' ? withPassage(rereads, note) : byPath.get(subject)) ?? {};
    const { stateHash } = now ?? {};
    if (stateHash === undefined || since === undefined || created_at < since) continue;
    const carried = version?.replace(STATE, (_, mark: string) => mark + stateHash);
    await tx.updateTable('proposals').set({ version: carried }).where('id', '=', id).execute();
  }
};

const withPassage = (rereads: readonly Reread[], code: string): Reread | undefined =>
  rereads.find(({ before }) => before.passages.some(({ citation }) => citation === code));
