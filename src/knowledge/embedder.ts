// What turns a text into numbers that stand for its meaning. It is a port: the bot works without one, and is shipped without.

export interface Embedder {
  /** With its version: vectors that another one made are of no use. */
  readonly name: string;
  /** Numbers in a vector. */
  readonly dimensions: number;
  /** Primary language tags, such as `en`. */
  readonly languages: readonly string[];
  /**
   * A vector of length 1 for each text, in order. The cosine of two of them says how near their texts are in meaning. The same text
   * has the same vector, whatever it is embedded beside and whenever. Rejects with an {@link EmbedderError} from its failure on.
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /** Frees what it holds; what is under way rejects. */
  close(): Promise<void>;
}

/** An embedder that can embed no more. */
export class EmbedderError extends Error {
  override readonly name = 'EmbedderError';
}
