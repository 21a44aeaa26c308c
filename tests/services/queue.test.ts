// Documents come in from the chat: sent in, read, shown to librarians, taken into the library or not, on each platform.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { readEntry } from '../../src/audit/entry.ts';
import type { Network } from '../../src/fetching/network.ts';
import { MAX_OF_PERSON, SUGGESTED_BYTES, WAITING_MS } from '../../src/submissions/limits.ts';
import { type PlatformName, QUEUE_PLACES, type QueuePlace, type Somebody } from './queue-places.ts';
import { rowsOf } from './tables.ts';

const TIDES = {
  name: 'tides.txt',
  content: 'The tide turns twice a day at the quay.\n\nNobody swims near the lighthouse at night.\n',
};
const GREETING = 'You get a message here when a librarian has decided about a document that you suggested.';
const QUESTION = { question: 'how often does the tide turn at the quay?' };

let place: QueuePlace;
afterEach(() => place.close());

const waiting = () => rowsOf(place.database, 'submissions');
const codeOf = (nth = 0): string => String(waiting()[nth]?.id);
const file = (path: string) => join(place.library.config.knowledgeDir, path);
const tick = () => place.bot.app.services.tick();
const recorded = () =>
  rowsOf(place.database, 'audit').flatMap(({ content, opening }) => {
    const entry = readEntry(String(content), String(opening));
    return entry?.act.startsWith('queue') ? [[entry.act, entry.actor, entry.detail]] : [];
  });
const approve = async (who: Somebody, id = codeOf()) => {
  await who.command('queue', { action: 'show', item: id });
  return who.press('Approve');
};
const allowSuggestions = () => place.moderator.command('settings', { suggestions: 'allow' });

/** A site on this machine, which is all that there is of the internet. */
const openSite = async (pages: Readonly<Record<string, string | { readonly to: string }>>) => {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    if (page === undefined) response.writeHead(404).end();
    else if (typeof page === 'string') response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    else response.writeHead(302, { location: page.to }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const network: Network = {
    isAllowed: (address) => address === '127.0.0.1',
    resolve: async (host) => (host === 'site.test' ? ['127.0.0.1'] : ['10.0.0.1']),
  };
  return { network, url: (path: string) => `http://site.test:${port}${path}` };
};

/** A ZIP archive with one entry that unpacks to so many bytes. */
const bomb = (name: string, bytes: number): Buffer => {
  const packed = deflateRawSync(Buffer.alloc(bytes, 'a'));
  const entry = Buffer.from(name);
  const head = (signature: number, fields: readonly [at: number, value: number][], length: number) => {
    const header = Buffer.alloc(length);
    header.writeUInt32LE(signature, 0);
    for (const [at, value] of fields)
      if (at % 1 === 0) value > 0xffff ? header.writeUInt32LE(value, at) : header.writeUInt16LE(value, at);
    return header;
  };
  const local = head(
    0x04034b50,
    [
      [8, 8],
      [26, entry.length],
    ],
    30,
  );
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(bytes, 22);
  const central = head(
    0x02014b50,
    [
      [10, 8],
      [28, entry.length],
    ],
    46,
  );
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(bytes, 24);
  const end = head(
    0x06054b50,
    [
      [8, 1],
      [10, 1],
    ],
    22,
  );
  end.writeUInt32LE(central.length + entry.length, 12);
  end.writeUInt32LE(local.length + entry.length + packed.length, 16);
  return Buffer.concat([local, entry, packed, central, entry, end]);
};

describe.each(Object.keys(QUEUE_PLACES) as PlatformName[])('on %s', (platform) => {
  const open = async (options: Parameters<(typeof QUEUE_PLACES)['telegram']>[0] = {}) => {
    place = await QUEUE_PLACES[platform](options);
  };

  it('a librarian adds a file, completes and approves it, and the answer quotes it', async () => {
    await open();
    const { librarian, member } = place;
    const shown = await librarian.command('add', {}, { file: TIDES });
    for (const part of [
      'This document is in the queue.',
      'tides.txt',
      '2 passages',
      'The tide turns twice a day at the quay.',
      'Language: English',
      'Published: not given',
      'Source: not given',
      'Licence: not given',
    ])
      expect(shown).toContain(part);
    expect(place.posted().join()).not.toContain('tide');
    expect(await member.command('ask', QUESTION)).not.toContain('twice a day');

    const id = codeOf();
    const edited = await librarian.command('queue', {
      action: 'edit',
      item: id,
      title: 'Tides of the bay',
      date: '2025-03',
      source: 'https://example.org/tides',
      licence: 'CC0',
    });
    expect(edited).toContain('Published: 2025-03');
    expect(edited).toContain('Source: https://example.org/tides');
    expect(await librarian.command('queue', { action: 'edit', item: id, date: 'last May' })).toContain(
      'date',
    );
    expect(await librarian.command('queue', { action: 'edit', item: id, licence: 'none' })).toContain(
      'Licence: not given',
    );
    expect(await librarian.command('queue')).toContain('Tides of the bay');
    await librarian.press('Tides of the bay');
    expect(await librarian.press('Approve')).toContain('is in the library now, as added/tides.txt');
    expect([waiting(), rowsOf(place.database, 'originals')]).toEqual([[], []]);
    expect(readFileSync(file('added/tides.txt'), 'utf8')).toBe(TIDES.content);
    const sidecar = readFileSync(file('added/tides.meta.yaml'), 'utf8');
    expect(sidecar).toMatch(/url: https:\/\/example\.org\/tides/);
    expect(sidecar).not.toContain('licence');
    const answer = await member.command('ask', QUESTION);
    expect(answer).toContain('The tide turns twice a day at the quay.');
    expect(answer).toContain('Tides of the bay');
    expect(recorded()).toEqual([
      ['queue add', librarian.name, { submission: id }],
      ['queue edit', librarian.name, { submission: id, fields: 'title, date, source, licence' }],
      ['queue edit', librarian.name, { submission: id, fields: 'licence' }],
      ['queue approve', librarian.name, { submission: id }],
    ]);
    await tick();
    // Whoever decides about their own document is not told what they know.
    expect(librarian.told()).toEqual([]);
  });

  it('a link is fetched as by the operator: with its title, after redirects, and from public addresses alone', async () => {
    const site = await openSite({
      '/tides': '<title>Tides of the bay</title><main><p>The tide turns twice a day at the quay.</p></main>',
      '/moved': { to: '/tides' },
      '/inside': { to: 'http://intranet.test/secret' },
    });
    await open({ network: site.network });
    const { librarian, member } = place;
    for (const link of [
      site.url('/inside'),
      'http://127.0.0.2/x',
      'file:///etc/passwd',
      site.url('/nowhere'),
    ])
      expect(await librarian.command('add', { link })).toContain('could not be read');
    expect(waiting()).toEqual([]);
    expect(await librarian.command('add', { link: site.url('/moved') })).toContain('Tides of the bay');
    expect(await approve(librarian)).toContain('added/tides-of-the-bay.html');
    expect(readFileSync(file('added/tides-of-the-bay.meta.yaml'), 'utf8')).toContain(site.url('/tides'));
    expect(await member.command('ask', QUESTION)).toContain('The tide turns twice a day at the quay.');
  });

  it("takes the file or the link of somebody else's message", async () => {
    const site = await openSite({ '/tides': '<title>Tides</title><p>The tide turns twice a day.</p>' });
    await open({ network: site.network });
    const { librarian, member } = place;
    expect(await librarian.addFrom('Look what I found', TIDES)).toContain('2 passages');
    expect(await librarian.addFrom(`Have you seen (${site.url('/tides')}), everybody?`)).toContain(
      '1 passage'.replace('1', 'one'),
    );
    expect(await librarian.addFrom('Have you seen the tides?')).toContain('To send in a document');
    expect(await member.addFrom('Look what I found', { ...TIDES, content: 'Something else.\n' })).toContain(
      'Only librarians',
    );
    expect(waiting()).toHaveLength(2);
  });

  it('a member suggests where moderators allow it, and is told the outcome alone', async () => {
    await open();
    const { librarian, second, moderator, member } = place;
    const other = { name: 'moon.md', content: '# The moon\n\nThe moon is painted by the tide.\n' };
    expect(await member.command('suggest', {}, { file: TIDES })).toContain('cannot be suggested here');
    expect(await member.command('settings', { suggestions: 'allow' })).toMatch(/Only people/);
    expect(await allowSuggestions()).toContain('Members can suggest documents');
    expect(waiting()).toEqual([]);
    const kept = await member.command('suggest', {}, { file: TIDES });
    expect(kept).toContain('you will be told the outcome');
    expect(kept).toContain('2 passages');
    place.bot.clock.forward(1_000);
    await member.command('suggest', {}, { file: other });
    expect(await member.command('suggest')).toMatch(/tides.*The moon/);
    // Whether Discord lets the bot write to them shows only by writing.
    const greetings = member.told();
    expect(new Set(greetings)).toEqual(new Set(platform === 'discord' ? [GREETING] : []));
    expect(place.posted().join()).not.toMatch(/tide|moon/);
    expect(await member.command('suggest', {}, { file: TIDES })).toContain('already waiting');

    const [tides, moon] = [codeOf(0), codeOf(1)];
    const reason = 'It is a poem, not a document.';
    expect(await second.command('queue', { action: 'reject', item: moon })).toContain('Why is it rejected?');
    expect(await second.command('queue', { action: 'reject', item: moon, reason })).toContain(
      'rejected and deleted',
    );
    expect(await approve(librarian, tides)).toContain('in the library now');
    await tick();
    await tick();
    expect(member.told()).toEqual([
      `“The moon” was suggested for the library and was not added. Reason: ${reason}`,
      '“tides” was suggested for the library and has been added.',
    ]);
    expect(moderator.told()).toEqual([]);
    expect(place.posted().join()).not.toMatch(/tides|moon/);
    // Who was told where is kept no longer than that.
    await place.bot.app.services.tick();
    expect(recorded().map(([act, actor]) => [act, actor])).toEqual([
      ['queue suggest', member.name],
      ['queue suggest', member.name],
      ['queue reject', second.name],
      ['queue approve', librarian.name],
    ]);
    await moderator.command('settings', { suggestions: 'refuse' });
    expect(await member.command('suggest', {}, { file: other })).toContain('cannot be suggested here');
    expect(await member.command('suggest', {}, { file: other, alone: true })).toContain(
      'in a group or channel whose moderators allow it',
    );
  });

  it('tells the chat, without a name, where whoever suggested cannot be reached alone', async () => {
    await open();
    await allowSuggestions();
    await place.shut.command('suggest', {}, { file: TIDES });
    await approve(place.librarian);
    await tick();
    expect(place.posted().at(-1)).toBe('“tides” was suggested for the library and has been added.');
  });

  it('nobody but librarians sees the queue or decides, whatever they are told', async () => {
    await open();
    await place.librarian.command('add', {}, { file: TIDES });
    const id = codeOf();
    for (const nobody of [place.member, place.moderator])
      for (const options of [
        {},
        { action: 'show', item: id },
        { action: 'approve', item: id },
        { action: 'reject', item: id, reason: 'no' },
        { action: 'edit', item: id, title: 'Mine' },
      ])
        expect(await nobody.command('queue', options)).toContain('Only librarians');
    expect(await place.member.command('add', {}, { file: { ...TIDES, content: 'x\n' } })).toContain(
      'Only librarians',
    );
    expect(waiting()).toHaveLength(1);
    expect(existsSync(file('added'))).toBe(false);
  });

  it('says what is wrong with a file, and keeps nothing of it', async () => {
    await open();
    await allowSuggestions();
    const { librarian, member } = place;
    const add = (who: Somebody, name: string, content: string | Buffer) =>
      who.command(who === librarian ? 'add' : 'suggest', {}, { file: { name, content } });
    expect(await add(librarian, 'tides.exe', 'MZ')).toContain('is not a document that is read');
    expect(await add(librarian, 'tides.docx', 'no archive')).toContain('could not be read');
    expect(await add(librarian, 'tides.docx', bomb('word/document.xml', 300_000_000))).toContain(
      'could not be read',
    );
    expect(await add(librarian, 'tides.txt', Buffer.from([0xff, 0xfe, 0xfd]))).toContain('could not be read');
    expect(await add(member, 'tides.txt', Buffer.alloc(SUGGESTED_BYTES + 1, 'a'))).toContain(
      'The limit is 8 MB',
    );
    place.spoil({ is: 'answer', status: 404 });
    expect(await add(librarian, 'tides.txt', 'a')).toContain('I could not get “tides.txt”');
    place.spoil({ is: 'reset' });
    expect(await add(librarian, 'tides.txt', 'a')).toContain('I could not get “tides.txt”');
    expect([waiting(), readdirSync(file('.'))]).toEqual([[], ['harbour.txt']]);
    // Nothing that was sent is in the log, nor an address with a secret.
    expect(place.bot.logged.join()).not.toMatch(/tides\.(exe|docx|txt)|\/attachments\/|\/file\/bot/);
    expect(await add(librarian, '../../escape/..//con.txt', 'The tide turns.\n')).toContain('one passage');
    expect(await approve(librarian)).toContain('as added/con-file.txt');
  });

  it('adds nothing twice: what is in the library, and what waits already', async () => {
    await open();
    const { librarian, second } = place;
    const harbour = { name: 'copy.txt', content: readFileSync(file('harbour.txt')) };
    expect(await librarian.command('add', {}, { file: harbour })).toContain(
      'already in the library, as harbour.txt',
    );
    await librarian.command('add', {}, { file: TIDES });
    expect(await second.command('add', {}, { file: { ...TIDES, name: 'other.txt' } })).toContain(
      'already in the queue',
    );
    const id = codeOf();
    await librarian.command('queue', { action: 'show', item: id });
    await second.command('queue', { action: 'show', item: id });
    expect(await librarian.press('Approve')).toContain('in the library now');
    expect(await second.press('Approve')).toContain('No such document is waiting');
    expect(readdirSync(file('added')).sort()).toEqual(['tides.meta.yaml', 'tides.txt']);
  });

  it('says so where the folder cannot be written, and the document waits on', async () => {
    await open();
    const { librarian } = place;
    // Where a folder would be, nobody can write, the operator of this test neither.
    writeFileSync(file('added'), '');
    expect(await librarian.command('add', {}, { file: TIDES })).toContain('cannot write into the library');
    expect(await librarian.press('Approve')).toContain('cannot write into the library');
    expect(waiting()).toHaveLength(1);
    place.library.remove('added');
    expect(await approve(librarian)).toContain('in the library now');
  });

  it('keeps what waits for so many days, then tells whoever sent it in', async () => {
    await open();
    await allowSuggestions();
    await place.member.command('suggest', {}, { file: TIDES });
    place.member.told();
    place.bot.clock.forward(WAITING_MS - 1_000);
    await tick();
    expect(waiting()).toHaveLength(1);
    place.bot.clock.forward(60 * 60_000);
    await tick();
    await tick();
    expect([waiting(), rowsOf(place.database, 'originals')]).toEqual([[], []]);
    expect(place.member.told()).toEqual([expect.stringContaining('no librarian decided about it')]);
    await tick();
    expect(place.member.told()).toEqual([]);
  });

  it('lets one person have so many suggestions waiting', async () => {
    await open();
    await allowSuggestions();
    for (let i = 0; i <= MAX_OF_PERSON; i++)
      await place.member.command('suggest', {}, { file: { name: `${i}.txt`, content: `Number ${i}.\n` } });
    expect(waiting()).toHaveLength(MAX_OF_PERSON);
  });
});
