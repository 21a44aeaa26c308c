// A queue for each chat: calls of one chat run in sequence, those of different chats concurrently.

export interface Lanes {
  /** Runs `task` after every earlier task of the same lane has settled. */
  run<T>(lane: string, task: () => Promise<T>): Promise<T>;
  /** Settles once nothing is running or waiting. */
  drained(): Promise<void>;
}

export const createLanes = (): Lanes => {
  const tails = new Map<string, Promise<unknown>>();

  return {
    run(lane, task) {
      const before = tails.get(lane) ?? Promise.resolve();
      const result = before.then(task);
      const tail = result
        .catch(() => undefined)
        .finally(() => {
          if (tails.get(lane) === tail) tails.delete(lane);
        });
      tails.set(lane, tail);
      return result;
    },
    async drained() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
};
