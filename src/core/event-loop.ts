// Runs long work in slices, so that it doesn't block the event loop.

/** Resolves at once, or in a later turn of the event loop if the current slice is used up. */
export type YieldToEventLoop = () => Promise<void>;

/** The length of a slice in milliseconds, too short for people to notice. */
const SLICE_MS = 10;

/** Work in this process that is waiting to resume, in FIFO order. */
const waiting: (() => void)[] = [];

const resumeNext = () => {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(resumeNext);
};

/**
 * Resolves in a later turn of the event loop. Only one waiter resumes in each turn, in FIFO order, so that concurrent slices never add up
 * to a long stall.
 */
export const waitForTurn = (): Promise<void> =>
  new Promise((settle) => {
    waiting.push(settle);
    if (waiting.length === 1) setImmediate(resumeNext);
  });

export const createYielder = (): YieldToEventLoop => {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < SLICE_MS) return;
    await waitForTurn();
    began = performance.now();
  };
};

/** Runs a generator in slices; it yields wherever it can be interrupted. */
export const inSlices = async <T>(work: Generator<void, T>): Promise<T> => {
  const yieldToEventLoop = createYielder();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await yieldToEventLoop();
  }
};

/** Runs a generator to its end, where nobody waits for anything else. */
export const atOnce = <T>(work: Generator<void, T>): T => {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};
