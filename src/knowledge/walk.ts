// What lies below a folder of the community's: files, the folders they are in, and the links that lead to them.

import type { Dirent } from 'node:fs';
import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { createYielder } from '../core/event-loop.ts';
import { type Fault, FaultyFileError } from './fault.ts';
import { type Bounds, boundsOf, isSpeakable, refusal, resolveInside, unreadable } from './inside.ts';
import { MAX_DEPTH, MAX_ENTRIES } from './limits.ts';

export interface Listing {
  readonly bounds: Bounds;
  /** Paths below the folder, with `/`, sorted. */
  readonly files: readonly string[];
  /** Where each of the files really is. */
  readonly homes: ReadonlyMap<string, Home>;
  /** What is there and may not be read, by path: links that lead out or nowhere, devices, pipes. */
  readonly refused: ReadonlyMap<string, Fault>;
  /** What is wrong with folders. */
  readonly faults: readonly Fault[];
  /** Real paths of all folders that were looked into. */
  readonly folders: readonly string[];
  /** Paths below the folder that are links, wherever they lead. */
  readonly links: readonly string[];
}

/** The real path of a file, and the file system of its folder, or its own if a link led to it. */
export interface Home {
  readonly real: string;
  readonly dev: number;
}

/** A folder of this name holds what a package manager installed, with thousands of texts that are nobody's documents. */
const INSTALLED = 'node_modules';

/**
 * Everything below a folder that has no hidden name on its visible path. Links are followed as long as they stay inside of the bounds. A
 * folder that several paths lead to is entered once: by its own path, else by the first link in order. Rejects if the folder itself cannot be
 * read.
 */
export const filesBelow = async (folder: string, further: readonly string[] = []): Promise<Listing> => {
  const bounds = await boundsOf(folder, further);
  const homes = new Map<string, Home>();
  const refused = new Map<string, Fault>();
  const faults: Fault[] = [];
  const folders: string[] = [];
  const links: string[] = [];
  const entered = new Set<string>();
  const yieldToEventLoop = createYielder();
  let left = MAX_ENTRIES;

  const add = async (path: string, entry: Dirent, home: Home) => {
    if (entry.isDirectory()) await enterFrom(path);
    else if (entry.isSymbolicLink()) links.push(path);
    else {
      const seen =
        entry.isFile() && isSpeakable(path) ? null : await resolveInside(bounds, path).catch(faultIn);
      if (seen !== null && 'problem' in seen) refused.set(path, seen);
      else homes.set(path, home);
    }
  };

  const enterFrom = async (path: string) => {
    const seen = await resolveInside(bounds, path).catch((error) => void faults.push(faultIn(error)));
    if (seen?.is === 'folder')
      await enter(path, seen).catch((error) => void faults.push(faultIn(unreadable(path, error))));
  };

  const enter = async (below: string, { real, dev }: Home): Promise<void> => {
    if (entered.has(real)) return;
    entered.add(real);
    if (below.split('/').length > MAX_DEPTH) {
      faults.push(faultIn(refusal(below, `is more than ${MAX_DEPTH} folders deep.`, 'Move it further up.')));
      return;
    }
    const entries: Dirent[] = [];
    for await (const entry of await opendir(real, { bufferSize: 256 })) {
      if (--left < 0) break;
      if (!entry.name.startsWith('.')) entries.push(entry);
      await yieldToEventLoop();
    }
    folders.push(real);
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      await yieldToEventLoop();
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && entry.name === INSTALLED) faults.push(passedOver(path));
      else await add(path, entry, { real: join(real, entry.name), dev });
    }
  };

  await enter('', { real: bounds.root, dev: (await lstat(bounds.root)).dev });
  for (let next = 0; next < links.length; next++) {
    const path = links[next] ?? '';
    const seen = await resolveInside(bounds, path).catch((error) => void refused.set(path, faultIn(error)));
    if (seen?.is === 'file') homes.set(path, seen);
    else if (seen !== undefined)
      await enter(path, seen).catch((error) => void faults.push(faultIn(unreadable(path, error))));
  }
  if (left < 0) faults.push(tooMany());
  await yieldToEventLoop();
  return { bounds, files: [...homes.keys()].sort(), homes, refused, faults, folders, links };
};

const faultIn = (error: unknown): Fault => {
  const [fault] = error instanceof FaultyFileError ? error.faults : [];
  if (fault === undefined) throw error;
  return fault;
};

const passedOver = (file: string): Fault => ({
  file,
  line: null,
  problem: 'is skipped: it contains installed packages.',
  remedy: 'Keep documents elsewhere, or give the folder another name.',
  level: 'warning',
});

const tooMany = (): Fault => ({
  file: '',
  line: null,
  problem: `contains more than ${MAX_ENTRIES} files and folders; the rest is not read.`,
  remedy: 'In this folder, keep only files that the bot should read.',
  level: 'error',
});
