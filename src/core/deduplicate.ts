// Deduplicates events. Platforms deliver an event again if they aren't sure that it arrived.

import { BoundedMap } from './bounded-map.ts';

/** Returns a function that is true for each ID it sees for the first time. Remembers the last `max` IDs. */
export const createDeduplicator = <T>(max: number): ((id: T) => boolean) => {
  const seen = new BoundedMap<T, true>(max);
  return (id) => {
    if (seen.has(id)) return false;
    seen.set(id, true);
    return true;
  };
};
