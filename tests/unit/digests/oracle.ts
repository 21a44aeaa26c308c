// A second reckoning of schedules, by Temporal's own clocks and day by day: what the product is compared with.

import { Temporal } from 'temporal-polyfill';

const NAMES = {
  month: ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  weekday: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
};

const matches = (field: string, value: number, min: number, names: readonly string[] = []): boolean =>
  field.split(',').some((part) => {
    const [range = '', step = '1'] = part.split('/');
    const [from = '', to = from] = range.split('-');
    const numberOf = (text: string) => (names.includes(text) ? names.indexOf(text) : Number(text));
    if (range === '*') return (value - min) % Number(step) === 0;
    return value >= numberOf(from) && value <= numberOf(to) && (value - numberOf(from)) % Number(step) === 0;
  });

const isDay = (pattern: string, date: Temporal.PlainDate): boolean => {
  const [, , days = '', months = '', weekdays = ''] = pattern.split(' ');
  const weekday = date.dayOfWeek % 7;
  const isDate = days
    .split(',')
    .some((part) => (part === 'L' ? date.day === date.daysInMonth : matches(part, date.day, 1)));
  const isWeekday = weekdays.split(',').some((part) => {
    const [day = '', nth] = part.split('#');
    const ordinal = Math.ceil(date.day / 7);
    return (
      (matches(day, weekday, 0, NAMES.weekday) || (weekday === 0 && matches(day, 7, 0))) &&
      (nth === undefined || ordinal === Number(nth))
    );
  });
  const either = days !== '*' && weekdays !== '*' ? isDate || isWeekday : isDate && isWeekday;
  return either && matches(months, date.month, 1, NAMES.month);
};

/** All occurrences on the local dates from one, `2026-01-01`, to before another, in order. */
export const reckon = (pattern: string, zone: string, from: string, to: string): number[] => {
  const [minutes = '', hours = ''] = pattern.split(' ');
  const found = new Set<number>();
  const end = Temporal.PlainDate.from(to);
  let date = Temporal.PlainDate.from(from);
  for (; Temporal.PlainDate.compare(date, end) < 0; date = date.add({ days: 1 })) {
    if (!isDay(pattern, date)) continue;
    for (let hour = 0; hour < 24; hour++)
      for (let minute = 0; matches(hours, hour, 0) && minute < 60; minute++)
        if (matches(minutes, minute, 0))
          found.add(
            date.toPlainDateTime({ hour, minute }).toZonedDateTime(zone, { disambiguation: 'compatible' })
              .epochMilliseconds,
          );
  }
  return [...found].sort((a, b) => a - b);
};
