// Moments in the words of a language.

import type { Locale } from './ports.ts';

/** How a moment is written; as `Intl.DateTimeFormat` takes it. */
export type MomentStyle = Pick<
  Intl.DateTimeFormatOptions,
  'dateStyle' | 'timeStyle' | 'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute' | 'hourCycle'
>;

/** Documents date by it and people type its days, so that no language shows another one. */
export const CALENDAR = 'gregory';

/** `ms` since the epoch, in a zone; where the day comes before the month, as everywhere but in one country. */
export const formatMoment = (ms: number, zone: string, locale: Locale, style: MomentStyle): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    ...style,
    calendar: CALENDAR,
    timeZone: zone,
  }).format(ms);

/** A moment in UTC, which it names. */
export const utcMoment = (ms: number, locale: Locale, dateStyle: 'medium' | 'long'): string =>
  `${formatMoment(ms, 'UTC', locale, { dateStyle, timeStyle: 'short' })} UTC`;
