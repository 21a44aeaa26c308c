import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { following, graceOf, nextAfter } from '../../../src/digests/schedule.ts';
import { offsetAt } from '../../../src/digests/zones.ts';
import { reckon } from './oracle.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const at = (text: string): number => Date.parse(text);
const local = (zone: string, instant: number): string =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'minute' });
/** Occurrences as the clocks of the zone show them. */
const shown = (pattern: string, zone: string, after: string, count: number): string[] =>
  following({ pattern }, zone, at(after), count).map((instant) => local(zone, instant));

describe('a local time that does not exist', () => {
  const cases: readonly [string, string, string, string, string][] = [
    ['an hour later', '30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00Z', '2026-03-29T03:30+02:00'],
    [
      'half an hour later',
      '15 2 * * *',
      'Australia/Lord_Howe',
      '2026-10-03T00:00Z',
      '2026-10-04T02:45+11:00',
    ],
    ['at midnight in Cairo', '30 0 * * *', 'Africa/Cairo', '2026-04-23T12:00Z', '2026-04-24T01:30+03:00'],
    ['at midnight in Beirut', '0 0 * * *', 'Asia/Beirut', '2026-03-28T12:00Z', '2026-03-29T01:00+03:00'],
    [
      'at midnight in Santiago',
      '30 0 * * 0',
      'America/Santiago',
      '2026-09-03T12:00Z',
      '2026-09-06T01:30-03:00',
    ],
    ['on the next day', '30 23 * * 6', 'America/Scoresbysund', '2025-03-29T12:00Z', '2025-03-30T00:30-01:00'],
    [
      'two hours later at Troll',
      '30 1 * * *',
      'Antarctica/Troll',
      '2026-03-28T12:00Z',
      '2026-03-29T03:30+02:00',
    ],
    ['a day later in Samoa', '0 9 * * 5', 'Pacific/Apia', '2011-12-24T00:00Z', '2011-12-31T09:00+14:00'],
  ];
  for (const [what, pattern, zone, after, expected] of cases)
    it(`happens as much later as clocks are put forward: ${what}`, () => {
      expect(shown(pattern, zone, after, 1)).toEqual([expected]);
    });

  it('does so in a list of hours too', () => {
    expect(shown('30 2,14 * * *', 'Europe/Berlin', '2026-03-28T20:00Z', 2)).toEqual([
      '2026-03-29T03:30+02:00',
      '2026-03-29T14:30+02:00',
    ]);
  });

  it('falls together with another one only once', () => {
    expect(shown('0 * * * *', 'Europe/Berlin', '2026-03-28T23:30Z', 3)).toEqual([
      '2026-03-29T01:00+01:00',
      '2026-03-29T03:00+02:00',
      '2026-03-29T04:00+02:00',
    ]);
    expect(shown('0 9 * * *', 'Pacific/Apia', '2011-12-29T00:00Z', 3)).toEqual([
      '2011-12-29T09:00-10:00',
      '2011-12-31T09:00+14:00',
      '2012-01-01T09:00+14:00',
    ]);
  });

  it('comes due in order, though it was written before what now comes first', () => {
    expect(shown('15,40 2 * * *', 'Australia/Lord_Howe', '2026-10-03T00:00Z', 2)).toEqual([
      '2026-10-04T02:40+11:00',
      '2026-10-04T02:45+11:00',
    ]);
    expect(shown('50 2,3 * * *', 'Antarctica/Troll', '2026-03-28T12:00Z', 3)).toEqual([
      '2026-03-29T03:50+02:00',
      '2026-03-29T04:50+02:00',
      '2026-03-30T02:50+02:00',
    ]);
  });

  it('is not lost if one asks after clocks were put forward', () => {
    const after = at('2026-03-29T01:00Z');
    expect(nextAfter({ pattern: '30 2 * * *' }, 'Europe/Berlin', after)).toBe(at('2026-03-29T01:30Z'));
    const samoa = at('2011-12-31T09:00+14:00');
    expect(nextAfter({ pattern: '0 12 30 12 *' }, 'Pacific/Apia', samoa)).toBe(at('2011-12-31T12:00+14:00'));
  });
});

describe('a local time that exists twice', () => {
  it('happens once, the first time', () => {
    expect(shown('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00Z', 2)).toEqual([
      '2026-10-25T02:30+02:00',
      '2026-10-26T02:30+01:00',
    ]);
    expect(shown('45 1 * * *', 'Australia/Lord_Howe', '2026-04-04T00:00Z', 2)).toEqual([
      '2026-04-05T01:45+11:00',
      '2026-04-06T01:45+10:30',
    ]);
    expect(shown('30 23 * * *', 'America/Santiago', '2026-04-04T12:00Z', 2)).toEqual([
      '2026-04-04T23:30-03:00',
      '2026-04-05T23:30-04:00',
    ]);
  });

  it('does so every hour too', () => {
    expect(shown('0 * * * *', 'Europe/Berlin', '2026-10-24T23:30Z', 2)).toEqual([
      '2026-10-25T02:00+02:00',
      '2026-10-25T03:00+01:00',
    ]);
  });

  it('does not happen again if one asks in between', () => {
    expect(nextAfter({ pattern: '30 2 * * *' }, 'Europe/Berlin', at('2026-10-25T01:05Z'))).toBe(
      at('2026-10-26T01:30Z'),
    );
  });
});

describe('the next occurrence', () => {
  it('comes strictly after', () => {
    const nine = at('2026-01-05T09:00Z');
    expect(nextAfter({ pattern: '0 9 * * *' }, 'UTC', nine - 1)).toBe(nine);
    expect(nextAfter({ pattern: '0 9 * * *' }, 'UTC', nine)).toBe(nine + DAY);
  });

  it('knows the last day of a month', () => {
    expect(shown('0 9 L * *', 'Asia/Gaza', '2028-01-31T12:00Z', 2)).toEqual([
      '2028-02-29T09:00+02:00',
      '2028-03-31T09:00+03:00',
    ]);
  });

  it('is none where no such day exists', () => {
    expect(nextAfter({ pattern: '0 9 30 2 *' }, 'Asia/Gaza', at('2026-01-01T00:00Z'))).toBeNull();
    expect(following({ pattern: '0 9 * * *' }, 'UTC', 0, 0)).toEqual([]);
  });
});

describe('how late a digest may be sent', () => {
  const slot = at('2026-01-05T09:00Z');
  it('is a quarter of the time to the next slot, from ten minutes to six hours', () => {
    expect(graceOf({ pattern: '0 9 * * *' }, 'UTC', slot)).toBe(6 * HOUR);
    expect(graceOf({ pattern: '0 9,19 * * *' }, 'UTC', slot)).toBe(2.5 * HOUR);
    expect(graceOf({ pattern: '0 * * * *' }, 'UTC', slot)).toBe(15 * MINUTE);
    expect(graceOf({ pattern: '*/20 * * * *' }, 'UTC', slot)).toBe(10 * MINUTE);
    expect(graceOf({ pattern: '0 9 * * 1' }, 'UTC', slot)).toBe(6 * HOUR);
  });
});

// biome-ignore format: a table
const ZONES = [
  'UTC', 'Africa/Cairo', 'Africa/Casablanca', 'Africa/Johannesburg', 'America/Asuncion', 'America/Caracas',
  'America/Havana', 'America/Mexico_City', 'America/New_York', 'America/Nuuk', 'America/Santiago', 'America/Sao_Paulo',
  'America/Scoresbysund', 'America/St_Johns', 'Antarctica/Troll', 'Asia/Amman', 'Asia/Beirut', 'Asia/Damascus',
  'Asia/Gaza', 'Asia/Jerusalem', 'Asia/Kathmandu', 'Asia/Pyongyang', 'Asia/Tehran', 'Atlantic/Azores',
  'Australia/Lord_Howe', 'Europe/Berlin', 'Europe/Dublin', 'Europe/Istanbul', 'Europe/London', 'Pacific/Apia',
  'Pacific/Chatham', 'Pacific/Norfolk',
];

const minute = fc.constantFrom('0', '1', '15', '30', '45', '59', '15,40');
// Hours at which clocks change are drawn more often.
const hour = fc.constantFrom(0, 0, 1, 1, 2, 2, 3, 3, 9, 12, 18, 22, 23, 23).map(String);
const hours = fc.oneof(hour, fc.constantFrom('2,14', '2,3', '0,12', '1-3', '23,0', '*/6', '*'));
const days = fc.oneof(
  fc.constantFrom('* * *', '* * 1-5', 'L * *', '* * 0', '* * 7', '* * SUN', '* 3,10 *', '30 12 *', '29 2 *'),
  fc.constantFrom('* * 1#2', '13 * 5', '*/7 * *', 'L,15 * 3', '* MAR-APR 6,0', '* 10 */2', '1-7 * FRI'),
  fc.integer({ min: 0, max: 6 }).map((day) => `* * ${day}`),
  fc.integer({ min: 1, max: 31 }).map((day) => `${day} * *`),
);
// DIGEST_RUNS=1000 looks at a hundred times as much.
const RUNS = Number(process.env.DIGEST_RUNS ?? 4);

describe('over ten years in thirty zones', () => {
  it('is what a second reckoning by Temporal finds, in order, nothing lost or doubled', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.tuple(minute, hours, days).map((parts) => parts.join(' ')),
        fc.integer({ min: 2005, max: 2031 }),
        (zone, pattern, year) => {
          // Hourly patterns would take most of the time: they get one year.
          const years = /^\S+ \* /.test(pattern) ? 1 : 10;
          const expected = reckon(pattern, zone, `${year}-01-01`, `${year + years}-01-01`);
          const [first] = expected;
          if (first === undefined) return;
          const found = following({ pattern }, zone, first - 1, expected.length);
          expect(found).toEqual(expected);
          for (const [i, instant] of found.entries())
            if (i > 0) expect(instant).toBeGreaterThan(found[i - 1] ?? 0);
        },
      ),
      { numRuns: RUNS, verbose: 1 },
    );
  });

  it('is the same from wherever one asks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.tuple(minute, hours, days).map((parts) => parts.join(' ')),
        fc.integer({ min: 2006, max: 2040 }),
        fc.integer({ min: 0, max: 365 * 24 * 60 }),
        (zone, pattern, year, minutes) => {
          const after = Date.UTC(year, 0, 1) + minutes * MINUTE;
          const next = nextAfter({ pattern }, zone, after);
          if (next === null || next - after > 100 * DAY) return;
          const [second] = following({ pattern }, zone, next, 1);
          // Any instant up to the occurrence leads to it, the occurrence itself to the one after it.
          for (const share of [0.1, 0.5, 0.9, 0.999])
            expect(nextAfter({ pattern }, zone, Math.floor(after + (next - 1 - after) * share))).toBe(next);
          expect(following({ pattern }, zone, after, 2)).toEqual([next, second]);
        },
      ),
      { numRuns: RUNS * 10, verbose: 1 },
    );
  });

  it('is the same around every change of the clocks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES.slice(1)),
        fc.tuple(minute, hours).map((parts) => `${parts.join(' ')} * * *`),
        fc.integer({ min: 2005, max: 2036 }),
        fc.integer({ min: -30 * 60, max: 30 * 60 }),
        (zone, pattern, year, minutes) => {
          const start = Temporal.ZonedDateTime.from(`${year}-01-02T12:00[${zone}]`);
          const change = start.getTimeZoneTransition('next')?.epochMilliseconds;
          if (change === undefined || change > Date.UTC(year + 1, 11, 1)) return;
          const after = change + minutes * MINUTE;
          const around = [-4, 18].map((shift) => new Date(change + shift * DAY).toISOString().slice(0, 10));
          const expected = reckon(pattern, zone, around[0] ?? '', around[1] ?? '').filter((i) => i > after);
          expect(following({ pattern }, zone, after, 12)).toEqual(expected.slice(0, 12));
        },
      ),
      { numRuns: RUNS * 8, verbose: 1 },
    );
  });
});

describe('the distance from UTC', () => {
  it('is what Temporal says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: at('1975-01-01'), max: at('2060-01-01') }),
        (zone, instant) => {
          const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
          expect(offsetAt(zone, instant)).toBe(there.offsetNanoseconds / 1e6);
        },
      ),
      { numRuns: 300 },
    );
  });
});
