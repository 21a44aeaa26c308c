// The scenarios on Discord: slash commands in a server, as a person sees their answers.

import { afterAll, beforeAll, expect } from 'vitest';
import { splitLine, splitParams } from '../../src/core/line.ts';
import { type OnDiscord, onDiscord } from '../discord-of.ts';
import { describeScenarios, type Person } from './scenarios.ts';

let bot: OnDiscord;
beforeAll(async () => {
  bot = await onDiscord();
  bot.discord.guild();
  await bot.discord.when(() => bot.discord.publishes > 0);
  await bot.discord.gateway.connected();
});
afterAll(async () => {
  await bot.close();
  expect(bot.discord.violations).toEqual([]);
  expect(bot.discord.unanswered()).toEqual([]);
  expect(bot.discord.unfilled()).toEqual([]);
});

/** Backslashes and signs of Markdown are not seen. */
const asRead = (markdown: string): string =>
  markdown
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/^(> |-# |### |- )/gm, '')
    .replace(/(?<!\\)(\*\*|__|`)/g, '')
    .replace(/\\([^\w\s])/g, '$1')
    .replace(/\s+/g, ' ');

const open = async (language: string): Promise<Person> => {
  const user = bot.discord.user({ locale: language });
  let last: ReturnType<typeof user.slash> | undefined;
  const look = (): string =>
    (last?.messages ?? [])
      .map(
        (message) =>
          `${message.text()} ${message
            .buttons()
            .map(({ label }) => label)
            .join(' ')}`,
      )
      .map(asRead)
      .join(' ');
  return {
    async type(line) {
      const { name, rest } = splitLine(line);
      const command = bot.app.host.menu().find((c) => c.name === name);
      if (command === undefined) throw new Error(`Discord offers no command ${name}`);
      const raw = splitParams(command, rest);
      const options = Object.fromEntries(
        Object.entries(raw).map(([key, value]) => [key, command.params[key]?.range ? Number(value) : value]),
      );
      last = await bot.answering(() => user.slash(name, options));
      return look();
    },
    async press(label) {
      const message = last?.messages.find((m) => m.buttons().some((b) => b.label === label));
      if (message === undefined) throw new Error(`there is no button ${label}`);
      last = await bot.answering(() => user.press(message, label));
      return look();
    },
  };
};

describeScenarios('Discord', () => ({ enter: open }), { offersCommandsOnly: true });
