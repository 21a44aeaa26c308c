// Damages files as disks, networks, and attackers do: cuts them off, and changes bits, bytes, numbers, and the order of parts.

import { strFromU8, unzipSync, zipSync } from 'fflate';
import { createRandom } from '../random.ts';

/** Bytes of a run that is changed, moved, doubled, or taken out. */
const MAX_RUN = 1_000;
/** Bits that are turned over. */
const MAX_BITS = 64;

/** An archive says when it was made; this one always the same. */
const MTIME = new Date(1990, 0, 1);

type Random = () => number;
const below = (random: Random, end: number): number => Math.floor(random() * end);

const rangeIn = (bytes: Uint8Array, random: Random): [start: number, end: number] => {
  const start = below(random, bytes.length);
  return [start, Math.min(bytes.length, start + 1 + below(random, MAX_RUN))];
};

/** Numbers that programs take for lengths, offsets, and levels. */
const NUMBERS = ['0', '-1', '65536', '2147483648', '99999999999999999999'];

const DAMAGES: readonly ((bytes: Uint8Array, random: Random) => Uint8Array)[] = [
  (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  (bytes, random) => {
    const damaged = Uint8Array.from(bytes);
    for (let bits = 1 + below(random, MAX_BITS); bits > 0; bits--) {
      const at = below(random, bytes.length);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << below(random, 8));
    }
    return damaged;
  },
  (bytes, random) => {
    const damaged = Uint8Array.from(bytes);
    const value = [0x00, 0xff, 0x20, 0x28, 0x3c, 0x5b][below(random, 7)];
    const [start, end] = rangeIn(bytes, random);
    for (let at = start; at < end; at++) damaged[at] = value ?? below(random, 256);
    return damaged;
  },
  (bytes, random) => {
    const [start, end] = rangeIn(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  (bytes, random) => {
    const [start, end] = rangeIn(bytes, random);
    const part = bytes.subarray(start, end);
    const copies = Array.from({ length: 1 + below(random, 200) }, () => part);
    return Buffer.concat([bytes.subarray(0, start), ...copies, bytes.subarray(end)]);
  },
  (bytes, random) => {
    const [start, end] = rangeIn(bytes, random);
    const to = below(random, bytes.length);
    const part = bytes.subarray(start, end);
    return Buffer.concat([bytes.subarray(0, to), part, bytes.subarray(to)]);
  },
  (bytes, random) => {
    const text = strFromU8(bytes, true);
    const numbers = [...text.matchAll(/\d+/g)];
    const one = numbers[below(random, numbers.length)];
    if (one === undefined) return bytes.subarray(1);
    const number = NUMBERS[below(random, NUMBERS.length)] ?? '';
    return Buffer.from(text.slice(0, one.index) + number + text.slice(one.index + one[0].length), 'latin1');
  },
];

const damageOnce = (bytes: Uint8Array, random: Random): Uint8Array =>
  bytes.length === 0 ? bytes : (DAMAGES[below(random, DAMAGES.length)]?.(bytes, random) ?? bytes);

/** One file of an archive is damaged, and the archive is whole: its checksums would find everything else. */
const damageInside = (bytes: Uint8Array, random: Random): Uint8Array => {
  const files = unzipSync(bytes);
  const names = Object.keys(files).filter((name) => (files[name]?.length ?? 0) > 0);
  const name = names[below(random, names.length)] ?? '';
  return zipSync(
    { ...files, [name]: damageOnce(files[name] ?? new Uint8Array(), random) },
    { level: 1, mtime: MTIME },
  );
};

/** A damaged copy of a file, the same for the same seed. */
export const damage = (bytes: Uint8Array, seed: number): Uint8Array => {
  const random = createRandom(seed);
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  let damaged = isArchive && random() < 0.7 ? damageInside(bytes, random) : bytes;
  for (let times = damaged === bytes ? 1 + below(random, 3) : below(random, 2); times > 0; times--)
    damaged = damageOnce(damaged, random);
  return damaged;
};
