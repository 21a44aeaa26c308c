// How documents are had, read, and written; the app brings it.

import type { Outcome, Preview } from '../adding/add.ts';
import type { Item, Refused } from '../adding/item.ts';
import type { Given } from '../adding/sidecar.ts';
import type { Fault } from '../knowledge/fault.ts';

/** `faults` alone: why a document cannot be read. */
export type Previewed = Preview | { readonly faults: readonly Fault[] };

export interface Desk {
  /** What is at an address. */
  fetch(address: string): Promise<Item | Refused>;
  /** A file that somebody has sent. */
  file(name: string, bytes: Uint8Array): Item | Refused;
  preview(item: Item, given: Given): Promise<Previewed>;
  /** The path of a document of the library with the same bytes; null if there is none. */
  find(item: Item): Promise<string | null>;
  /** Whether documents can be written into the library's folder, as far as that can be told beforehand. */
  isWritable(): Promise<boolean>;
  /** Writes a document and its sidecar; `unwritable`: the file system refuses. */
  write(item: Item, given: Given): Promise<Outcome | 'unwritable'>;
  /** Where it would be in the library, until its title says otherwise. */
  pathOf(item: Item): string;
  /** The field that a value is for: a source that is an address is one of its own. */
  fieldOf(field: keyof Given, value: string): keyof Given;
  /** What is wrong with a value; null if nothing is. */
  wrongWith(field: keyof Given, value: string): string | null;
}

/** Problems that are named at once. */
const MAX_PROBLEMS = 3;

/** What has to be mended, as one text. */
export const problemOf = (faults: readonly Fault[]): string =>
  faults
    .filter(({ level }) => level === 'error')
    .slice(0, MAX_PROBLEMS)
    .map(({ problem, remedy }) => `${problem} ${remedy}`)
    .join(' ');
