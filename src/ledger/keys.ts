// The key of a message: derived from the row that it is sent for, so that whoever sends it again says the same one.

import { createHash } from 'node:crypto';

/** 24 characters; Discord takes 25 for a nonce. */
export const keyOf = (cause: string, slot: number, part: number): string =>
  createHash('sha256').update(`${cause} ${slot} ${part}`).digest('base64url').slice(0, 24);

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
