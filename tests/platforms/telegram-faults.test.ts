// Telegram and the network fail in every way; afterwards the bot answers, nothing stands twice, and nothing is lost silently.

import { describe, expect, it, onTestFinished } from 'vitest';
import { LOCALES } from '../../src/core/ports.ts';
import type { Fault } from '../fakes/faults.ts';
import type { FakeChat, FakeUser } from '../fakes/telegram/telegram.ts';
import { type OnTelegram, onTelegram } from '../telegram-of.ts';
import {
  asRead,
  botFor,
  CITATION,
  CROSSINGS,
  deeds,
  ferries,
  folderWith,
  gate,
  labels,
  newest,
  refusal,
  startAgain,
  startParameter,
  UNCERTAIN,
  withBot,
} from './telegram-town.ts';

const bot = withBot();
const UNSURE = 'My answer may not have arrived. If you do not see all of it, please ask again.';

const callsOf = ({ telegram }: OnTelegram, method: string) =>
  telegram.calls.filter((call) => call.method === method);
const textsIn = (chat: FakeChat) => chat.sent().map(({ text }) => asRead(text));

/** The bot answers, once. */
const expectWell = async (on: OnTelegram, user: FakeUser) => {
  expect(on.telegram.faults.left()).toBe(0);
  const before = user.private.sent().length;
  await on.answering(() => user.say('/about'));
  expect(user.private.sent()).toHaveLength(before + 1);
  expect(newest(user.private).text).toContain('Version');
};

/** Asks while `fault` strikes the next call of `method`; gives what stands in the chat then. */
const askDuring = async (fault: Fault, { method = 'sendMessage', times = 1, line = '/crossings' } = {}) => {
  const ada = bot().telegram.user();
  const before = callsOf(bot(), 'sendMessage').length;
  bot().telegram.faults.plan(method, fault, { times });
  await bot().answering(() => ada.say(line));
  return { ada, texts: textsIn(ada.private), calls: callsOf(bot(), 'sendMessage').length - before };
};

describe('a message', () => {
  it('that comes too fast waits as long as Telegram says, and is sent once', async () => {
    const before = bot().clock.now();
    const { ada, texts, calls } = await askDuring({
      is: 'answer',
      status: 429,
      headers: { 'retry-after': '17' },
    });
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain(CROSSINGS);
    expect(calls).toBe(2);
    expect(bot().clock.now() - before).toBeGreaterThanOrEqual(17_000);
    await expectWell(bot(), ada);
  });

  it('that comes too fast several times over is sent once all the same', async () => {
    const { ada, texts, calls } = await askDuring({ is: 'answer', status: 429 }, { times: 5 });
    expect(texts).toHaveLength(1);
    expect(calls).toBe(6);
    await expectWell(bot(), ada);
  });

  it('that would have to wait for hours is given up, and the next one is not', async () => {
    const { ada, texts, calls } = await askDuring({
      is: 'answer',
      status: 429,
      headers: { 'retry-after': '7200' },
    });
    expect(texts).toEqual([]);
    expect(calls).toBe(1);
    await expectWell(bot(), ada);
  });

  it.each(UNCERTAIN)(
    'that ends in %s is not repeated blindly: one line offers to ask again',
    async (_, fault) => {
      const { ada, texts, calls } = await askDuring(fault);
      expect(texts).toEqual([UNSURE]);
      expect(calls).toBe(2);
      expect(labels(newest(ada.private))).toEqual(['Ask again']);
      await bot().answering(() => ada.press(newest(ada.private), 'Ask again'));
      expect(textsIn(ada.private)).toHaveLength(2);
      expect(asRead(newest(ada.private).text)).toContain(CROSSINGS);
      await expectWell(bot(), ada);
    },
  );

  it.each([
    ['a success without a result', '{"ok":true}'],
    ['a success that says only true', '{"ok":true,"result":true}'],
    ['a success with an empty message', '{"ok":true,"result":{}}'],
    ['a success with null', '{"ok":true,"result":null}'],
  ])('that ends in %s is not repeated either, and the line is said', async (_, body) => {
    const { ada, texts } = await askDuring({ is: 'garbage', body });
    expect(texts).toEqual([UNSURE]);
    await expectWell(bot(), ada);
  });

  it('whose answer is lost stands once, and one line says that this is not certain', async () => {
    const { ada, texts, calls } = await askDuring({ is: 'lost' });
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain(CROSSINGS);
    expect(texts[1]).toBe(UNSURE);
    expect(calls).toBe(2);
    await bot().answering(() => ada.press(newest(ada.private), 'Ask again'));
    expect(asRead(newest(ada.private).text)).toContain(CROSSINGS);
    await expectWell(bot(), ada);
  });

  it('whose answer is lost, and that of the line too, is not followed by more lines', async () => {
    const { ada, texts } = await askDuring({ is: 'lost' }, { times: 2 });
    expect(texts.map((text) => text === UNSURE)).toEqual([false, true]);
    await expectWell(bot(), ada);
  });

  it('whose question is too long for a button is lost with a line alone', async () => {
    const { ada, texts } = await askDuring(
      { is: 'lost' },
      { line: `border crossings ${'reopening '.repeat(20)}` },
    );
    expect(texts.at(-1)).toBe(UNSURE);
    expect(newest(ada.private).buttons).toEqual([]);
    await expectWell(bot(), ada);
  });

  it('of several, lost in the middle, is told once, and none stands twice', async () => {
    const long = await botFor({ knowledgeDir: folderWith({ 'ferries.txt': ferries() }) });
    const ada = long.telegram.user();
    long.telegram.faults.plan('sendMessage', { is: 'lost' }, { after: 1 });
    await long.answering(() => ada.say('/ask ferry pier salt limit:10'));
    const texts = textsIn(ada.private);
    expect(texts.filter((text) => text === UNSURE)).toHaveLength(1);
    expect(texts.at(-1)).toBe(UNSURE);
    expect(new Set(texts).size).toBe(texts.length);
    await expectWell(long, ada);
  });

  it('in a group is told to be uncertain there, under the question’s topic; one for the asker alone is not', async () => {
    const ada = bot().telegram.user();
    await bot().answering(() => ada.start());
    const forum = bot().telegram.group({ forum: true, members: [ada] });
    const thread = forum.topic('Tides');
    bot().telegram.faults.plan('sendMessage', { is: 'lost' });
    await bot().answering(() => ada.say('/crossings', { in: forum, thread }));
    expect(textsIn(forum).at(-1)).toBe(UNSURE);
    expect(newest(forum).thread).toBe(thread);
    bot().telegram.faults.plan('sendMessage', { is: 'lost' });
    await bot().answering(() => ada.say('/crossings private', { in: forum, thread }));
    expect(forum.sent()).toHaveLength(2);
    expect(textsIn(ada.private).at(-1)).toBe(UNSURE);
    await expectWell(bot(), ada);
  });

  it('whose markup is refused is said in plain text, once, with its source', async () => {
    const { ada, texts, calls } = await askDuring(
      refusal(400, 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 4'),
    );
    expect(texts).toHaveLength(1);
    expect(calls).toBe(2);
    expect(newest(ada.private).html).toBeNull();
    expect(texts[0]).toContain(CROSSINGS);
    expect(texts[0]).toMatch(CITATION);
    expect(texts[0]).not.toMatch(/<\/?(?:b|i|blockquote)/);
    await expectWell(bot(), ada);
  });

  it('whose markup is refused, and the plain text too, ends in a line that says so', async () => {
    const { ada, texts, calls } = await askDuring(
      refusal(400, "Bad Request: can't parse entities: nonsense"),
      { times: 2 },
    );
    expect([texts, calls]).toEqual([[expect.stringContaining('could not show my answer here')], 3]);
    await expectWell(bot(), ada);
  });

  it('to a person who has blocked the bot is not tried again', async () => {
    const ada = bot().telegram.user();
    await bot().answering(() => ada.start());
    const before = callsOf(bot(), 'sendMessage').length;
    await bot().answering(() => {
      ada.say('/crossings');
      ada.block();
    });
    expect(callsOf(bot(), 'sendMessage').length).toBe(before + 1);
    ada.unblock();
    await expectWell(bot(), ada);
  });

  it('to a group from which the bot was thrown out is not tried again', async () => {
    const ada = bot().telegram.user();
    const group = bot().telegram.group({ members: [ada] });
    const before = deeds(bot().telegram).length;
    await bot().answering(() => {
      ada.say('/crossings', { in: group });
      group.kickBot(ada);
    });
    expect(deeds(bot().telegram).slice(before)).toEqual(['sendMessage']);
    await expectWell(bot(), ada);
  });

  it('to a topic that was closed meanwhile is given up, and the others are not', async () => {
    const { ada, texts, calls } = await askDuring(refusal(400, 'Bad Request: message thread not found'));
    expect([texts, calls]).toEqual([[], 1]);
    await expectWell(bot(), ada);
  });
});

describe('a group that becomes a supergroup', () => {
  const speaking = async (language: string) => {
    const ada = bot().telegram.user();
    const group = bot().telegram.group({ members: [ada] });
    await bot().answering(() => ada.start());
    await bot().answering(() => ada.say(`/settings language:${language}`, { in: group }));
    return { ada, group };
  };
  const expectHebrew = async (ada: FakeUser, grown: FakeChat) => {
    await bot().answering(() => ada.say('/about', { in: grown }));
    expect(newest(grown).text).toContain('גרסה');
  };

  it('while an answer is under way gets it in the new chat, once, and keeps its settings', async () => {
    const { ada, group } = await speaking('he');
    let grown: FakeChat | undefined;
    await bot().answering(() => {
      ada.say('/crossings', { in: group });
      grown = bot().telegram.migrate(group);
    });
    if (grown === undefined) throw new Error('not grown');
    expect(textsIn(grown)).toHaveLength(1);
    expect(textsIn(grown)[0]).toContain(CROSSINGS);
    await expectHebrew(ada, grown);
    await expectWell(bot(), ada);
  });

  it('and of which only a refusal tells is found by its new id, with its settings', async () => {
    const { ada, group } = await speaking('he');
    const grown = bot().telegram.group({ kind: 'supergroup', members: [ada] });
    bot().telegram.faults.plan(
      'sendMessage',
      refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: grown.id,
      }),
    );
    await bot().answering(() => ada.say('/crossings', { in: group }));
    expect(group.sent()).toEqual([]);
    expect(textsIn(grown)).toHaveLength(1);
    await expectHebrew(ada, grown);
    await bot().answering(() => ada.say('/about', { in: group }));
    expect(textsIn(grown)).toHaveLength(3);
    await expectWell(bot(), ada);
  });

  it('and of which the service message tells keeps its settings', async () => {
    const { ada, group } = await speaking('he');
    const grown = bot().telegram.migrate(group);
    await bot().telegram.polled();
    await expectHebrew(ada, grown);
    await expectWell(bot(), ada);
  });

  it('and whose question is changed afterwards gets its answer in the new chat', async () => {
    const { ada, group } = await speaking('en');
    const question = await bot().answering(() => ada.say('/future', { in: group }));
    const grown = bot().telegram.migrate(group);
    await bot().answering(() => ada.edit(question, '/crossings'));
    expect(group.sent()).toHaveLength(1);
    expect(textsIn(grown)[0]).toContain(CROSSINGS);
    await expectWell(bot(), ada);
  });
});

describe('a change in place', () => {
  const changing = async (method: string, fault: Fault, times = 1) => {
    const ada = bot().telegram.user();
    await bot().answering(() => ada.say('/ceasefire limit:1'));
    const shown = newest(ada.private);
    const before = shown.text;
    bot().telegram.faults.plan(method, fault, { times });
    const press = ada.press(shown, 'More');
    await bot().logs(/"msg":"(answered|could not deliver an answer)"/);
    return { ada, shown, before, press };
  };

  it.each([
    ...UNCERTAIN,
    ['a lost answer', { is: 'lost' }] as const,
    ['too many requests', { is: 'answer', status: 429 }] as const,
  ])('that ends in %s is made again, and is made once', async (_, fault) => {
    const { ada, shown, before } = await changing('editMessageText', fault);
    expect(shown.edits).toBe(1);
    expect(shown.text).not.toBe(before);
    expect(ada.private.sent()).toHaveLength(1);
    await expectWell(bot(), ada);
  });

  it('whose markup is refused is made in plain text', async () => {
    const { ada, shown } = await changing(
      'editMessageText',
      refusal(400, "Bad Request: can't parse entities: x"),
    );
    expect(shown.edits).toBe(1);
    expect(shown.html).toBeNull();
    expect(ada.private.sent()).toHaveLength(1);
    await expectWell(bot(), ada);
  });

  it('that goes wrong again and again ends in one line', async () => {
    const { ada, shown } = await changing('editMessageText', { is: 'answer', status: 502 }, 6);
    expect(shown.edits).toBe(0);
    expect(textsIn(ada.private).slice(1)).toEqual([UNSURE]);
    await expectWell(bot(), ada);
  });

  it('of a message that is too old for it is a message of its own', async () => {
    const { ada, shown } = await changing(
      'editMessageText',
      refusal(400, "Bad Request: message can't be edited"),
    );
    expect(shown.edits).toBe(0);
    expect(ada.private.sent()).toHaveLength(2);
    await expectWell(bot(), ada);
  });

  it.each([
    ...UNCERTAIN,
    ['a lost answer', { is: 'lost' }] as const,
    ['too many requests', { is: 'answer', status: 429 }] as const,
  ])('is shown although its acknowledgement ends in %s, which is made again', async (_, fault) => {
    const { ada, shown, press } = await changing('answerCallbackQuery', fault);
    expect(shown.edits).toBe(1);
    expect(bot().telegram.answerTo(press)).toEqual({ callback_query_id: press });
    await expectWell(bot(), ada);
  });

  it('is shown although its button was pressed too long ago to be acknowledged', async () => {
    const ada = bot().telegram.user();
    await bot().answering(() => ada.say('/ceasefire limit:1'));
    await bot().answering(() => bot().telegram.expire(ada.press(newest(ada.private), 'More')));
    expect(newest(ada.private).edits).toBe(1);
    await expectWell(bot(), ada);
  });
});

describe('an inline query', () => {
  it.each(UNCERTAIN)('that ends in %s is answered again', async (_, fault) => {
    const ada = bot().telegram.user();
    bot().telegram.faults.plan('answerInlineQuery', fault);
    expect((await ada.query('crossings')).results.length).toBeGreaterThan(0);
    await expectWell(bot(), ada);
  });

  it('that is too old is let go', async () => {
    const ada = bot().telegram.user();
    bot().telegram.faults.plan(
      'answerInlineQuery',
      refusal(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid'),
    );
    void ada.query('crossings');
    await bot().logs(/could not deliver an answer/);
    await expectWell(bot(), ada);
  });
});

describe('a slow answer', () => {
  it('holds up no other chat, and comes in the end', async () => {
    const { opened, open } = gate();
    const [ada, eve] = [bot().telegram.user(), bot().telegram.user()];
    const group = bot().telegram.group({ members: [ada, eve] });
    bot().telegram.faults.plan('sendMessage', { is: 'late', until: opened });
    ada.say('/crossings', { in: group });
    await bot().telegram.when(() => group.sent().length === 1);
    await expectWell(bot(), eve);
    await expectWell(bot(), ada);
    await bot().answering(open);
    expect(group.sent()).toHaveLength(1);
  });

  it('lets the chat’s next questions wait, and their answers come in order', async () => {
    const { opened, open } = gate();
    const ada = bot().telegram.user();
    bot().telegram.faults.plan('sendMessage', { is: 'late', until: opened });
    for (const line of ['/crossings', '/about', '/topics']) ada.say(line);
    await bot().telegram.when(() => ada.private.sent().length === 1);
    await bot().telegram.polled();
    expect(ada.private.sent()).toHaveLength(1);
    open();
    await bot().telegram.when(() => ada.private.sent().length === 3);
    expect(textsIn(ada.private).map((text) => /Crossings|Version|topics/.exec(text)?.[0])).toEqual([
      'Crossings',
      'Version',
      'topics',
    ]);
    await bot().logs(/"answered"/);
  });

  it('does not let a button of the same chat wait for its acknowledgement', async () => {
    const ada = bot().telegram.user();
    await bot().answering(() => ada.say('/ceasefire limit:1'));
    const shown = newest(ada.private);
    const { opened, open } = gate();
    bot().telegram.faults.plan('sendMessage', { is: 'late', until: opened });
    ada.say('/crossings');
    await bot().telegram.when(() => ada.private.sent().length === 2);
    const press = ada.press(shown, 'More');
    await bot().telegram.polled();
    // What a press needs is one call, which nothing holds up; another chat's question shows that there was time for it.
    await bot().answering(() => bot().telegram.user().say('/about'));
    const acknowledged = bot().telegram.answerTo(press) !== undefined;
    const both = bot().telegram.when(() => shown.edits === 1);
    open();
    await both;
    await bot().telegram.when(() => bot().telegram.answerTo(press) !== undefined);
    expect(acknowledged).toBe(true);
  });
});

describe('the end', () => {
  it('waits for an answer under way, and nothing is sent after it', async () => {
    const own = await botFor();
    const { opened, open } = gate();
    const ada = own.telegram.user();
    own.telegram.faults.plan('sendMessage', { is: 'late', until: opened });
    ada.say('/crossings');
    ada.say('/about');
    await own.telegram.when(() => ada.private.sent().length === 1);
    let stopped = false;
    const stopping = own.adapter.stop().then(() => {
      stopped = true;
    });
    await own.telegram.when(() => own.telegram.pollers() === 0);
    expect(stopped).toBe(false);
    open();
    await stopping;
    expect(textsIn(ada.private)).toHaveLength(2);
    const { length } = deeds(own.telegram);
    ada.say('/topics');
    // The next start answers it, so the one that has ended has had its time.
    const next = await own.answering(() => startAgain(own));
    expect(deeds(own.telegram)).toHaveLength(length + 1);
    await next.stop();
  });

  it('comes while the menu is being published, and no call is made after it', async () => {
    const own = await onTelegram();
    onTestFinished(() => own.telegram.close());
    const { opened, open } = gate();
    own.telegram.faults.plan('getMyCommands', { is: 'late', until: opened });
    await own.telegram.when(() => callsOf(own, 'getMyCommands').length === 1);
    const stopping = own.adapter.stop();
    await own.telegram.when(() => own.telegram.pollers() === 0 && callsOf(own, 'getUpdates').length > 1);
    open();
    await stopping;
    const { length } = own.telegram.calls;
    // A whole other life of the bot passes meanwhile.
    const next = await startAgain(own);
    await own.telegram.when(() => callsOf(own, 'setMyCommands').length >= 3 * LOCALES.length);
    await next.stop();
    const after = own.telegram.calls.slice(length).map(({ method }) => method);
    expect(after.filter((method) => method === 'getMyCommands')).toHaveLength(3 * LOCALES.length);
    expect(own.telegram.violations).toEqual([]);
  });

  it('leaves what came too late for the next start, which answers it once', async () => {
    const own = await botFor();
    const ada = own.telegram.user();
    await own.answering(() => ada.say('/crossings'));
    await own.adapter.stop();
    ada.say('/about');
    const next = await own.answering(() => startAgain(own));
    expect(textsIn(ada.private)).toHaveLength(2);
    await own.telegram.polled();
    await next.stop();
    expect(textsIn(ada.private)).toHaveLength(2);
  });

  it('comes while Telegram is down, and does not wait for it', async () => {
    const own = await botFor();
    own.telegram.faults.plan('getUpdates', { is: 'reset' }, { times: 1_000 });
    const down = own.logs(/"is":"down"/);
    own.telegram.user().say('x');
    await down;
    await own.adapter.stop();
    expect(own.telegram.pollers()).toBe(0);
    own.telegram.faults.clear();
  });
});

describe('a way into the private chat', () => {
  it('is pointed to once although the line’s answer is lost', async () => {
    const ada = bot().telegram.user();
    const group = bot().telegram.group({ members: [ada] });
    bot().telegram.faults.plan('sendMessage', { is: 'lost' }, { after: 1 });
    await bot().answering(() => ada.say('/crossings private', { in: group }));
    expect(group.sent()).toHaveLength(1);
    expect(startParameter(newest(group))).not.toBeNull();
    await expectWell(bot(), ada);
  });
});
