// Telegram refuses an answer for what it says: the asker is told so in plain words, and the log has the reference.

import { describe, expect, it } from 'vitest';
import type { Fault } from '../fakes/faults.ts';
import type { OnTelegram } from '../telegram-of.ts';
import { asRead, botFor, CROSSINGS, ferries, folderWith, labels, newest } from './telegram-town.ts';

const UNSHOWN =
  /^I could not show my answer here\. Please tell the operator of this bot, with the reference ([0-9a-f]{8})\.$/;

const refuse = (description: string, status = 400): Fault => ({
  is: 'answer',
  status,
  body: { ok: false, error_code: status, description },
});
const ENCODING = refuse('Bad Request: strings must be encoded in UTF-8');

const sends = ({ telegram }: OnTelegram) =>
  telegram.calls.filter(({ method }) => method === 'sendMessage').length;
const referenceIn = (text: string): string => UNSHOWN.exec(asRead(text))?.[1] ?? 'none';

describe('an answer that is refused', () => {
  it.each([
    ['for its characters', ENCODING, 1],
    ['for its length', refuse('Bad Request: message is too long'), 1],
    ['for being empty', refuse('Bad Request: text must be non-empty'), 1],
    ['for a button', refuse('Bad Request: BUTTON_DATA_INVALID'), 1],
    ['for its size', refuse('Request Entity Too Large', 413), 1],
    ['for its markup, as plain text too', refuse("Bad Request: can't parse entities: unsupported"), 2],
  ])('%s is said in one plain line with the reference of the log', async (_, fault, times) => {
    const bot = await botFor();
    const ada = bot.telegram.user();
    bot.telegram.faults.plan('sendMessage', fault, { times });
    await bot.answering(() => ada.say('/crossings'));
    const texts = ada.private.sent().map(({ text }) => text);
    expect(texts).toHaveLength(1);
    expect(asRead(texts.join())).toMatch(UNSHOWN);
    expect(labels(newest(ada.private))).toEqual([]);
    const line = bot.logged.find((entry) => entry.includes(referenceIn(texts.join())));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ platform: 'telegram', err: { name: 'PlatformError' } });
    expect(line).not.toContain(String(ada.private.id));
    await bot.answering(() => ada.say('/crossings'));
    expect(asRead(newest(ada.private).text)).toContain(CROSSINGS);
  });

  it('is told in the language of whoever asked', async () => {
    const bot = await botFor();
    const ada = bot.telegram.user({ language: 'he' });
    bot.telegram.faults.plan('sendMessage', ENCODING);
    await bot.answering(() => ada.say('/crossings'));
    expect(newest(ada.private).text).toMatch(/^לא הצלחתי להציג/);
  });

  it('and whose line is refused too ends in the log', async () => {
    const bot = await botFor();
    const ada = bot.telegram.user();
    bot.telegram.faults.plan('sendMessage', ENCODING, { times: 2 });
    const before = sends(bot);
    await bot.answering(() => ada.say('/crossings'));
    expect([ada.private.sent(), sends(bot) - before]).toEqual([[], 2]);
    expect(bot.logged.join()).toContain('could not deliver an answer');
  });

  it('after its first message keeps that, and nothing follows the line', async () => {
    const knowledgeDir = folderWith({ 'ferries.txt': ferries() });
    const bot = await botFor({ knowledgeDir });
    const ada = bot.telegram.user();
    await bot.answering(() => ada.say('/ask ferry pier salt limit:10'));
    const whole = ada.private.sent().length;
    expect(whole).toBeGreaterThan(1);
    bot.telegram.faults.plan('sendMessage', ENCODING, { after: 1 });
    await bot.answering(() => ada.say('/ask ferry pier salt limit:10'));
    const texts = ada.private
      .sent()
      .slice(whole)
      .map(({ text }) => asRead(text));
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain('Ferry number');
    expect(texts[1]).toMatch(UNSHOWN);
  });

  it('to a changed question takes the place of the answer to the old one', async () => {
    const bot = await botFor();
    const ada = bot.telegram.user();
    const asked = await bot.answering(() => ada.say('/crossings'));
    bot.telegram.faults.plan('editMessageText', ENCODING);
    await bot.answering(() => ada.edit(asked, '/about'));
    expect(ada.private.sent().map(({ text }) => asRead(text))).toEqual([expect.stringMatching(UNSHOWN)]);
  });

  it('to a button leaves what stands under it', async () => {
    const knowledgeDir = folderWith({ 'ferries.txt': ferries() });
    const bot = await botFor({ knowledgeDir });
    const ada = bot.telegram.user();
    await bot.answering(() => ada.say('/ask ferry leaves pier at dawn'));
    const before = ada.private.sent();
    const [more = ''] = labels(newest(ada.private));
    bot.telegram.faults.plan('sendMessage', ENCODING);
    bot.telegram.faults.plan('editMessageText', ENCODING);
    await bot.answering(() => ada.press(newest(ada.private), more));
    const texts = ada.private.sent().map(({ text }) => text);
    expect(texts.slice(0, before.length)).toEqual(before.map(({ text }) => text));
    expect(asRead(texts.at(-1) ?? '')).toMatch(UNSHOWN);
    bot.telegram.faults.clear();
  });

  it('in a chat that is closed to the bot is no reason to say anything there', async () => {
    const bot = await botFor();
    const ada = bot.telegram.user();
    for (const fault of [
      refuse('Forbidden: bot was blocked by the user', 403),
      refuse('Bad Request: chat not found'),
    ]) {
      const before = sends(bot);
      bot.telegram.faults.plan('sendMessage', fault);
      await bot.answering(() => ada.say('/crossings'));
      expect(sends(bot) - before).toBe(1);
    }
    expect(ada.private.sent()).toEqual([]);
  });
});

describe('what people type', () => {
  it.each([
    'half \ud83d',
    '\udc00 half',
    'nul \0 nul',
    'none \ufffe \u{1ffff}',
    '/ask \ud83d',
    '/pin ask \ud83d\0',
  ])('gets an answer: %j', async (line) => {
    const bot = await botFor();
    const ada = bot.telegram.user();
    await bot.answering(() => ada.say(line));
    expect(ada.private.sent()).toHaveLength(1);
    expect(asRead(newest(ada.private).text)).not.toMatch(UNSHOWN);
  });
});
