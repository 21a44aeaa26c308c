// Tells when anything below a folder has changed, once for changes that come together.

import { stat } from 'node:fs/promises';
import { watch } from 'chokidar';

/** Editors save in several steps; changes that follow each other this fast are one. */
const TOGETHER_MS = 150;
/** Changes that never pause are told this often all the same. */
const AT_LEAST_EVERY_MS = 600;
/** How often it is looked for a folder that has gone. */
const RETURN_MS = 1_000;

export interface Watcher {
  close(): Promise<void>;
}

/**
 * Calls `changed` after changes below any of the folders; `failed` if they cannot be watched. A folder that goes and comes back,
 * as a mount or a checkout does, is watched again.
 */
export const watchFolders = async (
  folders: readonly string[],
  changed: () => void,
  failed: (error: unknown) => void,
): Promise<Watcher> => {
  const watchers = await Promise.all(folders.map((folder) => watchFolder(folder, changed, failed)));
  return {
    async close() {
      await Promise.all(watchers.map((watcher) => watcher.close()));
    },
  };
};

const watchFolder = async (
  folder: string,
  changed: () => void,
  failed: (error: unknown) => void,
): Promise<Watcher> => {
  let closed = false;
  let pause: NodeJS.Timeout | undefined;
  let latest: NodeJS.Timeout | undefined;
  let waiting: NodeJS.Timeout | undefined;

  const tell = () => {
    clearTimeout(pause);
    clearTimeout(latest);
    latest = undefined;
    changed();
  };
  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(tell, TOGETHER_MS);
    latest ??= setTimeout(tell, AT_LEAST_EVERY_MS);
  };

  const open = async () => {
    const watcher = watch(folder, { ignoreInitial: true });
    watcher.on('all', (event, path) => {
      if (event === 'unlinkDir' && path === folder) gone();
      soon();
    });
    watcher.on('error', failed);
    await new Promise<void>((ready) => watcher.once('ready', () => ready()));
    return watcher;
  };
  let watcher = await open();

  const gone = () => {
    void watcher.close().catch(failed);
    clearInterval(waiting);
    waiting = setInterval(() => void look().catch(failed), RETURN_MS);
  };

  const look = async () => {
    const there = await stat(folder).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!there || closed) return;
    clearInterval(waiting);
    watcher = await open();
    soon();
  };

  return {
    async close() {
      closed = true;
      clearTimeout(pause);
      clearTimeout(latest);
      clearInterval(waiting);
      await watcher.close();
    },
  };
};
