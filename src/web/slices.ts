// Long lists rendered in slices, between which others are answered.

/** Milliseconds of rendering without a turn of the event loop. */
const SLICE_MS = 10;

export const inSlices = async <T, R>(values: readonly T[], render: (value: T) => R): Promise<R[]> => {
  const rendered: R[] = [];
  let began = performance.now();
  for (const value of values) {
    rendered.push(render(value));
    if (performance.now() - began < SLICE_MS) continue;
    await new Promise<void>((turn) => setImmediate(turn));
    began = performance.now();
  }
  return rendered;
};
