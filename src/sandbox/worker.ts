// The sandbox's worker thread: runs jobs one by one.

import { serialize } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { type Job, jobs } from './jobs.ts';

/** Serialized here, so that the process between this thread and the bot passes on bytes and need not hold the objects too. */
parentPort?.on('message', async ([name, given]: Job) => {
  const done = serialize(await (jobs[name] as (given: unknown) => unknown)(given));
  parentPort?.postMessage({ done });
});
parentPort?.postMessage({ ready: true });
