// Where people speak to the bot on Telegram, and where it answers: private chats, groups, topics, channels.

import { describe, expect, it } from 'vitest';
import { linkParameter } from '../../src/adapters/telegram/deep-link.ts';
import type { FakeChat, FakeUser, StoredMessage } from '../fakes/telegram/telegram.ts';
import {
  asRead,
  botFor,
  CITATION,
  CROSSINGS,
  deeds,
  ferries,
  folderWith,
  labels,
  ledTo,
  newest,
  withBot,
} from './telegram-town.ts';

const bot = withBot();
const ME = '@verbatim_test_bot';

/** Says something that is answered, and gives the answers. */
const ask = async (user: FakeUser, text: string, options: Parameters<FakeUser['say']>[1] = {}) => {
  const chat = options.in ?? user.private;
  const before = chat.sent().length;
  const question = await bot().answering(() => user.say(text, options));
  return { question, answers: chat.sent().slice(before) };
};

/** Lets things happen of which nothing may come: no call and no line in the log. The bot is shown to be alive after them. */
const nothingComesOf = async (act: () => void, chat: FakeChat, user: FakeUser) => {
  const { telegram, logged } = bot();
  await telegram.polled();
  const before = [deeds(telegram).length, logged.length];
  act();
  await telegram.polled();
  expect([deeds(telegram).length, logged.length]).toEqual(before);
  await bot().answering(() =>
    chat.kind === 'channel' ? chat.post('/about') : user.say('/about', { in: chat }),
  );
  expect(deeds(telegram).slice(before[0])).toEqual(['sendMessage']);
};

const press = async (user: FakeUser, message: StoredMessage, label: string) => {
  const id = user.press(message, label);
  await bot().telegram.when(() => bot().telegram.answerTo(id) !== undefined);
  return id;
};

const rawMessage = (chat: FakeChat, from: object | undefined, text: string, more: object = {}) => ({
  message_id: 900_000,
  date: Math.floor(bot().clock.now() / 1000),
  chat: { id: chat.id, type: chat.kind, ...(chat.kind === 'private' ? { first_name: 'A' } : { title: 'T' }) },
  ...(from && { from }),
  text,
  ...more,
});

describe('a private chat', () => {
  it('takes plain text for a question, and answers without quoting it', async () => {
    const ada = bot().telegram.user();
    const { answers } = await ask(ada, 'what do the factions demand about the crossings?');
    expect(asRead(answers[0]?.text ?? '')).toContain(CROSSINGS);
    expect(answers[0]?.replyTo).toBeNull();
  });

  it('hears a command that names this bot, however it is written', async () => {
    const ada = bot().telegram.user();
    for (const command of [`/crossings${ME}`, `/CROSSINGS${ME.toUpperCase()}`, `/Crossings${ME} limit:1`]) {
      const { answers } = await ask(ada, command);
      expect(asRead(answers[0]?.text ?? '')).toContain(CROSSINGS);
    }
  });

  it('leaves a command of another bot alone', async () => {
    const ada = bot().telegram.user();
    await nothingComesOf(() => ada.say('/crossings@other_bot'), ada.private, ada);
  });

  it('opens with the passage whose code the link carried', async () => {
    const ada = bot().telegram.user();
    const { answers } = await ask(ada, '/future');
    const [citation = ''] = CITATION.exec(newest(ada.private).text) ?? [];
    expect(answers).toHaveLength(1);
    const eve = bot().telegram.user();
    await bot().answering(() => eve.start(citation));
    expect(newest(eve.private).text).toContain('The political leadership of the resistance factions');
  });

  it('opens with the line that the link carried, in any script', async () => {
    const ada = bot().telegram.user();
    for (const line of ['/crossings', 'border crossings?', '/ask المعابر', '/topic מעברים']) {
      const parameter = linkParameter(line);
      if (parameter === null) throw new Error(`${line} fits into no link`);
      await bot().answering(() => ada.start(parameter));
      expect(asRead(newest(ada.private).text)).toContain(CROSSINGS);
    }
  });

  it('opens with a plain word when a link carries rubbish', async () => {
    const ada = bot().telegram.user();
    for (const parameter of ['l_', 'l_____', 'l_%%%', 'x', 'L_abc', `l_${'A'.repeat(62)}`]) {
      const { answers } = await ask(ada, `/start ${parameter}`);
      expect(answers).toHaveLength(1);
    }
  });

  it('is asked in letters of any length, and what is said back of them is whole', async () => {
    const ada = bot().telegram.user();
    for (const letter of [`a${'\u{e0100}'.repeat(30)}`, `z${'\u0301'.repeat(900)}`, '👩‍👩‍👧‍👦'.repeat(90)]) {
      const { answers } = await ask(ada, `/${letter}`);
      expect(answers).toHaveLength(1);
      expect(asRead(answers[0]?.text ?? '')).toContain('There is no command');
    }
  });

  it('is spoken in by people only: other bots get nothing', async () => {
    const ada = bot().telegram.user();
    await bot().answering(() => ada.start());
    const other = { id: 77, is_bot: true, first_name: 'Other', username: 'other_bot' };
    await nothingComesOf(
      () => bot().telegram.push({ message: rawMessage(ada.private, other, '/crossings') }),
      ada.private,
      ada,
    );
  });

  it('does not answer an answer that was inserted through the bot', async () => {
    const ada = bot().telegram.user();
    await bot().answering(() => ada.start());
    const via = { id: bot().telegram.bot.id, is_bot: true, first_name: 'Verbatim' };
    const from = { id: ada.id, is_bot: false, first_name: 'Ada' };
    await nothingComesOf(
      () => bot().telegram.push({ message: rawMessage(ada.private, from, 'a quotation', { via_bot: via }) }),
      ada.private,
      ada,
    );
  });
});

describe('a group', () => {
  const gather = (options: Parameters<ReturnType<typeof bot>['telegram']['group']>[0] = {}) => {
    const ada = bot().telegram.user({ name: 'Ada' });
    const group = bot().telegram.group({ members: [ada], ...options });
    return { ada, group };
  };

  it('is answered under the message that asked', async () => {
    for (const kind of ['group', 'supergroup'] as const) {
      const { ada, group } = gather({ kind });
      const { question, answers } = await ask(ada, '/crossings', { in: group });
      expect(answers).toHaveLength(1);
      expect(answers[0]?.replyTo?.message_id).toBe(question.message_id);
    }
  });

  it('is read only where it speaks to the bot', async () => {
    const { ada, group } = gather();
    const eve = bot().telegram.user({ name: 'Eve' });
    const first = ada.say('what do the factions demand about the crossings?', { in: group });
    await nothingComesOf(
      () => {
        ada.say('crossings', { in: group });
        eve.say('I agree', { in: group, replyTo: first });
        eve.say('write to ada@example.org about /crossings', { in: group });
        eve.say(`my friend${ME} and ${ME}2 and @other_bot`, { in: group });
        ada.edit(first, 'crossings!');
      },
      group,
      ada,
    );
  });

  it('has other bots, whose commands are left to them', async () => {
    const { ada, group } = gather();
    await nothingComesOf(
      () => {
        for (const line of ['/weather', '/crosings', '/weather tomorrow', '/ask@other_bot x', '/ foo', '//'])
          ada.say(line, { in: group });
      },
      group,
      ada,
    );
  });

  it('hears an unknown command that names this bot, and says what was meant', async () => {
    const { ada, group } = gather();
    const { answers } = await ask(ada, `/crosings${ME}`, { in: group });
    expect(answers[0]?.text).toContain('Did you mean');
  });

  it('asks by a reply to the bot', async () => {
    const { ada, group } = gather();
    const { answers } = await ask(ada, '/about', { in: group });
    const [about] = answers;
    if (about === undefined) throw new Error('no answer');
    const more = await ask(ada, 'border crossings', { in: group, replyTo: about });
    expect(asRead(more.answers[0]?.text ?? '')).toContain(CROSSINGS);
    expect(more.answers[0]?.replyTo?.message_id).toBe(more.question.message_id);
  });

  it('asks by naming the bot, anywhere in the sentence', async () => {
    const { ada, group } = gather();
    for (const line of [
      `${ME} border crossings`,
      `border crossings ${ME}`,
      `${ME.toUpperCase()}, border crossings?`,
      `${ME}: /crossings`,
      `😀 border ${ME} crossings`,
    ]) {
      const { answers } = await ask(ada, line, { in: group });
      expect(asRead(answers[0]?.text ?? ''), line).toContain(CROSSINGS);
    }
  });

  it('names the bot and says nothing else: it is told what can be asked, alone', async () => {
    const { ada, group } = gather();
    await bot().answering(() => ada.start());
    const { answers } = await ask(ada, ME, { in: group });
    expect(answers).toEqual([]);
    expect(newest(ada.private).text).toContain('What you can ask');
  });

  it('names the bot through a text mention', async () => {
    const { ada, group } = gather();
    const from = { id: ada.id, is_bot: false, first_name: 'Ada' };
    const user = { id: bot().telegram.bot.id, is_bot: true, first_name: 'Verbatim' };
    const entities = [{ type: 'text_mention', offset: 0, length: 8, user }];
    await bot().answering(() =>
      bot().telegram.push({ message: rawMessage(group, from, 'Verbatim border crossings', { entities }) }),
    );
    expect(asRead(newest(group).text)).toContain(CROSSINGS);
  });

  it('asks with somebody else’s message: /ask alone, under it', async () => {
    const { ada, group } = gather();
    const eve = bot().telegram.user({ name: 'Eve' });
    for (const line of ['/ask', `/ask${ME}`, ME]) {
      const theirs = eve.say('what do the factions demand about the crossings?', { in: group });
      const { question, answers } = await ask(ada, line, { in: group, replyTo: theirs });
      expect(asRead(answers[0]?.text ?? ''), line).toContain(CROSSINGS);
      expect(answers[0]?.replyTo?.message_id).toBe(question.message_id);
    }
  });

  it('checks somebody else’s message: /check alone, under it', async () => {
    const { ada, group } = gather();
    const eve = bot().telegram.user({ name: 'Eve' });
    const quote = '“They accuse Israel of extending negotiations while continuing military operations” - Eve';
    const theirs = eve.say(quote, { in: group });
    const { answers } = await ask(ada, '/check', { in: group, replyTo: theirs });
    expect(asRead(answers[0]?.text ?? '')).toContain('Changed words: “extending”');
    expect(asRead(answers[0]?.text ?? '')).toContain('it seems to name the source: “- Eve”');
  });

  it('asks /ask alone under nothing, and is told what is missing', async () => {
    const { ada, group } = gather();
    const { answers } = await ask(ada, '/ask', { in: group });
    expect(asRead(answers[0]?.text ?? '')).toContain('What do you want to ask?');
  });

  it('has administrators who do not show themselves, and who are answered', async () => {
    const { ada, group } = gather({ kind: 'supergroup' });
    const question = await bot().answering(() => ada.asAnonymousAdmin(group).say('/crossings'));
    expect(asRead(newest(group).text)).toContain(CROSSINGS);
    expect(newest(group).replyTo?.message_id).toBe(question.message_id);
  });

  it('has people who speak as a channel, and who are answered', async () => {
    const { ada, group } = gather({ kind: 'supergroup' });
    const channel = bot().telegram.channel({ members: [ada] });
    await bot().answering(() => ada.asChannel(channel).say('/crossings', { in: group }));
    expect(asRead(newest(group).text)).toContain(CROSSINGS);
    expect(channel.sent()).toEqual([]);
  });

  it('has other bots, who are not answered, and answers inserted through this one, which are not either', async () => {
    const { ada, group } = gather();
    const other = { id: 77, is_bot: true, first_name: 'Other', username: 'other_bot' };
    const via_bot = { id: bot().telegram.bot.id, is_bot: true, first_name: 'Verbatim' };
    const from = { id: ada.id, is_bot: false, first_name: 'Ada' };
    await nothingComesOf(
      () => {
        bot().telegram.push({ message: rawMessage(group, other, '/crossings') });
        bot().telegram.push({ message: rawMessage(group, other, `/crossings${ME}`) });
        bot().telegram.push({ message: rawMessage(group, from, '/crossings', { via_bot }) });
      },
      group,
      ada,
    );
  });

  it('grows into a supergroup where replies carry a thread, to which nothing can be sent', async () => {
    const { ada, group } = gather({ kind: 'supergroup' });
    const refused = bot().telegram.refusals.length;
    const { answers } = await ask(ada, '/about', { in: group });
    const [about] = answers;
    if (about === undefined) throw new Error('no answer');
    const reply = await ask(ada, 'border crossings', { in: group, replyTo: about });
    expect(reply.question.thread).toBe(about.message_id);
    expect(reply.answers[0]?.thread).toBeNull();
    expect(asRead(reply.answers[0]?.text ?? '')).toContain(CROSSINGS);
    expect(bot().telegram.refusals.slice(refused)).toEqual([]);
  });

  it('shows the context of an excerpt as a message of its own, under the one that was pressed', async () => {
    const { ada, group } = gather();
    const { answers } = await ask(ada, '/ceasefire limit:1', { in: group });
    const [shown] = answers;
    if (shown === undefined) throw new Error('no answer');
    const before = shown.text;
    await bot().answering(() => press(ada, shown, 'Context'));
    expect(newest(group).replyTo?.message_id).toBe(shown.message_id);
    expect(newest(group).text).toContain('Text before');
    expect(shown.text).toBe(before);
    expect(shown.edits).toBe(0);
  });

  it('shows more in the place of what it stood under', async () => {
    const { ada, group } = gather();
    const { answers } = await ask(ada, '/ceasefire limit:1', { in: group });
    const [shown] = answers;
    if (shown === undefined) throw new Error('no answer');
    const before = shown.text;
    await bot().answering(() => press(ada, shown, 'More'));
    expect(shown.edits).toBe(1);
    expect(shown.text).not.toBe(before);
    expect(group.sent()).toHaveLength(1);
  });

  it('shows more, though the message with the button was deleted meanwhile', async () => {
    const { ada, group } = gather();
    const { answers } = await ask(ada, '/ceasefire limit:1', { in: group });
    const [shown] = answers;
    if (shown === undefined) throw new Error('no answer');
    await bot().answering(() => {
      const id = ada.press(shown, 'More');
      (group.messages as StoredMessage[]).splice(group.messages.indexOf(shown), 1);
      return id;
    });
    expect(group.sent()).toHaveLength(1);
    expect(newest(group).text).toContain('paragraph');
  });
});

describe('a topic of a forum', () => {
  it('is answered in the topic', async () => {
    const ada = bot().telegram.user();
    const forum = bot().telegram.group({ forum: true, members: [ada] });
    const [tides, ferriesTopic] = [forum.topic('Tides'), forum.topic('Ferries')];
    for (const thread of [tides, ferriesTopic]) {
      const { question, answers } = await ask(ada, '/crossings', { in: forum, thread });
      expect(answers[0]?.thread).toBe(thread);
      expect(answers[0]?.replyTo?.message_id).toBe(question.message_id);
    }
    const general = await ask(ada, '/crossings', { in: forum });
    expect(general.answers[0]?.thread).toBeNull();
  });

  it('hears no reply to itself in a plain message, not even in a topic that the bot has opened', async () => {
    const ada = bot().telegram.user();
    const forum = bot().telegram.group({ forum: true, members: [ada] });
    const thread = forum.topic('Tides');
    await nothingComesOf(
      () => {
        ada.say('crossings', { in: forum, thread });
        const opening = {
          message_id: thread,
          date: 1,
          chat: { id: forum.id, type: 'supergroup', title: 'T' },
          from: { id: bot().telegram.bot.id, is_bot: true, first_name: 'Verbatim' },
          forum_topic_created: { name: 'Tides', icon_color: 1 },
        };
        const from = { id: ada.id, is_bot: false, first_name: 'Ada' };
        const inTopic = { message_thread_id: thread, is_topic_message: true, reply_to_message: opening };
        bot().telegram.push({ message: rawMessage(forum, from, 'crossings', inTopic) });
      },
      forum,
      ada,
    );
  });

  it('hears a reply to the bot in a topic, and a button there, and answers both there', async () => {
    const ada = bot().telegram.user();
    const forum = bot().telegram.group({ forum: true, members: [ada] });
    const thread = forum.topic('Tides');
    const { answers } = await ask(ada, '/ceasefire limit:1', { in: forum, thread });
    const [first] = answers;
    if (first === undefined) throw new Error('no answer');
    const reply = await ask(ada, 'border crossings', { in: forum, thread, replyTo: first });
    expect(reply.answers[0]?.thread).toBe(thread);
    await bot().answering(() => press(ada, first, 'Context'));
    expect(newest(forum).thread).toBe(thread);
  });

  it('is asked /ask alone, which does not take the opening of the topic for a question', async () => {
    const ada = bot().telegram.user();
    const forum = bot().telegram.group({ forum: true, members: [ada] });
    const thread = forum.topic('border crossings');
    const { answers } = await ask(ada, '/ask', { in: forum, thread });
    expect(asRead(answers[0]?.text ?? '')).toContain('What do you want to ask?');
  });
});

describe('a changed question', () => {
  it('changes its answer in place', async () => {
    const ada = bot().telegram.user();
    const group = bot().telegram.group({ members: [ada] });
    for (const chat of [ada.private, group]) {
      const { question, answers } = await ask(ada, '/future', { in: chat });
      expect(answers).toHaveLength(1);
      await bot().answering(() => ada.edit(question, '/crossings'));
      expect(chat.sent()).toHaveLength(1);
      expect(asRead(newest(chat).text)).toContain(CROSSINGS);
      expect(newest(chat).edits).toBe(1);
    }
  });

  it('that says the same as before changes nothing, and nobody hears of a fault', async () => {
    const ada = bot().telegram.user();
    const { question } = await ask(ada, '/future');
    const line = await bot().answering(() => {
      const ended = bot().logs(/"msg":"(answered|could not deliver an answer)"/);
      ada.edit(question, '/future  ');
      return ended;
    });
    expect(await line).toContain('"answered"');
    expect(ada.private.sent()).toHaveLength(1);
  });

  it('gets a new answer where the old one was deleted meanwhile', async () => {
    const ada = bot().telegram.user();
    const { question, answers } = await ask(ada, '/future');
    const [old] = answers;
    if (old === undefined) throw new Error('no answer');
    (ada.private.messages as StoredMessage[]).splice(ada.private.messages.indexOf(old), 1);
    await bot().answering(() => ada.edit(question, '/crossings'));
    expect(ada.private.sent()).toHaveLength(1);
    expect(asRead(newest(ada.private).text)).toContain(CROSSINGS);
  });

  it('that was not answered is answered now, if it is fresh', async () => {
    const ada = bot().telegram.user();
    const group = bot().telegram.group({ members: [ada] });
    const question = ada.say('crossings', { in: group });
    await bot().answering(() => ada.edit(question, '/crossings'));
    expect(group.sent()).toHaveLength(1);
    expect(newest(group).replyTo?.message_id).toBe(question.message_id);
  });

  it('that is old changes nothing any more', async () => {
    const ada = bot().telegram.user();
    const { question } = await ask(ada, '/future');
    bot().clock.forward(15 * 60_000 + 1_000);
    await nothingComesOf(() => ada.edit(question, '/crossings'), ada.private, ada);
    expect(ada.private.sent()[0]?.edits).toBe(0);
  });

  it('of a channel changes the answer there', async () => {
    const channel = bot().telegram.channel();
    const post = await bot().answering(() => channel.post('/future'));
    await bot().answering(() => channel.editPost(post, '/crossings'));
    expect(channel.sent()).toHaveLength(1);
    expect(asRead(newest(channel).text)).toContain(CROSSINGS);
  });

  it('takes more messages than before, and fewer again', async () => {
    const long = await botFor({ knowledgeDir: folderWith({ 'ferries.txt': ferries() }) });
    const ada = long.telegram.user();
    const question = await long.answering(() => ada.say('/ask ferry pier salt limit:1'));
    expect(ada.private.sent()).toHaveLength(1);
    await long.answering(() => ada.edit(question, '/ask ferry pier salt limit:10'));
    const many = ada.private.sent().map(({ message_id }) => message_id);
    expect(many.length).toBeGreaterThan(1);
    expect(ada.private.sent()[0]?.edits).toBe(1);
    await long.answering(() => ada.edit(question, '/ask ferry pier salt limit:1'));
    expect(ada.private.sent().map(({ message_id }) => message_id)).toEqual(many.slice(0, 1));
    await long.answering(() => ada.edit(question, '/about'));
    expect(ada.private.sent().map(({ message_id }) => message_id)).toEqual(many.slice(0, 1));
    expect(newest(ada.private).text).toContain('Version');
  });
});

describe('a channel', () => {
  it('is answered where a post is a command, and read nowhere else', async () => {
    const ada = bot().telegram.user();
    const channel = bot().telegram.channel({ members: [ada] });
    await nothingComesOf(
      () => {
        channel.post('crossings');
        channel.post(`${ME} crossings`);
        channel.post('/weather');
      },
      channel,
      ada,
    );
    const post = await bot().answering(() => channel.post('/crossings'));
    expect(asRead(newest(channel).text)).toContain(CROSSINGS);
    expect(newest(channel).replyTo?.message_id).toBe(post.message_id);
  });

  it('has readers, whose presses lead each of them into their own chat, where the answer comes', async () => {
    const channel = bot().telegram.channel();
    const reader = bot().telegram.user();
    await bot().answering(() => channel.post('/ceasefire limit:1'));
    const post = newest(channel);
    const before = channel.sent().length;
    for (const [label, shown] of [
      ['Context', 'Text before'],
      ['Source', '000_3d97ee9c44c06335.txt'],
      ['More', 'paragraph'],
    ] as const) {
      const parameter = ledTo(bot().telegram, await press(reader, post, label));
      if (parameter === null) throw new Error(`${label} leads nowhere`);
      await bot().answering(() => reader.start(parameter));
      expect(newest(reader.private).text).toContain(shown);
    }
    expect(channel.sent()).toHaveLength(before);
    expect(post.edits).toBe(0);
  });

  it('has a "More" of many passages, whose press leads into the private chat too', async () => {
    const long = await botFor({ knowledgeDir: folderWith({ 'ferries.txt': ferries() }) });
    const channel = long.telegram.channel();
    const reader = long.telegram.user();
    await long.answering(() => channel.post('/ask ferry pier salt limit:1'));
    const id = reader.press(newest(channel), 'More');
    const refused = long.logs(/could not deliver an answer/);
    await Promise.race([refused, long.telegram.when(() => long.telegram.answerTo(id) !== undefined)]);
    expect(long.telegram.violations).toEqual([]);
    expect(ledTo(long.telegram, id)).not.toBeNull();
  });

  it('is forwarded into its discussion group, where the post is not answered once more', async () => {
    const ada = bot().telegram.user();
    const channel = bot().telegram.channel({ members: [ada] });
    const discussion = bot().telegram.group({ kind: 'supergroup', members: [ada] });
    await bot().answering(() => channel.post('/crossings', { discussion }));
    await ask(ada, '/about', { in: discussion });
    expect(channel.sent()).toHaveLength(1);
    expect(discussion.sent()).toHaveLength(1);
    expect(newest(discussion).text).toContain('Version');
  });
});

describe('a button', () => {
  it('of another time or another make is acknowledged, and nothing else comes of it', async () => {
    const ada = bot().telegram.user();
    const group = bot().telegram.group({ members: [ada] });
    for (const chat of [ada.private, group]) {
      const { answers } = await ask(ada, '/ceasefire limit:1', { in: chat });
      const [shown] = answers;
      const button = shown?.buttons[0]?.[0] as { text: string; callback_data?: string } | undefined;
      if (shown === undefined || button === undefined) throw new Error('no button');
      const before = chat.messages.length;
      for (const data of [
        'x',
        '+',
        '=',
        '+crossings',
        '=help',
        '%2Fhelp',
        '{"a":1}',
        '\u0000',
        '++/help',
        '٠',
      ]) {
        button.callback_data = data;
        await press(ada, shown, button.text);
      }
      expect(chat.messages).toHaveLength(before);
      expect(shown.edits).toBe(0);
    }
  });

  it('of a command that is gone is acknowledged, and answered in plain words', async () => {
    const ada = bot().telegram.user();
    const { answers } = await ask(ada, '/ceasefire limit:1');
    const [shown] = answers;
    const button = shown?.buttons[0]?.[0] as { text: string; callback_data?: string } | undefined;
    if (shown === undefined || button === undefined) throw new Error('no button');
    for (const [data, told] of [
      ['+/gone 1', 'There is no command “gone”'],
      ['+/cite 00000000', 'The library has no passage with the code “00000000”'],
      ['+/cite', 'Which passage?'],
      ['+/more zzzzzzzz', 'The library has changed since'],
      ['+//', 'There is no command'],
    ] as const) {
      button.callback_data = data;
      await bot().answering(() => press(ada, shown, button.text));
      expect(asRead(newest(ada.private).text)).toContain(told);
    }
  });

  it('without a message, or under one that can no longer be read, is acknowledged', async () => {
    const { telegram } = bot();
    const ada = telegram.user();
    const { answers } = await ask(ada, '/ceasefire limit:1');
    const [shown] = answers;
    if (shown === undefined) throw new Error('no answer');
    // The fake knows no such presses, so they are looked for among the calls.
    const from = { id: ada.id, is_bot: false, first_name: 'Ada' };
    const before = telegram.violations.length;
    const acknowledged = (id: string) => () =>
      telegram.calls.some((c) => c.method === 'answerCallbackQuery' && c.params.callback_query_id === id);
    const inline = { id: '901', from, chat_instance: '1', inline_message_id: 'abc', data: '+/help' };
    telegram.push({ callback_query: inline });
    await telegram.when(acknowledged('901'));
    const chat = { id: ada.id, type: 'private', first_name: 'Ada' };
    const message = { message_id: shown.message_id, date: 0, chat };
    const old = { id: '902', from, chat_instance: '1', data: '=/about', message };
    await bot().answering(() => telegram.push({ callback_query: old }));
    expect(acknowledged('902')()).toBe(true);
    expect(shown.edits).toBe(1);
    expect(telegram.violations.slice(before)).toHaveLength(2);
    (telegram.violations as string[]).splice(before);
  });

  it('is numbered where several excerpts of a message have the same ones', async () => {
    const ada = bot().telegram.user();
    const { answers } = await ask(ada, '/crossings');
    const [shown] = answers;
    if (shown === undefined) throw new Error('no answer');
    expect(labels(shown).slice(0, 4)).toEqual(['1 · Context', '1 · Source', '2 · Context', '2 · Source']);
    await bot().answering(() => press(ada, shown, '2 · Source'));
    expect(labels(newest(ada.private))).toEqual(['Read from the start']);
  });
});
