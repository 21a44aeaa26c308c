// Nothing secret or personal leaves by the log, by what is announced or by health, whatever goes wrong.

import { expect, it } from 'vitest';
import type { Fault } from '../fakes/faults.ts';
import type { FakeChat, FakeUser, StoredMessage } from '../fakes/telegram/telegram.ts';
import { onTelegram } from '../telegram-of.ts';
import { expectLogHasErrors, refusal, UNCERTAIN } from './telegram-town.ts';

const TOKEN = '7654321098:AAmarkerTokenMarkerTokenMarkerToken';
const QUESTION = 'markerquestion';
const NAME = 'Markername';
const TITLE = 'Markertitle';

/** A refusal as Telegram writes it, with what people wrote in it. */
const telling = (status: number, parameters?: object): Fault =>
  refusal(status, `Bad Request: ${QUESTION} of ${NAME} in ${TITLE} at /bot${TOKEN}/sendMessage`, parameters);

const FAULTS: readonly (readonly [string, Fault])[] = [
  ...UNCERTAIN,
  ['lost', { is: 'lost' }],
  ['too many', { is: 'answer', status: 429, headers: { 'retry-after': '1' } }],
  ['too many for hours', { is: 'answer', status: 429, headers: { 'retry-after': '9999' } }],
  ['an echo of 400', telling(400)],
  ['an echo of 403', telling(403)],
  ['an echo of 404', telling(404)],
  ['an echo of 418', telling(418)],
  ['an echo that is garbage', { is: 'garbage', body: `${QUESTION} ${NAME} ${TITLE} ${TOKEN}` }],
  ['entities', refusal(400, `Bad Request: can't parse entities: ${QUESTION}`)],
];

it('keeps the token, names, titles, ids and questions to itself', async () => {
  const bot = await onTelegram({}, { token: TOKEN });
  const { telegram } = bot;
  const ada = telegram.user({ name: NAME });
  const group = telegram.group({ title: TITLE, members: [ada] });
  const forum = telegram.group({ title: TITLE, forum: true, members: [ada] });
  const channel = telegram.channel({ title: TITLE, members: [ada] });
  const thread = forum.topic(TITLE);
  const people: FakeUser[] = [ada];
  const chats: FakeChat[] = [group, forum, channel];

  await bot.answering(() => ada.start());
  for (const [i, [name, fault]] of FAULTS.entries()) {
    const asks = [
      () => ada.say(`${QUESTION} crossings`),
      () => ada.say(`/ask ${QUESTION} crossings private`, { in: group }),
      () => ada.say(`/${QUESTION}@${telegram.bot.username}`, { in: forum, thread }),
      () => channel.post(`/ask ${QUESTION} crossings`),
    ];
    // Two of them for each fault, in turn.
    for (const ask of asks.slice((2 * i) % 4, ((2 * i) % 4) + 2)) {
      telegram.faults.plan('sendMessage', fault, { times: 2 });
      await bot.answering(ask);
      telegram.faults.clear();
    }
    const eve = telegram.user({ name: NAME });
    people.push(eve);
    eve.say('/ceasefire limit:1');
    await telegram.when(() => eve.private.sent().length === 1);
    const shown = eve.private.sent()[0] as StoredMessage;
    telegram.faults.plan('editMessageText', fault, { times: 7 });
    telegram.faults.plan('answerCallbackQuery', fault);
    await bot.answering(() => eve.press(shown, 'More'));
    telegram.faults.clear();
    telegram.faults.plan('answerInlineQuery', fault, { times: 7 });
    const ended = bot.logs(/"msg":"could not deliver an answer"/);
    const answered = eve.query(`${QUESTION} crossings`);
    await Promise.race([ended, answered]);
    telegram.faults.clear();
    // 404 to getUpdates means a token that there is not, and ends the bot.
    if (name !== 'an echo of 404') telegram.faults.plan('getUpdates', fault);
    await bot.answering(() => ada.say('/about'));
    await bot.answering(() => ada.say('/about'));
  }
  // A command that fails inside, and chats that are gone.
  const old = telegram.group({ title: TITLE, members: [ada] });
  chats.push(old);
  await bot.answering(() => {
    ada.say(`/ask ${QUESTION}`, { in: old });
    chats.push(telegram.migrate(old));
  });
  await bot.answering(() => {
    ada.say(`/ask ${QUESTION}`, { in: group });
    group.kickBot(ada);
  });
  await bot.answering(() => {
    ada.say(`${QUESTION}`);
    ada.block();
  });
  telegram.faults.plan('getUpdates', { is: 'answer', status: 409 });
  telegram.faults.plan('getUpdates', telling(401));
  telegram.user({ name: NAME }).say(QUESTION);
  await bot.logs(/Telegram refused the token/, 0);
  await bot.close();

  expectLogHasErrors(bot.logged);
  const told = [...bot.logged, ...bot.announced, bot.adapter.health()];
  const ids = [...people, ...chats].map(({ id }) => `${Math.abs(id)}`);
  for (const secret of [TOKEN, ...TOKEN.split(':'), QUESTION, NAME, TITLE, ...ids])
    for (const line of told) expect(line.toLowerCase()).not.toContain(secret.toLowerCase());
  expect(telegram.violations).toEqual([]);
});

it('keeps them while a token that is no longer good is tried', async () => {
  const bot = await onTelegram({}, { token: TOKEN });
  bot.telegram.faults.plan('getMe', telling(500));
  bot.telegram.faults.plan('deleteWebhook', telling(400));
  bot.telegram.faults.plan('getMe', telling(401), { after: 0 });
  await bot.logs(/"is":"(failed|up)"/, 0);
  await bot.close();
  for (const line of [...bot.logged, ...bot.announced])
    for (const secret of [TOKEN, ...TOKEN.split(':'), QUESTION, NAME, TITLE])
      expect(line.toLowerCase()).not.toContain(secret.toLowerCase());
});
