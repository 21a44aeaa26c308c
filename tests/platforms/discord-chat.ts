// Chats on the fake Discord for tests: a bot that is ready, a channel to ask in, and the last look at what it did.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, expect } from 'vitest';
import { createDiscord } from '../../src/adapters/discord/adapter.ts';
import type { Adapter } from '../../src/core/adapter.ts';
import { NO_BUDGET, type OnDiscord, onDiscord } from '../discord-of.ts';
import { createRaw } from '../fakes/discord/raw.ts';
import type { FakeCall } from '../fakes/discord/server.ts';
import type { FakeChannel, FakeGuild, FakeInteraction, FakeMessage } from '../fakes/discord/shapes.ts';

export interface Chat extends OnDiscord {
  readonly guild: FakeGuild;
  readonly channel: FakeChannel;
}

type Options = Parameters<typeof onDiscord>[0] & {
  /** Interactions may stay without an answer, which a fault of the test is to blame for. */
  readonly mayStayUnanswered?: boolean;
  /** Violations that the test itself brings about; anything else is the bot's. */
  readonly brings?: RegExp;
};

/** What the bot must have left behind, whatever was done to it. */
const expectUntroubled = ({ discord }: OnDiscord, { mayStayUnanswered, brings }: Options = {}): void => {
  expect(discord.violations.filter((line) => brings?.test(line) !== true)).toEqual([]);
  if (mayStayUnanswered === true) return;
  expect(discord.unanswered()).toEqual([]);
  expect(discord.unfilled()).toEqual([]);
};

/** Opens bots that are looked at and closed after each test, or after the last one. */
export const chats = (after: 'each' | 'all' = 'each') => {
  const open: { bot: OnDiscord; options: Options }[] = [];
  (after === 'each' ? afterEach : afterAll)(async () => {
    for (const { bot, options } of open.splice(0)) {
      await bot.close();
      expectUntroubled(bot, options);
    }
  });
  const start = async (options: Options = {}): Promise<OnDiscord> => {
    const bot = await onDiscord(options);
    open.push({ bot, options });
    return bot;
  };
  return {
    /** A bot that may not be connected yet. */
    start,
    /** A bot that is connected, in a guild with a channel, its commands published. */
    async enter(options: Options = {}): Promise<Chat> {
      const bot = await start(options);
      await bot.discord.when(() => bot.discord.publishes > 0 && bot.adapter.health() === 'up');
      const guild = bot.discord.guild({ name: 'The harbour' });
      return { ...bot, guild, channel: guild.channel() };
    },
  };
};

/** Folders of files, removed after the last test. */
export const folders = () => {
  const made: string[] = [];
  afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));
  return async (files: Readonly<Record<string, string>>): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-discord-'));
    made.push(folder);
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return folder;
  };
};

/** The same bot started once more beside the first, on the same Discord. */
export const startBeside = async ({ discord, app, clock, log }: OnDiscord): Promise<Adapter> => {
  const adapter = createDiscord({
    token: discord.token,
    apiUrl: discord.url,
    allows: () => true,
    link: () => null,
    budget: NO_BUDGET,
    clock,
    log,
    announce: () => {},
  });
  await adapter.start(app.host);
  return adapter;
};

export const read = (messages: readonly FakeMessage[]): string =>
  messages.map((message) => message.text()).join('\n');

/** The calls that arrive at Discord while `act` goes on. */
export const callsDuring = async (
  { discord }: OnDiscord,
  act: () => Promise<unknown>,
): Promise<readonly FakeCall[]> => {
  const from = discord.calls.length;
  await act();
  return discord.calls.slice(from);
};

export const routesOf = (calls: readonly FakeCall[]): string[] => calls.map(({ route }) => route);

/** The bot answers somebody else as if nothing had been. */
export const expectAnswers = async (bot: Chat): Promise<FakeInteraction> => {
  const said = await bot.answering(() => bot.discord.user().slash('about', {}, bot.channel));
  expect(said.messages).toHaveLength(1);
  expect(read(said.messages)).toContain('Verbatim');
  return said;
};

/** Some round trips to the fake, after which whatever had been about to be sent has arrived. */
export const settle = async ({ discord }: OnDiscord): Promise<void> => {
  const call = createRaw(discord);
  for (let i = 0; i < 25; i++) await call('GET', '/gateway/bot');
};
