// Numbers that look drawn by chance and are the same for the same seed.

/** Numbers from 0 up to 1 (mulberry32, Tommy Ettinger 2017). */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A seed for the nth of a series, far from those of its neighbours (the finaliser of MurmurHash3). */
export const seedOf = (seed: number, nth: number): number => {
  let hash = Math.imul(seed ^ Math.imul(nth + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};
