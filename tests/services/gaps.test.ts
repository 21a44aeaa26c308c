// Questions that the library cannot answer: counted, kept where that is allowed, and told of once a librarian has an answer.

import { afterEach, describe, expect, it } from 'vitest';
import { cellsOf, placesOf, rowsOf } from './tables.ts';
import { type Name, openTown, PLATFORMS, type Said, type Town } from './towns.ts';

const DAY = 24 * 60 * 60_000;
const TELL = 'Tell me when there is an answer';
const MOON = 'who painted the moon?';

let town: Town;
afterEach(() => town.close());

const open = (platform: (typeof PLATFORMS)[number]) =>
  openTown(platform, ({ full }) => ({ librarians: [full('librarian')] }));
const ask = async (who: Name, question = MOON, where = town.chat): Promise<Said> => {
  const said = await town.say(who, where, question);
  await town.bot.app.settled();
  return said;
};
const wait = async (who: Name, question = MOON): Promise<Said> =>
  town.say(who, town.chat, (await ask(who, question)).buttons[TELL] ?? '');
const librarian = (line: string) => town.say('librarian', town.alone('librarian'), line);
const gapOf = async () => /\b([0-9a-z]{6})$/m.exec((await librarian('/gaps')).text)?.[1] ?? '';
const link = async () => {
  const preview = await librarian(`/gaps link ${await gapOf()} harbour.txt`);
  return { preview, press: () => librarian(Object.values(preview.buttons)[0] ?? '') };
};
const tick = () => town.bot.app.services.tick();
const answersTo = (who: Name) => town.told(who).filter((text) => text.includes('A librarian has linked'));
const written = (pattern: RegExp) => cellsOf(town.file).filter(({ value }) => pattern.test(value));

describe.each(PLATFORMS)('on %s', (platform) => {
  it('a question without an answer is counted by language and topic, and nothing of its words or of who asked is written', async () => {
    town = await open(platform);
    for (const who of ['boss', 'second', 'member'] as const) await ask(who);
    await ask('member', 'מי צייר את הירח?');
    const shown = await librarian('/gaps');
    expect(shown.text).toContain('4 questions were left unanswered');
    expect(shown.text).toMatch(/no close topic · English · 3\n.*Hebrew · 1/);
    expect(written(/moon|הירח/)).toEqual([]);
    expect(placesOf(town.file, town.full('member'))).toEqual([]);
  });

  it('its words are kept where moderators have allowed it, from the third person on', async () => {
    town = await open(platform);
    await town.say('boss', town.chat, '/settings questions:keep');
    for (const [who, question] of [
      ['boss', MOON],
      ['boss', 'Who has painted the moon'],
      ['second', MOON],
      ['second', 'where do the gulls sleep?'],
    ] as const)
      await ask(who, question);
    expect(written(/moon|gull/)).toEqual([]);
    await ask('member', 'Who painted the moon');
    await ask('rival');
    await ask('rival');
    const shown = await librarian('/gaps');
    expect(shown.text).toContain(`${MOON} · asked 5 times · first today, last today · English`);
    expect(written(/gull/)).toEqual([]);
    expect((await librarian(`/gaps dismiss ${await gapOf()}`)).text).toContain('no longer on the list');
    expect(written(/moon/)).toEqual([]);
  });

  it('what waits in memory is lost with the bot', async () => {
    town = await open(platform);
    await town.say('boss', town.chat, '/settings questions:keep');
    const silent = await ask('boss');
    await ask('second');
    await town.restart();
    await ask('member');
    expect(written(/moon/)).toEqual([]);
    expect((await town.say('boss', town.chat, silent.buttons[TELL] ?? '')).text).toContain('no longer know');
  });

  it('whoever asked to be told is told alone, once, when a librarian has linked a passage', async () => {
    town = await open(platform);
    expect((await wait('member')).text).toContain('for 30 days at most');
    expect((await wait('member')).text).toContain('already waiting');
    await wait('second', 'Who painted the moon');
    const { preview, press } = await link();
    expect(preview.text).toContain('2 people are waiting');
    expect(preview.text).toContain('The ferry leaves the harbour at noon');
    await tick();
    expect(answersTo('member')).toEqual([]);
    expect((await press()).text).toContain('2 people will be notified');
    expect((await press()).outcome).toBe('missing');
    for (let i = 0; i < 3; i++) await tick();
    for (const [who, question] of [
      ['member', MOON],
      ['second', 'Who painted the moon'],
    ] as const) {
      expect(answersTo(who)).toHaveLength(1);
      expect(answersTo(who)[0]).toContain(question);
      expect(answersTo(who)[0]).toContain('harbour.txt');
    }
    expect(town.posted()).toEqual([]);
    expect(rowsOf(town.file, 'audit').map(({ content }) => String(content))).toEqual([
      expect.stringContaining('gaps link'),
    ]);
    // Nothing of them is left once it has been sent.
    town.bot.clock.forward(DAY);
    await tick();
    expect(written(/moon/)).toEqual([]);
    expect(placesOf(town.file, town.alone('member'), town.full('second'))).toEqual([]);
  });

  it('a bot that ends between the link and the telling tells once when it is back', async () => {
    town = await open(platform);
    await wait('member');
    await (await link()).press();
    await town.restart();
    await tick();
    expect(answersTo('member')).toHaveLength(1);
    await town.restart();
    await tick();
    expect(answersTo('member')).toHaveLength(1);
  });

  it('an answer of the platform that is lost has nobody told twice', async () => {
    town = await open(platform);
    await wait('member');
    const { press } = await link();
    await press();
    town.lose();
    for (let i = 0; i < 3; i++) await tick();
    expect(answersTo('member')).toHaveLength(1);
  });

  it('nobody presses for somebody else, nor an hour later', async () => {
    town = await open(platform);
    const { buttons } = await ask('member');
    expect((await town.say('boss', town.chat, buttons[TELL] ?? '')).text).toContain(
      'Only the person who asked',
    );
    town.bot.clock.forward(60 * 60_000);
    expect((await town.say('member', town.chat, buttons[TELL] ?? '')).text).toContain('no longer know');
    expect(written(/moon/)).toEqual([]);
  });

  it('nobody is told who was forgotten, or has waited for thirty days', async () => {
    town = await open(platform);
    await wait('member');
    await wait('second', 'where do gulls sleep?');
    await town.forgetMe('member', town.chat);
    expect(written(/moon/)).toEqual([]);
    town.bot.clock.forward(30 * DAY);
    expect((await librarian('/gaps')).text).toContain('No question is stored');
    await tick();
    expect(written(/gulls/)).toEqual([]);
  });

  it('nothing is offered to whoever has not said it to the bot, and what is still being typed is not counted', async () => {
    town = await open(platform);
    for (const how of [{ way: 'message' }, { way: 'typing' }, { hidden: true }] as const)
      expect((await town.say('member', town.chat, MOON, how)).buttons).not.toHaveProperty(TELL);
    expect(
      (await town.say('member', town.chat, `/ask ${MOON} source:harbour.txt`)).buttons,
    ).not.toHaveProperty(TELL);
    await town.bot.app.settled();
    expect((await librarian('/gaps')).text).toContain('3 questions were left');
  });

  it.each([
    { without: 'a database', librarians: true },
    { without: 'librarians', librarians: false },
  ])('nothing is promised without $without', async ({ librarians }) => {
    town = await openTown(platform, ({ full }) => ({ librarians: librarians ? [full('librarian')] : [] }), {
      database: !librarians,
    });
    const said = await town.say('member', town.chat, MOON);
    expect(said.text).toContain('found no passage');
    expect(said.buttons).not.toHaveProperty(TELL);
  });
});

it.each(['telegram', 'discord'] as const)(
  'nothing is promised to whoever the bot cannot write to on %s, and it is said at once',
  async (platform) => {
    town = await open(platform);
    const who = platform === 'telegram' ? 'visitor' : 'member';
    const { buttons } = await ask(who);
    town.shut(who);
    const said = await town.say(who, town.chat, buttons[TELL] ?? '');
    expect(said.text).toContain('cannot promise');
    expect(written(/moon/)).toEqual([]);
  },
);

it('on Discord a conversation is begun with a greeting, which comes once', async () => {
  town = await open('discord');
  const { buttons } = await ask('member');
  for (const said of ['for 30 days at most', 'already waiting'])
    expect((await town.say('member', town.chat, buttons[TELL] ?? '')).text).toContain(said);
  expect(town.told('member')).toEqual([
    'You get a message here when there is an answer to a question that you are waiting for.',
  ]);
  expect(town.posted()).toEqual([]);
});

it('the list is paged, the most asked first, and those that resemble one another together', async () => {
  town = await open('telegram');
  const about = ['ship', 'horse', 'tower', 'river', 'garden', 'stone'];
  for (const what of about) await wait('member', `who painted the green ${what}?`);
  await wait('second', 'who painted the green river?');
  const first = await librarian('/gaps');
  expect(first.text).toContain('6 unanswered questions');
  expect(first.text.split('\n').find((line) => line.includes('green'))).toContain('river');
  expect(first.text.match(/green/g)).toHaveLength(5);
  const second = await librarian(first.buttons['Next ›'] ?? '');
  expect(second.text.match(/green/g)).toHaveLength(1);
  expect((await librarian(second.buttons['‹ Back'] ?? '')).text).toBe(first.text);
  for (const [line, outcome] of [
    ['/gaps page:9', 'missing'],
    ['/gaps link', 'missing'],
    ['/gaps dismiss zzzzzz', 'missing'],
    [`/gaps link ${await gapOf()}`, 'misused'],
    [`/gaps link ${await gapOf()} nowhere.txt`, 'missing'],
  ] as const)
    expect([line, (await librarian(line)).outcome]).toEqual([line, outcome]);
});
