import { expect, it } from 'vitest';
import { againstBest, pValue } from '../../../bench/significance.ts';

it('finds nothing in what is equal', () => {
  expect(pValue([0.3, 0.5], [0.3, 0.5])).toBe(1);
});

it('tells the chance that as many coins fall on one side', () => {
  // Ten questions, each better by the same: only two of 1,024 ways are as far apart.
  const better = Array.from({ length: 10 }, () => 1);
  const worse = better.map(() => 0);
  expect(pValue(better, worse)).toBeGreaterThan(0.0005);
  expect(pValue(better, worse)).toBeLessThan(0.004);
  expect(pValue(better, worse)).toBe(pValue(worse, better));
});

it('takes luck for luck', () => {
  const a = Array.from({ length: 200 }, (_, i) => (i * 37) % 100);
  const b = a.map((value, i) => value + (i % 2 === 0 ? 1 : -1));
  expect(pValue(a, b)).toBeGreaterThan(0.5);
});

it('compares an engine with the best of the others', () => {
  const values = new Map([
    ['ours', [1, 1, 1, 1]],
    ['good', [1, 1, 1, 0]],
    ['bad', [0, 0, 0, 0]],
  ]);
  expect(againstBest('ours', values)).toMatchObject({ peer: 'good', by: 0.25 });
  expect(againstBest('good', values)).toMatchObject({ peer: 'ours', by: -0.25 });
  expect(againstBest('ours', new Map([['ours', [1]]]))).toBeNull();
});
