// A bot that is not started, in a guild of the fake Discord: what it posts and pins needs no gateway.

import { afterEach, expect } from 'vitest';
import { createDiscord } from '../../src/adapters/discord/adapter.ts';
import type { Platform } from '../../src/core/adapter.ts';
import type { Part } from '../../src/core/platform.ts';
import type { Clock, Posted } from '../../src/core/ports.ts';
import { text } from '../../src/core/reply.ts';
import { createLog } from '../../src/system/log.ts';
import { loadWords } from '../../src/words/words.ts';
import { type FakeDiscord, openDiscord } from '../fakes/discord/discord.ts';
import { MAY, ORDINARY } from '../fakes/discord/permissions.ts';
import type { FakeChannel, FakeGuild } from '../fakes/discord/shapes.ts';

export interface DiscordPlace {
  readonly discord: FakeDiscord;
  readonly guild: FakeGuild;
  readonly channel: FakeChannel;
  readonly platform: Platform;
  readonly chat: string;
  readonly logged: readonly string[];
  /** What the budget was told to hold back: a chat, and for how many milliseconds. */
  readonly pauses: readonly (readonly [chat: string, ms: number])[];
  forward(ms: number): void;
  post(said: string, key?: string, chat?: string): Promise<Posted>;
  close(): Promise<void>;
}

export const partOf = (platform: Platform, said: string): Part => {
  const [part] = platform.posting.prepare({ cards: [{ blocks: [text(said)] }] }, loadWords()('en'));
  if (part === undefined) throw new Error('a reply without a message');
  return part;
};

export const chatOf = ({ id, guild }: FakeChannel): string => `discord:${guild.id}/${id}`;

export const openPlace = async (options: Parameters<typeof openDiscord>[0] = {}): Promise<DiscordPlace> => {
  let now = Date.UTC(2026, 0, 1);
  // It stands, and nothing here may wait.
  const clock: Clock = {
    now: () => now,
    elapsed: () => now,
    wait: () => Promise.reject(new Error('somebody waits')),
  };
  const logged: string[] = [];
  const pauses: [string, number][] = [];
  const discord = await openDiscord({ clock, ...options });
  const guild = discord.guild({ permissions: ORDINARY | MAY.pin });
  const channel = guild.channel();
  const chat = chatOf(channel);
  const platform = createDiscord({
    token: discord.token,
    apiUrl: discord.url,
    allows: () => true,
    link: () => null,
    budget: {
      acquire: () => Promise.reject(new Error('a budget was asked')),
      pause: (...pause) => void pauses.push(pause),
    },
    clock,
    log: createLog('debug', { write: (line: string) => void logged.push(line) }),
    announce: () => {},
  });
  let keys = 0;
  return {
    discord,
    guild,
    channel,
    platform,
    chat,
    logged,
    pauses,
    forward(ms) {
      now += ms;
    },
    post: (said, key = `key-${keys++}`, to = chat) =>
      platform.posting.deliver(to, partOf(platform, said), { key, silent: false }),
    async close() {
      await discord.close();
      expect(discord.violations).toEqual([]);
    },
  };
};

/** Opens places that are looked at and closed after each test. */
export const places = () => {
  const open: DiscordPlace[] = [];
  afterEach(async () => {
    for (const place of open.splice(0)) await place.close();
  });
  return async (options?: Parameters<typeof openDiscord>[0]): Promise<DiscordPlace> => {
    const place = await openPlace(options);
    open.push(place);
    return place;
  };
};
