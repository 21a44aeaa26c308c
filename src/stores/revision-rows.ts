// Rows of the table of revisions, read so that nothing stalls.

import { sql } from 'kysely';
import type { YieldToEventLoop } from '../core/event-loop.ts';
import type { Metadata } from '../core/source.ts';
import type { KeptDocument, KeptPassage } from '../revisions/revisions.ts';
import type { Db } from './database.ts';
import type { RevisionsTable } from './schema.ts';

/** What was kept before there were such dates had none. */
const UNDATED: Pick<Metadata, 'validUntil' | 'reviewBy'> = { validUntil: null, reviewBy: null };

/** Passages serialized between two yields to the event loop. */
const PASSAGES_AT_ONCE = 500;

type Lead = NonNullable<KeptPassage['leads']>[number];

// What most passages, and what leads to them, have none of is not kept, though older versions did: it would be half of all.
const leadRow = ({ start, end, attribution, validUntil }: Lead) =>
  ({
    start,
    end,
    attribution: attribution ?? undefined,
    validUntil: validUntil ?? undefined,
  }) satisfies Record<keyof Lead, unknown>;

const passageRow = ({ citation, paragraph, page, headings, wrapped, leads, ...more }: KeptPassage) =>
  ({
    citation,
    ...leadRow(more),
    paragraph,
    page,
    headings: headings.length === 0 ? undefined : headings,
    wrapped,
    leads: leads?.map(leadRow),
  }) satisfies Record<keyof KeptPassage, unknown>;

/** The passages of a document, as they are kept: JSON, written in slices. */
export const keptPassages = async (
  passages: readonly KeptPassage[],
  yieldToEventLoop: YieldToEventLoop,
): Promise<string> => {
  const parts: string[] = [];
  for (let at = 0; at < passages.length; at += PASSAGES_AT_ONCE) {
    parts.push(JSON.stringify(passages.slice(at, at + PASSAGES_AT_ONCE).map(passageRow)).slice(1, -1));
    await yieldToEventLoop();
  }
  return `[${parts.join(',')}]`;
};

type Kept<T, Fields extends keyof T> = Omit<T, Fields> & Partial<Pick<T, Fields>>;
type KeptLead = Kept<Lead, 'attribution' | 'validUntil'>;

const leadIn = (lead: KeptLead): Lead => ({ attribution: null, validUntil: null, ...lead });

/** The passages of a document, read from what is kept. */
export const passagesIn = (kept: string): KeptPassage[] =>
  (
    JSON.parse(kept) as (Kept<Omit<KeptPassage, 'leads'>, 'headings' | 'attribution' | 'validUntil'> & {
      readonly leads?: readonly KeptLead[];
    })[]
  ).map(({ leads, ...passage }) => ({
    headings: [],
    attribution: null,
    validUntil: null,
    ...passage,
    ...(leads === undefined ? {} : { leads: leads.map(leadIn) }),
  }));

type About = Pick<KeptDocument, 'meta' | 'reader'>;

/** What is known of a document, and its reader, as they are kept together. */
export const aboutIn = (kept: string): About => {
  const { reader, ...meta } = JSON.parse(kept) as Omit<Metadata, keyof typeof UNDATED> &
    Pick<About, 'reader'>;
  return { meta: { ...UNDATED, ...meta }, ...(reader === undefined ? {} : { reader }) };
};
export const keptAbout = ({ meta, reader }: About): string => JSON.stringify({ ...meta, reader });

export const documentOf = (row: RevisionsTable): KeptDocument => ({
  path: row.document,
  revision: row.revision,
  fileHash: row.file_hash,
  ...aboutIn(row.meta),
  passages: passagesIn(row.passages),
});

/** Bytes of passages, and documents, that are read in one query: more would stall everything else. */
const BYTES_AT_ONCE = 250_000;
const DOCUMENTS_AT_ONCE = 100;

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
export const outlinesOf = (db: Db, which: Which) =>
  rowsOf(db, which)
    .select(['document', 'revision', 'from_edition', 'file_hash'])
    .select(sql<number>`octet_length(passages)`.as('bytes'))
    .orderBy('document')
    .execute();
type Outline = Awaited<ReturnType<typeof outlinesOf>>[number];

/** The whole rows of outlines, in their order, a few at a time. */
export async function* wholeRows(
  db: Db,
  which: Which,
  outlines: readonly Outline[],
  yieldToEventLoop: YieldToEventLoop,
) {
  let documents: string[] = [];
  let bytes = 0;
  for (const [i, outline] of outlines.entries()) {
    documents.push(outline.document);
    bytes += outline.bytes + (outlines[i + 1]?.bytes ?? 0);
    const isLast = i === outlines.length - 1;
    if (!isLast && bytes < BYTES_AT_ONCE && documents.length < DOCUMENTS_AT_ONCE) continue;
    await yieldToEventLoop();
    yield* await rowsOf(db, which)
      .where('document', 'in', documents)
      .selectAll()
      .orderBy('document')
      .execute();
    [documents, bytes] = [[], 0];
  }
}

/** The documents of an edition that are not the same in another. */
export const changedRows = async (
  db: Db,
  edition: number,
  other: number,
  yieldToEventLoop: YieldToEventLoop,
): Promise<KeptDocument[]> => {
  const staying = await rowsOf(db, { edition })
    .where('from_edition', '<=', other)
    .where((w) => w.or([w('to_edition', 'is', null), w('to_edition', '>', other)]))
    .select('document')
    .execute();
  const same = new Set(staying.map(({ document }) => document));
  const outlines = (await outlinesOf(db, { edition })).filter(({ document }) => !same.has(document));
  const found: KeptDocument[] = [];
  for await (const row of wholeRows(db, { edition }, outlines, yieldToEventLoop)) {
    found.push(documentOf(row));
    await yieldToEventLoop();
  }
  return found;
};
