// Logs to check: rows sealed one after another, as the bot writes them.

import { canonical, type Row, sealRow } from '../../../src/audit/chain.ts';

export const KEY = 'a key that is long enough to be one';

export const saltOf = (n: number): string => n.toString(16).padStart(32, '0');

export const chainOf = (contents: readonly string[], key: string | Uint8Array = KEY): Row[] => {
  const rows: Row[] = [];
  for (const [at, content] of contents.entries())
    rows.push(sealRow(key, rows.at(-1) ?? null, content, saltOf(at)));
  return rows;
};

/** So many rows, each with its own content. */
export const logOf = (count: number): Row[] =>
  chainOf(Array.from({ length: count }, (_, i) => canonical({ act: 'pin', at: i, detail: { n: i } })));

export const forgotten = (row: Row): Row => ({ ...row, content: null, salt: null });
