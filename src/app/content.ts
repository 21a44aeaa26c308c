// The community's files as the bot uses them: documents and topics are read, read again when they change, and swapped in whole.

import { basename, join } from 'node:path';
import type { Config } from '../config.ts';
import type { Log, Nearest } from '../core/ports.ts';
import { addressesIn, adviceOn, type NamedAddress } from '../knowledge/advice.ts';
import type { Analyser } from '../knowledge/analysis/analyser.ts';
import { asksAbout } from '../knowledge/analysis/asking.ts';
import { focusOf } from '../knowledge/analysis/focus.ts';
import { createDataFiles } from '../knowledge/data-files.ts';
import type { Document } from '../knowledge/document.ts';
import { type Fault, faultKey, reported } from '../knowledge/fault.ts';
import { alikeFaults } from '../knowledge/fault-report.ts';
import { createLibrary, type Library } from '../knowledge/library.ts';
import { createLoader, type Loaded } from '../knowledge/load.ts';
import { openParseCache } from '../knowledge/parse-cache.ts';
import type { Question } from '../knowledge/questions.ts';
import type { SemanticIndex } from '../knowledge/semantic-index.ts';
import type { IndexStorage, Snapshot, SnapshotBuilder } from '../knowledge/snapshot.ts';
import { checkSynonyms, NO_SYNONYMS, SYNONYMS_FILE } from '../knowledge/synonyms.ts';
import { watchFolders } from '../knowledge/watch.ts';
import { NO_WEB_SOURCES, type WebSource } from '../knowledge/web-sources.ts';
import { createOverrideApplier, NO_OVERRIDES, type Overrides, overridesKey } from '../revisions/overrides.ts';
import type { SandboxedWork } from '../sandbox/work.ts';
import { systemClock } from '../system/clock.ts';
import { topicCommand } from '../topics/command.ts';
import { loadTopics, ENDING as TOPIC_ENDING } from '../topics/load.ts';
import type { Topic } from '../topics/topic.ts';
import { createTopics, type Topics } from '../topics/topics.ts';
import type { Menu } from './menu.ts';
import type { LibraryReport } from './report.ts';

export interface ContentParts {
  readonly config: Pick<Config, 'knowledgeDir' | 'topicsDir' | 'knowledgeRoots'>;
  readonly work: Pick<SandboxedWork, 'files' | 'topic'>;
  /** Where readings are kept between two starts; null if nowhere. */
  readonly keeping: IndexStorage | null;
  readonly suggests: boolean;
  readonly analyser: Analyser;
  readonly nearest: Nearest;
  readonly build: SnapshotBuilder;
  /** Follows the library; null: passages are ranked by words alone. */
  readonly semanticIndex: SemanticIndex | null;
  /** Gets a command for each topic. */
  readonly menu: Pick<Menu, 'setTopics' | 'taken' | 'yielding'>;
  /** What librarians have said of documents. Rejects with a StoreError where that cannot be found out. */
  readonly overrides: () => Promise<Overrides>;
  /** Whether there is a database that could know of it. */
  readonly hasOverrides: () => boolean;
  readonly log: Log;
}

/** Errors and warnings; notes are nothing to be told of at once. */
export interface FaultChange {
  readonly found: readonly Fault[];
  /** Files that had some, and have none any more. */
  readonly mended: readonly string[];
}

export interface Content {
  readonly library: Library;
  readonly topics: Topics;
  /** What is wrong with the files at this moment. */
  faults(): readonly Fault[];
  /** Where documents are fetched from: the same list until it changes. */
  sources(): readonly WebSource[];
  /** What was read, what was left out, and why. */
  report(): LibraryReport;
  /** What would make the library better without being wrong, on this day (`2025-03-14`). */
  advice(today: string): readonly Fault[];
  /** The addresses that the documents name, each once. */
  addresses(): readonly NamedAddress[];
  /** Is told of what has become wrong with the files after they were first read, or right again. */
  onFaults(listener: (change: FaultChange) => void): void;
  /** Whether the library is what the folders held when they last changed; false while they cannot be read. */
  isCurrent(): boolean;
  /** Reads the topics for the first time, once the menu knows which names they may not have. */
  readTopics(): Promise<void>;
  /** Reads both folders again, and swaps in what is good. Rejects if a folder cannot be read at all. */
  refresh(): Promise<void>;
  /** Runs after each refresh, which waits for it. */
  onRefreshed(listener: () => Promise<void>): void;
  /** Reads again if librarians have said something else of documents since, by this process or another. */
  followLibrarians(): Promise<void>;
  /** Refreshes whenever a file changes, from now on. */
  watch(): Promise<{ close(): Promise<void> }>;
}

/** Reads the documents. Rejects if their folder cannot be read at all; single faulty files are faults. */
export const openContent = async ({
  config,
  work,
  keeping,
  suggests,
  analyser,
  nearest,
  build,
  semanticIndex,
  menu,
  overrides,
  hasOverrides,
  log,
}: ContentParts): Promise<Content> => {
  const { knowledgeDir, topicsDir, knowledgeRoots } = config;
  const readings = keeping === null ? null : await openParseCache(work.files, keeping);
  const unkept = suggests ? work.files : { ...work.files, questions: async () => ({ value: NO_QUESTIONS }) };
  const load = createLoader(knowledgeDir, readings?.files ?? unkept, knowledgeRoots, {
    ...readings,
    now: systemClock.now,
  });
  const topicFiles = createDataFiles<Topic>(topicsDir, TOPIC_ENDING, knowledgeRoots);
  const { apply } = createOverrideApplier();

  const first = await load();
  await readings?.save(first.looks ?? new Map());
  const begun = hasOverrides() ? await apply(wholeOf(first), wholeOf(first), overrides) : null;
  const library = createLibrary(await build({ ...first, ...begun }), analyser, nearest);
  semanticIndex?.follow(library.snapshot().passages);
  const topics = createTopics({ library, analyser, nearest, focusOf, asksAbout });

  let current = true;
  let faults: readonly Fault[] = [];
  let sources = first.sources ?? NO_WEB_SOURCES;
  let counts = countsOf(first);
  /** Faults that the log has already; null before the files were first read. */
  let logged: ReadonlySet<string> | null = null;
  let faulty: ReadonlySet<string> = new Set();
  const faultListeners: ((change: FaultChange) => void)[] = [];
  /** What librarians said that the library follows. */
  let followed: string | null = begun === null ? overridesKey(NO_OVERRIDES) : begun.overrides;
  const listeners: (() => Promise<void>)[] = [];

  const tellNew = () => {
    const found = faults.filter((fault) => logged?.has(faultKey(fault)) !== true);
    for (const [{ file, line, problem, remedy, help, level }, ...more] of alikeFaults(found))
      log[LOG_LEVELS[level]](
        {
          file,
          line,
          remedy,
          ...(help === undefined ? {} : { help }),
          ...(more.length === 0 ? {} : { more: more.length }),
        },
        problem,
      );
    const pressing = faults.filter(({ level }) => level !== 'note');
    const nowFaulty = new Set(pressing.map(({ file }) => file));
    const mended = [...faulty].filter((file) => !nowFaulty.has(file));
    for (const file of mended) log.info({ file }, 'the file has no more faults');
    const change = { found: found.filter(({ level }) => level !== 'note'), mended };
    const isNews = logged !== null && change.found.length + mended.length > 0;
    if (isNews) for (const listener of faultListeners) listener(change);
    logged = new Set(faults.map(faultKey));
    faulty = nowFaulty;
  };

  const refreshTopics = async (ofDocuments: readonly Fault[]) => {
    const read = await loadTopics(topicFiles, menu.taken(), work.topic, menu.yielding());
    topics.swap(read.topics);
    const parts = { topics, counterpart: library.counterpart };
    menu.setTopics(read.topics.map((topic) => topicCommand(topic, parts)));
    faults = reported([
      ...named(knowledgeDir, [...ofDocuments, ...idleSynonyms(library.snapshot(), analyser)]),
      ...named(topicsDir, [...read.faults, ...danglingCitations(read.topics, library)]),
    ]);
    tellNew();
  };

  const refresh = async () => {
    const before = library.snapshot().revision;
    const read = await load();
    // Without a database nothing was ever withdrawn, as far as anybody knows.
    const asked = hasOverrides() ? overrides : async () => NO_OVERRIDES;
    const state = await apply(wholeOf(read), library.snapshot(), asked);
    const { documents: left, retracted, withdrawn } = state;
    const now = { ...read, documents: left, retracted, withdrawn };
    const isNew = !areSame(now, library.snapshot());
    const snapshot = isNew ? await build(now) : library.snapshot();
    if (isNew) {
      library.swap(snapshot);
      semanticIndex?.follow(snapshot.passages);
    }
    followed = state.overrides;
    counts = countsOf(read);
    sources = read.sources ?? NO_WEB_SOURCES;
    await refreshTopics(read.faults);
    current = true;
    for (const listener of listeners) await listener();
    const { documents, passages, revision } = snapshot;
    log.info(
      {
        documents: documents.size,
        passages: passages.length,
        topics: topics.all().length,
        changed: revision !== before,
      },
      'library reloaded',
    );
  };

  return {
    library,
    topics,
    faults: () => faults,
    sources: () => sources,
    report() {
      const { documents, passages } = library.snapshot();
      return { documents: documents.size, passages: passages.length, ...counts, faults };
    },
    advice: (today) => [
      ...named(knowledgeDir, adviceOn(library.snapshot(), today)),
      ...named(topicsDir, idleTopics(topics)),
    ],
    addresses: () =>
      addressesIn(library.snapshot()).map((one) => ({
        ...one,
        file: join(basename(knowledgeDir), one.file),
      })),
    onFaults: (listener) => void faultListeners.push(listener),
    isCurrent: () => current,
    readTopics: () => refreshTopics(first.faults),
    refresh,
    onRefreshed: (listener) => void listeners.push(listener),
    async followLibrarians() {
      if (overridesKey(await overrides()) !== followed) await refresh();
    },
    watch() {
      const follow = inTurn(refresh, (error) => {
        current = false;
        log.error({ err: error }, 'could not reload the library; the last good version stays in use');
      });
      return watchFolders(
        [knowledgeDir, topicsDir],
        follow,
        (error) => log.error({ err: error }, 'can no longer watch the files for changes'),
        knowledgeRoots,
      );
    },
  };
};

const wholeOf = (read: Loaded) => ({
  retracted: new Map<string, Document>(),
  withdrawn: new Set<string>(),
  synonyms: NO_SYNONYMS,
  ...read,
});

/** Whether a library would be made of the very same things as the one at hand. */
const areSame = (now: Loaded & Required<Pick<Loaded, 'retracted' | 'withdrawn'>>, held: Snapshot): boolean =>
  now.questions === held.questions &&
  (now.synonyms ?? NO_SYNONYMS) === held.synonyms &&
  areEqual(now.documents, held.documents) &&
  areEqual(now.retracted, held.retracted) &&
  now.withdrawn.size === held.withdrawn.size &&
  [...now.withdrawn].every((path) => held.withdrawn.has(path));

/** In their order, too. */
const areEqual = <T>(now: ReadonlyMap<string, T>, held: ReadonlyMap<string, T>): boolean => {
  if (now.size !== held.size) return false;
  const others = held.entries();
  for (const [path, value] of now) {
    const [otherPath, other] = others.next().value as [string, T];
    if (path !== otherPath || value !== other) return false;
  }
  return true;
};

const NO_QUESTIONS: readonly Question[] = [];

const LOG_LEVELS = { error: 'error', warning: 'warn', note: 'info' } as const;

const countsOf = ({ drafts = 0, leftOut = 0 }: Pick<Loaded, 'drafts' | 'leftOut'>) => ({ drafts, leftOut });

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

const idleSynonyms = ({ synonyms, languages, index }: Snapshot, analyser: Analyser): readonly Fault[] =>
  checkSynonyms(synonyms, SYNONYMS_FILE, { analyser, languages, has: (term) => index.terms.has(term) });

const idleTopics = (topics: Topics): Fault[] =>
  topics
    .all()
    .filter((topic) => topics.findings(topic).findings.length === 0)
    .map(({ name }) => ({
      file: `${name}.md`,
      line: null,
      problem: 'search: finds nothing in the library.',
      remedy: 'Add words that the documents use, or a document about it.',
      level: 'warning',
    }));

const danglingCitations = (topics: readonly Topic[], library: Library): Fault[] =>
  topics.flatMap(({ name, shownFirst }) =>
    shownFirst
      .filter((citation) => library.find(citation) === undefined)
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
