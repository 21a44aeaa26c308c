// Loaded into the bot before it starts: measures how long its event loop stands still, and tells whoever started it. It is no
// TypeScript, so that it needs no loader.

import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds between two measurements; what is measured is the delay beyond them. */
const RESOLUTION = 5;

const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
delays.enable();

process.on('message', (message) => {
  if (message !== 'stall') return;
  process.send?.({ stallMs: Math.max(0, delays.max / 1e6 - RESOLUTION) });
  delays.reset();
});
// The bot ends when it is told to, and not when this has nothing more to measure.
process.channel?.unref();
