// One round: all digests fall due, workers are killed while they send, and what is left is waited for.

import { killOn, type RoundParts } from './killing.ts';
import { type Chat, compare, type Tally } from './truth.ts';

export interface Round extends Tally {
  readonly kills: number;
  readonly ms: number;
}

const DAY_MS = 24 * 60 * 60_000;
const NINE_MS = 9 * 60 * 60_000;

/** The next time at which the digests of the town fall due. */
export const nextNine = (now: number): number => {
  const today = Math.floor(now / DAY_MS) * DAY_MS + NINE_MS;
  return today > now ? today : today + DAY_MS;
};

export const playRound = async (parts: RoundParts, slot: number): Promise<Round> => {
  const { town, books, workers, clock } = parts;
  const began = performance.now();
  const before = town.places.map((place) => place.posted().length);
  await books.tellAnew(town.places);
  workers.leap(slot - clock.now());
  await books.comes(town.places, slot);
  const kills = await killOn(parts, town.places.length);
  const chats: Chat[] = town.places.map((place, i) => ({ place, posted: place.posted().slice(before[i]) }));
  return { ...compare(chats, await books.rows(slot)), kills, ms: performance.now() - began };
};
