// Where the configuration wants two librarians, no single person changes what all chats share.

import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEntry } from '../../src/audit/entry.ts';
import type { Config } from '../../src/config.ts';
import { LIBRARY_ACTS, type LibraryAct } from '../../src/proposals/proposal.ts';
import { placesOf, rowsOf } from './tables.ts';
import { type Name, openTown, PLATFORMS, type Said, type Town } from './towns.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const TIDES = 'The tide turns twice a day.\n';
const MOON = 'who painted the moon?';

let town: Town;
afterEach(() => town.close());

/** `librarian` and `second` are named in the configuration; `boss` moderates the editorial chat. */
const open = async (
  platform: (typeof PLATFORMS)[number],
  twoLibrarians: Config['twoLibrarians'] = true,
): Promise<void> => {
  town = await openTown(platform, ({ full, chat }) => ({
    librarians: [full('librarian'), full('second')],
    editorialChat: chat,
    twoLibrarians,
  }));
  town.library.write('tides.txt', TIDES);
  await refresh();
};
const refresh = async () => {
  await town.bot.app.refresh();
  await tick();
};
const tick = () => town.bot.app.services.tick();
const say = (who: Name, line: string, how = {}): Promise<Said> => town.say(who, town.alone(who), line, how);
const propose = async (line: string, who: Name = 'librarian'): Promise<string> => {
  const { outcome, text, buttons } = await say(who, line);
  expect([line, outcome, text]).toEqual([line, 'answered', expect.stringContaining('Another librarian')]);
  const [confirm = ''] = Object.values(buttons);
  expect(confirm).toMatch(/^\/corrections confirm [0-9a-z]{6}$/);
  return confirm;
};
const agree = async (line: string): Promise<void> => {
  const { outcome, text } = await say('second', await propose(line));
  expect([line, outcome, text]).toEqual([line, 'answered', text]);
};
const tides = async () => (await town.say('member', town.chat, 'how often does the tide turn?')).text;
const recorded = () =>
  rowsOf(town.file, 'audit').map(({ content, opening }) => {
    const entry = readEntry(String(content), String(opening));
    if (entry === null) throw new Error('an entry cannot be read');
    const { act, actor, detail } = entry;
    return { act, actor, detail };
  });

const gap = async (): Promise<string> => {
  const asked = await town.say('member', town.chat, MOON);
  await town.bot.app.settled();
  await town.say('member', town.chat, asked.buttons['Tell me when there is an answer'] ?? '');
  return String(rowsOf(town.file, 'gaps')[0]?.id);
};
const citation = () => town.bot.app.library.snapshot().passages[0]?.citation ?? '';
/** A message in the chat shows the tides, and the ledger knows of it. */
const show = async () => {
  const origin = {
    platform: town.platform,
    chat: town.chat,
    user: town.full('member'),
    alone: false,
    way: 'typed',
    language: null,
  } as const;
  const said = { line: 'how often does the tide turn?' };
  const { posted } = await town.bot.app.host.answer({ origin, said });
  posted([{ chat: town.chat, message: '5' }]);
  await tick();
};
/** What brings about something to decide, the line that decides it, and what shows that it has been done. */
const CASES: Readonly<
  Record<
    Exclude<LibraryAct, 'resend' | 'leave'>,
    () => Promise<{ line: string; done: () => Promise<unknown> }>
  >
> = {
  withdraw: async () => ({ line: '/library withdraw tides.txt', done: async () => !isHeld() }),
  async restore() {
    await agree('/library withdraw tides.txt');
    return { line: '/library restore tides.txt', done: async () => isHeld() };
  },
  correct: async () => ({
    line: '/source correct tides.txt note:"Not on Mondays."',
    done: async () =>
      (await tides()).includes('Not on Mondays.') || rowsOf(town.file, 'corrections').length === 1,
  }),
  retract: async () => ({
    line: '/source retract tides.txt reason:"Made up."',
    done: async () => !isHeld(),
  }),
  async announce() {
    await show();
    town.library.write('tides.txt', 'The tide turns three times a day.\n');
    await refresh();
    return {
      line: '/source announce tides.txt',
      done: async () => rowsOf(town.file, 'corrections').length === 1,
    };
  },
  async dismiss() {
    await show();
    town.library.write('tides.txt', 'The tide turns three times a day.\n');
    await refresh();
    return {
      line: '/source dismiss tides.txt',
      done: async () => rowsOf(town.file, 'corrections').length === 1,
    };
  },
  async undo() {
    await agree('/source retract tides.txt reason:"Made up."');
    const id = String(rowsOf(town.file, 'corrections')[0]?.id);
    return { line: `/source undo ${id}`, done: async () => isHeld() };
  },
  async 'gap-link'() {
    const id = await gap();
    return {
      line: `/gaps link ${id} ${citation()} sure:yes`,
      done: async () => rowsOf(town.file, 'gaps').length === 0,
    };
  },
  async 'gap-dismiss'() {
    const id = await gap();
    return { line: `/gaps dismiss ${id}`, done: async () => rowsOf(town.file, 'gaps').length === 0 };
  },
  async approve() {
    const id = await town.sendIn('member', 'moon.txt', 'The moon is painted by the tide.\n');
    return {
      line: `/queue approve ${id}`,
      done: async () => town.bot.app.library.snapshot().documents.has('added/moon.txt'),
    };
  },
  async reject() {
    const id = await town.sendIn('member', 'moon.txt', 'The moon is painted by the tide.\n');
    return {
      line: `/queue reject ${id} reason:"It is a poem."`,
      done: async () => rowsOf(town.file, 'submissions').length === 0,
    };
  },
};
const isHeld = () => town.bot.app.library.snapshot().documents.has('tides.txt');
const ACTS = Object.keys(CASES) as (keyof typeof CASES)[];

describe.each(ACTS)('%s', (act) => {
  beforeEach(() => open('telegram'));

  it('is proposed by one and done by another, once, and the record names both', async () => {
    const { line, done } = await CASES[act]();
    const from = recorded().length;
    const confirm = await propose(line);
    expect(await done()).toBe(false);
    expect((await say('librarian', confirm)).text).toContain('Another librarian');
    for (const nobody of ['member', 'visitor'] as const)
      expect((await say(nobody, confirm)).outcome).toBe('refused');
    expect(await done()).toBe(false);
    expect(recorded()).toHaveLength(from + 1);
    const both = await Promise.all([say('second', confirm), say('boss', confirm)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['answered', 'missing']);
    expect(await done()).toBe(true);
    const [proposed, confirmed, ...more] = recorded().slice(from);
    expect(more).toEqual([]);
    const proposal = confirm.split(' ').at(-1);
    expect(proposed).toMatchObject({ actor: town.full('librarian'), detail: { proposal } });
    expect(confirmed).toMatchObject({ detail: { proposal } });
    expect([town.full('second'), town.full('boss')]).toContain(confirmed?.actor);
    expect(proposed?.act).toBe(`${confirmed?.act} proposed`);
    expect((await say('second', confirm)).outcome).toBe('missing');
  });

  it('is not confirmed later than a day after', async () => {
    const { line, done } = await CASES[act]();
    const confirm = await propose(line);
    town.bot.clock.forward(DAY);
    expect((await say('second', confirm)).text).toContain('more than a day old');
    expect(await done()).toBe(false);
  });

  it('is not confirmed once whoever proposed it is no librarian any more', async () => {
    const { line, done } = await CASES[act]();
    const confirm = await propose(line, 'boss');
    town.demote('boss');
    expect((await say('second', confirm)).text).toContain('no longer a librarian');
    expect(await done()).toBe(false);
  });

  it('is neither proposed nor confirmed by somebody who acts anonymously', async () => {
    const { line, done } = await CASES[act]();
    const hidden = await say('boss', line, { hidden: true });
    const [asked = ''] = Object.values(hidden.buttons);
    expect((await town.say('second', town.alone('boss'), asked)).text).toContain('two librarians who show');
    const confirm = await propose(line);
    const unseen = await say('boss', confirm, { hidden: true });
    const [press = ''] = Object.values(unseen.buttons);
    expect((await town.say('second', town.alone('boss'), press)).text).toContain('two librarians who show');
    expect(await done()).toBe(false);
    expect((await say('second', confirm)).outcome).toBe('answered');
    expect(await done()).toBe(true);
  });

  it('is not confirmed once whoever proposed it has asked to be forgotten', async () => {
    const { line, done } = await CASES[act]();
    const confirm = await propose(line);
    const database = new Libsql(town.file);
    database.exec('update proposals set by = null');
    database.close();
    expect((await say('second', confirm)).text).toContain('two librarians who show');
    expect(await done()).toBe(false);
  });
});

describe.each(PLATFORMS)('on %s', (platform) => {
  it.each([
    ['/library withdraw tides.txt', 'The tide turns three times.\n'],
    ['/source retract tides.txt reason:"Made up."', null],
    [
      '/source correct tides.txt note:"Not on Mondays."',
      '---\ntitle: Tides\n---\nThe tide turns twice a day.\n',
    ],
  ])('%s is not done to another document than was proposed', async (line, now) => {
    await open(platform);
    const confirm = await propose(line);
    if (now === null) town.library.remove('tides.txt');
    else if (now.startsWith('---')) {
      town.library.remove('tides.txt');
      town.library.write('tides.md', now);
    } else town.library.write('tides.txt', now);
    await refresh();
    const { outcome, text } = await say('second', confirm);
    expect([outcome, text]).toEqual(['refused', expect.stringContaining('has changed since')]);
    expect(rowsOf(town.file, 'withdrawals')).toEqual([]);
    expect(rowsOf(town.file, 'corrections')).toEqual([]);
  });

  it('what was decided in between is not decided again', async () => {
    await open(platform);
    const [first, other] = [
      await propose('/library withdraw tides.txt'),
      await propose('/source retract tides.txt reason:"Made up."', 'boss'),
    ];
    expect((await say('second', first)).outcome).toBe('answered');
    expect((await say('second', other)).text).toContain('has changed since');
    const restore = await propose('/library restore tides.txt');
    await agree('/library restore tides.txt');
    town.bot.clock.forward(1);
    await agree('/library withdraw tides.txt');
    expect((await say('second', restore)).text).toContain('has changed since');
  });

  it('whoever is to confirm is shown what, and lists it from any of the ways', async () => {
    await open(platform);
    const confirm = await propose('/source correct tides.txt note:"Not on Mondays."');
    await propose('/library withdraw harbour.txt');
    const { text, buttons } = await say('second', '/source');
    expect(text).toContain('Every excerpt from tides.txt will show this note: “Not on Mondays.”');
    expect(text).toContain('harbour.txt will be withdrawn from the library.');
    expect(buttons['Confirm: tides.txt']).toBe(confirm);
    const library = await say('second', '/library');
    expect(library.text).toContain('2 actions are waiting for confirmation');
    expect(library.buttons['/corrections']).toBe('/corrections');
    town.bot.clock.forward(DAY);
    expect((await say('second', '/source')).text).not.toContain('tides.txt');
  });

  it('takes two for those acts alone that the configuration names', async () => {
    await open(platform, ['restore', 'retract']);
    expect((await say('librarian', '/library withdraw tides.txt')).text).toContain(
      'no longer in the library',
    );
    await agree('/library restore tides.txt');
    const { buttons } = await say('librarian', '/source correct tides.txt note:"Not on Mondays."');
    expect((await say('librarian', buttons.Confirm ?? '')).outcome).toBe('answered');
    await agree('/source retract tides.txt reason:"Made up."');
    expect(placesOf(town.file, TIDES.trim())).toEqual(['texts.text']);
  });
});

it('what could not be done still waits, and no longer than it would have', async () => {
  await open('telegram');
  const { line, done } = await CASES['gap-link']();
  const confirm = await propose(line);
  const database = new Libsql(town.file);
  const [{ revision }] = database.prepare('select revision from library').all() as [{ revision: string }];
  const hold = (as: string) => database.prepare('update library set revision = ?').run(as);
  town.bot.clock.forward(DAY - MINUTE);
  hold('that of another process');
  expect((await say('second', confirm)).text).toContain('try again in a moment');
  expect(await done()).toBe(false);
  hold(revision);
  expect((await say('second', confirm)).outcome).toBe('answered');
  expect(await done()).toBe(true);
  const late = await propose('/library withdraw tides.txt');
  town.bot.clock.forward(DAY - MINUTE);
  database.exec('alter table withdrawals rename to lost');
  expect((await say('second', late)).outcome).toBe('refused');
  database.exec('alter table lost rename to withdrawals');
  database.close();
  town.bot.clock.forward(MINUTE);
  expect((await say('second', late)).text).toContain('more than a day old');
});

it('the log says at start that nothing can be confirmed where there are not two librarians', async () => {
  const say = /fewer than two people are librarians/;
  town = await openTown('telegram', ({ full }) => ({
    librarians: [full('librarian'), full('librarian')],
    twoLibrarians: ['restore'],
  }));
  expect(town.bot.logged.filter((line) => say.test(line))).toHaveLength(1);
  await town.close();
  await open('telegram');
  expect(town.bot.logged.filter((line) => say.test(line))).toEqual([]);
});

it('every act can be named in the configuration', () => {
  expect([...ACTS, 'resend', 'leave'].sort()).toEqual([...LIBRARY_ACTS].sort());
});
