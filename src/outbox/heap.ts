// A heap: of many things, always the least one next, whatever comes in between.

export interface Heap<T> {
  readonly size: number;
  push(thing: T): void;
  /** The least, which stays. */
  peek(): T | undefined;
  pop(): T | undefined;
}

/** `isBefore`: whether one thing comes before another. Pushing and popping take time by the logarithm of what is in it. */
export const createHeap = <T>(isBefore: (a: T, b: T) => boolean): Heap<T> => {
  const things: T[] = [];
  const at = (i: number): T => things[i] as T;

  return {
    get size() {
      return things.length;
    },
    push(thing) {
      let i = things.push(thing) - 1;
      for (let up = (i - 1) >> 1; i > 0 && isBefore(thing, at(up)); up = (i - 1) >> 1) {
        things[i] = at(up);
        i = up;
      }
      things[i] = thing;
    },
    peek: () => things[0],
    pop() {
      const least = things[0];
      const last = things.pop();
      if (last === undefined || things.length === 0) return least;
      let i = 0;
      for (let down = 1; down < things.length; down = 2 * i + 1) {
        if (down + 1 < things.length && isBefore(at(down + 1), at(down))) down += 1;
        if (!isBefore(at(down), last)) break;
        things[i] = at(down);
        i = down;
      }
      things[i] = last;
      return least;
    },
  };
};
