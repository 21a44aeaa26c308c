// A digest's plan, from a moderator's words and back to them.

import { UsageError, UserError } from '../core/errors.ts';
import type { MessageArgs, Nearest } from '../core/ports.ts';
import { readTime, wordsOfTime, writeTime } from './read-time.ts';
import { isPattern, type Schedule, shortestGap } from './schedule.ts';
import { namesZone, nearZones, readZone } from './zones.ts';

/** What a moderator ordered: when, by whose clocks, about what, and how. */
export interface DigestPlan {
  readonly schedule: Schedule;
  /** An IANA name, or `UTC`. */
  readonly zone: string;
  /** Names of topics in the order typed; none stands for no restriction. */
  readonly topics: readonly string[];
  /** Posted without a sound. */
  readonly silent: boolean;
  /** Posted even if nothing has changed since the last one. */
  readonly always: boolean;
}

interface PlanContext {
  /** Names of the topics there are. */
  readonly topics: readonly string[];
  readonly nearest: Nearest;
  /** Milliseconds since the epoch: the year from here on is looked at. */
  readonly now: number;
}

const EXAMPLE = '/digest on daily at 09:00 Asia/Gaza';
/** A chat gets at most one digest an hour. */
const MIN_GAP = 60 * 60 * 1000;
/** The zones with the longest names: `North Dakota New Salem`. */
const ZONE_WORDS = 4;

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const RHYTHMS = ['daily', 'weekdays', 'weekly', 'monthly', 'cron'];
const OPTIONS = ['silent', 'always', 'only'];
const OPENING = /^["'`“„«]/;
const CLOSING = /["'`“”»]$/;
/** What a field of cron may hold here; croner knows more, of which `?` and `W` mean different things to different crons. */
const NAME = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|SUN|MON|TUE|WED|THU|FRI|SAT';
const FIELD = new RegExp(`^(?:[\\d*,/#L-]|${NAME})+$`, 'i');
const ANY_FIELD = new RegExp(`^(?:[\\d*,/#LW?+-]|${NAME})+$`, 'i');

const wrong = (id: string, args: MessageArgs = {}): UserError => new UserError('misused', id, args);
const short = (word: string): string => word.slice(0, 48);

/** Words that are taken from the front, and the problems met on the way. */
const createPlanParser = (text: string) => {
  const words = text
    .normalize('NFKC')
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.charCodeAt(0) & 0xf) % 10))
    .replaceAll(/\p{Cf}/gu, '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const problems: UserError[] = [];
  return {
    words,
    problems,
    /** Runs a reader; a UserError of its becomes one problem of several. */
    attempt<T>(read: () => T): T | null {
      try {
        return read();
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        problems.push(error);
        return null;
      }
    },
    takeIf(test: (word: string) => boolean): string | null {
      const [word] = words;
      return word !== undefined && test(word) ? (words.shift() ?? null) : null;
    },
  };
};
type PlanParser = ReturnType<typeof createPlanParser>;

const isAt = (word: string): boolean => word.toLowerCase() === 'at';
const isTimely = (word: string): boolean => /^\d{1,2}[:.h]|^\d{1,2}[ap]\.?m/i.test(word);

/** The three fields of the days; null where they were not understood. */
const readDays = (reading: PlanParser, rhythm: string): string | null => {
  const { takeIf, attempt } = reading;
  if (rhythm === 'daily') return '* * *';
  if (rhythm === 'weekdays') return '* * 1-5';
  const day = takeIf((word) => !isAt(word) && !isTimely(word))?.toLowerCase() ?? null;
  return attempt(() => (rhythm === 'weekly' ? readWeekday(day) : readDate(day)));
};

const readWeekday = (day: string | null): string => {
  if (day === null) throw wrong('digest-no-weekday');
  const index = DAYS.findIndex((name) => day.length >= 3 && name.startsWith(day));
  if (index < 0) throw wrong('digest-bad-weekday', { day: short(day) });
  return `* * ${index}`;
};

const readDate = (day: string | null): string => {
  if (day === null) throw wrong('digest-no-date');
  if (day === 'last') return 'L * *';
  const number = /^\d{1,2}$/.test(day) ? Number(day) : Number.NaN;
  if (number >= 29 && number <= 31) throw wrong('digest-date-not-monthly', { day: number });
  if (!(number >= 1 && number <= 28)) throw wrong('digest-bad-date', { day: short(day) });
  return `${number} * *`;
};

/** `at 09:00`; null where it was not understood. */
const readClock = (reading: PlanParser) => {
  const { words, takeIf, attempt } = reading;
  const wasAnnounced = takeIf(isAt) !== null;
  const [word = ''] = words;
  if (word === '' || !(/^\d/.test(word) || (wasAnnounced && !namesZone(word))))
    return attempt(() => {
      throw wrong('digest-no-time');
    });
  const typed = words.splice(0, wordsOfTime(words)).join(' ');
  return attempt(() => readTime(typed));
};

/** How many words the fields after `cron` take: up to the closing quotation mark, or as long as they look like fields. */
const wordsOfCron = (words: readonly string[]): number => {
  const isQuoted = OPENING.test(words[0] ?? '');
  const end = words.findIndex((word, i) =>
    isQuoted ? CLOSING.test(word) && (i > 0 || word.length > 1) : !ANY_FIELD.test(word),
  );
  if (end < 0) return words.length;
  return isQuoted ? end + 1 : end;
};

/** The five fields after `cron`, in quotation marks or not. */
const readCron = (reading: PlanParser): string | null => {
  const { words, takeIf, attempt } = reading;
  const fields = words
    .splice(0, wordsOfCron(words))
    .map((word) => word.replace(OPENING, '').replace(CLOSING, '').toUpperCase())
    .filter((word) => word !== '');
  const pattern = fields.join(' ');
  const read = attempt(() => {
    if (fields.length !== 5) throw wrong('digest-cron-fields', { count: fields.length });
    if (!fields.every((field) => FIELD.test(field)) || !isPattern(pattern))
      throw wrong('digest-bad-cron', { pattern: short(pattern) });
    return pattern;
  });
  if (words[0] === undefined || !(isAt(words[0]) || isTimely(words[0]))) return read;
  takeIf(isAt);
  words.splice(0, wordsOfTime(words));
  return attempt(() => {
    throw wrong('digest-cron-with-time');
  });
};

const readPattern = (reading: PlanParser): string | null => {
  const { words, problems, takeIf } = reading;
  const rhythm = words.shift()?.toLowerCase() ?? '';
  if (rhythm === 'cron') return readCron(reading);
  const isKnown = RHYTHMS.includes(rhythm);
  if (!isKnown) {
    problems.push(wrong('digest-bad-rhythm', { word: short(rhythm) }));
    while (takeIf((word) => !isAt(word) && !isTimely(word)) !== null);
    if (words.length === 0) return null;
  }
  const days = isKnown ? readDays(reading, rhythm) : null;
  const time = readClock(reading);
  return days === null || time === null ? null : `${time.minute} ${time.hour} ${days}`;
};

/** The zone stands first among what is left, and takes as many words as name one. */
const readPlace = (reading: PlanParser, { topics, nearest }: PlanContext): string | null => {
  const { words, attempt } = reading;
  const isTaken = (word: string) => OPTIONS.includes(plain(word)) || topics.includes(plain(word));
  for (let length = Math.min(ZONE_WORDS, words.length); length > 0; length--) {
    const typed = words.slice(0, length).join(' ');
    if (!namesZone(typed)) continue;
    words.splice(0, length);
    return attempt(() => {
      const zone = readZone(typed, nearest);
      if (topics.includes(plain(typed))) throw wrong('digest-zone-or-topic', { word: short(typed), zone });
      return zone;
    });
  }
  const [first] = words;
  return attempt(() => {
    if (first === undefined || isTaken(first)) throw wrong('digest-no-zone');
    const second = words[1];
    const isPair =
      second !== undefined &&
      !isTaken(second) &&
      nearest(second, topics).length === 0 &&
      nearZones(`${first} ${second}`, nearest).length > 0;
    return readZone(words.splice(0, isPair ? 2 : 1).join(' '), nearest);
  });
};

const plain = (word: string): string => word.toLowerCase().replace(/,+$/, '');

/** What follows the zone, in any order: topics, `silent`, `always` or `only when changed`. */
const readOptions = ({ words, problems }: PlanParser, { topics, nearest }: PlanContext) => {
  const chosen = new Set<string>();
  const rest = words
    .map(plain)
    .join(' ')
    .replaceAll(/\bonly when changed\b/g, 'only-when-changed');
  for (const name of rest.split(' ').filter((word) => word !== '')) {
    if (topics.includes(name) || ['silent', 'always', 'only-when-changed'].includes(name)) {
      chosen.add(name);
      continue;
    }
    const near = nearest(name, topics)[0]?.name;
    if (near === undefined) problems.push(wrong('digest-unknown-word', { word: short(name) }));
    else problems.push(wrong('digest-unknown-word-near', { word: short(name), near }));
  }
  const [silent, always, whenChanged] = ['silent', 'always', 'only-when-changed'].map((word) =>
    chosen.delete(word),
  );
  if (always && whenChanged) problems.push(wrong('digest-always-or-changed'));
  return { topics: [...chosen], silent: silent === true, always: always === true };
};

/**
 * Reads what stands after `/digest on`: `<daily | weekdays | weekly <day> | monthly <1–28 | last> | cron <five fields>> at
 * <time> <zone> [topics…] [silent] [only when changed | always]`; a cron plan has no `at`. `weekdays` are Monday to Friday
 * everywhere. The zone is only ever what is typed. Throws a UsageError with everything that is wrong, also where a plan would
 * never come due, or twice within an hour of the coming year on the zone's real clocks.
 */
export const readPlan = (text: string, surroundings: PlanContext): DigestPlan => {
  const reading = createPlanParser(text);
  const { words, problems } = reading;
  if (words.length === 0) throw new UsageError([wrong('digest-no-rhythm')], EXAMPLE);
  const pattern = readPattern(reading);
  // Where not even the rhythm was understood, nothing can be said of what is missing after it.
  const isLost = problems.some(({ id }) => id === 'digest-bad-rhythm') && words.length === 0;
  const zone = isLost ? null : readPlace(reading, surroundings);
  const options = readOptions(reading, surroundings);
  if (pattern !== null) {
    const gap = shortestGap({ pattern }, zone ?? 'UTC', surroundings.now, MIN_GAP);
    if (gap === null) problems.push(wrong('digest-never'));
    else if (gap < MIN_GAP) problems.push(wrong('digest-too-often', { minutes: Math.floor(gap / 60_000) }));
  }
  if (problems.length > 0 || pattern === null || zone === null) throw new UsageError(problems, EXAMPLE);
  return { schedule: { pattern }, zone, ...options };
};

const NUMBER = '(0|[1-9]\\d?)';
const AT_TIME = new RegExp(`^${NUMBER} ${NUMBER} (.+)$`);

const writeSchedule = ({ pattern }: Schedule): string => {
  const [, minute, hour, days = ''] = AT_TIME.exec(pattern) ?? [];
  const at = `at ${writeTime({ hour: Number(hour), minute: Number(minute) })}`;
  if (days === '* * *') return `daily ${at}`;
  if (days === '* * 1-5') return `weekdays ${at}`;
  if (days === 'L * *') return `monthly last ${at}`;
  const [, weekday] = /^\* \* ([0-6])$/.exec(days) ?? [];
  if (weekday !== undefined) return `weekly ${DAYS[Number(weekday)]?.slice(0, 3)} ${at}`;
  const [, date] = /^([1-9]|1\d|2[0-8]) \* \*$/.exec(days) ?? [];
  return date === undefined ? `cron ${pattern}` : `monthly ${date} ${at}`;
};

/** The words that `readPlan` reads as this plan. */
export const writePlan = ({ schedule, zone, topics, silent, always }: DigestPlan): string =>
  [
    writeSchedule(schedule),
    zone,
    ...topics,
    ...(silent ? ['silent'] : []),
    ...(always ? ['always'] : []),
  ].join(' ');
