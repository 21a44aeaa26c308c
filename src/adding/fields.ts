// What can be said of a document that is added, and what is missing.

import { METADATA_FIELDS } from '../knowledge/metadata.ts';
import type { Found } from './add.ts';
import type { Given } from './sidecar.ts';

export type Field = keyof Given;

/** Everything that can be said of a document, in the order in which it is shown, with its name on the screen. */
export const FIELDS: readonly (readonly [field: Field, label: string, question: string])[] = [
  ['title', 'title', 'Title'],
  ['author', 'author', 'Author'],
  ['published', 'date', 'Date of publication (2025, 2025-03, or 2025-03-14)'],
  ['source', 'source', 'Source (a name, or an address)'],
  ['licence', 'licence', 'Licence'],
  ['attribution', 'attribution', 'Whose position it reports'],
];

/** The field that a value is for: a source that is an address is one of its own. */
export const fieldOf = (field: Field, value: string): Field =>
  field === 'source' && /^https?:\/\//i.test(value) ? 'url' : field;

/** What is wrong with a value; null if nothing is. */
export const wrongWith = (field: Field, value: string): string | null => {
  const read = METADATA_FIELDS[field].safeParse(value);
  return read.success ? null : (read.error.issues[0]?.message ?? 'not understood');
};

/** The fields that can be asked for, and of which nothing is known. */
export const missingIn = (found: Found): Field[] =>
  FIELDS.map(([field]) => field).filter(
    (field) =>
      (found[field] === null || (field === 'title' && found.isTitleConcluded)) &&
      !(field === 'source' && found.url !== null),
  );
