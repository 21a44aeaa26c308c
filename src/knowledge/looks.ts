// Which files have not changed since they were read, as far as their file system can tell for certain: those need not be read again.

import { lstatSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { YieldToEventLoop } from '../core/event-loop.ts';
import type { Home } from './walk.ts';

/** What a file gave when it was read. */
export interface Look {
  /** Device, inode, size, and the times of the last change of its content and of its inode, in nanoseconds. */
  readonly stamp: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
}

/** Looks by real path. */
export type Looks = ReadonlyMap<string, Look>;

/** A file as it is now, before it is read. */
export interface Seen {
  readonly real: string;
  readonly stamp: string;
  readonly bytes: number;
  /** Whether every later change is certain to change the stamp. */
  readonly isSettled: boolean;
}

/**
 * Linux file systems on disks and in memory, by `f_type`: each change of a file there sets its ctime from this machine's clock, and
 * nobody can set it to anything else. Files on others, such as network shares, are read each time: their attributes can be older than
 * their content, and their times can be those of another clock.
 */
const EXACT: ReadonlySet<number> = new Set([
  0xef53, // ext2, ext3, ext4
  0x58465342, // XFS
  0x9123683e, // Btrfs
  0x2fc12fc1, // ZFS
  0xf2f52010, // F2FS
  0xca451a4e, // bcachefs
  0x01021994, // tmpfs
  0x794c7630, // overlayfs
]);

/**
 * A file that changed so shortly before a look may change once more without another time: kernels take times from a clock that ticks
 * every 10 ms at most, and file systems that keep whole seconds keep 2 at most.
 */
const TICK_NS = 100_000_000n;
const COARSE_NS = 3_000_000_000n;
const SECOND_NS = 1_000_000_000n;

const isExact = async (folder: string): Promise<boolean> => {
  if (process.platform !== 'linux') return false;
  const found = await statfs(folder).catch(() => null);
  return found !== null && EXACT.has(found.type);
};

/**
 * The files as they are now, by path; without those whose file system cannot tell for certain that a file is unchanged. `now`: the
 * clock from which the file system takes its times, in milliseconds since 1970; null: nothing is certain.
 */
export const lookAtAll = async (
  root: string,
  homes: ReadonlyMap<string, Home>,
  yieldToEventLoop: YieldToEventLoop,
  now: (() => number) | null,
): Promise<Map<string, Seen>> => {
  const seen = new Map<string, Seen>();
  if (now === null || !(await isExact(root))) return seen;
  const rootDev = lstatSync(root).dev;
  for (const [path, { real, dev }] of homes) {
    await yieldToEventLoop();
    if (dev !== rootDev) continue;
    const began = BigInt(now()) * 1_000_000n;
    const found = lstatSync(real, { bigint: true, throwIfNoEntry: false });
    if (found === undefined || !found.isFile() || Number(found.dev) !== rootDev) continue;
    const { ino, size, mtimeNs, ctimeNs } = found;
    const unsure = ctimeNs % SECOND_NS === 0n ? COARSE_NS : TICK_NS;
    seen.set(path, {
      real,
      stamp: `${found.dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`,
      bytes: Number(size),
      isSettled: ctimeNs + unsure < began,
    });
  }
  return seen;
};
