// Brings an exported history in: finds the channels that are wanted, and makes items of their documents.

import { stat } from 'node:fs/promises';
import type { Fault } from '../../knowledge/fault.ts';
import { FaultyFileError } from '../../knowledge/fault.ts';
import { refusal, unreadable } from '../../knowledge/inside.ts';
import type { Item, Refused } from '../item.ts';
import { HISTORY_BYTES, SHOWN_CHANNELS } from './limits.ts';
import { isCalled } from './message.ts';
import type { OpenHistory } from './open.ts';
import type { HistoryOrder, Surveyed } from './read.ts';

/** What was said about histories on the command line. */
export interface Histories {
  readonly wanted: readonly string[];
  readonly address: string | null;
  /** Opens a file. */
  open(order: HistoryOrder): OpenHistory;
  /** The key of pseudonyms; null: people are called by their names. */
  key(): Promise<string | null>;
  /** Is told which of the wanted channels were found. */
  found(wanted: string): void;
}

export const isHistory = (path: string): boolean => /\.json$/i.test(path);

const listed = (channels: readonly Surveyed[]): string => {
  const shown = channels
    .slice(0, SHOWN_CHANNELS)
    .map(({ channel: { name, id, isPrivate }, messages }) =>
      isPrivate
        ? `${JSON.stringify(name || id)} (private)`
        : `${JSON.stringify(name)} (${id}, messages: ${messages})`,
    );
  const more = channels.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
};

/** Why nothing of the file is added. */
const nothingWanted = (shown: string, channels: readonly Surveyed[], wanted: readonly string[]): Fault => {
  if (channels.length === 0)
    return {
      file: shown,
      line: null,
      problem: 'is not the history of a channel, or has no messages.',
      remedy: 'Name a result.json of Telegram Desktop, or a JSON file of DiscordChatExporter.',
      level: 'error',
    };
  const isOnlyPrivate = channels.every(({ channel }) => channel.isPrivate);
  const problem = isOnlyPrivate
    ? 'has only private conversations, of which nothing is added.'
    : wanted.length === 0
      ? `is the history of ${listed(channels)}.`
      : `has no channel of these names: it has ${listed(channels)}.`;
  const remedy = isOnlyPrivate
    ? 'Export a channel or a group.'
    : 'Say which channel is to be added: --channel, with its name or ID.';
  return { file: shown, line: null, problem, remedy, level: 'error' };
};

/**
 * The documents of the channels that are wanted, or why there are none. `passOver`: is told why nothing is wanted of a file that nobody has
 * named by itself.
 */
export const historyItems = async function* (
  shown: string,
  { wanted, address, open, key, found }: Histories,
  passOver?: (reason: string) => void,
): AsyncGenerator<Item | Refused> {
  let history: OpenHistory | null = null;
  try {
    const file = await stat(shown).catch((error: unknown) => {
      throw unreadable(shown, error);
    });
    if (!file.isFile()) throw refusal(shown, 'is not a file.', 'Name the file that was exported.');
    const { size } = file;
    if (size > HISTORY_BYTES)
      throw refusal(shown, `has ${size} bytes, more than ${HISTORY_BYTES}.`, 'Export fewer years at a time.');
    history = open({ file: shown, shown, wanted, address });
    const seen = await history.ask('survey');
    if ('faults' in seen) return yield { shown, faults: seen.faults };
    const channels = 'channels' in seen ? seen.channels : [];
    if (!channels.some(({ isWanted }) => isWanted)) {
      if (
        passOver === undefined ||
        channels.some(({ channel }) => channel.isPrivate && wanted.some((one) => isCalled(channel, one)))
      )
        return yield { shown, faults: [nothingWanted(shown, channels, wanted)] };
      return passOver(
        channels.length === 0
          ? '.json is read only if it is the history of a channel'
          : 'it is the history of channels that were not named',
      );
    }
    const asked = {
      next: true,
      key: await key().catch(({ code = 'unknown' }: NodeJS.ErrnoException) => {
        throw refusal(
          shown,
          `needs the key of pseudonyms in DATA_DIR, which cannot be read or written (${code}).`,
          'Check that you may write there, or add names as they are with --names.',
        );
      }),
    } as const;
    for (const { channel, isWanted } of channels)
      if (isWanted) for (const one of wanted) if (isCalled(channel, one)) found(one);
    for (let isLast = false; !isLast; ) {
      const answer = await history.ask(asked);
      if ('faults' in answer) return yield { shown, faults: answer.faults };
      if (!('documents' in answer)) return;
      isLast = answer.isLast;
      for (const { path, html, sidecar, title, retrieved } of answer.documents)
        yield {
          shown: `${shown}: ${title}`,
          path,
          bytes: Buffer.from(html),
          sidecar: { shown: `${shown}: ${title}`, bytes: Buffer.from(sidecar) },
          notes: [],
          part: { retrieved },
        };
    }
  } catch (error) {
    if (!(error instanceof FaultyFileError)) throw error;
    yield { shown, faults: error.faults };
  } finally {
    await history?.end();
  }
};
