// A folder of data files with front matter, for capabilities that make something else than documents of them.

import { type Fault, FaultyFileError } from './fault.ts';
import { decodeUtf8, filesBelow, keepLastGood, readFiles } from './folder.ts';
import { readYaml, splitFrontMatter } from './front-matter.ts';
import { sha256 } from './hash.ts';

/** Reads the folder as documents are read, and remembers the last good value of every file between its calls. */
export const createDataFiles = <T>(folder: string) => {
  const good = keepLastGood<T>();
  return {
    /** Files by path, each with a stamp that changes with its bytes; `text` throws a FaultyFileError if it cannot be had. */
    async list() {
      const { files: paths, faults } = await filesBelow(folder);
      good.retain(new Set(paths));
      const read = await readFiles(folder, paths);
      const files = new Map(
        [...read].map(([path, found]) => [
          path,
          {
            stamp: found instanceof FaultyFileError ? 'unreadable' : sha256(found),
            text() {
              if (found instanceof FaultyFileError) throw found;
              return decodeUtf8(path, found);
            },
          },
        ]),
      );
      return { files, faults };
    },
    splitFrontMatter,
    readYaml,
    get: good.get,
    faulty: (faults: readonly Fault[]) => new FaultyFileError(faults),
    faultsOf(error: unknown): readonly Fault[] {
      if (error instanceof FaultyFileError) return error.faults;
      throw error;
    },
  };
};
