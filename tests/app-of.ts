// An app over the shipped library, or over folders that a test names, with a log that is kept and a clock that stands.

import { type App, createApp } from '../src/app/app.ts';
import { type Config, readConfig } from '../src/config.ts';
import type { PlatformSource } from '../src/core/description.ts';
import type { Clock, Log, Origin } from '../src/core/ports.ts';
import type { Visitor } from '../src/fetching/fetch-document.ts';
import type { Network } from '../src/fetching/network.ts';
import type { SemanticIndex } from '../src/knowledge/semantic-index.ts';
import { createStores, type StoreLocation } from '../src/stores/open.ts';
import { createLog } from '../src/system/log.ts';
import { sharedMakers } from './library-makers.ts';
import { openTestDatabase } from './open-database.ts';

/** A clock that a test moves. */
export interface TestClock extends Clock {
  /** Time passes. */
  forward(ms: number): void;
  /** Somebody sets the clock, and no time passes. */
  jump(ms: number): void;
}

/** A clock that only a test moves, and whoever waits: then the time waited for passes at once. */
export const createTestClock = (): TestClock => {
  let elapsed = 0;
  let start = Date.UTC(2026, 0, 1);
  return {
    now: () => start + elapsed,
    elapsed: () => elapsed,
    wait(ms, until) {
      const end = elapsed + ms;
      return new Promise((resolve) =>
        setImmediate(() => {
          if (until?.aborted !== true) elapsed = Math.max(elapsed, end);
          resolve();
        }),
      );
    },
    forward(ms) {
      elapsed += ms;
    },
    jump(ms) {
      start += ms;
    },
  };
};

export interface TestApp {
  readonly app: App;
  readonly clock: ReturnType<typeof createTestClock>;
  readonly log: Log;
  /** What the log holds, line by line. */
  readonly logged: readonly string[];
  /** Resolves to the next line that the log gets, from `from` lines on, that matches. */
  logs(pattern: RegExp, from?: number): Promise<string>;
  /** Lets `act` happen, and resolves once a platform has given its answer, or has told the log why not. */
  answering<T>(act: () => T): Promise<T>;
}

/** A call has ended in one way or another. */
const ENDED = /"msg":"(answered|could not deliver an answer)"/;

export interface Surroundings {
  /** Where the bot keeps what it remembers; a database of its own in memory if not given, and none if null. */
  readonly place?: StoreLocation | null;
  /** What the platforms are, once there is a log. */
  readonly platforms?: (log: Log) => readonly PlatformSource[];
  readonly clock?: ReturnType<typeof createTestClock>;
  readonly semanticIndex?: SemanticIndex;
  /** What fetches from the sources of the library; nothing does if not given. */
  readonly visitor?: () => Visitor;
  /** Instead of a configuration of its own: one that the test changes. */
  readonly live?: Config;
  /** What links may be fetched from; nothing if not given. */
  readonly network?: Network;
  /** Runs before each attempt to open the database, and may throw what that would reject with. */
  readonly opening?: () => void;
}

export const appOf = async (
  changes: Partial<Config> = {},
  {
    place = IN_MEMORY,
    platforms = () => [],
    clock = createTestClock(),
    semanticIndex,
    visitor,
    live,
    network = NOWHERE,
    opening = () => {},
  }: Surroundings = {},
): Promise<TestApp> => {
  const logged: string[] = [];
  const watchers = new Set<() => void>();
  const write = (line: string) => {
    logged.push(line);
    for (const look of watchers) look();
  };
  const log = createLog('debug', { write });
  const logs = (pattern: RegExp, from = logged.length): Promise<string> =>
    new Promise((resolve) => {
      const look = () => {
        const found = logged.slice(from).find((line) => pattern.test(line));
        if (found === undefined) return;
        watchers.delete(look);
        resolve(found);
      };
      watchers.add(look);
      look();
    });
  const answering = async <T>(act: () => T): Promise<T> => {
    const ended = logs(ENDED);
    const result = act();
    await ended;
    return result;
  };
  const config = live ?? { ...readConfig({}), userRate: 0, chatRate: 0, ...changes };
  const app = await createApp({
    config,
    clock,
    log,
    version: '0.0.0',
    platforms: platforms(log),
    semanticIndex: semanticIndex ?? null,
    makers: sharedMakers(config),
    ...(visitor === undefined ? {} : { visitor }),
    network,
    ...(place === null
      ? {}
      : {
          openStores: async () => {
            opening();
            return storesIn(place, config, clock, log);
          },
        }),
  });
  if (place !== null) await app.open();
  return {
    app,
    clock,
    log,
    logged,
    logs,
    answering,
  };
};

/** No test reaches the internet. */
const NOWHERE: Network = {
  isAllowed: () => false,
  resolve: async () => [],
};

const IN_MEMORY: StoreLocation = { url: null, file: ':memory:' };

const storesIn = async (place: StoreLocation, { ledgerDays }: Config, clock: Clock, log: Log) =>
  createStores(await openTestDatabase(place, clock, log), {
    clock,
    log,
    auditKey: 'the key of the tests, which is no secret',
    ledgerDays,
  });

export const originOf = (changes: Partial<Origin> = {}): Origin => ({
  platform: 'test',
  chat: 'test:chat',
  user: 'test:user',
  alone: true,
  way: 'typed',
  language: null,
  ...changes,
});
