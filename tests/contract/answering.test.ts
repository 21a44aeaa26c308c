// A message of the bot's own that answers another: on either platform it stands below that, rings no telephone and calls nobody; and it
// is sent too where what it answers is gone.

import { describe, expect, it, onTestFinished } from 'vitest';
import type { Posting } from '../../src/core/platform.ts';
import type { Posted } from '../../src/core/ports.ts';
import { loadWords } from '../../src/words/words.ts';
import { ROUTES } from '../fakes/discord/discord.ts';
import { FLAGS } from '../fakes/discord/messages.ts';
import { MAY } from '../fakes/discord/permissions.ts';
import { openPlace } from '../platforms/discord-place.ts';
import { idleBot, nameOf, saying } from '../platforms/telegram-alike.ts';

interface Square {
  readonly posting: Posting;
  readonly chat: string;
  /** What the bot has posted, oldest first: what it answers, and whether it came without a sound. */
  seen(): readonly { readonly answers: string | null; readonly silent: boolean }[];
  /** Somebody deletes a message. */
  remove(posted: Posted): void;
  /** What the last call said of the answer and of who is called. */
  asked(): unknown;
  /** How that has to be said of an answer. */
  answering(message: string): unknown;
}

const onDiscord = async (): Promise<Square> => {
  const { discord, channel, guild, platform, chat, close } = await openPlace();
  onTestFinished(close);
  const moderator = discord.user();
  guild.grant(moderator, MAY.manageMessages);
  return {
    posting: platform.posting,
    chat,
    seen: () =>
      channel.messages.map(({ reference, flags }) => ({
        answers: reference,
        silent: (flags & FLAGS.suppressNotifications) !== 0,
      })),
    remove({ message }) {
      const found = channel.messages.find(({ id }) => id === message);
      if (found !== undefined) moderator.remove(found);
    },
    asked() {
      const sent = discord.calls.findLast(({ route }) => route === ROUTES.send);
      const { message_reference, allowed_mentions } = (sent?.body ?? {}) as Record<string, unknown>;
      return { message_reference, allowed_mentions };
    },
    answering: (message) => ({
      message_reference: { message_id: message, fail_if_not_exists: false },
      // Whoever is answered would be called, were it not for this.
      allowed_mentions: { parse: [] },
    }),
  };
};

const onTelegram = async (): Promise<Square> => {
  const { telegram, posting } = await idleBot();
  const boss = telegram.user();
  const group = telegram.group({ kind: 'supergroup', members: [boss], bot: 'administrator' });
  group.promote(boss);
  return {
    posting,
    chat: nameOf(group),
    seen: () =>
      group.sent().map(({ replyTo, silent }) => ({
        answers: replyTo === null ? null : String(replyTo.message_id),
        silent,
      })),
    remove({ message }) {
      const found = group.sent().find(({ message_id }) => String(message_id) === message);
      if (found !== undefined) boss.remove(found);
    },
    asked() {
      const sent = telegram.calls.findLast(({ method }) => method === 'sendMessage');
      const { reply_parameters, disable_notification } = sent?.params ?? {};
      return { reply_parameters, disable_notification };
    },
    answering: (message) => ({
      reply_parameters: { message_id: Number(message), allow_sending_without_reply: true },
      disable_notification: true,
    }),
  };
};

describe.each([
  ['Discord', onDiscord],
  ['Telegram', onTelegram],
] as const)('an answer to a message on %s', (_, open) => {
  it('stands below it without a sound, and is sent too where that is gone', async () => {
    const { posting, chat, seen, remove, asked, answering } = await open();
    const [part] = posting.prepare(saying('Tides of @everyone'), loadWords()('en'));
    if (part === undefined) throw new Error('nothing was prepared');
    const post = (key: string, replyTo?: string) =>
      posting.deliver(chat, part, { key, silent: true, ...(replyTo === undefined ? {} : { replyTo }) });
    const [wrong, other] = [await post('1'), await post('2')];
    await post('3', wrong.message);
    expect(asked()).toEqual(answering(wrong.message));
    expect(seen().at(-1)).toEqual({ answers: wrong.message, silent: true });
    remove(other);
    await post('4', other.message);
    expect(asked()).toEqual(answering(other.message));
    expect(seen().map(({ answers }) => answers)).toEqual([null, wrong.message, null]);
    await post('5');
    expect(asked()).not.toEqual(answering(wrong.message));
    expect(seen().at(-1)).toEqual({ answers: null, silent: true });
  });
});

it('an answer on Discord takes the right to read the history, and says so once and for all', async () => {
  const { guild, platform, chat, channel, post, close } = await openPlace();
  onTestFinished(close);
  const { message } = await post('Today');
  guild.revoke('bot', MAY.history);
  const [part] = platform.posting.prepare(saying('Tides'), loadWords()('en'));
  await expect(
    platform.posting.deliver(chat, part ?? { payload: '' }, { key: 'k', silent: true, replyTo: message }),
  ).rejects.toMatchObject({ status: 403, code: 160002, certain: true });
  expect(channel.messages).toHaveLength(1);
});
