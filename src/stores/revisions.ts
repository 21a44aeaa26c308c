// Editions, revisions and texts in the database.

import { sql } from 'kysely';
import { type Breathe, createBreathe } from '../core/breathe.ts';
import type { Clock } from '../core/ports.ts';
import type { Metadata } from '../core/source.ts';
import type { Edition, KeptDocument, KeptPassage, Revisions } from '../revisions/revisions.ts';
import { addCodes } from './codes.ts';
import type { Database, Db, Tx } from './database.ts';
import { pathKey } from './removals.ts';
import type { RevisionsTable } from './schema.ts';

const THE_ONE = 1;
/** The edition before the first. */
const NONE = 0;
/** A passage's code, which has no sign that a pattern of SQL reads. */
const CITATION = /^[0-9a-z]{8}$/;

/** What was kept before there were such dates had none. */
const UNDATED: Pick<Metadata, 'validUntil' | 'reviewBy'> = { validUntil: null, reviewBy: null };
const datedMeta = (meta: Omit<Metadata, keyof typeof UNDATED>): Metadata => ({ ...UNDATED, ...meta });
const datedPassages = (passages: readonly Omit<KeptPassage, 'validUntil'>[]): KeptPassage[] =>
  passages.map((passage) => ({ validUntil: null, ...passage }));

const documentOf = (row: RevisionsTable): KeptDocument => ({
  path: row.document,
  revision: row.revision,
  fileHash: row.file_hash,
  meta: datedMeta(JSON.parse(row.meta)),
  passages: datedPassages(JSON.parse(row.passages)),
});

/** Bytes of passages, and documents, that are read in one query: more would stall everything else. */
const BYTES_AT_ONCE = 250_000;
const DOCUMENTS_AT_ONCE = 100;
/** Passages that are written as JSON between two turns of the event loop. */
const PASSAGES_AT_ONCE = 500;

/** Which rows: those of an edition, or those that are in the library now. */
type Which = { readonly edition: number } | 'now';

const rowsOf = (db: Db, which: Which) => {
  const rows = db.selectFrom('revisions');
  return which === 'now'
    ? rows.where('to_edition', 'is', null)
    : rows
        .where('from_edition', '<=', which.edition)
        .where((w) => w.or([w('to_edition', 'is', null), w('to_edition', '>', which.edition)]));
};

/** Rows without their passages, in the order of documents. The database knows how long a text is without reading it. */
const outlinesOf = (db: Db, which: Which) =>
  rowsOf(db, which)
    .select(['document', 'revision', 'from_edition', 'file_hash'])
    .select(sql<number>`octet_length(passages)`.as('bytes'))
    .orderBy('document')
    .execute();
type Outline = Awaited<ReturnType<typeof outlinesOf>>[number];

/** The whole rows of outlines, in their order, a few at a time. */
async function* wholeRows(db: Db, which: Which, outlines: readonly Outline[], breathe: Breathe) {
  let documents: string[] = [];
  let bytes = 0;
  for (const [i, outline] of outlines.entries()) {
    documents.push(outline.document);
    bytes += outline.bytes + (outlines[i + 1]?.bytes ?? 0);
    const isLast = i === outlines.length - 1;
    if (!isLast && bytes < BYTES_AT_ONCE && documents.length < DOCUMENTS_AT_ONCE) continue;
    await breathe();
    yield* await rowsOf(db, which)
      .where('document', 'in', documents)
      .selectAll()
      .orderBy('document')
      .execute();
    [documents, bytes] = [[], 0];
  }
}

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
      const breathe = createBreathe();
      const found: KeptDocument[] = [];
      for await (const row of wholeRows(db, { edition }, await outlinesOf(db, { edition }), breathe)) {
        found.push(documentOf(row));
        await breathe();
      }
      return found;
    }),

  of: (document) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('revisions')
        .select((s) => ['revision', s.fn.min('first_seen').as('first_seen')])
        .where('document', '=', document)
        .groupBy('revision')
        .orderBy((s) => s.fn.max('from_edition'), 'desc')
        .execute();
      return rows.map(({ revision, first_seen }) => ({ revision, firstSeen: Number(first_seen) }));
    }),

  kept: (document, revision) =>
    database.read(async (db) => {
      const rows = db
        .selectFrom('revisions')
        .where('document', '=', document)
        .where('revision', '=', revision);
      const [row, first] = [
        await rows.selectAll().orderBy('from_edition', 'desc').limit(1).executeTakeFirst(),
        await rows.select((s) => s.fn.min('first_seen').as('seen')).executeTakeFirst(),
      ];
      return row === undefined ? null : { ...documentOf(row), firstSeen: Number(first?.seen) };
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
      const rows = db
        .selectFrom('revisions')
        .where('document', 'in', db.selectFrom('codes').select('document').where('citation', '=', citation));
      const all = await rows
        .select(['document', 'from_edition'])
        .orderBy('from_edition', 'desc')
        .orderBy('document')
        .execute();
      const breathe = createBreathe();
      // One at a time: a document can have many long revisions.
      for (const { document, from_edition } of all) {
        await breathe();
        const row = await db
          .selectFrom('revisions')
          .selectAll()
          .where('document', '=', document)
          .where('from_edition', '=', from_edition)
          .executeTakeFirst();
        // What a heading says may look like a code's field.
        if (row?.passages.includes(`"citation":"${citation}"`) !== true) continue;
        const found = documentOf(row);
        if (found.passages.some((passage) => passage.citation === citation))
          return { ...found, firstSeen: row.first_seen };
      }
      return null;
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

/** The passages as JSON, written in slices. */
const jsonOf = async (passages: readonly KeptPassage[], breathe: Breathe): Promise<string> => {
  const parts: string[] = [];
  for (let at = 0; at < passages.length; at += PASSAGES_AT_ONCE) {
    parts.push(JSON.stringify(passages.slice(at, at + PASSAGES_AT_ONCE)).slice(1, -1));
    await breathe();
  }
  return `[${parts.join(',')}]`;
};

/** Whether a row keeps the same of a document. What an older version kept may have other fields, or the same in another order. */
const keepsSame = (row: RevisionsTable, meta: string, passages: string): boolean => {
  const same = (kept: string, now: string, dated: (parsed: never) => unknown): boolean =>
    kept === now ||
    JSON.stringify(dated(JSON.parse(kept) as never)) === JSON.stringify(dated(JSON.parse(now) as never));
  return same(row.meta, meta, datedMeta) && same(row.passages, passages, datedPassages);
};

/** Closes what is no longer there and opens what is new, by document, text and what is known of it. */
const keep = async (
  tx: Tx,
  documents: readonly (KeptDocument & { readonly text: string })[],
  edition: number,
  now: number,
) => {
  const breathe = createBreathe();
  const wanted = new Map(documents.map((d) => [d.path, d]));
  const open = await outlinesOf(tx, 'now');
  const alike = open.filter(({ document, revision, file_hash }) => {
    const d = wanted.get(document);
    return d?.revision === revision && d.fileHash === file_hash;
  });
  const staying = new Set<string>();
  for await (const row of wholeRows(tx, 'now', alike, breathe)) {
    const d = wanted.get(row.document);
    if (d !== undefined && keepsSame(row, JSON.stringify(d.meta), await jsonOf(d.passages, breathe)))
      staying.add(row.document);
    await breathe();
  }
  for (const { document, revision, from_edition } of open) {
    if (staying.has(document)) continue;
    await breathe();
    await tx
      .updateTable('revisions')
      .set({ to_edition: edition, last_seen: now })
      .where('document', '=', document)
      .where('revision', '=', revision)
      .where('from_edition', '=', from_edition)
      .execute();
  }
  for (const d of documents) {
    if (staying.has(d.path)) continue;
    await tx
      .insertInto('texts')
      .values({ hash: d.revision, text: d.text })
      .onConflict((c) => c.doNothing())
      .execute();
    const passages = await jsonOf(d.passages, breathe);
    await breathe();
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
        passages,
      })
      .execute();
    await breathe();
    await addCodes(
      tx,
      d.path,
      d.passages.map(({ citation }) => citation),
    );
  }
};
