// Caches what was read from each file, and keeps the last good value while the file is faulty.

import { type Fault, FaultyFileError } from './fault.ts';

/** A person mends a file fault by fault; a file with more has another problem, and each would be a line of the log. */
const MAX_FAULTS = 50;

/** What reading a file gives: a value, or every fault of the file at once. */
export type ReadResult<T> =
  | { readonly value: T; readonly faults?: undefined }
  | { readonly value?: undefined; readonly faults: readonly Fault[] };

export interface LastGoodCache<T> {
  /**
   * The value for these bytes: the kept one, a new one, or with faults the last good one, if there is any. Faults are kept too:
   * a faulty file is read once, however often it is asked for, until its bytes change.
   */
  get(
    path: string,
    stamp: string,
    make: () => Promise<ReadResult<T>>,
  ): Promise<{ value: T | null; faults: readonly Fault[] }>;
  /** Whether it knows what these bytes give, value or faults. */
  knows(path: string, stamp: string): boolean;
  /** Forgets every path that is not among these. */
  retain(paths: ReadonlySet<string>): void;
}

/**
 * Reads, and turns what is wrong with the file into its faults. A reader that runs out of stack has met nesting that no person
 * wrote, which is the file's fault too; every other error is a mistake of the program and is thrown.
 */
export const readResultOf = <T>(file: string, make: () => T): ReadResult<T> => {
  try {
    return { value: make() };
  } catch (error) {
    if (error instanceof FaultyFileError) return { faults: firstOf(file, error.faults) };
    if (!(error instanceof RangeError)) throw error;
    return {
      faults: [
        {
          file,
          line: null,
          problem: 'is nested too deeply to be read.',
          remedy: 'Simplify it, or remove it.',
          level: 'error',
        },
      ],
    };
  }
};

/** The first faults of a file, and how many more it has. */
export const firstOf = (file: string, faults: readonly Fault[]): readonly Fault[] => {
  const [next, ...others] = faults.slice(MAX_FAULTS);
  if (next === undefined || others.length === 0) return faults;
  const problem = `has ${others.length + 1} more problems.`;
  const rest = { file, line: null, problem, remedy: 'Fix the ones listed first.', level: next.level };
  return [...faults.slice(0, MAX_FAULTS), rest];
};

export const createLastGoodCache = <T>(): LastGoodCache<T> => {
  const good = new Map<string, { stamp: string; value: T }>();
  const bad = new Map<string, { stamp: string; faults: readonly Fault[] }>();

  const faulty = (path: string, faults: readonly Fault[]) => {
    const last = good.get(path);
    const kept = last === undefined ? '' : ' Its last good version stays in use.';
    return {
      value: last?.value ?? null,
      faults: faults.map((fault) => ({ ...fault, remedy: fault.remedy + kept })),
    };
  };

  return {
    async get(path, stamp, make) {
      const last = good.get(path);
      if (last?.stamp === stamp) {
        bad.delete(path);
        return { value: last.value, faults: [] };
      }
      const wrong = bad.get(path);
      if (wrong?.stamp === stamp) return faulty(path, wrong.faults);
      const made = await make();
      if (made.faults === undefined) {
        good.set(path, { stamp, value: made.value });
        bad.delete(path);
        return { value: made.value, faults: [] };
      }
      bad.set(path, { stamp, faults: made.faults });
      return faulty(path, made.faults);
    },
    knows: (path, stamp) => good.get(path)?.stamp === stamp || bad.get(path)?.stamp === stamp,
    retain(paths) {
      for (const path of good.keys()) if (!paths.has(path)) good.delete(path);
      for (const path of bad.keys()) if (!paths.has(path)) bad.delete(path);
    },
  };
};
