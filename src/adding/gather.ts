// Finds what is to be added: files, whole folders, and addresses.

import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Fetched, Fetcher } from '../fetching/fetch-document.ts';
import { FetchError } from '../fetching/fetch-error.ts';
import { parseAddress } from '../fetching/network.ts';
import { DOCUMENT_ENDINGS, endingOf } from '../knowledge/document.ts';
import { FaultyFileError } from '../knowledge/fault.ts';
import { boundsOf, readInside, refusal, unreadable } from '../knowledge/inside.ts';
import { FILE_BYTES } from '../knowledge/limits.ts';
import { SIDECAR } from '../knowledge/load.ts';
import { QUESTIONS_FILE } from '../knowledge/questions.ts';
import { SYNONYMS_FILE } from '../knowledge/synonyms.ts';
import { filesBelow } from '../knowledge/walk.ts';
import { SOURCES_FILE } from '../knowledge/web-sources.ts';
import { withEncoding } from './encoding.ts';
import { type Histories, historyItems, isHistory } from './history/history.ts';
import type { Item, Refused } from './item.ts';
import { nameOfAddress, safeName } from './names.ts';

export interface Gathering {
  /** Is asked only for addresses. */
  readonly fetcher: Fetcher;
  /** Milliseconds since 1970. */
  now(): number;
  /** Is told of each file of a folder that is no document, with the reason. */
  passOver(reason: string): void;
  /** How histories of channels are read; missing: they are not. */
  readonly histories?: Histories;
}

/** A scheme of more than one letter: one letter is a drive of Windows. */
const isAddress = (input: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(input);

/** All that an input names, one by one. */
export const gather = async function* (input: string, gathering: Gathering): AsyncGenerator<Item | Refused> {
  if (isAddress(input)) {
    yield await fetchItem(input, gathering);
    return;
  }
  const found = await stat(input).catch((error: unknown) => unreadable(input, error));
  if (found instanceof FaultyFileError) yield { shown: input, faults: found.faults };
  else if (found.isDirectory()) yield* folderItems(input, gathering);
  else if (isHistory(input) && gathering.histories !== undefined)
    yield* historyItems(input, gathering.histories);
  else yield await fileItem(input);
};

/** What was fetched at a time in milliseconds since 1970. Throws a FetchError for bytes that are not in the encoding that they are said to be in. */
export const fetchedItem = (
  shown: string,
  fetched: Fetched,
  now: number,
): Item & Required<Pick<Item, 'fetched'>> => {
  const { bytes, isConverted } = withEncoding(fetched);
  return {
    shown,
    path: nameOfAddress(fetched.url) + fetched.ending,
    bytes,
    sidecar: null,
    fetched: { url: fetched.url, at: `${new Date(now).toISOString().slice(0, 19)}Z` },
    notes: isConverted
      ? [`It is in ${fetched.charset}, as only its server says, so it is kept in UTF-8.`]
      : [],
  };
};

const withoutPassword = (address: string): string => address.replace(/^([^/]*\/\/)[^/?#]*@/, '$1');

/** What is at an address. */
export const fetchItem = async (
  address: string,
  { fetcher, now }: Pick<Gathering, 'fetcher' | 'now'>,
): Promise<Item | Refused> => {
  const shown = withoutPassword(address);
  try {
    const fetched = await fetcher.fetch(address);
    const item = fetchedItem(shown, fetched, now());
    const isMoved = fetched.url !== parseAddress(address).href;
    return { ...item, notes: [...(isMoved ? [`It is at ${fetched.url} now.`] : []), ...item.notes] };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    const { problem, remedy } = error;
    return { shown, faults: [{ file: shown, line: null, problem, remedy, level: 'error' }] };
  }
};

/** A path of a folder as a path of the library. */
const safePath = (path: string): string => {
  const ending = endingOf(path);
  const parts = path.slice(0, -ending.length).split('/');
  return parts.map((part) => safeName(part) || 'document').join('/') + ending;
};

const read = async (folder: string, name: string): Promise<Uint8Array> =>
  readInside(await boundsOf(folder), name, FILE_BYTES);

const itemOf = async (
  shown: string,
  folder: string,
  path: string,
  sidecar: string | null,
): Promise<Item | Refused> => {
  try {
    return {
      shown,
      path: safePath(path),
      bytes: await read(folder, path),
      sidecar:
        sidecar === null
          ? null
          : { shown: join(dirname(shown), basename(sidecar)), bytes: await read(folder, sidecar) },
      notes: [],
    };
  } catch (error) {
    if (!(error instanceof FaultyFileError)) throw error;
    return { shown, faults: error.faults.map((fault) => ({ ...fault, file: shown })) };
  }
};

const sidecarOf = (path: string): string => path.slice(0, -endingOf(path).length) + SIDECAR;

const notRead = (shown: string): Refused => {
  const readable = new Intl.ListFormat('en', { type: 'disjunction' }).format(DOCUMENT_ENDINGS);
  const { faults } = refusal(shown, 'is not a document that is read.', `Convert it to ${readable}.`);
  return { shown, faults };
};

/** A file that somebody has sent under a name, which may hold anything. */
export const sentItem = (name: string, bytes: Uint8Array): Item | Refused => {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  if (!DOCUMENT_ENDINGS.includes(endingOf(last))) return notRead(name);
  return { shown: name, path: safePath(last), bytes, sidecar: null, notes: [] };
};

const fileItem = async (file: string): Promise<Item | Refused> => {
  const name = basename(file);
  if (!DOCUMENT_ENDINGS.includes(endingOf(name))) return notRead(file);
  // Whoever names a link means what it leads to.
  const real = await realpath(file);
  const beside = join(dirname(file), sidecarOf(name));
  const hasSidecar = (await stat(beside).catch(() => null)) !== null;
  const folder = dirname(real);
  const item = await itemOf(file, folder, basename(real), null);
  if ('faults' in item || !hasSidecar)
    return { ...item, ...('path' in item ? { path: safePath(name) } : {}) };
  try {
    const bytes = await read(dirname(beside), basename(beside));
    return { ...item, path: safePath(name), sidecar: { shown: beside, bytes } };
  } catch (error) {
    if (!(error instanceof FaultyFileError)) throw error;
    return { shown: file, faults: error.faults.map((fault) => ({ ...fault, file: beside })) };
  }
};

const folderItems = async function* (
  folder: string,
  { passOver, histories }: Gathering,
): AsyncGenerator<Item | Refused> {
  const found = await filesBelow(folder).catch((error: unknown) => unreadable(folder, error));
  if (found instanceof FaultyFileError) {
    yield { shown: folder, faults: found.faults };
    return;
  }
  const isDocument = (path: string) => DOCUMENT_ENDINGS.includes(endingOf(path));
  for (const fault of found.faults) passOver(`${fault.file}: ${fault.problem}`);
  for (const [path, fault] of found.refused) {
    const shown = join(folder, path);
    if (isDocument(path)) yield { shown, faults: [{ ...fault, file: shown }] };
    else passOver(fault.problem);
  }
  const files = new Set(found.files);
  for (const path of found.files) {
    if (isDocument(path)) {
      const sidecar = sidecarOf(path);
      yield await itemOf(join(folder, path), folder, path, files.has(sidecar) ? sidecar : null);
    } else if (isHistory(path) && histories !== undefined && histories.wanted.length > 0) {
      yield* historyItems(join(folder, path), histories, passOver);
    } else if (
      !path.endsWith(SIDECAR) ||
      !DOCUMENT_ENDINGS.some((ending) => files.has(path.slice(0, -SIDECAR.length) + ending))
    )
      passOver(
        path === QUESTIONS_FILE || path === SYNONYMS_FILE || path === SOURCES_FILE
          ? 'it helps to find documents, and is none'
          : path.endsWith(SIDECAR)
            ? 'it describes a document that is not there'
            : endingOf(path) === ''
              ? 'its name has no ending'
              : `${endingOf(path)} is not read`,
      );
  }
};
