// What the tests of Telegram's quirks share: a bot that is looked over when it goes, and ways to see what it did.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import type { Adapter } from '../../src/core/adapter.ts';
import type { Fault } from '../fakes/faults.ts';
import type { FakeChat, FakeTelegram, StoredMessage } from '../fakes/telegram/telegram.ts';
import { type OnTelegram, onTelegram, telegramFor } from '../telegram-of.ts';

type Changes = Parameters<typeof onTelegram>[0];
type FakeOptions = Parameters<typeof onTelegram>[1];

/** What no test may end with. */
export const lookOver = (telegram: FakeTelegram): void => {
  expect(telegram.violations).toEqual([]);
  expect(telegram.unansweredCallbacks()).toEqual([]);
};

const closeAndLookOver = async (bot: OnTelegram): Promise<void> => {
  await bot.close();
  lookOver(bot.telegram);
};

/** One bot for all tests of a file or of a `describe`. */
export const withBot = (changes?: Changes, fake?: FakeOptions): (() => OnTelegram) => {
  let bot: OnTelegram | undefined;
  beforeAll(async () => {
    bot = await onTelegram(changes, fake);
    await bot.telegram.polled();
  });
  afterAll(async () => {
    if (bot !== undefined) await closeAndLookOver(bot);
  });
  return () => {
    if (bot === undefined) throw new Error('the bot is not there yet');
    return bot;
  };
};

/** A bot for one test. */
export const botFor = async (changes?: Changes, fake?: FakeOptions): Promise<OnTelegram> => {
  const bot = await onTelegram(changes, fake);
  onTestFinished(() => closeAndLookOver(bot));
  await bot.telegram.polled();
  return bot;
};

/** A folder that is gone after the test. */
export const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Ferries and nothing else: more passages than one message, or one "More" button, can hold. */
export const ferries = (count = 12, chars = 1_200): string =>
  Array.from({ length: count }, (_, i) => {
    const sentence = `Ferry number ${i} leaves pier ${i} at dawn and carries ${i} barrels of salt to the islands behind the lighthouse, where the keepers wait for it with lanterns, carts and a book in which every barrel is written down by its number and by the day on which it came. `;
    return sentence.repeat(Math.ceil(chars / sentence.length)).trim();
  }).join('\n\n');

/** What the bot said and did to people, in order; not how it fetches updates, nor its menu. */
export const deeds = ({ calls }: FakeTelegram): string[] =>
  calls
    .map(({ method }) => method)
    .filter((method) => !/^(getUpdates|getMe|deleteWebhook|getMyCommands|setMyCommands)$/.test(method));

/** A text as it is read. */
export const asRead = (text: string): string => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');

/** The bot's newest message in a chat. */
export const newest = (chat: FakeChat): StoredMessage => {
  const message = chat.sent().at(-1);
  if (message === undefined) throw new Error('the bot has said nothing here');
  return message;
};

export const labels = (message: StoredMessage): string[] => message.buttons.flat().map(({ text }) => text);

/** The parameter of the first button that leads into the private chat. */
export const startParameter = (message: StoredMessage): string | null => {
  const url = message.buttons.flat().find((button) => button.url !== undefined)?.url;
  return url === undefined ? null : new URL(url).searchParams.get('start');
};

/** Where a press led: the parameter of the address it was answered with. */
export const ledTo = (telegram: FakeTelegram, press: string): string | null => {
  const { url } = (telegram.answerTo(press) ?? {}) as { url?: string };
  return url === undefined ? null : new URL(url).searchParams.get('start');
};

export const CROSSINGS = 'the unrestricted reopening of all border crossings';
export const CITATION = /\b[0-9a-hjkmnp-tv-z]{8}\b/;

/** Statuses and bodies with which a call can fail so that nobody knows whether it was done. */
export const UNCERTAIN: readonly (readonly [string, Fault])[] = [
  ...[500, 502, 503, 504].map((status) => [`status ${status}`, { is: 'answer', status }] as const),
  ['a cut connection', { is: 'reset' }],
  ['a body that is no JSON', { is: 'garbage', body: '<html>Bad gateway</html>' }],
  ['an empty body', { is: 'garbage', body: '' }],
  ['half a body', { is: 'garbage', body: '{"ok":true,"resu' }],
  ['the body null', { is: 'garbage', body: 'null' }],
];

/** An answer in Telegram's form that refuses a call. */
export const refusal = (status: number, description: string, parameters?: object): Fault => ({
  is: 'answer',
  status,
  body: { ok: false, error_code: status, description, ...(parameters && { parameters }) },
});

/** Another start of the bot, on the same Telegram, after the first one has ended or beside it. */
export const startAgain = async ({ telegram, app, clock, log }: OnTelegram): Promise<Adapter> => {
  const adapter = telegramFor(telegram, { clock, log }, { chatMigrated: app.services.chatMigrated });
  await adapter.start(app.host);
  return adapter;
};

/** A promise, and the function that settles it. */
export const gate = (): { readonly opened: Promise<void>; readonly open: () => void } => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};

/** A log that holds nothing proves nothing. */
export const expectLogHasErrors = (logged: readonly string[]): void => {
  expect(logged.filter((line) => line.includes('"err"')).length).toBeGreaterThan(20);
  expect(logged.some((line) => line.includes('PlatformError'))).toBe(true);
};
