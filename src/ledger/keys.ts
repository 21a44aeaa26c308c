// The key of a message: derived from the row that it is sent for, so that whoever sends it again says the same one.

import { sha256 } from '../system/hash.ts';

/** 24 characters; Discord takes 25 for a nonce. */
export const keyOf = (cause: string, slot: number, part: number): string =>
  sha256(`${cause} ${slot} ${part}`, 'base64url').slice(0, 24);
