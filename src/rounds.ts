// What is done again and again: what other processes have said is heard, and whoever has the library looks after what follows from it.

import type { Clock, Log } from './core/ports.ts';
import { StoreError } from './core/store-error.ts';
import type { Corrections } from './corrections/corrections.ts';
import type { Digests } from './digests/digests.ts';
import type { Pins } from './pins/pins.ts';
import type { Editions } from './revisions/editions.ts';
import type { KeptSettings } from './settings/settings.ts';
import type { Memory } from './stores/memory.ts';
import type { Leader } from './work/leader.ts';

export interface RoundParts {
  readonly memory: Memory;
  readonly settings: Pick<KeptSettings, 'refresh'>;
  /** Reads the library anew if librarians have said something else of its documents since, by this process or another. */
  readonly followLibrarians: () => Promise<void>;
  /** Writes down today's message with the head of the audit log, where it is posted. */
  readonly postHead: () => Promise<void>;
  /** Forgets what has been in memory for long enough. */
  readonly tidy: () => void;
  readonly leader: Pick<Leader, 'holds'>;
  readonly editions: Pick<Editions, 'mine' | 'observe'>;
  readonly pins: Pick<Pins, 'tendAll' | 'reconcile'>;
  readonly corrections: Pick<Corrections, 'begin'>;
  readonly digests: Pick<Digests, 'realign'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly stopping: AbortSignal;
}

export interface Rounds {
  /** What other processes have set and forgotten. */
  hear(): Promise<void>;
  /** What is done now and then by whoever looks after the library; one after the other. */
  round(): Promise<void>;
  /** The same; what goes wrong is logged, and tried again with the next. */
  roundQuietly(): Promise<void>;
  /** Both again and again, until it is stopped. */
  start(): void;
  ended(): Promise<unknown>;
}

/** Pins are looked after this often; settings and withdrawals that another process has changed are heard of as soon. */
const ROUND_MS = 5_000;
const RECONCILE_MS = 60 * 60_000;
const PINS_AT_ONCE = 50;

export const createRounds = (parts: RoundParts): Rounds => {
  const { memory, settings, followLibrarians, tidy, leader, editions, pins, corrections, digests } = parts;
  const { clock, log, stopping } = parts;
  let going: Promise<unknown> = Promise.resolve();
  let lastRound: Promise<void> = Promise.resolve();
  let lastHeard: Promise<void> = Promise.resolve();
  let lastReconciled = Number.NEGATIVE_INFINITY;
  let prunedAt = Number.NEGATIVE_INFINITY;

  /** What other processes have set and forgotten. */
  const hear = async () => {
    tidy();
    if (memory.problem() !== null) return;
    try {
      await settings.refresh(clock.now());
      await followLibrarians();
      memory.noticed(true);
    } catch (error) {
      if (error instanceof StoreError) memory.noticed(false);
      throw error;
    }
  };

  /** What is done now and then by whoever looks after the library. */
  const lookAfter = async () => {
    if (memory.problem() !== null || !leader.holds('library')) return;
    if ((await editions.mine()) === null) await editions.observe();
    await pins.tendAll(PINS_AT_ONCE);
    await corrections.begin();
    const now = clock.elapsed();
    if (now >= lastReconciled + RECONCILE_MS) {
      lastReconciled = now;
      await pins.reconcile(null);
    }
    if (now >= prunedAt + RECONCILE_MS) {
      prunedAt = now;
      await digests.realign();
      await memory.stores().prune();
    }
    await memory.stores().erase();
    await parts.postHead();
  };

  /** One after the other: two at once would each change a pin that is out of date. */
  const round = (): Promise<void> => {
    const mine = lastRound.then(lookAfter);
    lastRound = mine.catch(() => undefined);
    return mine;
  };

  /** One after the other: what is being heard may have been read before the last was said. */
  const hearQuietly = (): Promise<void> => {
    lastHeard = lastHeard
      .then(hear)
      .catch((error: unknown) => log.warn({ err: error }, 'settings could not be read'));
    return lastHeard;
  };
  const roundQuietly = () =>
    round().catch((error: unknown) => log.warn({ err: error }, 'pins could not be looked after'));
  const again = async (work: () => Promise<void>) => {
    while (!stopping.aborted) {
      await work();
      await clock.wait(ROUND_MS, stopping);
    }
  };

  return {
    hear,
    round,
    roundQuietly,
    start() {
      // A pin that waits for its platform holds up no settings. Nothing is corrected before it is heard what librarians have said since,
      // as where a machine has slept.
      const heardRound = () => hearQuietly().then(roundQuietly);
      going = Promise.all([again(hearQuietly), again(heardRound)]);
    },
    ended: () => going,
  };
};
