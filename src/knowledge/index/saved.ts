// The index file, so that the next start doesn't have to build the index again.

import { open } from 'node:fs/promises';
import { writeWhole } from '../../system/whole-files.ts';
import { checkImage, ImageError } from './image.ts';

/** Bytes that come from the disk at once. */
const AT_ONCE = 16 * 2 ** 20;

/** The block of a file; null if there is none. Rejects with an ImageError if it cannot be used. */
export const readSaved = async (file: string): Promise<SharedArrayBuffer | null> => {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new ImageError(`it cannot be read (${error.code})`, { cause: error });
  });
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    const block = new SharedArrayBuffer(size);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await handle.read(new Uint8Array(block, at), 0, Math.min(AT_ONCE, size - at), at);
      if (bytesRead === 0) throw new ImageError('it was cut off');
      at += bytesRead;
    }
    await checkImage(block);
    return block;
  } catch (error) {
    if (error instanceof ImageError) throw error;
    throw new ImageError(`it cannot be read (${(error as NodeJS.ErrnoException).code})`, { cause: error });
  } finally {
    await handle.close();
  }
};

/** Only its owner may read it, since it holds the words of documents. Rejects with an error of the file system. */
export const save = (file: string, block: SharedArrayBuffer): Promise<void> =>
  writeWhole(file, new Uint8Array(block));
