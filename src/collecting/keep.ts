// Keeps one document that was fetched: as a new file, as a new version of the one that is there, or not at all, and says which.

import type { Item } from '../adding/item.ts';
import { nameOfAddress, nameOfTitle, safeName } from '../adding/names.ts';
import { sidecarPath } from '../adding/shelf.ts';
import { addressOf, type Kept, keptOf, siteOf } from '../adding/sidecar.ts';
import { type Document, endingOf, type ReadDocument } from '../knowledge/document.ts';
import type { Fault } from '../knowledge/fault.ts';
import type { FileReader } from '../knowledge/file-reader.ts';
import { passagesOf } from '../knowledge/passages.ts';
import type { WebSource } from '../knowledge/web-sources.ts';
import { replaceFiles } from '../system/atomic-file.ts';
import { sha256 } from '../system/hash.ts';
import { keptAddress } from './addresses.ts';
import type { ListEntry } from './entry.ts';
import { isWanted } from './filter.ts';
import { givenOf, hashesOf, mergedSidecar, withoutFile } from './metadata.ts';
import { fieldsOf, freePathIn, type Place, type Shelved } from './places.ts';
import type { CollectState } from './state.ts';

/** The folder of the library that documents from the web are written into. */
const ADDED = 'added';

export type Outcome =
  /** In the library: for the first time, or in a new version. */
  | { readonly is: 'added' | 'changed'; readonly path: string; readonly faults: readonly Fault[] }
  /** Waits for a review. */
  | { readonly is: 'aside'; readonly path: string; readonly faults: readonly Fault[] }
  /** Says the same as last time, or is there by another way. */
  | { readonly is: 'unchanged' | 'there'; readonly path: string }
  /** Has not the words that are wanted, or was removed or rejected before. */
  | { readonly is: 'passed over' }
  | { readonly is: 'refused'; readonly faults: readonly Fault[] }
  /** Nothing happened, but somebody should know. */
  | { readonly is: 'noted'; readonly faults: readonly Fault[] };

export interface Incoming {
  readonly item: Item & Required<Pick<Item, 'fetched'>>;
  readonly source: WebSource;
  readonly entry: ListEntry | null;
  /** The source and the entry that it comes from. */
  readonly from: string;
  /** By which it is known, if that is not its address: its text is in the list itself. */
  readonly ownKey: string | null;
}

export interface KeepingParts {
  readonly reader: FileReader;
  readonly library: Place;
  readonly review: Place;
  readonly state: CollectState;
  readonly isDryRun: boolean;
  /** Writes down what is remembered. */
  save(): Promise<void>;
  /** Whether a source still lists an entry. */
  isListed(from: string): boolean;
}

export interface KeptEntry {
  readonly outcome: Outcome;
  /** The document by which the entry is known; null if none was made of it. */
  readonly document: string | null;
}

export interface Keeper {
  /** One after the other. Rejects with an error of the file system. */
  keep(incoming: Incoming): Promise<KeptEntry>;
}

const refused = (shown: string, problem: string, remedy: string): Outcome => ({
  is: 'refused',
  faults: [{ file: shown, line: null, problem, remedy, level: 'error' }],
});

const fieldsIn = ({ sidecar }: Kept) => fieldsOf(new TextDecoder().decode(sidecar ?? new Uint8Array()));

/** Faults by the address, which is all that people know of it so far. */
const named = (faults: readonly Fault[], shown: string): readonly Fault[] =>
  faults.map((fault) => ({ ...fault, file: shown }));

export const createKeeper = ({
  reader,
  library,
  review,
  state,
  isDryRun,
  save,
  isListed,
}: KeepingParts): Keeper => {
  /** Documents that this run has had already. */
  const seen = new Set<string>();

  const readKept = (path: string, { bytes, sidecar }: Kept) =>
    reader.document({
      path,
      bytes,
      sidecar: sidecar === null ? null : { path: sidecarPath(path), bytes: sidecar },
    });

  /** Whether the file is as it was written, so that nothing is lost if another takes its place. */
  const isOurs = ({ hash, sidecar }: Shelved, files: readonly string[]): boolean =>
    files.includes(hash) || (sidecar?.fields.sha256 === hash && sidecar.fields.retrieved !== undefined);

  const inPlace = async (place: Place, path: string | undefined, url: string | null) => {
    const there = path === undefined ? null : await place.look(path);
    if (there !== null) return there;
    const other = url === null ? null : await place.pathOf(url);
    return other === null ? null : place.look(other);
  };

  const placeFor = ({ item, entry, source }: Incoming, { meta }: Document): string => {
    const own = meta.titleFrom === undefined ? meta.title : null;
    const title = own ?? entry?.title ?? (meta.titleFrom === 'file' ? null : meta.title);
    const name = (title === null ? '' : nameOfTitle(title)) || nameOfAddress(item.fetched.url);
    const site = safeName(siteOf(entry === null ? item.fetched.url : source.url));
    return `${ADDED}/${site}/${name || 'page'}${endingOf(item.path)}`;
  };

  /** Writes over both files of a document. */
  const replace = async (
    there: Shelved,
    { bytes, sidecar }: Kept,
    known: { files: string[] } | undefined,
  ) => {
    // Whatever happens in between, the file is known for one that was written here.
    if (known !== undefined) known.files = [there.hash, sha256(bytes)];
    await save();
    const beside = there.sidecar?.file ?? sidecarPath(there.file);
    await replaceFiles([...(sidecar === null ? [] : [[beside, sidecar] as const]), [there.file, bytes]]);
  };

  const keep = async (incoming: Incoming): Promise<KeptEntry> => {
    const { item, source, entry, from, ownKey } = incoming;
    const { shown } = item;
    const none = (outcome: Outcome): KeptEntry => ({ outcome, document: null });
    const first = await reader.document({ path: item.path, bytes: item.bytes, sidecar: null });
    if (first.value === undefined) return none({ is: 'refused', faults: named(first.faults, shown) });
    const { document } = first.value;
    if (passagesOf(document).length === 0)
      return none(
        refused(
          shown,
          'has no text that can be quoted.',
          'If a browser shows some, the page makes it by a script: save it as a file, and add that.',
        ),
      );
    const given = givenOf(source, entry, document.meta);
    if (!isWanted(source, `${given.title ?? document.meta.title ?? ''}\n${document.text}`))
      return none({ is: 'passed over' });

    const address = keptAddress(
      ownKey === null ? addressOf(item.fetched.url, document.meta) : item.fetched.url,
    );
    const key = ownKey ?? address;
    const url = ownKey === null || entry?.isOnlyOneOfLink ? address : null;
    const fresh = keptOf(item, document.meta, { ...given, url: address });
    const said = withoutFile(fieldsIn(fresh));
    const words = sha256(JSON.stringify([document.text, Object.entries(said).sort()]));
    const known = state.documents[key];
    const done = (outcome: Outcome): KeptEntry => ({ outcome, document: key });
    if (known !== undefined && (seen.has(key) || (known.from !== from && isListed(known.from))))
      return done({ is: 'there', path: known.path });
    seen.add(key);
    if (known !== undefined) known.from = from;
    if (known?.words === words) return done({ is: 'unchanged', path: known.path });

    const inLibrary = await inPlace(library, known?.path, url);
    const inReview = await inPlace(review, known?.path, url);
    if (known !== undefined && inLibrary === null && inReview === null) return done({ is: 'passed over' });
    if (inLibrary !== null && !isOurs(inLibrary, known?.files ?? [])) {
      if (known === undefined) return none({ is: 'there', path: inLibrary.path });
      return done(
        refused(
          shown,
          `has a new version, but ${inLibrary.path} was changed by hand.`,
          'Nothing was written. To follow the page again, set the sha256 in the sidecar to that of the file. Otherwise remove the source.',
        ),
      );
    }
    const there = inLibrary ?? inReview;
    if (there !== null && endingOf(there.path) !== endingOf(item.path))
      return done(
        refused(
          shown,
          `is a ${endingOf(item.path)} file now, and ${there.path} is not.`,
          `Nothing was written. Add it by hand, and remove ${there.path}.`,
        ),
      );
    const remember = (path: string, file: Uint8Array) => {
      state.documents[key] = { path, from, words, files: [sha256(file)], said: hashesOf(said) };
    };
    if (known === undefined && inLibrary !== null) {
      const old = await readKept(inLibrary.path, {
        bytes: inLibrary.bytes,
        sidecar: inLibrary.sidecar === null ? null : Buffer.from(inLibrary.sidecar.yaml),
      });
      if (old.value?.document.text === document.text) {
        remember(inLibrary.path, inLibrary.bytes);
        return done({ is: 'unchanged', path: inLibrary.path });
      }
    }
    if (there === null) {
      const same = await (await library.shelf()).find(fresh.bytes);
      const sameUrl = same === null ? null : await library.urlOf(same);
      const isSame = sameUrl === null || !URL.canParse(sameUrl) || siteOf(sameUrl) === siteOf(address);
      if (same !== null && isSame) return none({ is: 'there', path: same });
    }

    // Where nothing is in the library yet, what waits there waits for somebody's decision, whatever the source says by now.
    const isAside = !source.isTrusted || (there !== null && inLibrary === null);
    const base = (inReview ?? inLibrary)?.sidecar?.yaml;
    const sidecar =
      base === undefined
        ? fresh.sidecar
        : Buffer.from(mergedSidecar(base, known?.said ?? {}, fieldsIn(fresh)));
    const kept: Kept = { bytes: fresh.bytes, sidecar };
    const path = there?.path ?? (await freePathIn([library, review], placeFor(incoming, document)));
    const last = await readKept(path, kept);
    if (last.value === undefined) return done({ is: 'refused', faults: named(last.faults, shown) });
    const faults = named((last.value as ReadDocument).warnings, shown);
    const outcome = (at: string): KeptEntry =>
      done({ is: isAside ? 'aside' : there === null ? 'added' : 'changed', path: at, faults });
    if (isDryRun) {
      (await (isAside ? review : library).shelf()).reserve(path, kept);
      remember(path, kept.bytes);
      return outcome(path);
    }
    const target = isAside ? inReview : inLibrary;
    if (target !== null) {
      await replace(target, kept, known);
      remember(path, kept.bytes);
      return outcome(path);
    }
    const at = await (await (isAside ? review : library).shelf()).write(path, kept);
    remember(there === null ? at : path, kept.bytes);
    return outcome(at);
  };

  let last: Promise<unknown> = Promise.resolve();
  return {
    keep(incoming) {
      const mine = last.then(() => keep(incoming));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
};
