// Everything in the database that may hold a person's id. /privacy is written from this list, and forgetting follows it.

interface Personal {
  readonly table: string;
  readonly column: string;
  /** The message that tells people of it. */
  readonly says: string;
}

export const PERSONAL: readonly Personal[] = [
  { table: 'chats', column: 'id', says: 'privacy-settings' },
  { table: 'digests', column: 'owner', says: 'privacy-owner' },
  { table: 'pins', column: 'owner', says: 'privacy-owner' },
  { table: 'audit', column: 'actor', says: 'privacy-audit' },
  { table: 'audit', column: 'content', says: 'privacy-audit' },
  { table: 'withdrawals', column: 'by', says: 'privacy-audit' },
  { table: 'drafts', column: 'person', says: 'privacy-lines' },
  { table: 'gap_askers', column: 'chat', says: 'privacy-gaps' },
  // Of what is sent to whoever waited, until it has been sent.
  { table: 'ledger', column: 'chat', says: 'privacy-gaps' },
  { table: 'corrections', column: 'by', says: 'privacy-audit' },
];
