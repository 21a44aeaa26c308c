// Builds the index of a library: a small one at once, in slices, a large one in a thread of its own.

import { Worker } from 'node:worker_threads';
import type { Analyser } from '../analysis/analyser.ts';
import type { Breathe } from '../breathe.ts';
import type { Document } from '../document.ts';
import { identityOf } from './identity.ts';
import type { WorkerOrder, WorkerStart } from './worker.ts';
import { type BuiltIndex, documentsIn, openIndex, writeIndex } from './write.ts';

/**
 * UTF-16 units of text that are indexed without a thread: about 800 passages. A thread needs some 400 ms before it does anything, as
 * long as these take; and putting so many together, which cannot be done in slices, takes less than a few hundredths of a second.
 */
const SMALL = 500_000;

/** UTF-16 units of text that are handed to the thread at once. */
const HANDED = 250_000;

/** Builds the index of documents in their order, without analysing again what `before` holds of them. */
export const buildIndexOf = async (
  documents: readonly Document[],
  key: string,
  before: BuiltIndex | null,
  analyser: Analyser,
  breathe: Breathe,
): Promise<BuiltIndex> => {
  const kept = before === null ? new Map<string, number>() : await documentsIn(before, breathe);
  const orderFor = (document: Document) =>
    (kept.size === 0 ? undefined : kept.get(identityOf(document).toString('hex'))) ?? document;
  let length = 0;
  for (const { text } of documents) length += text.length;
  if (length > SMALL) return openIndex(await buildApart(documents, orderFor, key, before, breathe));

  const writer = writeIndex(analyser, before);
  for (const document of documents) {
    const order = orderFor(document);
    if (typeof order === 'number') writer.keep(order);
    else writer.add(order);
    await breathe();
  }
  return openIndex(writer.done(key));
};

const buildApart = async (
  documents: readonly Document[],
  orderFor: (document: Document) => Document | number,
  key: string,
  before: BuiltIndex | null,
  breathe: Breathe,
): Promise<SharedArrayBuffer> => {
  const start: WorkerStart = { before: before?.block ?? null };
  const worker = new Worker(new URL('./thread.js', import.meta.url), { workerData: start });
  const built = new Promise<SharedArrayBuffer>((resolve, reject) => {
    const failed = (cause: unknown) => reject(new Error('the index could not be built', { cause }));
    worker.once('message', resolve);
    worker.once('error', failed);
    worker.once('exit', (code) => failed(new Error(`the thread ended with ${code}`)));
  });
  // A failure before all is handed over is reported where the block is waited for.
  built.catch(() => {});
  const tell = (order: WorkerOrder) => worker.postMessage(order);
  try {
    let write: (Document | number)[] = [];
    let length = 0;
    for (const document of documents) {
      const order = orderFor(document);
      write.push(order);
      length += typeof order === 'number' ? 10 : order.text.length;
      if (length >= HANDED) {
        tell({ write });
        write = [];
        length = 0;
      }
      await breathe();
    }
    tell({ write });
    tell({ key });
    return await built;
  } finally {
    await worker.terminate();
  }
};
