// The bot on a fake Telegram, with the real telegraf between them.

import { createTelegram } from '../src/adapters/telegram/adapter.ts';
import { BUDGET } from '../src/adapters/telegram/limits.ts';
import type { Config } from '../src/config.ts';
import type { Platform } from '../src/core/adapter.ts';
import { allowsOnly } from '../src/core/allowed.ts';
import type { Log } from '../src/core/ports.ts';
import { createBudget, createMemoryBudget } from '../src/outbox/budget.ts';
import { appOf, createTestClock, type Surroundings, type TestApp } from './app-of.ts';
import { type FakeTelegram, openTelegram } from './fakes/telegram/telegram.ts';

export interface OnTelegram extends TestApp {
  readonly telegram: FakeTelegram;
  readonly adapter: Platform;
  readonly announced: readonly string[];
  close(): Promise<void>;
}

type Parts = Parameters<typeof createTelegram>[0];

/** The bot on a fake, not yet started: a process of its own if asked for again. */
export const telegramFor = (
  telegram: Pick<FakeTelegram, 'token' | 'url'>,
  { clock, log }: Pick<Parts, 'clock' | 'log'>,
  changes: Partial<Parts> = {},
): Platform =>
  createTelegram({
    token: telegram.token,
    apiUrl: telegram.url,
    allows: () => true,
    clock,
    log,
    budget: createBudget({ clock, log, platform: 'telegram', limits: BUDGET, shared: createMemoryBudget() }),
    chatMigrated: () => undefined,
    announce: () => undefined,
    ...changes,
  });

/** `configure`: the configuration, which may name people of the fake. */
export const onTelegram = async (
  configure: Partial<Config> | ((telegram: FakeTelegram) => Partial<Config>) = {},
  fake: Parameters<typeof openTelegram>[0] = {},
  surroundings: Surroundings = {},
): Promise<OnTelegram> => {
  const clock = createTestClock();
  const telegram = await openTelegram({ clock, ...fake });
  const changes = typeof configure === 'function' ? configure(telegram) : configure;
  const announced: string[] = [];
  const create = (log: Log, parts: Partial<Parts>) =>
    telegramFor(
      telegram,
      { clock, log },
      {
        allows: allowsOnly(changes.allowedChats ?? []),
        announce: (line) => void announced.push(line),
        ...parts,
      },
    );
  const test = await appOf(changes, {
    ...surroundings,
    clock,
    platforms: (log) => [
      { name: 'telegram', limits: BUDGET, exclusive: false, create: (parts) => create(log, parts) },
    ],
  });
  const adapter = create(test.log, { chatMigrated: test.app.services.chatMigrated });
  await adapter.start(test.app.host);
  return {
    ...test,
    telegram,
    adapter,
    announced,
    async close() {
      await adapter.stop();
      await telegram.close();
    },
  };
};
