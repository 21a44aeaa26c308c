// The work that runs in sandboxes: reading the community's files, and comparing revisions.

import type { ListFile, ReadList } from '../collecting/list.ts';
import type { Fault } from '../knowledge/fault.ts';
import { type FileReader, readHere } from '../knowledge/file-reader.ts';
import { readingOf } from '../knowledge/kept-document.ts';
import type { ReadResult } from '../knowledge/last-good-cache.ts';
import { changedWords } from '../pages/changed-words.ts';
import type { CompareTexts } from '../pages/changes.ts';
import type { Pairing } from '../revisions/changes.ts';
import { pairsOf } from '../revisions/pairs.ts';
import type { TopicReader } from '../topics/load.ts';
import { AT_START, canReadInProcess, canReadYamlInProcess, SERVING } from './in-process.ts';
import { COMPARING, readingTime } from './limits.ts';
import { createSandbox, type Excess, ExcessError, type Sandbox } from './sandbox.ts';
import { topicOutcome } from './topic-outcome.ts';

export interface ReadingLimits {
  /** Seconds of processor time for a file, and for each megabyte of it besides. */
  readonly seconds: number;
  readonly secondsPerMb: number;
  /** Megabytes of memory. */
  readonly memoryMb: number;
}

export interface SandboxedWork {
  readonly files: FileReader;
  readonly topic: TopicReader;
  /** Reads a feed or sitemap, always in a sandbox: nobody knows who wrote it. */
  readonly list: (file: ListFile) => Promise<ReadResult<ReadList>>;
  readonly comparing: CompareTexts;
  readonly pairing: Pairing;
  /** From now on somebody may be waiting for an answer: only the smallest files are read in this process. */
  serving(): void;
  stop(): void;
}

/** UTF-16 units of two texts that are compared in this process, in some hundredths of a second at most. */
const SMALL_TEXTS = 4_000;

/** UTF-16 units of passages that went, times passages that came: pairs found in this process, as quickly. */
const SMALL_PAIRS = 500_000;

/** Separate sandboxes, so that readers of a page don't wait for files that are being read. */
export interface Sandboxes {
  readonly reading: Sandbox;
  readonly comparison: Sandbox;
}

/** Processes start lazily. */
export const createSandboxes = (limits: ReadingLimits & { readonly idleMs?: number }): Sandboxes => ({
  reading: createSandbox(limits),
  comparison: createSandbox(limits),
});

/** `sandboxes`: where the work is done; its own ones if none are given. Stopping it stops them. */
export const createSandboxedWork = (
  limits: ReadingLimits,
  { reading, comparison }: Sandboxes = createSandboxes(limits),
): SandboxedWork => {
  let tame = AT_START;

  /** A process may end for reasons that have nothing to do with the file: what it ended over is tried once more. */
  const read = async <T>(
    file: string,
    bytes: number,
    run: () => Promise<ReadResult<T>>,
  ): Promise<ReadResult<T>> => {
    for (let again = true; ; again = false) {
      try {
        return await run();
      } catch (error) {
        if (!(error instanceof ExcessError)) throw error;
        if (error.excess === 'crash' && again) continue;
        return { faults: [excessFault(file, bytes, error.excess, limits)] };
      }
    }
  };

  return {
    files: {
      async document(file) {
        if (canReadInProcess(file, tame)) return readHere.document(file);
        const bytes = file.bytes.length + (file.sidecar?.bytes.length ?? 0);
        const outcome = await read(file.path, bytes, () =>
          reading.run('document', file, readingTime(bytes, limits)),
        );
        if (outcome.value === undefined) return outcome;
        return { value: 'head' in outcome.value ? readingOf(outcome.value) : outcome.value };
      },
      questions(file) {
        if (canReadYamlInProcess(file.bytes, tame)) return readHere.questions(file);
        const bytes = file.bytes.length;
        return read(file.path, bytes, () => reading.run('questions', file, readingTime(bytes, limits)));
      },
      synonyms(file) {
        if (canReadYamlInProcess(file.bytes, tame)) return readHere.synonyms(file);
        const bytes = file.bytes.length;
        return read(file.path, bytes, () => reading.run('synonyms', file, readingTime(bytes, limits)));
      },
      sources(file) {
        if (canReadYamlInProcess(file.bytes, tame)) return readHere.sources(file);
        const bytes = file.bytes.length;
        return read(file.path, bytes, () => reading.run('sources', file, readingTime(bytes, limits)));
      },
    },
    async topic(source) {
      if (canReadYamlInProcess(source.bytes, tame)) return topicOutcome(source);
      const bytes = source.bytes.length;
      return read(source.path, bytes, () => reading.run('topic', source, readingTime(bytes, limits)));
    },
    list(file) {
      const bytes = file.bytes.length;
      return read(file.url, bytes, () => reading.run('list', file, readingTime(bytes, limits)));
    },
    async comparing(before, now, language) {
      if (before.length + now.length <= SMALL_TEXTS) return changedWords(before, now, language);
      return unlessTooMuch(() => comparison.run('words', { before, now, language }, COMPARING), null);
    },
    async pairing(went, came) {
      if (lengthOf(went) * came.length + lengthOf(came) <= SMALL_PAIRS) return pairsOf(went, came);
      return unlessTooMuch(() => comparison.run('pairs', { went, came }, COMPARING), []);
    },
    serving() {
      tame = SERVING;
    },
    stop() {
      reading.stop();
      comparison.stop();
    },
  };
};

const lengthOf = (texts: readonly string[]): number => texts.reduce((sum, { length }) => sum + length, 0);

const unlessTooMuch = async <T>(run: () => Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ExcessError) return otherwise;
    throw error;
  }
};

const excessFault = (file: string, bytes: number, excess: Excess, limits: ReadingLimits): Fault => {
  const seconds = Math.round(readingTime(bytes, limits).cpuMs / 100) / 10;
  const [problem, variable] = {
    time: [`took more than ${seconds} s of processor time to read.`, 'READ_SECONDS or READ_SECONDS_PER_MB'],
    memory: [`needed more than ${limits.memoryMb} MB of memory to read.`, 'READ_MEMORY_MB'],
    crash: [
      `is nested too deeply, or needs more than ${limits.memoryMb} MB of memory to read.`,
      'READ_MEMORY_MB',
    ],
  }[excess] as [string, string];
  return {
    file,
    line: null,
    problem,
    remedy: `Look for long runs of brackets or other marks, deep nesting, and very long tables. Simplify them, or split the file. If the file is correct, raise ${variable}.`,
    level: 'error',
  };
};
