// What has come before: platforms give an event again soon after they gave it first, if they are not sure that it arrived.

/** Tells of each id whether it is new; the oldest are forgotten beyond `most`. */
export const createSeen = <T>(most: number): ((id: T) => boolean) => {
  const seen = new Set<T>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    return true;
  };
};
