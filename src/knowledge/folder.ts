// A folder of the community's files: read whole, file by file, without ever losing the last good version of one.

import { isUtf8 } from 'node:buffer';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, FaultyFileError } from './fault.ts';

/** A file larger than this is not read: it would be no text that a person wrote. */
const FILE_BYTES = 32 * 1024 * 1024;

/** Files read at once; more would only queue for the disk. */
const READ_AT_ONCE = 16;

/**
 * Paths of all files below a folder, with `/`, sorted. Hidden files and folders are left out, links are followed, a folder that
 * links to one above it is entered once. Rejects if the folder itself cannot be read; a folder below that cannot is a fault.
 */
export const filesBelow = async (folder: string): Promise<{ files: string[]; faults: Fault[] }> => {
  const files: string[] = [];
  const faults: Fault[] = [];
  const entered = new Set<string>();

  const walk = async (below: string): Promise<void> => {
    const real = await realpath(join(folder, below));
    if (entered.has(real)) return;
    entered.add(real);
    for (const entry of await readdir(real, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      const found = entry.isSymbolicLink() ? await stat(join(folder, path)).catch(() => null) : entry;
      if (found?.isFile()) files.push(path);
      else if (found?.isDirectory()) await walk(path).catch((error) => void faults.push(unread(path, error)));
    }
  };

  await walk('');
  return { files: files.sort(), faults };
};

const unread = (file: string, error: unknown): Fault => ({
  file,
  line: null,
  problem: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`,
  remedy: 'See that it is there and that this user may read it.',
  level: 'error',
});

/** Reads files in order, several at once. What cannot be read becomes a fault in its place. */
export const readFiles = async (
  folder: string,
  paths: readonly string[],
): Promise<Map<string, Uint8Array | FaultyFileError>> => {
  const read = new Map<string, Uint8Array | FaultyFileError>(paths.map((path) => [path, new Uint8Array()]));
  const queue = [...paths];
  const worker = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift())
      read.set(path, await readOne(folder, path));
  };
  await Promise.all(Array.from({ length: READ_AT_ONCE }, worker));
  return read;
};

const readOne = async (folder: string, path: string): Promise<Uint8Array | FaultyFileError> => {
  try {
    const { size } = await stat(join(folder, path));
    if (size <= FILE_BYTES) return await readFile(join(folder, path));
    const problem = `is ${size} bytes, more than ${FILE_BYTES}.`;
    return new FaultyFileError([
      { file: path, line: null, problem, remedy: 'Split it into several documents.', level: 'error' },
    ]);
  } catch (error) {
    return new FaultyFileError([unread(path, error)]);
  }
};

/**
 * The text of a file. UTF-8 and nothing else: a guessed encoding would put words into a quotation that its source does not have.
 * Throws a FaultyFileError with the first line that is not, or that holds a NUL.
 */
export const decodeUtf8 = (file: string, bytes: Uint8Array): string => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  // No text has this byte but one in UTF-16 without its mark; and Postgres, where every text is kept, takes none with it.
  const nul = bytes.indexOf(0);
  if (nul >= 0 && isUtf8(bytes))
    throw new FaultyFileError([
      {
        file,
        line: bytes.subarray(0, nul).filter((byte) => byte === 0x0a).length + 1,
        problem: 'holds a NUL byte, which no text in UTF-8 has.',
        remedy:
          'Take it out; or, where every other byte is one, save the file as UTF-8 (iconv -f utf-16le -t utf-8).',
        level: 'error',
      },
    ]);
  try {
    return decoder.decode(bytes);
  } catch {
    throw new FaultyFileError([
      {
        file,
        line: firstBadLine(decoder, bytes),
        problem: 'is not UTF-8.',
        remedy: 'Save it as UTF-8 (iconv -f windows-1256 -t utf-8, with the encoding it is in).',
        level: 'error',
      },
    ]);
  }
};

const firstBadLine = (decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): number => {
  let line = 1;
  for (let from = 0; ; line++) {
    const end = bytes.indexOf(0x0a, from);
    try {
      decoder.decode(bytes.subarray(from, end === -1 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end === -1) return line;
    from = end + 1;
  }
};

/** Values made from files, each kept as long as its file's bytes stay the same, and past them while the file is faulty. */
export interface Kept<T> {
  /** The value for these bytes: the kept one, a new one, or with faults the last good one, if there is any. */
  get(path: string, stamp: string, make: () => T): { value: T | null; faults: readonly Fault[] };
  /** Forgets every path that is not among these. */
  retain(paths: ReadonlySet<string>): void;
}

/** The faults that an error tells. A reader that runs out of stack has met nesting that no person wrote: the file's fault too. */
const faultsOf = (file: string, error: unknown): readonly Fault[] => {
  if (error instanceof FaultyFileError) return error.faults;
  if (!(error instanceof RangeError)) throw error;
  return [
    {
      file,
      line: null,
      problem: 'is nested too deeply to be read.',
      remedy: 'Make it simpler, or take it away.',
      level: 'error',
    },
  ];
};

export const keepLastGood = <T>(): Kept<T> => {
  const good = new Map<string, { stamp: string; value: T }>();
  return {
    get(path, stamp, make) {
      const last = good.get(path);
      if (last?.stamp === stamp) return { value: last.value, faults: [] };
      try {
        const value = make();
        good.set(path, { stamp, value });
        return { value, faults: [] };
      } catch (error) {
        const found = faultsOf(path, error);
        const kept = last === undefined ? '' : ' Its last good version stays in use.';
        const faults = found.map((f) => ({ ...f, remedy: f.remedy + kept }));
        return { value: last?.value ?? null, faults };
      }
    },
    retain(paths) {
      for (const path of good.keys()) if (!paths.has(path)) good.delete(path);
    },
  };
};
