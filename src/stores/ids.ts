// Names of rows: random, short enough to be typed, and without letters that are mistaken for one another.

import { randomBytes } from 'node:crypto';

/** Crockford's base 32 in small letters. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

const random = (length: number): string =>
  [...randomBytes(length)].map((byte) => DIGITS.charAt(byte % DIGITS.length)).join('');

/** Of rows that nobody types. */
export const newId = (): string => random(20);

/** Of digests, pins and drafts, which people name. */
export const newCode = (): string => random(6);
