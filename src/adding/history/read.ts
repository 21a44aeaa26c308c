// Reads an exported history: first all of it, to see whether it is whole and which channels it has, and then as documents.

import { createReadStream } from 'node:fs';
import { type Composed, type Composer, composerOf } from './compose.ts';
import { createDiscordReader, DISCORD_PATHS } from './discord.ts';
import { type Value, valuesIn } from './json-stream.ts';
import { type Channel, type Event, isCalled } from './message.ts';
import { namesAsTheyAre, pseudonymsOf } from './pseudonyms.ts';
import { createTelegramReader, TELEGRAM_PATHS } from './telegram.ts';

/** What is asked of a history. */
export interface HistoryOrder {
  readonly file: string;
  /** The file as whoever adds it knows it. */
  readonly shown: string;
  /** Names or IDs of channels. */
  readonly wanted: readonly string[];
  /** Of the one channel that is wanted; null: none that others can open. */
  readonly address: string | null;
}

/** A channel of a history, and how much of it there is. */
export interface Surveyed {
  readonly channel: Channel;
  /** Those that somebody has written. */
  readonly messages: number;
  readonly isWanted: boolean;
}

const PATHS = [...new Set([...TELEGRAM_PATHS, ...DISCORD_PATHS])];

/** What the file says, one after the other. Throws a FaultyFileError. */
const eventsIn = async function* ({ file, shown }: HistoryOrder): AsyncGenerator<Event> {
  let read: ((value: Value) => Event[]) | null = null;
  const telegram = createTelegramReader(shown);
  const discord = createDiscordReader(shown);
  for await (const value of valuesIn(shown, createReadStream(file), PATHS)) {
    if (value.path[0] === 'guild') read = discord;
    else read ??= telegram;
    yield* read(value);
  }
};

/** Looks at the whole file. Throws a FaultyFileError for whatever cannot be read, wherever it is. */
export const survey = async (order: HistoryOrder): Promise<Surveyed[]> => {
  const found = new Map<Channel, number>();
  for await (const event of eventsIn(order)) {
    const { channel } = event;
    const count = 'message' in event && event.message !== null ? 1 : 0;
    found.set(channel, (found.get(channel) ?? 0) + count);
  }
  return [...found].map(([channel, messages]) => ({
    channel,
    messages,
    isWanted: !channel.isPrivate && order.wanted.some((one) => isCalled(channel, one)),
  }));
};

/** The documents of the channels that are wanted. `key`: with which pseudonyms are made; null: people are called by their names. */
export const documentsIn = async function* (
  order: HistoryOrder,
  key: string | null,
): AsyncGenerator<Composed> {
  const composers = new Map<Channel, Composer>();
  for await (const event of eventsIn(order)) {
    const { channel } = event;
    if (!('message' in event) || event.message === null) continue;
    if (channel.isPrivate || !order.wanted.some((one) => isCalled(channel, one))) continue;
    let composer = composers.get(channel);
    if (composer === undefined) {
      // The chats of a file follow one another.
      for (const [other, last] of composers) {
        yield* last.end();
        composers.delete(other);
      }
      const naming = key === null ? namesAsTheyAre : pseudonymsOf(channel.platform, key);
      composer = composerOf({ channel, naming, address: order.address });
      composers.set(channel, composer);
    }
    yield* composer.take(event.message);
  }
  for (const last of composers.values()) yield* last.end();
};
