// The process of a sandbox. It starts the thread that works, and watches how much processor time a piece of work takes; the thread
// itself cannot, as long as it works. It is no TypeScript, so that it needs nothing but Node and starts at once.

import { Worker } from 'node:worker_threads';

/** Milliseconds between two looks at the processor time. */
const LOOK_MS = 50;

const memoryMb = Number(process.argv[2]);
const worker = new Worker(new URL('./thread.js', import.meta.url), {
  // The young generation is part of what a thread may hold; what it may grow to by default depends on the machine.
  resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
});

/** The work under way: when it began, and how long it may take. */
let current = null;

const tell = (message, then = () => {}) => process.send?.(message, then);
const tellAndEnd = (message) => {
  current = null;
  tell(message, () => process.exit(0));
};

worker.on('message', (message) => {
  if (!('ready' in message)) current = null;
  tell(message);
});
worker.on('error', (error) => {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tellAndEnd({ exceeded: 'memory' });
  else tellAndEnd({ failed: String(error.stack ?? error) });
});

setInterval(() => {
  if (current === null) return;
  const { user, system } = process.cpuUsage(current.began);
  if ((user + system) / 1000 > current.cpuMs) tellAndEnd({ exceeded: 'time' });
}, LOOK_MS);

process.on('message', ({ job, cpuMs }) => {
  current = { began: process.cpuUsage(), cpuMs };
  worker.postMessage(job);
});

// Whoever ends the bot from a terminal sends the signal to this process too. The bot may still need what is being read; and where
// it has gone, the channel has gone with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
process.on('disconnect', () => process.exit(0));
