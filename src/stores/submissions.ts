// Documents that wait for librarians, in the database: what is known of each in a row, its bytes in pieces.

import { sql } from 'kysely';
import type { Clock, Locale } from '../core/ports.ts';
import { WAITING_MS } from '../submissions/limits.ts';
import type { Submission, SubmissionStore } from '../submissions/submission.ts';
import type { Database, Db, Tx } from './database.ts';
import { scheduleErasure } from './erasure.ts';
import { addParts } from './ledger-rows.ts';
import { latestPossible } from './redate.ts';
import type { SubmissionsTable } from './schema.ts';

/** Bytes of a piece: whoever reads a few hundred rows at once, as a backup does, needs little memory for them. */
const PIECE_BYTES = 64 * 1024;

const submissionFromRow = (row: SubmissionsTable): Submission => {
  const found = JSON.parse(row.found) as Submission['found'];
  return {
    id: row.id,
    title: found.title ?? row.shown,
    path: row.path,
    shown: row.shown,
    fetched: row.url === null || row.fetched_at === null ? null : { url: row.url, at: row.fetched_at },
    given: JSON.parse(row.given) as Submission['given'],
    found,
    hash: row.hash,
    size: row.size,
    by: row.by,
    chat: row.chat,
    locale: row.locale as Locale,
    version: row.version,
    createdAt: row.created_at,
  };
};

/** Waiting lasts no longer because the clock has been set back since. */
export const dateSubmissions = async (tx: Tx, now: number): Promise<void> => {
  await tx
    .updateTable('submissions')
    .set({ created_at: Math.floor(now) })
    .where('created_at', '>', latestPossible(now))
    .execute();
};

/** Removes them for good; the number of documents. */
export const dropSubmissions = async (tx: Tx, ids: readonly string[], now: number): Promise<number> => {
  if (ids.length === 0) return 0;
  // Proposals to take or reject what is gone would never be of use.
  await tx.deleteFrom('proposals').where('subject', 'in', ids).execute();
  const { numDeletedRows } = await tx.deleteFrom('submissions').where('id', 'in', ids).executeTakeFirst();
  if (numDeletedRows > 0n) await scheduleErasure(tx, 'expiry', now);
  return Number(numDeletedRows);
};

export const createSubmissionStore = (database: Database, clock: Clock): SubmissionStore => {
  const waiting = (db: Db) =>
    db
      .selectFrom('submissions')
      .selectAll()
      .where('created_at', '>', clock.now() - WAITING_MS);
  const totals = async (tx: Tx) => {
    const row = await tx
      .selectFrom('submissions')
      .select((s) => [s.fn.countAll().as('documents'), s.fn.sum('size').as('bytes')])
      .executeTakeFirst();
    return { documents: Number(row?.documents ?? 0), bytes: Number(row?.bytes ?? 0) };
  };

  return {
    add: ({ given, found, fetched, ...submission }, bytes, room) =>
      database.writeMuch(async (tx) => {
        const same = await waiting(tx).where('hash', '=', submission.hash).executeTakeFirst();
        if (same !== undefined) return { waits: submissionFromRow(same) };
        const { by } = submission;
        if (room.ofPerson !== null && by !== null) {
          const mine = await tx.selectFrom('submissions').select('id').where('by', '=', by).execute();
          if (mine.length >= room.ofPerson) return 'too many';
        }
        const { documents, bytes: used } = await totals(tx);
        if (documents >= room.documents || used + bytes.length > room.bytes) return 'full';
        await tx
          .insertInto('submissions')
          .values({
            ...submission,
            url: fetched?.url ?? null,
            fetched_at: fetched?.at ?? null,
            given: JSON.stringify(given),
            found: JSON.stringify(found),
            version: 0,
            taken_until: null,
            created_at: Math.floor(clock.now()),
          })
          .execute();
        for (let piece = 0; piece * PIECE_BYTES < bytes.length; piece++)
          await tx
            .insertInto('originals')
            .values({
              submission: submission.id,
              piece,
              bytes: Buffer.from(bytes.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES)),
            })
            .execute();
        return 'kept';
      }),

    find: (id) =>
      database.read(async (db) => {
        const row = await waiting(db).where('id', '=', id).executeTakeFirst();
        return row === undefined ? null : submissionFromRow(row);
      }),

    bytes: (id) =>
      database.read(async (db) => {
        const pieces = await db
          .selectFrom('originals')
          .select('bytes')
          .where('submission', '=', id)
          .orderBy('piece')
          .execute();
        return pieces.length === 0
          ? null
          : Buffer.concat(
              pieces.map(({ bytes }) => (bytes instanceof ArrayBuffer ? Buffer.from(bytes) : bytes)),
            );
      }),

    tellIn: (id, chat) =>
      database.write(async (tx) => {
        await tx.updateTable('submissions').set({ chat }).where('id', '=', id).execute();
      }),

    count: () =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('submissions')
          .select((s) => s.fn.countAll().as('count'))
          .where('created_at', '>', clock.now() - WAITING_MS)
          .executeTakeFirst();
        return Number(row?.count ?? 0);
      }),

    list: (offset, max) =>
      database.read(async (db) => {
        const rows = await waiting(db)
          .orderBy('created_at')
          .orderBy('id')
          .limit(max)
          .offset(offset)
          .execute();
        return rows.map(submissionFromRow);
      }),

    ofPerson: (user) =>
      database.read(async (db) => {
        const rows = await waiting(db).where('by', '=', user).orderBy('created_at').orderBy('id').execute();
        return rows.map(submissionFromRow);
      }),

    describe: (id, version, { given, found }) =>
      database.write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('submissions')
          .set({ given: JSON.stringify(given), found: JSON.stringify(found), version: version + 1 })
          .where('id', '=', id)
          .where('version', '=', version)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    take: (id, forMs) =>
      database.write(async (tx) => {
        const now = Math.floor(clock.now());
        const row = await tx
          .updateTable('submissions')
          .set({ taken_until: now + forMs })
          .where('id', '=', id)
          .where('created_at', '>', now - WAITING_MS)
          .where((w) =>
            w.or([
              w('taken_until', 'is', null),
              w('taken_until', '<=', now),
              // Nothing is taken for longer: the clock has been set back.
              w('taken_until', '>', now + forMs),
            ]),
          )
          .returningAll()
          .executeTakeFirst();
        return row === undefined ? null : submissionFromRow(row);
      }),

    release: (id) =>
      database.write(async (tx) => {
        await tx.updateTable('submissions').set({ taken_until: null }).where('id', '=', id).execute();
      }),

    finish: (id, told) =>
      database.write(async (tx) => {
        const now = clock.now();
        if ((await dropSubmissions(tx, [id], now)) === 0) return false;
        await addParts(tx, told, [], now);
        await database.enqueue(
          tx,
          told
            .filter(({ part }) => part === 0)
            .map(({ id: entry, dueAt }) => ({ task: 'part' as const, id: entry, at: dueAt })),
        );
        return true;
      }),

    expired: (max) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('submissions')
          .selectAll()
          .where('created_at', '<=', clock.now() - WAITING_MS)
          .orderBy('created_at')
          .limit(max)
          .execute();
        return rows.map(submissionFromRow);
      }),
  };
};

/** Deletes messages about outcomes that are no longer on their way, with the chats of those who were told. The number of rows. */
export const pruneOutcomes = async (tx: Tx, before: number): Promise<number> => {
  const gone = await tx
    .deleteFrom('ledger')
    .where('kind', '=', 'submission')
    .where((w) =>
      w.or([w('state', 'in', ['sent', 'failed', 'skipped', 'uncertain']), w('created_at', '<=', before)]),
    )
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
};

/** Nobody can be told any more that somebody sent a document in: it waits on without them. The number of rows. */
export const forgetSender = async (tx: Tx, user: string): Promise<number> => {
  const { numUpdatedRows } = await tx
    .updateTable('submissions')
    .set({ by: null, chat: null })
    .where('by', '=', user)
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

/** How a document that waits may be named to have it deleted: by its code, its path, or the bytes of a document that was removed. */
export const submissionsLike = async (
  tx: Tx,
  { name, hashes }: { readonly name: string; readonly hashes: readonly string[] },
): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('submissions')
    .select('id')
    .where((w) =>
      w.or([
        w('id', '=', name),
        w('path', '=', name),
        ...(hashes.length === 0 ? [] : [sql<boolean>`hash in (${sql.join(hashes)})`]),
      ]),
    )
    .execute();
  return rows.map(({ id }) => id);
};
