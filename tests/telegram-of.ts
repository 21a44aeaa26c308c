// The bot on a fake Telegram, with the real telegraf between them.

import { createTelegram } from '../src/adapters/telegram/adapter.ts';
import type { Config } from '../src/config.ts';
import type { Adapter } from '../src/core/adapter.ts';
import { allowsOnly } from '../src/core/allowed.ts';
import { appOf, type TestApp } from './app-of.ts';
import { type FakeTelegram, openTelegram } from './fakes/telegram/telegram.ts';

export interface OnTelegram extends TestApp {
  readonly telegram: FakeTelegram;
  readonly adapter: Adapter;
  readonly announced: readonly string[];
  close(): Promise<void>;
}

export const onTelegram = async (
  changes: Partial<Config> = {},
  fake: Parameters<typeof openTelegram>[0] = {},
): Promise<OnTelegram> => {
  const test = await appOf(changes);
  const telegram = await openTelegram({ clock: test.clock, ...fake });
  const announced: string[] = [];
  const adapter = createTelegram({
    token: telegram.token,
    apiUrl: telegram.url,
    allows: allowsOnly(changes.allowedChats ?? []),
    clock: test.clock,
    log: test.log,
    announce: (line) => void announced.push(line),
  });
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
