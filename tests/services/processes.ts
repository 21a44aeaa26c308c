// Several processes of the bot over one database and one fake platform, on one clock that only the test moves.

import { createDiscord } from '../../src/adapters/discord/adapter.ts';
import { BUDGET as DISCORD } from '../../src/adapters/discord/limits.ts';
import { BUDGET as TELEGRAM } from '../../src/adapters/telegram/limits.ts';
import { type App, createApp } from '../../src/app/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Adapter, Health } from '../../src/core/adapter.ts';
import type { PlatformSource } from '../../src/core/description.ts';
import type { Clock, Log, Origin } from '../../src/core/ports.ts';
import { createStores, openDatabaseAt, type StoreLocation } from '../../src/stores/open.ts';
import { createLog } from '../../src/system/log.ts';
import { openDiscord } from '../fakes/discord/discord.ts';
import { MAY } from '../fakes/discord/permissions.ts';
import { ROUTES } from '../fakes/discord/routes.ts';
import type { Fault, Faults } from '../fakes/faults.ts';
import { openTelegram } from '../fakes/telegram/telegram.ts';
import { TIMEOUT_MS } from '../patience.ts';
import { telegramFor } from '../telegram-of.ts';
import type { TestLibrary } from './library.ts';

/**
 * Time that all processes see; it stands unless a test moves it. Where it passes, that is so many milliseconds a turn of the event
 * loop: few where there is a database server, which does not wait for turns.
 */
export const createTime = (pace = 5) => {
  let now = Date.UTC(2026, 0, 1);
  const waiting = new Set<{ readonly at: number; readonly done: () => void }>();
  return {
    pace,
    now: () => now,
    forward(ms: number) {
      now += ms;
      for (const each of [...waiting]) if (each.at <= now) each.done();
    },
    /** A process's clock; once that has died, nobody waits any more, and nothing wakes. */
    clock(isDead: () => boolean): Clock {
      return {
        now: () => now,
        elapsed: () => now,
        wait: (ms, until) =>
          new Promise((resolve) => {
            const entry = {
              at: now + ms,
              done() {
                waiting.delete(entry);
                until?.removeEventListener('abort', entry.done);
                if (!isDead() || until?.aborted === true) resolve();
              },
            };
            if (ms <= 0 || until?.aborted === true) return void setImmediate(entry.done);
            waiting.add(entry);
            until?.addEventListener('abort', entry.done, { once: true });
          }),
      };
    },
  };
};
type Time = ReturnType<typeof createTime>;

/** Waits for other writers of the file in no time. */
export const hurried = (time: Time): Clock => ({
  now: time.now,
  elapsed: time.now,
  wait: () => new Promise((resolve) => setImmediate(resolve)),
});

/** A chat on a fake platform. */
export interface Square {
  readonly faults: Faults;
  /** How faults name what the bot does by itself, and how the platform says that a message cannot be changed. */
  readonly calls: { readonly send: string; readonly edit: string; readonly fixed: Fault };
  /** A moderator speaks in the chat. */
  readonly origin: Origin;
  /** What the bot has posted there and is still there: how often it was changed, and how it reads. */
  posted(): readonly string[];
  source(common: { readonly clock: Clock; readonly log: Log }): PlatformSource;
  close(): Promise<void>;
}

const IN_CHAT = { alone: false, way: 'typed', language: null } as const;

const refusal = (body: object): Fault => ({ is: 'answer', status: 400, body });
export const TELEGRAM_CALLS: Square['calls'] = {
  send: 'sendMessage',
  edit: 'editMessageText',
  fixed: refusal({ ok: false, error_code: 400, description: "Bad Request: message can't be edited" }),
};
export const DISCORD_CALLS: Square['calls'] = {
  send: ROUTES.send,
  edit: ROUTES.edit,
  fixed: refusal({ message: 'Thread is archived', code: 50083 }),
};

export const telegramSquare = async ({ now }: Time): Promise<Square> => {
  const fake = await openTelegram({ clock: { now } });
  const boss = fake.user();
  const group = fake.group({ kind: 'supergroup', members: [boss], bot: 'administrator' });
  return {
    faults: fake.faults,
    calls: TELEGRAM_CALLS,
    origin: { platform: 'telegram', chat: `telegram:${group.id}`, user: `telegram:${boss.id}`, ...IN_CHAT },
    posted: () => group.sent().flatMap(({ text, edits }) => (text === '' ? [] : [`${edits} ${text}`])),
    source: (common) => ({
      name: 'telegram',
      limits: TELEGRAM,
      exclusive: true,
      create: (parts) => telegramFor(fake, common, parts),
    }),
    close: fake.close,
  };
};

export const discordSquare = async ({ now }: Time): Promise<Square> => {
  const fake = await openDiscord({ clock: { now } });
  const boss = fake.user();
  const guild = fake.guild();
  const channel = guild.channel();
  guild.own(boss);
  guild.grant('bot', MAY.pin);
  return {
    faults: fake.faults,
    calls: DISCORD_CALLS,
    origin: {
      platform: 'discord',
      chat: `discord:${guild.id}/${channel.id}`,
      user: `discord:${boss.id}`,
      ...IN_CHAT,
    },
    posted: () =>
      channel.messages.flatMap((message) => (message.deleted ? [] : [`${message.edits} ${message.text()}`])),
    source: (common) => ({
      name: 'discord',
      limits: DISCORD,
      exclusive: true,
      create: ({ budget }) =>
        createDiscord({
          ...common,
          token: fake.token,
          apiUrl: fake.url,
          allows: () => true,
          link: () => null,
          budget,
          announce: () => undefined,
        }),
    }),
    close: fake.close,
  };
};

export interface Process {
  readonly app: App;
  readonly logged: readonly string[];
  health(): Health;
  tick(): Promise<void>;
  /** Ends without a word: its connections break, and its leases stop being prolonged. What comes once it is dead it does not hear of. */
  die(comes?: () => void): Promise<void>;
}

export const startProcess = async (
  square: Square,
  { place, library, time }: { place: StoreLocation; library: TestLibrary; time: Time },
): Promise<Process> => {
  let dead = false;
  const clock = time.clock(() => dead);
  const logged: string[] = [];
  const log: Log = createLog('debug', { write: (line) => void logged.push(line) });
  const made: Adapter[] = [];
  const source = square.source({ clock, log });
  const watched: PlatformSource = {
    ...source,
    create(parts) {
      const platform = source.create(parts);
      made.push(platform);
      return platform;
    },
  };
  const database = await openDatabaseAt(place, hurried(time), log);
  const app = await createApp({
    config: { ...readConfig({}), userRate: 0, chatRate: 0, ...library.config },
    clock,
    log,
    version: '0.0.0',
    openStores: async () =>
      createStores(database, {
        clock,
        log,
        auditKey: 'the key of the tests',
        ledgerDays: 180,
      }),
    platforms: [watched],
  });
  await app.start([]);
  return {
    app,
    logged,
    health: () => app.services.listening[0]?.health() ?? 'failed',
    tick: () => app.services.tick(),
    async die(comes = () => {}) {
      if (dead) return;
      // The first one never listens.
      await passing(time, Promise.all(made.slice(1).map((ear) => ear.stop())));
      dead = true;
      const closed = database.close();
      comes();
      // What a program's end ends by itself. Its leases stay: the database is closed to it.
      await app.services.stop();
      await closed;
    },
  };
};

const TURNS_AT_ONCE = 20;

/** Turns of the event loop until something is so; time stands, or passes. */
export const until = async (time: Time, isSo: () => boolean, passes = false): Promise<void> => {
  const began = performance.now();
  for (let turns = 1; !isSo(); turns++) {
    if (performance.now() - began > TIMEOUT_MS) throw new Error('it was waited for in vain');
    await new Promise((resolve) => setImmediate(resolve));
    if (passes && turns % TURNS_AT_ONCE === 0) time.forward(TURNS_AT_ONCE * time.pace);
  }
};

/** Lets time pass until something has settled. */
export const passing = async <T>(time: Time, work: Promise<T>): Promise<T> => {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  await Promise.all([until(time, () => isOver, true), over]);
  return over;
};
