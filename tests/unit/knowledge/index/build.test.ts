// An index that is built here or in a thread, anew or from the one before, kept on disk and read again: always the same index.

import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { atOnce, createYielder } from '../../../../src/core/event-loop.ts';
import { type Analyser, createAnalyser } from '../../../../src/knowledge/analysis/analyser.ts';
import type { Document } from '../../../../src/knowledge/document.ts';
import { buildIndexOf } from '../../../../src/knowledge/index/build.ts';
import { ANALYSIS, identityOfAll, libraryDigest } from '../../../../src/knowledge/index/identity.ts';
import { readSaved, save } from '../../../../src/knowledge/index/index-file.ts';
import { type BuiltIndex, openIndex, writeIndex } from '../../../../src/knowledge/index/write.ts';
import { keptOf, readingOf, transferable } from '../../../../src/knowledge/kept-document.ts';
import { nearest } from '../../../../src/knowledge/nearest.ts';
import { createSnapshotBuilder } from '../../../../src/knowledge/snapshot.ts';
import { sha256 } from '../../../../src/system/hash.ts';
import { documentOf } from '../library-of.ts';

const yieldToEventLoop = createYielder();
const build = async (
  documents: readonly Document[],
  before: BuiltIndex | null = null,
  analyser = createAnalyser(),
) =>
  buildIndexOf(
    documents,
    identityOfAll(await libraryDigest(documents, yieldToEventLoop)),
    before,
    analyser,
    yieldToEventLoop,
  );

/** Numbers alone compare quickly. */
const hashOf = ({ block }: BuiltIndex): string => sha256(new Uint8Array(block).slice());

const WORDS = ['rose', 'roses', 'boats', 'ferry', 'pier', 'die', 'Gärten', 'الحديقة', 'המעבורת', '2026'];
const document = fc.record({
  path: fc.constantFrom('a.md', 'b.md', 'c.txt', 'd.md', 'e.md'),
  language: fc.constantFrom('en', 'de', 'ar'),
  title: fc.constantFrom('Roses', 'The pier'),
  text: fc
    .array(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((sentences) => sentences.map((words) => `${words.join(' ')}.`).join('\n\n')),
});
const library = fc
  .uniqueArray(document, { selector: ({ path }) => path, maxLength: 5 })
  .map((files) =>
    files
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, language, title, text }) =>
        documentOf(path, `---\nlanguage: ${language}\ntitle: ${title}\n---\n# ${title}\n\n${text}`),
      ),
  );

test('an index that takes over what has not changed is, byte for byte, one that was built anew', async () => {
  await fc.assert(
    fc.asyncProperty(
      library,
      library,
      fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      async (a, b, keep) => {
        const before = await build(a);
        const kept = new Map(a.filter((_, i) => keep[i]).map((d) => [d.path, d]));
        const after = b.map((d) => kept.get(d.path) ?? d);
        expect(hashOf(await build(after, before))).toBe(hashOf(await build(after)));
      },
    ),
    { numRuns: 40 },
  );
});

const many = (changed = -1) =>
  Array.from({ length: 30 }, (_, i) =>
    documentOf(
      `${String(i).padStart(2, '0')}.txt`,
      Array.from(
        { length: 300 },
        (_, j) => `The ferry ${i} leaves the pier ${i === changed ? 'at night' : j}. Roses ${j * i} bloom.`,
      ).join('\n\n'),
    ),
  );
const large = (() => {
  let documents: Document[] | null = null;
  return () => {
    documents ??= [
      ...many(),
      ...many().map((d) => documentOf(`x${d.path}`, d.text)),
      documentOf('z.txt', 'Roses bloom there. '.repeat(3_000)),
    ];
    return documents;
  };
})();

test('a thread builds the same index as the main thread, and takes over from the one before', async () => {
  expect(large().reduce((sum, { text }) => sum + text.length, 0)).toBeGreaterThan(500_000);
  const apart = await build(large());
  // Of other documents the thread would have to take over nothing, and of these all.
  expect(hashOf(await build(large(), apart))).toBe(hashOf(apart));
  const some = large().slice(0, 3);
  expect(hashOf(await build(some, apart))).toBe(hashOf(await build(some)));
});

test('documents that are still encoded are handed to a thread as they are, and give the same index', async () => {
  const encoded = large().map((document) => {
    const kept = keptOf({ document, warnings: [] });
    if (kept === null) throw new Error('cannot be encoded');
    return readingOf(kept).document;
  });
  const isEncoded = (document: Document) => 'head' in transferable(document);
  expect(hashOf(await build(encoded))).toBe(hashOf(await build(large())));
  expect(encoded.every(isEncoded)).toBe(true);
  expect(encoded[0]?.text).toBe(large()[0]?.text);
  expect(encoded.filter(isEncoded)).toHaveLength(encoded.length - 1);
});

test('threads that share a library build the index that one writer builds', async () => {
  const documents = ['Pier', 'Ferry', 'Garden', 'Wall'].map((name) =>
    documentOf(`${name}.txt`, `${name}s of ${name}. `.repeat(45_000)),
  );
  expect(documents.reduce((sum, { text }) => sum + text.length, 0)).toBeGreaterThan(2_000_000);
  const writer = writeIndex(createAnalyser(), null);
  for (const document of documents) atOnce(writer.add(document));
  const key = identityOfAll(await libraryDigest(documents, yieldToEventLoop));
  expect(hashOf(await build(documents))).toBe(hashOf(openIndex(writer.done(key))));
});

test('parts that are appended in order are the whole, wherever it is cut', () => {
  const documents = many().slice(0, 6);
  const written = (some: readonly Document[]) => {
    const writer = writeIndex(createAnalyser(), null);
    for (const document of some) atOnce(writer.add(document));
    return writer;
  };
  const whole = hashOf(openIndex(written(documents).done('key')));
  for (let at = 0; at <= documents.length; at++) {
    const writer = written(documents.slice(0, at));
    writer.append(written(documents.slice(at)).part());
    expect(hashOf(openIndex(writer.done('key')))).toBe(whole);
  }
});

test('a thread that fails reaches the caller, with its cause', async () => {
  const broken = { ...documentOf('a.txt', 'Roses.'), text: 'x'.repeat(600_000), paragraphs: null as never };
  await expect(build([broken])).rejects.toMatchObject({
    message: 'the index could not be built',
    cause: expect.objectContaining({ name: 'TypeError' }),
  });
});

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-index-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const starting = async (file: string, documents: readonly Document[]) => {
  const told: object[] = [];
  let analysed = 0;
  const analyser = createAnalyser();
  const counting: Analyser = {
    ...analyser,
    analyse(...args) {
      analysed++;
      return analyser.analyse(...args);
    },
  };
  const snapshot = createSnapshotBuilder(counting, nearest, {
    file,
    log: { warn: (fields, message) => void told.push({ ...fields, message }) },
  });
  const loaded = { documents: new Map(documents.map((d) => [d.path, d])), questions: [], faults: [] };
  const built = await snapshot(loaded);
  return { built, told, analysed };
};
const some = () => [
  documentOf(
    'a.md',
    '---\ntitle: Roses\n---\n# Beds\n\nRoses bloom. They smell.\n\nRoses bloom. They smell.',
  ),
  documentOf('b.txt', 'Boats leave.\n\nFerries stay.'),
];

test('an index on disk is the same when it is read again', async () => {
  const file = join(folder, 'deeper', 'index.bin');
  const index = await build(some());
  await save(file, index.block);
  const read = await readSaved(file);
  expect(read === null ? null : hashOf(openIndex(read))).toBe(hashOf(index));
  expect(await readdir(join(folder, 'deeper'))).toEqual(['index.bin']);
  expect(await readSaved(join(folder, 'none.bin'))).toBeNull();
});

test('the next start analyses nothing again, and is the same library', async () => {
  const file = join(folder, 'index.bin');
  const first = await starting(file, some());
  const second = await starting(file, some());
  expect(first.analysed).toBeGreaterThan(0);
  expect([second.analysed, second.told]).toEqual([0, []]);
  expect(second.built.passages).toEqual(first.built.passages);
  expect(second.built.index.text).toEqual(first.built.index.text);
});

test('after a start from disk only what has changed is analysed', async () => {
  const file = join(folder, 'index.bin');
  await starting(file, some());
  const [a, b] = some();
  if (a === undefined || b === undefined) throw new Error('there are two documents');
  const changed = documentOf('b.txt', 'Boats leave at seven.');
  const { built, analysed } = await starting(file, [a, changed]);
  expect(analysed).toBe(2);
  expect(built.passages.map(({ document, start, end }) => document.text.slice(start, end))).toContain(
    'Boats leave at seven.',
  );
  const fresh = await build([a, changed]);
  expect([...built.index.text]).toEqual([...fresh.index.text]);
});

test('a document of which something else is said is analysed again, and no other', async () => {
  const file = join(folder, 'index.bin');
  const titled = (front: string) => [
    documentOf('a.txt', 'Roses.', front),
    documentOf('b.txt', 'Some boats.'),
  ];
  await starting(file, titled('title: Beds\n'));
  expect((await starting(file, titled('title: Beds\n'))).analysed).toBe(0);
  // The passage and the title of the one document.
  expect((await starting(file, titled('title: Walls\n'))).analysed).toBe(2);
});

test('a damaged, cut off, foreign or unreadable file is told, and the index is built again and saved', async () => {
  const file = join(folder, 'index.bin');
  const good = (await starting(file, some())).built;
  const bytes = await readFile(file);
  const damages: Record<string, () => Promise<void>> = {
    'it is damaged: its checksum does not fit': () => {
      const copy = Uint8Array.from(bytes);
      copy[bytes.length - 9] = (copy[bytes.length - 9] ?? 0) ^ 1;
      return writeFile(file, copy);
    },
    'it was cut off or grew': () => truncate(file, bytes.length - 1),
    'it is not an index': () => writeFile(file, 'x'.repeat(500)),
    'it is too short': () => writeFile(file, ''),
  };
  for (const [why, damage] of Object.entries(damages)) {
    await damage();
    const { built, told } = await starting(file, some());
    expect(told).toEqual([{ file, why, message: 'cannot use the saved index; building it again' }]);
    expect(built.index.text).toEqual(good.index.text);
    expect(await readFile(file)).toEqual(bytes);
  }
});

test('an index that cannot be saved is told, and serves all the same', async () => {
  await writeFile(join(folder, 'taken'), '');
  const { built, told } = await starting(join(folder, 'taken', 'index.bin'), some());
  expect(built.passages).toHaveLength(4);
  expect(told).toHaveLength(2);
  expect(told[1]).toMatchObject({
    message: 'could not save the index; the next start builds it again',
  });
});

test('what analysis gives has not changed without its number', async () => {
  // Fails if a text is cut or stemmed otherwise than before. Then raise ANALYSIS, and put the new hash here: files that were
  // saved by older programs are built again.
  const text = `# Beds\n\n${WORDS.join(' ')}. Dr. Who's "U.S." gardens, 1,000 of them!\n\nתל-אביב ירושלים. أين المكتبة؟`;
  const { index } = await build([
    documentOf('a.md', `---\ntitle: Roses\n---\n${text}`),
    documentOf('de.md', '---\nlanguage: de\n---\nDie Beiträge der Mitglieder werden im Mai gezahlt.'),
    documentOf('tr.md', '---\nlanguage: tr\n---\nIşıklar sönmeden on dakika önce zil çalar.'),
    documentOf('uk.md', '---\nlanguage: uk\n---\nНепідписані вироби через пів року роздають.'),
  ]);
  const said = Array.from(
    index.text,
    (id) => `${index.surfaces.at(id)}/${index.terms.at(index.termOf[id] ?? 0)}`,
  );
  expect([ANALYSIS, sha256(JSON.stringify([said, [...index.sentenceStart]])).slice(0, 12)]).toEqual([
    5,
    '8bfe6871d61e',
  ]);
});
