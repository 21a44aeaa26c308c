// Measures of rankings and of probabilities.

import { readdirSync, readFileSync } from 'node:fs';

import type { Result } from './engine.ts';

/** Normalised discounted cumulative gain of the first ten, gain 2^grade − 1 (Järvelin and Kekäläinen 2002). */
export const ndcg10 = (docs: readonly string[], grades: ReadonlyMap<string, number>): number => {
  const gain = (grade: number, rank: number) => (2 ** grade - 1) / Math.log2(rank + 2);
  const got = docs.slice(0, 10).reduce((sum, doc, rank) => sum + gain(grades.get(doc) ?? 0, rank), 0);
  const best = [...grades.values()]
    .sort((a, b) => b - a)
    .slice(0, 10)
    .reduce((sum, grade, rank) => sum + gain(grade, rank), 0);
  return best === 0 ? 0 : got / best;
};

export const reciprocalRank = (docs: readonly string[], grades: ReadonlyMap<string, number>): number => {
  const rank = docs.slice(0, 10).findIndex((doc) => grades.has(doc));
  return rank === -1 ? 0 : 1 / (rank + 1);
};

/** Whether any of the first so many is a right one. */
export const recall =
  (max: number) =>
  (docs: readonly string[], grades: ReadonlyMap<string, number>): number =>
    docs.slice(0, max).some((doc) => grades.has(doc)) ? 1 : 0;

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, v) => sum + v, 0) / values.length;

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

/** The chance that a random positive scores above a random negative; ties count half. */
export const auroc = (positive: readonly number[], negative: readonly number[]): number => {
  const sorted = [...negative].sort((a, b) => a - b);
  const below = (value: number, orEqual: boolean) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = sorted[middle] ?? 0;
      if (at < value || (orEqual && at === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return mean(positive.map((p) => (below(p, false) + below(p, true)) / 2 / negative.length));
};

/** Mean squared distance of a probability from what happened. */
export const brier = (outcomes: readonly { readonly p: number; readonly right: boolean }[]): number =>
  mean(outcomes.map(({ p, right }) => (p - (right ? 1 : 0)) ** 2));

const BINS = 10;

/**
 * Expected calibration error (Naeini et al. 2015): in ten bins of equal width, how far the mean probability is from how often it was
 * right, weighted by how many each bin has.
 */
export const calibrationError = (
  outcomes: readonly { readonly p: number; readonly right: boolean }[],
): number => {
  const bins = Array.from({ length: BINS }, () => ({ sum: 0, right: 0 }));
  for (const { p, right } of outcomes) {
    const bin = bins[Math.min(BINS - 1, Math.floor(p * BINS))];
    if (bin === undefined) return Number.NaN;
    bin.sum += p;
    bin.right += right ? 1 : 0;
  }
  return bins.reduce((error, { sum, right }) => error + Math.abs(sum - right), 0) / outcomes.length;
};

export const firstIsRight = ({ hits }: Result, grades: ReadonlyMap<string, number> | undefined): boolean =>
  hits[0] !== undefined && grades?.has(hits[0].doc) === true;

/** Resident memory in MB of the node process that an npm process has started, as Linux tells it. */
export const memoryOf = (npm: number): number => {
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const status = statusOf(name);
    if (!status.includes(`\nPPid:\t${npm}\n`)) continue;
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  }
  return Number.NaN;
};

const statusOf = (process: string): string => {
  try {
    return readFileSync(`/proc/${process}/status`, 'utf8');
  } catch {
    // It has ended since the folder was read.
    return '';
  }
};
