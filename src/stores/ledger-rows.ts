// Entries of the ledger as rows of its table, and back.

import type { Entry, EntryState, NewPart, Quoted, Skipped, Target } from '../ledger/ledger.ts';
import type { Tx } from './database.ts';
import type { LedgerTable } from './schema.ts';

export const entryFromRow = (row: LedgerTable): Entry => ({
  id: row.id,
  kind: row.kind as Entry['kind'],
  cause: row.cause,
  slot: row.slot,
  part: row.part,
  platform: row.platform,
  chat: row.chat,
  message: row.message,
  key: row.key,
  silent: row.silent === 1,
  state: row.state as EntryState,
  why: row.why,
  attempts: row.attempts,
  dueAt: row.due_at,
  firstAt: row.first_at,
  payload: row.payload,
  hash: row.hash,
  excerpts: JSON.parse(row.excerpts) as Quoted[],
  edition: row.edition,
  target:
    row.target === null || row.act === null ? null : { act: row.act as Target['act'], message: row.target },
  locale: row.locale,
  createdAt: row.created_at,
});

export const BLANK = {
  message: null,
  why: null,
  attempts: 0,
  first_at: null,
  lease_by: null,
  lease_until: null,
  act: null,
  target: null,
  locale: null,
} as const;

/** Adds the parts of one slot; false if the slot has been written by another, who has added them all. */
export const addParts = async (
  tx: Tx,
  parts: readonly NewPart[],
  skipped: readonly Skipped[],
  now: number,
): Promise<boolean> => {
  const common = { ...BLANK, created_at: now, updated_at: now };
  const rows: LedgerTable[] = [
    ...parts.map((p) => ({
      ...common,
      id: p.id,
      kind: p.kind,
      cause: p.cause,
      slot: p.slot,
      part: p.part,
      platform: p.platform,
      chat: p.chat,
      key: p.key,
      state: 'due',
      silent: p.silent ? 1 : 0,
      due_at: p.dueAt,
      payload: p.payload,
      hash: p.hash,
      excerpts: JSON.stringify(p.excerpts),
      edition: p.edition,
      act: p.target?.act ?? null,
      target: p.target?.message ?? null,
      locale: p.locale ?? null,
    })),
    ...skipped.map((s) => ({
      ...common,
      id: s.id,
      kind: 'digest',
      cause: s.cause,
      slot: s.slot,
      part: 0,
      platform: s.platform,
      chat: s.chat,
      key: '',
      state: 'skipped',
      why: s.why,
      silent: 0,
      due_at: s.slot,
      payload: null,
      hash: '',
      excerpts: '[]',
      edition: s.edition,
    })),
  ];
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some = rows.slice(at, at + ROWS_AT_ONCE);
    const added = await tx
      .insertInto('ledger')
      .values(some)
      .onConflict((c) => c.doNothing())
      .returning('id')
      .execute();
    if (added.length < some.length) return false;
  }
  return true;
};

/** SQLite takes at most 32,766 values in a statement. */
const ROWS_AT_ONCE = 500;
