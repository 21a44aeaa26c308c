// The index on disk, for a start that need not build it again.

import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { checkImage, ImageError } from './image.ts';

/** Bytes that go to or from the disk at once. */
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

/**
 * Writes a block beside the file, and puts it in its place when it is whole on disk: a reader sees the old one or the new. Only its owner
 * may read it, since it holds the words of documents.
 */
export const save = async (file: string, block: SharedArrayBuffer): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(beside, 'w', 0o600);
    try {
      for (let at = 0; at < block.byteLength; ) {
        const length = Math.min(AT_ONCE, block.byteLength - at);
        const { bytesWritten } = await handle.write(new Uint8Array(block, at, length), 0, length, at);
        at += bytesWritten;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
};
