// One run over the sources: asks what is due, keeps what is new or changed, and remembers how far it came.

import { fetchedItem } from '../adding/gather.ts';
import { siteOf } from '../adding/sidecar.ts';
import type { Clock } from '../core/ports.ts';
import type { Revisited, Visitor } from '../fetching/fetch-document.ts';
import { FetchError } from '../fetching/fetch-error.ts';
import type { Fault } from '../knowledge/fault.ts';
import type { FileReader } from '../knowledge/file-reader.ts';
import type { ReadResult } from '../knowledge/last-good-cache.ts';
import type { WebSource } from '../knowledge/web-sources.ts';
import { sha256 } from '../system/hash.ts';
import type { ListEntry } from './entry.ts';
import { itemOfEntry } from './entry-document.ts';
import { createKeeper, type Incoming, type Keeper, type Outcome } from './keep.ts';
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

/** What of a source's settings is in its documents. */
const settingsOf = ({ fullText, words, without, titlePrefix, metadata, isTrusted }: WebSource): string =>
  sha256(JSON.stringify([fullText, words, without, titlePrefix, metadata, isTrusted])).slice(0, 16);

const fault = (file: string, problem: string, remedy: string): Fault => ({
  ...{ file, line: null, problem, remedy },
  level: 'error',
});

const refusedBy = (error: unknown, shown: string): Outcome => {
  if (!(error instanceof FetchError)) throw error;
  return { is: 'refused', faults: [fault(shown, error.problem, error.remedy)] };
};

/** What the file system says where a document could not be written. */
const unwritable = (error: unknown, shown: string): Outcome => {
  const isOfFile = error instanceof Error && 'syscall' in error && 'code' in error;
  if (!isOfFile) throw error;
  const remedy = 'Check that there is room, and that the bot may write there.';
  return {
    is: 'refused',
    faults: [fault(shown, `cannot be written into KNOWLEDGE_DIR or DATA_DIR (${error.code}).`, remedy)],
  };
};

class Stopped extends Error {}

export const collect = async (parts: CollectParts): Promise<void> => {
  const { sources, visitor, state, clock, stopping, isDryRun, isForced, tell } = parts;
  const sites = createSites({ later: state.sites, clock, stopping });
  let savedAt = clock.elapsed();

  const save = async () => {
    savedAt = clock.elapsed();
    if (!isDryRun) await parts.save();
  };
  const keyOf = (source: WebSource) => new URL(source.url).href;
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

  const goOn = async () => {
    if (stopping.aborted || !(await parts.mayGoOn())) throw new Stopped();
  };

  const visit = async (
    address: string,
    wanted: 'document' | 'list',
    known: EntryState['validators'],
  ): Promise<Revisited> => {
    await goOn();
    try {
      return await sites.ask(siteOf(address), () =>
        visitor.visit(address, { wanted, known, signal: stopping }),
      );
    } catch (error) {
      if (stopping.aborted) throw new Stopped();
      throw error;
    }
  };

  /** Throws a FetchError if a source is not to have documents from there. */
  const checkSite = ({ url, hosts, kind }: WebSource, address: string) => {
    const allowed = new Set([siteOf(url), ...hosts.map((host) => siteOf(`https://${host}`))]);
    if (allowed.has(siteOf(address))) return;
    throw new FetchError(
      `leads to ${address}, which is on another site.`,
      kind === 'page'
        ? 'If that is right, correct the address in sources.yaml.'
        : `If its pages are wanted, add ${new URL(address).hostname} to the "hosts" of the source.`,
    );
  };

  const kept = async (incoming: Incoming): Promise<{ outcome: Outcome; document: string | null }> => {
    try {
      return await keeper.keep(incoming);
    } catch (error) {
      return { outcome: unwritable(error, incoming.item.shown), document: null };
    }
  };

  /** Brings the page of an address, or finds that it has not changed. */
  const bringPage = async (
    source: WebSource,
    entry: ListEntry | null,
    { address, hash, before }: { address: string; hash: string; before: EntryState | undefined },
  ) => {
    try {
      const visited = await visit(address, 'document', before?.validators ?? null);
      if (visited.is === 'unchanged')
        return {
          outcome: { is: 'unchanged', path: address } as Outcome,
          document: before?.document ?? null,
          validators: before?.validators ?? null,
        };
      checkSite(source, visited.fetched.url);
      const item = fetchedItem(address, visited.fetched, clock.now());
      const from = `${keyOf(source)}\n${hash}`;
      return { ...(await kept({ item, source, entry, from, ownKey: null })), validators: visited.validators };
    } catch (error) {
      if (error instanceof LaterError) throw error;
      return { outcome: refusedBy(error, address), document: before?.document ?? null, validators: null };
    }
  };

  const bringEntry = async (source: WebSource, entry: ListEntry, hash: string, before?: EntryState) => {
    const { link, key } = entry;
    const shown = link ?? `${source.url} (${entry.title ?? key})`;
    if (source.kind === 'feed' && source.fullText === 'feed') {
      const item = itemOfEntry(entry, source.url, shown, clock.now());
      if (item === null)
        return none(shown, 'has no full text in the feed.', 'Set full_text to page, or remove the source.');
      const from = `${keyOf(source)}\n${hash}`;
      const ownKey = `${keyOf(source)}\n${key}`;
      return { ...(await kept({ item, source, entry, from, ownKey })), validators: null };
    }
    if (link === null)
      return none(shown, 'links to no page.', 'Set full_text to feed, or remove the source.');
    return bringPage(source, entry, { address: link, hash, before });
  };

  const none = (shown: string, problem: string, remedy: string) => ({
    outcome: { is: 'refused', faults: [fault(shown, problem, remedy)] } as Outcome,
    document: null,
    validators: null,
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
  const settle = async (
    known: SourceState,
    hash: string,
    stamp: string,
    brought: { outcome: Outcome; document: string | null; validators: EntryState['validators'] },
  ) => {
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

  const collectPage = async (source: WebSource, known: SourceState, settings: string) => {
    const hash = 'page';
    const before = known.settings === settings ? known.entries[hash] : undefined;
    const brought = await bringPage(source, null, { address: source.url, hash, before });
    await settle(known, hash, settings, brought);
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
      const visited = await visit(address, 'list', isFirst && isSettled ? known.validators : null);
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

  const isAllowed = (source: WebSource, address: string): boolean => {
    try {
      checkSite(source, address);
      return true;
    } catch {
      return false;
    }
  };

  const collectList = async (source: WebSource, known: SourceState, settings: string): Promise<boolean> => {
    const isRecheckDue =
      source.kind === 'feed' && source.fullText === 'feed'
        ? false
        : Object.values(known.entries).some(
            ({ checkedAt }) => isForced || clock.now() - checkedAt >= Math.max(source.everyMs, RECHECK_MS),
          );
    const isSettled =
      known.settings === settings &&
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
    const current = new Set<string>();
    let isWhole = true;
    for (const entry of wanted) {
      const hash = sha256(entry.key).slice(0, 32);
      current.add(hash);
      const stamp = sha256(
        JSON.stringify([settings, entry.modified, source.kind === 'feed' ? entry : null]),
      ).slice(0, 32);
      const before = known.entries[hash];
      if (isSkipped(source, entry, stamp, before)) {
        isWhole &&= before?.failures === 0;
        continue;
      }
      if (isPageOfElsewhere(source, entry)) {
        isWhole = false;
        continue;
      }
      const usable = known.settings === settings ? before : undefined;
      const brought = await bringEntry(source, entry, hash, usable);
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
      ...{ nextAt: 0, failures: 0, validators: null, settings, entries: {} },
    };
    if (!isForced && clock.now() < known.nextAt) return;
    state.sources[key] = known;
    try {
      const isGood =
        source.kind === 'page'
          ? await collectPage(source, known, settings)
          : await collectList(source, known, settings);
      known.settings = settings;
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
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await save();
};
