// Removing a document for good: its texts, and all that was kept of them; its codes stay, as codes of what was removed.

import { existsSync } from 'node:fs';
import type { Quoted } from '../ledger/ledger.ts';
import type { KeptPassage } from '../revisions/revisions.ts';
import { appendTo } from './audit.ts';
import { mayMention, type Sealer } from './audit-forget.ts';
import type { DataParts } from './backup.ts';
import type { Tx } from './database.ts';
import { scheduleErasure } from './erasure.ts';
import { eraseNow } from './forget.ts';
import { openDatabaseAt } from './open.ts';
import { pathKey } from './removals.ts';
import { indexShown } from './shown.ts';
import { dropSubmissions, submissionsLike } from './submissions.ts';

export interface RemovedDocument {
  /** Revisions of it that were kept; 0 where nothing was known of it. */
  readonly revisions: number;
  readonly passages: number;
  /** Messages in chats that show it still. */
  readonly messages: number;
  /** Messages that were on their way and are not sent. */
  readonly unsent: number;
  /** Documents that waited for librarians under this name, or with the same bytes. */
  readonly waiting: number;
  readonly isErased: boolean;
  /** Documents that are kept and no longer in the library, where nothing was known of this one. */
  readonly others: readonly string[];
}

const ROWS_AT_ONCE = 500;
const MAX_OTHERS = 20;

/** Rejects with a StoreError, or what `key` throws where the key of the audit log is missing. Null where there is no database. */
export const removeDocument = async (
  { place, clock, log }: DataParts,
  key: () => string,
  path: string,
): Promise<RemovedDocument | null> => {
  if (place.url === null && !existsSync(place.file)) return null;
  const database = await openDatabaseAt(place, clock, log);
  try {
    const removed = await database.write((tx) => removeIn(tx, { key, clock }, path));
    // What was deleted by somebody else's attempt may still lie in the file.
    return { ...removed, isErased: await eraseNow(database, { clock }) };
  } finally {
    await database.close();
  }
};

const removeIn = async (
  tx: Tx,
  { key, clock }: Sealer,
  path: string,
): Promise<Omit<RemovedDocument, 'isErased'>> => {
  const revisions = await tx
    .deleteFrom('revisions')
    .where('document', '=', path)
    .returning(['revision', 'passages', 'file_hash'])
    .execute();
  const now = clock.now();
  const hashes = [...new Set(revisions.map(({ file_hash }) => file_hash))];
  const waiting = await dropSubmissions(tx, await submissionsLike(tx, { name: path, hashes }), now);
  if (revisions.length === 0) {
    if (waiting > 0) await noteRemoval(tx, { key, clock }, { revisions: 0, passages: 0, waiting });
    const nothing = { revisions: 0, passages: 0, messages: 0, unsent: 0, waiting };
    return { ...nothing, others: waiting > 0 ? [] : await departed(tx) };
  }
  for (const revision of new Set(revisions.map((row) => row.revision)))
    await tx
      .deleteFrom('texts')
      .where('hash', '=', revision)
      .where((w) =>
        w.not(w.exists(w.selectFrom('revisions').select('document').where('revision', '=', revision))),
      )
      .execute();
  const passages = new Set(
    revisions.flatMap((row) => (JSON.parse(row.passages) as KeptPassage[]).map(({ citation }) => citation)),
  );
  for (const removed of [...passages, pathKey(path)])
    await tx
      .insertInto('removals')
      .values({ key: removed, at: now })
      .onConflict((c) => c.column('key').doUpdateSet({ at: now }))
      .execute();
  const { messages, unsent } = await removeFromLedger(tx, path, now);
  for (const table of ['withdrawals', 'corrections', 'beyond'] as const)
    await tx.deleteFrom(table).where('document', '=', path).execute();
  await tx.deleteFrom('proposals').where('subject', '=', path).execute();
  await tx.deleteFrom('codes').where('document', '=', path).execute();
  await tx.deleteFrom('drafts').where(mayMention('line', path)).execute();
  const counts = { revisions: revisions.length, passages: passages.size };
  await noteRemoval(tx, { key, clock }, waiting > 0 ? { ...counts, waiting } : counts);
  return { ...counts, messages, unsent, waiting, others: [] };
};

const noteRemoval = async (
  tx: Tx,
  { key, clock }: Sealer,
  detail: Readonly<Record<string, number>>,
): Promise<void> => {
  const now = clock.now();
  await appendTo(tx, key(), { at: now, chat: null, actor: null, act: 'forget document', detail });
  await scheduleErasure(tx, 'forgetting', now);
};

/** What still has to be sent and quotes it is not sent; what was sent is no longer known to show it. */
const removeFromLedger = async (tx: Tx, path: string, now: number) => {
  let [messages, unsent] = [0, 0];
  for (let after = ''; ; ) {
    const rows = await tx
      .selectFrom('ledger')
      .selectAll()
      .where('id', '>', after)
      .where('excerpts', '!=', '[]')
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      .execute();
    for (const row of rows) {
      const shown = JSON.parse(row.excerpts) as Quoted[];
      const left = shown.filter(({ document }) => document !== path);
      if (left.length === shown.length) continue;
      const isSent = row.state === 'sent';
      const excerpts = JSON.stringify(left);
      await tx
        .updateTable('ledger')
        .set({
          excerpts,
          payload: null,
          updated_at: now,
          ...(isSent ? {} : { state: 'skipped', why: 'removed', lease_by: null, lease_until: null }),
        })
        .where('id', '=', row.id)
        .execute();
      if (isSent) {
        messages++;
        await indexShown(tx, { ...row, excerpts });
      } else {
        if (row.state !== 'skipped' && row.state !== 'failed') unsent++;
        await tx.deleteFrom('shown').where('entry', '=', row.id).execute();
      }
    }
    after = rows.at(-1)?.id ?? '';
    if (rows.length < ROWS_AT_ONCE) return { messages, unsent };
  }
};

/** Documents that are kept, and that the library no longer holds. */
const departed = async (tx: Tx): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('revisions as old')
    .select('old.document')
    .distinct()
    .where((w) =>
      w.not(
        w.exists(
          w
            .selectFrom('revisions as now')
            .select('now.document')
            .whereRef('now.document', '=', 'old.document')
            .where('now.to_edition', 'is', null),
        ),
      ),
    )
    .orderBy('old.document')
    .limit(MAX_OTHERS)
    .execute();
  return rows.map(({ document }) => document);
};
