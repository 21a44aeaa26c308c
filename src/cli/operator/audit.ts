// What `audit` says: the faults of the chain as sentences.

import { auditCsv } from '../../audit/csv.ts';
import { type LogFault, type LogReport, verifyLog } from '../../audit/proof.ts';
import { pluralize } from '../../core/pluralize.ts';
import type { Db } from '../../stores/database.ts';
import { batchesOf } from '../../stores/rows.ts';
import type { AuditTable } from '../../stores/schema.ts';

/** What a fault means, after the rows that it is about. */
const MEANINGS: Readonly<Record<LogFault['kind'], readonly [one: string, several: string]>> = {
  changed: [
    'was changed after it was written: it differs from what was sealed.',
    'were changed after they were written: they differ from what was sealed.',
  ],
  'half-forgotten': [
    'has lost only its content or only its salt, which forgetting never causes.',
    'have lost only their content or only their salt, which forgetting never causes.',
  ],
  missing: ['is missing: it was deleted.', 'are missing: they were deleted.'],
  misplaced: ['is not in its place, or has no valid number.', 'are not in their place.'],
  repeated: ['occurs a second time.', 'occur a second time.'],
  unproven: [
    'cannot be proven, because a row before it is missing or changed. It may be intact.',
    'cannot be proven, because a row before them is missing or changed. They may be intact.',
  ],
  cut: ['and all rows after it may be missing: no row has the head that you gave.', ''],
  blanked: [
    'was blanked, in whole or in part, but not by the bot: no sealed entry says that someone was forgotten there.',
    'were blanked, in whole or in part, but not by the bot: no sealed entry says that someone was forgotten there.',
  ],
  head: [
    'is the last one, but the record that the log keeps of its end names another row: that record was changed.',
    '',
  ],
  key: [
    'does not match the key, and neither does any other row. Check whether AUDIT_KEY or audit.key belongs to this log. If it does, the log was replaced.',
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
    `${pluralize(rows, 'row')}, with someone forgotten in ${forgotten}`,
    `Head: ${head ?? 'none'}`,
    // Under another key no row can be proven, which is no more than the fault of the key says.
    ...faults
      .filter(({ kind }) => !['unproven', 'blanked'].includes(kind) || !faults.some((f) => f.kind === 'key'))
      .map(sayFault),
    ...(faults.length > 0
      ? []
      : [
          'The log is intact. Store the head elsewhere. Later, --head CODE shows whether the end of the log was cut off.',
        ]),
  ].join('\n');
