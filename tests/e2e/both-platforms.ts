// A Discord and a Telegram of our own, for a program that is started with both, and what is expected of it.

import { expect, vi } from 'vitest';
import { type FakeDiscord, openDiscord } from '../fakes/discord/discord.ts';
import { type FakeTelegram, openTelegram } from '../fakes/telegram/telegram.ts';
import { TIMEOUT_MS } from '../patience.ts';
import { atEnd } from './leftovers.ts';
import type { Started } from './scripts.ts';

export const WRONG_DISCORD = 'MTIzNDU2Nzg5.Wrong0.markerofthewrongdiscordtoken';
export const WRONG_TELEGRAM = '123456:markerofthewrongtelegramtoken';
export const QUESTION = 'what about the crossings';

interface Platforms {
  readonly discord: FakeDiscord;
  readonly telegram: FakeTelegram;
  readonly env: Readonly<Record<string, string>>;
}

export const openPlatforms = async (): Promise<Platforms> => {
  const [discord, telegram] = [await openDiscord(), await openTelegram()];
  atEnd(() => Promise.all([discord.close(), telegram.close()]));
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
    LOG_LEVEL: 'debug',
  };
  return { discord, telegram, env };
};

/** Whether health is told as wished, at once or soon. */
export const healthOf = async (
  address: string,
  platforms: Readonly<Record<string, string>>,
): Promise<number> => {
  let status = 0;
  await vi.waitFor(
    async () => {
      const response = await fetch(`${address}/healthz`);
      status = response.status;
      expect(await response.json()).toMatchObject({ platforms });
    },
    { timeout: TIMEOUT_MS, interval: 20 },
  );
  return status;
};

export const expectSilentOn = (
  printed: { stdout: string; stderr: string },
  { discord, telegram }: Platforms,
) => {
  for (const secret of [discord.token, telegram.token, WRONG_DISCORD, WRONG_TELEGRAM])
    for (const part of [secret, secret.split(/[.:]/).at(-1) ?? secret]) {
      expect(printed.stdout).not.toContain(part);
      expect(printed.stderr).not.toContain(part);
    }
};
export const printedBy = (bot: Started) => ({ stdout: bot.stdout(), stderr: bot.stderr() });

export const expectBehaved = ({ discord, telegram }: Platforms): void => {
  expect(discord.violations).toEqual([]);
  expect(telegram.violations).toEqual([]);
  expect(discord.unanswered()).toEqual([]);
  expect(discord.unfilled()).toEqual([]);
  expect(telegram.unansweredCallbacks()).toEqual([]);
};

/** What the web page answers to the question. */
export const askedOnPage = async (address: string): Promise<string> => {
  const page = await fetch(`${address}/answer`, {
    method: 'POST',
    body: new URLSearchParams({ line: QUESTION }),
    headers: { origin: address },
  });
  return page.text();
};
