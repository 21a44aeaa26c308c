// An embedder without a model: a vector says which words a text has, and which of them the test holds to mean the same.

import { type Embedder, EmbedderError } from '../../src/knowledge/embedder.ts';
import { UNRELATED } from '../../src/knowledge/unrelated.ts';

export interface FakeEmbedder extends Embedder {
  /** What was embedded, in order, but for the texts that passages are compared with. */
  readonly embedded: readonly string[];
  /** From now on nothing can be embedded. */
  fail(): void;
}

const DIMENSIONS = 1_009;

/** `alike`: words that mean the same, by the word that stands for them. */
export const createFakeEmbedder = (
  alike: Readonly<Record<string, string>> = {},
  name = 'fake 1',
): FakeEmbedder => {
  const embedded: string[] = [];
  let failed = false;
  const vectorOf = (text: string): Float32Array => {
    const vector = new Float32Array(DIMENSIONS).fill(1e-3);
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
      let at = 0;
      for (const letter of alike[word] ?? word) at = (at * 31 + (letter.codePointAt(0) ?? 0)) % DIMENSIONS;
      vector[at] = (vector[at] ?? 0) + 1;
    }
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  };
  return {
    name,
    dimensions: DIMENSIONS,
    languages: ['en'],
    embedded,
    async embed(texts) {
      await Promise.resolve();
      if (failed) throw new EmbedderError('the test let it fail');
      embedded.push(...texts.filter((text) => !UNRELATED.includes(text)));
      return texts.map(vectorOf);
    },
    fail() {
      failed = true;
    },
    async close() {
      failed = true;
    },
  };
};
