// Whether one engine is better than another, or was lucky with the questions.

import { mean } from './measures.ts';
import { createRandom } from './random.ts';

const ROUNDS = 10_000;
const SEED = 1;

/**
 * Two-sided p value of a paired randomisation test (Fisher; Smucker, Allan and Carterette 2007 recommend it for retrieval): how
 * often the mean difference would be as large if it were chance which of the two engines got which of a question's two values.
 * 10,000 rounds from a fixed seed; the least value it tells is 1 / 10,001.
 */
export const pValue = (a: readonly number[], b: readonly number[]): number => {
  const differences = a.map((value, i) => value - (b[i] ?? 0)).filter((difference) => difference !== 0);
  if (differences.length === 0) return 1;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, value) => total + value, 0);
  // Sums of the same numbers in another order differ in their last digits.
  const observed = Math.abs(sum(differences)) - 1e-9;
  const random = createRandom(SEED);
  let asLarge = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let total = 0;
    for (const difference of differences) total += random() < 0.5 ? difference : -difference;
    if (Math.abs(total) >= observed) asLarge++;
  }
  return (asLarge + 1) / (ROUNDS + 1);
};

export interface Comparison {
  readonly peer: string;
  /** What the mean is higher by. */
  readonly by: number;
  readonly p: number;
}

/** An engine beside the best of the others by mean; null if there are no others. */
export const againstBest = (
  engine: string,
  values: ReadonlyMap<string, readonly number[]>,
): Comparison | null => {
  const others = [...values].filter(([name]) => name !== engine).sort((a, b) => mean(b[1]) - mean(a[1]));
  const own = values.get(engine);
  if (others[0] === undefined || own === undefined) return null;
  const [peer, best] = others[0];
  return { peer, by: mean(own) - mean(best), p: pValue(own, best) };
};
