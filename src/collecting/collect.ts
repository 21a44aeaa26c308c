// One run over the sources: asks what is due, keeps what is new or changed, and remembers how far it came.

import type { Clock } from '../core/ports.ts';
import type { Visitor } from '../fetching/fetch-document.ts';
import type { FileReader } from '../knowledge/file-reader.ts';
import type { ReadResult } from '../knowledge/last-good-cache.ts';
import type { WebSource } from '../knowledge/web-sources.ts';
import { sha256 } from '../system/hash.ts';
import {
  type Brought,
  checkSite,
  createBringer,
  fault,
  isAllowed,
  keyOf,
  refusedBy,
  Stopped,
} from './bring.ts';
import type { ListEntry } from './entry.ts';
import { createKeeper, type Keeper, type Outcome } from './keep.ts';
import {
  AT_ONCE,
  FIRST_RETRY_MS,
  MAX_BACK_OFF_MS,
  MAX_SITEMAPS,
  RECHECK_MS,
  SAVE_EVERY_MS,
} from './limits.ts';
import type { ListFile, ReadList } from './list.ts';
import type { Place } from './places.ts';
import { createSites, LaterError } from './sites.ts';
import type { CollectState, EntryState, SourceState } from './state.ts';

/** What became of a document, or of the list that was to name some. */
export interface Step {
  readonly source: WebSource;
  readonly shown: string;
  readonly outcome: Outcome;
}

export interface CollectParts {
  readonly sources: readonly WebSource[];
  readonly visitor: Visitor;
  readonly reader: FileReader;
  readonly readList: (file: ListFile) => Promise<ReadResult<ReadList>>;
  readonly library: Place;
  readonly review: Place;
  /** Is changed. */
  readonly state: CollectState;
  /** Writes the state down. */
  save(): Promise<void>;
  /** Whether all sources are asked, whenever they are due. */
  readonly isForced: boolean;
  readonly isDryRun: boolean;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
  /** Whether this process may still go on. */
  mayGoOn(): Promise<boolean>;
  tell(step: Step): void;
}

const backOff = (failures: number, most: number): number =>
  Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20), most);

const hashOf = (value: unknown): string => sha256(JSON.stringify(value)).slice(0, 32);

/** What of a source's settings is in its documents, and what says which they are. */
const settingsOf = (source: WebSource): { readonly documents: string; readonly all: string } => {
  const { fullText, words, without, titlePrefix, metadata, isTrusted, under, hosts, maxDocuments } = source;
  const documents = hashOf([fullText, words, without, titlePrefix, metadata, isTrusted]);
  return { documents, all: `${documents} ${hashOf([under, hosts, maxDocuments])}` };
};

type Settings = ReturnType<typeof settingsOf>;

export const collect = async (parts: CollectParts): Promise<void> => {
  const { sources, state, clock, stopping, isDryRun, isForced, tell } = parts;
  const sites = createSites({ later: state.sites, clock, stopping });
  let savedAt = clock.elapsed();
  let hasFailed = false;

  const save = async () => {
    savedAt = clock.elapsed();
    if (!isDryRun) await parts.save();
  };
  const listed = new Set(sources.map(keyOf));
  for (const url of Object.keys(state.sources)) if (!listed.has(url)) delete state.sources[url];

  const keeper: Keeper = createKeeper({
    ...parts,
    save,
    isListed(from) {
      const [url = '', entry = ''] = from.split('\n');
      return state.sources[url]?.entries[entry] !== undefined;
    },
  });

  const bringer = createBringer({
    ...parts,
    sites,
    keeper,
    mayGoOn: async () => !hasFailed && (await parts.mayGoOn()),
  });

  const isSkipped = (source: WebSource, entry: ListEntry, stamp: string, before?: EntryState): boolean => {
    if (before === undefined || before.stamp !== stamp) return false;
    const age = clock.now() - before.checkedAt;
    if (before.failures > 0) return !isForced && age < backOff(before.failures, MAX_BACK_OFF_MS);
    if (source.kind === 'feed' && source.fullText === 'feed') return true;
    if (source.kind === 'sitemap') return entry.modified !== null;
    return !isForced && age < Math.max(source.everyMs, RECHECK_MS);
  };

  /** Writes down what came of an entry. Whether it is settled, so that it need not be tried again before it changes. */
  const settle = async (known: SourceState, hash: string, stamp: string, brought: Brought) => {
    const isRefused = brought.outcome.is === 'refused';
    known.entries[hash] = {
      stamp,
      checkedAt: clock.now(),
      failures: isRefused ? (known.entries[hash]?.failures ?? 0) + 1 : 0,
      validators: isRefused ? null : brought.validators,
      document: brought.document,
    };
    if (clock.elapsed() >= savedAt + SAVE_EVERY_MS) await save();
  };

  const collectPage = async (source: WebSource, known: SourceState, { documents }: Settings) => {
    const hash = 'page';
    const before = known.settings.startsWith(documents) ? known.entries[hash] : undefined;
    const brought = await bringer.page(source, null, { address: source.url, hash, before });
    await settle(known, hash, documents, brought);
    tell({ source, shown: source.url, outcome: brought.outcome });
    return brought.outcome.is !== 'refused';
  };

  /** All entries of a list and of the lists that it names; null if it has not changed. */
  const readLists = async (source: WebSource, known: SourceState, isSettled: boolean) => {
    const entries = new Map<string, ListEntry>();
    const queue = [source.url];
    let validators: SourceState['validators'] = null;
    for (let at = 0; at < queue.length && at <= MAX_SITEMAPS; at++) {
      const address = queue[at] ?? '';
      const isFirst = at === 0;
      const visited = await bringer.visit(address, 'list', isFirst && isSettled ? known.validators : null);
      if (visited.is === 'unchanged') return null;
      const { url, charset, bytes } = visited.fetched;
      checkSite(source, url);
      const kind = source.kind === 'sitemap' ? 'sitemap' : 'feed';
      const read = await parts.readList({ kind, url, charset, bytes });
      if (read.value === undefined) return { faults: read.faults };
      for (const entry of read.value.entries) if (!entries.has(entry.key)) entries.set(entry.key, entry);
      // An index may stay the same when its sitemaps do not.
      if (isFirst && read.value.sitemaps.length === 0) validators = visited.validators;
      for (const one of read.value.sitemaps)
        if (!queue.includes(one) && isAllowed(source, one)) queue.push(one);
    }
    return { entries: [...entries.values()], validators };
  };

  const collectList = async (
    source: WebSource,
    known: SourceState,
    { documents, all }: Settings,
  ): Promise<boolean> => {
    const isRecheckDue =
      known.rechecks &&
      Object.values(known.entries).some(
        ({ checkedAt }) => isForced || clock.now() - checkedAt >= Math.max(source.everyMs, RECHECK_MS),
      );
    const isSettled =
      known.settings === all &&
      !isRecheckDue &&
      Object.values(known.entries).every(({ failures }) => failures === 0);
    const read = await readLists(source, known, isSettled);
    if (read === null) {
      tell({ source, shown: source.url, outcome: { is: 'unchanged', path: source.url } });
      return true;
    }
    if ('faults' in read) {
      tell({ source, shown: source.url, outcome: { is: 'refused', faults: read.faults } });
      return false;
    }
    // Until all of it is done, it is to be sent again.
    known.validators = null;
    const { under } = source;
    const within = read.entries.filter(
      ({ link }) => under === null || link?.startsWith(new URL(under).href) === true,
    );
    const wanted = within.slice(0, source.maxDocuments);
    const hasTexts = source.kind === 'feed' && source.fullText === 'feed';
    known.rechecks = !hasTexts && wanted.some(({ modified }) => source.kind === 'feed' || modified === null);
    const current = new Set<string>();
    let isWhole = true;
    for (const entry of wanted) {
      const hash = hashOf(entry.key);
      current.add(hash);
      const stamp = hashOf([documents, entry.modified, source.kind === 'feed' ? entry : null]);
      const before = known.entries[hash];
      if (isSkipped(source, entry, stamp, before)) {
        isWhole &&= before?.failures === 0;
        continue;
      }
      if (isPageOfElsewhere(source, entry)) continue;
      const usable = known.settings.startsWith(documents) ? before : undefined;
      const brought = await bringer.entry(source, entry, { hash, before: usable });
      await settle(known, hash, stamp, brought);
      isWhole &&= brought.outcome.is !== 'refused';
      tell({
        source,
        shown: entry.link ?? `${source.url} (${entry.title ?? entry.key})`,
        outcome: brought.outcome,
      });
    }
    for (const hash of Object.keys(known.entries)) if (!current.has(hash)) delete known.entries[hash];
    tellLeftOut(source, wanted, within.length);
    if (isWhole) known.validators = read.validators;
    return true;
  };

  const isPageOfElsewhere = (source: WebSource, { link }: ListEntry): boolean =>
    link !== null && !isAllowed(source, link) && !(source.kind === 'feed' && source.fullText === 'feed');

  const tellLeftOut = (source: WebSource, wanted: readonly ListEntry[], all: number) => {
    const note = (problem: string, remedy: string) =>
      tell({
        source,
        shown: source.url,
        outcome: { is: 'noted', faults: [{ ...fault(source.url, problem, remedy), level: 'warning' }] },
      });
    if (all > wanted.length)
      note(
        `lists ${all} documents, of which only the first ${wanted.length} are fetched.`,
        'If you want more, raise "max" of the source.',
      );
    const elsewhere = wanted.filter((entry) => isPageOfElsewhere(source, entry));
    const hosts = [...new Set(elsewhere.map(({ link }) => new URL(link ?? '').hostname))];
    if (hosts.length > 0)
      note(
        `lists ${elsewhere.length} pages of other sites, which are not fetched: ${hosts.slice(0, 5).join(', ')}.`,
        'If you want them, add their hosts to "hosts" of the source.',
      );
  };

  const collectSource = async (source: WebSource) => {
    const key = keyOf(source);
    const settings = settingsOf(source);
    const known: SourceState = state.sources[key] ?? {
      ...{ nextAt: 0, failures: 0, validators: null, settings: settings.all, rechecks: false, entries: {} },
    };
    if (!isForced && clock.now() < known.nextAt) return;
    state.sources[key] = known;
    try {
      const isGood =
        source.kind === 'page'
          ? await collectPage(source, known, settings)
          : await collectList(source, known, settings);
      known.settings = settings.all;
      known.failures = isGood ? 0 : known.failures + 1;
    } catch (error) {
      if (error instanceof Stopped) return;
      tell({ source, shown: source.url, outcome: refusedBy(error, source.url) });
      if (error instanceof LaterError && error.until !== null) {
        known.nextAt = error.until;
        return save();
      }
      known.failures += 1;
    }
    const wait =
      known.failures === 0
        ? source.everyMs
        : backOff(known.failures, Math.max(source.everyMs, MAX_BACK_OFF_MS));
    known.nextAt = clock.now() + wait;
    await save();
  };

  const queue = [...sources];
  const work = async () => {
    for (let source = queue.shift(); source !== undefined; source = queue.shift()) {
      if (stopping.aborted) return;
      await collectSource(source);
    }
  };
  // What one worker cannot go on with ends the others, and then the run.
  const ended = await Promise.allSettled(
    Array.from({ length: AT_ONCE }, () =>
      work().catch((error: unknown) => {
        hasFailed = true;
        throw error;
      }),
    ),
  );
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  await save();
};
