// A document that is withdrawn is shown nowhere, whether or not its file is still there, and librarians can name it either way.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from './tables.ts';
import { openTown, type Town } from './towns.ts';

const HOUR = 60 * 60_000;
const TIDES =
  '---\ntitle: Tides of the bay\nsource: Harbour office\n---\nThe tide turns twice a day.\n\nNobody swims at night.\n';
const WORDS = /turns twice|swims at night/;

let town: Town;
beforeEach(async () => {
  town = await openTown('telegram', ({ full }) => ({ librarians: [full('librarian')] }));
  town.library.write('tides.md', TIDES);
  await refresh();
});
afterEach(() => town.close());

const app = () => town.bot.app;
const refresh = async () => {
  await app().refresh();
  await app().services.tick();
};
const librarian = (line: string) => town.say('librarian', town.alone('librarian'), line);
const member = (line: string) => town.say('member', town.alone('member'), line);
const codeOf = (words: string) => {
  const found = app()
    .library.snapshot()
    .passages.find(({ document, start, end }) => document.text.slice(start, end).includes(words));
  return found?.citation ?? expect.fail(`no passage says ${words}`);
};
const remove = async (path = 'tides.md') => {
  town.library.remove(path);
  await refresh();
};
const withdrawals = () => rowsOf(town.file, 'withdrawals').map(({ document }) => document);
const nineOClock = async () => {
  const now = town.bot.clock.now();
  town.bot.clock.forward(24 * HOUR - ((now - 9 * HOUR) % (24 * HOUR)) + 1_000);
  await app().services.tick();
};

describe('a document whose file is gone', () => {
  it.each([
    ['its path', () => 'tides.md'],
    ['its path in other letters', () => 'TIDES.md'],
    ['its title', () => 'tides of the bay'],
    ['its source', () => 'Harbour office'],
    ['part of its title', () => 'of the bay'],
    ['the code of one of its passages', () => codeOf('swims')],
  ])('is withdrawn by %s, and restored by it', async (_, name) => {
    const [code, named] = [codeOf('turns twice'), name()];
    await remove();
    expect((await member(`/cite ${code}`)).text).toMatch(WORDS);
    expect((await librarian(`/library withdraw ${named}`)).text).toContain('tides.md is no longer');
    expect(withdrawals()).toEqual(['tides.md']);
    const cited = await member(`/cite ${code}`);
    expect([cited.outcome, cited.text]).toEqual(['missing', expect.stringContaining('has been withdrawn')]);
    expect(cited.text).not.toMatch(WORDS);
    expect(await app().services.editions.former(code)).toEqual({ withdrawn: 'tides.md' });
    expect((await librarian('/library withdraw tides.md')).text).toContain('is already withdrawn');
    expect((await librarian(`/library restore ${named}`)).text).toContain('tides.md');
    expect(withdrawals()).toEqual([]);
    expect((await member(`/cite ${code}`)).text).toMatch(WORDS);
  });

  it('is meant by its whole path even where a document of the library has a longer one', async () => {
    await remove();
    town.library.write('high-tides.md', 'High tides flood the quay.\n');
    town.library.write('b.md', '---\ntitle: tides.md\n---\nOf a file that was lost.\n');
    await refresh();
    expect((await librarian('/library withdraw tides.md')).outcome).toBe('answered');
    expect(withdrawals()).toEqual(['tides.md']);
    expect((await librarian('/library restore tides.md')).outcome).toBe('answered');
  });

  it('is not confused with others: an ambiguous name is answered with the paths', async () => {
    await remove();
    town.library.write('b-tides.md', TIDES.replace('twice', 'three times'));
    town.library.write('high-tides.md', 'High tides flood the quay.\n');
    await refresh();
    for (const [name, paths] of [
      ['Tides of the bay', ['b-tides.md', 'tides.md']],
      ['tides', ['b-tides.md', 'high-tides.md', 'tides.md']],
    ] as const) {
      const { outcome, text } = await librarian(`/library withdraw ${name}`);
      expect(outcome).toBe('misused');
      for (const path of paths) expect(text).toContain(path);
    }
    expect(withdrawals()).toEqual([]);
    expect((await librarian('/library withdraw nothing-of-the-kind')).outcome).not.toBe('answered');
    expect((await librarian('/source correct tides.md note:"x"')).text).toContain('not in the library');
    for (const path of ['tides.md', 'b-tides.md', 'high-tides.md'])
      await librarian(`/library withdraw ${path}`);
    expect((await librarian('/library restore of the bay')).text).toContain('b-tides.md');
    expect(withdrawals()).toHaveLength(3);
  });
});

describe('nothing of it is shown', () => {
  it.each([
    ['withdrawn', ['/library withdraw tides.md']],
    ['withdrawn once its file is gone', [null, '/library withdraw tides.md']],
    ['withdrawn before its file goes', ['/library withdraw tides.md', null]],
  ])('by the next digest where it is %s', async (_, steps) => {
    await town.say('boss', town.chat, '/digest on daily at 09:00 UTC');
    for (const step of steps) await (step === null ? remove() : librarian(step));
    town.library.write('market.txt', 'The market closes at dusk.\n');
    await refresh();
    const preview = await town.say('boss', town.chat, '/digest preview');
    expect(preview.text).toContain('closes at dusk');
    expect(preview.text).not.toMatch(WORDS);
    await nineOClock();
    const posted = town.posted().join('\n');
    expect(posted).toContain('closes at dusk');
    expect(posted).not.toMatch(WORDS);
  });

  it('by a digest that was made before and not yet sent', async () => {
    await town.say('boss', town.chat, '/digest on daily at 09:00 UTC');
    town.library.write('tides.md', TIDES.replace('twice', 'three times'));
    await refresh();
    const { digests } = app().services;
    const { id } = rowsOf(town.file, 'digests')[0] ?? expect.fail('no digest');
    town.bot.clock.forward(9 * HOUR + 1_000);
    expect(await digests.runSlot(String(id))).not.toEqual([]);
    await librarian('/library withdraw tides.md');
    await app().services.tick();
    expect(town.posted().join('\n')).not.toMatch(/turns (twice|three)/);
    expect(rowsOf(town.file, 'ledger').map(({ state, why }) => [state, why])).toContainEqual([
      'failed',
      'misquote',
    ]);
  });

  it('by a message that showed it, once librarians have decided so again', async () => {
    const origin = {
      platform: town.platform,
      chat: town.chat,
      user: town.full('member'),
      alone: false,
      way: 'typed',
      language: null,
    } as const;
    const { posted } = await app().host.answer({ origin, said: { line: 'how often does the tide turn?' } });
    posted([{ chat: town.chat, message: '5' }]);
    await app().services.tick();
    await remove();
    expect((await librarian('/source dismiss tides.md')).outcome).toBe('answered');
    expect((await librarian('/source')).text).not.toContain('/corrections announce tides.md');
    await librarian('/library withdraw tides.md');
    expect((await librarian('/source')).text).toContain('/corrections announce tides.md');
  });

  it('although its file says that it is retracted, and why', async () => {
    const code = codeOf('turns twice');
    await librarian('/library withdraw tides.md');
    town.library.write('tides.md', TIDES.replace('---\n', '---\nstatus: retracted\nnote: Made up.\n'));
    await refresh();
    const { text } = await member(`/cite ${code}`);
    expect(text).toContain('has been withdrawn');
    expect(text).not.toMatch(WORDS);
    expect((await member('/sources tides.md')).text).not.toContain('Made up');
  });

  it('where a librarian has retracted it, once its file is gone and nothing says why any more', async () => {
    const code = codeOf('turns twice');
    const { buttons } = await librarian('/source retract tides.md reason:"Made up."');
    await librarian(buttons.Confirm ?? '');
    expect((await member(`/cite ${code}`)).text).toMatch(WORDS);
    await remove();
    expect((await member(`/cite ${code}`)).text).toContain('has been withdrawn');
    expect(await app().services.editions.former(code)).toEqual({ withdrawn: 'tides.md' });
  });
});
