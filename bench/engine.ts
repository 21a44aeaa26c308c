// What an engine that is measured has to be able to do.

import type { Doc } from './collection.ts';

export interface Hit {
  readonly doc: string;
  /** What the engine shows of the document; null for an engine that shows nothing of its own. */
  readonly excerpt: string | null;
}

export interface Result {
  /** Best first, each document once. */
  readonly hits: readonly Hit[];
  /** What the engine thinks of its first hit, to be compared within one engine only, 0 if there is none; null if it does not tell. */
  readonly score: number | null;
  /** Probability that the first hit answers; null for an engine that does not tell. */
  readonly confidence: number | null;
}

export interface Engine {
  search(question: string): Result | Promise<Result>;
}

/** The questions asked one after the other. */
export const inTurn = async <Q, A>(
  questions: readonly Q[],
  ask: (question: Q) => Promise<A>,
): Promise<A[]> => {
  const answers: A[] = [];
  for (const question of questions) answers.push(await ask(question));
  return answers;
};

/** The hits that are asked for. */
export const DEPTH = 10;

export interface Prepared {
  /** Builds the index. What was there before is no part of its time and memory. */
  build(): Promise<Engine>;
  /** Starts from what `build` has saved: the milliseconds that took and what was started. Null where nothing is saved. */
  readonly restart:
    | ((engine: Engine) => Promise<{ readonly startMs: number; readonly engine: Engine }>)
    | null;
}

/** Takes the documents of one language. */
export type Prepare = (docs: Iterable<Doc>, language: string) => Prepared;

/** What the default export of each file in `peers/` is. Documents may come one by one and need not be kept. */
export type MakePeer = (docs: Iterable<Doc>, language: string) => Promise<Engine>;
