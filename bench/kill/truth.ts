// What was really posted beside what the ledger says.

import type { Row } from './books.ts';
import type { Place } from './town.ts';

export interface Tally {
  /** Messages that were to be posted. */
  readonly due: number;
  /** Of those, by what the ledger says: sent, or, where another was to be changed, changed. */
  readonly sent: number;
  /** Of the sent, those that answer a message which could not be changed. */
  readonly answers: number;
  readonly uncertain: number;
  /** That will not be sent, and were not. */
  readonly skipped: number;
  /** Messages that stand in a chat once too often, or although the ledger says that they were never sent. */
  readonly duplicates: number;
  /** Messages that were not posted although the ledger says so, or that nobody is going to send any more. */
  readonly lost: number;
}

export const NONE: Tally = { due: 0, sent: 0, answers: 0, uncertain: 0, skipped: 0, duplicates: 0, lost: 0 };

export const sum = (a: Tally, b: Tally): Tally => ({
  due: a.due + b.due,
  sent: a.sent + b.sent,
  answers: a.answers + b.answers,
  uncertain: a.uncertain + b.uncertain,
  skipped: a.skipped + b.skipped,
  duplicates: a.duplicates + b.duplicates,
  lost: a.lost + b.lost,
});

/** A chat in one round: what was posted there since the last one. */
export interface Chat {
  readonly place: Place;
  readonly posted: ReturnType<Place['posted']>;
}

/** Digests of one kind say the same in every chat of a platform, so that a text tells which part it is. */
const kindOf = ({ platform, isLong }: Place): string => `${platform} ${isLong ? 'long' : 'short'}`;

/**
 * The parts of each kind of digest, by the words of their messages. Which comes first is known from chats where both were posted;
 * nobody posts the second before the first.
 */
const partsOf = (chats: readonly Chat[]): ReadonlyMap<string, readonly string[]> => {
  const parts = new Map<string, string[]>();
  for (const { place, posted } of chats) {
    const texts = [...new Set(posted.map(({ text }) => text))];
    const known = parts.get(kindOf(place)) ?? [];
    if (texts.length > known.length) parts.set(kindOf(place), texts);
  }
  return parts;
};

/** Compares one slot of all chats with its rows. What cannot be explained is a fault of the benchmark, and thrown. */
export const compare = (chats: readonly Chat[], rows: readonly Row[]): Tally => {
  const kinds = partsOf(chats);
  const byDigest = new Map<string, Row[]>();
  for (const row of rows) byDigest.set(row.cause, [...(byDigest.get(row.cause) ?? []), row]);
  let tally = NONE;
  for (const { place, posted } of chats) {
    const texts = kinds.get(kindOf(place)) ?? [];
    const mine = byDigest.get(place.digest.id) ?? [];
    if (posted.some(({ text }) => !texts.includes(text)))
      throw new Error(`${place.digest.id} has posted something that no other digest of its kind has`);
    const count = Math.max(texts.length, place.isLong ? 2 : 1, ...mine.map(({ part }) => part + 1));
    for (let part = 0; part < count; part++) {
      const said = mine.filter((row) => row.part === part);
      const ids = posted.filter((message) => message.text === texts[part]).map(({ id }) => id);
      tally = sum(tally, judge(said, ids));
    }
  }
  return tally;
};

/** One part of one digest: the rows about it, of which there should be one, and the messages that show it. */
const judge = (rows: readonly Row[], ids: readonly string[]): Tally => {
  const has = (...states: readonly Row['state'][]) => rows.some(({ state }) => states.includes(state));
  const isSent = has('sent');
  const isUncertain = !isSent && has('uncertain');
  const isNever = !isSent && !isUncertain && has('failed', 'skipped');
  const isThere = rows.every(({ state, message }) => state !== 'sent' || ids.includes(message ?? ''));
  const allowed = isSent || isUncertain ? 1 : 0;
  const isLost = (isSent && !isThere) || (!isSent && !isUncertain && !isNever);
  if (isLost) process.stderr.write(`lost: ${JSON.stringify({ rows, messages: ids.length })}\n`);
  return {
    due: 1,
    sent: isSent ? 1 : 0,
    answers: 0,
    uncertain: isUncertain ? 1 : 0,
    skipped: isNever ? 1 : 0,
    duplicates: Math.max(0, ids.length - allowed),
    lost: isLost ? 1 : 0,
  };
};
