// Everything that the bot remembers as lines of JSON, for other programs.

import { type DataParts, readSnapshot } from './backup.ts';
import { DataError } from './data-error.ts';
import { batchesOf, printable } from './rows.ts';
import { TABLES } from './schema.ts';

/** Hands on one line a row, `{"table": …, "row": …}` with its line break, all of one moment. Waits for each to be taken. */
export const exportLines = (parts: DataParts, write: (lines: string) => Promise<void>): Promise<number> =>
  readSnapshot(parts, async (db) => {
    let count = 0;
    for (const table of TABLES)
      for await (const rows of batchesOf(db, table)) {
        await write(rows.map((row) => `${JSON.stringify({ table, row: printable(row) })}\n`).join('')).catch(
          notWritten,
        );
        count += rows.length;
      }
    return count;
  });

/** It is not the database that failed. */
const notWritten = (error: unknown) => {
  throw new DataError(`The rows could not be written (${(error as { code?: string }).code}).`, {
    cause: error,
  });
};
