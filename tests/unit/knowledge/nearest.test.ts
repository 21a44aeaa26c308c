// The fuzzy matcher over a short list of names.

import { expect, test } from 'vitest';
import { nearest } from '../../../src/knowledge/nearest.ts';

const NAMES = ['The Garden Letters', 'Harbour News', 'رسائل الحديقة', 'מכתבים מהגינה'];
const best = (typed: string): string | undefined => nearest(typed, NAMES)[0]?.name;

test('a misspelt name or a part of one is found', () => {
  expect(best('gardn leters')).toBe('The Garden Letters');
  expect(best('harbor')).toBe('Harbour News');
  expect(best('رسايل الحديقة')).toBe('رسائل الحديقة');
  expect(best('מכתבים מהגנה')).toBe('מכתבים מהגינה');
});

test('an equal name has distance 0 and comes first', () => {
  const [first] = nearest('ferry', ['ferry boat', 'ferry', 'ferries']);
  expect(first?.name).toBe('ferry');
  expect(first?.distance).toBeLessThan(0.001);
});

test('what is like nothing finds nothing', () => {
  expect(nearest('zzqxvk', NAMES)).toEqual([]);
});
