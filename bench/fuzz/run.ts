// Reads damaged files as the bot does, each in the sandbox with its limits, and counts what became of them.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyItems } from '../../src/adding/history/history.ts';
import { openHistory } from '../../src/adding/history/open.ts';
import { isRefused } from '../../src/adding/item.ts';
import type { Fault } from '../../src/knowledge/fault.ts';
import { createSandboxedWork, type ReadingLimits } from '../../src/sandbox/work.ts';
import { seedOf } from '../random.ts';
import { damage } from './damage.ts';

export interface Fuzzed {
  readonly format: string;
  readonly files: number;
  /** Could be read all the same. */
  readonly read: number;
  /** Had a fault that names what is wrong with them. */
  readonly faults: number;
  /** Were stopped at a limit of time or memory, or took the sandbox's process with them. */
  readonly stopped: number;
  /** Ended in an error of the program: each is a fault of the reader. */
  readonly crashed: readonly string[];
  /** Milliseconds for the slowest, without the start of a process. */
  readonly slowestMs: number;
  /** Megabytes of the largest process that read them; null where that cannot be told. */
  readonly peakMb: number | null;
}

export interface FuzzOptions {
  readonly format: string;
  readonly whole: readonly Uint8Array[];
  readonly files: number;
  readonly seed: number;
  readonly limits: ReadingLimits;
  /** A folder for what was stopped or crashed, and for what can only be read from a file. */
  readonly keep: string;
}

const EXCEEDED = /^(?:took more than|needed more than|is nested too deeply, or needs)/;

/** Megabytes that a process has had at most: Linux alone says it. */
const peakOf = (pid: number | 'self'): number | null => {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
  } catch {
    return null;
  }
};

/** The processes of sandboxes. */
const children = (): number[] => {
  try {
    return readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8')
        .split(' ')
        .filter((pid) => pid !== '' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('sandbox'))
        .map(Number),
    );
  } catch {
    return [];
  }
};

type Outcome = readonly Fault[];

const createReaders = (limits: ReadingLimits) => {
  const work = createSandboxedWork(limits);
  work.serving();
  return {
    async document(format: string, bytes: Uint8Array): Promise<Outcome> {
      const { value, faults } = await work.files.document({ path: `a${format}`, bytes, sidecar: null });
      return value === undefined ? (faults ?? []) : [];
    },
    async history(file: string): Promise<Outcome> {
      const histories = {
        wanted: ['Harbor news', 'ferries'],
        address: null,
        open: (order: Parameters<typeof openHistory>[0]) => openHistory(order, limits.memoryMb),
        key: async () => '00'.repeat(32),
        found: () => {},
      };
      for await (const one of historyItems(file, histories)) if (isRefused(one)) return one.faults;
      return [];
    },
    stop: () => work.stop(),
  };
};

export const fuzz = async ({ format, whole, files, seed, limits, keep }: FuzzOptions): Promise<Fuzzed> => {
  const readers = createReaders(limits);
  const crashed: string[] = [];
  const count = { read: 0, faults: 0, stopped: 0 };
  let slowestMs = 0;
  let peakMb: number | null = null;
  mkdirSync(keep, { recursive: true });
  try {
    for (let nth = -1; nth < files; nth++) {
      const original = whole[Math.max(0, nth) % whole.length] ?? new Uint8Array();
      // The first is whole, and starts the process.
      const bytes = nth === -1 ? original : damage(original, seedOf(seed, nth));
      const name = join(keep, `${nth}${format}`);
      if (format === '.json') writeFileSync(name, bytes);
      const began = performance.now();
      let outcome: Outcome | Error;
      try {
        outcome = await (format === '.json' ? readers.history(name) : readers.document(format, bytes));
      } catch (error) {
        outcome = error as Error;
      }
      const ms = performance.now() - began;
      for (const pid of format === '.json' ? (['self'] as const) : children())
        peakMb = Math.max(peakMb ?? 0, peakOf(pid) ?? 0) || peakMb;
      if (nth === -1) continue;
      slowestMs = Math.max(slowestMs, ms);
      const isStopped = !(outcome instanceof Error) && outcome.some(({ problem }) => EXCEEDED.test(problem));
      if (outcome instanceof Error) crashed.push(`${name}: ${outcome.message}`);
      else if (isStopped) count.stopped += 1;
      else if (outcome.length > 0) count.faults += 1;
      else count.read += 1;
      if (outcome instanceof Error || isStopped) writeFileSync(name, bytes);
    }
  } finally {
    readers.stop();
  }
  return { format, files, ...count, crashed, slowestMs, peakMb };
};
