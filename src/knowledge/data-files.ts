// A folder of data files with front matter, for capabilities that make something else than documents of them.

import { sha256 } from '../system/hash.ts';
import { type Fault, FaultyFileError } from './fault.ts';
import { decodeUtf8, readFiles } from './folder.ts';
import { readYaml, splitFrontMatter } from './front-matter.ts';
import { createLastGoodCache, type ReadResult } from './last-good-cache.ts';
import { filesBelow } from './walk.ts';

export interface DataFiles<T> {
  /** Files below the folder, by path. */
  list(): Promise<{ readonly files: ReadonlyMap<string, DataFile>; readonly faults: readonly Fault[] }>;
  /** Keeps the last good version of each file. */
  get(
    path: string,
    stamp: string,
    make: () => Promise<ReadResult<T>>,
  ): Promise<{ readonly value: T | null; readonly faults: readonly Fault[] }>;
}

/**
 * Reads the folder as documents are read, and remembers the last good value of every file between its calls. Only files of the one ending are
 * opened; of the others the names are told. `further`: folders outside of this one that its links may lead into.
 */
export const createDataFiles = <T>(
  folder: string,
  ending: string,
  further: readonly string[] = [],
): DataFiles<T> => {
  const good = createLastGoodCache<T>();
  return {
    async list() {
      const found = await filesBelow(folder, further);
      const isRead = (path: string) => path.endsWith(ending);
      const paths = [...found.files, ...[...found.refused.keys()].filter(isRead)].sort();
      good.retain(new Set(paths));
      const read = await readFiles(folder, paths.filter(isRead), further);
      const files = new Map(paths.map((path) => [path, fileOf(read.get(path))]));
      const faults = [
        ...found.faults,
        ...[...found.refused].flatMap(([path, f]) => (isRead(path) ? [] : [f])),
      ];
      return { files, faults };
    },
    get: good.get,
  };
};

/** A file with a stamp that changes with its bytes, or with the faults for which it cannot be had. */
type DataFile = { readonly stamp: string } & (
  | { readonly bytes: Uint8Array; readonly faults?: undefined }
  | { readonly bytes?: undefined; readonly faults: readonly Fault[] }
);

/** `found`: undefined for a file that is only told by its name. */
const fileOf = (found: Uint8Array | FaultyFileError | undefined): DataFile =>
  found instanceof Uint8Array
    ? { stamp: sha256(found), bytes: found }
    : { stamp: `unreadable ${found?.message ?? ''}`, faults: found?.faults ?? [] };

/** How the text of a data file is read, for those who read one; see {@link readYaml}. */
export const dataFileTools = {
  decode: decodeUtf8,
  splitFrontMatter,
  readYaml,
  faulty: (faults: readonly Fault[]): Error => new FaultyFileError(faults),
  faultsOf(error: unknown): readonly Fault[] {
    if (error instanceof FaultyFileError) return error.faults;
    throw error;
  },
};
