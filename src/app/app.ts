// The one place where the parts meet.

import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { codeCommands } from '../../commands/index.ts';
import { auditCsvWithin } from '../audit/csv.ts';
import type { Config } from '../config.ts';
import type { Adapter, Host } from '../core/adapter.ts';
import type { AnyCommand } from '../core/command.ts';
import { createHost } from '../core/host.ts';
import { type Clock, LOCALES, type Log, type Words } from '../core/ports.ts';
import { createRecall } from '../core/recall.ts';
import { readPlan, writePlan } from '../digests/read-plan.ts';
import { timeIn } from '../digests/say-time.ts';
import { following } from '../digests/schedule.ts';
import { createGaps, type Gaps } from '../gaps/gaps.ts';
import { ALIKE, createAlike } from '../knowledge/alike.ts';
import { createAnalyser } from '../knowledge/analysis/analyser.ts';
import { focusOf } from '../knowledge/analysis/focus.ts';
import { createQuoteCheck } from '../knowledge/check/library-check.ts';
import { createDataFiles } from '../knowledge/data-files.ts';
import { dueBy } from '../knowledge/due.ts';
import { type Fault, faultLine, reported } from '../knowledge/fault.ts';
import { createLibrary, type Library } from '../knowledge/library.ts';
import { createLoader, type Loaded } from '../knowledge/load.ts';
import type { Meanings } from '../knowledge/meanings.ts';
import { nearest } from '../knowledge/nearest.ts';
import { readingOf } from '../knowledge/reading.ts';
import { createSnapshotBuilder } from '../knowledge/snapshot.ts';
import { createSummarizer } from '../knowledge/summary.ts';
import { watchFolders } from '../knowledge/watch.ts';
import { createAnswerRecord } from '../ledger/answers.ts';
import { verifyReply } from '../outbox/verify.ts';
import type { Comparing } from '../pages/changes.ts';
import { createProposals } from '../proposals/proposals.ts';
import { asText, createObeying, NOTHING_SAID, type Said } from '../revisions/said.ts';
import { createRoles, librarianCheck } from '../roles/roles.ts';
import { createSandboxedWork } from '../sandbox/work.ts';
import { createSettings } from '../settings/settings.ts';
import { newCode, newId } from '../stores/ids.ts';
import { createMemory } from '../stores/memory.ts';
import { PERSONAL } from '../stores/personal.ts';
import type { Stores } from '../stores/stores.ts';
import { showTopic, topicCommand } from '../topics/command.ts';
import { loadTopics, ENDING as TOPIC_ENDING } from '../topics/load.ts';
import { createSubjects } from '../topics/subjects.ts';
import type { Topic } from '../topics/topic.ts';
import { createTopics, type Topics } from '../topics/topics.ts';
import { loadWords } from '../words/words.ts';
import type { PlatformSource } from './platform-handles.ts';
import { createServices, type Services } from './services.ts';

export interface AppParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  /** Opens the database; rejects with a StoreError. Not given: nothing is remembered. */
  readonly openStores?: () => Promise<Stores>;
  readonly platforms?: readonly PlatformSource[];
  /** Keeps the index between two starts; not given: it is built anew, by whatever the code now is. */
  readonly indexFile?: string;
  /** Not given or null: passages are ranked by words alone. The app follows the library with it, and closes it. */
  readonly meanings?: Meanings | null;
}

export interface App {
  readonly host: Host;
  readonly library: Library;
  readonly topics: Topics;
  /** Whether the library is what the folders held when they last changed; false while they cannot be read. */
  isCurrent(): boolean;
  /** What is wrong with the community's files at this moment. */
  faults(): readonly Fault[];
  /** Reads both folders again, and swaps in what is good. */
  refresh(): Promise<void>;
  readonly services: Services;
  /** Compares two texts, within limits of time and memory. */
  readonly comparing: Comparing;
  /** Opens the database, or begins to try. */
  open(): Promise<void>;
  /** Whether the bot can remember things at this moment. */
  remembers(): boolean;
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
const WHY_MOST = 1_000;

/** For how long somebody who was asked may confirm that they want to be forgotten, and how many at once. */
const FORGET_MS = 10 * 60_000;
const FORGET_MOST = 10_000;

const rateOf = (perMinute: number) =>
  perMinute === 0 ? null : { perMinute, burst: Math.max(1, Math.round(perMinute * BURST_SHARE)) };

/** Builds the library and the commands. Rejects if a folder cannot be read at all; single faulty files are faults. */
export const createApp = async ({
  config,
  clock,
  log,
  version,
  openStores,
  platforms = [],
  indexFile,
  meanings = null,
}: AppParts): Promise<App> => {
  const words = loadWords();
  const analyser = createAnalyser();
  const work = createSandboxedWork(config.reading);
  const load = createLoader(config.knowledgeDir, work.files, config.knowledgeRoots);
  const build = createSnapshotBuilder(
    analyser,
    nearest,
    indexFile === undefined ? null : { file: indexFile, log },
  );

  const loaded = await load();
  const library = createLibrary(await build(loaded), analyser, nearest);
  meanings?.follow(library.snapshot().passages);
  const topics = createTopics({ library, analyser, nearest, focusOf });
  const memory = createMemory(openStores ?? null, clock, log);
  const stores = () => memory.stores();
  const settings = createSettings(() => stores().chats);
  const topicFiles = createDataFiles<Topic>(config.topicsDir, TOPIC_ENDING, config.knowledgeRoots);

  let commands: readonly AnyCommand[] = [];
  let faults: readonly Fault[] = [];
  const menuListeners: (() => void)[] = [];
  let current = true;
  /** What of the words of librarians the library obeys. */
  let obeyed: string | null = asText(NOTHING_SAID);
  const { obey } = createObeying();
  const said = async (): Promise<Said> => ({
    withdrawals: await stores().revisions.withdrawals(),
    notes: await stores().corrections.notes(),
  });
  /** Faults that the log knows already. */
  let told: ReadonlySet<string> = new Set();
  const show = (topic: Topic, reading: Parameters<typeof showTopic>[2], limit: number) =>
    showTopic(topic, { topics, counterpart: library.counterpart }, reading, limit);
  const menu = () => commands.filter((c) => !c.hidden);
  const services = createServices({
    memory,
    library,
    settings,
    ...createSubjects({ library, topics, summarizer: createSummarizer(analyser) }),
    correcting: {
      refresh: () => refresh(),
      defaultLocale: config.defaultLocale,
    },
    async followLibrarians() {
      if (asText(await said()) !== obeyed) await refresh();
    },
    tidy: () => gaps.tidy(),
    headChat: config.auditHead === 'daily' ? config.editorialChat : null,
    counterpart: library.counterpart,
    pairing: work.pairing,
    sources: platforms,
    words,
    clock,
    log,
  });
  const gaps: Gaps = createGaps({
    store: () => stores().gaps,
    remembers: memory.isThere,
    hasLibrarians: config.librarians.length > 0 || config.editorialChat !== null,
    settings,
    alike: createAlike(analyser),
    bar: ALIKE,
    platform: services.platform,
    editions: services.editions,
    counterpart: library.counterpart,
    newCode,
    newId,
    words,
    clock,
    log,
  });
  const authorise = createRoles({
    rights: (platform) => services.platform(`${platform}:`)?.rights,
    settings,
    // Whoever sits at the terminal has the shell.
    librarians: [...config.librarians, 'console:terminal'],
    editorialChat: config.editorialChat,
    clock,
    log,
  });
  const proposals = createProposals({
    store: () => stores().proposals,
    twoLibrarians: config.twoLibrarians,
    isLibrarian: librarianCheck(authorise),
    clock,
  });
  if (wantsTwo(config) && config.editorialChat === null && new Set(config.librarians).size < 2)
    log.warn(
      {},
      'TWO_LIBRARIANS is set, but fewer than two people are librarians, so nothing they propose can be confirmed: name more in LIBRARIANS, or set EDITORIAL_CHAT',
    );
  const code = codeCommands({
    gaps,
    proposals,
    stores,
    platform: services.platform,
    pins: services.pins,
    digests: services.digests,
    editions: services.editions,
    plans: { read: readPlan, write: writePlan, following, say: timeIn },
    nearest,
    newCode,
    clock,
    perform: (...args) => host.perform(...args),
    foresee: (...args) => host.foresee(...args),
    refresh: () => refresh(),
    forgotten: settings.forget,
    asked: createRecall({ clock, newCode, ms: FORGET_MS, most: FORGET_MOST }),
    auditCsv: auditCsvWithin,
    personal: [...new Set(PERSONAL.map(({ says }) => says))],
    library,
    due: (day) => dueBy(library.snapshot(), day),
    explained: createRecall({ clock, newCode: newId, ms: WHY_MS, most: WHY_MOST }),
    archive: services.archive,
    corrections: services.corrections,
    meaningOf: async (question) =>
      meanings === null ? null : meanings.of(readingOf(question, library.snapshot(), analyser)),
    check: createQuoteCheck(library, analyser, LOCALES.map(words)),
    topics,
    show,
    settings,
    words,
    menu,
    version,
    greet: (origin) => host.greet(origin),
  });
  const taken = new Set(code.map(({ name }) => name));

  const refreshTopics = async (knowledgeFaults: Loaded['faults']) => {
    const read = await loadTopics(topicFiles, taken, work.topic);
    topics.swap(read.topics);
    const parts = { topics, counterpart: library.counterpart };
    const before = menuText(commands, words);
    commands = [...code, ...read.topics.map((topic) => topicCommand(topic, parts))];
    if (menuText(commands, words) !== before) for (const listener of menuListeners) listener();
    const missing = danglingCitations(read.topics, library);
    faults = reported([
      ...named(config.knowledgeDir, knowledgeFaults),
      ...named(config.topicsDir, [...read.faults, ...missing]),
    ]);
    for (const fault of faults) {
      if (told.has(faultLine(fault))) continue;
      const { file, line, problem, remedy, level } = fault;
      log[level === 'error' ? 'error' : 'warn']({ file, line, remedy }, problem);
    }
    told = new Set(faults.map(faultLine));
  };
  await refreshTopics(loaded.faults);
  work.serving();

  const refresh = async () => {
    const before = library.snapshot().revision;
    const read = await load();
    // Without a database nothing was ever withdrawn, as far as anybody knows.
    const asked = memory.problem() === null ? said : async () => NOTHING_SAID;
    const state = await obey({ retracted: new Map(), ...read }, library.snapshot(), asked);
    const { documents: left, retracted, withdrawn } = state;
    const snapshot = await build({ ...read, documents: left, retracted, withdrawn });
    library.swap(snapshot);
    meanings?.follow(snapshot.passages);
    obeyed = state.said;
    await refreshTopics(read.faults);
    current = true;
    await services.libraryChanged();
    const { documents, passages, revision } = snapshot;
    log.info(
      {
        documents: documents.size,
        passages: passages.length,
        topics: topics.all().length,
        changed: revision !== before,
      },
      'library read again',
    );
  };

  const host = createHost({
    commands: () => commands,
    onMenuChange: (listener) => void menuListeners.push(listener),
    words,
    settings,
    nearest,
    clock,
    log,
    reference: () => randomBytes(4).toString('hex'),
    verify: verifyReply(library, services.editions.text),
    authorise,
    keep: (draft, ms) => stores().drafts.keep(draft, ms),
    posted: createAnswerRecord({
      ledger: () => stores().ledger,
      edition: async () => (await services.editions.mine())?.edition ?? 0,
      log,
    }),
    defaultLocale: config.defaultLocale,
    userRate: rateOf(config.userRate),
    chatRate: rateOf(config.chatRate),
  });

  let stopWatching = async () => {};
  let started: readonly Adapter[] = [];
  return {
    host,
    library,
    topics,
    isCurrent: () => current,
    faults: () => faults,
    refresh,
    services,
    comparing: work.comparing,
    open: memory.start,
    remembers: memory.isThere,
    settled: gaps.settled,
    async start(adapters) {
      const follow = inTurn(refresh, (error) => {
        current = false;
        log.error({ err: error }, 'the library could not be read again; the last good one stays in use');
      });
      const watcher = await watchFolders(
        [config.knowledgeDir, config.topicsDir],
        follow,
        (error) => log.error({ err: error }, 'changes of the files can no longer be followed'),
        config.knowledgeRoots,
      );
      stopWatching = watcher.close;
      started = adapters;
      await memory.start();
      // What was withdrawn is known only now.
      if (memory.problem() === null) await refresh();
      for (const adapter of adapters) await adapter.start(host);
      if (openStores !== undefined) await services.start(host);
    },
    async stop() {
      await stopWatching();
      work.stop();
      await Promise.all(started.map((adapter) => adapter.stop()));
      await services.stop();
      await host.drained();
      await gaps.settled();
      await memory.stop();
      await meanings?.close();
    },
  };
};

const wantsTwo = ({ twoLibrarians }: Config): boolean =>
  typeof twoLibrarians === 'boolean' ? twoLibrarians : twoLibrarians.length > 0;

/** Everything of the menu that a platform may have been told, to see whether it is still true. */
const menuText = (commands: readonly AnyCommand[], words: Words): string =>
  JSON.stringify(
    commands.map(({ name, aliases, params, summary }) => [
      name,
      aliases,
      Object.keys(params),
      LOCALES.map((locale) => summary(words(locale))),
    ]),
  );

/** Runs `task` once at a time; asked for while it runs, it runs once more afterwards. */
const inTurn = (task: () => Promise<void>, failed: (error: unknown) => void): (() => void) => {
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    do {
      again = false;
      await task().catch(failed);
    } while (again);
    running = false;
  };
  return () => {
    if (running) again = true;
    else void run();
  };
};

/** Faults name files from their folder on, as people who see the log know them. */
const named = (folder: string, faults: readonly Fault[]): Fault[] =>
  faults.map((fault) => ({ ...fault, file: join(basename(folder), fault.file) }));

const danglingCitations = (topics: readonly Topic[], library: Library): Fault[] =>
  topics.flatMap(({ name, shownFirst }) =>
    shownFirst
      .filter((citation) => !library.snapshot().byCitation.has(citation))
      .map(
        (citation): Fault => ({
          file: `${name}.md`,
          line: null,
          problem: `shown_first: there is no passage ${citation} in the library.`,
          remedy: 'Its text may have changed: find the passage with /ask and copy the code under it.',
          level: 'warning',
        }),
      ),
  );
