// The clock is set while something is under way: by an hour or a day, ahead or back, once or often, between any two steps.

import fc from 'fast-check';
import { createTestClock, type TestClock } from '../../app-of.ts';

const HOUR = 60 * 60_000;
export const JUMPS = [-24 * HOUR, -HOUR, HOUR, 24 * HOUR] as const;

/** Something that is done, some time after what was done before, with the clock set in between or not. */
export interface Step<T> {
  readonly act: T;
  readonly afterMs: number;
  readonly jumps: readonly number[];
}

const jumps = fc.array(fc.constantFrom(...JUMPS), { maxLength: 3 });

/** Steps of which at least one comes after a jump. */
export const stepsOf = <T>(
  act: fc.Arbitrary<T>,
  { mostMs, max = 40 }: { readonly mostMs: number; readonly max?: number },
): fc.Arbitrary<readonly Step<T>[]> =>
  fc
    .array(fc.record({ act, afterMs: fc.nat({ max: mostMs }), jumps }), { minLength: 1, maxLength: max })
    .filter((steps) => steps.some((step) => step.jumps.length > 0));

/** What comes of the steps, one by one: with the clock set in between, or as if nobody had touched it. */
export const take = async <T, R>(
  steps: readonly Step<T>[],
  isSet: boolean,
  begin: (clock: TestClock) => (act: T) => R | Promise<R>,
): Promise<R[]> => {
  const clock = createTestClock();
  const step = begin(clock);
  const results: R[] = [];
  for (const { act, afterMs, jumps: by } of steps) {
    clock.forward(afterMs);
    if (isSet) for (const ms of by) clock.jump(ms);
    results.push(await step(act));
  }
  return results;
};
