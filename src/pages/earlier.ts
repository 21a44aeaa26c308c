// Looks up the earlier revisions of documents, with one database query for all concurrent readers.

import { BoundedMap } from '../core/bounded-map.ts';
import type { Clock } from '../core/ports.ts';
import type { Snapshot } from '../knowledge/snapshot.ts';
import type { EarlierRevision, Editions } from '../revisions/editions.ts';
import { EARLIER_MS, MAX_EARLIER } from './limits.ts';

interface Parts {
  readonly editions: Pick<Editions, 'earlier'>;
  readonly snapshot: () => Snapshot;
  readonly clock: Pick<Clock, 'now'>;
}

interface Look {
  readonly snapshot: Snapshot;
  readonly at: number;
  readonly found: Promise<readonly EarlierRevision[]>;
}

/** Looks them up by the path of a document. Rejects as the database does, and asks again then. */
export const createEarlier = ({ editions, snapshot, clock }: Parts) => {
  const looks = new BoundedMap<string, Look>(MAX_EARLIER);
  return (path: string): Promise<readonly EarlierRevision[]> => {
    const [state, at] = [snapshot(), clock.now()];
    const known = looks.get(path);
    // A clock that was set back makes nothing older than it is.
    if (known?.snapshot === state && Math.abs(at - known.at) < EARLIER_MS) return known.found;
    const found = editions.earlier(path);
    looks.set(path, { snapshot: state, at, found });
    found.catch(() => {
      if (looks.get(path)?.found === found) looks.delete(path);
    });
    return found;
  };
};
