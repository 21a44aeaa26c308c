// What became of documents, read from the rows of their revisions. What was removed for good has no rows.

import type { Kysely } from 'kysely';
import type { DocumentEvent } from '../revisions/revisions.ts';
import { documentOf } from './revision-rows.ts';
import type { Schema } from './schema.ts';

const COLUMNS = [
  'document',
  'revision',
  'file_hash',
  'from_edition',
  'to_edition',
  'first_seen',
  'last_seen',
  'meta',
] as const;

export const eventsIn = async (db: Kysely<Schema>, max: number): Promise<DocumentEvent[]> => {
  const rows = db.selectFrom('revisions').select(COLUMNS);
  // A row may be of a file that was read or described anew, and tell nothing.
  const many = max * 4;
  const came = await rows.orderBy('from_edition', 'desc').orderBy('document').limit(many).execute();
  const went = await rows
    .where('to_edition', 'is not', null)
    .orderBy('to_edition', 'desc')
    .orderBy('document')
    .limit(many)
    .execute();
  const names = [...new Set([...came, ...went].map(({ document }) => document))];
  if (names.length === 0) return [];
  const all = await db
    .selectFrom('revisions')
    .select(['document', 'file_hash', 'from_edition', 'to_edition'])
    .where('document', 'in', names)
    .execute();
  const metaOf = (row: (typeof came)[number]) => documentOf({ ...row, passages: '[]' }).meta;
  const arrived = came.flatMap((row): DocumentEvent[] => {
    const earlier = all
      .filter((one) => one.document === row.document && one.from_edition < row.from_edition)
      .sort((a, b) => b.from_edition - a.from_edition)[0];
    if (earlier?.file_hash === row.file_hash) return [];
    const is = earlier === undefined ? 'added' : 'revised';
    return [
      {
        document: row.document,
        is,
        edition: row.from_edition,
        at: Number(row.first_seen),
        meta: metaOf(row),
      },
    ];
  });
  const gone = went.flatMap((row): DocumentEvent[] => {
    const goesOn = all.some((one) => one.document === row.document && one.from_edition === row.to_edition);
    if (goesOn || row.to_edition === null) return [];
    return [
      {
        document: row.document,
        is: 'removed',
        edition: row.to_edition,
        at: Number(row.last_seen),
        meta: metaOf(row),
      },
    ];
  });
  return [...arrived, ...gone]
    .sort((a, b) => b.edition - a.edition || (a.document < b.document ? -1 : 1))
    .slice(0, max);
};
