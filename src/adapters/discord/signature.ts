// Whether a request to the bot is from Discord: an Ed25519 signature over its timestamp and its body as it was sent.

import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { HeaderOf } from '../../core/hooks.ts';
import { STALE_MS } from './limits.ts';

/** "Security and Authorization" of HTTP interactions. */
const SIGNATURE_HEADER = 'x-signature-ed25519';
const TIMESTAMP_HEADER = 'x-signature-timestamp';

const SIGNATURE = /^[0-9a-f]{128}$/i;
/** In seconds since the epoch. */
const TIMESTAMP = /^\d{1,12}$/;

export interface Signed {
  readonly signature: string;
  readonly timestamp: string;
}

/** The two headers; null if one is missing or cannot be what it should be. */
export const readSigned = (headerOf: HeaderOf): Signed | null => {
  const signature = headerOf(SIGNATURE_HEADER) ?? '';
  const timestamp = headerOf(TIMESTAMP_HEADER) ?? '';
  return SIGNATURE.test(signature) && TIMESTAMP.test(timestamp) ? { signature, timestamp } : null;
};

/** `hex`: the application's public key, 64 hexadecimal digits. */
export const readPublicKey = (hex: string): KeyObject =>
  createPublicKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(hex, 'hex').toString('base64url') },
  });

export const isSigned = ({ signature, timestamp }: Signed, body: Uint8Array, key: KeyObject): boolean =>
  verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'));

/** Whether a request is too old, or from too far ahead, to be new: somebody may have recorded it. */
export const isStale = ({ timestamp }: Signed, now: number): boolean =>
  Math.abs(now - Number(timestamp) * 1_000) > STALE_MS;
