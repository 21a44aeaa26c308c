// `npm start` with both platforms, from outside: real SDKs in a real process, against a Discord and a Telegram of our own.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'vitest';
import { ROUTES } from '../fakes/discord/discord.ts';
import {
  askedOnPage,
  expectBehaved,
  expectSilentOn,
  healthOf,
  openPlatforms,
  printedBy,
  QUESTION,
  WRONG_DISCORD,
  WRONG_TELEGRAM,
} from './both-platforms.ts';
import { addressOf, script, startBot } from './scripts.ts';

describe.concurrent('npm start with both platforms', () => {
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
    expect(await askedOnPage(address)).toContain('<blockquote');
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
      expect(bot.stderr()).toMatch(new RegExp(`^${name} is not valid: expected .*\\.$`, 'm'));
    expect(bot.stdout() + bot.stderr()).not.toContain('marker');
  });
});

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
    expect(done.stderr).toMatch(/^Discord: The platform refused DISCORD_TOKEN/m);
    expect(done.stderr).toMatch(/^Telegram: The platform refused TELEGRAM_TOKEN/m);
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
    expect(done.stderr).toMatch(/^Discord: .*Check the connection, and try again\./m);
    expectSilentOn(done, platforms);
  });

  it('says that there is no token, and ends with exit code 2', async ({ expect }) => {
    const done = await script('invite');
    expect(done).toMatchObject({ code: 2, stdout: '' });
    expect(done.stderr).toContain('Neither DISCORD_TOKEN nor TELEGRAM_TOKEN is set');
  });
});
