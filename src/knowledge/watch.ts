// Reports changes below folders, once for changes that come together. Watches folders, and no files: one watch for each that is read.

import { type FSWatcher, watch } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isInside } from './inside.ts';
import { linksOn, watchedPathsOf } from './links.ts';
import { filesBelow } from './walk.ts';

/** Editors save in several steps; changes that follow each other this fast are one. */
const TOGETHER_MS = 150;
/** Changes that never pause are reported this often all the same. */
const AT_LEAST_EVERY_MS = 600;
/** How often a folder that has gone is looked for. */
const RETURN_MS = 1_000;
/** A folder may change while its watches are set; after so many rounds the next change has to do. */
const ROUNDS = 5;

export interface Watcher {
  close(): Promise<void>;
}

/**
 * Calls `changed` after changes below any of the folders; `failed` if they cannot be watched. A folder that goes and comes back, as a mount or
 * a checkout does, is watched again; so is one that is exchanged by changing a link, on the way to it or inside of it. `further`: folders
 * outside that links may lead into; other links are followed nowhere.
 */
export const watchFolders = async (
  folders: readonly string[],
  changed: () => void,
  failed: (error: unknown) => void,
  further: readonly string[] = [],
): Promise<Watcher> => {
  const watchers = await Promise.all(
    folders.map((folder) => watchFolder({ folder, further, changed, failed })),
  );
  return {
    async close() {
      await Promise.all(watchers.map((watcher) => watcher.close()));
    },
  };
};

/** The names in a folder whose changes count: all that are not hidden, or only these. */
interface Wanted {
  all: boolean;
  readonly names: Set<string>;
}

interface Watch extends Wanted {
  readonly watcher: FSWatcher;
  readonly identity: string;
  /** The folder itself was moved or removed. */
  ended: boolean;
}

interface Watched {
  readonly folder: string;
  readonly further: readonly string[];
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
}

const watchFolder = async ({ folder, further, changed, failed }: Watched): Promise<Watcher> => {
  const watches = new Map<string, Watch>();
  let closed = false;
  let pause: NodeJS.Timeout | undefined;
  let latest: NodeJS.Timeout | undefined;
  let waiting: NodeJS.Timeout | undefined;
  let telling: Promise<void> = Promise.resolve();

  const close = (path: string) => {
    watches.get(path)?.watcher.close();
    watches.delete(path);
  };

  /** Resolves to whether it was not there before. */
  const open = async (path: string, wanted: Wanted): Promise<boolean> => {
    const found = await lstat(path).catch(() => null);
    const identity = found?.isDirectory() ? `${found.dev} ${found.ino}` : null;
    const known = watches.get(path);
    if (known !== undefined && !known.ended && known.identity === identity) {
      watches.set(path, Object.assign(known, wanted));
      return false;
    }
    close(path);
    if (identity === null || closed) return false;
    const watcher = watch(path);
    const opened: Watch = { ...wanted, watcher, identity, ended: false };
    watches.set(path, opened);
    watcher.on('change', (event, name) => {
      // What happens to the folder itself bears its own name.
      if (event === 'rename' && name === basename(path)) opened.ended = true;
      else if (typeof name === 'string' && !opened.names.has(name) && (!opened.all || name.startsWith('.')))
        return;
      soon();
    });
    watcher.on('error', (error) => {
      opened.ended = true;
      // Windows reports a folder that has gone as an error.
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') failed(error);
      soon();
    });
    return true;
  };

  /** Sets the watches that the folder needs as it is now. Resolves to whether it is there. */
  const follow = async (): Promise<boolean> => {
    for (let round = 1; ; round++) {
      const { there, wanted } = await wantedIn(folder, further);
      for (const path of [...watches.keys()]) if (!wanted.has(path)) close(path);
      let added = false;
      for (const [path, names] of wanted) added = (await open(path, names)) || added;
      if (!added || round === ROUNDS || closed) return there;
    }
  };

  const look = async () => {
    const there = await follow();
    clearTimeout(waiting);
    if (!there && !closed) waiting = setTimeout(() => void again(), RETURN_MS);
    return there;
  };

  /** While the folder is away nobody has to be told so again. */
  const again = async () => {
    if (await look().catch(() => false)) soon();
  };

  const tell = () => {
    clearTimeout(pause);
    clearTimeout(latest);
    latest = undefined;
    // The watches are set before the files are read: what changes later is noticed.
    telling = telling
      .then(look)
      .then(() => undefined, failed)
      .then(() => {
        if (!closed) changed();
      });
  };
  const soon = () => {
    if (closed) return;
    clearTimeout(pause);
    pause = setTimeout(tell, TOGETHER_MS);
    latest ??= setTimeout(tell, AT_LEAST_EVERY_MS);
  };

  await look().catch(failed);
  return {
    async close() {
      closed = true;
      for (const timer of [pause, latest, waiting]) clearTimeout(timer);
      await telling;
      for (const path of [...watches.keys()]) close(path);
    },
  };
};

/** Which folders have to be watched, by their real paths. */
const wantedIn = async (
  folder: string,
  further: readonly string[],
): Promise<{ there: boolean; wanted: ReadonlyMap<string, Wanted> }> => {
  const wanted = new Map<string, Wanted>();
  const want = (path: string): Wanted => {
    const known = wanted.get(path) ?? { all: false, names: new Set<string>() };
    wanted.set(path, known);
    return known;
  };
  for (const path of [folder, ...further])
    for (const link of await linksOn(path)) want(dirname(link)).names.add(basename(link));
  const listing = await filesBelow(folder, further).catch(() => null);
  if (listing === null) return { there: false, wanted };
  for (const path of listing.folders) want(path).all = true;
  for (const link of listing.links)
    for (const place of await watchedPathsOf(listing.bounds.root, link))
      if (isInside(listing.bounds, dirname(place))) want(dirname(place)).names.add(basename(place));
  return { there: true, wanted };
};
