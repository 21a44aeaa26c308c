// One state of the library: documents, passages and index that belong together.

import { expect, test } from 'vitest';
import { nearest } from '../../../src/knowledge/nearest.ts';
import { analyseSlice, createSnapshotBuilder } from '../../../src/knowledge/snapshot.ts';
import { analyser, documentOf, passageAt, snapshotOf } from './library-of.ts';

test('passages stand in the order of documents and places, each under its code and its document', async () => {
  const snapshot = await snapshotOf({ 'b.txt': 'Boats.', 'a.txt': 'Roses.\n\nPiers.' });
  expect(snapshot.passages.map((p) => [p.document.path, p.paragraph])).toEqual([
    ['a.txt', 1],
    ['a.txt', 2],
    ['b.txt', 1],
  ]);
  for (const passage of snapshot.passages) {
    expect(snapshot.byCitation.get(passage.citation)).toBe(passage);
    expect(snapshot.byCitation.has(passage.citation)).toBe(true);
  }
  for (const code of ['', '0', '00000000', '0000000000000000', 'ضضضضضضضض']) {
    expect(snapshot.byCitation.get(code)).toBeUndefined();
    expect(snapshot.byCitation.has(code)).toBe(false);
  }
  expect([...snapshot.byDocument.values()].flat()).toEqual(snapshot.passages);
  expect(snapshot.index.size).toBe(3);
});

test('titles and headings are searched with the passages below them', async () => {
  const { index, passages } = await snapshotOf({
    'a.md': '---\ntitle: Orchids\n---\nFirst.\n\n# Tulips\n\nSecond.',
  });
  const holders = (term: string) => {
    const id = index.terms.get(analyser.analyse(term)[0]?.term ?? '') ?? -1;
    return [...index.passages.slice(index.first[id], index.first[id + 1])].map((p) => passages[p]?.paragraph);
  };
  expect([holders('orchids'), holders('tulips')]).toEqual([[1, 2], [2]]);
});

test('the revision changes with texts, metadata and paths, and with nothing else', async () => {
  const revisionOf = async (files: Record<string, string>) => (await snapshotOf(files)).revision;
  const base = await revisionOf({ 'a.txt': 'Roses.', 'b.txt': 'Boats.' });
  expect(await revisionOf({ 'b.txt': 'Boats.', 'a.txt': 'Roses.' })).toBe(base);
  expect(await revisionOf({ 'a.txt': '---\n---\nRoses.', 'b.txt': 'Boats.' })).toBe(base);
  expect(await revisionOf({ 'a.txt': 'Roses!', 'b.txt': 'Boats.' })).not.toBe(base);
  expect(await revisionOf({ 'a.txt': '---\ntitle: A\n---\nRoses.', 'b.txt': 'Boats.' })).not.toBe(base);
  expect(await revisionOf({ 'a.txt': 'Roses.', 'c.txt': 'Boats.' })).not.toBe(base);
});

test('the languages of a library stand in the order of how common they are', async () => {
  const languagesOf = async (...languages: readonly string[]) =>
    (
      await snapshotOf(
        Object.fromEntries(languages.map((tag, i) => [`${i}.txt`, `---\nlanguage: ${tag}\n---\nText.`])),
      )
    ).languages;
  expect(await languagesOf('en', 'fr-CA', 'fr')).toEqual(['fr', 'en']);
  expect(await languagesOf('he', 'ar', 'ar', 'he', 'ar', 'en')).toEqual(['ar', 'he', 'en']);
});

test('an empty library is a state too', async () => {
  const { passages, index, languages } = await snapshotOf({});
  expect([passages.length, index.size, languages]).toEqual([0, 0, []]);
});

test('a document that has not changed keeps its passages from one state to the next', async () => {
  const build = createSnapshotBuilder(analyser, nearest);
  const kept = documentOf('a.txt', 'Roses.');
  const state = (...documents: (typeof kept)[]) =>
    build({ documents: new Map(documents.map((d) => [d.path, d])), questions: [], faults: [] });
  const before = await state(kept, documentOf('b.txt', 'Boats.'));
  const after = await state(kept, documentOf('b.txt', 'Boats!'));
  expect(after.passages[0]).toBe(before.passages[0]);
  expect(after.passages[1]).not.toBe(before.passages[1]);
});

test('a library of many documents is built whole', async () => {
  const files = Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`${i}.txt`, `Rose number ${i}.`]));
  expect((await snapshotOf(files)).passages).toHaveLength(65);
});

test('the words of a passage have offsets in its document', async () => {
  const { passages } = await snapshotOf({ 'a.txt': 'Roses.\n\nThe blue ferry.' });
  const passage = passageAt(passages, 1);
  const { document, start: from, end: to } = passage;
  const words = analyseSlice(document, [from, to], analyser).map(({ start, end }) =>
    document.text.slice(start, end),
  );
  expect(words).toEqual(['The', 'blue', 'ferry']);
});
