// Whether a disk is full.

import { statfsSync } from 'node:fs';

/** Less than this is nothing: a database cannot grow by one page of its log and its index. */
const MIN_BYTES = 128 * 1024;

/** Free bytes for this user on the disk of a folder; null if nobody tells. */
export const freeBytes = (folder: string): number | null => {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
};

export const isDiskFull = (folder: string): boolean => {
  const free = freeBytes(folder);
  return free !== null && free < MIN_BYTES;
};
