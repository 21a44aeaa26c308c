// Schedules: the local times of a cron pattern, converted to instants in a time zone.

import { Cron, CronPattern } from 'croner';
import { offsetAt } from './zones.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A recurring local time. */
export interface Schedule {
  /**
   * Minute, hour, day of the month, month, weekday, of cron. `L` is the last day of a month, `1#2` the second Monday. Where
   * both kinds of days are restricted, either will do, as in every cron.
   */
  readonly pattern: string;
}

// A wall clock reading is written as if it were UTC, in milliseconds: 09:00 in Gaza is 09:00Z.

/**
 * The wall clock readings of a pattern in order, from the day of `from` on. croner walks the days, in UTC where every day has
 * 24 hours. Let loose on a zone it does not do what `nextAfter` promises (croner 11): 02:30 in a gap becomes 03:00, an hour
 * that is one of several is left out in a gap and comes twice when clocks go back, and the day that Samoa skipped is left out.
 */
function* readings({ pattern }: Schedule, from: number): Generator<number> {
  const { minute, hour } = new CronPattern(pattern, 'UTC', { mode: '5-part' });
  const times = hour.flatMap((isHour, h) =>
    minute.flatMap((isMinute, m) => (isHour === 1 && isMinute === 1 ? [h * HOUR + m * MINUTE] : [])),
  );
  const days = new Cron(`0 0 ${pattern.split(' ').slice(2).join(' ')}`, { timezone: 'UTC', mode: '5-part' });
  let day = days.nextRun(new Date(Math.floor(from / DAY) * DAY - SECOND));
  while (day !== null) {
    for (const time of times) yield day.getTime() + time;
    day = days.nextRun(day);
  }
}

/**
 * The instant of a wall clock reading by the definition at `nextAfter`. No reading after this one comes before `bound`.
 * Clocks change at most once in two days, so a reading has one of the offsets of a day before and a day after.
 */
const instantOf = (reading: number, zone: string): { instant: number; bound: number } => {
  const offsets = [offsetAt(zone, reading - DAY), offsetAt(zone, reading + DAY)];
  const early = reading - Math.max(...offsets);
  const late = reading - Math.min(...offsets);
  const isEarly = early + offsetAt(zone, early) === reading;
  return { instant: isEarly ? early : late, bound: early };
};

/**
 * The occurrences of a schedule strictly after an instant, in order, without end as a rule. Readings inside a gap may come due
 * after later readings, or together with them, so instants wait until no earlier one can follow.
 */
function* occurrences(schedule: Schedule, zone: string, after: number): Generator<number> {
  const ahead = offsetAt(zone, after);
  // What lay in a gap of the last day may still come due.
  const forward = Math.max(0, ahead - offsetAt(zone, after - DAY));
  let last = after;
  let waiting: number[] = [];
  for (const reading of readings(schedule, after + ahead - forward)) {
    const { instant, bound } = instantOf(reading, zone);
    if (instant > last && !waiting.includes(instant)) waiting = [...waiting, instant].sort((a, b) => a - b);
    while (waiting[0] !== undefined && waiting[0] <= bound) {
      last = waiting[0];
      waiting = waiting.slice(1);
      yield last;
    }
  }
  yield* waiting;
}

/** Whether cron has such a pattern of five fields. It may still be one that never comes due. */
export const isPattern = (pattern: string): boolean => {
  try {
    new CronPattern(pattern, 'UTC', { mode: '5-part' });
    return true;
  } catch {
    return false;
  }
};

/**
 * The next occurrence strictly after `after`, both in milliseconds since the epoch; null if there is none before the year 3000.
 *
 * A local time that does not exist, since clocks are put forward, happens as much later as they are put forward: 02:30
 * becomes 03:30, and 09:00 on the day that Samoa skipped in 2011 is 09:00 of the next. A local time that exists twice happens
 * once, the first time. Both are what RFC 5545 (3.3.5) says, and Temporal's "compatible". Two local times of one schedule
 * that fall together so happen once.
 */
export const nextAfter = (schedule: Schedule, zone: string, after: number): number | null =>
  following(schedule, zone, after, 1)[0] ?? null;

/** The next `count` occurrences strictly after `after`, or as many as there are. */
export const following = (schedule: Schedule, zone: string, after: number, count: number): number[] => {
  const found: number[] = [];
  if (count < 1) return found;
  for (const instant of occurrences(schedule, zone, after)) {
    found.push(instant);
    if (found.length >= count) break;
  }
  return found;
};

/**
 * The shortest time between two occurrences in the year that begins with the first one after `after`, in milliseconds; Infinity
 * where there is one only, and null where there is none. Stops at the first that is shorter than `enough`.
 */
export const shortestGap = (
  schedule: Schedule,
  zone: string,
  after: number,
  enough: number,
): number | null => {
  let first: number | null = null;
  let last = Number.NEGATIVE_INFINITY;
  let shortest = Number.POSITIVE_INFINITY;
  for (const instant of occurrences(schedule, zone, after)) {
    first ??= instant;
    if (instant > first + 366 * DAY) break;
    shortest = Math.min(shortest, instant - last);
    if (shortest < enough) break;
    last = instant;
  }
  return first === null ? null : shortest;
};

export const MIN_GRACE = 10 * MINUTE;

/**
 * How long after its slot a digest may still be sent, in milliseconds: a quarter of the time to the next slot, at least ten
 * minutes and at most six hours. What is later than that is of no use, and the next one is near.
 */
export const graceOf = (schedule: Schedule, zone: string, slot: number): number => {
  const next = nextAfter(schedule, zone, slot) ?? Number.POSITIVE_INFINITY;
  return Math.min(6 * HOUR, Math.max(MIN_GRACE, (next - slot) / 4));
};
