// The hash functions that the project uses.

import { createHash, createHmac } from 'node:crypto';

type Digits = 'hex' | 'base64url';

export const sha256 = (data: string | Uint8Array, digits: Digits = 'hex'): string =>
  createHash('sha256').update(data).digest(digits);

/** HMAC-SHA-256. */
export const hmacSha256 = (key: string | Uint8Array, data: string, digits: Digits = 'hex'): string =>
  createHmac('sha256', key).update(data).digest(digits);
