// Typed arrays in one block, and how a block shows that it is not what was packed.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkIndexBlock,
  IndexBlockError,
  openIndexBlock,
  packIndexBlock,
} from '../../../../src/knowledge/index/index-block.ts';

const numbers = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  fc.uint16Array({ maxLength: 20 }),
  fc.uint32Array({ maxLength: 20 }),
  fc.float32Array({ maxLength: 20, noNaN: true }),
);
const name = fc.constantFrom('first', 'second', 'third');
const parts = fc.dictionary(name, fc.dictionary(name, numbers, { noNullPrototype: true }), {
  noNullPrototype: true,
});

const copyOf = (bytes: Uint8Array): SharedArrayBuffer => {
  const block = new SharedArrayBuffer(bytes.length);
  new Uint8Array(block).set(bytes);
  return block;
};

test('what is packed is what is opened, and passes the check', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), parts, async (key, packed) => {
      const block = packIndexBlock(key, packed);
      await checkIndexBlock(block);
      const opened = openIndexBlock(block);
      expect(opened.key).toBe(key);
      const filled = Object.entries(packed).filter(([, named]) => Object.keys(named).length > 0);
      expect(opened.parts).toEqual(Object.fromEntries(filled));
    }),
  );
});

const block = packIndexBlock('key', { part: { some: Uint32Array.of(1, 2, 3), other: Uint8Array.of(4, 5) } });
const bytes = new Uint8Array(block);

test('a block of which any bit is another is refused', async () => {
  for (let at = 0; at < bytes.length; at++)
    for (const bit of [0, 3, 7]) {
      const changed = copyOf(bytes);
      const view = new Uint8Array(changed);
      view[at] = (view[at] ?? 0) ^ (1 << bit);
      await expect(checkIndexBlock(changed), `byte ${at}`).rejects.toThrow(IndexBlockError);
    }
});

test('a block that was cut off anywhere, or has grown, is refused', async () => {
  for (let length = 0; length < bytes.length; length++)
    await expect(checkIndexBlock(copyOf(bytes.subarray(0, length)))).rejects.toThrow(IndexBlockError);
  const grown = new Uint8Array(bytes.length + 8);
  grown.set(bytes);
  await expect(checkIndexBlock(copyOf(grown))).rejects.toThrow('cut off or grew');
});

test('a refusal says in plain words why', async () => {
  const changed = (at: number, value: number) => {
    const copy = bytes.slice();
    copy[at] = value;
    return checkIndexBlock(copyOf(copy));
  };
  await expect(checkIndexBlock(copyOf(new Uint8Array(3)))).rejects.toThrow('too short');
  await expect(changed(0, 0)).rejects.toThrow('not an index');
  await expect(changed(8, 9)).rejects.toThrow('another byte order');
  await expect(changed(12, 99)).rejects.toThrow('another version of this program');
  await expect(changed(bytes.length - 1, 99)).rejects.toThrow('damaged');
});
