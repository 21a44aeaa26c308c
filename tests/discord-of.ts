// The bot on a fake Discord, with the real discord.js between them.

import { createDiscord } from '../src/adapters/discord/adapter.ts';
import type { Config } from '../src/config.ts';
import type { Adapter } from '../src/core/adapter.ts';
import { allowsOnly } from '../src/core/allowed.ts';
import { appOf, type TestApp } from './app-of.ts';
import { type FakeDiscord, openDiscord } from './fakes/discord/discord.ts';

export interface OnDiscord extends TestApp {
  readonly discord: FakeDiscord;
  readonly adapter: Adapter;
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
}

export const onDiscord = async ({
  config = {},
  fake,
  publicUrl,
  before,
}: Options = {}): Promise<OnDiscord> => {
  const test = await appOf(config);
  const discord = await openDiscord({ clock: test.clock, ...fake });
  before?.(discord);
  const announced: string[] = [];
  const adapter = createDiscord({
    token: discord.token,
    apiUrl: discord.url,
    allows: allowsOnly(config.allowedChats ?? []),
    link: (citation) => (publicUrl === undefined ? null : `${publicUrl}/c/${citation}`),
    clock: test.clock,
    log: test.log,
    announce: (line) => void announced.push(line),
  });
  await adapter.start(test.app.host);
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
