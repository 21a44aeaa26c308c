// Loaded into the bot before it starts: measures how long its event loop stands still from the moment when it first looks into a folder,
// and tells whoever started it. It is no TypeScript, so that it needs no loader.

import { readFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds between two looks; what is measured is the delay beyond them. */
const EVERY_MS = 5;
/** Stalls that are told one by one, the longest. */
const TOLD = 10;

/** Milliseconds of processor time that this thread has had: a loop that stands still and does not compute waits for a processor. */
const computed = () => {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
};

const delay = monitorEventLoopDelay({ resolution: EVERY_MS });
let began = performance.now();
let stalls = [];
let last = performance.now();
let before = computed();

const look = () => {
  const [now, had] = [performance.now(), computed()];
  stalls.push({ ms: now - last - EVERY_MS, computedMs: had - before, atMs: last - began });
  if (stalls.length > 10_000) stalls = longest('ms').concat(longest('computedMs'));
  last = now;
  before = had;
};
const longest = (by) => [...stalls].sort((a, b) => b[by] - a[by]).slice(0, TOLD);
const reset = () => {
  began = performance.now();
  stalls = [];
  delay.reset();
};
setInterval(look, EVERY_MS).unref();

// Until then, modules are loaded, which takes as long without any document.
const { opendir } = promises;
promises.opendir = (...given) => {
  promises.opendir = opendir;
  syncBuiltinESMExports();
  look();
  reset();
  delay.enable();
  return opendir(...given);
};
syncBuiltinESMExports();

process.on('message', () => {
  look();
  const { user, system } = process.cpuUsage();
  const stallMs = delay.max / 1e6;
  process.send?.({ stallMs, cpuMs: (user + system) / 1_000, longest: longest('computedMs') });
  reset();
});
// The bot ends when it is told to, and not when this has nothing more to measure.
process.channel?.unref();
