// Periodic work: every process picks up what others have set; the holder of the library's lease maintains pins, corrections and the database.

import type { Clock, Log } from '../core/ports.ts';
import { createRepeatedWarning } from '../core/repeated.ts';
import { StoreError } from '../core/store-error.ts';
import type { Corrections } from '../corrections/corrections.ts';
import type { Digests } from '../digests/digests.ts';
import type { Pins } from '../pins/pins.ts';
import type { Editions } from '../revisions/editions.ts';
import type { KeptSettings } from '../settings/settings.ts';
import type { DatabaseHandle } from '../stores/database-handle.ts';
import type { Submissions } from '../submissions/submissions.ts';
import type { Leader } from '../work/leader.ts';

export interface MaintenanceParts {
  readonly database: DatabaseHandle;
  readonly settings: Pick<KeptSettings, 'refresh'>;
  /** Reads the library anew if librarians have said something else of its documents since, by this process or another. */
  readonly followLibrarians: () => Promise<void>;
  /** Writes down today's message with the head of the audit log, where it is posted. */
  readonly postHead: () => Promise<void>;
  /** Forgets what has been in memory for long enough. */
  readonly tidy: () => void;
  readonly leader: Pick<Leader, 'holds'>;
  readonly editions: Pick<Editions, 'ownEdition' | 'observe' | 'follow'>;
  readonly pins: Pick<Pins, 'reconcileStale' | 'refreshStates'>;
  readonly corrections: Pick<Corrections, 'begin'>;
  readonly digests: Pick<Digests, 'realign'>;
  readonly submissions: Pick<Submissions, 'expire'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly stopping: AbortSignal;
}

export interface Maintenance {
  /** Picks up what other processes have set and forgotten. */
  syncSettings(): Promise<void>;
  /** Runs maintenance if this process holds the library; one run after the other. */
  run(): Promise<void>;
  /** The same; what goes wrong is logged, and tried again with the next. */
  runQuietly(): Promise<void>;
  /** Both again and again, until it is stopped. */
  start(): void;
  ended(): Promise<unknown>;
}

/** How often maintenance runs and settings and withdrawals of other processes are picked up. */
const INTERVAL_MS = 5_000;
const PIN_CHECK_MS = 60 * 60_000;
const PINS_AT_ONCE = 50;
/** How often something is written where nobody else writes; more often while the last write has failed. */
const PROBE_MS = 60_000;

export const createMaintenance = (parts: MaintenanceParts): Maintenance => {
  const { database, settings, followLibrarians, tidy, leader, editions, pins, corrections, digests } = parts;
  const { clock, log, stopping } = parts;
  const unread = createRepeatedWarning(clock, log, 'could not read the settings');
  const unwritten = createRepeatedWarning(clock, log, 'the database cannot store anything');
  const unrun = createRepeatedWarning(clock, log, 'could not update the pins');
  let going: Promise<unknown> = Promise.resolve();
  let lastRun: Promise<void> = Promise.resolve();
  let lastSync: Promise<void> = Promise.resolve();
  let pinsCheckedAt = Number.NEGATIVE_INFINITY;
  let prunedAt = Number.NEGATIVE_INFINITY;
  let probedAt = Number.NEGATIVE_INFINITY;

  /** Picks up what other processes have set and forgotten. */
  const syncSettings = async () => {
    tidy();
    if (database.problem() !== null) return;
    const now = clock.elapsed();
    if (now >= probedAt + PROBE_MS || !database.isHealthy()) {
      probedAt = now;
      // Whether it can still write shows only by writing; its health is that of the last write.
      await database
        .stores()
        .probe()
        .catch((error: unknown) => unwritten({}, error));
    }
    try {
      await settings.refresh(clock.now());
      await followLibrarians();
      await editions.follow();
      database.reportHealth(true);
    } catch (error) {
      if (error instanceof StoreError) database.reportHealth(false);
      throw error;
    }
  };

  const runMaintenance = async () => {
    if (database.problem() !== null || !leader.holds('library')) return;
    if ((await editions.ownEdition()) === null) await editions.observe();
    await pins.reconcileStale(PINS_AT_ONCE);
    await corrections.begin();
    const now = clock.elapsed();
    if (now >= pinsCheckedAt + PIN_CHECK_MS) {
      pinsCheckedAt = now;
      await pins.refreshStates(null);
    }
    if (now >= prunedAt + PIN_CHECK_MS) {
      prunedAt = now;
      await digests.realign();
      await parts.submissions.expire();
      await database.stores().prune();
    }
    await database.stores().erase();
    await parts.postHead();
  };

  /** One after the other: two at once would each change a pin that is out of date. */
  const run = (): Promise<void> => {
    const mine = lastRun.then(runMaintenance);
    lastRun = mine.catch(() => undefined);
    return mine;
  };

  /** One after the other: what is being heard may have been read before the last was said. */
  const syncQuietly = (): Promise<void> => {
    lastSync = lastSync.then(syncSettings).catch((error: unknown) => unread({}, error));
    return lastSync;
  };
  const runQuietly = () => run().catch((error: unknown) => unrun({}, error));
  const again = async (work: () => Promise<void>) => {
    while (!stopping.aborted) {
      await work();
      await clock.wait(INTERVAL_MS, stopping);
    }
  };

  return {
    syncSettings,
    run,
    runQuietly,
    start() {
      // A pin that waits for its platform holds up no settings. Nothing is corrected before it is heard what librarians have said since,
      // as where a machine has slept.
      const syncedRun = () => syncQuietly().then(runQuietly);
      going = Promise.all([again(syncQuietly), again(syncedRun)]);
    },
    ended: () => going,
  };
};
