// Formats times in a time zone.

import { formatMoment } from '../core/format-moment.ts';
import type { Localizer } from '../core/ports.ts';

/** Day, time and zone, in the reader's words: `Monday, 23 November 2026 at 09:00 (Asia/Gaza)`. */
export const formatTime = (instant: number, zone: string, { locale }: Pick<Localizer, 'locale'>): string => {
  const time = formatMoment(instant, zone, locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${time} (${zone})`;
};
