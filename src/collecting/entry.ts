// An entry of a feed or sitemap, whatever it is written in.

import { FaultyFileError } from '../knowledge/fault.ts';

export interface ListEntry {
  /** By which it is known again; of one list, each has another. */
  readonly key: string;
  /** The page that it is about, with http or https, and without a fragment; null if it names none. */
  readonly link: string | null;
  /** Whether no other entry of the list names the same page. */
  readonly isOnlyOneOfLink: boolean;
  readonly title: string | null;
  readonly author: string | null;
  /** The day on which it was published, where it was written. */
  readonly published: string | null;
  /** When it was last changed, in whatever way the list writes it; null if it does not say. */
  readonly modified: string | null;
  /** The full text, as far as the list has it. */
  readonly content: { readonly type: 'html' | 'text'; readonly text: string } | null;
}

/** An entry as the list has it. */
export type RawEntry = Omit<ListEntry, 'key' | 'isOnlyOneOfLink'> & { readonly id: string | null };

export const faultyList = (url: string, problem: string, remedy: string): FaultyFileError =>
  new FaultyFileError([{ file: url, line: null, problem, remedy, level: 'error' }]);
