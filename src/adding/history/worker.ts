// The thread that reads a history.

import { parentPort, workerData } from 'node:worker_threads';
import { answeringOf, type HistoryQuestion } from './answers.ts';
import type { HistoryOrder } from './read.ts';

const answerTo = answeringOf(workerData as HistoryOrder);

parentPort?.on('message', (question: HistoryQuestion) => {
  // What is thrown here ends the thread, which whoever started it hears.
  void answerTo(question).then((answer) => parentPort?.postMessage(answer));
});
