// What `audit` says: the faults of the chain as sentences.

import { type ChainFault, type ChainReport, type Row, verifyChain } from '../../audit/chain.ts';
import { auditCsv } from '../../audit/csv.ts';
import type { Db } from '../../stores/database.ts';
import { batchesOf } from '../../stores/rows.ts';
import type { AuditTable } from '../../stores/schema.ts';

/** What a fault means, after the rows that it is about. */
const MEANINGS: Readonly<Record<ChainFault['kind'], readonly [one: string, several: string]>> = {
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
  key: [
    'does not fit the key, and neither does any other. Look whether AUDIT_KEY or audit.key is that of this log; if it is, the log was replaced.',
    '',
  ],
};

const sayFault = ({ kind, seq, to }: ChainFault): string => {
  const [one, several] = MEANINGS[kind];
  return seq === to ? `Row ${seq} ${one}` : `Rows ${seq} to ${to} ${several}`;
};

async function* rowsOf(db: Db): AsyncGenerator<AuditTable & Row> {
  // A batch is typed as rows of any table; these are of the one that was asked for.
  for await (const rows of batchesOf(db, 'audit')) yield* rows as unknown as AuditTable[];
}

interface Sealed {
  readonly at?: unknown;
  readonly actor?: unknown;
  readonly chat?: unknown;
}

const sealedIn = (content: string | null): Sealed | null => {
  try {
    return JSON.parse(content ?? 'null') as Sealed | null;
  } catch {
    return null;
  }
};

/** `telegram:-100/4` is on `telegram`, and its topic is `/4`. */
const ends = (chat: string): string => `${chat.split(':')[0]}:${/\/.*$/.exec(chat)?.[0] ?? ''}`;

/**
 * Whether time, actor and chat beside the content, by which rows are shown and forgotten, are those of the content, which alone is
 * sealed. A group that goes on under a new id takes all its rows along: another chat is right where all rows of the first one have it.
 * So a chat with a single row, or all of whose rows were changed alike, is taken for one that has moved.
 */
const agrees = ({ content, at, actor, chat }: AuditTable & Row, nowAt: Places): boolean => {
  if (content === null) return actor === null && chat === null;
  const sealed = sealedIn(content);
  if (sealed === null || sealed.at !== at || sealed.actor !== actor) return false;
  if (sealed.chat === chat) return true;
  if (typeof sealed.chat !== 'string' || chat === null) return false;
  return nowAt.get(sealed.chat)?.size === 1 && ends(sealed.chat) === ends(chat);
};

/** The chats beside the rows of each sealed one. */
type Places = ReadonlyMap<unknown, ReadonlySet<string | null>>;

const besideTheSeal = async (db: Db): Promise<ChainFault[]> => {
  const places = new Map<unknown, Set<string | null>>();
  for await (const { content, chat } of rowsOf(db)) {
    const sealed = sealedIn(content)?.chat;
    places.set(sealed, (places.get(sealed) ?? new Set()).add(chat));
  }
  const faults: ChainFault[] = [];
  for await (const row of rowsOf(db))
    if (!agrees(row, places)) faults.push({ kind: 'changed', seq: row.seq, to: row.seq });
  return faults;
};

/** The end is looked for by the head that the log itself keeps, and by one that was noted elsewhere, if there is one. */
export const verifyLog = async (db: Db, key: string, noted: string | null): Promise<ChainReport> => {
  const kept = await db.selectFrom('audit_head').select('mac').where('seq', '>', 0).executeTakeFirst();
  const report = await verifyChain(key, rowsOf(db), kept?.mac ?? null);
  const faults = [
    ...(await besideTheSeal(db)),
    ...(noted === null ? [] : (await verifyChain(key, rowsOf(db), noted)).faults),
  ];
  const same = (a: ChainFault, b: ChainFault) => a.kind === b.kind && a.seq === b.seq;
  const more = faults.filter((fault) => !report.faults.some((known) => same(known, fault)));
  return { ...report, faults: [...report.faults, ...more] };
};

/** The log as CSV: of all chats, or of one with its topics. */
export const csvOf = async (db: Db, chat: string | null): Promise<string> => {
  const rows: Row[] = [];
  for await (const row of rowsOf(db))
    if (chat === null || row.chat === chat || row.chat?.startsWith(`${chat}/`) === true) rows.push(row);
  return auditCsv(rows);
};

export const sayReport = ({ rows, forgotten, head, faults }: ChainReport): string =>
  [
    `${rows} rows, ${forgotten} of them forgotten`,
    `Head: ${head ?? 'none'}`,
    // Under another key no row can be proven, which is no more than the fault of the key says.
    ...faults
      .filter(({ kind }) => kind !== 'unproven' || !faults.some((f) => f.kind === 'key'))
      .map(sayFault),
    ...(faults.length > 0
      ? []
      : ['The log is whole. Note the head elsewhere: --head CODE then shows whether its end was cut off.']),
  ].join('\n');
