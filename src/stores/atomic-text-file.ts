// Writes a text file piece by piece, and renames it into place when it is complete.

import { open, rm } from 'node:fs/promises';
import { PRIVATE_FILE } from '../system/private-files.ts';
import { putInPlace, unfinished } from './sqlite-file.ts';

/** Only whoever runs this may read the file. Rejects with what the file system says, and leaves nothing behind then. */
export const writeTextAtomically = async <T>(
  file: string,
  produce: (write: (text: string) => Promise<void>) => Promise<T>,
): Promise<T> => {
  const made = unfinished(file);
  try {
    const handle = await open(made, 'w', PRIVATE_FILE);
    let result: T;
    try {
      result = await produce(async (text) => {
        await handle.appendFile(text);
      });
    } finally {
      await handle.close();
    }
    putInPlace(made, file);
    return result;
  } finally {
    await rm(made, { force: true });
  }
};
