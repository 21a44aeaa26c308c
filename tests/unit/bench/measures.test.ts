import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auroc, brier, calibrationError, ndcg10, recall, reciprocalRank } from '../../../bench/measures.ts';

const grades = new Map([
  ['a', 1],
  ['b', 2],
]);

describe('rankings', () => {
  it('are worth 1 in the best order, and less in any other', () => {
    expect(ndcg10(['b', 'a', 'x'], grades)).toBeCloseTo(1);
    expect(ndcg10(['a', 'b', 'x'], grades)).toBeCloseTo((1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)));
    expect(ndcg10([], grades)).toBe(0);
  });

  it('are worth nothing beyond the tenth place', () => {
    const strangers = Array.from({ length: 10 }, (_, i) => `x${i}`);
    expect(ndcg10([...strangers, 'b'], grades)).toBe(0);
    expect(reciprocalRank([...strangers, 'b'], grades)).toBe(0);
  });

  it('tell how far down the first right document is', () => {
    expect(reciprocalRank(['x', 'a'], grades)).toBe(1 / 2);
    expect(recall(1)(['x', 'a'], grades)).toBe(0);
    expect(recall(5)(['x', 'a'], grades)).toBe(1);
  });
});

describe('probabilities', () => {
  it('have an area of 1 where all that is right is above all that is not, and of a half among equals', () => {
    expect(auroc([0.9, 0.8], [0.1, 0.7])).toBe(1);
    expect(auroc([0.1], [0.9])).toBe(0);
    expect(auroc([0.5, 0.5], [0.5])).toBe(0.5);
  });

  it('have a calibration error of how far each bin is from what happened in it', () => {
    const outcomes = [
      // Two thirds of it right where .65 was said, …
      ...[true, true, false].map((right) => ({ p: 0.65, right })),
      // … and never where all was sure.
      { p: 1, right: false },
    ];
    expect(calibrationError(outcomes)).toBeCloseTo((3 * Math.abs(0.65 - 2 / 3) + 1 * 1) / 4);
    expect(brier(outcomes)).toBeCloseTo((2 * 0.35 ** 2 + 0.65 ** 2 + 1) / 4);
  });

  it('have none where each bin keeps its word', () => {
    expect(calibrationError([0, 0.5, 0.5, 1].map((p, i) => ({ p, right: i > 1 })))).toBeCloseTo(0);
  });

  it('have an error from 0 to 1, and none that is a number if one of them is not', () => {
    const outcome = fc.record({ p: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() });
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1 }), (outcomes) => {
        const error = calibrationError(outcomes);
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(1);
        expect(calibrationError([...outcomes, { p: Number.NaN, right: true }])).toBeNaN();
      }),
    );
  });
});
