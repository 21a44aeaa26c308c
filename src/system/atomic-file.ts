// Atomic file writes.

import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PRIVATE_FILE, PRIVATE_FOLDER } from './private-files.ts';

/** Bytes that go to the disk at once. */
const AT_ONCE = 16 * 2 ** 20;

/**
 * Writes bytes beside the file, and puts them in its place when they are whole on disk: a reader sees the old ones or the new. Only the
 * owner may read the file. Rejects with an error of the file system, and then leaves what was there.
 */
export const writeFileAtomically = async (file: string, bytes: Uint8Array): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: PRIVATE_FOLDER });
  const beside = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(beside, 'w', PRIVATE_FILE);
    try {
      for (let at = 0; at < bytes.byteLength; ) {
        const length = Math.min(AT_ONCE, bytes.byteLength - at);
        const { bytesWritten } = await handle.write(bytes, at, length, at);
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

/** The bytes of a file, in few reads: each of them waits for a thread. Rejects with an error of the file system. */
export const readWhole = async (file: string): Promise<Buffer> => {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.allocUnsafeSlow(size);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await handle.read(bytes, at, Math.min(AT_ONCE, size - at), at);
      if (bytesRead === 0) return bytes.subarray(0, at);
      at += bytesRead;
    }
    return bytes;
  } finally {
    await handle.close();
  }
};
