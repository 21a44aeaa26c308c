// Commands by all their names: those that people guess, those of older versions, and those that a community's topics have.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { menuFor } from '../../src/adapters/discord/menu.ts';
import { WAYS } from '../../src/core/ports.ts';
import { appOf, originOf } from '../app-of.ts';
import { openLibrary } from './library.ts';
import { onConsole } from './places.ts';
import { rowsOf } from './tables.ts';
import { openTown, PLATFORMS, type Town } from './towns.ts';

let town: Town;
const open = async (platform: (typeof PLATFORMS)[number] = 'telegram') => {
  town = await openTown(platform, ({ full }) => ({ librarians: [full('librarian')] }));
};
const librarian = (line: string, how = {}) => town.say('librarian', town.alone('librarian'), line, how);
/** A topic of the community's under this name. */
const addTopic = (folder: string, name: string, names = '') =>
  writeFileSync(
    join(folder, `${name}.md`),
    `---\nsummary: { en: Boats }\nsearch: { en: [ferry, boat] }\n${names}---\nBoats of the town.\n`,
  );
/** Codes are made anew each time. */
const plain = (text: string) => text.replace(/\b[0-9a-z]{6}\b/g, 'CODE');

describe('a line of an older version', () => {
  beforeAll(() => open());
  afterAll(() => town.close());

  it.each([
    ['/gaps', '/unanswered'],
    ['/gaps list', '/unanswered list'],
    ['/gaps page:9', '/unanswered page:9'],
    ['/gaps link abc123 harbour.txt', '/unanswered link abc123 harbour.txt'],
    ['/gaps dismiss abc123', '/unanswered dismiss abc123'],
    ['/review', '/expiring'],
    ['/review 7', '/expiring 7'],
    ['/library', '/restore'],
    ['/library list', '/restore'],
    ['/library restore nothing.txt', '/restore nothing.txt'],
    ['/library withdraw nothing.txt', '/withdraw nothing.txt'],
    ['/source', '/corrections'],
    ['/source corrections', '/corrections list'],
    ['/source announce harbour.txt', '/corrections announce harbour.txt'],
    ['/source dismiss harbour.txt', '/corrections dismiss harbour.txt'],
    ['/source confirm abcdef', '/corrections confirm abcdef'],
    ['/source undo abcdef', '/corrections undo abcdef'],
    ['/source undo', '/corrections undo'],
    ['/source resend abcdef', '/corrections resend abcdef'],
    ['/source leave abcdef', '/corrections leave abcdef'],
    ['/source correct harbour.txt note:"Five coins."', '/correct harbour.txt note:"Five coins."'],
    ['/source action:correct document:harbour.txt note:"x"', '/correct document:harbour.txt note:"x"'],
    ['/source retract harbour.txt reason:"No."', '/retract harbour.txt reason:"No."'],
    ['/source correct nothing.txt note:"x"', '/correct nothing.txt note:"x"'],
    ['/مصدر', '/تصحيحات'],
    ['/ثغرات', '/بلا_إجابة'],
    ['/ספרייה', '/החזרה'],
  ])('%s does what %s does', async (before, now) => {
    const [old, present] = [await librarian(before), await librarian(now)];
    expect(old.outcome).toBe(present.outcome);
    expect(plain(old.text)).toBe(plain(present.text));
    expect(Object.keys(old.buttons)).toEqual(Object.keys(present.buttons));
    for (const who of ['member', 'boss'] as const)
      for (const line of [before, now])
        expect([line, (await town.say(who, town.chat, line)).outcome]).toEqual([line, 'refused']);
  });

  it('/setup does what /permissions does', async () => {
    const [old, present] = [
      await town.say('boss', town.chat, '/setup'),
      await town.say('boss', town.chat, '/permissions'),
    ];
    expect(old).toEqual(present);
    expect(old.outcome).toBe('answered');
    expect((await town.say('boss', town.alone('boss'), '/permissions')).text).toContain(
      'groups and channels',
    );
  });

  it('withdraws, restores, corrects and retracts, under the same names in the record', async () => {
    for (const [first, second] of [
      ['/library withdraw harbour.txt', '/library restore harbour.txt'],
      ['/withdraw harbour.txt', '/restore harbour.txt'],
    ] as const) {
      expect((await librarian(first)).text).toContain('harbour.txt is no longer in the library');
      expect((await librarian('/restore')).text).toContain('/restore harbour.txt');
      expect((await librarian(second)).text).toContain('harbour.txt is back in the library');
    }
    for (const line of ['/source correct harbour.txt note:"x"', '/correct harbour.txt note:"x"']) {
      const shown = await librarian(line);
      // As it was posted by an older version, too.
      const confirm = (shown.buttons.Confirm ?? '').replace('/corrections', '/source');
      expect(confirm).toMatch(/^\/source confirm \w{6}$/);
      const done = await librarian(confirm);
      expect(done.text).toContain('harbour.txt: confirmed');
      const undo = (done.buttons.Undo ?? '').replace('/corrections', '/source');
      expect((await librarian(undo)).text).toContain('harbour.txt: undone');
    }
    const { text: record } = await town.say('librarian', town.chat, '/audit all:yes');
    const recorded = record.match(/(library withdraw|library restore|source correct|source undo)/g);
    expect(recorded?.length).toBe(8);
  });

  it('finds a button of an answer as it was posted', async () => {
    const { buttons } = await town.say('member', town.chat, 'when does the ferry leave?');
    expect(buttons.Why).toMatch(/^\/because \w+$/);
    expect((await town.say('member', town.chat, buttons.Why ?? '')).outcome).toBe('answered');
    expect(buttons.Context).toMatch(/^\/cite \w{8}$/);
    expect((await town.say('member', town.chat, buttons.Context ?? '')).outcome).toBe('answered');
  });
});

describe('a topic', () => {
  beforeEach(() => open());
  afterEach(() => town.close());
  const add = async (...topics: readonly [name: string, names?: string][]) => {
    for (const [name, names] of topics) addTopic(town.library.config.topicsDir, name, names);
    await town.bot.app.refresh();
  };
  const told = (pattern: RegExp) => town.bot.app.faults().filter(({ problem }) => pattern.test(problem));

  it('has its name where a command only had it before; what it does not take is still the command’s', async () => {
    const page = await librarian('/gaps');
    await add(['gaps'], ['review'], ['setup'], ['library'], ['source']);
    expect(town.bot.app.faults()).toEqual([]);
    for (const name of ['gaps', 'review', 'setup', 'library', 'source'])
      expect([name, (await town.say('member', town.chat, `/${name}`)).text]).toEqual([
        name,
        expect.stringContaining('Boats of the town'),
      ]);
    expect((await librarian('/unanswered')).text).toBe(page.text);
    expect((await librarian('/gaps dismiss abc123')).text).toContain('There is no such unanswered question');
    expect((await librarian('/review 1')).text).toContain('Nothing to review');
    expect((await librarian('/gaps of mind')).text).toContain('more words here than this command takes');
    const { buttons } = await librarian('/source correct harbour.txt note:"x"');
    const confirm = (buttons.Confirm ?? '').replace('/corrections', '/source');
    expect((await librarian(confirm)).text).toContain('harbour.txt: confirmed');
    await librarian('/library withdraw harbour.txt');
    expect(rowsOf(town.file, 'withdrawals')).toHaveLength(1);
    expect((await town.say('member', town.chat, '/library withdraw harbour.txt')).text).toContain(
      'Only librarians',
    );
  });

  it.each([
    ['unanswered', 'gaps', '/gaps', 'No question is stored'],
    ['expiring', 'review', '/review', 'Nothing to review'],
    ['correct', 'source correct', '/source correct harbour.txt note:"x"', 'will show this note'],
    ['retract', 'source retract', '/source retract harbour.txt reason:"x"', 'will be retracted'],
    ['corrections', 'source corrections', '/source', 'Corrections'],
    ['withdraw', 'library withdraw', '/library withdraw harbour.txt', 'no longer in the library'],
    ['restore', 'library restore', '/library', 'Withdrawn documents'],
    ['add', 'adddocument', '/add file:///etc/hosts', 'could not be read'],
    ['queue', 'documentqueue', '/queue show abc123', 'No such document is waiting'],
    ['suggest', 'suggestdocument', '/suggest file:///etc/hosts', 'could not be read'],
  ])('called %s keeps it; the command is /%s then, and the log says so', async (name, old, line, said) => {
    await add([name]);
    expect((await town.say('member', town.chat, `/${name}`)).text).toContain('Boats of the town');
    expect((await librarian(line)).text).toContain(said === 'Corrections' ? 'Messages that show' : said);
    expect(told(/also a command of the bot/)).toEqual([
      expect.objectContaining({
        file: expect.stringContaining(`${name}.md`),
        level: 'warning',
        problem: expect.stringContaining(`/${old} here`),
        remedy: expect.stringContaining('another'),
      }),
    ]);
    expect(town.bot.logged.filter((l) => l.includes(`/${old} here`))).toHaveLength(1);
    const menu = town.bot.app.host.menu().map((c) => c.name);
    expect(new Set(menu).size).toBe(menu.length);
    expect(menu).toContain(old.replace(' ', '_'));
    // What the bot offers leads to the command.
    for (const each of Object.values((await librarian(line)).buttons).filter((l) => !/confirm/.test(l)))
      expect((await librarian(each)).text).not.toContain('Boats of the town');
    const summary = await librarian('/help');
    expect(summary.text).toContain(`/${old.replace(' ', '_')}`);
  });

  it('called permissions keeps it, whether by its file or in a language of its own', async () => {
    await add(['access', 'names: { en: [Permissions] }\n']);
    expect((await town.say('member', town.chat, '/permissions')).text).toContain('Boats of the town');
    expect((await town.say('boss', town.chat, '/setup')).text).toContain('Permissions of the bot');
    expect(told(/\/permissions is also/)).toHaveLength(1);
  });

  it('may not take the last name of a command', async () => {
    await add(['unanswered'], ['gaps']);
    expect(told(/\/gaps is a command of the bot here/)).toEqual([
      expect.objectContaining({ level: 'error', file: expect.stringContaining('gaps.md') }),
    ]);
    expect((await town.say('member', town.chat, '/unanswered')).text).toContain('Boats of the town');
    expect((await librarian('/gaps')).text).toContain('No question is stored');
  });

  it('wins over a name of the trade and over a name in another language', async () => {
    await add(['search', 'names: { ar: [تصحيح] }\n']);
    expect((await town.say('member', town.chat, '/search')).text).toContain('Boats of the town');
    expect((await town.say('member', town.chat, '/تصحيح')).outcome).toBe('answered');
    expect((await librarian('/correct harbour.txt note:"x"')).text).toContain('will show this note');
  });
});

it('a topic that meets a new command is told of in the log at the start, and published once', async () => {
  const library = openLibrary();
  addTopic(library.config.topicsDir, 'permissions');
  const { app, logged } = await appOf(library.config);
  try {
    const line = logged.find((l) => l.includes('/permissions is also a command of the bot'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      file: expect.stringContaining('permissions.md'),
      remedy: expect.stringContaining('give the topic another'),
    });
    const published = menuFor(app.host)
      .filter(({ type }) => type === 1)
      .map(({ name }) => name);
    expect(published.filter((name) => name === 'permissions')).toHaveLength(1);
    expect(published).toContain('setup');
  } finally {
    await app.stop();
    library.close();
  }
});

describe('a name of the trade', () => {
  beforeAll(() => open());
  afterAll(() => town.close());
  const member = (line: string, how = {}) => town.say('member', town.chat, line, how);

  it.each([
    ['/search ferry', 'There is no /search. Use /ask.', '/ask ferry'],
    ['/find', 'There is no /find. Use /ask.', null],
    ['/docs', 'There is no /docs. Use /sources.', '/sources'],
    ['/docs harbour.txt', 'There is no /docs. Use /sources.', '/sources harbour.txt'],
    ['/verify the ferry leaves', 'There is no /verify. Use /check.', '/check the ferry leaves'],
    ['/quote the ferry leaves', 'There is no /quote. Use /check or /cite.', '/check the ferry leaves'],
    ['/subscribe', 'There is no /subscribe. Use /digest.', '/digest'],
    ['/language', 'There is no /language. Use /settings.', '/settings'],
    ['/lang he', 'There is no /lang. Use /settings.', '/settings language:he'],
    ['/commands', 'There is no /commands. Use /help.', '/help'],
    ['/quit', 'There is no /quit. The bot answers only when it is asked', '/forget me'],
    ['/stop', 'There is no /stop.', '/forget me'],
    ['/feedback', 'There is no /feedback. To report a mistake', '/about'],
    ['/serch ferry', 'Did you mean', '/ask'],
  ])('%s leads to what does it here', async (line, said, button) => {
    const { text, buttons, outcome } = await member(line);
    expect(outcome).toBe('misused');
    expect(text).toContain(said);
    expect(Object.values(buttons)[0] ?? null).toBe(button);
  });

  it('shows how the command is used where a button would be of no use', async () => {
    expect((await member('/find')).text).toContain('For example: /ask ');
    expect((await member(`/search ${'ferry '.repeat(20)}`)).buttons).toEqual({});
    expect((await town.say('member', town.alone('member'), '/subscribe')).buttons).toEqual({});
  });

  it.each(WAYS.filter((way) => way !== 'typed' && way !== 'button'))(
    'is no way around a confirmation where it came by: %s',
    async (way) => {
      for (const line of ['/language he', '/lang he', '/unpinn', '/unpin_', '/stop', '/subscribe on daily']) {
        const { buttons } = await town.say('boss', town.chat, line, { way });
        for (const button of Object.values(buttons))
          expect(['/settings', '/forget me', '/help', '/digest', '/pin', '/pins']).toContain(button);
      }
    },
  );

  it('does not offer a misspelt command of moderators to a link, but to whoever types it', async () => {
    expect(Object.values((await town.say('boss', town.chat, '/unpinn')).buttons)).toContain('/unpin');
    expect(
      Object.values((await town.say('boss', town.chat, '/unpinn', { way: 'link' })).buttons),
    ).not.toContain('/unpin');
  });

  it('is said in the language of whoever asks', async () => {
    expect((await member('/search', { language: 'ar' })).text).toContain('لا يوجد /search. استخدم /ask.');
    expect((await member('/חיפוש')).text).toContain('אפשר להשתמש ב־/ask.');
  });
});

describe.each(PLATFORMS)('/help on %s', (platform) => {
  beforeAll(() => open(platform));
  afterAll(() => town.close());
  const titles = (text: string) => text.split('\n').filter((l) => /^(Ask|Check|This chat|Library)$/.test(l));
  const usable = (text: string) => [...text.matchAll(/^(\/\w+)/gm)].map(([, name]) => name);

  it('shows a member what a member may use', async () => {
    const { text, buttons } = await town.say('member', town.chat, '/help');
    expect(titles(text)).toEqual(['Ask', 'Check']);
    for (const hidden of [
      '/pin',
      '/digest',
      '/audit',
      '/permissions',
      '/unanswered',
      '/correct',
      '/gaps',
      '/setup',
    ])
      expect(usable(text)).not.toContain(hidden);
    for (const shown of ['/ask', '/topics', '/ferry', '/check', '/cite', '/settings', '/privacy', '/forget'])
      expect(usable(text)).toContain(shown);
    expect(buttons).toEqual({ '/topics': '/topics' });
  });

  it('shows a moderator what they may use in this chat, and nothing of it in private', async () => {
    const { text } = await town.say('boss', town.chat, '/help');
    expect(titles(text)).toEqual(['Ask', 'Check', 'This chat']);
    const [, ofChat = ''] = text.split('\nThis chat\n');
    for (const shown of ['/settings', '/pin', '/pins', '/unpin', '/digest', '/audit', '/permissions'])
      expect(usable(ofChat)).toContain(shown);
    expect(titles((await town.say('boss', town.alone('boss'), '/help')).text)).toEqual(['Ask', 'Check']);
    expect(titles((await town.say('boss', town.other, '/help')).text)).toEqual(['Ask', 'Check']);
  });

  it('shows a librarian the library, in the chat and in private', async () => {
    for (const where of [town.chat, town.alone('librarian')]) {
      const { text } = await town.say('librarian', where, '/help');
      expect(titles(text)).toEqual(['Ask', 'Check', 'Library']);
      for (const shown of [
        '/unanswered',
        '/expiring',
        '/correct',
        '/retract',
        '/corrections',
        '/withdraw',
        '/restore',
      ])
        expect(usable(text)).toContain(shown);
      for (const old of ['/gaps', '/review', '/source', '/library', '/setup'])
        expect(usable(text)).not.toContain(old);
    }
  });

  it('says how the bot is asked there', async () => {
    const inChat = (await town.say('member', town.chat, '/help')).text;
    const alone = (await town.say('member', town.alone('member'), '/help')).text;
    const any = 'A line without a slash is a question.';
    if (platform === 'discord') {
      for (const text of [inChat, alone]) expect(text).not.toContain(any);
      expect(inChat).toContain('Type / and choose a command.');
    } else {
      expect(inChat).not.toContain(any);
      expect(inChat).toContain('mention the bot');
      expect(alone).toContain(any);
    }
  });

  it('explains each command with an example that it takes', async () => {
    for (const command of town.bot.app.host.menu()) {
      const { text, outcome } = await town.say('member', town.chat, `/help ${command.name}`);
      expect([command.name, outcome]).toEqual([command.name, 'answered']);
      const [, examples = ''] = text.split('For example:\n');
      expect([
        command.name,
        examples.split('\n').every((line) => line.startsWith(`/${command.name}`)),
      ]).toEqual([command.name, true]);
    }
  });

  it('explains a command by the name that it had before', async () => {
    for (const [old, now] of [
      ['gaps', 'unanswered'],
      ['/review', 'expiring'],
      ['setup', 'permissions'],
      ['source correct', 'correct'],
      ['/library withdraw', 'withdraw'],
      ['source', 'corrections'],
    ]) {
      const { text } = await town.say('member', town.chat, `/help ${old}`);
      expect(text).toContain(`/${old?.replace('/', '')} is now /${now}.`);
    }
    expect((await town.say('member', town.chat, '/help withdraw')).text).toContain('For librarians.');
    expect((await town.say('member', town.chat, '/help pin')).text).toContain('For moderators');
  });
});

describe('/help without a platform of chats', () => {
  it('shows whoever sits at the terminal everything', async () => {
    const library = openLibrary();
    const place = await onConsole(library.config);
    try {
      const text = await place.moderator.command('help');
      for (const shown of ['Ask', 'Check', 'This chat', 'Library', 'A line without a slash is a question.'])
        expect(text).toContain(shown);
      for (const name of ['/ask', '/check', '/digest', '/permissions', '/withdraw', '/unanswered'])
        expect(text).toContain(name);
    } finally {
      await place.close();
      library.close();
    }
  });

  it('shows a visitor of the page what visitors may use, with a database and without one', async () => {
    const library = openLibrary();
    for (const surroundings of [{}, { place: null }]) {
      const { app } = await appOf(library.config, surroundings);
      const origin = originOf({ platform: 'web', chat: 'web:1', user: 'web:1' });
      const { reply, outcome } = await app.host.answer({ origin, said: { line: '/help' } });
      expect(outcome).toBe('answered');
      expect(reply.cards.map(({ title }) => title)).toEqual(['What you can ask', 'Ask', 'Check']);
      expect(JSON.stringify(reply.cards[0])).toContain('A line without a slash is a question.');
      expect(JSON.stringify(reply)).not.toMatch(/\/(withdraw|digest|permissions)/);
      await app.stop();
    }
    library.close();
  });
});

it('/help shows a moderator of Telegram the same in private, by the button that leads there', async () => {
  await open('telegram');
  try {
    const { app } = town.bot;
    const origin = originOf({ platform: 'telegram', chat: town.chat, user: town.full('boss'), alone: false });
    const { reply } = await app.host.answer({ origin, said: { line: '/help' } });
    expect(reply.elsewhere).toMatch(/^\/preview \w{6}$/);
    expect((await town.say('boss', town.alone('boss'), reply.elsewhere ?? '')).text).toContain('This chat');
    expect((await town.say('member', town.alone('member'), reply.elsewhere ?? '')).outcome).toBe('refused');
  } finally {
    await town.close();
  }
});
