// Packs typed arrays into one block of memory with a checksum. Threads share the block, and the index file has the same bytes.

import { crc32 } from 'node:zlib';

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array;

/** Arrays by the part they belong to and their name. */
type Parts = Readonly<Record<string, Readonly<Record<string, Numbers>>>>;

/** Thrown if a block can't be used. The message is for the log. */
export class IndexBlockError extends Error {
  override readonly name = 'IndexBlockError';
}

/** Raised whenever an older program could misread what a newer one writes, or the other way round. */
const FORMAT = 2;

const MAGIC = 'VERBATIM';
/** Written as a number and compared as a number: reads differently where bytes have another order. */
const BYTE_ORDER = 0x01020304;
/** Bytes: magic 8, byte order 4, format 4, CRC-32 of all that follows 4, length of the contents 4, whole length 8. */
const HEAD = 32;
const CHECKED_FROM = 20;
/** Typed arrays may begin only at whole multiples of their items, of which the longest have eight bytes. */
const ALIGNED = 8;

const KINDS: Readonly<Record<string, new (block: ArrayBufferLike, at: number, length: number) => Numbers>> = {
  Uint8Array,
  Uint16Array,
  Uint32Array,
  Float32Array,
};

interface Contents {
  readonly key: string;
  readonly sections: readonly {
    readonly part: string;
    readonly name: string;
    readonly kind: string;
    /** Bytes from the end of the contents. */
    readonly at: number;
    readonly length: number;
  }[];
}

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNED) * ALIGNED;

/** Bytes that are checked before the event loop gets a turn: a few milliseconds. */
const AT_ONCE = 4 * 2 ** 20;

const checksum = function* (block: SharedArrayBuffer): Generator<void, number> {
  let sum = 0;
  for (let at = CHECKED_FROM; at < block.byteLength; at += AT_ONCE) {
    sum = crc32(new Uint8Array(block, at, Math.min(AT_ONCE, block.byteLength - at)), sum);
    yield;
  }
  return sum;
};

const finish = <T>(steps: Generator<void, T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/** Packs typed arrays, by part and name, under a key that says what they were made from. */
export const packIndexBlock = (key: string, parts: Readonly<Record<string, object>>): SharedArrayBuffer => {
  let size = 0;
  const arrays = Object.entries(parts).flatMap(([part, named]) =>
    Object.entries(named as Parts[string]).map(([name, array]) => {
      const at = size;
      size += aligned(array.byteLength);
      return { part, name, kind: array.constructor.name, at, length: array.length, array };
    }),
  );
  const contents: Contents = { key, sections: arrays.map(({ array: _, ...section }) => section) };
  const text = new TextEncoder().encode(JSON.stringify(contents));
  const from = aligned(HEAD + text.length);
  const block = new SharedArrayBuffer(from + size);
  const bytes = new Uint8Array(block);
  bytes.set(new TextEncoder().encode(MAGIC));
  bytes.set(text, HEAD);
  for (const { array, at } of arrays)
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), from + at);
  const head = new Uint32Array(block, 8, 6);
  head[0] = BYTE_ORDER;
  head[1] = FORMAT;
  head[3] = text.length;
  head[4] = block.byteLength % 2 ** 32;
  head[5] = Math.floor(block.byteLength / 2 ** 32);
  head[2] = finish(checksum(block));
  return block;
};

/** The key and arrays of a block that this program has packed, or of one that was checked: views, nothing is copied. */
export const openIndexBlock = (block: SharedArrayBuffer): { key: string; parts: Parts } => {
  const [length = 0] = new Uint32Array(block, 20, 1);
  // A copy, since text cannot be decoded from shared memory.
  const text = new Uint8Array(block, HEAD, length).slice();
  const { key, sections } = JSON.parse(new TextDecoder().decode(text)) as Contents;
  const from = aligned(HEAD + length);
  const parts: Record<string, Record<string, Numbers>> = {};
  for (const { part, name, kind, at, length: items } of sections) {
    const named = parts[part] ?? {};
    const View = KINDS[kind];
    if (View === undefined) throw new IndexBlockError(`there are no numbers of the kind ${kind}`);
    named[name] = new View(block, from + at, items);
    parts[part] = named;
  }
  return { key, parts };
};

/** Throws an IndexBlockError unless the block is one that this program has packed, to the last bit. Lets the event loop have its turns. */
export const checkIndexBlock = async (block: SharedArrayBuffer): Promise<void> => {
  if (block.byteLength < HEAD) throw new IndexBlockError('it is too short');
  if (new TextDecoder().decode(new Uint8Array(block, 0, MAGIC.length).slice()) !== MAGIC)
    throw new IndexBlockError('it is not an index');
  const [order, format, sum, , low = 0, high = 0] = new Uint32Array(block, 8, 6);
  if (order !== BYTE_ORDER) throw new IndexBlockError('it was written on a machine with another byte order');
  if (format !== FORMAT) throw new IndexBlockError('it was written by another version of this program');
  if (high * 2 ** 32 + low !== block.byteLength) throw new IndexBlockError('it was cut off or grew');
  const steps = checksum(block);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) await new Promise<void>((turn) => setImmediate(turn));
  if (step.value !== sum) throw new IndexBlockError('it is damaged: its checksum does not fit');
};
