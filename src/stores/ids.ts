// Names of rows: random, short enough to be typed, and without letters that are mistaken for one another.

import { randomBytes } from 'node:crypto';
import { crockford } from '../core/crockford.ts';

const random = (length: number): string => crockford(randomBytes(length));

/** Of rows that nobody types. */
export const newId = (): string => random(20);

/** Of digests, pins and drafts, which people name. */
export const newCode = (): string => random(6);
