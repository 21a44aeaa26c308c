// What every embedder has to keep.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Embedder, EmbedderError } from '../../src/knowledge/embedder.ts';

const FERRY = 'When does the ferry leave the pier?';

const cosine = (a: Float32Array | undefined, b: Float32Array | undefined): number =>
  a?.reduce((sum, value, i) => sum + value * (b?.[i] ?? 0), 0) ?? Number.NaN;

export const embedderContract = (name: string, create: () => Embedder | Promise<Embedder>) =>
  describe(`the embedder ${name}`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await create();
    });
    afterAll(() => embedder.close());

    it('gives vectors of its dimensions and of length 1', async () => {
      const texts = [FERRY, 'a', '', ' ', '⛴', '?!', 'pier '.repeat(240)];
      const vectors = await embedder.embed(texts, 'passage');
      expect(vectors).toHaveLength(texts.length);
      for (const vector of vectors) {
        expect(vector).toHaveLength(embedder.dimensions);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
      }
      expect(await embedder.embed([], 'passage')).toEqual([]);
    });

    it('gives the same text the same vector, whatever stands beside it and whenever', async () => {
      const [alone] = await embedder.embed([FERRY], 'passage');
      const beside = await embedder.embed(['Roses bloom in the garden.', FERRY, 'A lamp'], 'passage');
      expect(beside[1]).toEqual(alone);
      const other = await create();
      expect((await other.embed([FERRY], 'passage'))[0]).toEqual(alone);
      await other.close();
    });

    it('gives every call its own vectors, though none waits for another', async () => {
      const texts = Array.from({ length: 20 }, (_, i) => `${FERRY} ${'pier '.repeat(i)}`);
      const together = await embedder.embed(texts, 'passage');
      const apart = await Promise.all(texts.map((text) => embedder.embed([text], 'passage')));
      expect(apart.map(([vector]) => vector)).toEqual(together);
    });

    it('brings what is alike near, and what is not farther apart', async () => {
      const [asked, near, far] = await embedder.embed(
        [FERRY, 'The ferry leaves the pier at noon.', 'Salt the soup.'],
        'passage',
      );
      expect(cosine(asked, near)).toBeGreaterThan(cosine(asked, far) + 0.2);
    });

    it('rejects what it can embed no more', async () => {
      const closed = await create();
      await closed.close();
      await expect(closed.embed([FERRY], 'passage')).rejects.toThrow(EmbedderError);
    });
  });
