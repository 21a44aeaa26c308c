// Whoever wants to be forgotten stands in no table afterwards, and what they did for others goes on.

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Head } from '../../src/audit/audit.ts';
import { type StoredRow, verifyLog } from '../../src/audit/proof.ts';
import { PERSONAL } from '../../src/stores/personal.ts';
import { cellsOf, placesOf, rowsOf } from './tables.ts';
import { openTown, PLATFORMS, type Town } from './towns.ts';

const NINE = 9 * 60 * 60_000 + 1_000;
const KEY = 'the key of the tests, which is no secret';

let town: Town;
afterEach(() => town.close());

const bare = (id: string) => id.slice(id.indexOf(':') + 1);
const idsOf = (who: 'boss' | 'second' | 'member' | 'librarian') => [
  bare(town.full(who)),
  bare(town.alone(who)),
];
const log = async function* () {
  yield* rowsOf(town.file, 'audit') as unknown as StoredRow[];
};
const chain = () => verifyLog(KEY, log, rowsOf(town.file, 'audit_head')[0] as unknown as Head, null);

/** Much of what several people can do, some of it by two of them, from the group and from conversations alone. */
const live = async () => {
  await town.say('second', town.chat, '/settings language:en');
  for (const who of ['boss', 'second', 'member', 'librarian'] as const) {
    await town.say(who, town.alone(who), '/settings language:he');
    await town.say(who, town.chat, '/settings');
  }
  const { buttons } = await town.say('boss', town.chat, '/pin ferry');
  expect((await town.say('boss', town.alone('boss'), buttons['Pin it'] ?? '')).text).toBe(
    '\nThe summary is pinned. From now on, it updates itself when the library changes.',
  );
  for (const who of ['boss', 'second'] as const) {
    const set = await town.say(who, town.chat, '/digest on daily at 09:00 UTC always');
    expect(set.outcome).toBe('answered');
    await town.say(who, town.chat, `/settings answers:${who === 'boss' ? 'private' : 'everyone'}`);
  }
  for (const who of ['boss', 'member', 'librarian'] as const) await town.waits(who, 'when is noon?');
  await town.sendIn('member', 'moon.txt', 'The moon is painted by the tide.\n');
  // All wait for an answer that is on its way to them, and one for another.
  const waiting = {
    'who painted the moon?': ['boss', 'member'],
    'where do gulls sleep?': ['boss'],
  } as const;
  for (const [question, people] of Object.entries(waiting))
    for (const who of people) {
      const silent = await town.say(who, town.chat, question);
      const waits = await town.say(who, town.chat, silent.buttons['Tell me when there is an answer'] ?? '');
      expect(waits.outcome).toBe('answered');
    }
  const gap = rowsOf(town.file, 'gaps')[0]?.id;
  const linked = await town.say('librarian', town.chat, `/gaps link ${gap} harbour.txt sure`);
  expect(linked.text).toMatch(/2/);
  const alone = (line: string) => town.say('librarian', town.alone('librarian'), line);
  const [confirm = ''] = Object.values((await alone('/source correct harbour.txt note:"x"')).buttons);
  expect((await alone(confirm)).outcome).toBe('answered');
  await alone('/source correct harbour.txt note:"never confirmed"');
  await alone('/library withdraw harbour.txt');
  await town.say('librarian', town.alone('librarian'), '/library restore harbour.txt', { way: 'link' });
};

const open = (platform: (typeof PLATFORMS)[number]) =>
  openTown(platform, ({ full }) => ({ librarians: [full('librarian')] }));

describe.each(PLATFORMS)('on %s', (platform) => {
  it('the places that can hold an id are those that people are told of', async () => {
    town = await open(platform);
    await live();
    const told = new Set(PERSONAL.map(({ table, column }) => `${table}.${column}`));
    const found = placesOf(
      town.file,
      ...['boss', 'second', 'member', 'librarian'].flatMap((who) => idsOf(who as 'boss')),
    );
    expect(found.filter((place) => !told.has(place))).toEqual([]);
    // And each of those is there for a reason.
    expect([...told].filter((place) => !found.includes(place))).toEqual([]);
  });

  it('nothing of them is left, and what they set up goes on', async () => {
    town = await open(platform);
    await live();
    const before = rowsOf(town.file, 'audit').length;
    for (const who of ['boss', 'librarian', 'member'] as const) {
      const said = await town.forgetMe(who, town.alone(who));
      expect(said.outcome).toBe('answered');
      expect(placesOf(town.file, ...idsOf(who))).toEqual([]);
    }
    expect(placesOf(town.file, ...idsOf('second'))).not.toEqual([]);
    expect(await chain()).toEqual(expect.objectContaining({ faults: [] }));
    // Each of them left an entry, and the moderator, who has acted in private too, one more in the chat.
    expect([(await chain()).rows, (await chain()).forgotten > 0]).toEqual([before + 4, true]);
    const shown = await town.say('second', town.chat, '/audit');
    expect(shown.text).not.toContain(bare(town.full('boss')));
    expect(shown.text).toMatch(/· pin · (מי שביקש מאז להישכח|by someone who has since asked)/);
    expect(shown.text).toMatch(/· forget · (מי שביקש מאז להישכח|by someone who has since asked)/);
    expect(shown.text).toContain(town.full('second'));
    expect(rowsOf(town.file, 'digests')).toHaveLength(2);
    expect(rowsOf(town.file, 'pins')).toHaveLength(1);
    expect(rowsOf(town.file, 'withdrawals')).toHaveLength(1);
    const posted = town.posted().length;
    await town.say('librarian', town.alone('librarian'), '/library restore harbour.txt');
    town.bot.clock.forward(NINE);
    // discord.js counts fifty requests a second by the machine's own clock, and there were more than these.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1_000 });
    await town.bot.app.services.tick();
    vi.useRealTimers();
    expect(town.posted().length).toBeGreaterThan(posted);
    // Their language is no longer theirs.
    expect((await town.say('boss', town.alone('boss'), '/help')).text).toContain('What you can ask');
    expect(await chain()).toEqual(expect.objectContaining({ faults: [] }));
  });

  it('shows what goes, and only the same person can confirm it, once and for ten minutes', async () => {
    town = await open(platform);
    await live();
    const kept = () => placesOf(town.file, ...idsOf('boss')).length;
    const before = kept();
    const asked = await town.say('boss', town.alone('boss'), '/forget me');
    expect(asked.text).toMatch(/\d/);
    const [line = ''] = Object.values(asked.buttons);
    expect(kept()).toBe(before);
    // Whoever else presses it is asked for themselves, and so is everybody who has guessed a code.
    const other = await town.say('second', town.chat, line);
    expect(Object.values(other.buttons)[0]).toMatch(/^\/forget me \S+$/);
    expect(placesOf(town.file, ...idsOf('second'))).not.toEqual([]);
    for (const guess of ['/forget me now', '/forget me yes', '/forget me 000000'])
      expect(Object.values((await town.say('boss', town.chat, guess)).buttons)).toHaveLength(1);
    town.bot.clock.forward(10 * 60_000 + 1);
    const late = await town.say('boss', town.alone('boss'), line);
    expect(Object.values(late.buttons)).toHaveLength(1);
    expect(kept()).toBe(before);
    const again = Object.values(late.buttons)[0] ?? '';
    await town.say('boss', town.alone('boss'), again);
    expect(kept()).toBe(0);
    expect((await town.say('boss', town.alone('boss'), again)).buttons).toEqual({});
  });

  it('asked for in a group, it is as thorough', async () => {
    town = await open(platform);
    await live();
    await town.forgetMe('boss', town.chat);
    expect(placesOf(town.file, ...idsOf('boss'))).toEqual([]);
    expect((await town.say('boss', town.chat, '/forget me')).text).toMatch(/Nothing was stored|לא/);
  });

  it('the operator reads no question and no name anywhere', async () => {
    town = await open(platform);
    await live();
    await town.say('member', town.chat, 'whoever forgets the harbour would remember noon?');
    expect(cellsOf(town.file).filter(({ value }) => /whoever|remember/.test(value))).toEqual([]);
  });
});
