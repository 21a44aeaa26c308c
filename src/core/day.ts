// A year, month or day as people know it of a document: `2025`, `2025-03` or `2025-03-14`.

/** Whether it is one of these, and exists. */
export const isDay = (value: string): boolean => {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)) return false;
  const [year, month = '01', day = '01'] = value.split('-');
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
};

/** A comparator that uses only the precision that both have: `2025` equals every day in 2025. */
const compare = (a: string, b: string): number => {
  const shared = Math.min(a.length, b.length);
  const [left, right] = [a.slice(0, shared), b.slice(0, shared)];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Whether a day can be in a range. Both ends are inclusive; null means no bound. */
export const mayLieWithin = (day: string, since: string | null, until: string | null): boolean =>
  (since === null || compare(day, since) >= 0) && (until === null || compare(day, until) <= 0);

/** The day of a time in UTC. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The last day of a year or month. For a day, the day itself. */
export const lastDayOf = (day: string): string => {
  const [year = '', month = '12', date] = day.split('-');
  if (date !== undefined) return day;
  const end = new Date(`${year}-${month}-01T00:00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + 1, 0);
  return dayOf(end.getTime());
};

/** Whether a year, month or day has passed by a day: the day itself has not. */
export const isPast = (day: string, today: string): boolean => lastDayOf(day) < today;
