// What the first screen tells of a library before anything is asked.

import type { Locale } from '../core/ports.ts';

export interface FrontTopic {
  /** Its command, without the slash. */
  readonly name: string;
  readonly title: string;
  /** One line on what it covers. */
  readonly summary: string;
}

export interface Front {
  readonly documents: number;
  /** When its earliest and latest documents are of, as far as documents say it: `2024`, `2024-05` or `2024-05-17`; null: none does. */
  readonly dates: { readonly first: string; readonly last: string; readonly ofAll: boolean } | null;
  /** Questions that the library answers, in the reader's script. */
  readonly examples: readonly string[];
  readonly topics: readonly FrontTopic[];
}

export type FrontOf = (locale: Locale) => Front;
