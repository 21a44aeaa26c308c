// An embedder whose model runs in a thread of its own, so that answers never wait for it.

import { Worker } from 'node:worker_threads';
import { type Embedder, EmbedderError } from '../knowledge/embedder.ts';
import type { EmbedderStart, EmbedRequest } from './worker.ts';

interface PendingRequest {
  resolve(vectors: Float32Array[]): void;
  reject(error: EmbedderError): void;
}

/** Starts the thread, which takes a second or two to load the model; a process that waits for no vector may end. */
export const createThreadEmbedder = (
  start: EmbedderStart,
  facts: Pick<Embedder, 'name' | 'dimensions' | 'languages'>,
): Embedder => {
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
  worker.once('error', (cause) =>
    fail(new EmbedderError(`the thread of the embedder failed: ${cause.message}`, { cause })),
  );
  worker.once('exit', (code) => fail(new EmbedderError(`the thread of the embedder ended with ${code}`)));
  worker.unref();

  return {
    ...facts,
    embed: (texts, as) =>
      new Promise((resolve, reject) => {
        if (failure !== null) return reject(failure);
        waiting.push({ resolve, reject });
        worker.ref();
        worker.postMessage({ texts, as } satisfies EmbedRequest);
      }),
    async close() {
      await worker.terminate();
    },
  };
};
