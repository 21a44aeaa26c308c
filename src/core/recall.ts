// What is remembered for a little while, in the memory of this process and nowhere else.

import { BoundedMap } from './bounded-map.ts';
import type { Clock } from './ports.ts';

export interface Recall<T> {
  /** Remembers a value, and gives the code under which it is found. */
  keep(value: T): string;
  /** Null if the code was never given, or not lately, or if too much has been remembered since. */
  find(code: string): T | null;
  /** Forgets the value of a code. */
  drop(code: string): void;
}

interface Parts {
  readonly clock: Pick<Clock, 'elapsed'>;
  /** Codes that nobody guesses. */
  readonly newCode: () => string;
  /** For how long a value is found. */
  readonly ms: number;
  /** How many values are remembered at most; the oldest is forgotten first. */
  readonly most: number;
}

/** Values that have had their time are let go with the next one that is kept or looked for. */
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
