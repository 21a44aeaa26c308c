// What the bot does by itself, put together: its memory, the library's editions, digests, pins, and whose turn it is to do them.

import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Adapter, Host, Platform } from './core/adapter.ts';
import { MisquoteError, PlatformError } from './core/errors.ts';
import type { Budget, BudgetLimits } from './core/platform.ts';
import type { Clock, Localizer, Log, Words } from './core/ports.ts';
import type { Counterpart } from './core/present.ts';
import { StoreError } from './core/store-error.ts';
import {
  type CorrectionParts,
  type Corrections,
  type CorrectionTopics,
  createCorrections,
} from './corrections/corrections.ts';
import { createReading } from './corrections/read.ts';
import { createDigests, type Digests, type DigestTopics, platformOf } from './digests/digests.ts';
import { closedNotice, createOwners } from './digests/owners.ts';
import { quote } from './knowledge/excerpt.ts';
import type { Library } from './knowledge/library.ts';
import { readCitation } from './knowledge/passages.ts';
import { createBudget, type SharedBudget } from './outbox/budget.ts';
import { createOutbox } from './outbox/outbox.ts';
import { type Quoting, verifyEntry } from './outbox/verify.ts';
import type { Subject, Summary } from './pins/compose.ts';
import { createPins, type Pins } from './pins/pins.ts';
import { type Archive, createArchive } from './revisions/archive.ts';
import { createEditions, type Editions } from './revisions/editions.ts';
import type { KeptSettings } from './settings/settings.ts';
import { newCode, newId } from './stores/ids.ts';
import type { Memory } from './stores/memory.ts';
import type { Runner } from './work/in-process.ts';
import { createLeader, type Leader, type Post } from './work/leader.ts';

/** A platform that the bot is on. Two are made of it: one that posts, in every process, and one that listens, in one of them. */
export interface PlatformSource {
  readonly name: string;
  readonly limits: BudgetLimits;
  /** Whether one process at a time may listen. */
  readonly exclusive: boolean;
  create(parts: { readonly budget: Budget; readonly moved: (from: string, to: string) => void }): Platform;
}

export interface AppointmentParts {
  readonly memory: Memory;
  readonly library: Library;
  readonly settings: KeptSettings;
  readonly topics: DigestTopics & CorrectionTopics;
  readonly summarise: (subject: Subject, words: Localizer, most: number) => Summary;
  readonly correcting: Pick<CorrectionParts, 'byTwo' | 'refresh' | 'defaultLocale'>;
  /** Reads the library anew if librarians have said something else of its documents since, by this process or another. */
  readonly followLibrarians: () => Promise<void>;
  /** Forgets what has been in memory for long enough. */
  readonly tidy: () => void;
  readonly counterpart: Counterpart;
  readonly sources: readonly PlatformSource[];
  readonly words: Words;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Appointments {
  readonly editions: Editions;
  readonly digests: Digests;
  readonly pins: Pins;
  readonly archive: Archive;
  readonly corrections: Corrections;
  readonly leader: Leader;
  platform(chat: string): Platform | undefined;
  /** The ones that listen; in standby where another process does. */
  readonly listening: readonly Adapter[];
  moved(from: string, to: string): void;
  /** The library is another one. */
  libraryChanged(): Promise<void>;
  /** Does everything that is due at this moment. */
  tick(): Promise<void>;
  start(host: Host): Promise<void>;
  stop(): Promise<void>;
}

/** Pins are looked after this often; settings and withdrawals that another process has changed are heard of as soon. */
const ROUND_MS = 5_000;
const RECONCILE_MS = 60 * 60_000;
const PINS_AT_ONCE = 50;
const MOVE_PAUSE_MS = 10_000;

export const createAppointments = (parts: AppointmentParts): Appointments => {
  const { memory, library, settings, clock, log, words } = parts;
  const holder = randomUUID();
  const stopping = new AbortController();
  // Every message that waits listens to it, and Node takes more than ten for a fault.
  setMaxListeners(0, stopping.signal);
  const stores = () => memory.stores();

  const shared: SharedBudget = {
    take: (...args) => stores().budgets.take(...args),
    pause: (...args) => stores().budgets.pause(...args),
  };
  const follow = async (from: string, to: string) => {
    for (let tried = 1; !stopping.signal.aborted; tried++) {
      try {
        return await stores().chats.move(from, to);
      } catch (error) {
        log.warn({ err: error, tried }, 'a chat that has moved could not be followed yet');
        await clock.wait(MOVE_PAUSE_MS, stopping.signal);
      }
    }
  };
  const moved = (from: string, to: string) => {
    settings.move(from, to);
    void follow(from, to);
  };
  const desks = new Map(
    parts.sources.map((source) => {
      const budget = createBudget({ clock, log, platform: source.name, limits: source.limits, shared });
      return [source.name, { source, budget, platform: source.create({ budget, moved }) }] as const;
    }),
  );
  const deskOf = (name: string) => desks.get(name);
  const platform = (chat: string) => deskOf(platformOf(chat))?.platform;

  const editions = createEditions(library, () => stores().revisions);
  const owners = createOwners({ deskOf, words, settings, log });

  const verify = (message: Quoting) => verifyEntry(message, editions.text);
  const outbox = createOutbox({
    ledger: () => stores().ledger,
    platform: deskOf,
    lapse: (entry) => digests.lapse(entry),
    replyFor: (entry) => corrections.replyFor(entry),
    async verify(entry) {
      await verify(entry);
      // What was taken back after it was made does not leave any more, unless it is shown as that.
      const { retracted } = library.snapshot();
      if (entry.excerpts.some(({ document, struck }) => struck !== true && retracted.has(document)))
        throw new MisquoteError('a document was taken back that the message quotes');
    },
    holder,
    clock,
    log,
    stopping: stopping.signal,
    async ended(entry) {
      const isClosed = async () => ((await stores().chats.find(entry.chat))?.closedWhy ?? null) !== null;
      if (entry.state === 'sent' && (await isClosed()))
        await stores().chats.change(entry.chat, { closedWhy: null });
      if (entry.kind !== 'pin' || entry.cause === null) return;
      await pins.tend(entry.cause).catch((error: unknown) => {
        if (!(error instanceof PlatformError)) throw error;
        // It is there; the rest is tried again with the next round.
        log.warn({ err: error }, 'a pin is posted and not yet pinned');
      });
    },
    async closed(chat, why) {
      await stores().chats.change(chat, { closedWhy: why });
      for (const digest of await stores().digests.stop(chat, why)) await owners.tell(digest, closedNotice);
    },
  });

  const digests: Digests = createDigests({
    store: () => stores().digests,
    ledger: () => stores().ledger,
    editions,
    topics: parts.topics,
    counterpart: parts.counterpart,
    platform: (name) => deskOf(name)?.platform,
    newId,
    words,
    clock,
    log,
  });

  const pins: Pins = createPins({
    store: () => stores().pins,
    ledger: () => stores().ledger,
    editions,
    outbox,
    platform(chat) {
      const desk = deskOf(platformOf(chat));
      return desk === undefined ? undefined : { ...desk, name: desk.source.name };
    },
    verify,
    summarise: parts.summarise,
    newCode,
    newId,
    words,
    clock,
    log,
    stopping: stopping.signal,
  });

  const archive = createArchive({
    library,
    editions,
    revisions: () => stores().revisions,
    readCitation,
  });
  const corrections = createCorrections({
    ...parts.correcting,
    store: () => stores().corrections,
    ledger: () => stores().ledger,
    revisions: () => stores().revisions,
    editions,
    library,
    read: () => createReading({ library, archive, editions, quote, shownBy: parts.topics.shownBy }),
    topics: parts.topics,
    platform(chat) {
      const desk = deskOf(platformOf(chat));
      return desk === undefined ? undefined : { platform: desk.platform, name: desk.source.name };
    },
    isClosed: async (chat) => ((await stores().chats.find(chat))?.closedWhy ?? null) !== null,
    settings,
    newCode,
    newId,
    words,
    clock,
    log,
  });

  let host: Host | null = null;
  const ears = new Map<string, Platform>();
  const listening = parts.sources.map(
    ({ name, exclusive }): Adapter => ({
      name,
      start: async () => {},
      health: () =>
        ears.get(name)?.health() ?? (exclusive ? 'standby' : (deskOf(name)?.platform.health() ?? 'failed')),
      stop: async () => {},
    }),
  );
  const posts: Post[] = [
    {
      name: 'library',
      gained: async () => {
        await parts.followLibrarians();
        await editions.observe();
      },
      lost: async () => {},
    },
    ...[...desks.values()]
      .filter(({ source }) => source.exclusive)
      .map(
        ({ source, budget }): Post => ({
          name: source.name,
          async gained() {
            if (host === null) return;
            const ear = source.create({ budget, moved });
            ears.set(source.name, ear);
            await ear.start(host);
          },
          async lost() {
            const ear = ears.get(source.name);
            ears.delete(source.name);
            await ear?.stop();
          },
        }),
      ),
  ];
  const leader = createLeader({ posts, leases: () => stores().leases, holder, clock, log });

  let runner: Runner | null = null;
  let rounds: Promise<unknown> = Promise.resolve();
  let lastRound: Promise<void> = Promise.resolve();
  let lastReconciled = Number.NEGATIVE_INFINITY;
  let prunedAt = Number.NEGATIVE_INFINITY;

  /** What other processes have set and forgotten. */
  const hear = async () => {
    parts.tidy();
    if (memory.problem() !== null) return;
    try {
      await settings.refresh(clock.now());
      await parts.followLibrarians();
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
    const now = clock.now();
    if (now >= lastReconciled + RECONCILE_MS) {
      lastReconciled = now;
      await pins.reconcile(null);
    }
    if (now >= prunedAt + RECONCILE_MS) {
      prunedAt = now;
      await stores().prune();
    }
  };

  /** One after the other: two at once would each change a pin that is out of date. */
  const round = (): Promise<void> => {
    const mine = lastRound.then(lookAfter);
    lastRound = mine.catch(() => undefined);
    return mine;
  };

  const hearQuietly = () =>
    hear().catch((error: unknown) => log.warn({ err: error }, 'settings could not be read'));
  const roundQuietly = () =>
    round().catch((error: unknown) => log.warn({ err: error }, 'pins could not be looked after'));
  const again = async (work: () => Promise<void>) => {
    while (!stopping.signal.aborted) {
      await work();
      await clock.wait(ROUND_MS, stopping.signal);
    }
  };

  memory.onOpen(async (opened) => {
    await settings.refresh(clock.now());
    const isGoing = runner !== null;
    runner = opened.runner({
      slot: async (id) => {
        await digests.runSlot(id);
        runner?.wake();
      },
      part: async (id) => {
        await outbox.send(id);
      },
    });
    if (host !== null && !isGoing) await runner.start();
  });

  return {
    editions,
    digests,
    pins,
    archive,
    corrections,
    leader,
    platform,
    listening,
    moved,
    async libraryChanged() {
      if (leader.holds('library')) await roundQuietly();
    },
    async tick() {
      await leader.tick();
      await hear();
      await round();
      await runner?.tick();
      await round();
    },
    async start(given) {
      host = given;
      if (runner !== null) await runner.start();
      await leader.tick();
      leader.start();
      // A pin that waits for its platform holds up no settings. Nothing is corrected before it is heard what librarians have said since,
      // as where a machine has slept.
      const heardRound = () => hearQuietly().then(roundQuietly);
      rounds = Promise.all([again(hearQuietly), again(heardRound)]);
    },
    async stop() {
      stopping.abort();
      await Promise.all([...ears.values()].map((ear) => ear.stop()));
      await rounds;
      await runner?.stop();
      await leader.stop();
    },
  };
};
