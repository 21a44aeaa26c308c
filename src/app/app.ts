// The one place where the parts meet.

import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { codeCommands } from '../../commands/index.ts';
import { REDIRECTS } from '../../commands/redirects.ts';
import { OPERATORS } from '../adapters/platforms.ts';
import { auditCsvWithin } from '../audit/csv.ts';
import type { Config } from '../config.ts';
import type { Adapter, Host } from '../core/adapter.ts';
import type { PlatformSource } from '../core/description.ts';
import { UserError } from '../core/errors.ts';
import { createHost, type HostParts } from '../core/host.ts';
import { type Clock, LOCALES, type Log } from '../core/ports.ts';
import { StoreError } from '../core/store-error.ts';
import { createTtlCache } from '../core/ttl-cache.ts';
import { formatTime } from '../digests/format-time.ts';
import { readPlan, writePlan } from '../digests/read-plan.ts';
import { following } from '../digests/schedule.ts';
import type { Visitor } from '../fetching/fetch-document.ts';
import type { Network } from '../fetching/network.ts';
import { createGaps } from '../gaps/gaps.ts';
import type { NamedAddress } from '../knowledge/advice.ts';
import { type Analyser, createAnalyser } from '../knowledge/analysis/analyser.ts';
import { createQuoteCheck } from '../knowledge/check/library-check.ts';
import { dueBy } from '../knowledge/due.ts';
import { embeddingQueryOf } from '../knowledge/embedding-query.ts';
import type { Fault } from '../knowledge/fault.ts';
import type { Library } from '../knowledge/library.ts';
import { nearest } from '../knowledge/nearest.ts';
import { createQuestionSimilarity, SAME_QUESTION } from '../knowledge/question-similarity.ts';
import type { SemanticIndex } from '../knowledge/semantic-index.ts';
import { createSnapshotBuilder, type IndexStorage, type SnapshotBuilder } from '../knowledge/snapshot.ts';
import { createSummarizer } from '../knowledge/summary.ts';
import { createAnswerRecord } from '../ledger/answers.ts';
import { verifyReply } from '../outbox/verify.ts';
import type { CompareTexts } from '../pages/changes.ts';
import { canConfirm } from '../proposals/confirmable.ts';
import { createProposals } from '../proposals/proposals.ts';
import { createEditions } from '../revisions/editions.ts';
import { createRoles, librarianCheck } from '../roles/roles.ts';
import { createSandboxedWork, type SandboxedWork } from '../sandbox/work.ts';
import { createSettings } from '../settings/settings.ts';
import { createDatabaseHandle } from '../stores/database-handle.ts';
import { newCode, newId } from '../stores/ids.ts';
import { PERSONAL } from '../stores/personal.ts';
import type { Stores } from '../stores/stores.ts';
import { showTopic } from '../topics/command.ts';
import { createSummarySubjects } from '../topics/summary-subjects.ts';
import type { Topics } from '../topics/topics.ts';
import { loadWords } from '../words/words.ts';
import { type FaultChange, openContent } from './content.ts';
import { createDesk } from './desk.ts';
import { createMenu } from './menu.ts';
import { createPlatformHandles } from './platform-handles.ts';
import type { LibraryReport } from './report.ts';
import { createServices, type Services } from './services.ts';
import { createSourceJob } from './source-job.ts';

export interface AppParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  /** Opens the database; rejects with a StoreError. Not given: nothing is remembered. */
  readonly openStores?: () => Promise<Stores>;
  /** Opens the database before the library is built, instead of when `open` or `start` is called, which then has nothing to read again. */
  readonly opensFirst?: true;
  /** False where nobody is suggested questions, and nothing is told of faults in their file: it is parsed only if that is kept. */
  readonly suggests?: boolean;
  readonly platforms?: readonly PlatformSource[];
  /** Called when an answer was made, with the seconds that it took. */
  readonly answered?: HostParts['answered'];
  /** The folder in which readings and the index are kept between two starts; not given: they are made anew, by whatever the code now is. */
  readonly cacheDir?: string;
  /** Not given or null: passages are ranked by words alone. The app follows the library with it, and closes it. */
  readonly semanticIndex?: SemanticIndex | null;
  /** What fetches from the sources of the library, made anew for each run; not given: nothing does. */
  readonly visitor?: () => Visitor;
  /** Not given: its own. */
  readonly makers?: LibraryMakers;
  /** What links in chats may be fetched from; the internet if not given. */
  readonly network?: Network;
}

/** What makes a library of files. Apps of one process may share it, and then equal libraries are built once. The app stops `work`. */
export interface LibraryMakers {
  readonly work: SandboxedWork;
  readonly analyser: Analyser;
  readonly build: SnapshotBuilder;
}

export interface App {
  readonly host: Host;
  readonly library: Library;
  readonly topics: Topics;
  /** Whether the library is what the folders held when they last changed; false while they cannot be read. */
  isCurrent(): boolean;
  /** What is wrong with the community's files at this moment. */
  faults(): readonly Fault[];
  /** What was read, what was left out, and why. */
  report(): LibraryReport;
  /** What would make the library better without being wrong, on this day (`2025-03-14`). */
  advice(today: string): readonly Fault[];
  /** The addresses that the documents name, each once. */
  addresses(): readonly NamedAddress[];
  /** Is told of what becomes wrong with the files, or right again. */
  onFaults(listener: (change: FaultChange) => void): void;
  /** Reads both folders again, and swaps in what is good. */
  refresh(): Promise<void>;
  readonly services: Services;
  /** Fetches what is due from the sources of the library, if this process is the one to do it. */
  fetchSources(): Promise<void>;
  /** Compares two texts, within limits of time and memory. */
  readonly comparing: CompareTexts;
  /** Opens the database, or begins to try. */
  open(): Promise<void>;
  /** Whether the bot can remember things at this moment. */
  remembers(): boolean;
  /** How many entries of each state the ledger has, and how many questions are open; none while the database is away. */
  counts(): Promise<{ readonly ledger: Readonly<Record<string, number>>; readonly gaps: number }>;
  /** Resolves when what has been asked so far is written down, as far as it is kept. */
  settled(): Promise<void>;
  /** Starts the adapters, and from then on follows changes of the files. */
  start(adapters: readonly Adapter[]): Promise<void>;
  /** Takes no more calls and settles once every answer has been given. */
  stop(): Promise<void>;
}

/** Calls at once after a pause, as a share of those allowed a minute. */
const BURST_SHARE = 0.5;

/** For how long, and of how many answers at once, a "Why" button can tell. */
const WHY_MS = 15 * 60_000;
const MAX_WHY = 1_000;

/** For how long somebody who was asked may confirm that they want to be forgotten, and how many at once. */
const FORGET_MS = 10 * 60_000;
const MAX_FORGET = 10_000;

const INDEX_FILE = 'index.bin';
const READINGS_FILE = 'readings.bin';

/** What a number of calls a minute allows; null: 0 sets no limit. */
export const rateOf = (perMinute: number) =>
  perMinute === 0 ? null : { perMinute, burst: Math.max(1, Math.round(perMinute * BURST_SHARE)) };

/** Builds the library and the commands. Rejects if a folder cannot be read at all; single faulty files are faults. */
export const createApp = async ({
  config,
  clock,
  log,
  version,
  openStores,
  opensFirst,
  suggests = true,
  platforms = [],
  answered,
  cacheDir,
  semanticIndex = null,
  visitor,
  makers,
  network,
}: AppParts): Promise<App> => {
  const { defaultLocale, editorialChat } = config;
  const words = loadWords();
  const keeping = (name: string) => (cacheDir === undefined ? null : { file: join(cacheDir, name), log });
  const { work, analyser, build } = makers ?? libraryMakers(config, keeping(INDEX_FILE));
  const database = createDatabaseHandle(openStores ?? null, clock, log);
  if (opensFirst === true) await database.start();
  const stores = () => database.stores();
  const settings = createSettings(() => stores().chats);
  const stopping = new AbortController();
  // Every message that waits listens to it, and Node takes more than ten for a fault.
  setMaxListeners(0, stopping.signal);

  const menu = createMenu(words);
  const content = await openContent({
    config,
    work,
    keeping: keeping(READINGS_FILE),
    suggests,
    analyser,
    nearest,
    build,
    semanticIndex,
    menu,
    overrides: async () => ({
      withdrawals: await stores().revisions.withdrawals(),
      notes: await stores().corrections.notes(),
    }),
    hasOverrides: () => database.problem() === null,
    log,
  });
  const { library, topics } = content;
  const { counterpart } = library;
  const editions = createEditions(library, () => stores().revisions, work.pairing);
  const handles = createPlatformHandles({
    sources: platforms,
    stores,
    settings,
    clock,
    log,
    stopping: stopping.signal,
  });
  const gaps = createGaps({
    store: () => stores().gaps,
    remembers: database.isHealthy,
    hasLibrarians: config.librarians.length > 0 || editorialChat !== null,
    settings,
    similarity: createQuestionSimilarity(analyser),
    bar: SAME_QUESTION,
    platform: handles.platform,
    editions,
    counterpart,
    newCode,
    newId,
    words,
    clock,
    log,
  });
  // What strangers send is read in a sandbox of its own, as small as those of a bot that answers.
  const sent = createSandboxedWork(config.reading);
  sent.serving();
  const services = createServices({
    database,
    library,
    content,
    editions,
    settings,
    subjects: createSummarySubjects({ library, topics, summarizer: createSummarizer(analyser), analyser }),
    handles,
    pairing: work.pairing,
    desk: createDesk({ config, reader: sent.files, network, now: clock.now }),
    tidy: gaps.tidy,
    headChat: config.auditHead === 'daily' ? editorialChat : null,
    defaultLocale,
    words,
    clock,
    log,
    stopping,
  });

  const sourceJob =
    visitor === undefined
      ? null
      : createSourceJob({
          config,
          sources: content.sources,
          work,
          visitor,
          leases: () => stores().leases,
          isLeader: () => services.leader.holds('library'),
          refresh: content.refresh,
          clock,
          log,
        });

  const authorise = createRoles({
    rights: handles.rights,
    settings,
    librarians: () => [...config.librarians, ...OPERATORS],
    editorialChat,
    clock,
    log,
  });
  const may = async (...asked: Parameters<typeof authorise>): Promise<boolean> => {
    try {
      await authorise(...asked);
      return true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return false;
    }
  };
  const proposals = createProposals({
    listing: () => `/${menu.nameOf('corrections')}`,
    store: () => stores().proposals,
    twoLibrarians: config.twoLibrarians,
    isLibrarian: librarianCheck(authorise),
    clock,
  });
  if (!canConfirm(config))
    log.warn(
      {},
      'TWO_LIBRARIANS is set, but fewer than two people are librarians, so nothing they propose can be confirmed: add people to LIBRARIANS, or set EDITORIAL_CHAT',
    );

  const host = createHost({
    commands: menu.all,
    onMenuChange: menu.onChange,
    words,
    settings,
    nearest,
    redirects: REDIRECTS,
    clock,
    log,
    reference: () => randomBytes(4).toString('hex'),
    verify: verifyReply(library, editions.text),
    authorise,
    keep: (draft, ms) => stores().drafts.keep(draft, ms),
    posted: createAnswerRecord({
      ledger: () => stores().ledger,
      edition: async () => (await editions.ownEdition())?.edition ?? 0,
      log,
    }),
    ...(answered === undefined ? {} : { answered }),
    defaultLocale,
    userRate: () => rateOf(config.userRate),
    chatRate: () => rateOf(config.chatRate),
  });
  menu.setOwn(
    codeCommands({
      gaps,
      proposals,
      stores,
      platform: handles.platform,
      pins: services.pins,
      digests: services.digests,
      editions,
      plans: { read: readPlan, write: writePlan, following, say: formatTime },
      nearest,
      newCode,
      clock,
      execute: host.execute,
      describeEffect: host.describeEffect,
      refresh: content.refresh,
      forgotten: settings.forget,
      asked: createTtlCache({ clock, newCode, ttlMs: FORGET_MS, max: MAX_FORGET }),
      auditCsv: auditCsvWithin,
      personal: [...new Set(PERSONAL.map(({ says }) => says))],
      library,
      due: (day) => dueBy(library.snapshot(), day),
      explained: createTtlCache({ clock, newCode: newId, ttlMs: WHY_MS, max: MAX_WHY }),
      archive: services.archive,
      corrections: services.corrections,
      submissions: services.submissions,
      similarityTo: async (question) =>
        semanticIndex === null
          ? null
          : semanticIndex.similarityTo(embeddingQueryOf(question, library.snapshot(), analyser)),
      check: createQuoteCheck(library, analyser, () => LOCALES.map(words)),
      topics,
      show: (topic, reading, limit) => showTopic(topic, { topics, counterpart }, reading, limit),
      settings,
      words,
      menu: menu.listed,
      nameOf: menu.nameOf,
      may,
      remembers: database.isHealthy,
      version,
      greet: host.greet,
    }),
  );
  await content.readTopics();
  work.serving();

  let stopWatching = async () => {};
  let started: readonly Adapter[] = [];
  return {
    host,
    library,
    topics,
    isCurrent: content.isCurrent,
    faults: content.faults,
    report: content.report,
    advice: content.advice,
    addresses: content.addresses,
    onFaults: content.onFaults,
    refresh: content.refresh,
    services,
    fetchSources: async () => sourceJob?.run(),
    comparing: work.comparing,
    open: database.start,
    remembers: database.isHealthy,
    settled: gaps.settled,
    async counts() {
      try {
        return { ledger: await stores().ledger.counts(), gaps: (await stores().gaps.all()).length };
      } catch (error) {
        if (error instanceof StoreError) return { ledger: {}, gaps: 0 };
        throw error;
      }
    },
    async start(adapters) {
      const watcher = await content.watch();
      stopWatching = watcher.close;
      started = adapters;
      await database.start();
      // What was withdrawn is known only now.
      if (database.problem() === null) await content.refresh();
      for (const adapter of adapters) await adapter.start(host);
      if (openStores !== undefined) await services.start(host);
      sourceJob?.start();
    },
    async stop() {
      await stopWatching();
      await sourceJob?.stop();
      work.stop();
      sent.stop();
      await Promise.all(started.map((adapter) => adapter.stop()));
      await services.stop();
      await host.drained();
      await gaps.settled();
      await database.stop();
      await semanticIndex?.close();
    },
  };
};

const libraryMakers = ({ reading }: Config, keeping: IndexStorage | null): LibraryMakers => {
  const analyser = createAnalyser();
  return {
    analyser,
    work: createSandboxedWork(reading),
    build: createSnapshotBuilder(analyser, nearest, keeping),
  };
};
