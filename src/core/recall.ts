// An in-memory cache with a time to live.

import { BoundedMap } from './bounded-map.ts';
import type { Clock } from './ports.ts';

export interface Recall<T> {
  /** Stores a value, and returns its key. */
  keep(value: T): string;
  /** Null if the key is unknown, expired, or evicted. */
  find(code: string): T | null;
  /** Deletes a value. */
  drop(code: string): void;
}

interface Parts {
  readonly clock: Pick<Clock, 'elapsed'>;
  /** Generates keys that can't be guessed. */
  readonly newCode: () => string;
  /** The time to live, in milliseconds. */
  readonly ms: number;
  /** The maximum number of values; the oldest is evicted first. */
  readonly most: number;
}

/** Expired values are deleted when the next value is stored or looked up. */
export const createRecall = <T>({ clock, newCode, ms, most }: Parts): Recall<T> => {
  const kept = new BoundedMap<string, { readonly value: T; readonly until: number }>(most);
  const forget = () => {
    for (const [code, { until }] of kept) {
      if (until > clock.elapsed()) return;
      kept.delete(code);
    }
  };
  return {
    keep(value) {
      const code = newCode();
      kept.set(code, { value, until: clock.elapsed() + ms });
      forget();
      return code;
    },
    find(code) {
      forget();
      return kept.get(code)?.value ?? null;
    },
    drop(code) {
      kept.delete(code);
    },
  };
};
