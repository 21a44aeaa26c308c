// Time zones: from what a person types to an IANA name, and how far a zone's clocks are from UTC.

import { UserError } from '../core/errors.ts';
import type { Nearest } from '../core/ports.ts';

const LISTED: readonly string[] = Intl.supportedValuesOf('timeZone');
/** `Asia`, `America/Argentina`, …: where a city may be that is listed under another spelling only. */
const AREAS: readonly string[] = [...new Set(LISTED.map((zone) => zone.slice(0, zone.lastIndexOf('/'))))];

/** `+02:00`, `UTC+2`, `Etc/GMT-2`. */
const OFFSET = /^(?:etc\/)?(?:utc|gmt)?[+\-\u2212]\d/;
/** `CET`, `BST`, `EST5EDT`: Intl takes many of them, `IST` for India and `BST` for Bangladesh. */
const ABBREVIATION = /^(?:[a-z]{1,3}t|[a-z]{2,4}\d[a-z]{2,4}|gb|nz|prc|roc|rok|uct|msk|[a-z])$/;
const UNIVERSAL = /^(?:etc\/)?(utc|gmt)0?$/;

/** `Australia/North` is no city's name, and `Pacific/Samoa` is the time of American Samoa. */
const NO_CITY = /^(?:north|south|east|west|samoa)$/;

/** How many names an error offers. */
const OFFERED = 5;

const keyOf = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s_.'’-]+/g, '_');

const CITIES: ReadonlyMap<string, string> = new Map(LISTED.map((zone) => [keyOf(cityOf(zone)), zone]));
const NAMES: ReadonlyMap<string, string> = new Map(LISTED.map((zone) => [keyOf(zone), zone]));

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1);
}

/** The name under which Intl computes a zone; null if it knows none. */
const resolved = (zone: string): string | null => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
};

const capitalised = (zone: string): string =>
  zone
    .toLowerCase()
    .replaceAll(/(^|[/_-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

/** All zones that the words may name. Names that mean the same clock count once. */
const zonesNamed = (typed: string): readonly string[] => {
  const lower = typed.toLowerCase();
  const universal = UNIVERSAL.exec(lower)?.[1];
  if (universal !== undefined) return [universal.toUpperCase()];
  if (OFFSET.test(lower) || ABBREVIATION.test(lower)) return [];
  const key = keyOf(typed);
  const listed = NAMES.get(key) ?? CITIES.get(key);
  if (listed !== undefined) return [listed];
  const id = typed.replaceAll(/\s+/g, '_');
  if (resolved(id) !== null) return [capitalised(id)];
  const elsewhere = new Map<string, string>();
  for (const area of id.includes('/') || NO_CITY.test(lower) ? [] : AREAS) {
    const clock = resolved(`${area}/${id}`);
    if (clock !== null && !elsewhere.has(clock)) elsewhere.set(clock, `${area}/${capitalised(id)}`);
  }
  if (elsewhere.size > 0) return [...elsewhere.values()];
  return LISTED.filter((zone) => keyOf(zone).split('/').includes(key));
};

/** Whether the words name at least one zone: a whole name, a city, or an area of several. */
export const namesZone = (typed: string): boolean => zonesNamed(typed).length > 0;

/** Zones of cities that are spelled nearly so, the nearest first. */
export const nearZones = (typed: string, nearest: Nearest): readonly string[] =>
  nearest(keyOf(cityOf(typed)), [...CITIES.keys()], 0.35)
    .slice(0, 3)
    .flatMap(({ name }) => CITIES.get(name) ?? []);

/**
 * The zone that the words name, as an IANA name: `Asia/Gaza` of `asia/gaza`, `Gaza` or `gaza`, `America/New_York` of `New
 * York`. Names that the engine knows as links keep the spelling that was typed, `Europe/Kyiv`, and get capital letters.
 * Throws a UserError for offsets and abbreviations (an offset knows no summer time, and `IST` is the time of three countries),
 * for names of several zones, and for unknown ones, with the nearest names.
 */
export const readZone = (typed: string, nearest: Nearest): string => {
  const zone = typed.slice(0, 48);
  const lower = zone.toLowerCase();
  const [first, ...others] = zonesNamed(typed);
  if (first !== undefined && others.length === 0) return first;
  if (first !== undefined)
    throw new UserError('misused', 'digest-zone-several', {
      zone,
      candidates: [first, ...others].slice(0, OFFERED).join(', '),
    });
  if (OFFSET.test(lower)) throw new UserError('misused', 'digest-zone-offset', { zone });
  if (ABBREVIATION.test(lower)) throw new UserError('misused', 'digest-zone-short', { zone });
  const near = nearZones(zone, nearest);
  if (near.length === 0) throw new UserError('misused', 'digest-zone-unknown', { zone });
  throw new UserError('misused', 'digest-zone-unknown-near', { zone, near: near.join(', ') });
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's clocks are ahead of UTC at an instant; both in milliseconds. */
export const offsetAt = (zone: string, instant: number): number => {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  const [, sign, hours = 0, minutes = 0, seconds = 0] =
    /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(instant)) ?? [];
  const size = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return (sign === '-' ? -size : size) * 1000;
};
