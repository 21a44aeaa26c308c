// An in-memory cache with a time to live.

import { BoundedMap } from './bounded-map.ts';
import type { Clock } from './ports.ts';

export interface TtlCache<T> {
  /** Stores a value, and returns its key. */
  put(value: T): string;
  /** Null if the key is unknown, expired, or evicted. */
  get(code: string): T | null;
  /** Deletes a value. */
  delete(code: string): void;
}

interface Parts {
  readonly clock: Pick<Clock, 'elapsed'>;
  /** Generates keys that can't be guessed. */
  readonly newCode: () => string;
  /** The time to live, in milliseconds. */
  readonly ttlMs: number;
  /** The maximum number of values; the oldest is evicted first. */
  readonly max: number;
}

/** Expired values are deleted when the next value is stored or looked up. */
export const createTtlCache = <T>({ clock, newCode, ttlMs, max }: Parts): TtlCache<T> => {
  const kept = new BoundedMap<string, { readonly value: T; readonly until: number }>(max);
  const forget = () => {
    for (const [code, { until }] of kept) {
      if (until > clock.elapsed()) return;
      kept.delete(code);
    }
  };
  return {
    put(value) {
      const code = newCode();
      kept.set(code, { value, until: clock.elapsed() + ttlMs });
      forget();
      return code;
    },
    get(code) {
      forget();
      return kept.get(code)?.value ?? null;
    },
    delete(code) {
      kept.delete(code);
    },
  };
};
