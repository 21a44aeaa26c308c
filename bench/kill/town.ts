// The fixture: a library whose digests fill one message or two, and chats on a fake Telegram and a fake Discord that outlive the bot.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../src/core/ports.ts';
import type { Digest } from '../../src/digests/digest.ts';
import { openDiscord } from '../../tests/fakes/discord/discord.ts';
import { openTelegram } from '../../tests/fakes/telegram/telegram.ts';
import type { Order } from './worker.ts';

/** A chat with one digest, and what the bot has really posted there, oldest first. */
export interface Place {
  readonly digest: Digest;
  readonly platform: 'telegram' | 'discord';
  /** Whether its digest takes more than one message. */
  readonly isLong: boolean;
  posted(): readonly { readonly id: string; readonly text: string }[];
}

/** The editions of the library that a chat has been told of: none, and the only one. */
export const NOTHING_TOLD = 0;
const ALL_TOLD = 1;

export interface Town {
  readonly folder: string;
  readonly order: Pick<Order, 'knowledgeDir' | 'topicsDir' | 'telegram' | 'discord'>;
  readonly places: readonly Place[];
  /** Calls that have reached the platforms. */
  calls(): number;
  violations(): readonly string[];
  close(): Promise<void>;
}

const THINGS = ['ferry', 'market', 'harbour', 'lighthouse', 'bridge', 'tower'];
/** Each passage is nearly as long as passages get, so that all of them are too much for one message. */
const SENTENCES = 12;
/** One digest of so many, on either platform, tells of the whole library; the others show one passage each. */
const LONG_EVERY = 4;

const passageOf = (thing: string): string =>
  Array.from(
    { length: SENTENCES },
    (_, i) => `Rule ${i + 1} of the ${thing} says what the people of the ${thing} agreed on once.`,
  ).join(' ');

const openLibrary = (folder: string) => {
  const [knowledgeDir, topicsDir] = [join(folder, 'knowledge'), join(folder, 'topics')];
  mkdirSync(knowledgeDir);
  mkdirSync(topicsDir);
  writeFileSync(join(knowledgeDir, 'rules.txt'), `${THINGS.map(passageOf).join('\n\n')}\n`);
  return { knowledgeDir, topicsDir };
};

export const openTown = async (digests: number, clock: Clock): Promise<Town> => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-kill-'));
  const [telegram, discord] = [await openTelegram({ clock }), await openDiscord({ clock })];
  const guild = discord.guild();
  const boss = telegram.user();

  const placeOf = (i: number): Place => {
    const isLong = Math.floor(i / 2) % LONG_EVERY === 1;
    const digest = (chat: string): Digest => ({
      id: `digest-${String(i).padStart(4, '0')}`,
      chat,
      plan: {
        schedule: { pattern: '0 9 * * *' },
        zone: 'UTC',
        topics: [],
        silent: false,
        always: true,
      },
      locale: 'en',
      state: 'on',
      why: null,
      owner: null,
      nextAt: null,
      edition: isLong ? NOTHING_TOLD : ALL_TOLD,
      turn: 0,
    });
    if (i % 2 === 0) {
      const group = telegram.group({ kind: 'supergroup', members: [boss] });
      return {
        digest: digest(`telegram:${group.id}`),
        platform: 'telegram',
        isLong,
        posted: () => group.sent().map(({ message_id, text }) => ({ id: String(message_id), text })),
      };
    }
    const channel = guild.channel();
    return {
      digest: digest(`discord:${guild.id}/${channel.id}`),
      platform: 'discord',
      isLong,
      posted: () => channel.messages.map((message) => ({ id: message.id, text: message.text() })),
    };
  };

  return {
    folder,
    order: {
      ...openLibrary(folder),
      telegram: { token: telegram.token, apiUrl: telegram.url },
      discord: { token: discord.token, apiUrl: discord.url },
    },
    places: Array.from({ length: digests }, (_, i) => placeOf(i)),
    calls: () => telegram.calls.length + discord.calls.length,
    violations: () => [...telegram.violations, ...discord.violations],
    async close() {
      await Promise.all([telegram.close(), discord.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
