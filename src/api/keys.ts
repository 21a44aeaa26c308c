// Who may ask: whoever has one of the operator's keys, or everybody where there are none.

import { createHash, timingSafeEqual } from 'node:crypto';

export interface Keys {
  /** Nobody needs a key. */
  readonly areOpen: boolean;
  /** A name for the key that an Authorization header holds, which says nothing of it; null if it is none of ours. */
  holder(authorization: string | undefined): string | null;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Hex digits of a hash by which a key is told from others. */
const NAME_DIGITS = 16;

export const createKeys = (keys: readonly string[]): Keys => {
  const known = keys.map(digest);
  return {
    areOpen: keys.length === 0,
    holder(authorization) {
      const given = /^Bearer +([\x21-\x7e]+) *$/i.exec(authorization ?? '')?.[1];
      if (given === undefined) return null;
      const hash = digest(given);
      // All of them, so that the time tells nothing.
      const isKnown = known.map((key) => timingSafeEqual(key, hash)).includes(true);
      return isKnown ? hash.toString('hex').slice(0, NAME_DIGITS) : null;
    },
  };
};
