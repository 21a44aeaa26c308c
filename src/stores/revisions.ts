// Editions, revisions and texts in the database.

import type { Clock } from '../core/ports.ts';
import type { Metadata } from '../core/source.ts';
import type { Edition, KeptDocument, KeptPassage, KeptRevision, Revisions } from '../revisions/revisions.ts';
import { addCodes } from './codes.ts';
import type { Database, Tx } from './database.ts';
import { pathKey } from './removals.ts';
import type { RevisionsTable } from './schema.ts';

const THE_ONE = 1;
/** The edition before the first. */
const NONE = 0;
/** A passage's code, which has no sign that a pattern of SQL reads. */
const CITATION = /^[0-9a-z]{8}$/;

const documentOf = (row: RevisionsTable): KeptDocument => ({
  path: row.document,
  revision: row.revision,
  fileHash: row.file_hash,
  meta: { ...UNDATED, ...(JSON.parse(row.meta) as Omit<Metadata, keyof typeof UNDATED>) },
  passages: (JSON.parse(row.passages) as Omit<KeptPassage, 'validUntil'>[]).map((passage) => ({
    validUntil: null,
    ...passage,
  })),
});

/** What was kept before there were such dates had none. */
const UNDATED: Pick<Metadata, 'validUntil' | 'reviewBy'> = { validUntil: null, reviewBy: null };
const revisionOf = (row: RevisionsTable): KeptRevision => ({
  ...documentOf(row),
  firstSeen: row.first_seen,
  lastSeen: row.last_seen,
});

export const createRevisions = (database: Database, clock: Clock): Revisions => ({
  current: () =>
    database.read(async (db) => {
      const row = await db
        .selectFrom('library')
        .selectAll()
        .where('id', '=', THE_ONE)
        .where('edition', '>', NONE)
        .executeTakeFirst();
      return row === undefined ? null : { edition: row.edition, revision: row.revision, since: row.since };
    }),

  observe: (revision, documents) =>
    database.write(async (tx) => {
      const now = clock.now();
      // Writing this row first makes processes wait for one another, on either database.
      const last = await tx
        .insertInto('library')
        .values({ id: THE_ONE, edition: NONE, revision: '', since: now })
        .onConflict((c) => c.column('id').doUpdateSet({ id: THE_ONE }))
        .returning(['edition', 'revision', 'since'])
        .executeTakeFirstOrThrow();
      await tx.updateTable('revisions').set({ last_seen: now }).where('to_edition', 'is', null).execute();
      if (last.edition !== NONE && last.revision === revision)
        return { edition: last.edition, revision, since: last.since, changed: false };
      const edition: Edition = { edition: last.edition + 1, revision, since: now };
      await keep(tx, documents, edition.edition, now);
      await tx
        .updateTable('library')
        .set({ ...edition })
        .where('id', '=', THE_ONE)
        .execute();
      return { ...edition, changed: last.edition !== NONE };
    }),

  at: (edition) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('revisions')
        .selectAll()
        .where('from_edition', '<=', edition)
        .where((w) => w.or([w('to_edition', 'is', null), w('to_edition', '>', edition)]))
        .orderBy('document')
        .execute();
      return rows.map(documentOf);
    }),

  of: (document) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('revisions')
        .selectAll()
        .where('document', '=', document)
        .orderBy('from_edition', 'desc')
        .execute();
      const found = new Map<string, KeptRevision>();
      for (const row of rows) {
        const later = found.get(row.revision);
        found.set(
          row.revision,
          later === undefined
            ? revisionOf(row)
            : { ...later, firstSeen: Math.min(later.firstSeen, row.first_seen) },
        );
      }
      return [...found.values()];
    }),

  known: () =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('revisions')
        .select(['document', 'meta'])
        .orderBy('from_edition')
        .execute();
      // The last row of a document wins.
      const found = new Map(rows.map(({ document, meta }) => [document, meta]));
      return [...found].map(([document, meta]) => {
        const { title, source } = JSON.parse(meta) as Partial<Metadata>;
        return { document, names: [title, source].filter((name) => typeof name === 'string') };
      });
    }),

  withPassage: (citation) =>
    database.read(async (db) => {
      if (!CITATION.test(citation)) return null;
      const row = await db
        .selectFrom('revisions')
        .selectAll()
        .where('document', 'in', db.selectFrom('codes').select('document').where('citation', '=', citation))
        .where('passages', 'like', `%"citation":"${citation}"%`)
        .orderBy('from_edition', 'desc')
        .limit(1)
        .executeTakeFirst();
      // What a heading says may look like a code's field.
      const found = row === undefined ? null : revisionOf(row);
      return found?.passages.some((passage) => passage.citation === citation) ? found : null;
    }),

  text: (revision) =>
    database.read(async (db) => {
      const row = await db.selectFrom('texts').select('text').where('hash', '=', revision).executeTakeFirst();
      return row?.text ?? null;
    }),

  removals: () =>
    database.read(async (db) => {
      const row = await db
        .selectFrom('removals')
        .select((s) => [s.fn.countAll().as('count'), s.fn.max('at').as('at')])
        .executeTakeFirst();
      return Number(row?.count ?? 0) + Number(row?.at ?? 0);
    }),

  isRemoved: (what) =>
    database.read(async (db) => {
      const key = 'citation' in what ? what.citation : pathKey(what.document);
      return (
        (await db.selectFrom('removals').select('key').where('key', '=', key).executeTakeFirst()) !==
        undefined
      );
    }),

  withdrawals: () =>
    database.read((db) => db.selectFrom('withdrawals').selectAll().orderBy('document').execute()),

  withdraw: (withdrawal) =>
    database.write(async (tx) => {
      await tx
        .insertInto('withdrawals')
        .values(withdrawal)
        .onConflict((c) => c.column('document').doUpdateSet({ ...withdrawal }))
        .execute();
    }),

  restore: (document) =>
    database.write(async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('withdrawals')
        .where('document', '=', document)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    }),
});

/** Closes what is no longer there and opens what is new, by document, text and what is known of it. */
const keep = async (
  tx: Tx,
  documents: readonly (KeptDocument & { readonly text: string })[],
  edition: number,
  now: number,
) => {
  const before = await tx.selectFrom('revisions').selectAll().where('to_edition', 'is', null).execute();
  const keyOf = (d: KeptDocument) => JSON.stringify([d.path, d.revision, d.fileHash, d.meta, d.passages]);
  const open = new Map(before.map((row) => [keyOf(documentOf(row)), row]));
  const wanted = new Map(documents.map((d) => [keyOf(d), d]));
  for (const [key, { document, revision, from_edition }] of open)
    if (!wanted.has(key))
      await tx
        .updateTable('revisions')
        .set({ to_edition: edition })
        .where('document', '=', document)
        .where('revision', '=', revision)
        .where('from_edition', '=', from_edition)
        .execute();
  for (const [key, d] of wanted) {
    if (open.has(key)) continue;
    await tx
      .insertInto('texts')
      .values({ hash: d.revision, text: d.text })
      .onConflict((c) => c.doNothing())
      .execute();
    await tx
      .insertInto('revisions')
      .values({
        document: d.path,
        revision: d.revision,
        from_edition: edition,
        to_edition: null,
        first_seen: now,
        last_seen: now,
        file_hash: d.fileHash,
        meta: JSON.stringify(d.meta),
        passages: JSON.stringify(d.passages),
      })
      .execute();
    await addCodes(
      tx,
      d.path,
      d.passages.map(({ citation }) => citation),
    );
  }
};
