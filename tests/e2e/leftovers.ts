// What a test file leaves behind, cleared away after it whatever happened.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const tasks: (() => unknown)[] = [];

/** Runs `task` after the last test of this file; the latest comes first. */
export const atEnd = (task: () => unknown): void => void tasks.unshift(task);

/** Clears away what has come together so far. */
export const clearLeftovers = async (): Promise<void> => {
  for (const task of tasks.splice(0)) await Promise.allSettled([(async () => task())()]);
};

/** A folder of its own that holds these files, by path. */
export const folderWith = async (files: Readonly<Record<string, string>> = {}): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-e2e-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
};
