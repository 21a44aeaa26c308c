// What the files of a folder contain: their bytes, or only the hashes of those that are certain not to have changed.

import type { YieldToEventLoop } from '../core/event-loop.ts';
import { sha256 } from '../system/hash.ts';
import { FaultyFileError } from './fault.ts';
import { readFiles } from './folder.ts';
import { type Look, type Looks, lookAtAll } from './looks.ts';
import type { Listing } from './walk.ts';

export interface Content {
  /** SHA-256 of the bytes. */
  readonly hash: string;
  /** Null if the file was not read. */
  readonly bytes: Uint8Array | null;
}

/** By path. What cannot or may not be read is a fault. */
export type Contents = ReadonlyMap<string, Content | FaultyFileError>;

export const hashIn = (contents: Contents, path: string): string | null => {
  const content = contents.get(path);
  return content === undefined || content instanceof FaultyFileError ? null : content.hash;
};

/** Throws a RangeError for a file that was not read. */
export const bytesIn = (contents: Contents, path: string): Uint8Array => {
  const content = contents.get(path);
  if (content === undefined || content instanceof FaultyFileError || content.bytes === null)
    throw new RangeError(`${path} was not read`);
  return content.bytes;
};

/**
 * Gives the contents of files. `needed` says which have to be read, given the hashes of those that have not changed since they were
 * last read; all others are read too.
 */
export type Opener = (
  listing: Listing,
  paths: readonly string[],
  yieldToEventLoop: YieldToEventLoop,
  needed: (hashes: ReadonlyMap<string, string>) => Promise<readonly string[]>,
) => Promise<{ readonly contents: Contents; readonly looks: Looks }>;

/** Remembers its last look at each file, and begins with the `looks` of an earlier run. */
export const createOpener = (
  folder: string,
  further: readonly string[],
  looks: Looks,
  now: (() => number) | null,
): Opener => {
  let last = looks;
  return async (listing, paths, yieldToEventLoop, needed) => {
    const wanted = new Set(paths);
    const homes = new Map([...listing.homes].filter(([path]) => wanted.has(path)));
    const seen = await lookAtAll(listing.bounds.root, homes, yieldToEventLoop, now);
    const hashes = new Map<string, string>();
    for (const [path, { real, stamp }] of seen) {
      const look = last.get(real);
      if (look?.stamp === stamp) hashes.set(path, look.hash);
    }
    const read = new Set(await needed(hashes));
    for (const path of paths) if (!hashes.has(path)) read.add(path);
    let besides = 0;
    for (const [path, { bytes }] of seen) if (!read.has(path)) besides += bytes;
    const bytes = await readFiles(folder, [...read], further, besides);

    const contents = new Map<string, Content | FaultyFileError>();
    const next = new Map<string, Look>();
    for (const path of paths) {
      await yieldToEventLoop();
      const found = bytes.get(path);
      const hash = hashes.get(path);
      if (found instanceof FaultyFileError) contents.set(path, found);
      else if (found !== undefined) contents.set(path, { hash: sha256(found), bytes: found });
      else if (hash !== undefined) contents.set(path, { hash, bytes: null });
      const [at, now] = [seen.get(path), hashIn(contents, path)];
      if (at?.isSettled === true && now !== null) next.set(at.real, { stamp: at.stamp, hash: now });
    }
    last = next;
    return { contents, looks: next };
  };
};
