// A real folder for one test, gone after it.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface Folder {
  readonly path: string;
  /** Writes files, by their paths below the folder. */
  write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
  remove(path: string): Promise<void>;
}

export const folderOf = async (
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Folder> => {
  const path = await mkdtemp(join(tmpdir(), 'verbatim-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  const folder: Folder = {
    path,
    async write(added) {
      for (const [name, content] of Object.entries(added)) {
        await mkdir(dirname(join(path, name)), { recursive: true });
        await writeFile(join(path, name), content);
      }
    },
    remove: (name) => rm(join(path, name)),
  };
  await folder.write(files);
  return folder;
};
