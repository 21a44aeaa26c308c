// What was sent in leaves every file of the database once it is rejected or deleted, and whoever sent it in with /forget me.

import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { backUp } from '../../src/stores/backup.ts';
import { systemClock } from '../../src/system/clock.ts';
import { filesHolding } from '../files-holding.ts';
import { silent } from '../stores-of.ts';
import { data } from '../unit/stores/filled.ts';
import { rowsOf } from './tables.ts';
import { openTown, PLATFORMS, type Town } from './towns.ts';

const KEY = 'the key of the tests, which is no secret';
/** In more than one piece, so that rows move between pages. */
const SECRET = 'The quokkafish sleeps under the zanzibarine pier.';
const LONG = `${SECRET}\n\n${Array.from({ length: 4_000 }, (_, i) => `Verse ${i} of the narwhalette song.`).join('\n\n')}\n`;
const TEXTS = ['quokkafish', 'zanzibarine', 'narwhalette'];

let town: Town;
afterEach(() => town.close());

const open = async (platform: (typeof PLATFORMS)[number] = 'telegram') => {
  town = await openTown(platform, ({ full }) => ({ librarians: [full('librarian')] }));
};
const holding = (texts: readonly string[] = TEXTS) => filesHolding(texts, dirname(town.file));
const bare = (id: string) => id.slice(id.indexOf(':') + 1);
const librarian = (line: string) => town.say('librarian', town.alone('librarian'), line);
const place = () => ({ url: null, file: town.file });
const forget = (document: string) =>
  data(place(), ['forget', '--document', document], {
    auditKey: KEY,
    knowledgeDir: town.library.config.knowledgeDir,
  });
/** A day later the file is rewritten, as after all that expires. */
const dayLater = async () => {
  town.bot.clock.forward(25 * 60 * 60_000);
  await town.bot.app.services.tick();
};

describe.each(PLATFORMS)('on %s', (platform) => {
  it('whoever sent it in is forgotten, and the document waits on', async () => {
    await open(platform);
    const id = await town.sendIn('member', 'song.txt', LONG);
    const mine = [bare(town.full('member')), bare(town.alone('member'))];
    expect(holding(mine)).not.toEqual([]);
    expect((await town.say('member', town.alone('member'), '/forget me')).text).toContain(
      'with one document that you sent in',
    );
    expect((await town.forgetMe('member', town.alone('member'))).outcome).toBe('answered');
    expect(holding(mine)).toEqual([]);
    expect((await librarian(`/queue show ${id}`)).text).toContain(SECRET);
    expect((await librarian(`/queue approve ${id}`)).outcome).toBe('answered');
    // There is nobody to be told.
    expect(rowsOf(town.file, 'ledger').filter(({ kind }) => kind === 'submission')).toEqual([]);
  });

  it('whoever was told an outcome is in no file once the message has arrived', async () => {
    await open(platform);
    const id = await town.sendIn('member', 'song.txt', LONG);
    const mine = [bare(town.full('member')), bare(town.alone('member'))];
    await librarian(`/queue reject ${id} reason:"It is a song."`);
    await town.bot.app.services.tick();
    expect(town.told('member')).toEqual([expect.stringContaining('It is a song.')]);
    await dayLater();
    expect(holding(mine)).toEqual([]);
  });
});

it('a rejected document is in no file', async () => {
  await open();
  const id = await town.sendIn('member', 'song.txt', LONG);
  // The test would see it.
  for (const text of TEXTS) expect(holding().join()).toContain(text);
  await librarian(`/queue reject ${id} reason:"It is a song."`);
  await dayLater();
  expect(holding()).toEqual([]);
});

it('one that waits is deleted at once by its code, by its path, or with a document of the same bytes', async () => {
  await open();
  const byCode = await town.sendIn('member', 'a.txt', LONG);
  expect((await forget(byCode)).said).toContain('Deleted from the queue: 1 document');
  expect(holding()).toEqual([]);
  await town.sendIn('member', 'b.txt', LONG);
  await librarian(`/queue reject ${byCode} reason:"gone"`);
  expect((await forget('added/b.txt')).code).toBe(0);
  expect(holding()).toEqual([]);

  await town.sendIn('member', 'c.txt', LONG);
  town.library.write('song.txt', LONG);
  await town.bot.app.refresh();
  await town.bot.app.services.tick();
  town.library.remove('song.txt');
  await town.bot.app.refresh();
  await town.bot.app.services.tick();
  const { code, said } = await forget('song.txt');
  expect([code, said]).toEqual([0, expect.stringContaining('Deleted from the queue: 1 document')]);
  expect(holding()).toEqual([]);
  expect((await data(place(), ['audit', '--verify'], { auditKey: KEY })).code).toBe(0);
  const nothing = await forget('added/nothing.txt');
  expect([nothing.code, nothing.said]).toEqual([1, expect.stringContaining('Nothing is stored about')]);
});

it('a backup and an export hold the bytes of what waits, to the last one', async () => {
  await open();
  await town.sendIn('member', 'song.txt', LONG);
  const backup = join(dirname(town.file), 'backup.db');
  await backUp({ place: place(), clock: systemClock, log: silent }, backup);
  const pieces = rowsOf(backup, 'originals').map(({ bytes }) => Buffer.from(bytes as ArrayBuffer));
  expect(Buffer.concat(pieces).toString()).toBe(LONG);
  rmSync(backup);
  const rows = (await data(place(), ['export'])).said
    .split('\n')
    .filter((line) => line.includes('"originals"'))
    .map((line) => JSON.parse(line) as { row: { piece: number; bytes: string } });
  const exported = rows
    .sort((a, b) => a.row.piece - b.row.piece)
    .map(({ row }) => Buffer.from(row.bytes, 'base64'));
  expect(Buffer.concat(exported).toString()).toBe(LONG);
});
