// What one engine did with so many passages, as the process that measured it tells.

export interface Order {
  readonly engine: string;
  readonly passages: number;
  readonly seed: number;
  readonly questions: number;
}

export interface Figures {
  readonly engine: string;
  readonly passages: number;
  /** Fewer than ordered for an engine that is too slow. */
  readonly questions: number;
  /** Milliseconds a question. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Share of questions whose first hit is the passage that they were drawn from, which is seldom not the best one. */
  readonly hit1: number;
  readonly buildMs: number;
  /** The longest that the event loop stood still meanwhile. */
  readonly longestPauseMs: number;
  /** Memory of the index: without the documents, where the engine was given those before. */
  readonly memoryMb: number;
  readonly rssMb: number;
  /** From a saved index to the first answer; null where none can be saved. */
  readonly startMs: number | null;
}
