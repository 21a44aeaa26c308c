// `npm start` with both platforms, from outside: real SDKs in a real process, against a Discord and a Telegram of our own.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { type FakeDiscord, openDiscord, ROUTES } from '../fakes/discord/discord.ts';
import { type FakeTelegram, openTelegram } from '../fakes/telegram/telegram.ts';
import { PATIENCE_MS } from '../patience.ts';
import { atEnd } from './leftovers.ts';
import { addressOf, type Started, script, startBot } from './scripts.ts';

const WRONG_DISCORD = 'MTIzNDU2Nzg5.Wrong0.markerofthewrongdiscordtoken';
const WRONG_TELEGRAM = '123456:markerofthewrongtelegramtoken';
const QUESTION = 'what about the crossings';

interface Platforms {
  readonly discord: FakeDiscord;
  readonly telegram: FakeTelegram;
  readonly env: Readonly<Record<string, string>>;
}

const openPlatforms = async (): Promise<Platforms> => {
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
const healthOf = async (address: string, platforms: Readonly<Record<string, string>>): Promise<number> => {
  let status = 0;
  await vi.waitFor(
    async () => {
      const response = await fetch(`${address}/healthz`);
      status = response.status;
      expect(await response.json()).toMatchObject({ platforms });
    },
    { timeout: PATIENCE_MS, interval: 20 },
  );
  return status;
};

const expectSilentOn = (printed: { stdout: string; stderr: string }, { discord, telegram }: Platforms) => {
  for (const secret of [discord.token, telegram.token, WRONG_DISCORD, WRONG_TELEGRAM])
    for (const part of [secret, secret.split(/[.:]/).at(-1) ?? secret]) {
      expect(printed.stdout).not.toContain(part);
      expect(printed.stderr).not.toContain(part);
    }
};
const printedBy = (bot: Started) => ({ stdout: bot.stdout(), stderr: bot.stderr() });

const expectBehaved = ({ discord, telegram }: Platforms): void => {
  expect(discord.violations).toEqual([]);
  expect(telegram.violations).toEqual([]);
  expect(discord.unanswered()).toEqual([]);
  expect(discord.unfilled()).toEqual([]);
  expect(telegram.unansweredCallbacks()).toEqual([]);
};

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};

describe.concurrent('npm start with both platforms', () => {
  it('answers on both, tells that both are up, and gives the answers under way when it is asked to end', async ({
    expect,
  }) => {
    const platforms = await openPlatforms();
    const { discord, telegram } = platforms;
    const bot = startBot(platforms.env);
    const address = await addressOf(bot);
    expect(await healthOf(address, { discord: 'up', telegram: 'up' })).toBe(200);
    await discord.when(() => discord.publishes > 0);
    await bot.prints('stderr', /Discord: invite the bot with https:\/\/discord\.com\/\S+/);

    const channel = discord.guild().channel();
    const [mara, otto] = [discord.user(), telegram.user()];
    const there = mara.slash('ask', { question: QUESTION }, channel);
    otto.say(QUESTION);
    await discord.when(() => there.messages.length > 0);
    await telegram.when(() => otto.private.sent().some(({ text }) => /crossings/.test(text ?? '')));
    expect(there.messages[0]?.text()).toContain('crossings');

    const [here, yonder] = [gate(), gate()];
    discord.faults.plan(ROUTES.callback, { is: 'late', until: here.opened });
    telegram.faults.plan('sendMessage', { is: 'late', until: yonder.opened });
    const sent = () => telegram.calls.filter(({ method }) => method === 'sendMessage').length;
    const before = { edits: edits(discord), sent: sent() };
    const last = mara.slash('ask', { question: QUESTION }, channel);
    otto.say(QUESTION);
    await discord.when(() => last.acknowledged !== null);
    await telegram.when(() => sent() > before.sent);
    bot.signal('SIGTERM');
    await bot.prints('stderr', /"why":"SIGTERM"/);
    const tooLate = mara.slash('ask', { question: QUESTION }, channel);
    yonder.open();
    await bot.prints(
      'stderr',
      /"platform":"telegram".*"msg":"answered"[\s\S]*"platform":"telegram".*"msg":"answered"/,
    );
    expect(bot.groupLives()).toBe(true);
    here.open();
    expect(await bot.ended).toBe(0);
    expect(last.messages).toHaveLength(1);
    expect(tooLate.messages).toEqual([]);
    expect(edits(discord)).toBe(before.edits + 1);
    expect(sent()).toBe(before.sent + 1);
    expect(discord.violations).toEqual([]);
    expect(telegram.violations).toEqual([]);
    expect(discord.unfilled()).toEqual([]);
    expectSilentOn(printedBy(bot), platforms);
  });

  it('goes on with Discord and the web page where Telegram refuses its token, and says so', async ({
    expect,
  }) => {
    const platforms = await openPlatforms();
    const { discord } = platforms;
    const bot = startBot({ ...platforms.env, TELEGRAM_TOKEN: WRONG_TELEGRAM });
    const address = await addressOf(bot);
    expect(await healthOf(address, { discord: 'up', telegram: 'failed' })).toBe(503);
    const [line] = await bot.prints('stderr', /^.*TELEGRAM_TOKEN.*$/m);
    expect(JSON.parse(line)).toMatchObject({ level: 50, platform: 'telegram' });

    const channel = discord.guild().channel();
    await discord.when(() => discord.publishes > 0);
    const said = discord.user().slash('ask', { question: QUESTION }, channel);
    await discord.when(() => said.messages.length > 0);
    const page = await fetch(`${address}/answer`, {
      method: 'POST',
      body: new URLSearchParams({ line: QUESTION }),
      headers: { origin: address },
    });
    expect(await page.text()).toContain('<blockquote');
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(discord.violations).toEqual([]);
    expectSilentOn(printedBy(bot), platforms);
  });

  it('goes on with Telegram where Discord refuses its token, and says so', async ({ expect }) => {
    const platforms = await openPlatforms();
    const { telegram } = platforms;
    const bot = startBot({ ...platforms.env, DISCORD_TOKEN: WRONG_DISCORD });
    const address = await addressOf(bot);
    expect(await healthOf(address, { discord: 'failed', telegram: 'up' })).toBe(503);
    const [line] = await bot.prints('stderr', /^.*DISCORD_TOKEN.*$/m);
    expect(JSON.parse(line)).toMatchObject({ level: 50, platform: 'discord' });
    const otto = telegram.user();
    otto.say(QUESTION);
    await telegram.when(() => otto.private.sent().some(({ text }) => /crossings/.test(text ?? '')));
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
    expectSilentOn(printedBy(bot), platforms);
  });

  it('comes up on a platform that is down when it starts, and later is not', async ({ expect }) => {
    const platforms = await openPlatforms();
    const { discord, telegram } = platforms;
    telegram.faults.plan('getMe', { is: 'reset' });
    telegram.faults.plan('getMe', { is: 'answer', status: 502, body: '<html>' });
    discord.faults.plan(ROUTES.gateway, { is: 'reset' });
    const bot = startBot(platforms.env);
    const address = await addressOf(bot);
    expect(await healthOf(address, { discord: 'up', telegram: 'up' })).toBe(200);
    expect(telegram.faults.left() + discord.faults.left()).toBe(0);
    await bot.prints('stderr', /"platform":"telegram".*"was":"\w+","is":"up"/);
    const otto = telegram.user();
    otto.say(QUESTION);
    await telegram.when(() => otto.private.sent().some(({ text }) => /crossings/.test(text ?? '')));
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
    expectBehaved(platforms);
    expectSilentOn(printedBy(bot), platforms);
  });

  it('ends with exit code 2 where tokens are malformed, names them, and does not say them', async ({
    expect,
  }) => {
    const bot = startBot({
      DISCORD_TOKEN: 'Bot MTIz.marker0.ofasecret',
      TELEGRAM_TOKEN: 'bot123:markerofasecret',
    });
    expect(await bot.ended).toBe(2);
    for (const name of ['DISCORD_TOKEN', 'TELEGRAM_TOKEN'])
      expect(bot.stderr()).toMatch(new RegExp(`^${name} is not what it should be: expected .*\\.$`, 'm'));
    expect(bot.stdout() + bot.stderr()).not.toContain('marker');
  });
});

const edits = (discord: FakeDiscord): number =>
  discord.calls.filter(({ route }) => route === ROUTES.editAnswer).length;

describe.concurrent('npm run invite', () => {
  it('prints the links of both bots', async ({ expect }) => {
    const platforms = await openPlatforms();
    const { discord, telegram, env } = platforms;
    const done = await script('invite', [], env);
    expect(done.stderr).toBe('');
    expect(done.code).toBe(0);
    expect(done.stdout).toContain(`client_id=${discord.applicationId}&scope=bot+applications.commands`);
    expect(done.stdout).toContain(`https://t.me/${telegram.bot.username}`);
    expect(done.stdout.trim().split('\n')).toHaveLength(3);
    expectSilentOn(done, platforms);
    expectBehaved(platforms);
  });

  it('says which token is refused, and ends with exit code 1', async ({ expect }) => {
    const platforms = await openPlatforms();
    const done = await script('invite', [], {
      ...platforms.env,
      DISCORD_TOKEN: WRONG_DISCORD,
      TELEGRAM_TOKEN: WRONG_TELEGRAM,
    });
    expect(done.code).toBe(1);
    expect(done.stdout).toBe('');
    expect(done.stderr).toMatch(/^Discord: DISCORD_TOKEN is refused/m);
    expect(done.stderr).toMatch(/^Telegram: TELEGRAM_TOKEN is refused/m);
    expectSilentOn(done, platforms);
  });

  it('prints the link of one where the other is refused, and says so where nothing listens', async ({
    expect,
  }) => {
    const platforms = await openPlatforms();
    const closed = createServer();
    const port = await new Promise<number>((resolve) =>
      closed.listen(0, '127.0.0.1', () => resolve((closed.address() as AddressInfo).port)),
    );
    await new Promise((resolve) => closed.close(resolve));
    const done = await script('invite', [], {
      ...platforms.env,
      DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
    });
    expect(done.code).toBe(1);
    expect(done.stdout).toMatch(/^Telegram, /m);
    expect(done.stderr).toMatch(/^Discord: .*Is there a connection\?/m);
    expectSilentOn(done, platforms);
  });

  it('says that there is no token, and ends with exit code 2', async ({ expect }) => {
    const done = await script('invite');
    expect(done).toMatchObject({ code: 2, stdout: '' });
    expect(done.stderr).toContain('Neither DISCORD_TOKEN nor TELEGRAM_TOKEN is set');
  });
});
