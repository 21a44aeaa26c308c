// Editions, revisions and texts in the database.

import { createYielder } from '../core/event-loop.ts';
import type { Clock } from '../core/ports.ts';
import type { Metadata } from '../core/source.ts';
import type { Edition, HeldDocument, KeptDocument, Revisions } from '../revisions/revisions.ts';
import { followersIn } from './codes.ts';
import type { Database } from './database.ts';
import { eventsIn } from './document-events.ts';
import { pathKey } from './removals.ts';
import { changedRows, documentOf, outlinesOf, wholeRows } from './revision-rows.ts';
import {
  addCodesOfAll,
  type EditionDiff,
  type NewRows,
  newRowsOf,
  prepare,
  saveEdition,
} from './save-edition.ts';

const THE_ONE = 1;
/** The edition before the first. */
const NONE = 0;
/** A passage's code, which has no sign that a pattern of SQL reads. */
const CITATION = /^[0-9a-z]{8}$/;

const NOTHING: Edition = { edition: NONE, revision: '', since: 0 };

const lastEdition = (database: Database): Promise<Edition | null> =>
  database.read(async (db) => {
    const row = await db
      .selectFrom('library')
      .selectAll()
      .where('id', '=', THE_ONE)
      .where('edition', '>', NONE)
      .executeTakeFirst();
    return row === undefined ? null : { edition: row.edition, revision: row.revision, since: row.since };
  });

/** Null if another process has kept an edition meanwhile. */
const keepEdition = (
  database: Database,
  revision: string,
  rows: readonly NewRows[],
  plan: EditionDiff,
  now: number,
): Promise<(Edition & { readonly changed: boolean }) | null> =>
  database.writeMuch(async (tx) => {
    // Writing this row first makes processes wait for one another, on either database.
    const last = await tx
      .insertInto('library')
      .values({ id: THE_ONE, edition: NONE, revision: '', since: now })
      .onConflict((c) => c.column('id').doUpdateSet({ id: THE_ONE }))
      .returning(['edition', 'revision', 'since'])
      .executeTakeFirstOrThrow();
    if (last.edition !== plan.since) return null;
    const edition: Edition = { edition: last.edition + 1, revision, since: now };
    await saveEdition(tx, rows, plan, edition.edition, now);
    await tx
      .updateTable('library')
      .set({ ...edition })
      .where('id', '=', THE_ONE)
      .execute();
    return { ...edition, changed: last.edition !== NONE };
  });

const changedIn = (documents: readonly HeldDocument[], { staying }: EditionDiff) =>
  documents.filter(({ path }) => !staying.has(path));

export const createRevisions = (database: Database, clock: Clock): Revisions => ({
  current: () => lastEdition(database),

  async observe(revision, documents) {
    for (;;) {
      const seen = (await lastEdition(database)) ?? NOTHING;
      if (seen.edition !== NONE && seen.revision === revision) return { ...seen, changed: false };
      const plan = await prepare(database, documents, seen.edition);
      await addCodesOfAll(database, changedIn(documents, plan));
      const rows = await newRowsOf(documents, plan);
      const kept = await keepEdition(database, revision, rows, plan, clock.now());
      if (kept !== null) return kept;
    }
  },

  at: (edition) =>
    database.read(async (db) => {
      const yieldToEventLoop = createYielder();
      const found: KeptDocument[] = [];
      for await (const row of wholeRows(
        db,
        { edition },
        await outlinesOf(db, { edition }),
        yieldToEventLoop,
      )) {
        found.push(documentOf(row));
        await yieldToEventLoop();
      }
      return found;
    }),

  between: (from, to) =>
    database.read(async (db) => {
      const yieldToEventLoop = createYielder();
      return {
        before: await changedRows(db, from, to, yieldToEventLoop),
        now: await changedRows(db, to, from, yieldToEventLoop),
      };
    }),

  lastReading: ({ path, fileHash }, upTo) =>
    database.read(async (db) => {
      const row = await db
        .selectFrom('revisions')
        .selectAll()
        .where('document', '=', path)
        .where('file_hash', '=', fileHash)
        .where('from_edition', '<=', upTo)
        .orderBy('from_edition', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : documentOf(row);
    }),

  followers: () => database.read(followersIn),

  events: (max) => database.read((db) => eventsIn(db, max)),

  listByDocument: (document) =>
    database.read(async (db) => {
      const rows = await db
        .selectFrom('revisions')
        .select(['revision', 'file_hash', 'first_seen'])
        .where('document', '=', document)
        .orderBy('from_edition', 'desc')
        .execute();
      const found = new Map<string, { fileHashes: Set<string>; firstSeen: number }>();
      for (const { revision, file_hash, first_seen } of rows) {
        const { fileHashes, firstSeen } = found.get(revision) ?? {
          fileHashes: new Set(),
          firstSeen: Infinity,
        };
        found.set(revision, {
          fileHashes: fileHashes.add(file_hash),
          firstSeen: Math.min(firstSeen, Number(first_seen)),
        });
      }
      return [...found].map(([revision, { fileHashes, firstSeen }]) => ({
        revision,
        fileHashes: [...fileHashes],
        firstSeen,
      }));
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
      const yieldToEventLoop = createYielder();
      // One at a time: a document can have many long revisions.
      for (const { document, from_edition } of all) {
        await yieldToEventLoop();
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
