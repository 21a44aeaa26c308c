// A model that has been loaded.

import type { EmbeddedAs } from '../knowledge/embedder.ts';

/** Gives the vector of a text, of length 1; rejects if the model cannot. */
export type Model = (text: string, as: EmbeddedAs) => Promise<Float32Array>;
