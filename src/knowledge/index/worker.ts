// A thread that works on an index: told what to write, document by document, it gives back a part of the index or all of it.

import { parentPort, workerData } from 'node:worker_threads';
import { atOnce } from '../../core/event-loop.ts';
import { createAnalyser } from '../analysis/analyser.ts';
import type { Document } from '../document.ts';
import { type KeptReading, readingOf } from '../kept-document.ts';
import { openIndex, writeIndex } from './write.ts';

/** What the thread begins with. */
export interface WorkerStart {
  /** The index that documents are taken over from. */
  readonly before: SharedArrayBuffer | null;
}

/**
 * Documents to analyse, or the numbers of those to take over; a part that another thread has written; at last what is to be given back:
 * all as a part, or the index under its key.
 */
export type WorkerOrder =
  | { readonly write: readonly (KeptReading | Document | number)[] }
  | { readonly append: SharedArrayBuffer }
  | { readonly give: 'part' }
  | { readonly give: 'index'; readonly key: string };

const { before } = workerData as WorkerStart;
const writer = writeIndex(createAnalyser(), before === null ? null : openIndex(before));

parentPort?.on('message', (order: WorkerOrder) => {
  if ('give' in order) {
    parentPort?.postMessage(order.give === 'part' ? writer.part() : writer.done(order.key));
    parentPort?.close();
  } else if ('append' in order) writer.append(order.append);
  else
    for (const one of order.write)
      if (typeof one === 'number') writer.keep(one);
      else atOnce(writer.add('head' in one ? readingOf(one).document : one));
});
