// Pages are kept, and never shown where they no longer hold. Over real HTTP, with a real database.

import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestClock } from '../app-of.ts';
import { textOf } from '../html.ts';
import { openSite, type Site } from './site.ts';
import { FERRY, GARDEN, town } from './town.ts';

const clock = createTestClock();
let site: Site;
let folder: string;
beforeAll(async () => {
  const found = await town({ 'knowledge/garden.meta.yaml': 'licence: CC0\n' });
  folder = found.KNOWLEDGE_DIR;
  site = await openSite({ ...found, PUBLIC_URL: 'https://town.example' }, { remembers: true, clock });
});

const write = async (path: string, text: string) => {
  await writeFile(join(folder, path), text);
  await site.app.refresh();
};

/** The page now, and whether it is still the one that a browser has. */
const look = async (path: string, tag = '', headers: Record<string, string> = {}) => {
  const asked = await site.get(path, headers);
  const isKept = (await site.get(path, { ...headers, 'if-none-match': tag })).status === 304;
  return { status: asked.status, html: await asked.text(), tag: asked.headers.get('etag') ?? '', isKept };
};

describe('a page that is kept', () => {
  it('is made of its document once for a revision and language, and not at all for a browser that has it', async () => {
    // Passages are looked at wherever a text is made into a page.
    const looks = vi.spyOn(site.app.library, 'excerpt');
    const made = async (act: () => Promise<unknown>) => {
      const before = looks.mock.calls.length;
      await act();
      return looks.mock.calls.length - before;
    };
    const passages = site.app.library
      .snapshot()
      .passages.filter(({ document }) => document.path === 'ferry.md').length;
    const get = (headers = {}) => look('/s/ferry.md', '', headers);
    expect(await made(() => Promise.all(Array.from({ length: 10 }, () => get())))).toBe(passages);
    expect(await made(() => Promise.all(Array.from({ length: 10 }, () => get())))).toBe(0);
    expect(await made(() => get({ 'accept-language': 'ar' }))).toBe(passages);
    const { tag } = await get();
    await write('garden.txt', `${GARDEN}\nA new bed was dug.\n`);
    // Another document has changed; the page is what it was.
    expect(await made(async () => expect((await look('/s/ferry.md', tag)).isKept).toBe(true))).toBe(0);
    await write('ferry.md', FERRY.replace('forty minutes', 'fifty minutes'));
    expect(
      await made(async () => {
        const { status } = await site.get('/s/ferry.md', { 'if-none-match': tag });
        expect(status).toBe(200);
      }),
    ).toBe(passages);
    const fresh = (await look('/s/ferry.md')).tag;
    await write('ferry.md', `${FERRY}\nOne more.\n`);
    await write('ferry.md', FERRY.replace('forty minutes', 'fifty minutes'));
    expect(
      await made(async () => expect((await look('/s/ferry.md', fresh)).html).toContain('fifty')),
    ).toBeLessThanOrEqual(passages);
    looks.mockRestore();
    await write('ferry.md', FERRY);
    await write('garden.txt', GARDEN);
  });

  it('holds nothing of who asked for it first', async () => {
    const cookie = 'verbatim_session=123e4567-e89b-42d3-a456-426614174000; __Host-verbatim_choices=he';
    const [mine, theirs] = [await look('/s/orchard.md', '', { cookie }), await look('/s/orchard.md')];
    expect(mine.html).toContain('<html lang="he"');
    expect(theirs.html).toContain('<html lang="en"');
    expect((await look('/s/orchard.md', mine.tag)).isKept).toBe(false);
    expect(mine.html + theirs.html).not.toContain('123e4567');
    const answer = await site.get('/s/orchard.md');
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get('vary')).toBe('Accept-Language, Cookie');
  });

  it.each<[string, (meta: string) => string]>([
    ['its licence', () => 'licence: no longer given\n'],
    ['that it is shown in excerpts only', (meta) => `${meta}show: excerpts\n`],
    ['its title', (meta) => `${meta}title: Beds and tools\n`],
    ['whose words they are', (meta) => `${meta}attribution: the gardeners\n`],
    ['a note of its file', (meta) => `${meta}status: corrected\nnote: The gate opens at eight.\n`],
  ])('is another when this changes: %s', async (_, changed) => {
    const meta = 'licence: CC0\n';
    await write('garden.meta.yaml', meta);
    const { tag, html } = await look('/s/garden.txt');
    expect(html).toContain('The community garden opens');
    await write('garden.meta.yaml', changed(meta));
    const now = await look('/s/garden.txt', tag);
    expect([now.status, now.isKept, now.html === html]).toEqual([200, false, false]);
    await write('garden.meta.yaml', meta);
    expect((await look('/s/garden.txt', tag)).isKept).toBe(true);
  });

  it('is another when a librarian says something of its document, and gone when it is withdrawn', async () => {
    const librarian = { platform: 'console', chat: 'console:terminal', user: 'console:terminal' };
    const say = (line: string) =>
      site.app.host.answer({
        origin: { ...librarian, alone: true, way: 'typed', language: 'en' },
        said: { line },
      });
    const { tag } = await look('/s/garden.txt');
    await write('garden.txt', GARDEN.replace('seven', 'six'));
    const [, old] = /href="[^"]*(\?r=[0-9a-f]{12})"/.exec((await look('/s/garden.txt')).html) ?? [];
    const [, from] = /href="[^"]*(\?from=[0-9a-f]{12})"/.exec((await look('/s/garden.txt')).html) ?? [];
    const paths = ['/s/garden.txt', `/s/garden.txt${old}`, `/s/garden.txt${from}`];
    const tags: string[] = [];
    for (const path of paths) {
      const shown = await look(path);
      expect([path, shown.status]).toEqual([path, 200]);
      tags.push(shown.tag);
    }
    expect((await say('/library withdraw garden.txt')).outcome).toBe('answered');
    for (const [i, path] of paths.entries()) {
      const gone = await look(path, tags[i]);
      expect([path, gone.status, gone.isKept]).toEqual([path, 404, false]);
      expect(gone.html).not.toContain('tomato');
    }
    await say('/library restore garden.txt');
    await write('garden.meta.yaml', 'licence: CC0\nstatus: retracted\nnote: It was made up.\n');
    for (const [i, path] of paths.entries()) {
      const gone = await look(path, tags[i]);
      expect([path, gone.status >= 400, gone.isKept]).toEqual([path, true, false]);
      expect(gone.html).not.toContain('tomato');
    }
    await write('garden.meta.yaml', 'licence: CC0\n');
    await write('garden.txt', GARDEN);
    expect((await look('/s/garden.txt', tag)).html).toContain('tomato');
  });

  it('is another when another document that it leads to has another title', async () => {
    await write('heir.md', '---\ntitle: The heir\nlicence: CC0\n---\nSix tomatoes.\n');
    await write('garden.meta.yaml', 'licence: CC0\nstatus: superseded\nsuperseded_by: heir.md\n');
    const { tag, html } = await look('/s/garden.txt');
    expect(html).toContain('The heir');
    await write('heir.md', '---\ntitle: The other heir\nlicence: CC0\n---\nSix tomatoes.\n');
    const now = await look('/s/garden.txt', tag);
    expect([now.isKept, now.html.includes('The other heir')]).toEqual([false, true]);
    await write('garden.meta.yaml', 'licence: CC0\n');
    await rm(join(folder, 'heir.md'));
    await site.app.refresh();
  });

  it('tells of earlier revisions as soon as there are some, and is gone with its file', async () => {
    await write('market.txt', 'The market is in the square.\n');
    expect((await look('/s/market.txt')).html).toContain('?r=');
    await rm(join(folder, 'market.txt'));
    await site.app.refresh();
    expect((await look('/s/market.txt')).status).toBe(404);
  });

  it('is another on the day after the last on which its words are valid', async () => {
    await write('garden.meta.yaml', 'licence: CC0\nvalid_until: 2026-01-01\n');
    const [passage] = site.app.library
      .snapshot()
      .passages.filter(({ document }) => document.path === 'garden.txt');
    const path = `/s/garden.txt?c=${passage?.citation}`;
    const { tag, html } = await look(path);
    expect(textOf(html)).not.toContain('may be outdated');
    clock.forward(25 * 60 * 60_000);
    const later = await look(path, tag);
    expect(later.isKept).toBe(false);
    expect(textOf(later.html)).toMatch(/outdated|valid until/i);
    expect(later.html).not.toBe(html);
  });
});
