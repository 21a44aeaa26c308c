// Everything in the database that may hold a person's id. /privacy is written from this list, and forgetting follows it.

import type { TableName } from './rows.ts';

export interface Personal {
  readonly table: TableName;
  readonly column: string;
  /** What the id stands for there, a conversation or a person; or the row is counted by another place of this list. */
  readonly identifies: 'chat' | 'person' | 'counted';
  /** The message that tells people of it. */
  readonly says: string;
  /** The message that says how many rows of this kind there are. */
  readonly counts: string;
}

export const PERSONAL: readonly Personal[] = [
  { table: 'chats', column: 'id', identifies: 'chat', says: 'privacy-settings', counts: 'forget-settings' },
  {
    table: 'digests',
    column: 'owner',
    identifies: 'person',
    says: 'privacy-owner',
    counts: 'forget-digests',
  },
  { table: 'pins', column: 'owner', identifies: 'person', says: 'privacy-owner', counts: 'forget-pins' },
  { table: 'audit', column: 'actor', identifies: 'person', says: 'privacy-audit', counts: 'forget-acts' },
  { table: 'audit', column: 'opening', identifies: 'counted', says: 'privacy-audit', counts: 'forget-acts' },
  {
    table: 'withdrawals',
    column: 'by',
    identifies: 'person',
    says: 'privacy-audit',
    counts: 'forget-withdrawals',
  },
  { table: 'drafts', column: 'person', identifies: 'person', says: 'privacy-lines', counts: 'forget-lines' },
  { table: 'drafts', column: 'chat', identifies: 'counted', says: 'privacy-lines', counts: 'forget-lines' },
  {
    table: 'waiting',
    column: 'person',
    identifies: 'person',
    says: 'privacy-waiting',
    counts: 'forget-waiting',
  },
  {
    table: 'waiting',
    column: 'chat',
    identifies: 'counted',
    says: 'privacy-waiting',
    counts: 'forget-waiting',
  },
  {
    table: 'waiting',
    column: 'content',
    identifies: 'counted',
    says: 'privacy-waiting',
    counts: 'forget-waiting',
  },
  {
    table: 'gap_askers',
    column: 'chat',
    identifies: 'chat',
    says: 'privacy-gaps',
    counts: 'forget-questions',
  },
  {
    table: 'submissions',
    column: 'by',
    identifies: 'person',
    says: 'privacy-suggestions',
    counts: 'forget-suggestions',
  },
  {
    table: 'submissions',
    column: 'chat',
    identifies: 'counted',
    says: 'privacy-suggestions',
    counts: 'forget-suggestions',
  },
  // Of what is sent to whoever waited, until it has been sent.
  { table: 'ledger', column: 'chat', identifies: 'chat', says: 'privacy-gaps', counts: 'forget-messages' },
  {
    table: 'corrections',
    column: 'by',
    identifies: 'person',
    says: 'privacy-audit',
    counts: 'forget-corrections',
  },
  {
    table: 'proposals',
    column: 'by',
    identifies: 'person',
    says: 'privacy-audit',
    counts: 'forget-proposals',
  },
];
