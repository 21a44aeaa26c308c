// What runs in the background, put together: digests, pins, corrections and what sends them, and which process does what.

import { randomUUID } from 'node:crypto';
import { createHeadPosting } from '../audit/head-posting.ts';
import type { Adapter, Host, Platform } from '../core/adapter.ts';
import type { Clock, Locale, Log, Words } from '../core/ports.ts';
import { type Corrections, createCorrections } from '../corrections/corrections.ts';
import { createMessageReader } from '../corrections/read.ts';
import { createDigests, type Digests } from '../digests/digests.ts';
import { quote } from '../knowledge/excerpt.ts';
import type { Library } from '../knowledge/library.ts';
import { readCitation } from '../knowledge/passages.ts';
import { noticeKind } from '../outbox/kinds.ts';
import { createOutbox } from '../outbox/outbox.ts';
import { createChatReach } from '../outbox/reach.ts';
import { createEntryCheck, verifyEntry } from '../outbox/verify.ts';
import { createPinMessages } from '../pins/message.ts';
import { createPins, type Pins } from '../pins/pins.ts';
import { createPinReconciler } from '../pins/reconciler.ts';
import { type Archive, createArchive } from '../revisions/archive.ts';
import type { Pairing } from '../revisions/changes.ts';
import type { Editions } from '../revisions/editions.ts';
import type { KeptSettings } from '../settings/settings.ts';
import type { DatabaseHandle } from '../stores/database-handle.ts';
import { newCode, newId } from '../stores/ids.ts';
import type { Desk } from '../submissions/desk.ts';
import { createSubmissions, type Submissions } from '../submissions/submissions.ts';
import type { SummarySubjects } from '../topics/summary-subjects.ts';
import { createLeader, type Leader, type LeasedRole } from '../work/leader.ts';
import type { Content } from './content.ts';
import { createJobs } from './jobs.ts';
import { createMaintenance } from './maintenance.ts';
import type { PlatformHandles } from './platform-handles.ts';

export interface ServiceParts {
  readonly database: DatabaseHandle;
  readonly library: Library;
  readonly content: Pick<Content, 'refresh' | 'onRefreshed' | 'followLibrarians'>;
  readonly editions: Editions;
  readonly settings: KeptSettings;
  readonly subjects: SummarySubjects;
  readonly handles: PlatformHandles;
  readonly pairing: Pairing;
  /** How documents that people send in are read and written. */
  readonly desk: Desk;
  /** Forgets what has been in memory for long enough. */
  readonly tidy: () => void;
  /** The chat in which the head of the audit log is posted every day; null: none. */
  readonly headChat: string | null;
  readonly defaultLocale: Locale;
  readonly words: Words;
  readonly clock: Clock;
  readonly log: Log;
  /** Given when the bot stops. */
  readonly stopping: AbortController;
}

export interface Services {
  readonly editions: Editions;
  readonly digests: Digests;
  readonly pins: Pins;
  readonly archive: Archive;
  readonly corrections: Corrections;
  readonly submissions: Submissions;
  readonly leader: Leader;
  platform(chat: string): Platform | undefined;
  /** The ones that listen; in standby where another process does. */
  readonly listening: readonly Adapter[];
  chatMigrated(from: string, to: string): void;
  /** Does everything that is due at this moment. */
  tick(): Promise<void>;
  start(host: Host): Promise<void>;
  stop(): Promise<void>;
}

export const createServices = (parts: ServiceParts): Services => {
  const { database, library, content, editions, settings, subjects, handles } = parts;
  const { words, clock, log, defaultLocale } = parts;
  const holder = randomUUID();
  const stopping = parts.stopping.signal;
  const stores = () => database.stores();
  const ledger = () => stores().ledger;
  const { counterpart } = library;
  const reach = createChatReach(() => stores().chats);
  const common = { ledger, editions, settings, newCode, newId, words, clock, log, stopping };

  const digests = createDigests({
    ...common,
    store: () => stores().digests,
    topics: subjects.topics,
    counterpart,
    platform: handles.byName,
  });
  const archive = createArchive({
    pairing: parts.pairing,
    library,
    editions,
    revisions: () => stores().revisions,
    readCitation,
  });
  const corrections = createCorrections({
    ...common,
    store: () => stores().corrections,
    revisions: () => stores().revisions,
    library,
    read: () => createMessageReader({ library, archive, editions, quote, shownBy: subjects.topics.shownBy }),
    topics: subjects.topics,
    platform: handles.byChat,
    isClosed: reach.isClosed,
    refresh: content.refresh,
    defaultLocale,
  });
  const pinning = {
    ...common,
    store: () => stores().pins,
    platform: handles.byChat,
    summarise: subjects.summarise,
    concerns: subjects.concerns,
    verify: (message: Parameters<typeof verifyEntry>[0]) => verifyEntry(message, editions.text),
  };
  const messages = createPinMessages(pinning);
  const reconciler = createPinReconciler({ ...pinning, messages });

  const notice = noticeKind(createEntryCheck(editions));
  const outbox = createOutbox({
    ...common,
    platform: handles.byName,
    kinds: {
      digest: { ...notice, expire: digests.expire, chatClosed: digests.chatClosed },
      pin: { ...notice, ended: reconciler.ended },
      correction: { ...notice, replyFor: corrections.replyFor },
      gap: notice,
      head: notice,
      submission: notice,
    },
    reach,
    holder,
  });
  const pins = createPins({ ...pinning, messages, reconciler, send: outbox.send });

  const submissions = createSubmissions({
    ...common,
    store: () => stores().submissions,
    desk: parts.desk,
    platform: handles.platform,
    refresh: content.refresh,
  });

  const roles: LeasedRole[] = [
    {
      name: 'library',
      onAcquired: async () => {
        await content.followLibrarians();
        await editions.observe();
      },
      onLost: async () => {},
    },
    ...handles.listenerRoles,
  ];
  const leader = createLeader({ roles, leases: () => stores().leases, holder, clock, log });
  const postHead = createHeadPosting({
    chat: parts.headChat,
    audit: () => stores().audit,
    ledger,
    platform: handles.platform,
    words: (chat) => words(settings.forChat(chat).locale ?? defaultLocale),
    newId,
    clock,
  });
  const maintenance = createMaintenance({
    database,
    settings,
    followLibrarians: content.followLibrarians,
    tidy: parts.tidy,
    postHead,
    leader,
    editions,
    pins,
    corrections,
    digests,
    submissions,
    clock,
    log,
    stopping,
  });
  content.onRefreshed(async () => {
    if (leader.holds('library')) await maintenance.runQuietly();
  });
  const jobs = createJobs({
    database,
    prepare: () => settings.refresh(clock.now()),
    slot: async (id) => void (await digests.runSlot(id)),
    part: async (id) => void (await outbox.send(id)),
  });

  return {
    editions,
    digests,
    pins,
    archive,
    corrections,
    submissions,
    leader,
    platform: handles.platform,
    listening: handles.listening,
    chatMigrated: handles.chatMigrated,
    async tick() {
      await leader.tick();
      await maintenance.syncSettings();
      await maintenance.run();
      await jobs.tick();
      await maintenance.run();
    },
    async start(host) {
      await handles.serve(host);
      await jobs.start();
      await leader.tick();
      leader.start();
      maintenance.start();
    },
    async stop() {
      parts.stopping.abort();
      await handles.stop();
      await maintenance.ended();
      await jobs.stop();
      await leader.stop();
    },
  };
};
