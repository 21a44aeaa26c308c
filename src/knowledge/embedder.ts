// What turns a text into numbers that stand for its meaning. It is a port: the bot works without one, and is shipped without.

/** What a text is: many models embed what is looked for and what is found in two ways. */
export type EmbeddedAs = 'question' | 'passage';

export interface Embedder {
  /** With its version: vectors that another one made are of no use. */
  readonly name: string;
  /** Numbers in a vector. */
  readonly dimensions: number;
  /** Primary language tags, such as `en`; null: every language. */
  readonly languages: readonly string[] | null;
  /**
   * A vector of length 1 for each text, in order. The cosine of two of them says how near their texts are in meaning. The same text
   * has the same vector, whatever it is embedded beside and whenever. Rejects with an {@link EmbedderError} from its failure on.
   */
  embed(texts: readonly string[], as: EmbeddedAs): Promise<Float32Array[]>;
  /** Frees what it holds; what is under way rejects. */
  close(): Promise<void>;
}

/** An embedder that can embed no more. */
export class EmbedderError extends Error {
  override readonly name = 'EmbedderError';
}
