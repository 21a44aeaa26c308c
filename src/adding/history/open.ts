// Opens a history in a thread of its own, so that neither its size nor its words reach anything else.

import { Worker } from 'node:worker_threads';
import { refusal } from '../../knowledge/inside.ts';
import type { HistoryAnswer, HistoryQuestion } from './answers.ts';
import { NURSERY_MB } from './limits.ts';
import type { HistoryOrder } from './read.ts';

/** A history that is being read. */
export interface OpenHistory {
  /** One question after the other. Rejects with a FaultyFileError if reading needs more memory than it may. */
  ask(question: HistoryQuestion): Promise<HistoryAnswer>;
  end(): Promise<unknown>;
}

export const openHistory = (order: HistoryOrder, memoryMb: number): OpenHistory => {
  const worker = new Worker(new URL('./thread.js', import.meta.url), {
    workerData: order,
    env: {},
    resourceLimits: {
      maxOldGenerationSizeMb: memoryMb,
      maxYoungGenerationSizeMb: NURSERY_MB,
      stackSizeMb: 4,
    },
  });
  let ended: Error | null = null;
  let settle: { resolve(answer: HistoryAnswer): void; reject(error: Error): void } | null = null;
  worker.on('message', (answer: HistoryAnswer) => settle?.resolve(answer));
  worker.on('error', (error: Error & { code?: string }) => {
    ended =
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? refusal(
            order.shown,
            `needed more than ${memoryMb} MB of memory to read.`,
            'Export fewer years at a time. If the file is correct, raise READ_MEMORY_MB.',
          )
        : error;
    settle?.reject(ended);
  });
  worker.on('exit', () => {
    ended ??= new Error('the thread that reads a history has ended');
    settle?.reject(ended);
  });
  return {
    ask: (question) =>
      new Promise<HistoryAnswer>((resolve, reject) => {
        if (ended !== null) return reject(ended);
        settle = { resolve, reject };
        worker.postMessage(question);
      }),
    end: () => worker.terminate(),
  };
};
