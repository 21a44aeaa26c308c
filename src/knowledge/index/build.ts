// Builds the index of a library: a small one at once, in slices, a large one in threads of its own.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { YieldToEventLoop } from '../../core/event-loop.ts';
import type { Analyser } from '../analysis/analyser.ts';
import type { Document } from '../document.ts';
import { type KeptReading, sizeOf, transferable } from '../kept-document.ts';
import { identityOf } from './identity.ts';
import type { WorkerOrder, WorkerStart } from './worker.ts';
import { type BuiltIndex, documentsIn, openIndex, writeIndex } from './write.ts';

/**
 * UTF-16 units of text that are indexed without a thread: about 800 passages. A thread needs some 400 ms before it does anything, as
 * long as these take; and putting so many together, which cannot be done in slices, takes less than a few hundredths of a second.
 */
const SMALL = 500_000;

/**
 * The same once there is an index, when somebody may be waiting for an answer: new text, of which a hostile document takes far longer to
 * analyse than any other, and all text, of whose words the index is put together at once.
 */
const SMALL_CHANGE = 20_000;
/** Blocks of new text: a list of ten thousand letters can have as many passages as a book. */
const SMALL_BLOCKS = 500;
const SMALL_REBUILT = 100_000;

/** UTF-16 units of text for each thread, so that it works for longer than it takes to begin. */
const WORTH_A_THREAD = 2_000_000;

/** What the threads have read has to be put together by one of them, which takes a tenth of the time: more than these gain little. */
const MAX_THREADS = 4;

/** Documents that are looked at between two turns of the event loop. */
const AT_ONCE = 1_000;

/** UTF-16 units of text that are handed to a thread at once. */
const HANDED = 250_000;

/** Builds the index of documents in their order, without analysing again what `before` holds of them. */
export const buildIndexOf = async (
  documents: readonly Document[],
  key: string,
  before: BuiltIndex | null,
  analyser: Analyser,
  yieldToEventLoop: YieldToEventLoop,
): Promise<BuiltIndex> => {
  const kept = before === null ? new Map<string, number>() : await documentsIn(before, yieldToEventLoop);
  const orderFor = (document: Document) =>
    (kept.size === 0 ? undefined : kept.get(identityOf(document).toString('hex'))) ?? document;
  /** Where each document's text would begin if all stood behind each other. */
  const begins: number[] = [];
  let length = 0;
  let changed = 0;
  let blocks = 0;
  for (const document of documents) {
    begins.push(length);
    const size = sizeOf(document);
    length += size.chars;
    if (typeof orderFor(document) !== 'number') {
      changed += size.chars;
      blocks += size.blocks;
    }
    if (begins.length % AT_ONCE === 0) await yieldToEventLoop();
  }
  const isSmall =
    before === null
      ? length <= SMALL
      : changed <= SMALL_CHANGE && blocks <= SMALL_BLOCKS && length <= SMALL_REBUILT;
  if (!isSmall) {
    const count = Math.min(MAX_THREADS, availableParallelism(), Math.ceil(length / WORTH_A_THREAD));
    const spans = partitionDocuments(documents, begins, length / count);
    return openIndex(await buildApart(spans, orderFor, key, before, yieldToEventLoop));
  }

  const writer = writeIndex(analyser, before);
  for (const document of documents) {
    const order = orderFor(document);
    if (typeof order === 'number') writer.keep(order);
    else for (const _ of writer.add(order)) await yieldToEventLoop();
    await yieldToEventLoop();
  }
  return openIndex(writer.done(key));
};

/** Splits documents into stretches of about so much text. */
const partitionDocuments = (documents: readonly Document[], begins: readonly number[], length: number) => {
  const spans = new Map<number, Document[]>();
  documents.forEach((document, i) => {
    const nth = Math.floor((begins[i] ?? 0) / length);
    const stretch = spans.get(nth);
    if (stretch === undefined) spans.set(nth, [document]);
    else stretch.push(document);
  });
  return [...spans.values()];
};

/** A thread that works on an index. */
const startThread = (before: BuiltIndex | null) => {
  const start: WorkerStart = { before: before?.block ?? null };
  const worker = new Worker(new URL('./thread.js', import.meta.url), { workerData: start });
  const given = new Promise<SharedArrayBuffer>((resolve, reject) => {
    const failed = (cause: unknown) => reject(new Error('the index could not be built', { cause }));
    worker.once('message', resolve);
    worker.once('error', failed);
    worker.once('exit', (code) => failed(new Error(`the thread ended with ${code}`)));
  });
  // A failure before all is handed over is reported where the block is waited for.
  given.catch(() => {});
  return { tell: (order: WorkerOrder) => worker.postMessage(order), given, end: () => worker.terminate() };
};
type Thread = ReturnType<typeof startThread>;

/** Threads that each read a stretch of the documents; the first then puts their parts together, in order: as if it had read all. */
const buildApart = async (
  spans: readonly (readonly Document[])[],
  orderFor: (document: Document) => Document | number,
  key: string,
  before: BuiltIndex | null,
  yieldToEventLoop: YieldToEventLoop,
): Promise<SharedArrayBuffer> => {
  const threads = spans.map(() => startThread(before));
  const handOver = async (stretch: readonly Document[], { tell }: Thread) => {
    let write: (KeptReading | Document | number)[] = [];
    let length = 0;
    for (const document of stretch) {
      const order = orderFor(document);
      write.push(typeof order === 'number' ? order : transferable(order));
      length += typeof order === 'number' ? 10 : sizeOf(order).chars;
      if (length >= HANDED) {
        tell({ write });
        write = [];
        length = 0;
      }
      await yieldToEventLoop();
    }
    tell({ write });
  };
  try {
    await Promise.all(threads.map((thread, i) => handOver(spans[i] ?? [], thread)));
    const [first, ...others] = threads;
    if (first === undefined) throw new RangeError('there is nothing to build an index of');
    for (const { tell } of others) tell({ give: 'part' });
    // One part after the other: each is let go of when it is appended.
    for (const { given } of others) first.tell({ append: await Promise.race([given, first.given]) });
    first.tell({ give: 'index', key });
    return await first.given;
  } finally {
    await Promise.all(threads.map(({ end }) => end()));
  }
};
