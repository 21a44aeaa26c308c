// Passages held against questions by meaning: what is embedded, when, and what that does to a list.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { embeddingQueryOf } from '../../../src/knowledge/embedding-query.ts';
import { createLibrary, type Library } from '../../../src/knowledge/library.ts';
import { nearest } from '../../../src/knowledge/nearest.ts';
import { createSemanticIndex, type SemanticIndex } from '../../../src/knowledge/semantic-index.ts';
import { createFakeEmbedder, type FakeEmbedder } from '../../fakes/embedder.ts';
import { folderOf } from './folder-of.ts';
import { analyser, snapshotOf } from './library-of.ts';

/** Three documents in English, French and Hebrew, and one that does not say its language. “Fare” and “price” mean the same. */
const ALIKE = { fare: 'price', fares: 'price', prices: 'price' };

const TOWN = {
  'a.txt': '---\nlanguage: en-GB\n---\nThe ferry is blue.\n\nThe ferry is old, and leaves at noon.\n',
  'b.txt': 'The price of the ferry is two crowns.\n\nThe ferry is old, and leaves at noon.',
  'c.md': '---\nlanguage: fr\n---\nLe ferry part à midi du port.\n',
  'd.txt': 'המעבורת יוצאת בצהריים.',
};
const ENGLISH = ['ferry is blue', 'leaves at noon', 'price of the ferry'];

const quiet = { info: () => {}, warn: () => {} };
const logging = () => {
  const lines: string[] = [];
  const add = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  return { lines, info: add, warn: add };
};

interface Town {
  library: Library;
  semanticIndex: SemanticIndex;
  embedder: FakeEmbedder;
  follow(files: Readonly<Record<string, string>>): Promise<void>;
  /** The passages found, best first. */
  ask(question: string): Promise<{ withMeaning: string[]; without: string[]; known: boolean }>;
}

const town = async (
  file: string | null = null,
  embedder = createFakeEmbedder(ALIKE),
  log: Parameters<typeof createSemanticIndex>[2] = quiet,
  files: Readonly<Record<string, string>> = TOWN,
): Promise<Town> => {
  const library = createLibrary(await snapshotOf(files), analyser, nearest);
  const semanticIndex = await createSemanticIndex(embedder, file, log);
  semanticIndex.follow(library.snapshot().passages);
  await semanticIndex.settled();
  return {
    library,
    semanticIndex,
    embedder,
    async follow(next) {
      library.swap(await snapshotOf(next));
      semanticIndex.follow(library.snapshot().passages);
      await semanticIndex.settled();
    },
    async ask(question) {
      const meaning = await semanticIndex.similarityTo(
        embeddingQueryOf(question, library.snapshot(), analyser),
      );
      const texts = (given: typeof meaning) =>
        library
          .search(question, { max: 9, querySimilarity: given })
          .findings.map(({ excerpt }) => excerpt.text);
      return { withMeaning: texts(meaning), without: texts(null), known: meaning !== null };
    },
  };
};

describe('what is embedded', () => {
  it('is each text in a language of the embedder, once', async () => {
    const { embedder } = await town();
    expect(embedder.embedded).toHaveLength(ENGLISH.length);
    for (const part of ENGLISH)
      expect(embedder.embedded.filter((text) => text.includes(part))).toHaveLength(1);
  });

  it('is what is new when the library changes, and nothing else', async () => {
    const { embedder, follow } = await town();
    const before = embedder.embedded.length;
    await follow({ ...TOWN, 'a.txt': TOWN['a.txt'].replace('blue', 'red') });
    expect(embedder.embedded.slice(before)).toEqual(['The ferry is red.']);
  });

  it('is nothing after a restart', async () => {
    const file = join((await folderOf()).path, 'vectors.bin');
    const first = await town(file);
    const again = await town(file);
    expect(again.embedder.embedded).toEqual([]);
    const question = 'what is the fare of the ferry';
    expect(await again.ask(question)).toEqual(await first.ask(question));
  });

  it('is what a damaged file has lost, which the log tells', async () => {
    const file = join((await folderOf()).path, 'vectors.bin');
    const { embedder } = await town(file);
    const bytes = await readFile(file);
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 4;
    await writeFile(file, bytes);
    const log = logging();
    const again = await town(file, createFakeEmbedder(ALIKE), log);
    expect(again.embedder.embedded).toEqual(embedder.embedded.slice(-1));
    expect(log.lines[0]).toMatch(/^cannot use the saved vectors.*"records":1/);
    expect((await town(file)).embedder.embedded).toEqual([]);
  });

  it('is everything when the embedder is another', async () => {
    const file = join((await folderOf()).path, 'vectors.bin');
    await town(file);
    const { embedder } = await town(file, createFakeEmbedder(ALIKE, 'fake 2'));
    expect(embedder.embedded).toHaveLength(ENGLISH.length);
  });

  it('is left where it was when the library changes meanwhile', async () => {
    const many = Array.from({ length: 40 }, (_, i) => `The ferry number ${'x'.repeat(i + 1)} is old.`);
    const { embedder, semanticIndex } = await town();
    const snapshots = [
      await snapshotOf({ 'many.txt': many.join('\n\n') }),
      await snapshotOf({ 'one.txt': 'One ferry is left.' }),
    ];
    for (const { passages } of snapshots) semanticIndex.follow(passages);
    await semanticIndex.settled();
    expect(embedder.embedded.slice(ENGLISH.length)).toEqual(['One ferry is left.']);
  });
});

describe('a list', () => {
  it('begins with what means what was asked, in other words', async () => {
    const { ask } = await town();
    const { withMeaning, without } = await ask('what is the fare of the ferry');
    expect(withMeaning[0]).toContain('price of the ferry');
    expect(without[0]).not.toContain('price of the ferry');
    expect([...withMeaning].sort()).toEqual([...without].sort());
  });

  it('is the same as ever for questions in other languages', async () => {
    const { ask, embedder } = await town();
    const before = embedder.embedded.length;
    for (const question of ['מתי יוצאת המעבורת', 'متى تغادر العبارة', '12:30', '']) {
      const { withMeaning, without, known } = await ask(question);
      expect([known, withMeaning]).toEqual([false, without]);
    }
    expect(embedder.embedded).toHaveLength(before);
  });

  it('is the same as ever where no passage is in a language of the embedder', async () => {
    const french = { 'c.md': TOWN['c.md'], 'e.md': '---\nlanguage: fr\n---\nUn ferry bleu, au port.\n' };
    const { ask } = await town(null, createFakeEmbedder(ALIKE), quiet, french);
    const { withMeaning, without } = await ask('ferry port midi');
    expect(withMeaning).toEqual(without);
    expect(without).toHaveLength(2);
  });

  it('is the same as ever once nothing can be embedded, which the log tells once', async () => {
    const log = logging();
    const { ask, embedder } = await town(null, createFakeEmbedder(ALIKE), log);
    const before = log.lines.length;
    embedder.fail();
    for (let i = 0; i < 3; i++) {
      const { withMeaning, without, known } = await ask('what is the fare of the ferry');
      expect([known, withMeaning]).toEqual([false, without]);
    }
    expect(log.lines.slice(before)).toHaveLength(1);
    expect(log.lines.join()).not.toContain('fare');
  });
});

it('a question is read without what it excludes, and as it was meant to be spelt', async () => {
  const snapshot = await snapshotOf(TOWN);
  const { text } = embeddingQueryOf(
    'when does the fery leave -noon, ferry-boat at nooon',
    snapshot,
    analyser,
  );
  expect(text.replace(/\s+/g, ' ')).toBe('when does the ferry leave , ferry-boat at noon');
});

describe('what nothing answers by its words', () => {
  const SCHOOL = {
    'school.txt':
      'Pupils bring a snack.\n\nLessons begin at eight in the morning.\n\nThe gym is closed in July.\n\nThe office is open in the morning.\n',
  };
  const alike = {
    start: 'begin',
    classes: 'lessons',
    clock: 'morning',
    meal: 'snack',
    kids: 'pupils',
    hall: 'gym',
  };
  const searched = async (question: string) => {
    const { library, semanticIndex } = await town(null, createFakeEmbedder(alike), quiet, SCHOOL);
    const querySimilarity = await semanticIndex.similarityTo(
      embeddingQueryOf(question, library.snapshot(), analyser),
    );
    const by = (given: typeof querySimilarity) =>
      library.search(question, { max: 9, querySimilarity: given });
    return { byWords: by(null), byMeaning: by(querySimilarity) };
  };

  it('is shown as the nearest passage where words and meaning have it first', async () => {
    const { byWords, byMeaning } = await searched('do classes begin early in the morning');
    expect(byWords.confident).toBe(false);
    expect(byMeaning.confident).toBe(true);
    expect(byMeaning.findings[0]?.excerpt.text).toContain('Lessons begin at eight');
    expect(byMeaning.findings[0]?.confidence).toBeLessThan(byMeaning.explanation?.sure ?? 0);
  });

  it('is offered, and not shown, where only its meaning is near', async () => {
    const { byWords, byMeaning } = await searched('may kids carry a meal');
    expect(byWords.findings).toEqual([]);
    expect(byMeaning.confident).toBe(false);
    expect(byMeaning.findings[0]?.excerpt.text).toContain('snack');
    expect(byMeaning.findings[0]?.confidence).toBeGreaterThanOrEqual(0.2);
  });

  it('is not found where what was asked for word by word stands nowhere', async () => {
    const { byMeaning } = await searched('"kids carry a meal"');
    expect(byMeaning.confident).toBe(false);
  });
});
