// What the bot's process costs while it runs: memory each second, processor time, and how late its event loop is.

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mean, percentile } from '../measures.ts';

/** Megabytes. */
export interface Growth {
  readonly firstQuarter: number;
  readonly lastQuarter: number;
  readonly max: number;
  /** Of the straight line that fits best, a minute. */
  readonly perMinute: number;
}

export interface Cost {
  readonly rss: Growth;
  readonly heap: Growth;
  readonly cpuMs: number;
  /** Milliseconds by which a timer came later than it should. */
  readonly delay: { readonly p50: number; readonly p99: number; readonly max: number };
}

const EVERY_MS = 1_000;
const RESOLUTION_MS = 5;
const MINUTE_MS = 60_000;

const growthOf = (samples: readonly { readonly at: number; readonly bytes: number }[]): Growth => {
  const mb = samples.map(({ bytes }) => bytes / 1024 / 1024);
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const [middleAt, middle] = [mean(samples.map(({ at }) => at)), mean(mb)];
  const along = samples.map(({ at }) => at - middleAt);
  const squares = along.reduce((sum, x) => sum + x ** 2, 0);
  const slope = along.reduce((sum, x, i) => sum + x * ((mb[i] ?? middle) - middle), 0) / squares;
  return {
    firstQuarter: percentile(mb.slice(0, quarter), 0.5),
    lastQuarter: percentile(mb.slice(-quarter), 0.5),
    max: Math.max(...mb),
    perMinute: slope * MINUTE_MS,
  };
};

/** Begins to measure this process, until what it returns is called. */
export const startGauges = (): (() => Cost) => {
  const samples: { at: number; rss: number; heap: number }[] = [];
  const sample = () => {
    const { rss, heapUsed } = process.memoryUsage();
    samples.push({ at: performance.now(), rss, heap: heapUsed });
  };
  sample();
  const timer = setInterval(sample, EVERY_MS);
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const used = process.cpuUsage();
  return () => {
    clearInterval(timer);
    delay.disable();
    const { user, system } = process.cpuUsage(used);
    const lateMs = (ns: number) => Math.max(0, ns / 1e6 - RESOLUTION_MS);
    return {
      rss: growthOf(samples.map(({ at, rss }) => ({ at, bytes: rss }))),
      heap: growthOf(samples.map(({ at, heap }) => ({ at, bytes: heap }))),
      cpuMs: (user + system) / 1_000,
      delay: {
        p50: lateMs(delay.percentile(50)),
        p99: lateMs(delay.percentile(99)),
        max: lateMs(delay.max),
      },
    };
  };
};
