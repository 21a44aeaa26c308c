// After somebody was forgotten, no byte of any file holds their ids or what they asked: database, log, backup, whatever lies beside.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from '../../src/stores/backup.ts';
import { systemClock } from '../../src/system/clock.ts';
import { filesHolding } from '../files-holding.ts';
import { silent } from '../stores-of.ts';
import { openTown, PLATFORMS, type Town } from './towns.ts';

const QUESTIONS = {
  waiting: 'who embroidered the zanzibarine lighthouse curtains?',
  dropped: 'where did the quokkafish of the upper pier go?',
  unanswered: 'which narwhalette paints the eastern breakwater?',
};

let town: Town;
let elsewhere: string;
beforeEach(() => {
  elsewhere = mkdtempSync(join(tmpdir(), 'verbatim-erased-'));
});
afterEach(async () => {
  await town.close();
  rmSync(elsewhere, { recursive: true, force: true });
});

const bare = (id: string) => id.slice(id.indexOf(':') + 1);

/** Everything that two people can do, many times over, so that rows move between pages. */
const live = async () => {
  for (let i = 0; i < 12; i++) {
    for (const who of ['boss', 'member'] as const)
      await town.say(who, town.alone(who), `/settings language:${i % 2 === 0 ? 'he' : 'ar'}`);
    await town.say('boss', town.chat, `/settings answers:${i % 2 === 0 ? 'private' : 'everyone'}`);
    await town.say('boss', town.chat, '/digest on daily at 09:00 UTC always');
  }
  await town.say('boss', town.chat, '/settings language:en answers:everyone');
  const { buttons } = await town.say('boss', town.chat, '/pin ferry');
  await town.say('boss', town.chat, buttons['Pin it'] ?? '');
  await town.say('boss', town.chat, '/audit csv');
  for (const question of Object.values(QUESTIONS))
    for (const who of ['boss', 'member'] as const) {
      const silent = await town.say(who, town.chat, question);
      const waits = await town.say(who, town.chat, silent.buttons['Tell me when there is an answer'] ?? '');
      expect(waits.outcome).toBe('answered');
    }
  for (const who of ['boss', 'member', 'librarian'] as const) await town.waits(who, QUESTIONS.unanswered);
  await town.say('librarian', town.alone('librarian'), '/source correct harbour.txt note:"x"');
  await town.say('librarian', town.alone('librarian'), '/library withdraw harbour.txt');
  await town.say('librarian', town.alone('librarian'), '/library restore harbour.txt');
  await town.bot.app.settled();
};

const texts = () => [
  ...(['boss', 'member', 'librarian'] as const).flatMap((who) => [
    bare(town.full(who)),
    bare(town.alone(who)),
  ]),
  ...Object.values(QUESTIONS).map((question) => question.slice(4, 40)),
];

describe.each(PLATFORMS)('on %s', (platform) => {
  it('nothing is left in any file, nor in a fresh backup', async () => {
    town = await openTown(platform, ({ full }) => ({ librarians: [full('librarian')] }));
    await live();
    const folder = dirname(town.file);
    // The test would see it.
    const before = filesHolding(texts(), folder);
    for (const text of [bare(town.full('boss')), bare(town.alone('member')), ...texts().slice(-2)])
      expect(before.join('\n')).toContain(text);

    for (const who of ['boss', 'member', 'librarian'] as const)
      expect((await town.forgetMe(who, town.alone(who))).outcome).toBe('answered');
    expect(filesHolding(texts(), folder)).toEqual([]);
    await backUp(
      { place: { url: null, file: town.file }, clock: systemClock, log: silent },
      join(elsewhere, 'backup.db'),
    );
    expect(filesHolding(texts(), elsewhere)).toEqual([]);
    expect(town.bot.logged.filter((line) => texts().some((text) => line.includes(text)))).toEqual([]);
  });

  it('somebody who reads the file meanwhile only delays it', async () => {
    town = await openTown(platform, ({ full }) => ({ librarians: [full('librarian')] }));
    await live();
    const folder = dirname(town.file);
    const reader = new Libsql(town.file);
    reader.exec('begin');
    reader.prepare('select count(*) from audit').all();
    expect((await town.forgetMe('member', town.alone('member'))).outcome).toBe('answered');
    const mine = [bare(town.full('member')), bare(town.alone('member'))];
    expect(filesHolding(mine, folder)).not.toEqual([]);
    reader.exec('commit');
    reader.close();
    await town.bot.app.services.tick();
    expect(filesHolding(mine, folder)).toEqual([]);
  });
});
