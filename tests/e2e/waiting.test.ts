// `npm start` is ended or killed while questions wait for Telegram's limits; the next start answers each of them once.

import { expect, it } from 'vitest';
import { type FakeTelegram, openTelegram } from '../fakes/telegram/telegram.ts';
import { atEnd, folderWith } from './leftovers.ts';
import { addressOf, type Started, startBot } from './scripts.ts';
import { town } from './town.ts';

/** Telegram takes one message a second for a group. */
const ASKED = 12;
const LAST = 3;

const begin = async (telegram: FakeTelegram, env: Record<string, string>): Promise<Started> => {
  const bot = startBot({
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
    USER_RATE: '0',
    CHAT_RATE: '0',
    ...env,
  });
  await addressOf(bot);
  await bot.prints('stderr', /"is":"up","msg":"connection"/);
  return bot;
};

it.each(['SIGTERM', 'SIGKILL'] as const)('after %s', async (signal) => {
  const telegram = await openTelegram({ budgets: Date });
  atEnd(() => telegram.close());
  const env = { ...(await town()), DATA_DIR: await folderWith({}) };
  const ada = telegram.user();
  const group = telegram.group({ members: [ada] });
  const first = await begin(telegram, env);
  const questions = Array.from(
    { length: ASKED },
    (_, i) => ada.say(`/ask when does ferry ${i} leave the pier?`, { in: group }).message_id,
  );
  await telegram.when(() => group.sent().length === 2);
  first.signal(signal);
  await first.ended;
  // A stop takes a few seconds, in which some are still answered.
  expect(group.sent().length).toBeLessThanOrEqual(signal === 'SIGKILL' ? LAST : ASKED - 1);
  const second = await begin(telegram, env);
  const told = () => new Set(group.sent().map(({ replyTo }) => replyTo?.message_id)).size;
  await telegram.when(() => told() === ASKED);
  await telegram.polled();
  second.signal('SIGTERM');
  await second.ended;
  // Whoever asked what was being answered when the bot was killed is told that the answer may not have arrived.
  const isNotice = (text: string) => text.includes('may not have arrived');
  expect(group.sent().filter(({ text }) => isNotice(text)).length).toBeLessThanOrEqual(
    signal === 'SIGKILL' ? 1 : 0,
  );
  const answers = questions.map(
    (id) => group.sent().filter(({ replyTo, text }) => replyTo?.message_id === id && !isNotice(text)).length,
  );
  expect(answers).toEqual(questions.map(() => 1));
  expect(telegram.violations).toEqual([]);
});
