// What has come before: platforms give an event again soon after they gave it first, if they are not sure that it arrived.

import { BoundedMap } from './bounded-map.ts';

/** Tells of each id whether it is new; the oldest are forgotten beyond `most`. */
export const createSeen = <T>(most: number): ((id: T) => boolean) => {
  const seen = new BoundedMap<T, true>(most);
  return (id) => {
    if (seen.has(id)) return false;
    seen.set(id, true);
    return true;
  };
};
