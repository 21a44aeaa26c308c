// Long work in slices, between which the event loop gets its turn.

/** Settles at once, or after a turn of the event loop if the work has gone on for too long. */
export type Breathe = () => Promise<void>;

/** Milliseconds of work without a turn: what a person who types does not feel. */
const SLICE_MS = 10;

export const createBreathe = (): Breathe => {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < SLICE_MS) return;
    await new Promise<void>((turn) => setImmediate(turn));
    began = performance.now();
  };
};
