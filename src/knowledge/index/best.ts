// Collects the top k passages by score; ties go to the earlier passage.

export interface Best {
  /** Clears the heap and sets its capacity. */
  clear(room: number): void;
  /** What a score has to be greater than to get in: one number, in an array, since a function would make an object of it. */
  readonly bar: Float64Array;
  /** Takes in a passage whose score is over the bar, in place of the worst if there is no more room. */
  put(passage: number, score: number): void;
  /** Best first. */
  all(): { passage: number; score: number }[];
}

/** A binary heap in two arrays with the worst on top; see Sedgewick and Wayne, Algorithms, 2.4. */
export const createBest = (): Best => {
  let scores = new Float64Array(64);
  let passages = new Uint32Array(64);
  const bar = new Float64Array(1);
  let room = 0;
  let held = 0;

  const worse = (i: number, j: number): boolean => {
    const a = scores[i] ?? 0;
    const b = scores[j] ?? 0;
    return a < b || (a === b && (passages[i] ?? 0) > (passages[j] ?? 0));
  };
  const swap = (i: number, j: number) => {
    const score = scores[i] ?? 0;
    scores[i] = scores[j] ?? 0;
    scores[j] = score;
    const passage = passages[i] ?? 0;
    passages[i] = passages[j] ?? 0;
    passages[j] = passage;
  };
  const rise = (from: number) => {
    for (let i = from; i > 0; ) {
      const above = (i - 1) >> 1;
      if (!worse(i, above)) return;
      swap(i, above);
      i = above;
    }
  };
  const sink = () => {
    for (let i = 0; ; ) {
      let child = 2 * i + 1;
      if (child >= held) return;
      if (child + 1 < held && worse(child + 1, child)) child++;
      if (!worse(child, i)) return;
      swap(i, child);
      i = child;
    }
  };

  return {
    bar,
    clear(wanted) {
      room = wanted;
      held = 0;
      bar[0] = 0;
      if (scores.length >= room) return;
      scores = new Float64Array(room);
      passages = new Uint32Array(room);
    },
    put(passage, score) {
      const at = held < room ? held++ : 0;
      scores[at] = score;
      passages[at] = passage;
      if (at > 0) rise(at);
      else sink();
      if (held === room) bar[0] = scores[0] ?? 0;
    },
    all: () =>
      Array.from({ length: held }, (_, i) => ({ passage: passages[i] ?? 0, score: scores[i] ?? 0 })).sort(
        (a, b) => b.score - a.score || a.passage - b.passage,
      ),
  };
};
