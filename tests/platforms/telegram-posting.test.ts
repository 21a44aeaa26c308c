// Messages that the bot sends by itself, by a process that holds no connection.

import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/core/ports.ts';
import { citation, type Reply, text } from '../../src/core/reply.ts';
import { loadWords } from '../../src/words/words.ts';
import { canonicalReplies } from '../canonical.ts';
import type { Fault } from '../fakes/faults.ts';
import { idleBot, nameOf, QUIET, saying } from './telegram-alike.ts';
import { newest, refusal, UNCERTAIN } from './telegram-town.ts';

const words = loadWords()('en');
const cited: Reply = { cards: [{ blocks: [text('See ', citation('abcd1234'))] }] };

const begin = async () => {
  const bot = await idleBot();
  const ada = bot.telegram.user();
  ada.start();
  const group = bot.telegram.group({ kind: 'supergroup', members: [ada], bot: 'administrator' });
  const part = (value: string) => {
    const [first] = bot.posting.prepare(saying(value), words);
    if (first === undefined) throw new Error('nothing was prepared');
    return first;
  };
  const send = (value: string, chat = nameOf(group)) => bot.posting.deliver(chat, part(value), QUIET);
  return { ...bot, ada, group, part, send };
};

describe('a part', () => {
  it('is the same from every process, whether or not it knows the name of the bot', async () => {
    const [one, other] = [await begin(), await begin()];
    await one.posting.deliver(nameOf(one.group), one.posting.prepare(cited, words)[0] ?? one.part(''), QUIET);
    expect(one.methods()).toContain('getMe');
    for (const locale of LOCALES)
      for (const reply of [cited, ...Object.values(canonicalReplies(loadWords()(locale)))])
        expect(one.posting.prepare(reply, words)).toEqual(other.posting.prepare(reply, words));
    expect(other.methods()).toEqual([]);
  });

  it('leaves with the name of the bot in its links, which is asked for once', async () => {
    const { posting, group, telegram, methods } = await begin();
    for (let i = 0; i < 3; i++)
      for (const part of posting.prepare(cited, words)) await posting.deliver(nameOf(group), part, QUIET);
    expect(newest(group).entities).toContainEqual(
      expect.objectContaining({ url: `https://t.me/${telegram.bot.username}?start=abcd1234` }),
    );
    expect(methods()).toEqual(['getMe', 'sendMessage', 'sendMessage', 'sendMessage']);
  });

  it('is not sent while the name cannot be learnt, and that is certain', async () => {
    const { posting, group, telegram } = await begin();
    telegram.faults.plan('getMe', { is: 'reset' });
    const [part] = posting.prepare(cited, words);
    if (part === undefined) throw new Error('nothing was prepared');
    await expect(posting.deliver(nameOf(group), part, QUIET)).rejects.toMatchObject({ certain: true });
    expect(group.sent()).toEqual([]);
    await posting.deliver(nameOf(group), part, QUIET);
    expect(group.sent()).toHaveLength(1);
  });
});

describe('a message', () => {
  it.each([true, false])('is sent with silence %s, and told by chat and id', async (silent) => {
    const { posting, part, group } = await begin();
    const posted = await posting.deliver(nameOf(group), part('Tides'), { key: 'k', silent });
    expect(posted).toEqual({ chat: nameOf(group), message: String(newest(group).message_id) });
    expect(newest(group)).toMatchObject({ text: 'Tides', silent });
  });

  it('goes into the topic of a forum, and can be changed and removed there', async () => {
    const { posting, send, part, telegram } = await begin();
    const forum = telegram.group({ forum: true });
    const chat = `${nameOf(forum)}/${forum.topic('Tides')}`;
    const posted = await send('Low', chat);
    expect(posted.chat).toBe(chat);
    expect(newest(forum).thread).toBe(forum.messages[0]?.message_id);
    await posting.edit(posted, part('High'));
    expect(newest(forum).text).toBe('High');
    await posting.remove(posted);
    expect(forum.sent()).toEqual([]);
  });

  it('is said without markup where the markup is refused', async () => {
    const { telegram, send, group } = await begin();
    telegram.faults.plan('sendMessage', refusal(400, "Bad Request: can't parse entities: x"));
    await send('Tides');
    expect(newest(group)).toMatchObject({ text: 'Tides', html: null });
  });

  it.each([...UNCERTAIN, ['a lost answer', { is: 'lost' }] as const])(
    'is tried once where the call ends in %s, and may have been sent',
    async (_, fault: Fault) => {
      const { telegram, send, methods } = await begin();
      telegram.faults.plan('sendMessage', fault);
      await expect(send('Tides')).rejects.toMatchObject({ name: 'PlatformError', certain: false });
      expect(methods()).toEqual(['sendMessage']);
    },
  );

  it('is tried once where there have been too many, and is told how long to wait', async () => {
    const { telegram, send, methods } = await begin();
    telegram.faults.plan('sendMessage', { is: 'answer', status: 429, headers: { 'retry-after': '17' } });
    await expect(send('Tides')).rejects.toMatchObject({ status: 429, certain: true, retryAfterMs: 17_000 });
    expect(methods()).toEqual(['sendMessage']);
  });

  it('follows a group that has become another, and tells where', async () => {
    const { telegram, send, moves } = await begin();
    const old = telegram.group();
    const grown = telegram.migrate(old);
    const posted = await send('Tides', nameOf(old));
    expect(posted).toEqual({ chat: nameOf(grown), message: String(newest(grown).message_id) });
    expect(moves).toEqual([[nameOf(old), nameOf(grown)]]);
  });

  it('cannot be traced, and is never safely repeated', async () => {
    const { posting, part, group } = await begin();
    expect(posting.repeatableMs).toBe(0);
    expect(await posting.trace(nameOf(group), part('Tides'), 0)).toBeNull();
  });
});

type Begun = Awaited<ReturnType<typeof begin>>;

describe('a chat is closed', () => {
  it.each<[string, (bot: Begun) => string]>([
    ['to a person who has not begun it', ({ telegram }) => nameOf(telegram.user())],
    [
      'to a person who has blocked the bot',
      ({ ada }) => {
        ada.block();
        return nameOf(ada);
      },
    ],
    [
      'that has thrown the bot out',
      ({ group }) => {
        group.kickBot();
        return nameOf(group);
      },
    ],
    [
      'where the bot may not write',
      ({ group }) => {
        group.restrictBot();
        return nameOf(group);
      },
    ],
    [
      'where no member may write',
      ({ telegram }) => {
        const hushed = telegram.group();
        hushed.permit({ can_send_messages: false });
        return nameOf(hushed);
      },
    ],
    [
      'to all but those who manage topics, if the topic is',
      ({ telegram }) => {
        const forum = telegram.group({ forum: true });
        const thread = forum.topic('Tides');
        forum.closeTopic(thread);
        return `${nameOf(forum)}/${thread}`;
      },
    ],
  ])('%s', async (_, chatOf) => {
    const bot = await begin();
    await expect(bot.send('Tides', chatOf(bot))).rejects.toMatchObject({ code: 'closed', certain: true });
    expect(bot.methods()).toEqual(['sendMessage']);
  });

  it('is known by the name of the person', async () => {
    const { posting, ada } = await begin();
    expect(await posting.alone(nameOf(ada))).toBe(nameOf(ada));
  });
});

describe('a change', () => {
  it('that changes nothing has been done', async () => {
    const { posting, send, part, group } = await begin();
    const posted = await send('Tides');
    await posting.edit(posted, part('Tides'));
    expect(newest(group).edits).toBe(0);
  });

  it('is tried again after a fault', async () => {
    const { posting, send, part, group, telegram } = await begin();
    const posted = await send('Low');
    telegram.faults.plan('editMessageText', { is: 'reset' }, { times: 2 });
    await posting.edit(posted, part('High'));
    expect(newest(group).text).toBe('High');
  });

  it('of a message that somebody has deleted finds it gone; its removal has nothing left to do', async () => {
    const { posting, send, part, group, ada } = await begin();
    const posted = await send('Tides');
    ada.remove(newest(group));
    await expect(posting.edit(posted, part('High'))).rejects.toMatchObject({ code: 'gone' });
    await posting.remove(posted);
  });

  it('of what stays behind in a group that has become another finds it gone, and tells where the group is', async () => {
    const { posting, send, part, telegram, moves } = await begin();
    const old = telegram.group();
    const posted = await send('Tides', nameOf(old));
    const grown = telegram.migrate(old);
    await expect(posting.edit(posted, part('High'))).rejects.toMatchObject({ code: 'gone' });
    expect(moves).toEqual([[nameOf(old), nameOf(grown)]]);
  });

  it('of what cannot be changed any more is told so', async () => {
    const { posting, send, part, telegram } = await begin();
    const posted = await send('Tides');
    telegram.faults.plan('editMessageText', refusal(400, "Bad Request: message can't be edited"));
    await expect(posting.edit(posted, part('High'))).rejects.toMatchObject({ code: 'fixed' });
  });

  it('is not possible in a chat that has thrown the bot out', async () => {
    const { posting, send, part, group } = await begin();
    const posted = await send('Tides');
    group.kickBot();
    await expect(posting.edit(posted, part('High'))).rejects.toMatchObject({ code: 'closed' });
    await expect(posting.remove(posted)).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('a message of two days ago', () => {
  const TWO_DAYS_MS = 49 * 3_600_000;

  it('is removed by an administrator', async () => {
    const { posting, send, group, clock } = await begin();
    const posted = await send('Tides');
    clock.forward(TWO_DAYS_MS);
    await posting.remove(posted);
    expect(group.sent()).toEqual([]);
  });

  it('stays where the bot is only a member, and whoever wants it gone is told', async () => {
    const { posting, send, telegram, clock } = await begin();
    const group = telegram.group();
    const posted = await send('Tides', nameOf(group));
    clock.forward(TWO_DAYS_MS);
    await expect(posting.remove(posted)).rejects.toMatchObject({ code: 'fixed' });
    expect(group.sent()).toHaveLength(1);
  });
});
