// What is quoted and what is secret lie apart: a folder of documents that held the database or a token could have it quoted.

import { type Dirent, existsSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isBelow } from '../knowledge/inside.ts';
import { MAX_LINKS } from '../knowledge/limits.ts';

/** A path with the name of the variable that gives it, or what else people know it by. */
export interface NamedPath {
  readonly name: string;
  readonly path: string;
}

/** The real path; of what is not there yet, the one that it would have. */
const realOf = (path: string, links = MAX_LINKS): string => {
  try {
    return realpathSync.native(path);
  } catch {
    try {
      const target = readlinkSync(path);
      if (links > 0) return realOf(resolve(dirname(path), target), links - 1);
    } catch {
      // No link, or nothing.
    }
    const parent = dirname(path);
    return parent === path ? path : join(realOf(parent, links), basename(path));
  }
};

/** The files that a folder's links lead to: where a database or a key of the folder really lies. */
const linkedFrom = (folder: string): NamedPath[] => {
  let entries: Dirent[] = [];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    // It is not there yet.
  }
  return entries
    .filter((entry) => entry.isSymbolicLink())
    .map(({ name }) => ({ name: join(folder, name), path: join(folder, name) }));
};

/**
 * One line with a remedy for each thing that lies in a folder whose files are quoted, through links as well. The data folder and what its links
 * lead to count also before the bot has made them; of the secrets, those that are there.
 */
export const mixedUp = (
  quoted: readonly NamedPath[],
  dataDir: string,
  secrets: readonly NamedPath[],
): string[] => {
  const folders = quoted.map(({ name, path }) => ({ name, path: realOf(path) }));
  const holderOf = (path: string) => folders.find((folder) => isBelow(folder.path, realOf(path)));
  const data = holderOf(dataDir);
  const files = [
    ...secrets.filter(({ path }) => existsSync(path)),
    ...(data === undefined ? linkedFrom(dataDir) : []),
  ];
  return [
    ...(data === undefined
      ? []
      : [
          `DATA_DIR is "${dataDir}", inside ${data.name}: expected a folder outside it, because documents there are quoted. Move it, for example to ${join(dirname(data.path), 'data')}, and set DATA_DIR to that.`,
        ]),
    ...files.flatMap(({ name, path }) => {
      const holder = holderOf(path);
      return holder === undefined
        ? []
        : [`${name} is inside ${holder.name}, whose files are quoted. Move it out of ${holder.path}.`];
    }),
  ];
};
