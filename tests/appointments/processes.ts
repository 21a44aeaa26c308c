// Several processes of the bot over one database and one fake platform, on one clock that only the test moves.

import { BUDGET } from '../../src/adapters/telegram/limits.ts';
import { type App, createApp } from '../../src/app.ts';
import type { PlatformSource } from '../../src/appointments.ts';
import { readConfig } from '../../src/config.ts';
import type { Health, Platform } from '../../src/core/adapter.ts';
import type { Clock, Log } from '../../src/core/ports.ts';
import { createStores, openDatabaseAt, type StorePlace } from '../../src/stores/open.ts';
import { createLog } from '../../src/system/log.ts';
import type { FakeTelegram } from '../fakes/telegram/telegram.ts';
import { telegramFor } from '../telegram-of.ts';
import type { TestLibrary } from './library.ts';

/** Time that all processes see; it stands unless a test moves it. */
export const createTime = () => {
  let now = Date.UTC(2026, 0, 1);
  const waiting = new Set<{ readonly at: number; readonly done: () => void }>();
  return {
    now: () => now,
    forward(ms: number) {
      now += ms;
      for (const each of [...waiting]) if (each.at <= now) each.done();
    },
    /** A process's clock; once that has died, nobody waits any more, and nothing wakes. */
    clock(isDead: () => boolean): Clock {
      return {
        now: () => now,
        wait: (ms, until) =>
          new Promise((resolve) => {
            const entry = {
              at: now + ms,
              done() {
                waiting.delete(entry);
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
  wait: () => new Promise((resolve) => setImmediate(resolve)),
});

export interface Process {
  readonly app: App;
  readonly logged: readonly string[];
  health(): Health;
  tick(): Promise<void>;
  /** Ends without a word: its connections break, and its leases stop being prolonged. */
  die(): Promise<void>;
}

export const startProcess = async (
  fake: FakeTelegram,
  { place, library, time }: { place: StorePlace; library: TestLibrary; time: Time },
): Promise<Process> => {
  let dead = false;
  const clock = time.clock(() => dead);
  const logged: string[] = [];
  const log: Log = createLog('debug', { write: (line) => void logged.push(line) });
  const made: Platform[] = [];
  const common = { allows: () => true, clock, log, announce: () => undefined };
  const source: PlatformSource = {
    name: 'telegram',
    limits: BUDGET,
    exclusive: true,
    create(parts) {
      const platform = telegramFor(fake, common, parts);
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
        ledgerMs: 180 * 24 * 3_600_000,
      }),
    platforms: [source],
  });
  await app.start([]);
  return {
    app,
    logged,
    health: () => app.appointments.listening[0]?.health() ?? 'failed',
    tick: () => app.appointments.tick(),
    async die() {
      if (dead) return;
      dead = true;
      // The first one never listens.
      await Promise.all(made.slice(1).map((ear) => ear.stop()));
      await database.close();
    },
  };
};

/** Moves time by steps until something is so, with turns of the event loop in between. */
export const until = async (time: Time, isSo: () => boolean, step = 0): Promise<void> => {
  for (let tried = 0; !isSo(); tried++) {
    if (tried > 200_000) throw new Error('it was waited for in vain');
    await new Promise((resolve) => setImmediate(resolve));
    if (step > 0 && tried % 200 === 199) time.forward(step);
  }
};

/** Lets time pass, a tenth of a second every few turns of the event loop, until something has settled. */
export const passing = async <T>(time: Time, work: Promise<T>): Promise<T> => {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  for (let turns = 1; !isOver; turns++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (turns % 20 === 0) time.forward(100);
  }
  return over;
};
