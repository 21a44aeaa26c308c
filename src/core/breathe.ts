// Long work in slices, between which the event loop gets its turn.

/** Settles at once, or after a turn of the event loop if the work has gone on for too long. */
export type Breathe = () => Promise<void>;

/** Milliseconds of work without a turn: what a person who types does not feel. */
const SLICE_MS = 10;

/** What waits for its turn in this process, the longest waiting first. */
const waiting: (() => void)[] = [];

const resumeNext = () => {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(resumeNext);
};

/**
 * Settles in a later turn of the event loop. One piece of work resumes per turn, in the order of asking, so that the slices of several
 * never add up to one long stall.
 */
export const turn = (): Promise<void> =>
  new Promise((settle) => {
    waiting.push(settle);
    if (waiting.length === 1) setImmediate(resumeNext);
  });

export const createBreathe = (): Breathe => {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < SLICE_MS) return;
    await turn();
    began = performance.now();
  };
};

/** Does work that pauses wherever it can be interrupted, in slices. */
export const inSlices = async <T>(work: Generator<void, T>): Promise<T> => {
  const breathe = createBreathe();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await breathe();
  }
};
