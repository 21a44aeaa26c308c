// `npm start` with both platforms and the web page, from outside: the whole program once.

import { expect, it } from 'vitest';
import { type FakeDiscord, ROUTES } from '../fakes/discord/discord.ts';
import {
  askedOnPage,
  expectSilentOn,
  healthOf,
  openPlatforms,
  printedBy,
  QUESTION,
} from './both-platforms.ts';
import { addressOf, startBot } from './scripts.ts';

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};

const edits = (discord: FakeDiscord): number =>
  discord.calls.filter(({ route }) => route === ROUTES.editAnswer).length;

it('answers on both and on the page, tells that both are up, and gives the answers under way when it is asked to end', async () => {
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

  expect(await askedOnPage(address)).toContain('<blockquote');

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
