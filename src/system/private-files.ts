// Restricts the bot's files to the user it runs as, because they contain IDs, questions, and keys.

import { chmodSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../core/ports.ts';

export const PRIVATE_FILE = 0o600;
export const PRIVATE_FOLDER = 0o700;
/** The permission bits of group and others, as a umask. */
export const OTHERS = 0o077;

/** What the bot makes in its folder, unfinished and set aside files among them. */
const OURS = /^(verbatim[.-]|index\.bin|readings\.bin|vectors\.bin|audit\.key|export\.key|pseudonyms\.key)/;

/**
 * Takes everybody else's rights from the bot's own files in its folder. The folder itself may be somebody's for other reasons, so of one
 * that others can look into there is only a warning. Does nothing where the folder is not there yet.
 */
export const keepPrivate = (folder: string, log: Pick<Log, 'warn'>): void => {
  const mode = statSync(folder, { throwIfNoEntry: false })?.mode;
  if (mode === undefined) return;
  if ((mode & OTHERS) !== 0)
    log.warn(
      { mode: (mode & 0o777).toString(8), remedy: 'chmod 700' },
      'other users of this machine can list the files in DATA_DIR',
    );
  for (const name of namesIn(folder)) {
    if (!OURS.test(name)) continue;
    const file = join(folder, name);
    try {
      const found = lstatSync(file);
      if (found.isFile() && (found.mode & OTHERS) !== 0) chmodSync(file, found.mode & PRIVATE_FOLDER);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // It may be gone by now; else it is another user's.
      if (code !== 'ENOENT')
        log.warn({ file: name, code }, 'other users of this machine can read a file in DATA_DIR');
    }
  }
};

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    // Whether it can be used shows when it is.
    return [];
  }
};
