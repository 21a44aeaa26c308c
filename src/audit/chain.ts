// The audit log as a hash chain: each row is sealed with the previous one, so that changes, gaps, and truncation are detected.

import { hmacSha256, sha256 } from '../system/hash.ts';

/** A row of the log as it is stored. Hex is in small letters. */
export interface Row {
  /** From 1, without gaps. */
  readonly seq: number;
  /** Canonical JSON of `{ at, chat, actor, act, detail }`; `null` once it has been forgotten, and then `salt` is too. */
  readonly content: string | null;
  /** 16 random bytes in hex. Without it a digest can be compared with no guess of the content, so forgetting takes it away. */
  readonly salt: string | null;
  /** SHA-256 of the salt's 32 hex digits and then the content, in hex. It stays when the row is forgotten. */
  readonly digest: string;
  /** HMAC-SHA-256 over the mac before, `seq` and `digest`, in hex. */
  readonly mac: string;
}

/**
 * What is wrong with rows `seq` to `to`, the same number for a single row.
 *
 * - `changed`: content and salt do not give the digest, or the mac is not that of the row in this place.
 * - `half-forgotten`: content without salt or salt without content.
 * - `missing`: numbers that no row has.
 * - `misplaced`: a row that came before or after its turn, or whose number is none.
 * - `repeated`: a second row with a number that was there before; its mac was not looked at.
 * - `unproven`: rows whose mac proves nothing, since what stands before them is missing or broken. They may be whole or changed.
 * - `cut`: the given head is at no row; `seq` is the number from which the log may have gone on. Where the row of that head is
 *   missing from the middle, this stands beside `missing`.
 * - `key`: no mac of the whole log matches, so this may be the wrong key. `seq` is the first row that failed.
 */
export interface ChainFault {
  readonly kind:
    | 'changed'
    | 'half-forgotten'
    | 'missing'
    | 'misplaced'
    | 'repeated'
    | 'unproven'
    | 'cut'
    | 'key';
  readonly seq: number;
  readonly to: number;
}

export interface ChainReport {
  readonly rows: number;
  readonly forgotten: number;
  /** The mac of the row with the highest number that stands in its place, to be kept elsewhere; `null` if there are no rows. */
  readonly head: string | null;
  /** By number. */
  readonly faults: readonly ChainFault[];
}

type Key = string | Uint8Array;

/** Names this format in every mac, so that no other use of the key can make one. */
const FORMAT = 'verbatim audit 1';

/** A length that is always the same tells where the salt ends and the content begins. */
const SALT = /^[0-9a-f]{32}$/;

/** Half of a pair of surrogates alone: UTF-8 has no bytes for it, so two such contents would have one digest. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * JSON with the keys of every object sorted by UTF-16 units and no white space (as in RFC 8785), so that equal values are equal
 * text. A property that is undefined is left out; throws a TypeError for what JSON cannot say.
 */
export const canonical = (value: unknown): string => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonical).join()}]`;
  if (typeof value === 'object' && isPlain(value)) {
    const said = Object.entries(value).filter(([, held]) => held !== undefined);
    said.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${said.map(([name, held]) => `${JSON.stringify(name)}:${canonical(held)}`).join()}}`;
  }
  throw new TypeError(`JSON cannot say a ${typeof value} of this kind`);
};

const isPlain = (value: object): boolean => {
  const made = Object.getPrototypeOf(value);
  return made === Object.prototype || made === null;
};

const rowDigest = (salt: string, content: string): string => sha256(salt + content);

/** A JSON list is read in one way only, whatever its strings hold. */
const macOf = (key: Key, previous: string | null, seq: number, digest: string): string =>
  hmacSha256(key, JSON.stringify([FORMAT, previous, seq, digest]));

/**
 * The row that follows `previous`; the first follows `null`. `salt` is 16 random bytes in hex, new for every row. Throws a
 * RangeError for a salt of another shape, an empty key, or content that UTF-8 cannot hold.
 */
export const sealRow = (
  key: Key,
  previous: Pick<Row, 'seq' | 'mac'> | null,
  content: string,
  salt: string,
): Row => {
  if (key.length === 0) throw new RangeError('the key of the audit log is empty');
  if (!SALT.test(salt)) throw new RangeError('a salt is 32 hexadecimal digits in small letters');
  if (LONE_SURROGATE.test(content)) throw new RangeError('the content contains half a character');
  const seq = (previous?.seq ?? 0) + 1;
  const digest = rowDigest(salt, content);
  return { seq, content, salt, digest, mac: macOf(key, previous?.mac ?? null, seq, digest) };
};

/** Whether the row says by itself what its digest says. A forgotten row says nothing. */
const ownFault = ({ content, salt, digest }: Row): 'changed' | 'half-forgotten' | null => {
  if (content === null && salt === null) return null;
  if (content === null || salt === null) return 'half-forgotten';
  const sound = SALT.test(salt) && !LONE_SURROGATE.test(content) && rowDigest(salt, content) === digest;
  return sound ? null : 'changed';
};

/** What the row after it is checked against. */
interface Link {
  readonly stored: string | null;
  /** What its mac should have been: if only the mac was changed, the next row matches this. */
  readonly due: string | null;
  proven: boolean;
}

/** Numbers in runs, so that a gap of a million is one entry. */
const createRuns = () => {
  const runs: [from: number, to: number][] = [];
  return {
    runs,
    add(from: number, to = from) {
      const last = runs.at(-1);
      if (last !== undefined && last[0] <= from && from <= last[1] + 1) last[1] = Math.max(last[1], to);
      else if (from <= to) runs.push([from, to]);
    },
    /** Takes a number out, and says whether it was there. */
    take(seq: number): boolean {
      const at = runs.findIndex(([from, to]) => from <= seq && seq <= to);
      const run = runs[at];
      if (run === undefined) return false;
      const rest: [number, number][] = [
        [run[0], seq - 1],
        [seq + 1, run[1]],
      ];
      runs.splice(at, 1, ...rest.filter(([from, to]) => from <= to));
      return true;
    },
  };
};

const isNumber = (seq: number): boolean => Number.isSafeInteger(seq) && seq >= 1;

/** Each row with the number of the next, which tells a row that came too early from a gap before it. */
async function* withNext(rows: AsyncIterable<Row> | Iterable<Row>): AsyncGenerator<[Row, number]> {
  let held: Row | null = null;
  for await (const row of rows) {
    if (held !== null) yield [held, isNumber(row.seq) ? row.seq : Number.POSITIVE_INFINITY];
    held = row;
  }
  if (held !== null) yield [held, Number.POSITIVE_INFINITY];
}

/** Where a row comes among the rows before it; `late` and `early` are out of place. */
type RowOrder = 'next' | 'after a gap' | 'late' | 'early' | 'repeated' | 'unnumbered';

const FAULTY_PLACES: Readonly<Partial<Record<RowOrder, ChainFault['kind']>>> = {
  late: 'misplaced',
  early: 'misplaced',
  unnumbered: 'misplaced',
  repeated: 'repeated',
};

/** Keeps count of the numbers that have come, and of those that are missing. */
const createOrder = () => {
  const missing = createRuns();
  const early = new Set<number>();
  /** The last row in its place, and how many rows had been read with it. */
  let last = { seq: 0, read: 0 };
  let read = 0;
  return {
    missing: missing.runs,
    last: () => last.seq,
    /** `nextSeq` is the number of the row after it. */
    place(seq: number, nextSeq: number): RowOrder {
      read++;
      if (!isNumber(seq)) return 'unnumbered';
      if (missing.take(seq)) return 'late';
      if (seq <= last.seq || early.has(seq)) return 'repeated';
      if (last.seq < nextSeq && nextSeq < seq && seq - last.seq !== read - last.read) {
        early.add(seq);
        return 'early';
      }
      const follows = seq === last.seq + 1;
      if (!follows) missing.add(last.seq + 1, seq - 1);
      for (const came of early) if (came < seq && missing.take(came)) early.delete(came);
      last = { seq, read };
      return follows ? 'next' : 'after a gap';
    },
  };
};

/** Checks the mac of each row against the row that it follows, in whatever order they come. */
const createLinks = (key: Key, head: string | null) => {
  /** Links that a row to come may need: that of the last row, of those beside gaps, and of misplaced ones. */
  const links = new Map<number, Link>([[0, { stored: null, due: null, proven: true }]]);
  /** Rows that came before the one they follow, by the number of that one. */
  const waiting = new Map<number, Row>();
  const unproven = createRuns();
  const wrong = new Set<number>();
  let [headSeen, anyProven] = [head === null, false];
  let firstFailed: number | null = null;

  const judge = (row: Row, before: Link): Link => {
    const due = macOf(key, before.stored, row.seq, row.digest);
    const proven = row.mac === due || row.mac === macOf(key, before.due, row.seq, row.digest);
    if (proven) anyProven = true;
    else if (before.proven) wrong.add(row.seq);
    else unproven.add(row.seq);
    if (!proven) firstFailed ??= row.seq;
    if (due === head) headSeen = true;
    return { stored: row.mac, due, proven };
  };

  return {
    join(row: Row) {
      const before = links.get(row.seq - 1);
      if (before === undefined) waiting.set(row.seq - 1, row);
      const link =
        before === undefined ? { stored: row.mac, due: row.mac, proven: false } : judge(row, before);
      links.set(row.seq, link);
      const next = waiting.get(row.seq);
      if (next === undefined) return;
      waiting.delete(row.seq);
      links.set(next.seq, judge(next, link));
    },
    /** No row that follows this number can come any more. */
    drop: (seq: number) => void links.delete(seq),
    /** A row whose mac is the head was seen, whether or not it is in its place. */
    sawHead: () => headSeen,
    /** Once all rows have come. Where the key proves nothing at all, it is the wrong one, and no row is blamed. */
    end(): { unproven: readonly (readonly [number, number])[]; wrong: Iterable<number>; key: number | null } {
      for (const { seq } of waiting.values()) unproven.add(seq);
      const isWrongKey = !anyProven && firstFailed !== null;
      return {
        unproven: unproven.runs,
        wrong: isWrongKey ? [] : wrong,
        key: isWrongKey ? firstFailed : null,
      };
    },
  };
};

/**
 * Checks every row, as they are read; memory grows with the faults and not with the rows. After a break the stored mac is
 * trusted again, so that one break does not condemn what follows. `head` is a mac that was noted earlier, or `null`: rows
 * after it are newer, and if no row has it the end was cut off. Without a head a cut cannot be seen.
 */
export const verifyChain = async (
  key: Key,
  rows: AsyncIterable<Row> | Iterable<Row>,
  head: string | null,
): Promise<ChainReport> => {
  const [order, links] = [createOrder(), createLinks(key, head)];
  const changed = new Set<number>();
  const others: ChainFault[] = [];
  let [count, forgotten, holdsHead] = [0, 0, false];
  let lastMac: string | null = null;

  for await (const [row, nextSeq] of withNext(rows)) {
    const { seq } = row;
    count++;
    if (row.content === null && row.salt === null) forgotten++;
    if (row.mac === head) holdsHead = true;
    const own = ownFault(row);
    if (own === 'changed') changed.add(seq);
    else if (own !== null) others.push(single(own, seq));

    const place = order.place(seq, nextSeq);
    const fault = FAULTY_PLACES[place];
    if (fault !== undefined) others.push(single(fault, seq));
    if (place !== 'repeated' && place !== 'unnumbered') links.join(row);
    if (place === 'next') links.drop(seq - 1);
    if (place === 'next' || place === 'after a gap') lastMac = row.mac;
  }

  const end = links.end();
  if (!holdsHead && !links.sawHead()) others.push(single('cut', order.last() + 1));
  if (end.key !== null) others.push(single('key', end.key));
  for (const seq of end.wrong) changed.add(seq);
  const faults = [
    ...others,
    ...[...changed].map((seq) => single('changed', seq)),
    ...order.missing.map(([seq, to]): ChainFault => ({ kind: 'missing', seq, to })),
    ...end.unproven.map(([seq, to]): ChainFault => ({ kind: 'unproven', seq, to })),
  ].sort((a, b) => a.seq - b.seq);
  return { rows: count, forgotten, head: lastMac, faults };
};

const single = (kind: ChainFault['kind'], seq: number): ChainFault => ({ kind, seq, to: seq });
