// What librarians have to look at again: texts whose day has passed, or soon will.

import { lastDayOf } from '../core/day.ts';
import type { Document } from './document.ts';
import type { Passage } from './passages.ts';
import type { Snapshot } from './snapshot.ts';

export interface Due {
  readonly what: 'valid until' | 'review by';
  /** A year, month or day. */
  readonly day: string;
  readonly document: Document;
  /** Where the stretch begins of which it is said; where the document does, if it is said of all of it. */
  readonly passage: Passage | null;
  /** The beginning of the stretch; null for the whole document. */
  readonly begins: string | null;
}

/** UTF-16 units by which a reader knows a stretch again. */
const BEGINS = 40;

/** Everything whose last day is this one or an earlier one, the earliest first; of the same day in the order of documents and places. */
export const dueBy = (
  { documents, byDocument }: Pick<Snapshot, 'documents' | 'byDocument'>,
  day: string,
): Due[] =>
  [...documents.values()]
    .flatMap((document): Due[] => {
      const passages = byDocument.get(document) ?? [];
      const { validUntil, reviewBy } = document.meta;
      const whole = { range: null, validUntil, reviewBy };
      return [whole, ...document.dates].flatMap((said): Due[] => {
        const at = said.range?.[0];
        const passage =
          at === undefined ? passages[0] : passages.find(({ start, end }) => start <= at && at < end);
        const begins = said.range === null ? null : document.text.slice(...said.range).slice(0, BEGINS);
        const about = { document, passage: passage ?? null, begins };
        return [
          ...(said.validUntil === null
            ? []
            : [{ what: 'valid until' as const, day: said.validUntil, ...about }]),
          ...(said.reviewBy === null ? [] : [{ what: 'review by' as const, day: said.reviewBy, ...about }]),
        ];
      });
    })
    .filter((due) => lastDayOf(due.day) <= day)
    .sort((a, b) => (lastDayOf(a.day) < lastDayOf(b.day) ? -1 : lastDayOf(a.day) > lastDayOf(b.day) ? 1 : 0));
