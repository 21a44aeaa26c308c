// The idempotency key of a message, derived from its row, so that a retry uses the same key.

import { sha256 } from '../system/hash.ts';

/** 24 characters: they fit the shortest key that a platform takes (`NONCE_CHARS` of the adapters). */
export const keyOf = (cause: string, slot: number, part: number): string =>
  sha256(`${cause} ${slot} ${part}`, 'base64url').slice(0, 24);
