// The index file, so that the next start doesn't have to build the index again.

import { open } from 'node:fs/promises';
import { writeFileAtomically } from '../../system/atomic-file.ts';
import { checkIndexBlock, IndexBlockError } from './index-block.ts';

/** Bytes that come from the disk at once. */
const AT_ONCE = 16 * 2 ** 20;

/** The block of a file; null if there is none. Rejects with an IndexBlockError if it cannot be used. */
export const readSaved = async (file: string): Promise<SharedArrayBuffer | null> => {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new IndexBlockError(`it cannot be read (${error.code})`, { cause: error });
  });
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    const block = new SharedArrayBuffer(size);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await handle.read(new Uint8Array(block, at), 0, Math.min(AT_ONCE, size - at), at);
      if (bytesRead === 0) throw new IndexBlockError('it was cut off');
      at += bytesRead;
    }
    await checkIndexBlock(block);
    return block;
  } catch (error) {
    if (error instanceof IndexBlockError) throw error;
    throw new IndexBlockError(`it cannot be read (${(error as NodeJS.ErrnoException).code})`, {
      cause: error,
    });
  } finally {
    await handle.close();
  }
};

/** Only its owner may read it, since it holds the words of documents. Rejects with an error of the file system. */
export const save = (file: string, block: SharedArrayBuffer): Promise<void> =>
  writeFileAtomically(file, new Uint8Array(block));
