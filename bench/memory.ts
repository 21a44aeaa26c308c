// How much memory this process holds.

const MB = 2 ** 20;

/**
 * MB that are reachable now: heap, external strings and array buffers, after garbage was collected. Node has to run with
 * `--expose-gc`, as the npm scripts do. What a native library allocates for itself is only in {@link residentMb}.
 */
export const heldMb = async (): Promise<number> => {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('Memory can be measured only with node --expose-gc.');
  gc();
  // Weak maps let go of some of what they held only when the event loop has had a turn.
  await new Promise<void>((turn) => setImmediate(turn));
  gc();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  // Node counts array buffers in `external` too.
  return (heapUsed + Math.max(external, arrayBuffers)) / MB;
};

export const residentMb = (): number => process.memoryUsage.rss() / MB;
