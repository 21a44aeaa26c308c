// Collects what comes while the last batch is worked on, so that many small writes become a few.

/** Gives items to `work` in batches, one batch at a time. Each caller gets what `work` gives for the batch. */
export const createBatches = <T, R>(work: (items: readonly T[]) => Promise<R>): ((item: T) => Promise<R>) => {
  let next: { readonly items: T[]; readonly result: Promise<R> } | null = null;
  let last: Promise<unknown> = Promise.resolve();

  return (item) => {
    if (next === null) {
      const items: T[] = [];
      const result = last.then(() => {
        next = null;
        return work(items);
      });
      last = result.catch(() => undefined);
      next = { items, result };
    }
    next.items.push(item);
    return next.result;
  };
};
