// A process of its own with one fake platform and the people on it, so that their processor time is not counted as the bot's.

import { openDiscord } from '../../tests/fakes/discord/discord.ts';
import { openTelegram } from '../../tests/fakes/telegram/telegram.ts';

export const PLATFORMS = ['telegram', 'discord'] as const;
export type PlatformName = (typeof PLATFORMS)[number];

/** Where a bot reaches the platform, and as whom. */
export interface Address {
  readonly url: string;
  readonly token: string;
}

/** What people ask: a topic by its command, or questions in their own words, in turn. */
export type Asked = { readonly topic: string } | { readonly questions: readonly string[] };

/** The calls that the parent process makes; each is answered by one message. */
export interface Town {
  address(): Promise<Address>;
  /** Resolves once a bot listens. */
  listened(): Promise<void>;
  /** Resolves with the milliseconds in which so many answers were given, each to somebody who asks again once answered. */
  ask(answers: number, asked: Asked): Promise<number>;
  /** What the last answer sent. */
  sent(): Promise<object>;
  /** Ends the process too. */
  close(): Promise<void>;
}

/** A call, under a number that comes back with its result. */
export type Request = readonly [id: number, call: keyof Town, args: readonly unknown[]];
export type Response = readonly [id: number, result: unknown, fault?: string];

/** People who ask at the same time. */
const PEOPLE = 20;

const asking = async (answers: number, ask: (person: number, turn: number) => Promise<void>) => {
  let turn = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: PEOPLE }, async (_, person) => {
      while (turn < answers) await ask(person, turn++);
    }),
  );
  return performance.now() - began;
};

const questionOf = (questions: readonly string[], turn: number) => questions[turn % questions.length] ?? '';

const townOnTelegram = async (): Promise<Town> => {
  const telegram = await openTelegram();
  const people = Array.from({ length: PEOPLE }, () => telegram.user());
  return {
    address: async () => ({ url: telegram.url, token: telegram.token }),
    listened: telegram.polled,
    ask: (answers, asked) =>
      asking(answers, async (person, turn) => {
        const user = people[person];
        if (user === undefined) return;
        const before = user.private.sent().length;
        user.say('topic' in asked ? `/${asked.topic}` : questionOf(asked.questions, turn));
        await telegram.when(() => user.private.sent().length > before);
      }),
    sent: async () => telegram.calls.findLast(({ method }) => method === 'sendMessage')?.params ?? {},
    close: telegram.close,
  };
};

const townOnDiscord = async (): Promise<Town> => {
  const discord = await openDiscord();
  const guild = discord.guild();
  const people = Array.from({ length: PEOPLE }, () => ({ user: discord.user(), channel: guild.channel() }));
  return {
    address: async () => ({ url: discord.url, token: discord.token }),
    async listened() {
      // The bare bot answers the commands that ours has published.
      await discord.when(() => discord.publishes > 0);
      await discord.gateway.connected();
    },
    ask: (answers, asked) =>
      asking(answers, async (person, turn) => {
        const at = people[person];
        if (at === undefined) return;
        const shown =
          'topic' in asked
            ? at.user.slash(asked.topic, {}, at.channel)
            : at.user.slash('ask', { question: questionOf(asked.questions, turn) }, at.channel);
        await discord.when(() => shown.messages.some((message) => message.components.length > 0));
      }),
    sent: async () => (discord.calls.findLast(({ method }) => method === 'PATCH')?.body ?? {}) as object,
    close: discord.close,
  };
};

const serve = async (name: string) => {
  const town = await (name === 'telegram' ? townOnTelegram() : townOnDiscord());
  process.on('message', async ([id, call, args]: Request) => {
    const method = town[call] as (...given: unknown[]) => unknown;
    try {
      process.send?.([id, (await method(...args)) ?? null]);
    } catch (error) {
      process.send?.([id, null, String(error)]);
    }
    if (call === 'close') process.disconnect();
  });
  process.send?.('open');
};

const [, , name] = process.argv;
if (process.send !== undefined && name !== undefined) await serve(name);
