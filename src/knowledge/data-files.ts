// A folder of data files with front matter, for capabilities that make something else than documents of them.

import { type Fault, FaultyFileError } from './fault.ts';
import { decodeUtf8, keepLastGood, readFiles } from './folder.ts';
import { readYaml, splitFrontMatter } from './front-matter.ts';
import { sha256 } from './hash.ts';
import { filesBelow } from './walk.ts';

/**
 * Reads the folder as documents are read, and remembers the last good value of every file between its calls. Only files of the one ending are
 * opened; of the others the names are told. `further`: folders outside of this one that its links may lead into.
 */
export const createDataFiles = <T>(folder: string, ending: string, further: readonly string[] = []) => {
  const good = keepLastGood<T>();
  return {
    /** Files by path, each with a stamp that changes with its bytes; `text` throws a FaultyFileError if it cannot be had. */
    async list() {
      const found = await filesBelow(folder, further);
      const isRead = (path: string) => path.endsWith(ending);
      const paths = [...found.files, ...[...found.refused.keys()].filter(isRead)].sort();
      good.retain(new Set(paths));
      const read = await readFiles(folder, paths.filter(isRead), further);
      const files = new Map(
        paths.map((path) => {
          const bytes = read.get(path);
          return [
            path,
            {
              stamp: bytes instanceof Uint8Array ? sha256(bytes) : 'unreadable',
              text() {
                if (!(bytes instanceof Uint8Array)) throw bytes ?? new Error(`${path} was not read`);
                return decodeUtf8(path, bytes);
              },
            },
          ];
        }),
      );
      const faults = [
        ...found.faults,
        ...[...found.refused].flatMap(([path, f]) => (isRead(path) ? [] : [f])),
      ];
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
