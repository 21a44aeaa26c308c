// Adds one document: reads it, asks for what nobody knows yet, and writes it into the library, or says why not.

import { dirname, join } from 'node:path/posix';
import { parseDocument } from 'yaml';
import type { Document, ReadDocument } from '../knowledge/document.ts';
import { endingOf } from '../knowledge/document.ts';
import type { Fault } from '../knowledge/fault.ts';
import type { FileReader } from '../knowledge/file-reader.ts';
import { passagesOf } from '../knowledge/passages.ts';
import { sha256 } from '../system/hash.ts';
import type { Item } from './item.ts';
import { nameOfTitle } from './names.ts';
import { type Shelf, sidecarPath } from './shelf.ts';
import { addressOf, type Given, type Kept, keptOf, withoutHead } from './sidecar.ts';

/** What is known of a document that was read. */
export interface Found {
  readonly format: string;
  /** The tag of the language in which it is read; null if it is not known. */
  readonly language: string | null;
  readonly passages: number;
  readonly isDraft: boolean;
  readonly title: string | null;
  /** Whether the title is only its first heading or the name of its file. */
  readonly isTitleConcluded: boolean;
  readonly author: string | null;
  readonly published: string | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly licence: string | null;
  readonly attribution: string | null;
}

export type Outcome =
  | {
      /** `renewed`: there was an older version, which it has replaced. */
      readonly is: 'added' | 'renewed';
      /** The path below the library's folder, and that of its sidecar, if it has one. */
      readonly path: string;
      readonly sidecar: string | null;
      readonly found: Found;
      readonly faults: readonly Fault[];
    }
  | { readonly is: 'there'; readonly path: string; readonly found: Found; readonly faults: readonly Fault[] }
  | { readonly is: 'refused'; readonly faults: readonly Fault[] };

export interface Adding {
  readonly reader: FileReader;
  readonly shelf: Shelf;
  /** What was given for all documents. */
  readonly given: Given;
  readonly isDryRun: boolean;
  /** Is told what was read, before anything is asked. */
  show(item: Item, found: Found): void;
  /** What is known besides, of a document of which so much is known. */
  ask(found: Found): Promise<Given>;
}

const foundIn = (document: Document): Found => {
  const { meta, isDraft, language } = document;
  const { title, titleFrom, author, published, source, url, licence, attribution } = meta;
  return {
    format: document.reader.split('/')[0] ?? '',
    language,
    passages: passagesOf(document).length,
    isDraft,
    title,
    isTitleConcluded: titleFrom !== undefined,
    ...{ author, published, source, url, licence, attribution },
  };
};

/** Faults by the names that whoever adds the document knows. */
const renamed = (faults: readonly Fault[], names: ReadonlyMap<string, string>): Fault[] =>
  faults.map((fault) => ({ ...fault, file: names.get(fault.file) ?? fault.file }));

/** What is known of a document, by itself and by what was given. */
const knownOf = ({ fetched }: Item, document: Document, given: Given): Found => ({
  ...foundIn(document),
  ...(fetched === undefined ? {} : { url: addressOf(fetched.url, document.meta) }),
  ...given,
  ...(given.title === undefined ? {} : { isTitleConcluded: false }),
});

/** The names by which whoever adds an item knows its files. */
const namesOf = ({ path, shown, sidecar }: Item): ReadonlyMap<string, string> =>
  new Map([
    [path, shown],
    [sidecarPath(path), sidecar?.shown ?? shown],
  ]);

export interface Preview {
  readonly found: Found;
  /** The words of its first passages. */
  readonly passages: readonly string[];
  readonly faults: readonly Fault[];
}

/** What would be added, without a library. `faults` alone: why it cannot be read. */
export const previewOf = async (
  item: Item,
  {
    reader,
    given,
    passages,
  }: { readonly reader: FileReader; readonly given: Given; readonly passages: number },
): Promise<Preview | { readonly faults: readonly Fault[] }> => {
  const { path, bytes, sidecar } = item;
  const besides = sidecar === null ? null : { path: sidecarPath(path), bytes: sidecar.bytes };
  const { value, faults } = await reader.document({ path, bytes, sidecar: besides });
  if (value === undefined) return { faults: renamed(faults, namesOf(item)) };
  const { document, warnings } = value;
  return {
    found: knownOf(item, document, given),
    passages: passagesOf(document)
      .slice(0, passages)
      .map(({ start, end }) => document.text.slice(start, end)),
    faults: renamed(warnings, namesOf(item)),
  };
};

export const add = async (
  item: Item,
  { reader, shelf, given, isDryRun, show, ask }: Adding,
): Promise<Outcome> => {
  const besides = item.sidecar === null ? null : { path: sidecarPath(item.path), bytes: item.sidecar.bytes };
  const first = await reader.document({ path: item.path, bytes: item.bytes, sidecar: besides });
  if (first.value === undefined) return { is: 'refused', faults: renamed(first.faults, namesOf(item)) };
  const { document } = first.value;

  const begun = knownOf(item, document, given);
  show(item, begun);
  const there = (await shelf.find(item.bytes)) ?? (await shelf.find(withoutHead(item)));
  if (there !== null) return { is: 'there', path: there, found: begun, faults: [] };
  const older = item.part === undefined ? null : await shelf.look(item.path);
  if (older !== null && !isAsWritten(older)) return { is: 'refused', faults: [changedByHand(item)] };
  const said = { ...given, ...(item.part === undefined ? await ask(begun) : {}) };

  const kept = older === null ? keptOf(item, document.meta, said) : newVersion(item, document, older, said);
  const path = older === null ? shelf.freePath(placeOf(item, document, said)) : item.path;
  const last = await readKept(reader, path, kept);
  if (last.value === undefined)
    // What is said of it does not fit together.
    return {
      is: 'refused',
      faults: renamed(
        last.faults,
        new Map([
          [path, item.shown],
          [sidecarPath(path), `${item.shown} (its metadata)`],
        ]),
      ),
    };
  const outcome = (at: string): Outcome => ({
    is: older === null ? 'added' : 'renewed',
    path: at,
    sidecar: kept.sidecar === null ? null : sidecarPath(at),
    found: foundIn((last.value as ReadDocument).document),
    faults: renamed(
      (last.value as ReadDocument).warnings,
      new Map([
        [path, at],
        [sidecarPath(path), sidecarPath(at)],
      ]),
    ),
  });
  if (isDryRun) {
    shelf.reserve(path, kept);
    return outcome(path);
  }
  if (older === null) return outcome(await shelf.write(path, kept));
  await shelf.replace(path, kept);
  return outcome(path);
};

type Shelved = NonNullable<Awaited<ReturnType<Shelf['look']>>>;

/** Whether a document is as it was written here, so that nothing is lost if another takes its place. */
const isAsWritten = ({ bytes, sidecar }: Shelved): boolean =>
  sidecar !== null && valuesIn(sidecar).sha256 === sha256(bytes);

const valuesIn = (sidecar: Uint8Array): Record<string, unknown> => {
  const read: unknown = parseDocument(new TextDecoder().decode(sidecar)).toJS({ maxAliasCount: 0 });
  return typeof read === 'object' && read !== null ? { ...read } : {};
};

const changedByHand = ({ path, shown }: Item): Fault => ({
  file: shown,
  line: null,
  problem: `has a new version, but ${path} is not as it was written.`,
  remedy: 'Nothing was written. Set the sha256 in its sidecar to that of the file, or move the file away.',
  level: 'error',
});

/** A new version, with the metadata that the older one has by now. */
const newVersion = (item: Item, { meta }: Document, { sidecar }: Shelved, said: Given): Kept => {
  const from = { ...item, sidecar: { shown: item.shown, bytes: sidecar ?? new Uint8Array() } };
  const { retrieved = null } = item.part ?? {};
  const given = { ...said, ...(retrieved === null ? {} : { retrieved }) };
  return keptOf(from, meta, given);
};

const readKept = (reader: FileReader, path: string, { bytes, sidecar }: Kept) =>
  reader.document({
    path,
    bytes,
    sidecar: sidecar === null ? null : { path: sidecarPath(path), bytes: sidecar },
  });

/** Files keep their names. Pages get that of their titles: the last part of an address seldom says as much. */
const placeOf = ({ path, fetched }: Item, { meta }: Document, { title }: Given): string => {
  const words = title ?? (meta.titleFrom === 'file' ? null : meta.title);
  const name = fetched === undefined || words === null ? '' : nameOfTitle(words);
  return name === '' ? path : join(dirname(path), name + endingOf(path));
};
