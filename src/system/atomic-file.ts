// Atomic file writes.

import { randomUUID } from 'node:crypto';
import { link, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

/** What file systems without links to files answer. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * Makes a new file, whole or not at all, with the rights that the user's new files have. False if there already is something with this
 * name, which is left as it is. Its folder has to exist. Rejects with an error of the file system, and then leaves nothing.
 */
export const writeNewFile = async (file: string, bytes: Uint8Array): Promise<boolean> => {
  // Hidden, so that nobody who watches the folder reads it.
  const beside = join(dirname(file), `.${randomUUID()}.tmp`);
  try {
    const handle = await open(beside, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    try {
      await link(beside, file);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return false;
      if (!NO_LINKS.has(code)) throw error;
      if ((await lstat(file).catch(() => null)) !== null) return false;
      await rename(beside, file);
    }
    return true;
  } finally {
    await rm(beside, { force: true });
  }
};

/**
 * Puts bytes in the place of files that are there, with the rights that each has: all are whole on disk before the first is exchanged.
 * Rejects with an error of the file system; a file is then as it was, or new.
 */
export const replaceFiles = async (files: readonly (readonly [file: string, bytes: Uint8Array])[]) => {
  const beside = files.map(([file]) => join(dirname(file), `.${randomUUID()}.tmp`));
  try {
    for (const [at, [file, bytes]] of files.entries()) {
      const mode = (await lstat(file).catch(() => null))?.mode;
      const handle = await open(beside[at] ?? '', 'wx', mode);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    for (const [at, [file]] of files.entries()) await rename(beside[at] ?? '', file);
  } finally {
    await Promise.all(beside.map((file) => rm(file, { force: true })));
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
