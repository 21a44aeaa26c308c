// An app over the shipped library, or over folders that a test names, with a log that is kept and a clock that stands.

import { type App, createApp } from '../src/app.ts';
import { type Config, readConfig } from '../src/config.ts';
import type { Clock, Origin } from '../src/core/ports.ts';
import { createLog } from '../src/system/log.ts';

/** A clock that only a test moves. */
export const createTestClock = (): Clock & { forward(ms: number): void } => {
  let now = Date.UTC(2026, 0, 1);
  return {
    now: () => now,
    forward(ms) {
      now += ms;
    },
  };
};

export interface TestApp {
  readonly app: App;
  readonly clock: ReturnType<typeof createTestClock>;
  /** What the log holds, line by line. */
  readonly logged: string[];
}

export const appOf = async (changes: Partial<Config> = {}): Promise<TestApp> => {
  const logged: string[] = [];
  const clock = createTestClock();
  const log = createLog('debug', { write: (line: string) => void logged.push(line) });
  const config = { ...readConfig({}), userRate: 0, chatRate: 0, ...changes };
  return { app: await createApp({ config, clock, log, version: '0.0.0' }), clock, logged };
};

export const originOf = (changes: Partial<Origin> = {}): Origin => ({
  platform: 'test',
  chat: 'test:chat',
  user: 'test:user',
  alone: true,
  language: null,
  ...changes,
});
