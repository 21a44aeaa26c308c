// The engines that are measured: this project's search, and fuse.js over whole documents as the peer.

import Fuse from 'fuse.js';
import { createAnalyser } from '../src/knowledge/analysis/analyser.ts';
import { readDocument } from '../src/knowledge/document.ts';
import { createLibrary } from '../src/knowledge/library.ts';
import { nearest } from '../src/knowledge/nearest.ts';
import { createSnapshotBuilder } from '../src/knowledge/snapshot.ts';
import type { Doc } from './collection.ts';

export interface Hit {
  readonly doc: string;
  readonly excerpt: string;
}

export interface Result {
  /** Best first, each document once. */
  readonly hits: readonly Hit[];
  /** Probability that the first answers; null for an engine that does not tell. */
  readonly confidence: number | null;
}

export interface Engine {
  search(question: string): Result;
}

export type MakeEngine = (docs: readonly Doc[], language: string) => Promise<Engine>;

const DEPTH = 10;

const ours: MakeEngine = async (docs, language) => {
  const analyser = createAnalyser();
  const ids = new Map<string, string>();
  const documents = new Map(
    docs.map(({ id, title, text }, i) => {
      const path = `${String(i).padStart(7, '0')}.txt`;
      ids.set(path, id);
      const front = `---\nlanguage: ${language}\n${title ? `title: ${JSON.stringify(title.replace(/\s+/g, ' '))}\n` : ''}---\n`;
      const bytes = new TextEncoder().encode(`${front}${text.replace(/\s*\n\s*/g, ' ')}\n`);
      return [path, readDocument({ path, bytes, sidecar: null })] as const;
    }),
  );
  const build = createSnapshotBuilder(analyser, nearest);
  const library = createLibrary(await build({ documents, questions: [], faults: [] }), analyser, nearest);
  return {
    search(question) {
      const { findings } = library.search(question, { most: DEPTH });
      const hits = new Map<string, Hit>();
      for (const { excerpt } of findings)
        for (const place of [excerpt.place, ...excerpt.alsoAt]) {
          const doc = ids.get(place.document) ?? '';
          if (!hits.has(doc)) hits.set(doc, { doc, excerpt: excerpt.text });
        }
      return { hits: [...hits.values()], confidence: findings[0]?.confidence ?? 0 };
    },
  };
};

/** fuse.js at its best settings for questions: token search at threshold .2. */
const fuse: MakeEngine = async (docs) => {
  const index = new Fuse(docs, {
    keys: ['title', 'text'],
    threshold: 0.2,
    ignoreLocation: true,
    useTokenSearch: true,
  });
  return {
    search: (question) => ({
      hits: index
        .search(question, { limit: DEPTH })
        .map(({ item }) => ({ doc: item.id, excerpt: item.text })),
      confidence: null,
    }),
  };
};

export const ENGINES: Readonly<Record<string, MakeEngine>> = { ours, fuse };
