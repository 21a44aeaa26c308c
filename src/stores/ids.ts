// Random row IDs, short enough to type, without ambiguous letters.

import { randomBytes } from 'node:crypto';
import { crockford } from '../core/crockford.ts';

const random = (length: number): string => crockford(randomBytes(length));

/** An ID that nobody types. */
export const newId = (): string => random(20);

/** A code that people type, for digests, pins, and drafts. */
export const newCode = (): string => random(6);
