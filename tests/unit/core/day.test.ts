// Years, months and days, as far as each tells.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayOf, isDay, isPast, lastDayOf, mayLieWithin } from '../../../src/core/day.ts';

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

it('is past from the day after its last day on, and not before', () => {
  const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-30'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.constantFrom(4, 7, 10), (date, length) => {
      const today = dayOf(date.getTime());
      const span = today.slice(0, length);
      const last = lastDayOf(span);
      expect(isPast(span, today)).toBe(false);
      expect([last.startsWith(span), isPast(span, last)]).toEqual([true, false]);
      const after = dayOf(Date.parse(`${last}T00:00:00Z`) + 24 * 60 * 60_000);
      expect([after.startsWith(span), isPast(span, after)]).toEqual([false, last !== '9999-12-31']);
    }),
  );
  expect([lastDayOf('2024-02'), lastDayOf('2023-02'), lastDayOf('2024')]).toEqual([
    '2024-02-29',
    '2023-02-28',
    '2024-12-31',
  ]);
});
