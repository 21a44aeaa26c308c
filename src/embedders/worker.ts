// The thread of an embedder: told texts, it gives back their vectors, in the order in which it was told.

import { parentPort, workerData } from 'node:worker_threads';
import type { EmbeddedAs } from '../knowledge/embedder.ts';
import type { Model } from './model.ts';
import type { ModelFolder } from './model-folder.ts';

/** What the thread begins with. */
export interface EmbedderStart {
  /** The file beside which the packages are installed. */
  readonly packages: string;
  /** The model to run; null: that of use-lite. */
  readonly model: ModelFolder | null;
}

export interface EmbedRequest {
  readonly texts: readonly string[];
  readonly as: EmbeddedAs;
}

const { packages, model: folder } = workerData as EmbedderStart;
const model: Model =
  folder === null
    ? await (await import('./use-lite-model.ts')).loadUseLite(packages)
    : await (await import('./onnx-model.ts')).loadOnnx(packages, folder);

/** One at a time: what a text is embedded beside changes the last digits. */
const embedAll = async ({ texts, as }: EmbedRequest): Promise<Float32Array[]> => {
  const vectors: Float32Array[] = [];
  for (const text of texts) vectors.push(await model(text, as));
  return vectors;
};

// What fails here is not caught, and ends the thread: who waits is told by that.
let work = Promise.resolve();
parentPort?.on('message', (request: EmbedRequest) => {
  work = work.then(async () => parentPort?.postMessage(await embedAll(request)));
});
