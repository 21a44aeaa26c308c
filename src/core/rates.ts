// Rate limits for people and chats: in-memory token buckets.

import type { Clock } from './ports.ts';

export interface Rate {
  /** Sustained calls per minute. */
  readonly perMinute: number;
  /** The bucket size: calls that can come at once after a pause. */
  readonly burst: number;
}

export interface RateLimiter {
  /** Takes one token from every key's bucket, or from none. Returns the seconds to wait; 0 if the call can proceed. */
  take(...keys: { readonly key: string; readonly rate: Rate }[]): number;
}

interface Bucket {
  tokens: number;
  at: number;
  rate: Rate;
}

/** The maximum number of buckets. A bucket takes about 200 bytes. */
const MAX_BUCKETS = 10_000;
/** The number of shared buckets for new keys while the map is full. */
const SHARED = 256;
/** Buckets that are checked for eviction for each new one. Two, so that buckets are evicted faster than they are created. */
const LOOKED_AT = 2;

/** FNV-1a, 32 bits. */
const hashOf = (key: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash >>> 0;
};

/**
 * Memory is bounded by `max` keys. A bucket that is full again says nothing, and is let go. Where more keys than that are in use at
 * once, a flood, nobody who has used up their allowance is forgotten: newcomers share a few buckets, by a hash of their keys, until
 * there is room.
 */
export const createRateLimiter = (clock: Clock, max: number = MAX_BUCKETS): RateLimiter => {
  const buckets = new Map<string, Bucket>();
  const shared = new Map<string, Bucket>();
  /** Goes through the map again and again; a map's iterator follows its changes. */
  let cursor = buckets.entries();

  const refill = (bucket: Bucket, now: number) => {
    bucket.tokens = Math.min(
      bucket.rate.burst,
      bucket.tokens + ((now - bucket.at) / 60_000) * bucket.rate.perMinute,
    );
    bucket.at = now;
  };

  const letGo = (added: number, now: number) => {
    for (let looked = 0; looked < LOOKED_AT * added; looked++) {
      const { done, value } = cursor.next();
      if (done === true) {
        cursor = buckets.entries();
        return;
      }
      const [key, bucket] = value;
      refill(bucket, now);
      if (bucket.tokens >= bucket.rate.burst) buckets.delete(key);
    }
  };

  const bucketOf = (key: string, rate: Rate, now: number): Bucket => {
    const known = buckets.get(key);
    if (known !== undefined) return known;
    const isRoom = buckets.size < max;
    const [among, name] = isRoom
      ? [buckets, key]
      : [shared, `${rate.perMinute} ${rate.burst} ${hashOf(key) % SHARED}`];
    const bucket = among.get(name) ?? { tokens: rate.burst, at: now, rate };
    among.set(name, bucket);
    return bucket;
  };

  return {
    take(...keys) {
      const now = clock.elapsed();
      letGo(keys.filter(({ key }) => !buckets.has(key)).length, now);
      const held = keys.map(({ key, rate }) => {
        const bucket = bucketOf(key, rate, now);
        // The rate may have been set anew.
        bucket.rate = rate;
        refill(bucket, now);
        return bucket;
      });
      const wait = Math.max(0, ...held.map((b) => ((1 - b.tokens) / b.rate.perMinute) * 60));
      if (wait > 0) return Math.ceil(wait);
      for (const bucket of held) bucket.tokens -= 1;
      return 0;
    },
  };
};
