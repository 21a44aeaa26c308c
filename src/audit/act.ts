// One thing that a moderator or librarian did.

export interface Act {
  readonly chat: string | null;
  /** Null where they did not show themselves. */
  readonly actor: string | null;
  /** `pin`, `digest on`, `settings` … */
  readonly act: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}
