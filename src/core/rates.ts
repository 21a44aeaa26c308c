// How often one person, and one chat, may ask: a token bucket for each, in memory only.

import type { Clock } from './ports.ts';

export interface Rate {
  /** Calls a minute in the long run. */
  readonly perMinute: number;
  /** Calls at once after a pause. */
  readonly burst: number;
}

export interface RateLimiter {
  /** Takes one call from every key's allowance, or from none; returns the seconds to wait, 0 if it may go on. */
  take(...keys: { readonly key: string; readonly rate: Rate }[]): number;
}

interface Bucket {
  tokens: number;
  at: number;
  rate: Rate;
}

/** Buckets that are full again are forgotten once there are this many, so that memory stays bounded by who is active. */
const SWEEP_AT = 10_000;

export const createRateLimiter = (clock: Clock): RateLimiter => {
  const buckets = new Map<string, Bucket>();

  const refill = (bucket: Bucket, now: number) => {
    bucket.tokens = Math.min(
      bucket.rate.burst,
      bucket.tokens + ((now - bucket.at) / 60_000) * bucket.rate.perMinute,
    );
    bucket.at = now;
  };

  const sweep = (now: number) => {
    for (const [key, bucket] of buckets) {
      refill(bucket, now);
      if (bucket.tokens >= bucket.rate.burst) buckets.delete(key);
    }
  };

  return {
    take(...keys) {
      const now = clock.now();
      if (buckets.size >= SWEEP_AT) sweep(now);
      const held = keys.map(({ key, rate }) => {
        const bucket = buckets.get(key) ?? { tokens: rate.burst, at: now, rate };
        refill(bucket, now);
        buckets.set(key, bucket);
        return bucket;
      });
      const wait = Math.max(0, ...held.map((b) => ((1 - b.tokens) / b.rate.perMinute) * 60));
      if (wait > 0) return Math.ceil(wait);
      for (const bucket of held) bucket.tokens -= 1;
      return 0;
    },
  };
};
