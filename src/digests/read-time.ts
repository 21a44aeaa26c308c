// A time of day as people type it.

import { UserError } from '../core/errors.ts';

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

const HALF = /^[ap]\.?m\.?$/i;
const CLOCK = /^(\d{1,2})(?:[:.](\d{2}))?(?:([ap])\.?m\.?)?$/i;
const WITH_H = /^(\d{1,2})h(\d{2})?$/i;

/** How many of the words belong to the time at their beginning: two in `9:30 pm`. */
export const wordsOfTime = (words: readonly string[]): number =>
  /^\d/.test(words[0] ?? '') && HALF.test(words[1] ?? '') ? 2 : 1;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** `09:05`. */
export const writeTime = ({ hour, minute }: TimeOfDay): string => `${twoDigits(hour)}:${twoDigits(minute)}`;

/**
 * Reads `09:00`, `9:00`, `9.00`, `21h`, `21h30`, `9am`, `9:30 pm`. Throws a UserError for what is no time, and for what may be
 * two: a bare `9`, and twelve o'clock with am or pm, which people read either way.
 */
export const readTime = (typed: string): TimeOfDay => {
  const time = typed.slice(0, 24);
  const compact = typed.replaceAll(/\s+/g, '');
  const [, hours = '', minutes, half] = CLOCK.exec(compact) ?? WITH_H.exec(compact) ?? [];
  const hour = hours === '' ? Number.NaN : Number(hours);
  const minute = Number(minutes ?? 0);
  const isBare = minutes === undefined && half === undefined && !/h$/i.test(compact);
  const fits =
    minute < 60 && (half !== undefined || isBare ? hour >= 1 && hour <= 12 : hour >= 0 && hour <= 23);
  if (!fits) throw new UserError('misused', 'digest-bad-time', { time });
  const morning = { hour: hour % 12, minute };
  const evening = { hour: (hour % 12) + 12, minute };
  if (isBare || (half !== undefined && hour === 12 && minute === 0))
    throw new UserError('misused', 'digest-time-unclear', {
      time,
      early: writeTime(morning),
      late: writeTime(evening),
    });
  if (half === undefined) return { hour, minute };
  return half.toLowerCase() === 'a' ? morning : evening;
};
