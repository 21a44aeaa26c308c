// What the benchmark and the process with the fake platform say to each other.

/** To the platform. `answer` only after `due`, which says when the digests fall due, in milliseconds since the epoch. */
export type Order =
  | { readonly is: 'open'; readonly chats: number }
  | { readonly is: 'due'; readonly at: number; readonly perSecond: number }
  | { readonly is: 'close' };

/** Where the platform is. */
export interface Opened {
  readonly is: 'opened';
  readonly url: string;
  readonly token: string;
  readonly groups: readonly number[];
}

/** What had reached the platform by the time that every chat had its digest, or none had come for long. */
export interface Outcome {
  readonly is: 'outcome';
  /** Milliseconds from due to the first digest. */
  readonly firstMs: number;
  /** Milliseconds from due to the last digest. */
  readonly tookMs: number;
  /** Messages to groups that were taken, among them what is twice in one. */
  readonly digests: number;
  /** Messages to people that were taken. */
  readonly answers: number;
  readonly duplicates: number;
  readonly lost: number;
  readonly tooMany: number;
  /** The longest time between two digests. */
  readonly longestPauseMs: number;
  /** Milliseconds from a question to the first message of its answer. */
  readonly latencies: readonly number[];
  readonly unanswered: number;
  readonly violations: readonly string[];
}

/** How far it is. */
export interface Progress {
  readonly is: 'progress';
  readonly digests: number;
}

export type Told = Opened | Outcome | Progress;
