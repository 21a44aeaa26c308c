// Vectors and the file in which they are kept.

import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosine, openVectors, vectorKey } from '../../../src/knowledge/vectors.ts';
import { folderOf } from './folder-of.ts';

const KEYS = ['ferry', 'pier', 'rose'].map(vectorKey);
const MAKER = { name: 'fake 1', dimensions: 8 };
const unit = (at: number): Float32Array => Float32Array.from({ length: 8 }, (_, i) => (i === at ? -1 : 0.01));

const open = async (file: string | null, maker = MAKER, told: unknown[] = []) =>
  openVectors(
    file,
    maker,
    async () => {},
    (error) => told.push(error.code),
  );

const filled = async () => {
  const { path } = await folderOf();
  const file = join(path, 'data', 'vectors.bin');
  const { vectors } = await open(file);
  for (const [i, key] of KEYS.entries()) await vectors.add(key, unit(i));
  return { file, vectors };
};

const held = async (file: string, maker = MAKER) => {
  const { vectors, damaged } = await open(file, maker);
  return { damaged, known: KEYS.map((key) => vectors.get(key)) };
};

describe('the file of vectors', () => {
  it('holds all of them for the next start', async () => {
    const { file, vectors } = await filled();
    expect(await held(file)).toEqual({ damaged: 0, known: KEYS.map((key) => vectors.get(key)) });
  });

  it('loses a record that is damaged, and no other, and is sound again', async () => {
    const { file } = await filled();
    const bytes = await readFile(file);
    const size = (bytes.length - 32) / KEYS.length;
    bytes[32 + size + 20] = (bytes[32 + size + 20] ?? 0) ^ 1;
    await writeFile(file, bytes);
    const { damaged, known } = await held(file);
    expect([damaged, known.map((vector) => vector !== undefined)]).toEqual([1, [true, false, true]]);
    expect((await held(file)).damaged).toBe(0);
  });

  it('loses a record of which only a part was written, and goes on behind the last whole one', async () => {
    const { file } = await filled();
    await truncate(file, (await stat(file)).size - 3);
    const { vectors, damaged } = await open(file);
    expect(damaged).toBe(1);
    await vectors.add(KEYS[2] ?? '', unit(2));
    const { known } = await held(file);
    expect(known.every((vector) => vector !== undefined)).toBe(true);
  });

  it('is begun anew for another embedder, and where it is something else', async () => {
    for (const maker of [
      { name: 'fake 2', dimensions: 8 },
      { name: 'fake 1', dimensions: 9 },
    ]) {
      const { file } = await filled();
      expect(await held(file, maker)).toEqual({ damaged: null, known: KEYS.map(() => undefined) });
      expect((await stat(file)).size).toBe(32);
    }
    const { file } = await filled();
    for (const content of ['', 'a shopping list'.repeat(9)]) {
      await writeFile(file, content);
      expect((await held(file)).damaged).toBeNull();
      expect((await held(file)).damaged).toBe(0);
    }
  });

  it('survives any bytes: what it gives was added', async () => {
    const { file, vectors } = await filled();
    const sound = await readFile(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(sound);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        await writeFile(file, bytes);
        const { known } = await held(file);
        for (const [i, vector] of known.entries())
          expect([undefined, vectors.get(KEYS[i] ?? '')]).toContainEqual(vector);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what is gone until that is half of it', async () => {
    const { file, vectors } = await filled();
    const { size } = await stat(file);
    await vectors.retain(new Set(KEYS.slice(0, 2)));
    expect(vectors.get(KEYS[2] ?? '')).toBeUndefined();
    expect((await stat(file)).size).toBe(size);
    await vectors.retain(new Set(KEYS.slice(0, 1)));
    expect((await stat(file)).size).toBe(32 + (size - 32) / 3);
    expect((await held(file)).known.map((vector) => vector !== undefined)).toEqual([true, false, false]);
  });

  it('is told of where it cannot be written, and holds up nothing', async () => {
    const { path } = await folderOf({ data: 'a file where a folder should be' });
    const told: unknown[] = [];
    const { vectors } = await open(join(path, 'data', 'vectors.bin'), MAKER, told);
    await vectors.add(KEYS[0] ?? '', unit(0));
    expect(vectors.get(KEYS[0] ?? '')).toEqual((await filled()).vectors.get(KEYS[0] ?? ''));
    expect(vectors.get(KEYS[0] ?? '')).toHaveLength(MAKER.dimensions);
    expect(told.length).toBeGreaterThan(0);
  });
});

it('a vector in whole numbers has the same cosine, but for less than .005', async () => {
  const { vectors } = await open(null, { name: 'fake', dimensions: 512 });
  const number = fc.double({ min: -1, max: 1, noNaN: true });
  const vector = fc
    .array(number, { minLength: 512, maxLength: 512 })
    .filter((values) => Math.hypot(...values) > 1)
    .map((values) => Float32Array.from(values, (value) => value / Math.hypot(...values)));
  await fc.assert(
    fc.asyncProperty(vector, vector, async (a, b) => {
      await vectors.add('a', a);
      const whole = a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
      expect(Math.abs(cosine(vectors.get('a') ?? new Int8Array(), b) - whole)).toBeLessThan(0.005);
    }),
    { numRuns: 50 },
  );
});
