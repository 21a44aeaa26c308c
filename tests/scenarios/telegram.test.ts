// The scenarios on Telegram: in a private chat with the bot, as a person sees it there.

import { afterAll, beforeAll, expect } from 'vitest';
import { type OnTelegram, onTelegram } from '../telegram-of.ts';
import { describeScenarios, type Person } from './scenarios.ts';

let bot: OnTelegram;
beforeAll(async () => {
  bot = await onTelegram();
});
afterAll(async () => {
  await bot.close();
  expect(bot.telegram.violations).toEqual([]);
  expect(bot.telegram.unansweredCallbacks()).toEqual([]);
});

const asRead = (text: string): string => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');

const open = async (language: string): Promise<Person> => {
  const user = bot.telegram.user({ language });
  const chat = user.private;
  /** What has been sent or changed since, and so is looked at now. */
  const seen = new Map<number, number>();
  const news = () => {
    const fresh = chat.sent().filter((m) => seen.get(m.message_id) !== m.edits);
    for (const { message_id, edits } of fresh) seen.set(message_id, edits);
    return fresh;
  };
  let last: ReturnType<typeof news> = [];
  const look = () => {
    last = news();
    return asRead(
      last
        .map(
          ({ text, buttons }) =>
            `${text} ${buttons
              .flat()
              .map((b) => b.text)
              .join(' ')}`,
        )
        .join(' '),
    );
  };
  return {
    async type(line) {
      await bot.answering(() => user.say(line));
      return look();
    },
    async press(label) {
      const labels = (message: (typeof last)[number]) => message.buttons.flat().map(({ text }) => text);
      const isIt = (text: string) => text === label || text.endsWith(` · ${label}`);
      const message = last.find((m) => labels(m).some(isIt));
      const found = message && labels(message).find(isIt);
      if (message === undefined || found === undefined) throw new Error(`there is no button ${label}`);
      await bot.answering(() => user.press(message, found));
      return look();
    },
  };
};

describeScenarios('Telegram', () => ({ enter: open }));
