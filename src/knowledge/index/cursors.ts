// Forward-only cursors into the posting lists of one search.

import type { Index } from '../index.ts';
import { BLOCK } from './postings.ts';

export interface Cursors {
  /** Places each cursor at the first posting of a term. */
  start(ids: Uint32Array, count: number): void;
  /** Where the cursor stands, and where its term's postings end. */
  readonly at: Uint32Array;
  readonly end: Uint32Array;
  /** Moves cursor `c` to the first posting of `passage` or of one behind it, and gives its place. */
  seek(c: number, passage: number): number;
  /** The greatest impact of cursor `c` in blocks that may hold a passage of [low, high); 0 if there is none. */
  greatest(c: number, low: number, high: number): number;
}

export const createCursors = ({ first, passages, blockFirst, blockMost }: Index, room: number): Cursors => {
  const begin = new Uint32Array(room);
  const at = new Uint32Array(room);
  const end = new Uint32Array(room);
  const firstBlock = new Uint32Array(room);
  const block = new Uint32Array(room);
  const lastBlock = new Uint32Array(room);

  return {
    at,
    end,
    start(ids, count) {
      for (let c = 0; c < count; c++) {
        const id = ids[c] ?? 0;
        begin[c] = at[c] = first[id] ?? 0;
        end[c] = first[id + 1] ?? 0;
        firstBlock[c] = block[c] = blockFirst[id] ?? 0;
        lastBlock[c] = blockFirst[id + 1] ?? 0;
      }
    },
    seek(c, passage) {
      let low = at[c] ?? 0;
      const stop = end[c] ?? 0;
      if (low >= stop || (passages[low] ?? 0) >= passage) return low;
      // Strides that double find the stretch, halving finds the place in it: next to nothing if it is near.
      let stride = 1;
      while (low + stride < stop && (passages[low + stride] ?? 0) < passage) {
        low += stride;
        stride *= 2;
      }
      let high = Math.min(low + stride, stop);
      while (high - low > 1) {
        const middle = (low + high) >>> 1;
        if ((passages[middle] ?? 0) < passage) low = middle;
        else high = middle;
      }
      at[c] = high;
      return high;
    },
    greatest(c, low, high) {
      const here = at[c] ?? 0;
      const stop = end[c] ?? 0;
      if (here >= stop || (passages[here] ?? 0) >= high) return 0;
      const start = begin[c] ?? 0;
      const zero = firstBlock[c] ?? 0;
      const last = lastBlock[c] ?? 0;
      let b = block[c] ?? 0;
      while (b < last && (passages[Math.min(start + (b - zero + 1) * BLOCK, stop) - 1] ?? 0) < low) b++;
      block[c] = b;
      let max = 0;
      for (; b < last && (passages[start + (b - zero) * BLOCK] ?? 0) < high; b++)
        if ((blockMost[b] ?? 0) > max) max = blockMost[b] ?? 0;
      return max;
    },
  };
};
