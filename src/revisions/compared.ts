// The changes between two editions, with the text before and after.

import { BoundedMap } from '../core/bounded-map.ts';
import type { Excerpt, Standing } from '../core/source.ts';
import {
  changesBetween,
  type EditionChange,
  keptExcerpt,
  type Pairing,
  type PassageAtRevision,
} from './changes.ts';
import { asKey, isSameFile, saysTheSame } from './reader-versions.ts';
import type { KeptDocument, Revisions } from './revisions.ts';

/** A change with its excerpts, each of its own revision. */
export type ReportedChange =
  | { readonly is: 'new'; readonly now: Excerpt }
  | { readonly is: 'changed'; readonly before: Excerpt; readonly now: Excerpt }
  | { readonly is: 'removed'; readonly before: Excerpt }
  | {
      readonly is: 'marked';
      readonly standing: Standing;
      readonly excerpts: readonly [Excerpt, ...Excerpt[]];
    };

/** How the documents of two editions were read, and what people said of them. */
export interface ReaderChanges {
  /** Whether another reader read any of those that differ. */
  readonly isReread: boolean;
  /** Paths of documents of which people say something else now, such as another title or speaker, or which came or went. */
  readonly restated: ReadonlySet<string>;
}

export interface EditionComparison {
  changes(from: number, to: number): Promise<readonly ReportedChange[]>;
  readerChanges(from: number, to: number): Promise<ReaderChanges>;
  /** Clears the cache. */
  clear(): void;
}

/** The number of cached comparisons. Many chats get the same changes at the same time. */
const COMPARED_KEPT = 8;

/** Memoizes comparisons. A failed one is retried. */
const createMemo = <T>() => {
  const made = new BoundedMap<string, Promise<T>>(COMPARED_KEPT);
  const look = (from: number, to: number, make: (from: number, to: number) => Promise<T>): Promise<T> => {
    const key = `${from} ${to}`;
    const found = made.get(key) ?? make(from, to);
    made.set(key, found);
    found.catch(() => {
      if (made.get(key) === found) made.delete(key);
    });
    return found;
  };
  return { look, clear: () => made.clear() };
};

export const createEditionComparison = (
  revisions: () => Revisions,
  text: (revision: string) => Promise<string | null>,
  pairing: Pairing,
): EditionComparison => {
  const changes = createMemo<readonly ReportedChange[]>();
  const readings = createMemo<ReaderChanges>();

  const compare = async (from: number, to: number): Promise<readonly ReportedChange[]> => {
    const between = differing(await revisions().between(from, to));
    const now = between.now;
    const before = await inLastReading(between.before, now, to);
    const needed = new Map<string, string>();
    for (const { revision } of [...before, ...now]) {
      if (needed.has(revision)) continue;
      const found = await text(revision);
      if (found !== null) needed.set(revision, found);
    }
    const wholeText = ({ document }: PassageAtRevision) => needed.get(document.revision) ?? '';
    const excerpt = (kept: PassageAtRevision) => keptExcerpt(kept, wholeText(kept));
    const textOf = (kept: PassageAtRevision) => excerpt(kept).text;
    const followers = await revisions().followers();
    const found = await changesBetween(before, now, textOf, pairing, followers);
    return found.flatMap((change) => reportChange(change, excerpt));
  };

  /** A file that has changed since is compared as it was last read before it changed, so that both are divided in the same way. */
  const inLastReading = async (
    before: readonly KeptDocument[],
    now: readonly KeptDocument[],
    to: number,
  ): Promise<KeptDocument[]> => {
    const fresh = new Map(now.map((document) => [document.path, document]));
    const read: KeptDocument[] = [];
    for (const document of before) {
      const present = fresh.get(document.path);
      const isChanged = present !== undefined && present.fileHash !== document.fileHash;
      const last = isChanged ? await revisions().lastReading(document, to) : null;
      const isOther = last !== null && document.passages.length > 0 && last.passages.length > 0;
      read.push(isOther ? { ...last, meta: document.meta } : document);
    }
    return read;
  };

  const compareReadings = async (from: number, to: number): Promise<ReaderChanges> => {
    const { before, now } = await revisions().between(from, to);
    const fresh = new Map(now.map((document) => [document.path, document]));
    const restated = new Set(now.map(({ path }) => path));
    let isReread = false;
    for (const document of before) {
      const present = fresh.get(document.path);
      if (present !== undefined && saysTheSame(document, present)) restated.delete(document.path);
      else restated.add(document.path);
      isReread ||= present !== undefined && present.reader !== document.reader;
    }
    return { isReread, restated };
  };

  return {
    changes: (from, to) => changes.look(from, to, compare),
    readerChanges: (from, to) => readings.look(from, to, compareReadings),
    clear() {
      changes.clear();
      readings.clear();
    },
  };
};

/** Without documents of which nothing can be told: their files are the same, and so is their standing. */
const differing = ({ before, now }: Awaited<ReturnType<Revisions['between']>>) => {
  const fresh = new Map(now.map((document) => [document.path, document]));
  const same = new Set(
    before.flatMap((document) => {
      const present = fresh.get(document.path);
      const isSame = present !== undefined && isSameFile(document, present);
      return isSame && asKey(document.meta.standing) === asKey(present.meta.standing) ? [document.path] : [];
    }),
  );
  const isLeft = ({ path }: KeptDocument) => !same.has(path);
  return { before: before.filter(isLeft), now: now.filter(isLeft) };
};

const reportChange = (
  change: EditionChange,
  excerpt: (kept: PassageAtRevision) => Excerpt,
): ReportedChange[] => {
  const old = (kept: PassageAtRevision): Excerpt => {
    const { place, ...rest } = excerpt(kept);
    return { ...rest, place: { ...place, isOld: true } };
  };
  switch (change.is) {
    case 'new':
      return [{ is: 'new', now: excerpt(change.now) }];
    case 'removed':
      return [{ is: 'removed', before: old(change.before) }];
    case 'changed':
      return [{ is: 'changed', before: old(change.before), now: excerpt(change.now) }];
    case 'marked': {
      const [first, ...others] = change.passages.map(excerpt);
      return first === undefined ? [] : [{ ...change, excerpts: [first, ...others] }];
    }
  }
};
