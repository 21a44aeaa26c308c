// This project's search as an engine to measure.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnalyser } from '../src/knowledge/analysis/analyser.ts';
import type { Document } from '../src/knowledge/document.ts';
import { createLibrary, type Library } from '../src/knowledge/library.ts';
import { nearest } from '../src/knowledge/nearest.ts';
import { readDocument } from '../src/knowledge/read-document.ts';
import type { QuerySimilarity } from '../src/knowledge/semantic-index.ts';
import { createSnapshotBuilder } from '../src/knowledge/snapshot.ts';
import type { Doc } from './collection.ts';
import { DEPTH, type Hit, type Prepare, type Result } from './engine.ts';

const encoder = new TextEncoder();

/**
 * Documents as if read from files, by path, each as one paragraph or with its own; the second map tells the ids that they came with.
 */
export const readDocs = (docs: Iterable<Doc>, language: string, ownParagraphs = false) => {
  const documents = new Map<string, Document>();
  const ids = new Map<string, string>();
  for (const { id, title, text } of docs) {
    const path = `${String(documents.size).padStart(7, '0')}.txt`;
    const named = title ? `title: ${JSON.stringify(title.replace(/\s+/g, ' '))}\n` : '';
    const source = `---\nlanguage: ${language}\n${named}---\n${ownParagraphs ? text : text.replace(/\s*\n\s*/g, ' ')}\n`;
    documents.set(path, readDocument({ path, bytes: encoder.encode(source), sidecar: null }));
    ids.set(path, id);
  }
  return { documents, ids };
};

/** Two sentences, as excerpts are measured; so long that the measure cuts them, as it does everybody's. */
const EXCERPT = { sentences: 2, chars: 700, whole: 320 };

/** The hits of a library for one question. */
export const hitsOf = (
  library: Library,
  ids: ReadonlyMap<string, string>,
  question: string,
  querySimilarity: QuerySimilarity | null,
): Result => {
  const { findings } = library.search(question, { max: DEPTH, excerpt: EXCERPT, querySimilarity });
  const hits = new Map<string, Hit>();
  for (const { excerpt } of findings)
    for (const place of [excerpt.place, ...excerpt.alsoAt]) {
      const doc = ids.get(place.document) ?? '';
      if (!hits.has(doc)) hits.set(doc, { doc, excerpt: excerpt.text });
    }
  const confidence = findings[0]?.confidence ?? 0;
  return { hits: [...hits.values()], score: confidence, confidence };
};

/** Reading the documents is no part of building the index: a library has them at hand anyway. Saving the index is. */
export const prepareOurs: Prepare = (docs, language) => {
  const { documents, ids } = readDocs(docs, language);
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-index-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const log = { warn: (about: object, what: string) => console.error(what, about) };
  const start = async () => {
    const analyser = createAnalyser();
    const build = createSnapshotBuilder(analyser, nearest, { file: join(folder, 'index.bin'), log });
    const snapshot = await build({ documents, questions: [], faults: [] });
    const library = createLibrary(snapshot, analyser, nearest);
    return { search: (question: string) => hitsOf(library, ids, question, null) };
  };
  return {
    build: start,
    async restart() {
      const began = performance.now();
      const engine = await start();
      return { startMs: performance.now() - began, engine };
    },
  };
};
