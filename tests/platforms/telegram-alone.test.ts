// Answers for the asker alone: a group never gets to see one, nor anything of it.

import { describe, expect, it } from 'vitest';
import type { FakeChat, FakeUser, StoredMessage } from '../fakes/telegram/telegram.ts';
import {
  asRead,
  botFor,
  CITATION,
  CROSSINGS,
  labels,
  ledTo,
  newest,
  startParameter,
  withBot,
} from './telegram-town.ts';

const bot = withBot();

/** A line that the command of this name takes. */
const lineFor = (name: string): string =>
  bot()
    .app.host.menu()
    .find((c) => c.name === name)?.examples[0] ?? name;

const ofAskers = (): string[] =>
  bot()
    .app.host.menu()
    .filter(({ audience }) => audience === 'asker')
    .map(({ name }) => `/${lineFor(name)}`);

const takingPrivate = (): string[] =>
  bot()
    .app.host.menu()
    // What takes the whole line as it stands takes the word too.
    .filter(({ params }) => params.private && Object.values(params).every(({ takes }) => takes !== 'all'))
    .map(({ name }) => (name === 'topic' ? '/topic crossings' : `/${lineFor(name)}`));

/** Every line whose answer is for the asker alone. */
const LINES = (): string[] => [
  ...ofAskers(),
  ...takingPrivate().map((line) => `${line} private`),
  '/ask border crossings private:yes',
  '/crossings limit:1 private',
];

const enter = async ({ started }: { readonly started: boolean }) => {
  const ada = bot().telegram.user({ name: 'Ada' });
  const group = bot().telegram.group({ members: [ada] });
  if (started) await bot().answering(() => ada.start());
  return { ada, group };
};

/** What a group is told in place of the answer, and nothing but that. */
const expectNeutral = (group: FakeChat, count: number): StoredMessage => {
  expect(group.sent()).toHaveLength(count);
  const told = newest(group);
  expect(asRead(told.text)).toBe('This answer is only for you. To read it, open our private chat.');
  expect(labels(told)).toEqual(['Open']);
  return told;
};

describe('an answer for the asker alone, asked for in a group', () => {
  it('is asked for by all of these', () => {
    expect(LINES()).toEqual(expect.arrayContaining(['/help', '/settings', '/privacy', '/crossings private']));
    expect(LINES().length).toBeGreaterThan(15);
  });

  it('goes to the private chat of a person who has started the bot, and leaves no trace in the group', async () => {
    const { ada, group } = await enter({ started: true });
    for (const line of LINES()) {
      const before = ada.private.sent().length;
      await bot().answering(() => ada.say(line, { in: group }));
      expect(ada.private.sent().length, line).toBe(before + 1);
      expect(group.sent(), line).toEqual([]);
    }
  });

  it('is one line with a way into the private chat for a person who has not started the bot', async () => {
    const { ada, group } = await enter({ started: false });
    let count = 0;
    for (const line of LINES()) {
      const question = await bot().answering(() => ada.say(line, { in: group }));
      count += 1;
      const told = expectNeutral(group, count);
      expect(told.replyTo?.message_id).toBe(question.message_id);
      expect(told.text).not.toMatch(CITATION);
      expect(ada.private.sent()).toEqual([]);
    }
  });

  it('is the same line for a person who has blocked the bot', async () => {
    const { ada, group } = await enter({ started: true });
    const before = ada.private.sent().length;
    ada.block();
    await bot().answering(() => ada.say('/crossings private', { in: group }));
    expectNeutral(group, 1);
    await bot().answering(() => ada.say('/help', { in: group }));
    expectNeutral(group, 2);
    expect(ada.private.sent()).toHaveLength(before);
  });

  it('is the same line for an administrator who does not show themselves', async () => {
    const { ada, group } = await enter({ started: true });
    const before = ada.private.sent().length;
    await bot().answering(() => ada.asAnonymousAdmin(group).say('/help'));
    expectNeutral(group, 1);
    await bot().answering(() => ada.asAnonymousAdmin(group).say('/crossings private'));
    expectNeutral(group, 2);
    expect(ada.private.sent()).toHaveLength(before);
  });

  it('is that one line also where the question was changed from one that had a public answer', async () => {
    const { ada, group } = await enter({ started: false });
    const question = await bot().answering(() => ada.say('/future', { in: group }));
    expect(group.sent()).toHaveLength(1);
    await bot().answering(() => ada.edit(question, '/crossings private'));
    expect(
      asRead(
        group
          .sent()
          .map(({ text }) => text)
          .join(' '),
      ),
    ).toContain('To read it, open our private chat.');
  });

  it('is no second line when the question is changed', async () => {
    const { ada, group } = await enter({ started: false });
    const question = await bot().answering(() => ada.say('/help', { in: group }));
    await bot().answering(() => ada.edit(question, '/help ask'));
    expectNeutral(group, 1);
  });

  it('comes by the way that the line shows', async () => {
    for (const [line, shown] of [
      ['/crossings private', CROSSINGS],
      ['/help', 'What you can ask'],
      ['/ask border crossings private', CROSSINGS],
    ] as const) {
      const { ada, group } = await enter({ started: false });
      await bot().answering(() => ada.say(line, { in: group }));
      const parameter = startParameter(newest(group));
      if (parameter === null) throw new Error('no way');
      await bot().answering(() => ada.start(parameter));
      expect(asRead(newest(ada.private).text)).toContain(shown);
      await bot().answering(() => ada.say(line, { in: group }));
      expect(group.sent()).toHaveLength(1);
      expect(asRead(newest(ada.private).text)).toContain(shown);
    }
  });

  it('is in the topic of a forum that one line, too', async () => {
    const ada = bot().telegram.user();
    const forum = bot().telegram.group({ forum: true, members: [ada] });
    const thread = forum.topic('Tides');
    await bot().answering(() => ada.say('/help', { in: forum, thread }));
    expectNeutral(forum, 1);
    expect(newest(forum).thread).toBe(thread);
  });

  it('of a channel is that one line', async () => {
    const channel = bot().telegram.channel();
    for (const [i, line] of ['/help', '/crossings private'].entries()) {
      await bot().answering(() => channel.post(line));
      expectNeutral(channel, i + 1);
    }
  });

  it('says what is wrong with a command in the group: that shows nobody’s answer', async () => {
    const { ada, group } = await enter({ started: false });
    await bot().answering(() => ada.say('/crossings private:maybe', { in: group }));
    expect(group.sent()).toHaveLength(1);
    expect(asRead(newest(group).text)).toContain('“private” must be one of: yes, no.');
  });

  it('that was public, and is asked for alone by changing the question, is not said to the group again', async () => {
    const { ada, group } = await enter({ started: true });
    const question = await bot().answering(() => ada.say('/future', { in: group }));
    const shown = newest(group);
    const before = shown.text;
    await bot().answering(() => ada.edit(question, '/crossings private'));
    expect(asRead(newest(ada.private).text)).toContain(CROSSINGS);
    for (const { text } of group.sent()) expect(asRead(text)).not.toContain(CROSSINGS);
    expect(group.sent().length).toBeLessThanOrEqual(1);
    expect(shown.text).toBe(before);
  });
});

describe('a group that wants its answers private', () => {
  const quietGroup = async () => {
    const quiet = await botFor();
    const ada = quiet.telegram.user({ name: 'Ada' });
    const group = quiet.telegram.group({ members: [ada] });
    await quiet.answering(() => ada.start());
    await quiet.answering(() => ada.say('/settings answers:private', { in: group }));
    expect(asRead(newest(ada.private).text)).toContain('Only the person who asks sees the answers.');
    expect(group.sent()).toEqual([]);
    return { quiet, ada, group };
  };

  it('sees no answer of a command, a question, a reply or a mention', async () => {
    const { quiet, ada, group } = await quietGroup();
    for (const line of ['/crossings', '/ask border crossings', '@verbatim_test_bot border crossings']) {
      const before = ada.private.sent().length;
      await quiet.answering(() => ada.say(line, { in: group }));
      expect(ada.private.sent(), line).toHaveLength(before + 1);
      expect(asRead(newest(ada.private).text)).toContain(CROSSINGS);
    }
    expect(group.sent()).toEqual([]);
    const eve = quiet.telegram.user({ name: 'Eve' });
    await quiet.answering(() => eve.say('/crossings', { in: group }));
    expectNeutral(group, 1);
    await quiet.answering(() => ada.say('border crossings', { in: group, replyTo: newest(group) }));
    expect(group.sent()).toHaveLength(1);
  });

  it('sees an answer that is asked for openly', async () => {
    const { quiet, ada, group } = await quietGroup();
    await quiet.answering(() => ada.say('/crossings private:no', { in: group }));
    expect(asRead(newest(group).text)).toContain(CROSSINGS);
  });

  it('has older answers, whose buttons now lead into the private chat', async () => {
    const quiet = await botFor();
    const ada = quiet.telegram.user();
    const group = quiet.telegram.group({ members: [ada] });
    await quiet.answering(() => ada.start());
    await quiet.answering(() => ada.say('/ceasefire limit:1', { in: group }));
    await quiet.answering(() => ada.say('/settings answers:private', { in: group }));
    const shown = newest(group);
    const press = ada.press(shown, 'Context');
    await quiet.telegram.when(() => quiet.telegram.answerTo(press) !== undefined);
    expect(ledTo(quiet.telegram, press)).not.toBeNull();
    expect(group.sent()).toHaveLength(1);
    await quiet.answering(() => ada.start(ledTo(quiet.telegram, press) ?? ''));
    expect(newest(ada.private).text).toContain('Text before');
  });

  it('has settings whose buttons, shown in the private chat, are about the group or are not there', async () => {
    const { quiet, ada, group } = await quietGroup();
    const settings = newest(ada.private);
    if (!labels(settings).includes('Answer everyone')) return;
    await quiet.answering(() => ada.press(settings, 'Answer everyone'));
    await quiet.answering(() => ada.say('/crossings', { in: group }));
    expect(asRead(group.sent().at(-1)?.text ?? 'nothing')).toContain(CROSSINGS);
  });
});

describe('a button in a group whose answer is for the presser alone', () => {
  /** An answer in a group whose first button has been given another line, as an older version may have made it. */
  const buttonWith = async (line: string): Promise<{ ada: FakeUser; group: FakeChat; press: string }> => {
    const { ada, group } = await enter({ started: false });
    await bot().answering(() => ada.say('/ceasefire limit:1', { in: group }));
    const [button] = newest(group).buttons[0] ?? [];
    if (button === undefined) throw new Error('no button');
    (button as { callback_data?: string }).callback_data = line;
    const eve = bot().telegram.user({ name: 'Eve' });
    const press = eve.press(newest(group), button.text);
    await bot().telegram.when(() => bot().telegram.answerTo(press) !== undefined);
    return { ada: eve, group, press };
  };

  it('opens the private chat, where it is given', async () => {
    for (const [line, shown] of [
      ['+/help', 'What you can ask'],
      ['=/settings language:he', 'הגדרות'],
      ['+/privacy', 'Privacy'],
      ['+/crossings private', 'Crossings'],
    ] as const) {
      const { ada, group, press } = await buttonWith(line);
      expect(group.sent()).toHaveLength(1);
      expect(newest(group).edits).toBe(0);
      const parameter = ledTo(bot().telegram, press);
      if (parameter === null) throw new Error(`${line} leads nowhere`);
      await bot().answering(() => ada.start(parameter));
      expect(asRead(newest(ada.private).text)).toContain(shown);
    }
  });

  it('is "Why" under an answer to all, for each who sees it', async () => {
    const { ada, group } = await enter({ started: true });
    await bot().answering(() => ada.say('/ask border crossings', { in: group }));
    const eve = bot().telegram.user({ name: 'Eve' });
    const press = eve.press(newest(group), 'Why');
    await bot().telegram.when(() => bot().telegram.answerTo(press) !== undefined);
    await bot().answering(() => eve.start(ledTo(bot().telegram, press) ?? ''));
    expect(asRead(newest(eve.private).text)).toContain('border (');
    expect(group.sent()).toHaveLength(1);
  });

  it('to be told of an answer opens the private chat, where it is said what is kept', async () => {
    const told = await botFor({ librarians: ['telegram:1'] });
    const ada = told.telegram.user();
    const group = told.telegram.group({ members: [ada] });
    await told.answering(() => ada.say('/ask who painted the moon?', { in: group }));
    const press = ada.press(newest(group), 'Tell me when there is an answer');
    await told.telegram.when(() => told.telegram.answerTo(press) !== undefined);
    expect(group.sent()).toHaveLength(1);
    await told.answering(() => ada.start(ledTo(told.telegram, press) ?? ''));
    expect(newest(ada.private).text).toContain('for 30 days at most');
  });

  it('is shown under the first screen in a group, and opens the private chat', async () => {
    const { ada, group } = await enter({ started: true });
    await bot().answering(() => ada.say('/start', { in: group }));
    const press = ada.press(newest(group), 'Help');
    await bot().telegram.when(() => bot().telegram.answerTo(press) !== undefined);
    expect(ledTo(bot().telegram, press)).not.toBeNull();
    expect(group.sent()).toHaveLength(1);
  });
});
