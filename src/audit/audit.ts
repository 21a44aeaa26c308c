// What moderators and librarians did: rows that are only ever added.

import type { Row } from './chain.ts';

export interface Act {
  readonly chat: string | null;
  /** Null where they did not show themselves. */
  readonly actor: string | null;
  /** `pin`, `digest on`, `settings` … */
  readonly act: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** A row as people see it; an act that was forgotten has no more than its number and time. */
export interface AuditEntry extends Row {
  readonly at: number;
}

export interface AuditLog {
  append(act: Act): Promise<void>;
  /** The newest first; of one chat, or of all. */
  page(chat: string | null, from: number, most: number): Promise<readonly AuditEntry[]>;
  /** From the first on, a few at a time; of one chat, or of all. */
  all(chat: string | null): AsyncIterable<AuditEntry>;
  /** The code of the newest row, by which a cut-off end is found later; null while there is none. */
  head(): Promise<string | null>;
}
