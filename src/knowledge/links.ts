// The way of a path through links: every name on it that, if it were changed, would let the path lead elsewhere.

import { lstat, readlink } from 'node:fs/promises';
import { dirname, join, parse, resolve, sep } from 'node:path';
import { MAX_LINKS } from './limits.ts';

/** Windows takes both. */
const SEPARATORS = sep === '/' ? '/' : /[\\/]/;

/**
 * The links on the way, as paths whose folders are real, and what the way ends at: the thing itself, or the first name that is not there.
 * Follows every link one step at a time, opens nothing.
 */
const resolveLinks = async (start: string, path: string): Promise<{ links: string[]; end: string }> => {
  const links: string[] = [];
  const rest = path.split(SEPARATORS);
  let at = start;
  while (rest.length > 0) {
    const name = rest.shift() ?? '';
    if (name === '' || name === '.') continue;
    if (name === '..') {
      at = dirname(at);
      continue;
    }
    const next = join(at, name);
    const found = await lstat(next).catch(() => null);
    if (found === null) return { links, end: next };
    if (!found.isSymbolicLink()) {
      at = next;
      continue;
    }
    links.push(next);
    const target = await readlink(next).catch(() => null);
    if (target === null || links.length > MAX_LINKS) return { links, end: next };
    const { root } = parse(target);
    if (root !== '') at = resolve(root);
    rest.unshift(...target.slice(root.length).split(SEPARATORS));
  }
  return { links, end: at };
};

/** The links on the way to a folder. */
export const linksOn = async (folder: string): Promise<readonly string[]> => {
  const path = resolve(folder);
  const { root } = parse(path);
  return (await resolveLinks(root, path.slice(root.length))).links;
};

/** The links on the way of a path below a folder, whose own path is real, and what they lead to. */
export const watchedPathsOf = async (folder: string, path: string): Promise<readonly string[]> => {
  const { links, end } = await resolveLinks(folder, path);
  return [...links, end];
};
