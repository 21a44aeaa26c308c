// Years, months and days, as far as each tells.

import { expect, it } from 'vitest';
import { isDay, mayLieWithin } from '../../../src/core/day.ts';

it('is a year, month or day that exists', () => {
  for (const day of ['2024', '2024-02', '2024-02-29']) expect([day, isDay(day)]).toEqual([day, true]);
  for (const day of ['24', '2024-13', '2023-02-29', '2024-2', '2024-02-29T00', '2024-', ' 2024', 'May'])
    expect([day, isDay(day)]).toEqual([day, false]);
});

it('lies within two others, both included, if it may', () => {
  expect(mayLieWithin('2024-05-01', '2024-05-01', '2024-05-01')).toBe(true);
  expect(mayLieWithin('2024-04-30', '2024-05', null)).toBe(false);
  expect(mayLieWithin('2024-05-31', null, '2024-05')).toBe(true);
  expect(mayLieWithin('2024-06-01', null, '2024-05')).toBe(false);
  expect(mayLieWithin('2024', '2024-05-01', null)).toBe(true);
  expect(mayLieWithin('2024', null, '2023-12-31')).toBe(false);
  expect(mayLieWithin('1999', null, null)).toBe(true);
});
