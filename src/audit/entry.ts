// What a row of the audit log says: who, where and what are sealed apart, so that one can be removed and the rest still be proved.

import { hmacSha256, sha256 } from '../system/hash.ts';
import type { Act } from './act.ts';
import { canonical } from './chain.ts';

/** The parts of an act that can name a person. When it happened and what kind of act it was always stay. */
export const PARTS = ['actor', 'chat', 'detail'] as const;
export type Part = (typeof PARTS)[number];

export interface Entry extends Act {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Parts that somebody's request has removed; they are null or empty here. */
  readonly removed: readonly Part[];
  /** The number of an earlier row, of the first format, that this one says again without what was removed from it; else null. */
  readonly restates: number | null;
}

/** A row's text as it is stored: `content` is what the chain seals, `opening` opens the parts that are sealed apart. */
export interface Sealed {
  readonly content: string;
  readonly opening: string;
}

interface Content {
  readonly v: 2;
  readonly at: number;
  readonly act: string;
  readonly actor: string;
  readonly chat: string;
  readonly detail: string;
  readonly restates?: number;
  /** In the first row of this format: which rows were blank when it was written, such as `3,7-9`. */
  readonly blank?: string;
}

type Opened = { readonly salt: string; readonly value: unknown };
type Removed = { readonly removed: string };
type Opening = Partial<Record<Part, Opened | Removed>>;

/** Name these formats in whatever is hashed, so that no other use of the key or of a hash can make one. */
const PART_FORMAT = 'verbatim audit part 2';
const REMOVED_FORMAT = 'verbatim audit removed 2';

const commitmentTo = (part: Part, { salt, value }: Opened): string =>
  sha256(canonical([PART_FORMAT, part, salt, value]));

/** Proof that whoever has the key removed this part: nobody else can make it. */
const proofOfRemoval = (key: string, part: Part, commitment: string): string =>
  hmacSha256(key, canonical([REMOVED_FORMAT, part, commitment]));

interface Sealing {
  readonly restates?: number;
  readonly blank?: string;
}

/** Seals an act. `newSalt` gives 16 random bytes in hex: without the salt nobody can find out a part by guessing. */
export const sealEntry = (
  { at, act, ...parts }: Act & { readonly at: number },
  newSalt: () => string,
  { restates, blank }: Sealing = {},
): Sealed => {
  const opened = PARTS.map((part) => [part, { salt: newSalt(), value: parts[part] }] as const);
  const commitments = opened.map(([part, opening]) => [part, commitmentTo(part, opening)] as const);
  return {
    content: canonical({ v: 2, at, act, restates, blank, ...Object.fromEntries(commitments) }),
    opening: canonical(Object.fromEntries(opened)),
  };
};

/** The same row without some parts, and with the proof that they were removed by whoever has the key. */
export const removeParts = (key: string, { content, opening }: Sealed, parts: readonly Part[]): Sealed => {
  const sealed = contentIn(content);
  const known = objectIn(opening) as Opening | null;
  if (sealed === null || known === null) return { content, opening };
  const removed = parts.map((part) => [part, { removed: proofOfRemoval(key, part, sealed[part]) }] as const);
  return { content, opening: canonical({ ...known, ...Object.fromEntries(removed) }) };
};

/** What a row says, of either format; null where its text is gone or is none of the log's. */
export const readEntry = (content: string | null, opening: string | null): Entry | null => {
  const sealed = contentIn(content);
  if (sealed !== null) {
    const opened = (objectIn(opening) ?? {}) as Opening;
    const openedValue = (part: Part) => {
      const one = opened[part];
      return isOpened(one) ? one.value : null;
    };
    return {
      at: sealed.at,
      act: sealed.act,
      actor: textOf(openedValue('actor')),
      chat: textOf(openedValue('chat')),
      detail: (isObject(openedValue('detail')) ? openedValue('detail') : {}) as Act['detail'],
      removed: PARTS.filter((part) => !isOpened(opened[part])),
      restates: sealed.restates ?? null,
    };
  }
  const first = objectIn(content);
  if (first === null || typeof first.act !== 'string' || typeof first.at !== 'number') return null;
  return {
    at: first.at,
    act: first.act,
    actor: textOf(first.actor),
    chat: textOf(first.chat),
    detail: (isObject(first.detail) ? first.detail : {}) as Act['detail'],
    removed: [],
    restates: null,
  };
};

/** What is wrong with a row's parts: `changed` is not what was sealed, `blanked` is gone without proof that the bot removed it. */
export const faultInParts = (
  key: string,
  content: string,
  opening: string | null,
): 'changed' | 'blanked' | null => {
  const sealed = contentIn(content);
  // A row of the first format seals everything together; what stands beside it is nothing of the log's.
  if (sealed === null) return opening === null ? null : 'changed';
  const opened = (objectIn(opening) ?? {}) as Opening;
  const faults = PARTS.map((part) => {
    const one = opened[part];
    const commitment = sealed[part];
    if (isOpened(one)) return commitmentTo(part, one) === commitment ? null : 'changed';
    const proof = (one as Removed | undefined)?.removed;
    return proof === proofOfRemoval(key, part, commitment) ? null : 'blanked';
  });
  return faults.find((fault) => fault === 'changed') ?? faults.find((fault) => fault !== null) ?? null;
};

/** Whether content is of the format that seals parts apart. */
export const sealsParts = (content: string | null): boolean => contentIn(content) !== null;

/** Which rows content says were blank when it was written, as ranges; null where it says nothing of that. */
export const blankIn = (content: string | null): string | null => contentIn(content)?.blank ?? null;

/** Numbers as ranges, in their order: `3,7-9`. */
export const asRanges = (numbers: readonly number[]): string => {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join();
};

/** A test for numbers that {@link asRanges} has written. */
export const inRanges = (ranges: string): ((number: number) => boolean) => {
  const read = ranges.split(',').map((range) => {
    const [from = Number.NaN, to = from] = range.split('-').map(Number);
    return [from, to] as const;
  });
  return (number) => read.some(([from, to]) => from <= number && number <= to);
};

const contentIn = (content: string | null): Content | null => {
  const read = objectIn(content);
  if (read === null || read.v !== 2) return null;
  const isWhole =
    typeof read.at === 'number' &&
    typeof read.act === 'string' &&
    PARTS.every((part) => typeof read[part] === 'string');
  // TypeScript does not follow a check of each part by its name.
  return isWhole ? (read as unknown as Content) : null;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectIn = (text: string | null): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
};

const isOpened = (one: Opened | Removed | undefined): one is Opened =>
  one !== undefined && typeof (one as Opened).salt === 'string' && 'value' in one;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
