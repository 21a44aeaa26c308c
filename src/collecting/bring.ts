// Asks for pages and lists, and hands what came to the keeper.

import { fetchedItem } from '../adding/gather.ts';
import { siteOf } from '../adding/sidecar.ts';
import type { Clock } from '../core/ports.ts';
import type { Revisited, Visitor } from '../fetching/fetch-document.ts';
import { FetchError } from '../fetching/fetch-error.ts';
import type { Fault } from '../knowledge/fault.ts';
import type { WebSource } from '../knowledge/web-sources.ts';
import type { ListEntry } from './entry.ts';
import { itemOfEntry } from './entry-document.ts';
import type { Incoming, Keeper, Outcome } from './keep.ts';
import { LaterError, type Sites } from './sites.ts';
import type { EntryState } from './state.ts';

/** What came of a page or an entry. */
export interface Brought {
  readonly outcome: Outcome;
  /** The document by which it is known; null if none was made of it. */
  readonly document: string | null;
  readonly validators: EntryState['validators'];
}

export interface Bringer {
  /** Rejects with a FetchError, or with Stopped. */
  visit(address: string, wanted: 'document' | 'list', known: EntryState['validators']): Promise<Revisited>;
  /** Brings a page, or finds that it has not changed. Rejects with a LaterError or with Stopped. */
  page(source: WebSource, entry: ListEntry | null, asked: AskedPage): Promise<Brought>;
  /** Brings the text of an entry: its own, or that of its page. Rejects with a LaterError or with Stopped. */
  entry(source: WebSource, entry: ListEntry, asked: Omit<AskedPage, 'address'>): Promise<Brought>;
}

export interface AskedPage {
  readonly address: string;
  /** By which the entry is known in the state of its source. */
  readonly hash: string;
  /** What is known of it. */
  readonly before: EntryState | undefined;
}

export interface BringerParts {
  readonly visitor: Visitor;
  readonly sites: Sites;
  readonly keeper: Keeper;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
  mayGoOn(): Promise<boolean>;
}

/** The run is to end. */
export class Stopped extends Error {}

/** By which a source is known. */
export const keyOf = (source: WebSource): string => new URL(source.url).href;

export const fault = (file: string, problem: string, remedy: string): Fault => ({
  ...{ file, line: null, problem, remedy },
  level: 'error',
});

export const refusedBy = (error: unknown, shown: string): Outcome => {
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

/** Throws a FetchError if a source is not to have documents from there. */
export const checkSite = ({ url, hosts, kind }: WebSource, address: string) => {
  const allowed = new Set([siteOf(url), ...hosts.map((host) => siteOf(`https://${host}`))]);
  if (allowed.has(siteOf(address))) return;
  throw new FetchError(
    `leads to ${address}, which is on another site.`,
    kind === 'page'
      ? 'If that is right, correct the address in sources.yaml.'
      : `If its pages are wanted, add ${new URL(address).hostname} to the "hosts" of the source.`,
  );
};

/** Whether a source may have documents from there. */
export const isAllowed = (source: WebSource, address: string): boolean => {
  try {
    checkSite(source, address);
    return true;
  } catch {
    return false;
  }
};

const none = (shown: string, problem: string, remedy: string): Brought => ({
  outcome: { is: 'refused', faults: [fault(shown, problem, remedy)] },
  document: null,
  validators: null,
});

export const createBringer = ({
  visitor,
  sites,
  keeper,
  clock,
  stopping,
  mayGoOn,
}: BringerParts): Bringer => {
  const goOn = async () => {
    if (stopping.aborted || !(await mayGoOn())) throw new Stopped();
  };

  const visit: Bringer['visit'] = async (address, wanted, known) => {
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

  const kept = async (incoming: Incoming): Promise<{ outcome: Outcome; document: string | null }> => {
    try {
      return await keeper.keep(incoming);
    } catch (error) {
      return { outcome: unwritable(error, incoming.item.shown), document: null };
    }
  };

  const page: Bringer['page'] = async (source, entry, { address, hash, before }) => {
    try {
      const visited = await visit(address, 'document', before?.validators ?? null);
      if (visited.is === 'unchanged')
        return {
          outcome: { is: 'unchanged', path: address },
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

  const entry: Bringer['entry'] = async (source, listed, { hash, before }) => {
    const { link, key, title } = listed;
    const shown = link ?? `${source.url} (${title ?? key})`;
    if (source.kind === 'feed' && source.fullText === 'feed') {
      const item = itemOfEntry(listed, source.url, shown, clock.now());
      if (item === null)
        return none(shown, 'has no full text in the feed.', 'Set full_text to page, or remove the source.');
      const from = `${keyOf(source)}\n${hash}`;
      const ownKey = `${keyOf(source)}\n${key}`;
      return { ...(await kept({ item, source, entry: listed, from, ownKey })), validators: null };
    }
    if (link === null)
      return none(shown, 'links to no page.', 'Set full_text to feed, or remove the source.');
    return page(source, listed, { address: link, hash, before });
  };

  return { visit, page, entry };
};
