// The one door to the community's files: opens what really lies inside a folder, and nothing that a link leads out to.

import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, readlink, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { FaultyFileError } from './fault.ts';

/** Where files may lie. All paths are real ones: no part of them is a link. */
export interface Bounds {
  readonly root: string;
  /** The folder itself, and further folders into which its links may lead. */
  readonly within: readonly string[];
}

/** Rejects with what the file system says if the folder is not there; further folders that are gone are left out. */
export const boundsOf = async (folder: string, further: readonly string[] = []): Promise<Bounds> => {
  const root = await realpath(folder);
  const others = await Promise.all(further.map((path) => realpath(path).catch(() => null)));
  return { root, within: [root, ...others.filter((path) => path !== null)] };
};

/** Whether a real path is a folder or lies below it. */
export const isBelow = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
};

/**
 * Hidden names that hold what no document does: the address and token of a repository, keys, passwords. Links lead to other hidden
 * names, as those of Kubernetes do (`..data`), and those of git-annex lead into its store.
 */
const PRIVATE =
  /(^|[\\/])\.(env(rc|\.[^\\/]*)?$|(netrc|pgpass|npmrc|git-credentials)$|(ssh|gnupg|aws|kube|docker|hg|svn)([\\/]|$)|git([\\/](?!annex[\\/]objects[\\/])|$))/i;

/** Whether a real path may be read. */
export const isInside = ({ within }: Bounds, path: string): boolean =>
  within.some((folder) => isBelow(folder, path) && !PRIVATE.test(relative(folder, path)));

/** Controls, line breaks and what is no character: no message, page or log could show such a name as it is. */
const UNSPEAKABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\ufffd\p{Noncharacter_Code_Point}]/u;

export const isSpeakable = (path: string): boolean => !UNSPEAKABLE.test(path);

const REMEDIES = {
  outside: 'Copy the file into the folder, or add its folder to KNOWLEDGE_ROOTS.',
  private: 'Remove the link: what it leads to can hold a password or a key.',
  dangling: 'Remove the link, or restore the file that it leads to.',
  circle: 'Remove the link, or make it point to a file.',
  special: 'Remove it: only files and folders are read.',
  denied: 'Check that it exists and that the user of the bot can read it.',
  changing: 'Save it again when no other program is writing to it.',
} as const;

export const refusal = (file: string, problem: string, remedy: string): FaultyFileError =>
  new FaultyFileError([{ file, line: null, problem, remedy, level: 'error' }]);

/** What the file system says, as a fault of the file. */
export const unreadable = (file: string, error: unknown): FaultyFileError => {
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  return refusal(file, `cannot be read (${code}).`, REMEDIES.denied);
};

const kindOf = (found: Stats): string => {
  if (found.isFIFO()) return 'a named pipe (FIFO)';
  if (found.isSocket()) return 'a socket';
  return found.isCharacterDevice() || found.isBlockDevice() ? 'a device' : 'neither a file nor a folder';
};

/** What a link says, for the message; empty where the path itself is no link. */
const leadsTo = async (path: string): Promise<string> => {
  const target = await readlink(path).catch(() => null);
  return target === null ? '' : ` to ${target.slice(0, 200)}`;
};

/** What a path below the folder leads to. Opens nothing. Rejects with a FaultyFileError for whatever may not or cannot be read. */
export const resolveInside = async (
  bounds: Bounds,
  path: string,
): Promise<{ readonly is: 'file' | 'folder'; readonly real: string; readonly dev: number }> => {
  if (!isSpeakable(path))
    throw refusal(
      path,
      'has a line break, a control character, or bytes that are not UTF-8 in its name.',
      'Rename it.',
    );
  const named = join(bounds.root, path);
  const seen = async () => {
    const real = await realpath(named);
    return { real, found: isInside(bounds, real) ? await lstat(real) : null };
  };
  const looked = await seen().catch(async (error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    const link = await leadsTo(named);
    if (code === 'ELOOP') throw refusal(path, `is a link${link} that is part of a loop.`, REMEDIES.circle);
    if (code === 'ENOENT' && link !== '') throw refusal(path, `is a broken link${link}.`, REMEDIES.dangling);
    throw unreadable(path, error);
  });
  if (looked.found === null) {
    const link = await leadsTo(named);
    const isPrivate = bounds.within.some((folder) => isBelow(folder, looked.real));
    throw isPrivate
      ? refusal(path, `is a link${link}, which is private.`, REMEDIES.private)
      : refusal(path, `is a link${link}, outside of this folder.`, REMEDIES.outside);
  }
  const { real, found } = looked;
  if (found.isFile()) return { is: 'file', real, dev: found.dev };
  if (found.isDirectory()) return { is: 'folder', real, dev: found.dev };
  throw refusal(path, `is ${kindOf(looked.found)}.`, REMEDIES.special);
};

/** How often it is tried to read a file that is being exchanged at that moment. */
const ATTEMPTS = 3;

/** Reading waits for nobody who would write, and what has become a link since it was looked at is not followed. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/**
 * The bytes of a file below the folder, at most so many. Rejects with a FaultyFileError for whatever may not or cannot be read, also
 * where a name is made to lead out between the look and the opening: what counts is where the open file lies.
 */
export const readInside = async (bounds: Bounds, path: string, max: number): Promise<Uint8Array> => {
  for (let tried = 1; ; tried++) {
    const { is, real } = await resolveInside(bounds, path);
    if (is === 'folder')
      throw refusal(path, 'is a folder.', 'Rename it without the file extension of a document.');
    const handle = await open(real, FLAGS).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ELOOP') return null;
      throw unreadable(path, error);
    });
    try {
      if (handle !== null && (await isStillInside(bounds, handle, real)))
        return await readAll(handle, path, max);
    } catch (error) {
      throw error instanceof FaultyFileError ? error : unreadable(path, error);
    } finally {
      await handle?.close();
    }
    if (tried === ATTEMPTS) throw refusal(path, 'changes while it is being read.', REMEDIES.changing);
  }
};

/** Where an open file lies: Linux tells it of the descriptor; elsewhere the path is looked at again and has to be the same file. */
const isStillInside = async (bounds: Bounds, handle: FileHandle, real: string): Promise<boolean> => {
  const opened = await handle.stat();
  if (!opened.isFile()) return false;
  const told = await readlink(`/proc/self/fd/${handle.fd}`).catch(() => null);
  if (told !== null) return isInside(bounds, told);
  const [now, found] = await Promise.all([realpath(real), lstat(real)]);
  return now === real && found.ino === opened.ino && found.dev === opened.dev;
};

/** A file may grow while it is read, and some say a size of 0 and never end: no more than `max` is ever held. */
const readAll = async (handle: FileHandle, path: string, max: number): Promise<Uint8Array> => {
  const { size } = await handle.stat();
  const tooLarge = (bytes: string) =>
    refusal(path, `is ${bytes} bytes, more than ${max}.`, 'Split it into several documents.');
  if (size > max) throw tooLarge(String(size));
  let buffer = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    length += bytesRead;
    if (bytesRead === 0) return buffer.subarray(0, length);
    if (length > max) throw tooLarge(`at least ${length}`);
    if (length === buffer.length)
      buffer = Buffer.concat([buffer], Math.min(max + 1, Math.max(2 * length, 65_536)));
  }
};
