import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/core/errors.ts';
import type { MessageArgs } from '../../../src/core/ports.ts';
import { type DigestPlan, readPlan, writePlan } from '../../../src/digests/read-plan.ts';
import { nearest } from '../../../src/knowledge/nearest.ts';

const surroundings = {
  topics: ['demands', 'crossings', 'jerusalem'],
  nearest,
  now: Date.parse('2026-11-22T00:00Z'),
};
const read = (text: string): DigestPlan => readPlan(text, surroundings);
const plan = (pattern: string, zone: string, rest: Partial<DigestPlan> = {}): DigestPlan => ({
  schedule: { pattern },
  zone,
  topics: [],
  silent: false,
  always: false,
  ...rest,
});

/** The problems of a text: the message ids, with their arguments where there are any. */
const problemsOf = (text: string): readonly (string | readonly [string, MessageArgs])[] => {
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    expect(error.example).not.toBeNull();
    return error.problems.map(({ id, args }) => (Object.keys(args).length === 0 ? id : [id, args]));
  }
  return [];
};

describe('a plan that a moderator types', () => {
  const cases: readonly [string, DigestPlan][] = [
    ['daily at 09:00 Asia/Gaza', plan('0 9 * * *', 'Asia/Gaza')],
    [
      'weekly mon at 18:30 Europe/Berlin demands crossings silent',
      plan('30 18 * * 1', 'Europe/Berlin', { topics: ['demands', 'crossings'], silent: true }),
    ],
    ['weekly Sunday at 7:05 cairo', plan('5 7 * * 0', 'Africa/Cairo')],
    ['monthly last at 9:00 UTC always', plan('0 9 L * *', 'UTC', { always: true })],
    ['monthly 28 at 0.15 gmt', plan('15 0 28 * *', 'GMT')],
    ['Weekdays 9:00 asia/gaza Only when changed', plan('0 9 * * 1-5', 'Asia/Gaza')],
    ['cron 0 9 * * 1,4 Europe/London', plan('0 9 * * 1,4', 'Europe/London')],
    ['cron “0 9 * * mon#1” London demands', plan('0 9 * * MON#1', 'Europe/London', { topics: ['demands'] })],
    ['cron " 0 9 L * * " london', plan('0 9 L * *', 'Europe/London')],
    [
      'daily at 9:00 UTC silent demands, always',
      plan('0 9 * * *', 'UTC', { topics: ['demands'], silent: true, always: true }),
    ],
    ['daily at ٠٩:٣٠ gaza', plan('30 9 * * *', 'Asia/Gaza')],
  ];
  for (const [text, expected] of cases)
    it(`is read: ${text}`, () => {
      expect(read(text)).toEqual(expected);
    });
});

describe('a time', () => {
  it('is read where it can mean one thing only', () => {
    const times = ['09:00', '9:00', '9.00', '9h', '9h00', '9am', '9 am', '9:00 AM', '9 a.m.', '09h'];
    expect(times.map((time) => read(`daily at ${time} UTC`).schedule.pattern)).toEqual(
      times.map(() => '0 9 * * *'),
    );
    const evenings = ['21:30', '21.30', '21h30', '9:30pm', '9.30 p.m.'];
    expect(evenings.map((time) => read(`daily at ${time} UTC`).schedule.pattern)).toEqual(
      evenings.map(() => '30 21 * * *'),
    );
    expect(read('daily at 12:30am UTC').schedule.pattern).toBe('30 0 * * *');
    expect(read('daily at 12:30pm UTC').schedule.pattern).toBe('30 12 * * *');
  });

  it('is asked about where it may mean two', () => {
    const unclear = (time: string, early: string, late: string) => [
      'digest-time-unclear',
      { time, early, late },
    ];
    expect(problemsOf('daily at 9 UTC')).toEqual([unclear('9', '09:00', '21:00')]);
    expect(problemsOf('daily at 12 pm UTC')).toEqual([unclear('12 pm', '00:00', '12:00')]);
  });

  it('is refused where it means none', () => {
    for (const time of ['24:00', '25:00', '9:60', '9:5', '13:00pm', '0am', '13', 'noon', '0900', '-9:00'])
      expect(problemsOf(`daily at ${time} UTC`)).toEqual([['digest-bad-time', { time }]]);
  });
});

describe('a zone', () => {
  const zoneOf = (zone: string) => read(`daily at 9:00 ${zone} demands`).zone;

  it('is found by its name or its city, in any case', () => {
    expect(zoneOf('ASIA/GAZA')).toBe('Asia/Gaza');
    expect(zoneOf('berlin')).toBe('Europe/Berlin');
    expect(['New York', 'new_york', 'America/New York', 'NEW-YORK'].map(zoneOf)).toEqual(
      Array.from({ length: 4 }, () => 'America/New_York'),
    );
    expect(zoneOf('america/north dakota/new salem')).toBe('America/North_Dakota/New_Salem');
    expect(zoneOf('São Paulo')).toBe('America/Sao_Paulo');
    expect(zoneOf('St. Johns')).toBe('America/St_Johns');
  });

  it('may be one that the engine knows by another name, and keeps the one typed', () => {
    expect(['kyiv', 'Kathmandu', 'asia/kolkata', 'tel aviv'].map(zoneOf)).toEqual([
      'Europe/Kyiv',
      'Asia/Kathmandu',
      'Asia/Kolkata',
      'Asia/Tel_Aviv',
    ]);
  });

  it('is never guessed', () => {
    expect(problemsOf('daily at 9:00')).toEqual(['digest-no-zone']);
    expect(problemsOf('daily at 9:00 demands silent')).toEqual(['digest-no-zone']);
    expect(problemsOf('daily at 9:00 silent')).toEqual(['digest-no-zone']);
  });

  it('is no offset and no abbreviation, even one that the engine would take', () => {
    for (const zone of ['+02:00', 'UTC+2', 'GMT-5', '−3', 'Etc/GMT+5'])
      expect(problemsOf(`daily at 9:00 ${zone}`)).toEqual([['digest-zone-offset', { zone }]]);
    for (const zone of ['CET', 'EST', 'IST', 'bst', 'EST5EDT', 'Z'])
      expect(problemsOf(`daily at 9:00 ${zone}`)).toEqual([['digest-zone-short', { zone }]]);
  });

  it('is a country where the engine takes its name, but no point of the compass', () => {
    expect(['Egypt', 'Israel'].map(zoneOf)).toEqual(['Egypt', 'Israel']);
    for (const zone of ['North', 'Samoa'])
      expect(problemsOf(`daily at 9:00 ${zone}`)).toEqual([
        [expect.stringMatching(/^digest-zone-unknown/), expect.objectContaining({ zone })],
      ]);
  });

  it('has to be one of several', () => {
    const [problem] = problemsOf('daily at 9:00 Australia');
    expect(problem).toEqual([
      'digest-zone-several',
      { zone: 'Australia', candidates: expect.stringMatching(/^Australia\/Adelaide(, Australia\/\w+){4}$/) },
    ]);
  });

  it('is looked for among its neighbours if misspelt', () => {
    const near = (zone: string, name: string) => ['digest-zone-unknown-near', { zone, near: name }];
    expect(problemsOf('daily at 9:00 Berln')).toEqual([near('Berln', 'Europe/Berlin')]);
    expect(problemsOf('daily at 9:00 New Yrok demands')).toEqual([near('New Yrok', 'America/New_York')]);
    expect(problemsOf('daily at 9:00 xqzzy')).toEqual([['digest-zone-unknown', { zone: 'xqzzy' }]]);
  });

  it('is told from a topic of the same name', () => {
    expect(problemsOf('daily at 9:00 jerusalem')).toEqual([
      ['digest-zone-or-topic', { word: 'jerusalem', zone: 'Asia/Jerusalem' }],
    ]);
    expect(read('daily at 9:00 Asia/Jerusalem jerusalem').topics).toEqual(['jerusalem']);
  });
});

describe('what is wrong', () => {
  const cases: readonly [string, ReturnType<typeof problemsOf>][] = [
    ['', ['digest-no-rhythm']],
    ['hourly', [['digest-bad-rhythm', { word: 'hourly' }]]],
    ['every monday at 9:00 UTC', [['digest-bad-rhythm', { word: 'every' }]]],
    ['daily', ['digest-no-time', 'digest-no-zone']],
    ['daily UTC', ['digest-no-time']],
    ['daily at UTC', ['digest-no-time']],
    ['weekly at 9:00 UTC', ['digest-no-weekday']],
    ['weekly m at 9:00 UTC', [['digest-bad-weekday', { day: 'm' }]]],
    ['monthly 9:00 UTC', ['digest-no-date']],
    ['monthly 31 at 9:00 UTC', [['digest-date-not-monthly', { day: 31 }]]],
    ['monthly 0 at 9:00 UTC', [['digest-bad-date', { day: '0' }]]],
    ['cron 0 9 * * Europe/London', [['digest-cron-fields', { count: 4 }]]],
    ['cron 0 0 9 * * 1 UTC', [['digest-cron-fields', { count: 6 }]]],
    ['cron 0 9 * * 9 UTC', [['digest-bad-cron', { pattern: '0 9 * * 9' }]]],
    ['cron 0 9 15W * * UTC', [['digest-bad-cron', { pattern: '0 9 15W * *' }]]],
    ['cron 0 9 ? * 1 UTC', [['digest-bad-cron', { pattern: '0 9 ? * 1' }]]],
    ['cron 0 9 * * 1 at 9:00 UTC', ['digest-cron-with-time']],
    [
      'cron @daily UTC',
      [
        ['digest-cron-fields', { count: 0 }],
        ['digest-zone-unknown', { zone: '@daily' }],
        ['digest-unknown-word', { word: 'utc' }],
      ],
    ],
    ['daily at 9:00 UTC demnds', [['digest-unknown-word-near', { word: 'demnds', near: 'demands' }]]],
    ['daily at 9:00 UTC qqq', [['digest-unknown-word', { word: 'qqq' }]]],
    ['daily at 9:00 UTC always only when changed', ['digest-always-or-changed']],
  ];
  for (const [text, expected] of cases)
    it(`is said: ${text || 'nothing'}`, () => {
      expect(problemsOf(text)).toEqual(expected);
    });

  it('is said all at once', () => {
    expect(problemsOf('monthly 30 at 25:00 CET demnds always only when changed')).toEqual([
      ['digest-date-not-monthly', { day: 30 }],
      ['digest-bad-time', { time: '25:00' }],
      ['digest-zone-short', { zone: 'CET' }],
      ['digest-unknown-word-near', { word: 'demnds', near: 'demands' }],
      'digest-always-or-changed',
    ]);
    expect(problemsOf('cron 0 9 30 2 * CET')).toEqual([
      ['digest-zone-short', { zone: 'CET' }],
      'digest-never',
    ]);
  });
});

describe('how often a plan comes due', () => {
  it('is at most once an hour, on the real clocks of its zone', () => {
    const tooOften = (minutes: number) => [['digest-too-often', { minutes }]];
    expect(problemsOf('cron 0 * * * * UTC')).toEqual([]);
    expect(problemsOf('cron 0,30 9 * * * UTC')).toEqual(tooOften(30));
    expect(problemsOf('cron */59 * * * * UTC')).toEqual(tooOften(1));
    expect(problemsOf('cron 0,59 9 * * 1 UTC')).toEqual(tooOften(59));
    // Not before 2028, but then every ten minutes.
    expect(problemsOf('cron */10 9 29 2 * UTC')).toEqual(tooOften(10));
    // Clocks there are put forward by half an hour, from 2:00: what was due then and what is due at 3:00 are near.
    expect(problemsOf('cron 0 2,3 * * * Australia/Lord_Howe')).toEqual(tooOften(30));
    expect(problemsOf('cron 0 2,3 * * * Europe/Berlin')).toEqual([]);
  });

  it('is not never', () => {
    expect(problemsOf('cron 0 9 30 2 * UTC')).toEqual(['digest-never']);
    expect(problemsOf('cron 0 9 31 4,6 * UTC')).toEqual(['digest-never']);
    expect(problemsOf('cron 0 9 29 2 * UTC')).toEqual([]);
  });
});

describe('a written plan', () => {
  it('is in the words a moderator would use', () => {
    const texts = [
      'daily at 09:00 Asia/Gaza',
      'weekdays at 21:30 America/New_York demands silent',
      'weekly sun at 00:05 Europe/Kyiv always',
      'monthly 28 at 09:00 UTC',
      'monthly last at 09:00 Asia/Gaza crossings demands silent always',
      'cron 0 9 29 * * UTC',
      'cron 0 09 * * * UTC',
      'cron 0 9 * JAN-MAR MON#1 UTC',
    ];
    expect(texts.map((text) => writePlan(read(text)))).toEqual(texts);
    expect(writePlan(read('cron 0 9 * * * gaza'))).toBe('daily at 09:00 Asia/Gaza');
  });

  it('is read as the same plan', () => {
    const number = (min: number, max: number) => fc.integer({ min, max });
    const days = fc.oneof(
      fc.constantFrom(
        '* * *',
        '* * 1-5',
        'L * *',
        '* * 7',
        '* * 01',
        '29 * *',
        '*/2 1-6 *',
        '* * MON#1',
        '1,L * 3',
      ),
      number(0, 6).map((day) => `* * ${day}`),
      number(1, 28).map((day) => `${day} * *`),
    );
    const zones = [
      ...Intl.supportedValuesOf('timeZone'),
      'UTC',
      'GMT',
      'Asia/Kathmandu',
      'Europe/Kyiv',
      'Israel',
    ];
    const hours = fc.oneof(number(0, 23).map(String), fc.constantFrom('09', '8,20', '9-17'));
    const plans = fc.record({
      schedule: fc.tuple(number(0, 59), hours, days).map((parts) => ({ pattern: parts.join(' ') })),
      zone: fc.constantFrom(...zones),
      topics: fc.shuffledSubarray([...surroundings.topics]),
      silent: fc.boolean(),
      always: fc.boolean(),
    });
    fc.assert(
      fc.property(plans, (made) => {
        // The one zone whose clocks change by half an hour refuses what is due hourly.
        fc.pre(made.zone !== 'Australia/Lord_Howe');
        expect(read(writePlan(made))).toEqual(made);
      }),
      { numRuns: Number(process.env.DIGEST_RUNS ?? 4) * 5, verbose: 1 },
    );
  });

  it('is read whichever zone it is in', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
      const made = plan('0 9 1 1 *', zone);
      expect(readPlan(writePlan(made), { ...surroundings, topics: [] })).toEqual(made);
      expect(readPlan(`cron 0 9 1 1 * ${city}`, { ...surroundings, topics: [] })).toEqual(made);
    }
  });

  it('either is read or refused in words, whatever is typed', () => {
    const word = fc.constantFrom(
      ...[
        'daily',
        'weekly',
        'monthly',
        'cron',
        'at',
        '9',
        '9:00',
        'pm',
        'UTC',
        'gaza',
        'New',
        'York',
        'mon',
        'last',
      ],
      ...[
        '*',
        '0',
        '"',
        '“0',
        '*"',
        'demands',
        'silent',
        'only',
        'when',
        'changed',
        'always',
        '+2',
        ',',
        '/',
        '#',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.string({ maxLength: 6, unit: 'grapheme' })), { maxLength: 9 }),
        (words) => {
          try {
            const made = read(words.join(' '));
            expect(read(writePlan(made))).toEqual(made);
          } catch (error) {
            if (!(error instanceof UsageError)) throw error;
            expect(error.problems.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: Number(process.env.DIGEST_RUNS ?? 4) * 30, verbose: 1 },
    );
  });
});
