// The terminal as a platform. It has one person, and what was printed cannot be changed, so that the suite of the others does not fit.

import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createConsole } from '../../src/adapters/console/adapter.ts';
import { PlatformError } from '../../src/core/errors.ts';
import { action, type Reply, text } from '../../src/core/reply.ts';
import { loadWords } from '../../src/words/words.ts';
import { appOf } from '../app-of.ts';
import { excerptFor } from '../canonical.ts';

const CHAT = 'console:terminal';
const FERRY = 'The ferry leaves the harbour at noon, and nobody waits for those who are late.';
const words = loadWords()('en');

const replyOf = (said: string): Reply => ({
  cards: [
    {
      title: 'At the harbour',
      blocks: [text(said), { is: 'excerpt', excerpt: excerptFor(FERRY), caption: [['harbour.txt']] }],
      actions: [action('More', '/cite abcd1234')],
    },
  ],
});

/** `columns` can be changed later, as a window can. */
const sitDown = async ({ terminal = false, columns = 80, starts = true } = {}) => {
  const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { columns })];
  let left = () => {};
  const gone = new Promise<void>((resolve) => {
    left = resolve;
  });
  const chat = createConsole({
    input,
    output,
    terminal,
    colors: false,
    language: 'en',
    folder: tmpdir(),
    ended: left,
  });
  let printed = '';
  let seen = () => {};
  output.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    seen();
  });
  const { app } = await appOf();
  if (starts) await chat.start(app.host);
  const { posting } = chat;
  const [today, tomorrow] = ['Today:', 'Tomorrow:'].map((said) => {
    const [part] = posting.prepare(replyOf(said), words);
    if (part === undefined) throw new Error('a reply without a message');
    return part;
  });
  if (today === undefined || tomorrow === undefined) throw new Error('no messages');
  return {
    ...chat,
    input,
    output,
    gone,
    today,
    tomorrow,
    deliver: (part = today, silent = true) => posting.deliver(CHAT, part, { key: 'key', silent }),
    /** What has been printed since this was last asked. */
    printed() {
      const shown = printed;
      printed = '';
      return shown;
    },
    shows: (pattern: RegExp) =>
      new Promise<void>((resolve) => {
        seen = () => pattern.test(printed) && resolve();
        seen();
      }),
  };
};

const failure = (act: Promise<unknown>): Promise<PlatformError> =>
  act.then(
    () => {
      throw new Error('it was done');
    },
    (error: unknown) => {
      if (error instanceof PlatformError) return error;
      throw error;
    },
  );

describe('the terminal', () => {
  it('prints a message with its source, and its buttons as lines to type', async () => {
    const at = await sitDown();
    at.printed();
    const posted = await at.deliver();
    expect(posted.chat).toBe(CHAT);
    const shown = at.printed();
    for (const said of ['At the harbour', 'Today:', '│ The ferry', 'harbour.txt', 'More: /cite abcd1234'])
      expect(shown).toContain(said);
    expect(shown).not.toContain('[1]');
    expect(shown).toMatch(/> $/);
  });

  it('makes the same message of the same reply, whatever the width of the window', async () => {
    const [wide, narrow] = [await sitDown({ columns: 120 }), await sitDown({ columns: 30 })];
    expect(wide.today).toEqual(narrow.today);
    expect(wide.today).not.toEqual(wide.tomorrow);
    narrow.printed();
    await narrow.deliver(wide.today);
    for (const line of narrow.printed().split('\n')) expect(line.length).toBeLessThanOrEqual(30);
  });

  it('rings only where that is wanted, and somebody sits there', async () => {
    const [terminal, pipe] = [await sitDown({ terminal: true }), await sitDown()];
    terminal.printed();
    await terminal.deliver(terminal.today, true);
    expect(terminal.printed()).not.toContain('\u0007');
    await terminal.deliver(terminal.today, false);
    expect(terminal.printed()).toContain('\u0007');
    await pipe.deliver(pipe.today, false);
    expect(pipe.printed()).not.toContain('\u0007');
  });

  it('keeps what is being typed below what it prints', async () => {
    const at = await sitDown({ terminal: true, columns: 30 });
    at.input.write('a line that is longer than thirty columns are');
    await at.shows(/columns are$/);
    at.printed();
    await at.deliver();
    const shown = at.printed();
    // One row up to where the line begins; below the message it begins anew.
    expect(shown).toMatch(/^\u001b\[1A\u001b\[1G\u001b\[0J── ● ──\n/);
    expect(shown).toMatch(/abcd1234\n\n\u001b\[1G\u001b\[0J> a line that is longer than thirty columns are/);
    at.printed();
    await at.deliver(at.tomorrow);
    expect(at.printed()).toMatch(/^\u001b\[1A[\s\S]*abcd1234\n\n\u001b\[1G/);
  });

  it('prints a change anew, and says which it is', async () => {
    const at = await sitDown();
    const posted = await at.deliver();
    at.printed();
    await at.posting.edit(posted, at.today);
    expect(at.printed()).toBe('');
    await at.posting.edit(posted, at.tomorrow);
    expect(at.printed()).toMatch(/^── ↻ ──\nAt the harbour\nTomorrow:/);
  });

  it('says of what is taken down that it is, once, and changes it no more', async () => {
    const at = await sitDown();
    const posted = await at.deliver();
    at.printed();
    await at.posting.remove(posted);
    await at.posting.remove(posted);
    expect(at.printed()).toBe('── × ──\nAt the harbour\n\n> ');
    expect((await failure(at.posting.edit(posted, at.tomorrow))).code).toBe('gone');
    expect((await failure(at.pinning.pin(posted))).code).toBe('gone');
  });

  it('knows what is pinned in this session, and nothing of earlier ones', async () => {
    const [before, at] = [await sitDown(), await sitDown()];
    const early = await before.deliver();
    const [a, b, c] = [await at.deliver(), await at.deliver(), await at.deliver()];
    for (const posted of [a, b]) await at.pinning.pin(posted);
    await at.pinning.unpin(b);
    await at.posting.remove(c);
    expect(await at.pinning.look(CHAT, [c, a, early, b])).toEqual(['gone', 'pinned', 'unknown', 'unpinned']);
    // A message of an earlier session may be changed and taken down all the same.
    await at.posting.edit(early, at.tomorrow);
    await at.pinning.pin(early);
    expect(await at.pinning.look(CHAT, [early])).toEqual(['pinned']);
  });

  it('leaves what cannot be printed yet, or any more, to be sent later', async () => {
    const early = await sitDown({ starts: false });
    expect(await failure(early.deliver())).toMatchObject({ certain: true, retryAfterMs: 1_000 });
    expect(early.printed()).toBe('');
    const at = await sitDown();
    const posted = await at.deliver();
    at.input.end();
    await at.gone;
    at.printed();
    for (const act of [at.deliver(), at.posting.edit(posted, at.tomorrow), at.posting.remove(posted)]) {
      const error = await failure(act);
      expect(error).toMatchObject({ certain: true, retryAfterMs: 1_000 });
      expect(error.code).not.toBe('closed');
    }
    expect(at.printed()).toBe('');
  });

  it('has one chat, and one person who may do everything there', async () => {
    const { posting, rights, today } = await sitDown();
    const elsewhere = posting.deliver('console:ask', today, { key: 'key', silent: true });
    expect((await failure(elsewhere)).code).toBe('closed');
    expect(await posting.alone(CHAT)).toBe(CHAT);
    expect((await failure(posting.alone('console:somebody'))).code).toBe('closed');
    expect(await rights.holds('console:terminal', CHAT, 'administer', null)).toBe(true);
    expect(await rights.holds('console:ask', CHAT, 'pin', null)).toBe(false);
    expect(await rights.holds('console:terminal', 'console:ask', 'pin', null)).toBe(false);
    expect(await rights.missingPermissions(CHAT, 'pin')).toEqual([]);
  });
});
