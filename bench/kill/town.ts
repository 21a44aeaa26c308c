// The fixture: a library whose digests fill one message or two, and chats on a fake Telegram and a fake Discord that outlive the bot.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../src/core/ports.ts';
import type { Digest } from '../../src/digests/digest.ts';
import { openDiscord } from '../../tests/fakes/discord/discord.ts';
import { MAY } from '../../tests/fakes/discord/permissions.ts';
import { openTelegram } from '../../tests/fakes/telegram/telegram.ts';
import type { Order } from './worker.ts';

/** A chat with one digest, and what the bot has really posted there, oldest first. */
export interface Place {
  readonly digest: Digest;
  readonly platform: 'telegram' | 'discord';
  /** Whether its digest takes more than one message. */
  readonly isLong: boolean;
  posted(): readonly Message[];
  /** From now on its messages so far cannot be changed. */
  fix(): void;
  /** Somebody deletes a message. */
  remove(id: string): void;
}

export interface Message {
  readonly id: string;
  readonly text: string;
  /** The message that it answers. */
  readonly answers: string | null;
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

/** A document that will turn out to be wrong. */
export const errorOf = (round: number) => ({
  path: `error-${round}.txt`,
  words: `Notice ${round} says that the boat of the ${THINGS[round % THINGS.length]} costs ${round + 2} coins.`,
});

const openLibrary = (folder: string, errors: number) => {
  const [knowledgeDir, topicsDir] = [join(folder, 'knowledge'), join(folder, 'topics')];
  mkdirSync(knowledgeDir);
  mkdirSync(topicsDir);
  writeFileSync(join(knowledgeDir, 'rules.txt'), `${THINGS.map(passageOf).join('\n\n')}\n`);
  for (let round = 0; round < errors; round++) {
    const { path, words } = errorOf(round);
    writeFileSync(join(knowledgeDir, path), `${words}\n`);
  }
  return { knowledgeDir, topicsDir };
};

/** `errors`: documents that will turn out to be wrong, each in a round of its own. */
export const openTown = async (digests: number, clock: Clock, errors = 0): Promise<Town> => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-kill-'));
  const [telegram, discord] = [await openTelegram({ clock }), await openDiscord({ clock })];
  const guild = discord.guild();
  const [boss, moderator] = [telegram.user(), discord.user()];
  guild.grant(moderator, MAY.manageMessages);
  const square = guild.channel();

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
      group.promote(boss);
      return {
        digest: digest(`telegram:${group.id}`),
        platform: 'telegram',
        isLong,
        posted: () =>
          group.sent().map(({ message_id, text, replyTo }) => ({
            id: String(message_id),
            text,
            answers: replyTo === null ? null : String(replyTo.message_id),
          })),
        fix() {
          for (const message of group.sent()) group.fix(message);
        },
        remove(id) {
          const found = group.sent().find(({ message_id }) => String(message_id) === id);
          if (found !== undefined) boss.remove(found);
        },
      };
    }
    // What stands in a thread can be closed to changes.
    const channel = errors > 0 ? square.thread() : guild.channel();
    return {
      digest: digest(`discord:${guild.id}/${channel.id}`),
      platform: 'discord',
      isLong,
      posted: () =>
        channel.messages.map((message) => ({
          id: message.id,
          text: message.text(),
          answers: message.reference,
        })),
      fix: () => channel.archive(),
      remove(id) {
        const found = channel.messages.find((message) => message.id === id);
        if (found !== undefined) moderator.remove(found);
      },
    };
  };

  return {
    folder,
    order: {
      ...openLibrary(folder, errors),
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
