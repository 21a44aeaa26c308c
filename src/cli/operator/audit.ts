// What `audit` says: the faults of the chain as sentences.

import { auditCsv } from '../../audit/csv.ts';
import { type LogFault, type LogReport, verifyLog } from '../../audit/proof.ts';
import type { Db } from '../../stores/database.ts';
import { batchesOf } from '../../stores/rows.ts';
import type { AuditTable } from '../../stores/schema.ts';

/** What a fault means, after the rows that it is about. */
const MEANINGS: Readonly<Record<LogFault['kind'], readonly [one: string, several: string]>> = {
  changed: [
    'was changed after it was written: it is not what was sealed.',
    'were changed after they were written: they are not what was sealed.',
  ],
  'half-forgotten': [
    'has lost its content or its salt and kept the other, which forgetting never does.',
    'have lost their content or their salt and kept the other, which forgetting never does.',
  ],
  missing: ['is missing: it was deleted.', 'are missing: they were deleted.'],
  misplaced: ['is not in its place, or its number is none.', 'are not in their place.'],
  repeated: ['is there a second time.', 'are there a second time.'],
  unproven: [
    'cannot be proven, since what stands before it is missing or changed. It may be whole.',
    'cannot be proven, since what stands before them is missing or changed. They may be whole.',
  ],
  cut: ['and whatever followed may be missing: no row has the head that was noted.', ''],
  blanked: [
    'was blanked, in whole or in part, and not by the bot: nothing sealed says that somebody was forgotten there.',
    'were blanked, in whole or in part, and not by the bot: nothing sealed says that somebody was forgotten there.',
  ],
  head: [
    'is the last one, and the note that the log keeps of its end names another: that note was changed.',
    '',
  ],
  key: [
    'does not fit the key, and neither does any other. Look whether AUDIT_KEY or audit.key is that of this log; if it is, the log was replaced.',
    '',
  ],
};

const sayFault = ({ kind, seq, to }: LogFault): string => {
  const [one, several] = MEANINGS[kind];
  return seq === to ? `Row ${seq} ${one}` : `Rows ${seq} to ${to} ${several}`;
};

async function* rowsOf(db: Db): AsyncGenerator<AuditTable> {
  // A batch is typed as rows of any table; these are of the one that was asked for.
  for await (const rows of batchesOf(db, 'audit')) yield* rows as unknown as AuditTable[];
}

/** The end is looked for by the head that the log itself keeps, and by one that was noted elsewhere, if there is one. */
export const verifyIn = async (db: Db, key: string, noted: string | null): Promise<LogReport> => {
  const kept = await db.selectFrom('audit_head').select(['seq', 'mac']).executeTakeFirst();
  return verifyLog(key, () => rowsOf(db), kept ?? null, noted);
};

/** The log as CSV: of all chats, or of one with its topics. */
export const csvOf = async (db: Db, chat: string | null): Promise<string> => {
  const rows: AuditTable[] = [];
  for await (const row of rowsOf(db))
    if (chat === null || row.chat === chat || row.chat?.startsWith(`${chat}/`) === true) rows.push(row);
  return auditCsv(rows);
};

export const sayReport = ({ rows, forgotten, head, faults }: LogReport): string =>
  [
    `${rows} rows, in ${forgotten} of which somebody was forgotten`,
    `Head: ${head ?? 'none'}`,
    // Under another key no row can be proven, which is no more than the fault of the key says.
    ...faults
      .filter(({ kind }) => !['unproven', 'blanked'].includes(kind) || !faults.some((f) => f.kind === 'key'))
      .map(sayFault),
    ...(faults.length > 0
      ? []
      : ['The log is whole. Note the head elsewhere: --head CODE then shows whether its end was cut off.']),
  ].join('\n');
