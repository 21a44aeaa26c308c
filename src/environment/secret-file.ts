// A file that holds one secret. What it holds is in no message; its path neither, until it is known to be one.

import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { decodeStrictUtf8 } from '../core/utf8.ts';
import { isOpenToAll } from './env-file.ts';
import { SECRET_BYTES } from './limits.ts';

export type SecretFile =
  | { readonly value: string; readonly isOpen: boolean }
  /** What is wrong and how to mend it, as the rest of a sentence that begins with the name of the file. */
  | { readonly fault: string };

/** Windows knows no such flag. With it, opening a FIFO does not wait for somebody who writes. */
const { O_RDONLY, O_NONBLOCK = 0 } = constants;

const EXPECTED = 'expected a file that contains only the secret, on one line';

/** Up to one byte more than is allowed; some files do not tell their size. */
const readBytes = (descriptor: number): Buffer => {
  const bytes = Buffer.alloc(SECRET_BYTES + 1);
  let length = 0;
  for (let read = -1; read !== 0 && length < bytes.length; length += read)
    read = readSync(descriptor, bytes, length, bytes.length - length, null);
  return bytes.subarray(0, length);
};

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return decodeStrictUtf8(bytes).trim();
  } catch {
    return undefined;
  }
};

const exists = (path: string): boolean => {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
};

/** What is wrong where a file cannot be opened. A path without a file may be the secret itself, and is not repeated. */
const faultOf = (path: string, code: string): string => {
  if (exists(path))
    return code === 'EACCES' || code === 'EPERM'
      ? `cannot be read (${path}): make the user that runs the bot the owner of the file, with mode 0400.`
      : `cannot be read (${path}, ${code}): ${EXPECTED}.`;
  const home = path.startsWith('~') ? ' Write the full path of the home folder: only shells expand ~.' : '';
  const why = code === 'ENOENT' ? 'does not name a file' : `cannot be resolved (${code})`;
  return `${why}: expected the path of a file that the bot can read. Relative paths start at ${process.cwd()}.${home}`;
};

/** Reads the secret in a file, without the line break at its end. Follows links, for orchestrators mount secrets by them. */
export const readSecretFile = (path: string): SecretFile => {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, O_RDONLY | O_NONBLOCK);
    const stat = fstatSync(descriptor);
    if (!stat.isFile())
      return {
        fault: `is ${stat.isDirectory() ? 'a folder' : 'not a regular file'} (${path}): ${EXPECTED}.`,
      };
    const bytes = readBytes(descriptor);
    if (bytes.length > SECRET_BYTES)
      return { fault: `is larger than ${SECRET_BYTES / 1024} KB (${path}): ${EXPECTED}.` };
    const value = decode(bytes);
    if (value === '') return { fault: `is empty (${path}): ${EXPECTED}.` };
    if (value === undefined || value.includes('\0'))
      return { fault: `is not UTF-8 text (${path}): ${EXPECTED}.` };
    if (/[\r\n]/.test(value)) return { fault: `has several lines (${path}): ${EXPECTED}.` };
    return { value, isOpen: isOpenToAll(stat.mode) };
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return { fault: faultOf(path, code) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
};
