// The knowledge folder read again and again while people work on its files.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultLine } from '../../../src/knowledge/fault.ts';
import { createLoader, type Loaded } from '../../../src/knowledge/load.ts';
import { folderOf } from './folder-of.ts';

const load = async (files: Readonly<Record<string, string>>): Promise<Loaded> =>
  createLoader((await folderOf(files)).path)();
const problems = ({ faults }: Loaded): string[] => faults.map((f) => `${f.file} ${f.level}: ${f.problem}`);
const texts = ({ documents }: Loaded): string[] => [...documents.values()].map((d) => d.text);

describe('what is read', () => {
  test('documents of every kind and depth, in the order of their paths', async () => {
    const loaded = await load({
      'b.md': 'Boats.',
      'a/c.txt': 'Roses.',
      'a/b.markdown': 'Piers.',
      'Z.TXT': 'Lamps.',
    });
    expect([...loaded.documents.keys()]).toEqual(['Z.TXT', 'a/b.markdown', 'a/c.txt', 'b.md']);
    expect(loaded.faults).toEqual([]);
  });

  test('hidden files are not, and nobody is told', async () => {
    const loaded = await load({
      'a.txt': 'Roses.',
      '.b.txt': 'Boats.',
      '.git/c.txt': 'Piers.',
      'd/.e/f.txt': 'Lamps.',
    });
    expect([[...loaded.documents.keys()], loaded.faults]).toEqual([['a.txt'], []]);
  });

  test('a sidecar describes the document of its name', async () => {
    const { documents, faults } = await load({
      'a/b.txt': '---\nRoses.\n---\n',
      'a/b.meta.yaml': 'title: Garden',
    });
    expect(documents.get('a/b.txt')).toMatchObject({ text: '---\nRoses.\n---\n', meta: { title: 'Garden' } });
    expect(faults).toEqual([]);
  });

  test('questions beside the documents', async () => {
    const { questions, faults } = await load({
      'a.txt': 'Roses.',
      'questions.yaml': '- { ask: What blooms?, find: [a.txt#1] }',
    });
    expect([questions.map((q) => q.line), faults]).toEqual([['What blooms?'], []]);
  });

  test('synonyms beside the documents, which are nobody’s sidecar', async () => {
    const { synonyms, documents, faults } = await load({
      'a.txt': 'Roses.',
      'synonyms.txt': 'A document.',
      'synonyms.yaml': '- pullout = withdrawal',
    });
    expect(synonyms?.map(({ words }) => words)).toEqual([['pullout', 'withdrawal']]);
    expect([[...documents.keys()], faults]).toEqual([['a.txt', 'synonyms.txt'], []]);
  });

  test('sources beside the documents, of which the last good list stays', async () => {
    const folder = await folderOf({ 'a.txt': 'Roses.', 'sources.yaml': '- page: https://example.org/a' });
    const again = createLoader(folder.path);
    const urls = ({ sources }: Loaded) => sources?.map(({ url }) => url);
    const first = await again();
    expect([urls(first), first.faults]).toEqual([['https://example.org/a'], []]);
    await folder.write({ 'sources.yaml': '- page: example.org' });
    const faulty = await again();
    expect(urls(faulty)).toEqual(['https://example.org/a']);
    expect(faulty.faults.map(faultLine)).toEqual([
      'sources.yaml:1: error: 0.page: expected an http or https URL. Correct it; see docs/sources.md. Its last good version stays in use.',
    ]);
    await folder.remove('sources.yaml');
    expect(urls(await again())).toEqual([]);
  });

  test('an empty folder is an empty library', async () => {
    const loaded = await load({});
    expect([loaded.documents.size, loaded.questions, loaded.faults]).toEqual([0, [], []]);
  });

  test('a folder that is not there is an error', async () => {
    const folder = await folderOf();
    await expect(createLoader(join(folder.path, 'lost'))()).rejects.toThrow('ENOENT');
  });
});

describe('warnings', () => {
  test('a file that nothing reads', async () => {
    const loaded = await load({ 'a.txt': 'Roses.', 'b.xlsx': '…', 'sub/questions.yaml': '[]' });
    expect(problems(loaded)).toEqual([
      'b.xlsx warning: is not a document, so it is not read.',
      'sub/questions.yaml warning: is not a document, so it is not read.',
    ]);
  });

  test('files that nothing reads once for each ending, with how many there are', async () => {
    const pictures = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`p/${String(i).padStart(3, '0')}.jpg`, '']),
    );
    const loaded = await load({ 'a.txt': 'Roses.', ...pictures, LICENCE: '', 'b.XLSX': '', 'c.xlsx': '' });
    expect(problems(loaded)).toEqual([
      'LICENCE warning: is not a document, so it is not read.',
      'b.XLSX warning: is not a document, so it is not read, like 1 more file with the extension .xlsx.',
      'p/000.jpg warning: is not a document, so it is not read, like 299 more files with the extension .jpg.',
    ]);
  });

  test('a sidecar whose document is not there, with the names that would be right', async () => {
    const loaded = await load({ 'a.txt': 'Roses.', 'b.meta.yaml': 'title: Boats' });
    expect(problems(loaded)).toEqual(['b.meta.yaml warning: describes a document that does not exist.']);
    expect(loaded.faults[0]?.remedy).toContain('b.txt, b.md, or b.html');
  });

  test('a page of HTML shares the rules of other documents: its sidecar, and drafts', async () => {
    const loaded = await load({
      'a.html': '<title>Old</title><p>Roses.</p>',
      'a.meta.yaml': 'title: Garden',
      'b.HTM': '---\ndraft: true\n---\n<p>Boats.</p>',
      'c.html': '<p>Tides.</p>',
      'c.md': 'Tides.',
      'c.meta.yaml': 'title: Tides',
    });
    expect([...loaded.documents].map(([path, { meta }]) => [path, meta.title])).toEqual([
      ['a.html', 'Garden'],
      ['c.html', 'Tides'],
      ['c.md', 'Tides'],
    ]);
    expect(loaded.drafts).toBe(1);
    expect(problems(loaded)).toEqual(['c.meta.yaml error: describes both c.html and c.md.']);
  });

  test('a translation of a document that is not there, which is read all the same', async () => {
    const loaded = await load({ 'a.txt': '---\ntranslation_of: lost.txt\n---\nRoses.' });
    expect(problems(loaded)).toEqual(['a.txt warning: translation_of: there is no other document lost.txt.']);
    expect(loaded.documents.size).toBe(1);
  });

  test('a successor that is not there, or is superseded in a circle', async () => {
    const by = (path: string) => `---\nstatus: superseded\nsuperseded_by: ${path}\n---\nRoses.`;
    expect(problems(await load({ 'a.txt': by('lost.txt') }))).toEqual([
      'a.txt warning: superseded_by: there is no document lost.txt.',
    ]);
    const round = await load({ 'a.txt': by('b.txt'), 'b.txt': by('c.txt'), 'c.txt': by('b.txt') });
    expect(problems(round)).toHaveLength(3);
    const chain = await load({ 'a.txt': by('b.txt'), 'b.txt': by('c.txt'), 'c.txt': 'Tulips.' });
    expect([problems(chain), chain.documents.size]).toEqual([[], 3]);
  });

  test('a document that is taken back is none, and why is known', async () => {
    const back = '---\nstatus: retracted\nnote: Nobody said so.\n---\nRoses.';
    const loaded = await load({ 'a.txt': back, 'b.txt': 'Tulips.' });
    expect([...loaded.documents.keys()]).toEqual(['b.txt']);
    expect(loaded.retracted?.get('a.txt')?.meta.standing).toEqual({
      is: 'retracted',
      note: 'Nobody said so.',
    });
  });

  test('a translation of a document that is there is none', async () => {
    const loaded = await load({ 'a.txt': '---\ntranslation_of: b/c.md\n---\nRoses.', 'b/c.md': 'ورود.' });
    expect(loaded.faults).toEqual([]);
  });
});

describe('while files change', () => {
  test('a faulty file is reported, and the others are read', async () => {
    const loaded = await load({ 'a.txt': '---\nshows: excerpts\n---\nRoses.', 'b.txt': 'Boats.' });
    expect([...loaded.documents.keys()]).toEqual(['b.txt']);
    expect(loaded.faults.map(faultLine)[0]).toMatch(
      /^a\.txt:2: error: shows: is not a field; did you mean show\?/,
    );
  });

  test('a file that becomes faulty keeps its last good version, and is reported until it is mended', async () => {
    const folder = await folderOf({ 'a.txt': 'Roses.' });
    const read = createLoader(folder.path);
    await read();
    await folder.write({ 'a.txt': '---\nvalid_until: 2025-02-30\n---\nTulips.' });
    for (const loaded of [await read(), await read()]) {
      expect(texts(loaded)).toEqual(['Roses.']);
      expect(loaded.faults.map((f) => [f.file, f.line])).toEqual([['a.txt', 2]]);
      expect(loaded.faults[0]?.remedy).toContain('last good version stays in use');
    }
    await folder.write({ 'a.txt': '---\nvalid_until: 2025-02-28\n---\nTulips.' });
    const mended = await read();
    expect([texts(mended), mended.faults]).toEqual([['Tulips.'], []]);
  });

  test('a sidecar that becomes faulty keeps the document as it was', async () => {
    const folder = await folderOf({ 'a.txt': 'Roses.', 'a.meta.yaml': 'title: Garden' });
    const read = createLoader(folder.path);
    await read();
    await folder.write({ 'a.meta.yaml': 'title: [' });
    const loaded = await read();
    expect(loaded.documents.get('a.txt')?.meta.title).toBe('Garden');
    expect(loaded.faults[0]?.file).toBe('a.meta.yaml');
  });

  test('a changed sidecar is taken', async () => {
    const folder = await folderOf({ 'a.txt': 'Roses.', 'a.meta.yaml': 'title: Garden' });
    const read = createLoader(folder.path);
    await read();
    await folder.write({ 'a.meta.yaml': 'title: Orchard' });
    expect((await read()).documents.get('a.txt')?.meta.title).toBe('Orchard');
    await folder.remove('a.meta.yaml');
    expect((await read()).documents.get('a.txt')?.meta).toMatchObject({ title: null });
  });

  test('a document that has not changed is the same one', async () => {
    const folder = await folderOf({ 'a.txt': 'Roses.', 'b.txt': 'Boats.' });
    const read = createLoader(folder.path);
    const before = await read();
    await folder.write({ 'b.txt': 'Boats!' });
    const after = await read();
    expect(after.documents.get('a.txt')).toBe(before.documents.get('a.txt'));
    expect(after.documents.get('b.txt')?.text).toBe('Boats!');
  });

  test('a removed file goes, a new one comes, and a removed one that comes back faulty is not kept', async () => {
    const folder = await folderOf({ 'a.txt': 'Roses.', 'b.txt': 'Boats.' });
    const read = createLoader(folder.path);
    await read();
    await folder.remove('a.txt');
    await folder.write({ 'c.txt': 'Piers.' });
    expect(texts(await read())).toEqual(['Boats.', 'Piers.']);
    await folder.write({ 'a.txt': '---\nshows: excerpts\n---\nRoses.' });
    const back = await read();
    expect([texts(back), back.faults.length]).toEqual([['Boats.', 'Piers.'], 1]);
  });

  test('questions are checked again when a document loses a paragraph, and stay in use', async () => {
    const folder = await folderOf({
      'a.txt': 'Roses.\n\nTulips.',
      'questions.yaml': '- { ask: What blooms?, find: [a.txt#2] }',
    });
    const read = createLoader(folder.path);
    expect((await read()).faults).toEqual([]);
    await folder.write({ 'a.txt': 'Roses.' });
    const loaded = await read();
    expect(loaded.faults.map((f) => f.file)).toEqual(['questions.yaml']);
    expect(loaded.faults[0]?.remedy).toContain('a.txt has the paragraphs 1 to 1.');
    expect(loaded.questions).toHaveLength(1);
  });
});

describe('a file that breaks its reader', () => {
  test('by an alias that leads nowhere is faulty on its line, and the others are read', async () => {
    const loaded = await load({ 'a.txt': '---\ntitle: *Gardens*\n---\nRoses.', 'b.txt': 'Boats.' });
    expect(texts(loaded)).toEqual(['Boats.']);
    expect(loaded.faults.map(({ file, line }) => [file, line])).toEqual([['a.txt', 2]]);
  });

  test('by nesting without end is faulty, and the others are read', async () => {
    const loaded = await load({ 'a.md': `${'>'.repeat(5_000)} a`, 'b.txt': 'Boats.' });
    expect(texts(loaded)).toEqual(['Boats.']);
    expect(problems(loaded)).toEqual(['a.md error: is nested too deeply to be read.']);
  });
});

test('questions that went and come back faulty are not in use', async () => {
  const folder = await folderOf({ 'a.txt': 'Roses.', 'questions.yaml': '- ask: What?\n  find: [a.txt#1]\n' });
  const read = createLoader(folder.path);
  expect((await read()).questions).toHaveLength(1);
  await folder.remove('questions.yaml');
  expect((await read()).questions).toHaveLength(0);
  await folder.write({ 'questions.yaml': '- ask: What?\n' });
  expect((await read()).questions).toHaveLength(0);
});

describe('what was perhaps meant otherwise', () => {
  test('is a text that begins like front matter', async () => {
    const open = await load({ 'a.md': '---\ntitle: Minutes\n\nThe council met.' });
    expect(problems(open)).toEqual(['a.md warning: begins like front matter, but is quoted as text.']);
    const twice = await load({ 'a.txt': '---\ntitle: Inside\n---\nText.', 'a.meta.yaml': 'title: Beside\n' });
    expect(problems(twice)).toEqual(['a.txt warning: begins like front matter, but is quoted as text.']);
    expect(problems(await load({ 'a.txt': '---\ntitle: Minutes\n---\nText.' }))).toEqual([]);
  });

  test('is what another tool reads, told with its line in the file', async () => {
    const { faults } = await load({
      'a.md': '---\ntitle: A\n---\n\nText.\n\n{{< alert >}}\n\n<!-- a note -->\n',
    });
    expect(faults.map(({ line, problem, level }) => [line, problem, level])).toEqual([
      [7, 'contains imports, shortcodes, or comments of another tool, which are left out.', 'note'],
    ]);
  });

  test('is one sidecar for two documents', async () => {
    const loaded = await load({ 'a.md': 'One.', 'a.txt': 'Two.', 'a.meta.yaml': 'title: Both\n' });
    expect(problems(loaded)).toEqual(['a.meta.yaml error: describes both a.md and a.txt.']);
  });

  test('is a document that translates itself', async () => {
    const loaded = await load({ 'a.txt': '---\ntranslation_of: a.txt\n---\nText.' });
    expect(loaded.faults).toHaveLength(1);
  });
});

test('a voice that no hash guards is told, with the hash that would', async () => {
  const sidecar = 'voices: [{ begins: Come, speaker: Lior }]\n';
  const open = await load({ 'a.txt': 'Come early.', 'a.meta.yaml': sidecar });
  expect(open.documents.size).toBe(1);
  const [fault] = open.faults;
  expect(fault).toMatchObject({ file: 'a.meta.yaml', level: 'warning' });
  const [, hash] = /sha256 to ([0-9a-f]{16})/.exec(fault?.remedy ?? '') ?? [];
  const guarded = sidecar.replace('speaker: Lior', `speaker: Lior, sha256: "${hash}"`);
  expect((await load({ 'a.txt': 'Come early.', 'a.meta.yaml': guarded })).faults).toEqual([]);
});
