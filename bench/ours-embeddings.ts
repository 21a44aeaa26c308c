// This project's search with passages ranked by meaning too, as an engine to measure.

import { createUseLite, useLiteVersion } from '../src/embedders/use-lite.ts';
import { createAnalyser } from '../src/knowledge/analysis/analyser.ts';
import type { Embedder } from '../src/knowledge/embedder.ts';
import { embeddingQueryOf } from '../src/knowledge/embedding-query.ts';
import { createLibrary } from '../src/knowledge/library.ts';
import { nearest } from '../src/knowledge/nearest.ts';
import { createSemanticIndex } from '../src/knowledge/semantic-index.ts';
import { createSnapshotBuilder } from '../src/knowledge/snapshot.ts';
import type { Prepare } from './engine.ts';
import { hitsOf, readDocs } from './ours.ts';

export const NOT_INSTALLED = 'The embedder is not installed. Install it with: npm ci --prefix embeddings';

/** Null if it is not installed. */
export const openUseLite = (): Embedder | null => {
  const version = useLiteVersion();
  return version === null ? null : createUseLite(version);
};

export const SILENT = { info: () => {}, warn: () => {} };

/** Embedding all passages is a part of building. The model is in memory for all libraries once. */
export const prepareOursWith =
  (embedder: Embedder): Prepare =>
  (docs, language) => {
    const analyser = createAnalyser();
    const { documents, ids } = readDocs(docs, language);
    return {
      async build() {
        const build = createSnapshotBuilder(analyser, nearest);
        const snapshot = await build({ documents, questions: [], faults: [] });
        const library = createLibrary(snapshot, analyser, nearest);
        const semanticIndex = await createSemanticIndex(embedder, null, SILENT);
        semanticIndex.follow(snapshot.passages);
        await semanticIndex.settled();
        return {
          search: async (question) =>
            hitsOf(
              library,
              ids,
              question,
              await semanticIndex.similarityTo(embeddingQueryOf(question, snapshot, analyser)),
            ),
        };
      },
      restart: null,
    };
  };
