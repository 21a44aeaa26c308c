// Files in a ZIP archive, such as those that documents of office programs are made of. Nothing is unpacked beyond its limits.

import { crc32, inflateRawSync } from 'node:zlib';
import { FaultyFileError } from '../fault.ts';

/** Files in an archive; an office document has some dozens, and one for each of its pictures. */
const MAX_ENTRIES = 10_000;
/** Bytes of what is unpacked of one archive, all together. */
const MAX_UNPACKED = 64 * 1024 * 1024;

const END = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;

const fault = (file: string, problem: string, remedy: string): FaultyFileError =>
  new FaultyFileError([{ file, line: null, problem, remedy, level: 'error' }]);

export const damaged = (file: string): FaultyFileError =>
  fault(file, 'is damaged.', 'Save it again, or get a new copy.');

export interface Archive {
  /** The file's bytes; null if there is none of this name. Throws a FaultyFileError. */
  bytesOf(name: string): Uint8Array | null;
}

interface Entry {
  readonly at: number;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly sum: number;
  readonly packed: number;
  readonly size: number;
}

/** Throws a FaultyFileError if the bytes are no archive, or one that is damaged or too large. */
export const openArchive = (file: string, given: Uint8Array): Archive => {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  let end = bytes.length - END_BYTES;
  const last = Math.max(0, end - MAX_COMMENT);
  while (end >= last && bytes.readUInt32LE(end) !== END) end--;
  if (end < last) throw damaged(file);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES)
    throw fault(file, `contains more than ${MAX_ENTRIES} files.`, 'Split it into several.');
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > end || bytes.readUInt32LE(at) !== ENTRY) throw damaged(file);
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const nameAt = at + ENTRY_BYTES;
    entries.set(bytes.toString('utf8', nameAt, nameAt + name), {
      at: bytes.readUInt32LE(at + 42),
      method: bytes.readUInt16LE(at + 10),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      sum: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
    });
    at = nameAt + name + extra + comment;
  }
  let left = MAX_UNPACKED;
  return {
    bytesOf(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      if (entry.isEncrypted) throw fault(file, 'is protected by a password.', 'Save it without a password.');
      if (entry.size > left)
        throw fault(
          file,
          `contains more than ${MAX_UNPACKED} bytes when it is unpacked.`,
          'Split it into several.',
        );
      if (entry.at + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(entry.at) !== LOCAL)
        throw damaged(file);
      const from =
        entry.at + LOCAL_BYTES + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
      const packed = bytes.subarray(from, from + entry.packed);
      const unpacked = () => {
        if (entry.method === 0) return packed;
        if (entry.method !== 8) throw damaged(file);
        try {
          return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
        } catch {
          throw damaged(file);
        }
      };
      const found = unpacked();
      if (found.length !== entry.size || crc32(found) !== entry.sum) throw damaged(file);
      left -= found.length;
      return found;
    },
  };
};
