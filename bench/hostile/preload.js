// Loaded into the bot before it starts: measures how long its event loop stands still, and tells whoever started it. It is no
// TypeScript, so that it needs no loader.

import { readFileSync } from 'node:fs';

/** Milliseconds between two looks; what is measured is the delay beyond them. */
const EVERY_MS = 5;

/**
 * Milliseconds of processor time that this thread has had; null where the system does not say. A loop that stands still and does not
 * compute waits for a processor that others have.
 */
const computed = () => {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
};

let stallMs = 0;
let computedMs = computed() === null ? null : 0;
let last = performance.now();
let before = computed();

const look = () => {
  const [now, had] = [performance.now(), computed()];
  stallMs = Math.max(stallMs, now - last - EVERY_MS);
  if (had !== null && before !== null) computedMs = Math.max(computedMs ?? 0, had - before);
  last = now;
  before = had;
};
setInterval(look, EVERY_MS).unref();

process.on('message', (message) => {
  if (message !== 'stall') return;
  look();
  process.send?.({ stallMs, computedMs });
  stallMs = 0;
  computedMs = computedMs === null ? null : 0;
});
// The bot ends when it is told to, and not when this has nothing more to measure.
process.channel?.unref();
