// The bot on a fake Discord, with the real discord.js between them.

import { createDiscord } from '../src/adapters/discord/adapter.ts';
import { BUDGET } from '../src/adapters/discord/limits.ts';
import type { Config } from '../src/config.ts';
import type { Platform } from '../src/core/adapter.ts';
import { allowsOnly } from '../src/core/allowed.ts';
import type { Budget } from '../src/core/platform.ts';
import type { Log } from '../src/core/ports.ts';
import { appOf, createTestClock, type Surroundings, type TestApp } from './app-of.ts';
import { type FakeDiscord, openDiscord } from './fakes/discord/discord.ts';

export interface OnDiscord extends TestApp {
  readonly discord: FakeDiscord;
  readonly adapter: Platform;
  readonly announced: readonly string[];
  close(): Promise<void>;
}

interface Options {
  readonly config?: Partial<Config>;
  readonly fake?: Parameters<typeof openDiscord>[0];
  /** Where passages can be read on a web page. */
  readonly publicUrl?: string;
  /** What to do before the bot connects. */
  readonly before?: (discord: FakeDiscord) => void;
  readonly budget?: Budget;
  readonly shards?: 'auto' | number;
  /** Whether the bot connects to the gateway; it does if nothing is said. */
  readonly starts?: boolean;
  readonly surroundings?: Surroundings;
}

/** Lets everything through at once. */
export const NO_BUDGET: Budget = { acquire: async () => {}, pause: () => {} };

export const onDiscord = async ({
  config = {},
  fake,
  publicUrl,
  before,
  budget = NO_BUDGET,
  starts = true,
  shards = 'auto',
  surroundings = {},
}: Options = {}): Promise<OnDiscord> => {
  const clock = createTestClock();
  const discord = await openDiscord({ clock, ...fake });
  before?.(discord);
  const announced: string[] = [];
  const create = (log: Log, given: Budget) =>
    createDiscord({
      token: discord.token,
      apiUrl: discord.url,
      cdn: [discord.cdn],
      allows: allowsOnly(config.allowedChats ?? []),
      link: (citation) => (publicUrl === undefined ? null : `${publicUrl}/c/${citation}`),
      budget: given,
      clock,
      log,
      announce: (line) => void announced.push(line),
      shards,
    });
  const test = await appOf(config, {
    ...surroundings,
    clock,
    platforms: (log) => [
      { name: 'discord', limits: BUDGET, exclusive: false, create: (parts) => create(log, parts.budget) },
    ],
  });
  const adapter = create(test.log, budget);
  if (starts) await adapter.start(test.app.host);
  return {
    ...test,
    discord,
    adapter,
    announced,
    async close() {
      await adapter.stop();
      await discord.close();
    },
  };
};
