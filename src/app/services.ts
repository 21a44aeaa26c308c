// What runs in the background, put together: the library's editions, digests, pins, corrections, and which process does them.

import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { createHeadPosting } from '../audit/head-posting.ts';
import type { Adapter, Host, Platform } from '../core/adapter.ts';
import { MisquoteError, PlatformError } from '../core/errors.ts';
import type { Clock, Localizer, Log, Words } from '../core/ports.ts';
import type { Counterpart } from '../core/present.ts';
import { type CorrectionParts, type Corrections, createCorrections } from '../corrections/corrections.ts';
import type { CorrectionTopics } from '../corrections/messages.ts';
import { createReading } from '../corrections/read.ts';
import { createDigests, type Digests, type DigestTopics, platformOf } from '../digests/digests.ts';
import { closedNotice, createOwners } from '../digests/owners.ts';
import { quote } from '../knowledge/excerpt.ts';
import type { Library } from '../knowledge/library.ts';
import { readCitation } from '../knowledge/passages.ts';
import { createOutbox } from '../outbox/outbox.ts';
import { type Quoting, verifyEntry } from '../outbox/verify.ts';
import type { Subject, Summary } from '../pins/compose.ts';
import { createPins, type Pins } from '../pins/pins.ts';
import { type Archive, createArchive } from '../revisions/archive.ts';
import type { Pairing } from '../revisions/changes.ts';
import { createEditions, type Editions } from '../revisions/editions.ts';
import type { KeptSettings } from '../settings/settings.ts';
import { newCode, newId } from '../stores/ids.ts';
import type { Memory } from '../stores/memory.ts';
import type { Runner } from '../work/in-process.ts';
import { createLeader, type Leader, type Post } from '../work/leader.ts';
import { createMaintenance } from './maintenance.ts';
import { createPlatformHandles, type PlatformSource } from './platform-handles.ts';

export interface ServiceParts {
  readonly memory: Memory;
  readonly library: Library;
  readonly settings: KeptSettings;
  readonly topics: DigestTopics & CorrectionTopics;
  readonly summarise: (subject: Subject, words: Localizer, most: number) => Summary;
  readonly correcting: Pick<CorrectionParts, 'refresh' | 'defaultLocale'>;
  /** Reads the library anew if librarians have said something else of its documents since, by this process or another. */
  readonly followLibrarians: () => Promise<void>;
  /** Forgets what has been in memory for long enough. */
  readonly tidy: () => void;
  /** The chat in which the head of the audit log is posted every day; null: none. */
  readonly headChat: string | null;
  readonly counterpart: Counterpart;
  readonly pairing: Pairing;
  readonly sources: readonly PlatformSource[];
  readonly words: Words;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Services {
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

export const createServices = (parts: ServiceParts): Services => {
  const { memory, library, settings, clock, log, words } = parts;
  const holder = randomUUID();
  const stopping = new AbortController();
  // Every message that waits listens to it, and Node takes more than ten for a fault.
  setMaxListeners(0, stopping.signal);
  const stores = () => memory.stores();

  const handles = createPlatformHandles({
    sources: parts.sources,
    stores,
    settings,
    clock,
    log,
    stopping: stopping.signal,
  });
  const { byName: handleOf, platform, moved } = handles;

  const editions = createEditions(library, () => stores().revisions, parts.pairing);
  const owners = createOwners({ handleOf, words, settings, log });

  const verify = (message: Quoting) => verifyEntry(message, editions.text);
  const outbox = createOutbox({
    ledger: () => stores().ledger,
    platform: handleOf,
    lapse: (entry) => digests.lapse(entry),
    replyFor: (entry) => corrections.replyFor(entry),
    async verify(entry) {
      await verify(entry);
      // What was taken back after it was made does not leave any more, unless it is shown as that.
      const [retracted, withdrawn] = [editions.retracted(), await editions.withdrawn()];
      if (
        entry.excerpts.some(
          ({ document, struck }) => withdrawn.has(document) || (struck !== true && retracted.has(document)),
        )
      )
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
        // It is there; the rest is tried again with the next run.
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
    platform: (name) => handleOf(name)?.platform,
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
      const handle = handleOf(platformOf(chat));
      return handle === undefined ? undefined : { ...handle, name: handle.source.name };
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
    pairing: parts.pairing,
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
      const handle = handleOf(platformOf(chat));
      return handle === undefined ? undefined : { platform: handle.platform, name: handle.source.name };
    },
    isClosed: async (chat) => ((await stores().chats.find(chat))?.closedWhy ?? null) !== null,
    settings,
    newCode,
    newId,
    words,
    clock,
    log,
  });

  const posts: Post[] = [
    {
      name: 'library',
      gained: async () => {
        await parts.followLibrarians();
        await editions.observe();
      },
      lost: async () => {},
    },
    ...handles.posts,
  ];
  const leader = createLeader({ posts, leases: () => stores().leases, holder, clock, log });

  let runner: Runner | null = null;
  let isStarted = false;
  const postHead = createHeadPosting({
    chat: parts.headChat,
    audit: () => stores().audit,
    ledger: () => stores().ledger,
    platform,
    words: (chat) => words(settings.of(chat).locale ?? parts.correcting.defaultLocale),
    newId,
    clock,
  });
  const maintenance = createMaintenance({
    ...parts,
    postHead,
    leader,
    editions,
    pins,
    corrections,
    digests,
    stopping: stopping.signal,
  });

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
    if (isStarted && !isGoing) await runner.start();
  });

  return {
    editions,
    digests,
    pins,
    archive,
    corrections,
    leader,
    platform,
    listening: handles.listening,
    moved,
    async libraryChanged() {
      if (leader.holds('library')) await maintenance.runQuietly();
    },
    async tick() {
      await leader.tick();
      await maintenance.syncSettings();
      await maintenance.run();
      await runner?.tick();
      await maintenance.run();
    },
    async start(given) {
      handles.serve(given);
      isStarted = true;
      if (runner !== null) await runner.start();
      await leader.tick();
      leader.start();
      maintenance.start();
    },
    async stop() {
      stopping.abort();
      await handles.stop();
      await maintenance.ended();
      await runner?.stop();
      await leader.stop();
    },
  };
};
