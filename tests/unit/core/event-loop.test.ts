// Long work gives way, and several pieces of it do not stall the event loop together.

import { expect, it } from 'vitest';
import { inSlices, waitForTurn } from '../../../src/core/event-loop.ts';

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

it('resumes one of those that wait in each turn of the event loop, in the order of asking', async () => {
  const resumed: number[] = [];
  for (const nth of [1, 2, 3]) void waitForTurn().then(() => resumed.push(nth));
  expect(resumed).toEqual([]);
  const seen: number[][] = [];
  for (let i = 0; i < 4; i++) {
    await nextTurn();
    seen.push([...resumed]);
  }
  expect(seen).toEqual([[1], [1, 2], [1, 2, 3], [1, 2, 3]]);
});

it('has what asks while others wait go last, and what asks again too', async () => {
  const resumed: string[] = [];
  const work = async (name: string) => {
    for (const part of [1, 2]) {
      await waitForTurn();
      resumed.push(`${name}${part}`);
    }
  };
  await Promise.all([work('a'), work('b')]);
  expect(resumed).toEqual(['a1', 'b1', 'a2', 'b2']);
});

it('does work that pauses to its end, and fails as it does', async () => {
  function* counting(to: number): Generator<void, number> {
    let sum = 0;
    for (let i = 1; i <= to; i++) {
      if (i === 5) throw new RangeError('five');
      sum += i;
      yield;
    }
    return sum;
  }
  expect(await inSlices(counting(4))).toBe(10);
  await expect(inSlices(counting(6))).rejects.toThrow('five');
});
