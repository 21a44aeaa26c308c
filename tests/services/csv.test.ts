// The record as a file: whose acts are in it, and how long it may be.

import Libsql from 'libsql';
import { afterEach, describe, expect, it } from 'vitest';
import { openTown, PLATFORMS, type Said, type Town } from './towns.ts';

let town: Town;
afterEach(() => town.close());

const open = (platform: (typeof PLATFORMS)[number]) =>
  openTown(platform, ({ full }) => ({ librarians: [full('librarian')] }));

const DIGEST = '/digest on daily at 09:00 UTC';

/** Number, chat, actor and act of each row; none of these holds a comma. */
const rowsIn = ({ file }: Said): string[][] =>
  (file?.text.split('\r\n').slice(1, -1) ?? []).map((line) => {
    const [seq = '', , chat = '', actor = '', act = ''] = line.split(',');
    return [seq, chat, actor, act];
  });

describe.each(PLATFORMS)('on %s', (platform) => {
  it('moderators get the rows of their chat, and librarians those of all', async () => {
    town = await open(platform);
    await town.say('boss', town.chat, DIGEST);
    await town.say('rival', town.other, DIGEST);
    await town.say('boss', town.chat, '/digest off');
    const mine = [
      ['1', town.chat, town.full('boss'), 'digest on'],
      ['3', town.chat, town.full('boss'), 'digest off'],
    ];
    for (const line of ['/audit csv', '/audit csv:yes', '/audit 7 csv'])
      expect(rowsIn(await town.say('boss', town.chat, line))).toEqual(mine);
    for (const line of ['/audit csv all', '/audit all csv', '/audit csv:yes all:yes'])
      expect(rowsIn(await town.say('librarian', town.chat, line))).toEqual([
        mine[0],
        ['2', town.other, town.full('rival'), 'digest on'],
        mine[1],
      ]);
  });

  it('who was forgotten is in no file, and what they did is in all of them', async () => {
    town = await open(platform);
    await town.say('boss', town.chat, DIGEST);
    await town.say('second', town.chat, DIGEST);
    await town.forgetMe('boss', town.alone('boss'));
    const rows = [
      ['1', town.chat, '(forgotten)', 'digest on'],
      ['2', town.chat, town.full('second'), 'digest on'],
      ['3', town.chat, '', 'forget'],
    ];
    expect(rowsIn(await town.say('second', town.chat, '/audit csv'))).toEqual(rows);
    const all = await town.say('librarian', town.chat, '/audit csv all');
    expect(rowsIn(all)).toEqual(rows);
    expect(all.file?.text).not.toContain(town.full('boss'));
  });

  it('where nothing was done there is no file', async () => {
    town = await open(platform);
    const said = await town.say('boss', town.chat, '/audit csv');
    expect(said).toMatchObject({ outcome: 'missing', text: expect.stringContaining('has no entries yet') });
    expect(said.file).toBeUndefined();
  });

  it('a record that is longer than a file may be is not sent, and whoever asks is told who has it', async () => {
    town = await open(platform);
    await town.say('boss', town.chat, DIGEST);
    const connection = new Libsql(town.file);
    const megabytes = platform === 'discord' ? 10 : 50;
    connection
      .prepare('update audit set content = ?')
      .run(JSON.stringify({ detail: 'x'.repeat(megabytes * 1_050_000) }));
    connection.close();
    const said = await town.say('boss', town.chat, '/audit csv');
    expect(said.outcome).toBe('refused');
    expect(said.file).toBeUndefined();
    expect(said.text).toContain(`(${megabytes} MB)`);
    expect(said.text).toContain('npm run data -- audit --csv');
  });
});
