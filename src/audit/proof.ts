// Whether the audit log is what the bot wrote: its chain, its end, and everything that was removed from it.

import type { Head, LogRow } from './audit.ts';
import { type ChainFault, type ChainReport, verifyChain } from './chain.ts';
import { blankIn, type Entry, faultInParts, inRanges, readEntry, sealsParts } from './entry.ts';

/** A row with the columns beside it, by which rows are found and forgotten. */
export interface StoredRow extends LogRow {
  readonly at: number;
  readonly chat: string | null;
  readonly actor: string | null;
}

/**
 * What is wrong beyond the chain.
 *
 * - `blanked`: a row or a part of one is gone, and nothing proves that the bot removed it.
 * - `head`: the log's own note of its end is not its last row; `seq` is that row.
 */
export type LogFault = Omit<ChainFault, 'kind'> & { readonly kind: ChainFault['kind'] | 'blanked' | 'head' };

export interface LogReport extends Omit<ChainReport, 'faults'> {
  /** By number. */
  readonly faults: readonly LogFault[];
}

/** The chats beside the rows of each sealed one. */
type Places = ReadonlyMap<string, ReadonlySet<string | null>>;

/** What the whole log has to say of a single row. */
interface Known {
  /** Null: the log was never written to by a version that says which rows are blank. */
  readonly isKnownBlank: ((seq: number) => boolean) | null;
  readonly places: Places;
}

/**
 * Checks the log. `rows` gives all of them from the first, as often as it is called. `kept` is the log's own note of its end, and
 * `noted` a mac that somebody has noted elsewhere, or null.
 */
export const verifyLog = async (
  key: string,
  rows: () => AsyncIterable<StoredRow>,
  kept: Head | null,
  noted: string | null,
): Promise<LogReport> => {
  const report = await verifyChain(key, rows(), kept === null || kept.seq === 0 ? null : kept.mac);
  const known = await learn(rows());
  const faults: LogFault[] = [...report.faults];
  const add = (fault: LogFault) => {
    if (!faults.some(({ kind, seq }) => kind === fault.kind && seq === fault.seq)) faults.push(fault);
  };
  let [forgotten, last] = [0, null as Head | null];
  for await (const row of rows()) {
    const { seq, mac } = row;
    if (last === null || seq > last.seq) last = { seq, mac };
    if (row.content === null || (readEntry(row.content, row.opening)?.removed.length ?? 0) > 0) forgotten++;
    const kind = faultIn(key, row, known);
    if (kind !== null) add({ kind, seq, to: seq });
  }
  if (noted !== null) for (const fault of (await verifyChain(key, rows(), noted)).faults) add(fault);
  const isAtEnd = last === null ? (kept?.seq ?? 0) === 0 : kept?.seq === last.seq && kept.mac === last.mac;
  const isCut = faults.some(({ kind }) => kind === 'cut');
  if (!isAtEnd && !isCut) add({ kind: 'head', seq: last?.seq ?? 0, to: last?.seq ?? 0 });
  return { ...report, forgotten, faults: faults.sort((a, b) => a.seq - b.seq) };
};

const learn = async (rows: AsyncIterable<StoredRow>): Promise<Known> => {
  const places = new Map<string, Set<string | null>>();
  const restated = new Set<number>();
  /** What the first row that seals parts apart says; a later one could only whitewash what was blanked since. */
  let blank: string | null | undefined;
  for await (const { content, opening, chat, seq } of rows) {
    const entry = readEntry(content, opening);
    if (entry?.restates != null && entry.restates < seq) restated.add(entry.restates);
    if (blank === undefined && sealsParts(content)) blank = blankIn(content);
    if (entry === null || entry.chat === null) continue;
    places.set(entry.chat, (places.get(entry.chat) ?? new Set()).add(chat));
  }
  if (blank === undefined) return { isKnownBlank: null, places };
  const before = blank === null ? () => false : inRanges(blank);
  return { isKnownBlank: (seq) => restated.has(seq) || before(seq), places };
};

const faultIn = (
  key: string,
  row: StoredRow,
  { isKnownBlank, places }: Known,
): 'changed' | 'blanked' | null => {
  const { content, opening, seq } = row;
  if (content === null) {
    if (isKnownBlank?.(seq) === false) return 'blanked';
    return row.actor === null && row.chat === null && opening === null ? null : 'changed';
  }
  const entry = readEntry(content, opening);
  if (entry === null) return 'changed';
  return faultInParts(key, content, opening) ?? (agrees(row, entry, places) ? null : 'changed');
};

/** `platform:100/4` is on `platform`, and its topic is `/4`. */
const ends = (chat: string): string => `${chat.split(':')[0]}:${/\/.*$/.exec(chat)?.[0] ?? ''}`;

/**
 * Whether time, actor and chat beside the content are those of the content, which alone is sealed. A group that goes on under a new id
 * takes all its rows along: another chat is right where all rows of the first one have it. So a chat with a single row, or all of whose
 * rows were changed alike, is taken for one that has moved.
 */
const agrees = ({ at, actor, chat }: StoredRow, entry: Entry, places: Places): boolean => {
  if (entry.at !== at || entry.actor !== actor) return false;
  if (entry.chat === chat) return true;
  if (entry.chat === null || chat === null) return false;
  return places.get(entry.chat)?.size === 1 && ends(entry.chat) === ends(chat);
};
