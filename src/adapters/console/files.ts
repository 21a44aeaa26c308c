// Saves the files of answers in a folder. Never overwrites an existing file.

import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ReplyFile } from '../../core/reply.ts';

/** The maximum number of names to try. */
const MAX_NAMES = 1_000;

/**
 * The path under which a file was written: `audit.csv`, or `audit-2.csv` where that is taken. Only whoever runs the bot may read it.
 * Rejects with what the file system says.
 */
export const saveFile = async (folder: string, { name, text }: ReplyFile): Promise<string> => {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${stem}-${number}${extension}`);
    try {
      await writeFile(path, text, { flag: 'wx', mode: 0o600 });
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || number === MAX_NAMES) throw error;
    }
  }
};
