// Vectors by the text that they were made from, in memory and in a file that grows by one record for each.
//
// The file is a head, which names what made the vectors, and records of equal length: key, numbers, CRC-32 of both. So nothing is
// written twice, and a record that a crash, a full disk or another process has spoilt is missed alone.

import { createHash } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { YieldToEventLoop } from '../core/event-loop.ts';
import { sha256 } from '../system/hash.ts';
import { save } from './index/index-file.ts';

/** Raised whenever an older program could misread what a newer one writes, or the other way round. */
const FORMAT = 1;
const HEAD_BYTES = 32;
const KEY_BYTES = 16;
const CHECK_BYTES = 4;

/** The greatest number of a vector that is kept: one byte each is a quarter of the memory, and a cosine is off by less than .005. */
const GREATEST = 127;

/** Names a text: half of its SHA-256, in hexadecimal digits. */
export const vectorKey = (text: string): string => sha256(text).slice(0, KEY_BYTES * 2);

export interface Vectors {
  get(key: string): Int8Array | undefined;
  /** Keeps a vector in whole numbers, its direction alone. */
  add(key: string, vector: Float32Array): Promise<void>;
  /** Forgets all others. */
  retain(keys: { has(key: string): boolean }): Promise<void>;
}

/** What the file held. */
export interface OpenedVectors {
  readonly vectors: Vectors;
  /** Records that could not be used; null if the whole file could not, since it is none or was made by another embedder. */
  readonly damaged: number | null;
}

/** Opens the vectors of an embedder. What cannot be read or written is told to `failed`, and holds up nothing. */
export const openVectors = async (
  file: string | null,
  { name, dimensions }: { readonly name: string; readonly dimensions: number },
  yieldToEventLoop: YieldToEventLoop,
  failed: (error: NodeJS.ErrnoException) => void,
): Promise<OpenedVectors> => {
  const head = createHash('sha256')
    .update(JSON.stringify(['vectors', FORMAT, name, dimensions]))
    .digest();
  const size = KEY_BYTES + dimensions + CHECK_BYTES;
  const known = new Map<string, Int8Array>();
  /** Records in the file, of texts that are gone too. */
  let recorded = 0;

  const recordOf = (key: string, vector: Int8Array): Buffer => {
    const record = Buffer.alloc(size);
    record.write(key, 'hex');
    record.set(new Uint8Array(vector.buffer, vector.byteOffset, dimensions), KEY_BYTES);
    record.writeUInt32LE(crc32(record.subarray(0, size - CHECK_BYTES)), size - CHECK_BYTES);
    return record;
  };

  const rewrite = async () => {
    if (file === null) return;
    const block = new SharedArrayBuffer(HEAD_BYTES + known.size * size);
    const bytes = new Uint8Array(block);
    bytes.set(head);
    let at = HEAD_BYTES;
    for (const [key, vector] of known) {
      bytes.set(recordOf(key, vector), at);
      at += size;
      await yieldToEventLoop();
    }
    recorded = known.size;
    await save(file, block).catch(failed);
  };

  /** Reads the file; gives how many of its records are damaged. */
  const load = async (bytes: Buffer): Promise<number | null> => {
    if (!bytes.subarray(0, HEAD_BYTES).equals(head)) return null;
    let damaged = 0;
    for (let at = HEAD_BYTES; at < bytes.length; at += size) {
      const record = bytes.subarray(at, at + size);
      const sound =
        record.length === size &&
        crc32(record.subarray(0, size - CHECK_BYTES)) === record.readUInt32LE(size - CHECK_BYTES);
      if (sound)
        known.set(
          record.toString('hex', 0, KEY_BYTES),
          Int8Array.from(record.subarray(KEY_BYTES, KEY_BYTES + dimensions)),
        );
      else damaged++;
      recorded++;
      await yieldToEventLoop();
    }
    return damaged;
  };

  const bytes =
    file === null
      ? null
      : await readFile(file).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOENT') failed(error);
          return null;
        });
  const damaged = bytes === null ? 0 : await load(bytes);
  if (bytes === null || damaged !== 0) await rewrite();

  const vectors: Vectors = {
    get: (key) => known.get(key),
    async add(key, vector) {
      const max = vector.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 0) || 1;
      const whole = Int8Array.from(vector, (value) => Math.round((value / max) * GREATEST));
      known.set(key, whole);
      if (file === null) return;
      recorded++;
      await appendFile(file, recordOf(key, whole)).catch(failed);
    },
    async retain(keys) {
      for (const key of known.keys()) {
        if (!keys.has(key)) known.delete(key);
        await yieldToEventLoop();
      }
      // What is gone stays in the file until it is half of it: it may come back.
      if (recorded > 2 * known.size) await rewrite();
    },
  };
  return { vectors, damaged };
};

/** The cosine of a vector in whole numbers and one of length 1. */
export const cosine = (kept: Int8Array, unit: Float32Array): number => {
  let product = 0;
  let square = 0;
  for (let i = 0; i < kept.length; i++) {
    const value = kept[i] ?? 0;
    product += value * (unit[i] ?? 0);
    square += value * value;
  }
  return square === 0 ? 0 : product / Math.sqrt(square);
};
