// The audit log of moderators and librarians. Append-only.

import type { Act } from './act.ts';
import type { Row } from './chain.ts';
import type { Entry } from './entry.ts';

/** A row of the log. */
export interface LogRow extends Row {
  /** What opens the parts of `content` that are sealed apart; null in rows of the first format. */
  readonly opening: string | null;
}

/** A row for display. */
export interface AuditEntry extends LogRow {
  readonly at: number;
  /** What it says; null where its content is gone, and no later row says it again. */
  readonly entry: Entry | null;
}

/** The newest row, as the log itself notes it. */
export interface Head {
  readonly seq: number;
  readonly mac: string;
}

export interface AuditLog {
  append(act: Act): Promise<void>;
  /** The newest first; of one chat, or of all. A row that says an earlier one again stands in its place. */
  page(chat: string | null, from: number, max: number): Promise<readonly AuditEntry[]>;
  /** From the first on, a few at a time; of one chat, or of all. */
  all(chat: string | null): AsyncIterable<LogRow>;
  /** The code of the newest row, by which a cut-off end is found later; null while there is none. */
  head(): Promise<string | null>;
}
