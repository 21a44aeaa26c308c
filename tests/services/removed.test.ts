// A document that the operator has removed for good: nothing of it is kept, and its codes say that it was removed, while the bot runs too.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createPages } from '../../src/pages/pages.ts';
import { createWebServer } from '../../src/web/server.ts';
import { silent } from '../stores-of.ts';
import { data } from '../unit/stores/filled.ts';
import { rowsOf } from './tables.ts';
import { openTown, type Town } from './towns.ts';

const KEY = 'the key of the tests, which is no secret';
const SECRET = 'Ottoline Quagsworth keeps the smugglers in the boathouse.';
const LATER = `${SECRET}\n\nThe boathouse is painted green, and Ottoline Quagsworth has the key to it.\n`;

let town: Town;
const servers: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  await town.close();
});

const place = () => ({ url: null, file: town.file });
const remove = (path: string) =>
  data(place(), ['forget', '--document', path], {
    auditKey: KEY,
    knowledgeDir: town.library.config.knowledgeDir,
  });

/** What the pages answer, as a browser asks them. */
const pagesOf = async () => {
  const { library, host, services, comparing } = town.bot.app;
  const web = createWebServer({ ...readConfig({ PORT: '0' }), log: silent, health: () => ({ ok: true }) });
  const { editions } = services;
  const pages = createPages({
    app: web.app,
    library,
    editions,
    publicUrl: null,
    clock: town.bot.clock,
    comparing,
    site: { name: null },
    hasTopics: () => false,
  });
  await pages.start(host);
  const address = (await web.listen()).replace(/\/$/, '');
  servers.push(web);
  return async (path: string) => {
    const answer = await fetch(address + path, { redirect: 'manual' });
    return { status: answer.status, text: await answer.text() };
  };
};

/** The document in two revisions, shown in the group, told of by a digest, and with a note; its codes. */
const live = async (): Promise<string[]> => {
  await town.say('boss', town.chat, '/digest on daily at 09:00 UTC');
  town.library.write('boathouse.txt', `${SECRET}\n`);
  await town.bot.app.refresh();
  const before = town.bot.app.library.snapshot().passages.map(({ citation }) => citation);
  town.library.write('boathouse.txt', LATER);
  await town.bot.app.refresh();
  await town.bot.app.services.tick();
  await town.say(
    'librarian',
    town.alone('librarian'),
    '/source correct boathouse.txt note:"Ottoline Quagsworth"',
  );
  const { passages } = town.bot.app.library.snapshot();
  const codes = passages.filter(({ document }) => document.path === 'boathouse.txt');
  return [...new Set([...codes.map(({ citation }) => citation), ...before])].filter(
    (code) => !passages.some((p) => p.citation === code && p.document.path !== 'boathouse.txt'),
  );
};

const holding = (text: string): string[] => {
  const folder = dirname(town.file);
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));
};

it('is refused while the file is there, and where nothing is known of it', async () => {
  town = await openTown('telegram', ({ full }) => ({ librarians: [full('librarian')] }));
  await live();
  const refused = await remove('boathouse.txt');
  expect([refused.code, refused.said]).toEqual([
    1,
    expect.stringMatching(/still exists.*Nothing has been changed/),
  ]);
  town.library.remove('boathouse.txt');
  await town.bot.app.refresh();
  const unknown = await remove('boat-house.txt');
  expect([unknown.code, unknown.said]).toEqual([
    1,
    'Nothing is stored about boat-house.txt.\nStored documents that are no longer in the library:\n  boathouse.txt',
  ]);
});

it('is gone from every file and every answer, and its codes lead to "removed"', async () => {
  town = await openTown('telegram', ({ full }) => ({ librarians: [full('librarian')] }));
  const codes = await live();
  expect(codes).toHaveLength(2);
  const show = await pagesOf();
  town.library.remove('boathouse.txt');
  await town.bot.app.refresh();
  await town.bot.app.services.tick();
  // The bot has had its texts in its hands.
  for (const code of codes) {
    expect((await town.say('boss', town.chat, `/cite ${code}`)).text).toContain('Ottoline');
    expect((await show(`/c/${code}`)).status).toBe(302);
  }
  const { editions } = town.bot.app.services;
  const now = (await editions.ownEdition())?.edition ?? 0;
  expect(JSON.stringify(await editions.changes(1, now - 1))).toContain('Ottoline');
  const digest = rowsOf(town.file, 'digests')[0]?.id;
  const changes = `/changes ${digest} from:1 to:${now - 1}`;
  expect((await town.say('boss', town.chat, changes)).text).toContain('Ottoline');
  for (const name of ['index.bin', 'vectors.bin']) writeFileSync(join(dirname(town.file), name), SECRET);

  const { code, said } = await remove(join(town.library.config.knowledgeDir, 'boathouse.txt'));
  expect([code, said]).toEqual([
    0,
    expect.stringMatching(/^Removed boathouse\.txt: 2 revisions and 2 passages/),
  ]);
  expect(holding('Ottoline')).toEqual([]);
  expect(existsSync(join(dirname(town.file), 'index.bin'))).toBe(false);
  for (const citation of codes) {
    const cited = await town.say('boss', town.chat, `/cite ${citation}`);
    expect([cited.outcome, cited.text]).toEqual([
      'missing',
      expect.stringContaining('permanently removed from the library'),
    ]);
    for (const ending of ['', '.bib', '.json']) {
      const page = await show(`/c/${citation}${ending}`);
      expect([page.status, page.text]).toEqual([
        410,
        expect.stringContaining('permanently removed from the library'),
      ]);
    }
  }
  for (const query of ['', `?c=${codes[0]}`, '?r=0123456789ab', '?from=0123456789ab']) {
    const page = await show(`/s/boathouse.txt${query}`);
    expect([page.status, page.text]).toEqual([410, expect.not.stringMatching(/Ottoline|boathouse/)]);
  }
  expect((await town.say('boss', town.chat, changes)).text).not.toMatch(/Ottoline|boathouse/);
  for (let from = 0; from < now; from++)
    expect(JSON.stringify(await editions.changes(from, now))).not.toContain('Ottoline');
  const exported = await data(place(), ['export']);
  expect(exported.said).not.toContain('Ottoline');
  expect((await data(place(), ['audit', '--verify'], { auditKey: KEY })).code).toBe(0);

  // It is said again by a bot that begins anew, and no longer once the file is back.
  await town.restart();
  expect((await town.say('boss', town.chat, `/cite ${codes[0]}`)).outcome).toBe('missing');
  town.library.write('boathouse.txt', LATER);
  await town.bot.app.refresh();
  expect((await town.say('boss', town.chat, `/cite ${codes[0]}`)).text).toContain('Ottoline');
});

it('what was on its way and quotes it is not sent', async () => {
  town = await openTown('telegram', ({ full }) => ({ librarians: [full('librarian')] }));
  await live();
  const { library, services } = town.bot.app;
  const passage = library.snapshot().passages.find(({ document }) => document.path === 'boathouse.txt');
  const silent = await town.say('member', town.chat, 'who embroidered the zanzibarine curtains?');
  await town.say('member', town.chat, silent.buttons['Tell me when there is an answer'] ?? '');
  const gap = rowsOf(town.file, 'gaps')[0]?.id;
  const linked = await town.say('librarian', town.chat, `/gaps link ${gap} ${passage?.citation} sure`);
  expect(linked.outcome).toBe('answered');
  town.library.remove('boathouse.txt');
  expect((await remove('boathouse.txt')).said).toContain(
    'Not sent, because it quotes the document: 1 message.',
  );
  await town.bot.app.refresh();
  await services.tick();
  expect(town.told('member')).toEqual([]);
  expect(holding('Ottoline')).toEqual([]);
});
