// Folders of exports: read whole, written beside the old one and put in its place.

import type { KeyObject } from 'node:crypto';
import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { ExportError } from './export-error.ts';
import { type Files, publicKeyOf, verdictOn } from './manifest.ts';

/** All files below a folder; rejects with what the file system says if there is none. */
export const readFolder = async (folder: string): Promise<Files> => {
  const files = new Map<string, Uint8Array | null>();
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isDirectory()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file
      .slice(resolve(folder).length + 1)
      .split(sep)
      .join('/');
    files.set(path, entry.isFile() ? await readFile(file) : null);
  }
  return files;
};

const isThere = async (path: string): Promise<boolean> => {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
};

/** Rejects with an ExportError unless the folder may be replaced: by nothing lost that an export of this key has not written. */
const mayReplace = async (folder: string, key: KeyObject): Promise<void> => {
  if (!(await lstat(folder)).isDirectory()) throw new ExportError(`${folder} is not a folder.`);
  const files = await readFolder(folder);
  if (files.size === 0) return;
  const verdict = verdictOn(files, publicKeyOf(key));
  if (verdict.signature !== 'good')
    throw new ExportError(
      `${folder} is not an export of this bot, so it is left unchanged. Choose another folder.`,
    );
  const [other] = verdict.added;
  if (other !== undefined)
    throw new ExportError(
      `${folder} contains a file that no export has written, so it is left unchanged. Remove that file first: ${other}`,
    );
};

/** Writes the files as one folder, which is whole as soon as it is there. */
export const writeFolder = async (
  given: string,
  files: ReadonlyMap<string, Uint8Array>,
  key: KeyObject,
): Promise<void> => {
  const folder = resolve(given);
  const replaces = await isThere(folder);
  if (replaces) await mayReplace(folder, key);
  const mark = randomBytes(4).toString('hex');
  const [made, old] = [`${folder}.${mark}-new`, `${folder}.${mark}-old`];
  try {
    for (const [path, bytes] of files) {
      const file = join(made, ...path.split('/'));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes, { flag: 'wx' });
    }
    if (replaces) await rename(folder, old);
    try {
      await rename(made, folder);
    } catch (error) {
      if (replaces) await rename(old, folder);
      throw error;
    }
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(made, { recursive: true, force: true });
  }
};
