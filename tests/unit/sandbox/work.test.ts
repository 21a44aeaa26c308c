// The community's files read with limits: a hostile one is a fault of its own, and nobody waits for it.

import { afterEach, describe, expect, test } from 'vitest';
import { createDataFiles } from '../../../src/knowledge/data-files.ts';
import { createLoader } from '../../../src/knowledge/load.ts';
import { createSandboxedWork, type ReadingLimits } from '../../../src/sandbox/work.ts';
import { loadTopics } from '../../../src/topics/load.ts';
import type { Topic } from '../../../src/topics/topic.ts';
import { folderOf } from '../knowledge/folder-of.ts';

const open: { stop(): void }[] = [];
const workOf = (limits: Partial<ReadingLimits> = {}) => {
  const work = createSandboxedWork({ seconds: 0.5, secondsPerMb: 0, memoryMb: 512, ...limits });
  open.push(work);
  return work;
};
afterEach(() => {
  for (const work of open.splice(0)) work.stop();
});

/** Seconds of processor time on any machine. */
const HOSTILE = '[a](b) '.repeat(300_000);

describe('a document that takes too long to read', () => {
  test('is a fault with what it exceeded and a remedy; its neighbours are read, and others are answered meanwhile', async () => {
    const folder = await folderOf({
      'a.md': '# Roses',
      'b.md': HOSTILE,
      'c.md': 'Boats.',
      'd.txt': 'Piers.',
    });
    let turns = 0;
    const clock = setInterval(() => turns++, 1);
    await folder.write({ 'a.md': 'Roses.' });
    const loaded = await createLoader(folder.path, workOf().files)();
    clearInterval(clock);
    expect([...loaded.documents.keys()]).toEqual(['a.md', 'c.md', 'd.txt']);
    expect(loaded.faults).toHaveLength(1);
    expect(loaded.faults[0]).toMatchObject({
      file: 'b.md',
      level: 'error',
      problem: 'took more than 0.5 s of processor time to read.',
    });
    expect(loaded.faults[0]?.remedy).toContain('READ_SECONDS');
    expect(turns).toBeGreaterThan(50);
  });

  test('keeps its last good version, and is not read again until it changes', async () => {
    const folder = await folderOf({ 'a.md': 'Roses.' });
    const work = workOf();
    let readings = 0;
    const read = createLoader(folder.path, {
      ...work.files,
      document(file) {
        readings++;
        return work.files.document(file);
      },
    });
    await read();
    await folder.write({ 'a.md': HOSTILE });
    for (let i = 0; i < 3; i++) {
      const { documents, faults } = await read();
      expect([documents.get('a.md')?.text, faults.length]).toEqual(['Roses.', 1]);
      expect(faults[0]?.remedy).toContain('last good version stays in use');
    }
    expect(readings).toBe(2);
    await folder.write({ 'a.md': 'Tulips.' });
    const mended = await read();
    expect([mended.documents.get('a.md')?.text, mended.faults]).toEqual(['Tulips.', []]);
  });
});

test('front matter, a sidecar, questions and a topic are limited in the same way', async () => {
  const deep = `${'- '.repeat(5_000)}a`;
  const folder = await folderOf({
    'a.txt': `---\ntags: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n---\nRoses.`,
    'b.txt': 'Boats.',
    'b.meta.yaml': deep,
    'c.txt': 'Piers.',
    'questions.yaml': deep,
  });
  const topics = await folderOf({ 'roses.md': `---\nsummary:\n  ${deep}\n---\nRoses.\n` });
  const work = workOf();
  const loaded = await createLoader(folder.path, work.files)();
  expect([...loaded.documents.keys()]).toEqual(['c.txt']);
  expect(new Set(loaded.faults.map(({ file }) => file.replace('b.txt', 'b.meta.yaml')))).toEqual(
    new Set(['a.txt', 'b.meta.yaml', 'questions.yaml']),
  );
  const read = await loadTopics(createDataFiles<Topic>(topics.path, '.md'), new Set(), work.topic);
  expect([read.topics, new Set(read.faults.map(({ file }) => file))]).toEqual([[], new Set(['roses.md'])]);
});

test('once others ask, no more than a small text is read without a sandbox', async () => {
  const folder = await folderOf({ 'a.txt': 'Roses bloom here. '.repeat(50_000) });
  // What is read in a sandbox has no time at all.
  const work = workOf({ seconds: 0 });
  const read = async () => [...(await createLoader(folder.path, work.files)()).documents.keys()];
  expect(await read()).toEqual(['a.txt']);
  work.serving();
  expect(await read()).toEqual([]);
});

test('a file that needs too much memory is a fault, and the next is read', async () => {
  const folder = await folderOf({ 'a.md': '| a | b |\n'.repeat(200_000), 'b.md': 'Boats.' });
  const loaded = await createLoader(folder.path, workOf({ seconds: 60, memoryMb: 64 }).files)();
  expect([...loaded.documents.keys()]).toEqual(['b.md']);
  expect(loaded.faults.map(({ problem }) => problem)[0]).toMatch(/ more than 64 MB of memory/);
});

test('a feed is read apart, has the same limits, and the next is read', async () => {
  const { list } = workOf();
  const feed = (items: string) => ({
    kind: 'feed' as const,
    url: 'https://news.test/feed',
    charset: null,
    bytes: Buffer.from(`<rss version="2.0"><channel><title>News</title>${items}</channel></rss>`),
  });
  const item = `<item><title>${'&lt;b&gt;'.repeat(400)}</title></item>`;
  expect((await list(feed(item.repeat(5_000)))).faults).toMatchObject([
    { file: 'https://news.test/feed', problem: 'took more than 0.5 s of processor time to read.' },
  ]);
  expect((await list(feed('<item><guid>1</guid></item>'))).value?.entries).toHaveLength(1);
});

test('revisions that take too long to compare are told apart as a whole', async () => {
  const work = workOf();
  const words = (seed: number) => Array.from({ length: 400 }, (_, i) => `w${(i * seed) % 977}`).join(' ');
  const many = (from: number) => Array.from({ length: 3_000 }, (_, i) => words(from + i));
  expect(await work.pairing(many(2), many(5_000))).toEqual([]);
  expect(await work.pairing(['red roses bloom'], ['red roses fade'])).toEqual([[0, 0]]);
  expect((await work.comparing('a b', 'a c', 'en'))?.map(({ is }) => is)).toEqual([
    'same',
    'removed',
    'added',
  ]);
  const long = 'Roses bloom here. '.repeat(1_000);
  expect((await work.comparing(long, `${long}Now.`, 'en'))?.at(-1)).toMatchObject({ is: 'added' });
});
