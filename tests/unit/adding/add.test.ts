// Adding documents: what is written of files and pages, what is never overwritten, and what is refused.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openShelf } from '../../../src/adding/shelf.ts';
import { createLoader } from '../../../src/knowledge/load.ts';
import { type Site, startSite } from '../fetching/hostile-site.ts';
import { addingTo, type Place } from './adding-to.ts';

const hashOf = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const FERRY = 'The ferry leaves at noon.\n';

/** What the bot reads of the library, without anything that is wrong with it. */
const libraryOf = async (place: Place) => {
  const { documents, faults } = await createLoader(place.library)();
  expect(faults.filter(({ level }) => level !== 'note')).toEqual([]);
  return documents;
};

describe('a file', () => {
  it('is kept as the same bytes, with a sidecar that says only what is known', async () => {
    const place = addingTo({ 'Ferry times.txt': FERRY });
    const [outcome] = await place.add([join(place.from, 'Ferry times.txt')]);
    expect(outcome).toMatchObject({ is: 'added', path: 'Ferry times.txt', sidecar: 'Ferry times.meta.yaml' });
    expect(place.paths()).toEqual(['Ferry times.meta.yaml', 'Ferry times.txt']);
    expect(place.bytes('Ferry times.txt').toString()).toBe(FERRY);
    expect(place.sidecar('Ferry times.meta.yaml')).toEqual({ sha256: hashOf(FERRY) });
    await libraryOf(place);
  });

  it('has what was given, and what it says of itself', async () => {
    const html =
      '<html lang="en"><title>Fares</title><meta name="author" content="R. Berg"><meta name="date" content="2024-05-01"><p>Fares are four euros.</p>';
    const place = addingTo({ 'fares.html': html });
    const given = { licence: 'CC BY 4.0', attribution: 'the ferry crews', url: 'https://example.org/fares' };
    await place.add([join(place.from, 'fares.html')], { given });
    expect(place.sidecar('fares.meta.yaml')).toEqual({
      ...{ title: 'Fares', author: 'R. Berg', published: '2024-05-01', ...given },
      sha256: hashOf(html),
    });
    const document = (await libraryOf(place)).get('fares.html');
    expect(document?.meta).toMatchObject({ title: 'Fares', ...given });
  });

  it('keeps its sidecar, comments and voices too', async () => {
    const yaml = '# From the archive\ntitle: Ferry\nvoices:\n  - begins: The ferry\n    narration: true\n';
    const place = addingTo({ 'ferry.txt': FERRY, 'ferry.meta.yaml': yaml });
    await place.add([join(place.from, 'ferry.txt')], { given: { licence: 'CC0' } });
    const written = place.bytes('ferry.meta.yaml').toString();
    expect(written).toContain('# From the archive');
    expect(place.sidecar('ferry.meta.yaml')).toEqual({
      title: 'Ferry',
      voices: [{ begins: 'The ferry', narration: true }],
      licence: 'CC0',
      sha256: hashOf(FERRY),
    });
  });

  it.each([
    ['YAML', `---\n# By hand\ntitle: Ferry\nlicense: MIT\ntags: [sea]\n---\n${FERRY}`],
    ['TOML', `+++\ntitle = "Ferry"\nlicense = "MIT"\ntags = ["sea"]\n+++\n${FERRY}`],
    ['JSON', `{\n"title": "Ferry", "license": "MIT", "tags": ["sea"]\n}\n${FERRY}`],
  ])(
    'with front matter in %s has it moved into the sidecar if there is something to add',
    async (_, text) => {
      const place = addingTo({ 'ferry.md': text });
      const path = join(place.from, 'ferry.md');
      await place.add([path], { given: { licence: 'CC BY 4.0' } });
      expect(place.bytes('ferry.md').toString().trimStart()).toBe(FERRY);
      expect(place.sidecar('ferry.meta.yaml')).toMatchObject({
        title: 'Ferry',
        licence: 'CC BY 4.0',
        sha256: hashOf(place.bytes('ferry.md')),
      });
      const document = (await libraryOf(place)).get('ferry.md');
      expect(document?.meta).toMatchObject({ title: 'Ferry', licence: 'CC BY 4.0', tags: ['sea'] });
      expect(await place.add([path])).toMatchObject([{ is: 'there', path: 'ferry.md' }]);
    },
  );

  it('with front matter is kept as it is if there is nothing to add', async () => {
    const text = `---\ntitle: Ferry\n---\n${FERRY}`;
    const place = addingTo({ 'ferry.md': text });
    expect(await place.add([join(place.from, 'ferry.md')])).toMatchObject([{ is: 'added', sidecar: null }]);
    expect(place.paths()).toEqual(['ferry.md']);
    expect(place.bytes('ferry.md').toString()).toBe(text);
  });

  it('that is there already, under whatever name, is not written again', async () => {
    const place = addingTo({ 'ferry.txt': FERRY }, { 'old/times.txt': FERRY });
    expect(await place.add([join(place.from, 'ferry.txt')])).toMatchObject([
      { is: 'there', path: 'old/times.txt' },
    ]);
    expect(place.paths()).toEqual(['old/times.txt']);
  });

  it('never takes the place or the sidecar of another document', async () => {
    const there = { 'ferry.txt': 'Another ferry.', 'Fares.md': 'Old fares.', 'map.meta.yaml': 'title: Map' };
    const place = addingTo(
      {
        'ferry.txt': FERRY,
        'fares.html': '<p>Fares.</p>',
        'map.txt': 'A map.',
        'two/ferry.txt': 'A second ferry.',
      },
      there,
    );
    const names = ['ferry.txt', 'fares.html', 'map.txt', 'two/ferry.txt'];
    const outcomes = await place.add(names.map((name) => join(place.from, name)));
    expect(outcomes.map((one) => 'path' in one && one.path)).toEqual([
      'ferry-2.txt',
      'fares-2.html',
      'map-2.txt',
      'ferry-3.txt',
    ]);
    for (const [path, text] of Object.entries(there)) expect(place.bytes(path).toString()).toBe(text);
  });

  it('is written whole by each of many that add at once', async () => {
    const place = addingTo();
    const shelves = await Promise.all(Array.from({ length: 12 }, () => openShelf(place.library, [])));
    const paths = await Promise.all(
      shelves.map((shelf, i) =>
        shelf.write('ferry.txt', {
          bytes: Buffer.from(`Ferry ${i}`),
          sidecar: Buffer.from(`title: Ferry ${i}`),
        }),
      ),
    );
    expect(new Set(paths).size).toBe(12);
    expect(place.paths()).toHaveLength(24);
    for (const [i, path] of paths.entries()) {
      expect(place.bytes(path).toString()).toBe(`Ferry ${i}`);
      expect(place.bytes(path.replace('.txt', '.meta.yaml')).toString()).toBe(`title: Ferry ${i}`);
    }
  });

  it('that cannot be written leaves nothing', async () => {
    const place = addingTo({ 'sub/ferry.txt': FERRY }, { sub: 'a file, not a folder' });
    await expect(place.add([place.from])).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(place.paths()).toEqual(['sub']);
  });

  it('is not written through a link that leads out of the library', async () => {
    const place = addingTo({ 'sub/deep/ferry.txt': FERRY });
    mkdirSync(join(place.from, '..', 'outside'));
    symlinkSync(join(place.from, '..', 'outside'), join(place.library, 'sub'));
    await expect(place.add([place.from])).rejects.toThrow('outside of the library');
    expect(readdirSync(join(place.from, '..', 'outside'))).toEqual([]);
  });

  it.each([
    ['empty.txt', '', 'no paragraph'],
    ['bad.txt', Buffer.from([0xff, 0x41]), 'is not UTF-8'],
    ['words.docx', 'no archive', ''],
    ['table.csv', 'a,b', 'is not a document that is read'],
    ['broken.md', '---\nvalid_until: soon\n---\nWords.', 'valid_until'],
  ])('that is faulty is refused by its name, and nothing is written: %s', async (name, bytes, problem) => {
    const place = addingTo({ [name]: bytes });
    const [outcome] = await place.add([join(place.from, name)]);
    expect(outcome).toMatchObject({
      is: 'refused',
      faults: [{ file: join(place.from, name), level: 'error' }],
    });
    expect(JSON.stringify(outcome)).toContain(problem);
    expect(place.paths()).toEqual([]);
  });

  it('with a faulty sidecar, or metadata that do not fit together, is refused', async () => {
    const place = addingTo({
      'a.txt': FERRY,
      'a.meta.yaml': 'title: [\n',
      'b.txt': 'Words of b.',
      'b.meta.yaml': 'valid_until: 2024\n',
    });
    expect(await place.add([join(place.from, 'a.txt')])).toMatchObject([
      { is: 'refused', faults: [{ file: join(place.from, 'a.meta.yaml') }] },
    ]);
    const [late] = await place.add([join(place.from, 'b.txt')], { given: { published: '2025' } });
    expect(late).toMatchObject({ is: 'refused' });
    expect(JSON.stringify(late)).toContain('not before');
    expect(place.paths()).toEqual([]);
  });

  it('that is only looked at is not written', async () => {
    const place = addingTo({ 'ferry.txt': FERRY, 'same.txt': FERRY, 'x/ferry.txt': 'Other words.' });
    const inputs = ['ferry.txt', 'same.txt', 'x/ferry.txt'].map((name) => join(place.from, name));
    expect(await place.add(inputs, { isDryRun: true })).toMatchObject([
      { is: 'added', path: 'ferry.txt' },
      { is: 'there', path: 'ferry.txt' },
      { is: 'added', path: 'ferry-2.txt' },
    ]);
    expect(place.paths()).toEqual([]);
  });

  it('that changes later is noticed', async () => {
    const place = addingTo({ 'ferry.txt': FERRY });
    await place.add([join(place.from, 'ferry.txt')]);
    writeFileSync(join(place.library, 'ferry.txt'), 'The ferry leaves at one.\n');
    const { faults } = await createLoader(place.library)();
    expect(faults).toMatchObject([
      {
        file: 'ferry.meta.yaml',
        level: 'warning',
        problem: 'sha256: the file has changed since it was added.',
      },
    ]);
    expect(faults[0]?.remedy).toContain(hashOf('The ferry leaves at one.\n'));
  });
});

describe('a folder', () => {
  it('is added with its folders, and says what was passed over', async () => {
    const place = addingTo({
      'a.txt': 'Words of a.',
      'deep/er/b.md': '# B\n\nWords of b.',
      'deep/er/b.meta.yaml': 'title: B',
      'c.rtf': '{rtf',
      'd.rtf': '{rtf',
      'questions.yaml': '[]',
      'synonyms.yaml': '- a = b',
      'sources.yaml': '[]',
      'stray.meta.yaml': 'title: x',
      Makefile: 'all:',
      '.hidden.txt': 'secret',
    });
    const outcomes = await place.add([place.from]);
    expect(outcomes.map((one) => 'path' in one && one.path)).toEqual(['a.txt', 'deep/er/b.md']);
    expect(place.sidecar('deep/er/b.meta.yaml')).toMatchObject({ title: 'B' });
    expect(place.passedOver.sort()).toEqual([
      '.rtf is not read',
      '.rtf is not read',
      'it describes a document that is not there',
      'it helps to find documents, and is none',
      'it helps to find documents, and is none',
      'it helps to find documents, and is none',
      'its name has no ending',
    ]);
    const again = await place.add([place.from]);
    expect(again.map(({ is }) => is)).toEqual(['there', 'there']);
  });

  it('is not left by a link', async () => {
    const place = addingTo({ 'inside/a.txt': 'Words.', 'secret.txt': 'Secret words.' });
    symlinkSync(join(place.from, 'secret.txt'), join(place.from, 'inside', 'link.txt'));
    const outcomes = await place.add([join(place.from, 'inside')]);
    expect(outcomes.map(({ is }) => is).sort()).toEqual(['added', 'refused']);
    expect(place.paths()).toEqual(['a.meta.yaml', 'a.txt']);
  });
});

describe('a page', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  const serve = (path: string, type: string, bytes: string | Uint8Array) =>
    site.on(path, (_, response) => {
      response.setHeader('Content-Type', type);
      response.end(bytes);
    });
  const page = (head: string, words = 'The ferry leaves at noon.') =>
    `<!doctype html><html lang="en"><head>${head}</head><body><main><p>${words}</p></main></body></html>`;

  it('is named by its title, and says where it was and when', async () => {
    const html = page('<title>The Harbor: Ferry/Times?</title>');
    serve('/f?id=1', 'text/html', html);
    const place = addingTo();
    const [outcome] = await place.add([site.url('/f?id=1#top')], { fetcher: site.fetcher() });
    expect(outcome).toMatchObject({ is: 'added', path: 'the-harbor-ferry-times.html' });
    expect(place.bytes('the-harbor-ferry-times.html').toString()).toBe(html);
    expect(place.sidecar('the-harbor-ferry-times.meta.yaml')).toEqual({
      title: 'The Harbor: Ferry/Times?',
      url: site.url('/f?id=1'),
      retrieved: '2026-03-14T12:30:15Z',
      sha256: hashOf(html),
    });
    const document = (await libraryOf(place)).get('the-harbor-ferry-times.html');
    expect(document?.meta).toMatchObject({
      retrieved: '2026-03-14',
      url: site.url('/f?id=1'),
      published: null,
      author: null,
    });
  });

  it('gives the address that it calls its own, if that is on the same site', async () => {
    serve(
      '/own',
      'text/html',
      page('<link rel="canonical" href="http://www.site.test/ferry"><title>Own</title>'),
    );
    serve(
      '/other',
      'text/html',
      page('<link rel="canonical" href="https://evil.test/"><title>Other</title>'),
    );
    serve(
      '/login',
      'text/html',
      page('<link rel="canonical" href="http://me:pw@site.test/"><title>Login</title>'),
    );
    const place = addingTo();
    const inputs = ['/own', '/other', '/login'].map((path) => site.url(path));
    await place.add(inputs, { fetcher: site.fetcher() });
    expect(place.sidecar('own.meta.yaml').url).toBe('http://www.site.test/ferry');
    expect(place.sidecar('other.meta.yaml').url).toBe(site.url('/other'));
    expect(place.sidecar('login.meta.yaml').url).toBe(site.url('/login'));
  });

  it('without a title is named by its address, and has its front matter moved', async () => {
    serve('/notes/ferry.md', 'text/plain', `---\nurl: https://evil.test/\nauthor: R. Berg\n---\n${FERRY}`);
    const place = addingTo();
    await place.add([site.url('/notes/ferry.md')], { fetcher: site.fetcher() });
    expect(place.bytes('ferry.md').toString()).toBe(FERRY);
    expect(place.sidecar('ferry.meta.yaml')).toMatchObject({
      author: 'R. Berg',
      url: site.url('/notes/ferry.md'),
    });
  });

  it.each([
    ['text/html; charset=windows-1251', Buffer.from('<p>\xcf\xe0\xf0\xee\xec</p>', 'latin1'), 'Паром', true],
    ['text/html; charset=windows-1251', '<p>Паром</p>', 'Паром', false],
    ['text/html; charset=iso-2022-jp', "<p>\u001b$B%U%'\u001b(B</p>", 'フェ', true],
    ['text/html; charset=utf-8', '<meta charset="shift_jis"><p>Паром</p>', 'Паром', true],
    ['text/html; charset=utf-8', '<p>Паром</p>', 'Паром', false],
    [
      'text/html; charset=windows-1251',
      Buffer.from('<meta charset=windows-1251><p>\xcf\xe0\xf0\xee\xec</p>', 'latin1'),
      'Паром',
      false,
    ],
    ['text/plain; charset=windows-1251', Buffer.from('\xcf\xe0\xf0\xee\xec', 'latin1'), 'Паром', true],
    ['text/html; charset=utf-8', Buffer.from('<p>\xcf\xe0</p>', 'latin1'), null, false],
    ['text/html; charset=no-such', '<p>Words</p>', null, false],
  ])('of %s is read in that encoding (%#)', async (type, bytes, words, isConverted) => {
    serve('/encoded', type, bytes);
    const place = addingTo();
    const [outcome] = await place.add([site.url('/encoded')], { fetcher: site.fetcher() });
    const [path = ''] = place.paths().filter((one) => !one.endsWith('.yaml'));
    if (words === null) {
      expect(outcome).toMatchObject({ is: 'refused' });
      return;
    }
    expect((await libraryOf(place)).get(path)?.text.replace('\uFEFF', '')).toBe(words);
    expect(place.bytes(path).equals(Buffer.from(bytes as string))).toBe(!isConverted);
    expect(place.sidecar(path.replace(/\.\w+$/, '.meta.yaml')).sha256).toBe(hashOf(place.bytes(path)));
  });

  it('that cannot be fetched is refused by its address, without a password', async () => {
    const place = addingTo();
    const [missing, login] = await place.add([site.url('/missing'), site.url('/x', 'me:hunter2@site.test')], {
      fetcher: site.fetcher(),
    });
    expect(missing).toMatchObject({
      is: 'refused',
      faults: [{ file: site.url('/missing'), problem: 'answers with the status 404.' }],
    });
    expect(JSON.stringify(login)).toContain('user name or a password');
    expect(JSON.stringify(login)).not.toContain('hunter2');
    expect(place.paths()).toEqual([]);
  });
});
