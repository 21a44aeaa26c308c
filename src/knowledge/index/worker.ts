// The thread that builds an index: told what to write, document by document, it gives back the block.

import { parentPort, workerData } from 'node:worker_threads';
import { createAnalyser } from '../analysis/analyser.ts';
import type { Document } from '../document.ts';
import { openIndex, writeIndex } from './write.ts';

/** What the thread begins with. */
export interface WorkerStart {
  /** The index that documents are taken over from. */
  readonly before: SharedArrayBuffer | null;
}

/** Documents to analyse, or the numbers of those to take over; at last the key, upon which the block is given back. */
export type WorkerOrder = { readonly write: readonly (Document | number)[] } | { readonly key: string };

const { before } = workerData as WorkerStart;
const writer = writeIndex(createAnalyser(), before === null ? null : openIndex(before));

parentPort?.on('message', (order: WorkerOrder) => {
  if ('key' in order) {
    parentPort?.postMessage(writer.done(order.key));
    parentPort?.close();
    return;
  }
  for (const document of order.write)
    if (typeof document === 'number') writer.keep(document);
    else writer.add(document);
});
