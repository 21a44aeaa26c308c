// What people do on Discord, what they see of the answers, and who else sees it.

import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/adapters/discord/limits.ts';
import { menuFor, withoutLocalizations } from '../../src/adapters/discord/menu.ts';
import { splitLine, splitParams } from '../../src/core/line.ts';
import { ROUTES } from '../fakes/discord/discord.ts';
import { MAY } from '../fakes/discord/permissions.ts';
import type { FakeGuild, FakeUser, Json, OptionValue } from '../fakes/discord/shapes.ts';
import {
  type Chat,
  callsDuring,
  chats,
  folders,
  read,
  routesOf,
  settle,
  startBeside,
} from './discord-chat.ts';

const EPHEMERAL = 1 << 6;
const QUESTION = 'what do the factions demand about the crossings';
const NOT_HERE = 'This bot does not answer here.';

const folderOf = folders();

describe('an answer and who sees it', () => {
  const { enter } = chats('all');
  let bot: Chat;
  let visitor: FakeUser;
  beforeAll(async () => {
    bot = await enter();
    visitor = bot.discord.user({ name: 'A visitor' });
  });

  const slash = (
    user: FakeUser,
    name: string,
    options: Record<string, OptionValue> = {},
    where: Parameters<FakeUser['slash']>[2] = bot.channel,
  ) => bot.answering(() => user.slash(name, options, where));

  it('is there for everybody after a slash command', async () => {
    const mara = bot.discord.user();
    const said = await slash(mara, 'ask', { question: QUESTION });
    expect(read(said.messages)).toContain('crossings');
    expect(said.acknowledged).toMatchObject({ type: 5, ephemeral: false });
    expect(said.visibleTo(visitor)).toEqual(said.messages);
    expect(bot.channel.visibleTo(visitor)).toContain(said.messages[0]);
  });

  it.each(['help', 'settings', 'privacy'])('is for the asker alone after /%s', async (name) => {
    const mara = bot.discord.user();
    const said = await slash(mara, name);
    expect(said.visibleTo(mara)).toHaveLength(said.messages.length);
    expect(said.messages.length).toBeGreaterThan(0);
    expect(said.visibleTo(visitor)).toEqual([]);
  });

  it('is seen by nobody else for every command of the menu that is for the asker, and by all for the others', async () => {
    const mara = bot.discord.user();
    // Those of moderators are not shown to everybody.
    for (const command of bot.app.host.menu().filter(({ where }) => where === 'anywhere')) {
      const { rest } = splitLine(`/${command.examples[0] ?? command.name}`);
      const raw = command.name === 'topic' ? { name: 'demands' } : splitParams(command, rest);
      const options = Object.fromEntries(
        Object.entries(raw).map(([key, value]) => [key, command.params[key]?.range ? Number(value) : value]),
      );
      const said = await slash(mara, command.name, options);
      expect(said.visibleTo(mara).length, command.name).toBeGreaterThan(0);
      expect(said.visibleTo(visitor).length > 0, command.name).toBe(command.audience === 'everyone');
      if (!('private' in command.params)) continue;
      const secret = await slash(mara, command.name, { ...options, private: true });
      expect(secret.visibleTo(mara).length, command.name).toBeGreaterThan(0);
      expect(secret.visibleTo(visitor), command.name).toEqual([]);
    }
  });

  it.each([
    ['ask', { question: QUESTION }],
    ['crossings', {}],
  ])('is for the asker alone after /%s private:true', async (name, options) => {
    const mara = bot.discord.user();
    const said = await slash(mara, name, { ...options, private: true });
    expect(said.acknowledged).toMatchObject({ type: 5, ephemeral: true });
    expect(said.visibleTo(mara).length).toBeGreaterThan(0);
    expect(said.visibleTo(visitor)).toEqual([]);
    expect(bot.channel.visibleTo(visitor).some((m) => said.messages.includes(m))).toBe(false);
  });

  it('is for the asker alone in a channel that wants it so, unless it is asked for everybody', async () => {
    const mara = bot.discord.user();
    const quiet = bot.guild.channel({ name: 'quiet' });
    bot.guild.grant(mara, MAY.manageMessages);
    await slash(mara, 'settings', { answers: 'private' }, quiet);
    expect((await slash(mara, 'crossings', {}, quiet)).visibleTo(visitor)).toEqual([]);
    expect((await slash(mara, 'ask', { question: QUESTION }, quiet)).visibleTo(visitor)).toEqual([]);
    expect((await slash(mara, 'crossings', { private: false }, quiet)).visibleTo(visitor)).not.toEqual([]);
    expect((await slash(mara, 'crossings')).visibleTo(visitor)).not.toEqual([]);

    const settings = await slash(mara, 'settings', {}, quiet);
    const [shown] = settings.messages;
    if (shown === undefined) throw new Error('no settings are shown');
    await bot.answering(() => mara.press(shown, 'Answer everyone'));
    expect((await slash(mara, 'crossings', {}, quiet)).visibleTo(visitor)).not.toEqual([]);
  });

  it('is acknowledged before any work, with its audience, and then filled once', async () => {
    const mara = bot.discord.user();
    for (const [options, body] of [
      [{ question: QUESTION }, { type: 5 }],
      [
        { question: QUESTION, private: true },
        { type: 5, data: { flags: EPHEMERAL } },
      ],
    ] as const) {
      const calls = await callsDuring(bot, () => slash(mara, 'ask', options));
      expect(routesOf(calls)).toEqual([ROUTES.callback, ROUTES.editAnswer]);
      expect(calls[0]?.body).toEqual(body);
    }
  });

  it('to a button is for the presser alone, and leaves the message as it was', async () => {
    const mara = bot.discord.user();
    const asked = await slash(mara, 'crossings');
    const [message] = asked.messages;
    if (message === undefined) throw new Error('no answer');
    const before = message.text();
    const pressed = await bot.answering(() => visitor.press(message, 'Context'));
    expect(pressed.acknowledged).toMatchObject({ type: 5, ephemeral: true });
    expect(pressed.visibleTo(visitor)).toHaveLength(1);
    expect(pressed.visibleTo(mara)).toEqual([]);
    expect(message.text()).toBe(before);
    expect(message.edits).toBe(0);
  });

  it('to "Why" is told to each who can press it, alone', async () => {
    const mara = bot.discord.user();
    const [open] = (await slash(mara, 'ask', { question: QUESTION })).messages;
    if (open === undefined) throw new Error('no answer');
    const told = await bot.answering(() => visitor.press(open, 'Why'));
    expect(told.acknowledged).toMatchObject({ type: 5, ephemeral: true });
    expect(read(told.visibleTo(visitor))).toContain('crossings (');
    const [own] = (await slash(mara, 'ask', { question: QUESTION, private: true })).messages;
    if (own === undefined) throw new Error('no answer');
    expect(read((await bot.answering(() => mara.press(own, 'Why'))).messages)).toContain('crossings (');
  });

  it('to "More" leaves a message for all alone, and takes the place of one for the asker', async () => {
    const mara = bot.discord.user();
    const asked = await slash(mara, 'demands', { limit: 1 });
    const open = asked.messages.find((m) => m.buttons().some(({ label }) => label === 'More'));
    if (open === undefined) throw new Error('there is no more');
    const pressed = await bot.answering(() => mara.press(open, 'More'));
    expect(pressed.acknowledged).toMatchObject({ type: 5, ephemeral: true });
    expect(open.edits).toBe(0);

    const secret = await slash(mara, 'demands', { limit: 1, private: true });
    const [own] = secret.messages;
    if (own === undefined) throw new Error('no answer');
    const before = own.text();
    const replaced = await bot.answering(() => mara.press(own, 'More'));
    expect(replaced.acknowledged).toMatchObject({ type: 6 });
    expect(replaced.messages[0]).toBe(own);
    expect(own.edits).toBe(1);
    expect(own.text()).not.toBe(before);
    expect(own.ephemeral).toBe(true);
    expect(replaced.visibleTo(visitor)).toEqual([]);
  });

  it('alone with the bot is an ordinary message, and "More" edits it in place', async () => {
    const mara = bot.discord.user();
    for (const name of ['help', 'settings', 'privacy', 'crossings']) {
      const said = await slash(mara, name, {}, 'dm');
      expect(said.messages.every(({ ephemeral }) => !ephemeral)).toBe(true);
    }
    const said = await slash(mara, 'demands', { limit: 1, private: true }, 'dm');
    const [message] = said.messages;
    if (message === undefined) throw new Error('no answer');
    expect(message.ephemeral).toBe(false);
    const before = message.text();
    const pressed = await bot.answering(() => mara.press(message, 'More'));
    expect(pressed.acknowledged).toMatchObject({ type: 6 });
    expect(message.edits).toBe(1);
    expect(message.text()).not.toBe(before);
  });

  it('comes wherever Discord takes people: a guild, a guild without the bot, a direct message, a group', async () => {
    const elsewhere = bot.discord.guild({ name: 'Elsewhere', botIn: false });
    const street = elsewhere.channel();
    const mara = bot.discord.user({ installed: true });
    for (const where of [bot.channel, street, 'dm', 'group-dm'] as const) {
      const said = await slash(mara, 'ask', { question: QUESTION }, where);
      expect(read(said.messages)).toContain('crossings');
      const [message] = said.messages;
      if (message === undefined) throw new Error('no answer');
      const pressed = await bot.answering(() => mara.press(message, 'Source'));
      expect(read(pressed.messages)).toContain('.txt');
    }
  });

  describe('to "Find in sources" in the menu of a message', () => {
    it("is about a person's message, and for the asker alone", async () => {
      const mara = bot.discord.user();
      const said = await bot.answering(() =>
        mara.useOnMessage('Find in sources', `${QUESTION}?`, bot.channel),
      );
      expect(said.acknowledged).toMatchObject({ type: 5, ephemeral: true });
      expect(read(said.messages)).toContain('crossings');
      expect(said.visibleTo(mara)).toHaveLength(said.messages.length);
      expect(said.visibleTo(visitor)).toEqual([]);
    });

    it("is about one of the bot's own messages, whose text stands in components", async () => {
      const mara = bot.discord.user();
      const [own] = (await slash(mara, 'crossings')).messages;
      if (own === undefined) throw new Error('no answer');
      const said = await bot.answering(() => visitor.useOnMessage('Find in sources', own, bot.channel));
      expect(read(said.messages)).toContain('> ');
      expect(said.visibleTo(mara)).toEqual([]);
    });

    it('says what is missing where the message is empty', async () => {
      const mara = bot.discord.user();
      const said = await bot.answering(() => mara.useOnMessage('Find in sources', '', bot.channel));
      expect(read(said.messages)).toContain('What do you want to ask?');
      expect(said.visibleTo(visitor)).toEqual([]);
    });

    it('reads the beginning of a message that is longer than a question may be', async () => {
      const mara = bot.discord.user();
      const said = await bot.answering(() =>
        mara.useOnMessage('Find in sources', `${QUESTION} ${'and so on '.repeat(380)}`, bot.channel),
      );
      expect(read(said.messages)).not.toContain('too long');
      expect(said.messages).not.toEqual([]);
    });
  });

  describe('to "Check this quote" in the menu of a message', () => {
    it('compares all of a message, for the asker alone', async () => {
      const mara = bot.discord.user();
      const quote = '> They accuse Israel of **extending** negotiations while continuing military operations';
      const said = await bot.answering(() => mara.useOnMessage('Check this quote', quote, bot.channel));
      expect(said.acknowledged).toMatchObject({ type: 5, ephemeral: true });
      expect(read(said.messages)).toMatch(/Changed words\\?: “extending”/);
      expect(said.visibleTo(visitor)).toEqual([]);
    });

    it("finds the bot's own answer as it is quoted", async () => {
      const mara = bot.discord.user();
      const question = 'what do Palestinian representatives accuse Israel of?';
      const [own] = (await slash(mara, 'ask', { question, limit: 1 })).messages;
      if (own === undefined) throw new Error('no answer');
      const said = await bot.answering(() => visitor.useOnMessage('Check this quote', own, bot.channel));
      expect(read(said.messages)).toContain('Exact quote.');
    });
  });

  describe('in a language', () => {
    const lineOf = async (user: FakeUser, options: Record<string, OptionValue>, where = bot.channel) =>
      read((await slash(user, 'ask', options, where)).messages);
    const [ENGLISH, ARABIC, HEBREW] = [/paragraph \d/, /الفقرة/, /פסקה/];

    it('is that of the program where the words do not tell', async () => {
      const mara = bot.discord.user({ locale: 'nl' });
      expect(read((await slash(mara, 'crossings')).messages)).toMatch(ENGLISH);
      mara.setLocale('es-419');
      expect(read((await slash(mara, 'crossings')).messages)).toMatch(/párrafo \d/);
      mara.setLocale('ar');
      expect(read((await slash(mara, 'crossings')).messages)).toMatch(ARABIC);
      mara.setLocale('he');
      expect(read((await slash(mara, 'crossings')).messages)).toMatch(HEBREW);
    });

    it('is that of the script of the question before that of the program', async () => {
      const mara = bot.discord.user({ locale: 'en-US' });
      expect(await lineOf(mara, { question: 'ماذا تطالب الفصائل' })).toMatch(ARABIC);
      expect(await lineOf(mara, { question: 'מה הדרישות' })).toMatch(HEBREW);
      mara.setLocale('he');
      expect(await lineOf(mara, { question: QUESTION })).toMatch(ENGLISH);
    });

    it('is that of the channel before both', async () => {
      const mara = bot.discord.user({ locale: 'he' });
      const hall = bot.guild.channel({ name: 'hall' });
      bot.guild.grant(mara, MAY.manageMessages);
      await slash(mara, 'settings', { language: 'ar' }, hall);
      expect(await lineOf(mara, { question: QUESTION }, hall)).toMatch(ARABIC);
      await slash(mara, 'settings', { language: 'auto' }, hall);
      expect(await lineOf(mara, { question: QUESTION }, hall)).toMatch(ENGLISH);
    });
  });

  it('announces the invite link once, with the rights of limits.ts and no others', () => {
    expect(bot.announced).toEqual([
      `Discord: invite the bot with https://discord.com/oauth2/authorize?client_id=${bot.discord.applicationId}&scope=bot+applications.commands&permissions=${PERMISSIONS}`,
    ]);
    expect(PERMISSIONS).toBe((1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 38n) | (1n << 51n));
  });
});

describe('completions', () => {
  const { enter } = chats('all');
  const LONG = `Minutes of the harbour council, ${'with every annex and '.repeat(6)}`;
  let bot: Chat;
  beforeAll(async () => {
    const documents = Array.from({ length: 40 }, (_, i) => [
      `doc-${String(i).padStart(2, '0')}.md`,
      `---\ntitle: Ledger ${i}\n---\nPassage ${i} of the ledger names ${i} ships.\n`,
    ]);
    const knowledgeDir = await folderOf({
      ...Object.fromEntries(documents),
      'long.md': `---\ntitle: ${LONG}all of it\n---\nThe council met at noon.\n`,
      'turned.md': `---\ntitle: "The \\u202eturned\\u202c title"\n---\nThe title of this one is turned.\n`,
      'comma.md': '---\ntitle: "Accounts, and “quotes”: a title"\n---\nThe accounts are kept.\n',
    });
    bot = await enter({ config: { knowledgeDir } });
  });

  const complete = async (value: string) => {
    const mara = bot.discord.user();
    return await mara.type({ command: 'sources', option: 'document', value }, bot.channel).answer;
  };
  const shown = async (document: string): Promise<string> => {
    const mara = bot.discord.user();
    const said = await bot.answering(() => mara.slash('sources', { document }, bot.channel));
    return read(said.messages).replaceAll('\\', '');
  };

  it('are at most 25, of 1 to 100 characters each', async () => {
    for (const value of ['', 'l', 'Ledger', 'e']) {
      const choices = await complete(value);
      expect(choices.length).toBeLessThanOrEqual(25);
      for (const { name, value: sent } of choices)
        for (const text of [name, String(sent)]) {
          expect(text.length).toBeGreaterThan(0);
          expect(text.length).toBeLessThanOrEqual(100);
        }
    }
    expect(await complete('Ledger')).toHaveLength(25);
    expect(await complete('nothing is called so')).toEqual([]);
  });

  it.each([
    ['Ledger 7', 'doc-07.md'],
    ['council', 'long.md'],
    ['Accounts', 'comma.md'],
  ])('of %s lead to the document by name, by value and by free text', async (typed, path) => {
    const [choice] = await complete(typed);
    if (choice === undefined) throw new Error(`nothing completes ${typed}`);
    expect(await shown(String(choice.value))).toContain(path);
    expect(await shown(choice.name)).toContain(path);
    expect(await shown(typed)).toContain(path);
  });

  it('of a title with direction controls leads to the document by name and by value', async () => {
    const [choice] = await complete('turned');
    if (choice === undefined) throw new Error('nothing completes turned');
    expect(await shown(choice.name)).toContain('turned.md');
    expect(await shown(String(choice.value))).toContain('turned.md');
  });

  it('of a topic lead to it by name, by value and by free text', async () => {
    const mara = bot.discord.user();
    const [choice] = await mara.type({ command: 'topic', option: 'name', value: 'dem' }, bot.channel).answer;
    if (choice === undefined) throw new Error('nothing completes dem');
    const answers = [];
    for (const name of [choice.name, String(choice.value), 'demands'])
      answers.push(read((await bot.answering(() => mara.slash('topic', { name }, bot.channel))).messages));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).not.toContain('There is no topic');
  });

  it('are none where nothing is known that begins so', async () => {
    const { discord } = bot;
    const typing = discord.user().type({ command: 'ask', option: 'question', value: '' }, bot.channel);
    expect(await typing.answer).toEqual([]);
  });
});

describe('the list of commands', () => {
  const { enter, start } = chats();
  const namesOf = (commands: readonly Json[], key = 'name') => commands.map((command) => command[key]);

  it('describes commands in the languages that Discord knows, and names them in Arabic and Hebrew', async () => {
    const { discord } = await enter();
    const crossings = discord.commands().find(({ name }) => name === 'crossings');
    expect(crossings).toMatchObject({
      contexts: [0, 1, 2],
      integration_types: [0, 1],
      name_localizations: {
        ar: expect.stringMatching(/^\p{Script=Arabic}/u),
        he: expect.stringMatching(/^\p{Script=Hebrew}/u),
      },
      description_localizations: {
        ar: expect.stringMatching(/\p{Script=Arabic}/u),
        he: expect.stringMatching(/\p{Script=Hebrew}/u),
      },
    });
    const all = ['ar', 'de', 'es-419', 'es-ES', 'fr', 'he', 'ru', 'tr', 'uk'];
    const topics = ['ceasefire', 'crossings', 'demands', 'future', 'humanitarian', 'negotiations'];
    for (const { type, name, ...command } of discord.commands()) {
      const [names, descriptions] = [command.name_localizations, command.description_localizations].map(
        (texts) => Object.keys((texts ?? {}) as Json).sort(),
      );
      expect(names, String(name)).toEqual(type === 1 ? ['ar', 'he'] : all);
      // Topics are described in the languages of whoever wrote them.
      if (topics.includes(String(name))) expect(descriptions, String(name)).toEqual(['ar', 'he']);
      if (name === 'ask' || name === 'correct') expect(descriptions, String(name)).toEqual(all);
    }
    expect(namesOf(discord.commands())).toContain('Find in sources');
  });

  it('is not published again by a second start', async () => {
    const bot = await enter();
    const again = await startBeside(bot);
    const looks = () => bot.discord.calls.filter(({ route }) => route === ROUTES.listCommands);
    await bot.discord.when(() => looks().length === 2 && looks().every(({ status }) => status === 200));
    await settle(bot);
    expect(bot.discord.publishes).toBe(1);
    await again.stop();
  });

  it('is published once more when a topic comes, goes, or says something else', async () => {
    const topicsDir = await folderOf({
      'ferries.md': '---\nsummary: { en: The ferry }\nsearch: { en: [ferry] }\n---\n\nOn the ferry.\n',
    });
    const bot = await enter({ config: { topicsDir } });
    const change = async (path: string, text: string | null, times: number) => {
      if (text === null) await rm(join(topicsDir, path));
      else await writeFile(join(topicsDir, path), text);
      await bot.app.refresh();
      await bot.discord.when(() => bot.discord.publishes === times);
    };
    const tools = '---\nsummary: { en: The tools }\nsearch: { en: [tools] }\n---\n\nOn tools.\n';
    await change('tools.md', tools, 2);
    expect(namesOf(bot.discord.commands())).toContain('tools');
    await change('tools.md', tools.replace('The tools', 'All the tools'), 3);
    expect(bot.discord.commands().find(({ name }) => name === 'tools')).toMatchObject({
      description: 'All the tools',
    });
    await change('tools.md', null, 4);
    expect(namesOf(bot.discord.commands())).not.toContain('tools');
    await bot.app.refresh();
    await settle(bot);
    expect(bot.discord.publishes).toBe(4);
  });

  it('has a summary of accented and pointed letters within what Discord takes', async () => {
    const pointed = 'בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ וְהָאָרֶץ הָיְתָה תֹהוּ וָבֹהוּ וְחֹשֶׁךְ';
    const topicsDir = await folderOf({
      'ferries.md': `---\nsummary: { en: "${'👩‍👩‍👧‍👦'.repeat(9)}", he: "${pointed.slice(0, 100)}" }\nsearch: { en: [ferry] }\n---\n\nOn the ferry.\n`,
    });
    const bot = await enter({ config: { topicsDir } });
    expect(namesOf(bot.discord.commands())).toContain('ferries');
  });

  const refusal = { is: 'answer', status: 400, body: { code: 50035, message: 'Invalid Form Body' } } as const;

  it('is published in English where Discord refuses the other languages, which is said once', async () => {
    const bot = await enter({ before: ({ faults }) => faults.plan(ROUTES.publish, refusal) });
    expect(namesOf(bot.discord.commands())).toContain('ask');
    expect(namesOf(bot.discord.commands(), 'name_localizations').every((names) => names === null)).toBe(true);
    expect(bot.logged.filter((line) => line.includes('refused the translated commands'))).toHaveLength(1);
    expect(bot.discord.publishes).toBe(1);
  });

  it('names the command, the field, and the reason where Discord refuses the list', async () => {
    const error = (code: string) => ({ _errors: [{ code, message: 'said by Discord, about “words”' }] });
    const body = {
      code: 50035,
      message: 'Invalid Form Body',
      errors: {
        0: {
          description: error('BASE_TYPE_MAX_LENGTH'),
          options: { 0: { description_localizations: { he: error('STRING_TYPE_REGEX') } } },
        },
        1: error('APPLICATION_COMMANDS_DUPLICATE_NAME'),
        2: { name: error('A_NEW_CODE') },
      },
    };
    const bot = await start({
      before: ({ faults }) => faults.plan(ROUTES.publish, { is: 'answer', status: 400, body }, { times: 2 }),
    });
    const line = await bot.logs(/could not publish the commands: Discord refused the list/, 0);
    const [ask, second, third] = withoutLocalizations(menuFor(bot.app.host));
    expect((JSON.parse(line) as { refused: unknown }).refused).toEqual([
      { command: ask?.name, field: 'description', reason: 'is too long' },
      {
        command: ask?.name,
        field: `options.${ask?.options?.[0]?.name}.description_localizations.he`,
        reason: 'has characters that Discord does not take',
      },
      { command: second?.name, field: 'all of it', reason: 'is used by another command, too' },
      { command: third?.name, field: 'name', reason: 'A_NEW_CODE' },
    ]);
    expect(line).not.toContain('words');
  });

  it('tells of refused languages once, and not again after each new connection', async () => {
    const bot = await enter({ before: ({ faults }) => faults.plan(ROUTES.publish, refusal) });
    bot.discord.faults.plan(ROUTES.publish, refusal);
    const looks = () => bot.discord.calls.filter(({ route }) => route === ROUTES.listCommands).length;
    const again = bot.logs(/"was":"down","is":"up"/);
    bot.discord.gateway.close(4004);
    await again;
    await bot.discord.when(() => looks() === 2);
    await settle(bot);
    expect(bot.logged.filter((line) => line.includes('refused the translated commands'))).toHaveLength(1);
  });

  it('does not say that English is published where Discord refuses that as well', async () => {
    const bot = await start({
      before: ({ faults }) => faults.plan(ROUTES.publish, refusal, { times: 2 }),
    });
    await bot.discord.when(
      () =>
        bot.discord.calls.filter(({ route, status }) => route === ROUTES.publish && status === 400).length ===
        2,
    );
    await settle(bot);
    expect(bot.discord.commands()).toEqual([]);
    expect(bot.logged.join('\n')).toMatch(/could not publish the commands/);
  });
});

describe('a bot that may answer in some guilds only', () => {
  const { enter } = chats();
  /** The ids of a fake grow with its clock and their number alone, so that the first guild of a bot is always the same. */
  const firstGuild = async (): Promise<string> => {
    const { guild } = await enter();
    return guild.id;
  };

  it('tells others so, for themselves alone, and completes nothing', async () => {
    const home = await firstGuild();
    const bot = await enter({ config: { allowedChats: [`discord:${home}`] } });
    expect(bot.guild.id).toBe(home);
    const { discord } = bot;
    const mara = discord.user({ installed: true });
    const here = await bot.answering(() => mara.slash('ask', { question: QUESTION }, bot.channel));
    expect(read(here.messages)).toContain('crossings');

    const street = discord.guild({ botIn: false }).channel();
    for (const where of [street, 'dm', 'group-dm'] as const) {
      const from = discord.calls.length;
      const said = mara.slash('ask', { question: QUESTION }, where);
      await discord.when(() => said.messages.length > 0);
      expect(said.acknowledged).toMatchObject({ type: 4, ephemeral: true });
      expect(read(said.messages)).toBe(NOT_HERE);
      expect(said.visibleTo(discord.user())).toEqual([]);
      expect(await mara.type({ command: 'sources', option: 'document', value: '' }, where).answer).toEqual(
        [],
      );
      await settle(bot);
      const routes = routesOf(discord.calls.slice(from)).filter((route) => route !== ROUTES.gateway);
      expect(routes).toEqual([ROUTES.callback, ROUTES.callback]);
    }
  });

  it('says so in the system channel of a guild that adds it later, and leaves', async () => {
    const bot = await enter({ config: { allowedChats: ['discord:private'] } });
    await bot.discord.when(() => bot.guild.botLeft);
    const told = bot.discord.guild({ systemChannel: true });
    await bot.discord.when(() => told.botLeft);
    const sends = bot.discord.calls.filter(({ route }) => route === ROUTES.send);
    expect(sends).toHaveLength(1);
    expect(JSON.stringify(sends[0]?.body)).toContain(NOT_HERE);
    expect(sends[0]?.status).toBe(200);
    expect(bot.discord.calls.filter(({ route }) => route === ROUTES.leave)).toHaveLength(2);
  });

  it('leaves a guild even where it may not write in the system channel', async () => {
    const bot = await enter({ config: { allowedChats: ['discord:private'] } });
    await bot.discord.when(() => bot.guild.botLeft);
    const mute = bot.discord.guild({ systemChannel: true, permissions: 1n << 10n });
    await bot.discord.when(() => mute.botLeft);
    expect(
      bot.discord.calls.filter(({ route }) => route === ROUTES.send).map(({ status }) => status),
    ).toEqual([403]);
  });

  it('leaves the guilds in which it finds itself at the start, and stays in those of the list', async () => {
    const guilds: FakeGuild[] = [];
    const before = (discord: Chat['discord']) => {
      guilds.length = 0;
      guilds.push(
        discord.guild({ systemChannel: true }),
        discord.guild({ systemChannel: true }),
        discord.guild(),
      );
    };
    await enter({ before });
    const home = guilds[1]?.id;
    const bot = await enter({ config: { allowedChats: [`discord:${home}`] }, before });
    expect(guilds[1]?.id).toBe(home);
    await bot.discord.when(() => guilds[0]?.botLeft === true && guilds[2]?.botLeft === true);
    await settle(bot);
    expect(guilds.map(({ botLeft }) => botLeft)).toEqual([true, false, true]);
    const sends = bot.discord.calls.filter(({ route }) => route === ROUTES.send);
    expect(sends).toHaveLength(1);
    expect(JSON.stringify(sends[0]?.body)).toContain(NOT_HERE);
  });

  it('answers private conversations if the list has them, and nothing else', async () => {
    const bot = await enter({ config: { allowedChats: ['discord:private'] } });
    const mara = bot.discord.user();
    const said = await bot.answering(() => mara.slash('crossings', {}, 'dm'));
    expect(read(said.messages)).toContain('crossings');
  });
});
