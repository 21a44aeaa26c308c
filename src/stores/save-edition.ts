// Stores a new edition of the library: what has changed since the last one, and the followers of earlier passages.

import type { Insertable } from 'kysely';
import { createYielder, type YieldToEventLoop } from '../core/event-loop.ts';
import { followersOf } from '../revisions/following.ts';
import { asKey, isReadAnew } from '../revisions/reader-versions.ts';
import type { HeldDocument, KeptDocument } from '../revisions/revisions.ts';
import { addCodeRows, CODES_AT_ONCE, type Code, setFollowers } from './codes.ts';
import type { Database, Db, Tx } from './database.ts';
import { carryDecisions, type Reread } from './decisions.ts';
import {
  aboutIn,
  documentOf,
  keptAbout,
  keptPassages,
  outlinesOf,
  passagesIn,
  wholeRows,
} from './revision-rows.ts';
import type { RevisionsTable, Schema } from './schema.ts';

/** Whether a row keeps the same of a document. What an older version kept may have other fields, or the same in another order. */
const keepsSame = (row: RevisionsTable, { meta }: KeptDocument, passages: string): boolean =>
  asKey(aboutIn(row.meta).meta) === asKey(meta) &&
  (row.passages === passages || asKey(passagesIn(row.passages)) === asKey(passagesIn(passages)));

/** What differs between the library as it was kept last and as it is now. */
export interface EditionDiff {
  /** The edition that it was compared with; 0 if there was none. */
  readonly since: number;
  /** Paths of documents of which nothing has changed. */
  readonly staying: ReadonlySet<string>;
  /** Open rows of those of which the same is kept, but by another reader or in another form, with what is to be kept. */
  readonly rewritten: readonly {
    readonly row: RowKey;
    readonly kept: Pick<RevisionsTable, 'meta' | 'passages'>;
  }[];
  readonly rereads: readonly Reread[];
}

type RowKey = Pick<RevisionsTable, 'document' | 'revision' | 'from_edition'>;

/** Compares the library with what was kept last, and keeps what follows the passages of earlier readings. This can take long. */
export const prepare = async (
  database: Database,
  documents: readonly HeldDocument[],
  since: number,
): Promise<EditionDiff> => {
  const yieldToEventLoop = createYielder();
  const wanted = new Map(documents.map((d) => [d.path, d]));
  const staying = new Set<string>();
  const rewritten: EditionDiff['rewritten'][number][] = [];
  await database.read(async (db) => {
    const open = await outlinesOf(db, 'now');
    const alike = open.filter(({ document, revision, file_hash }) => {
      const d = wanted.get(document);
      return d?.revision === revision && d.fileHash === file_hash;
    });
    for await (const row of wholeRows(db, 'now', alike, yieldToEventLoop)) {
      const d = wanted.get(row.document);
      if (d === undefined) continue;
      const passages = await keptPassages(d.passages, yieldToEventLoop);
      if (!keepsSame(row, d, passages)) continue;
      staying.add(row.document);
      if (aboutIn(row.meta).reader !== d.reader || row.passages !== passages)
        rewritten.push({ row, kept: { meta: keptAbout(d), passages } });
      await yieldToEventLoop();
    }
  });
  const rereads: Reread[] = [];
  for (const d of documents) {
    if (since === 0 || staying.has(d.path)) continue;
    await yieldToEventLoop();
    rereads.push(...(await followDocument(database, d, yieldToEventLoop)));
  }
  return { since, staying, rewritten, rereads };
};

/** Keeps what follows the passages of a document as it was last, and as its file was read before. */
const followDocument = async (
  database: Database,
  now: HeldDocument,
  yieldToEventLoop: YieldToEventLoop,
): Promise<readonly Reread[]> => {
  const rereads: Reread[] = [];
  const earlier = await database.read((db) => earlierReadings(db, now));
  for (const [i, from] of earlier.entries()) {
    const kept = await database.read((db) => readingFrom(db, now.path, from));
    if (kept === null) continue;
    const { row, before, text } = kept;
    const followers = await followersOf({ ...before, text }, now, yieldToEventLoop);
    if (followers.size > 0)
      await database.write(async (tx) => {
        // What was removed for good meanwhile leaves nothing behind.
        if ((await readingFrom(tx, now.path, from)) !== null) await setFollowers(tx, now.path, followers);
      });
    if (i === 0 && isReadAnew(before, now)) rereads.push({ before, since: row.first_seen, now });
  }
  return rereads;
};

/**
 * Adds the codes of many documents, a few at a time, so that others can read and write in between. Until the documents themselves are
 * kept, the codes lead nowhere.
 */
export const addCodesOfAll = async (
  database: Pick<Database, 'writeLightly'>,
  documents: Iterable<Pick<KeptDocument, 'path' | 'passages'>>,
): Promise<void> => {
  const yieldToEventLoop = createYielder();
  let codes = new Map<string, Code>();
  const flush = async () => {
    const rows = [...codes.values()];
    codes = new Map();
    for (let at = 0; at < rows.length; at += CODES_AT_ONCE)
      await database.writeLightly((tx) => addCodeRows(tx, rows.slice(at, at + CODES_AT_ONCE)));
  };
  for (const { path: document, passages } of documents) {
    await yieldToEventLoop();
    for (const { citation } of passages) codes.set(`${citation} ${document}`, { citation, document });
    if (codes.size >= CODES_AT_ONCE) await flush();
  }
  await flush();
};

/** Rows of documents, a few of which are written by one statement: more would stall everything else. */
export interface NewRows {
  readonly texts: readonly Insertable<Schema['texts']>[];
  readonly revisions: readonly Omit<
    Insertable<RevisionsTable>,
    'from_edition' | 'first_seen' | 'last_seen'
  >[];
}

const ROWS_AT_ONCE = 50;
/** UTF-16 units of their texts and passages. */
const CHARS_AT_ONCE = 250_000;

/** The rows of documents that an edition begins with, but for its number and time. This can take long, and holds up nobody. */
export const newRowsOf = async (
  documents: readonly HeldDocument[],
  { staying }: Pick<EditionDiff, 'staying'>,
): Promise<readonly NewRows[]> => {
  const yieldToEventLoop = createYielder();
  const all: NewRows[] = [];
  let [texts, revisions, chars] = [[] as NewRows['texts'][number][], [] as NewRows['revisions'][number][], 0];
  for (const d of documents) {
    if (staying.has(d.path)) continue;
    await yieldToEventLoop();
    const passages = await keptPassages(d.passages, yieldToEventLoop);
    texts.push({ hash: d.revision, text: d.text });
    revisions.push({
      document: d.path,
      revision: d.revision,
      to_edition: null,
      file_hash: d.fileHash,
      meta: keptAbout(d),
      passages,
    });
    chars += d.text.length + passages.length;
    if (revisions.length < ROWS_AT_ONCE && chars < CHARS_AT_ONCE) continue;
    all.push({ texts, revisions });
    [texts, revisions, chars] = [[], [], 0];
  }
  if (revisions.length > 0) all.push({ texts, revisions });
  return all;
};

/** Closes what is no longer there, and opens what is new, by document, text and what is known of it. */
export const saveEdition = async (
  tx: Tx,
  rows: readonly NewRows[],
  { staying, rewritten, rereads }: EditionDiff,
  edition: number,
  now: number,
) => {
  const yieldToEventLoop = createYielder();
  for (const { row, kept } of rewritten) {
    await yieldToEventLoop();
    await update(tx, row, kept);
  }
  for (const outline of await outlinesOf(tx, 'now')) {
    if (staying.has(outline.document)) continue;
    await yieldToEventLoop();
    await update(tx, outline, { to_edition: edition, last_seen: now });
  }
  for (const { texts, revisions } of rows) {
    await yieldToEventLoop();
    // Of two equal ones in one statement, neither database takes the second.
    const different = [...new Map(texts.map((row) => [row.hash, row])).values()];
    await tx
      .insertInto('texts')
      .values(different)
      .onConflict((c) => c.doNothing())
      .execute();
    await yieldToEventLoop();
    const since = { from_edition: edition, first_seen: now, last_seen: now };
    await tx
      .insertInto('revisions')
      .values(revisions.map((row) => ({ ...row, ...since })))
      .execute();
  }
  await carryDecisions(tx, rereads);
};

const update = async (
  tx: Tx,
  { document, revision, from_edition }: RowKey,
  changes: Partial<RevisionsTable>,
) => {
  await tx
    .updateTable('revisions')
    .set(changes)
    .where('document', '=', document)
    .where('revision', '=', revision)
    .where('from_edition', '=', from_edition)
    .execute();
};

/** The editions since which a document was kept as it was last, and as this file was read before; the latest first. */
const earlierReadings = async (db: Db, { path, fileHash }: KeptDocument): Promise<readonly number[]> => {
  const rows = await db
    .selectFrom('revisions')
    .select(['from_edition', 'file_hash'])
    .where('document', '=', path)
    .orderBy('from_edition', 'desc')
    .execute();
  return rows.filter((row, i) => i === 0 || row.file_hash === fileHash).map((row) => row.from_edition);
};

/** A document as it was kept since an edition; null if it has been removed for good. */
const readingFrom = async (db: Db, path: string, edition: number) => {
  const row = await db
    .selectFrom('revisions')
    .selectAll()
    .where('document', '=', path)
    .where('from_edition', '=', edition)
    .executeTakeFirst();
  if (row === undefined) return null;
  const kept = await db
    .selectFrom('texts')
    .select('text')
    .where('hash', '=', row.revision)
    .executeTakeFirst();
  return kept === undefined ? null : { row, before: documentOf(row), text: kept.text };
};
