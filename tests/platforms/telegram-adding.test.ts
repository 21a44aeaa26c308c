// Adding from Telegram: whose word it is, and what survives a restart.

import { afterAll, afterEach, expect, it } from 'vitest';
import { readKept, written } from '../../src/adapters/telegram/kept-calls.ts';
import { parseUpdate } from '../../src/adapters/telegram/parse.ts';
import type { AnyCommand } from '../../src/core/command.ts';
import { openLibrary } from '../services/library.ts';
import { type OnTelegram, onTelegram } from '../telegram-of.ts';
import { asRead } from './telegram-town.ts';

const TIDES = { name: 'tides.txt', content: 'The tide turns twice a day at the quay.\n' };

let bot: OnTelegram;
const library = openLibrary();
afterAll(() => library.close());
afterEach(async () => {
  await bot.close();
  expect(bot.telegram.violations).toEqual([]);
});

const open = async () => {
  const librarians: string[] = [];
  bot = await onTelegram({ ...library.config, librarians });
  await bot.app.services.tick();
  await bot.telegram.polled();
  const [librarian, other] = [bot.telegram.user(), bot.telegram.user()];
  for (const user of [librarian, other]) await bot.answering(() => user.start());
  librarians.push(`telegram:${librarian.id}`);
  const group = bot.telegram.group({ kind: 'supergroup', members: [librarian, other], bot: 'administrator' });
  const waiting = () => bot.app.services.submissions.count();
  const shown = () => [...librarian.private.sent(), ...group.sent()].map(({ text }) => asRead(text));
  return { librarian, other, group, waiting, shown };
};

it('does nothing that somebody else has put below a file, and a link starts nothing', async () => {
  const { librarian, other, group, waiting, shown } = await open();
  const theirs = await bot.answering(() => other.send({ ...TIDES, caption: '/add' }, { in: group }));
  await bot.answering(() => librarian.forward(theirs));
  expect(shown().at(-1)).toContain('This message is from someone else.');
  expect(await waiting()).toBe(0);
  // By a reply, it is their own word.
  await bot.answering(() => librarian.say('/add', { in: group, replyTo: theirs }));
  expect(await waiting()).toBe(1);
  const [sent] = await bot.app.services.submissions.list(0, 9);
  // Nor does anybody else's word decide about it.
  const line = await bot.answering(() => other.say(`/queue approve ${sent?.id}`));
  await bot.answering(() => librarian.forward(line));
  expect(shown().at(-1)).toContain('Confirm it only if you want this');
  expect(await waiting()).toBe(1);
});

it('is refused to administrators who do not show who they are', async () => {
  const { librarian, other, group, waiting, shown } = await open();
  const theirs = other.send(TIDES, { in: group });
  await bot.answering(() => librarian.asAnonymousAdmin(group).say('/add', { replyTo: theirs }));
  expect(shown().at(-1)).toContain('You do not show who you are');
  expect(await waiting()).toBe(0);
});

it('keeps the file of a command that waits over a restart', async () => {
  const { librarian } = await open();
  const command = (name: string): AnyCommand | undefined =>
    bot.app.host.menu().find((one) => one.name === name);
  const update = {
    update_id: 1,
    message: {
      message_id: 7,
      date: 1,
      from: { id: librarian.id, is_bot: false, first_name: 'Ada' },
      chat: { id: librarian.id, type: 'private', first_name: 'Ada' },
      document: { file_id: 'abc', file_unique_id: 'x', file_name: 'a.pdf', file_size: 5 },
      caption: '/add',
    },
  };
  const parsed = parseUpdate(update, { id: 1, username: 'bot', command });
  if (parsed?.is !== 'call') return expect.fail('it is a call');
  expect(parsed.call.files).toEqual([{ ref: 'abc', name: 'a.pdf', size: 5 }]);
  expect(readKept(written(parsed))).toMatchObject({ call: parsed.call });
  // Files of questions are nobody's business.
  const asked = parseUpdate(
    { ...update, message: { ...update.message, caption: 'what is this?' } },
    { id: 1, username: 'bot', command },
  );
  expect(asked).toMatchObject({ call: { said: { line: 'what is this?' } } });
  expect(asked).not.toHaveProperty('call.files');
});
