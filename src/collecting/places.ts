// Where the documents of the sources are: in the library, or put aside for a review. A folder is looked through only if it has to be.

import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { openShelf, type Shelf, sidecarPath } from '../adding/shelf.ts';
import { DOCUMENT_ENDINGS, endingOf } from '../knowledge/document.ts';
import { FaultyFileError } from '../knowledge/fault.ts';
import { boundsOf, readInside, resolveInside } from '../knowledge/inside.ts';
import { FILE_BYTES } from '../knowledge/limits.ts';
import { SIDECAR } from '../knowledge/load.ts';
import { filesBelow } from '../knowledge/walk.ts';
import { sha256 } from '../system/hash.ts';

/** A document that is there, with its sidecar. */
export interface Shelved {
  readonly path: string;
  /** Where the file really is. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly sidecar: {
    readonly file: string;
    readonly yaml: string;
    readonly fields: Readonly<Record<string, unknown>>;
  } | null;
}

export interface Place {
  readonly folder: string;
  /** The document of this path; null if it is not there, or cannot be read. */
  look(path: string): Promise<Shelved | null>;
  /** The path of the document whose sidecar has this address; null if there is none. */
  pathOf(url: string): Promise<string | null>;
  /** The address that the sidecar of a document has; null if it has none. */
  urlOf(path: string): Promise<string | null>;
  /** Opened when it is first needed, and kept. */
  shelf(): Promise<Shelf>;
}

/** The fields of a sidecar, as far as they can be read. */
export const fieldsOf = (yaml: string): Readonly<Record<string, unknown>> => {
  try {
    const value = parseDocument(yaml, { schema: 'core', stringKeys: true, logLevel: 'silent' }).toJS();
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
};

const ADDRESS = /^url\s*:/m;

export const createPlace = (folder: string, roots: readonly string[]): Place => {
  let shelf: Promise<Shelf> | null = null;
  let addresses: Promise<{ byUrl: Map<string, string>; byPath: Map<string, string> }> | null = null;

  const readText = async (path: string) =>
    new TextDecoder().decode(await readInside(await boundsOf(folder, roots), path, FILE_BYTES));

  const readAddresses = async () => {
    const byUrl = new Map<string, string>();
    const byPath = new Map<string, string>();
    const { files } = await filesBelow(folder, roots);
    const there = new Set(files);
    for (const path of files.filter((one) => one.endsWith(SIDECAR))) {
      const stem = path.slice(0, -SIDECAR.length);
      const document = DOCUMENT_ENDINGS.map((ending) => stem + ending).find((one) => there.has(one));
      if (document === undefined) continue;
      const yaml = await readText(path).catch(() => '');
      const { url } = ADDRESS.test(yaml) ? fieldsOf(yaml) : {};
      if (typeof url !== 'string') continue;
      byPath.set(document, url);
      if (!byUrl.has(url)) byUrl.set(url, document);
    }
    return { byUrl, byPath };
  };
  const known = () => {
    addresses ??= readAddresses();
    return addresses;
  };

  return {
    folder,
    async look(path) {
      try {
        const bounds = await boundsOf(folder, roots);
        const { real: file } = await resolveInside(bounds, path);
        const bytes = await readInside(bounds, path, FILE_BYTES);
        const beside = await resolveInside(bounds, sidecarPath(path)).catch(() => null);
        const yaml = beside === null ? null : await readText(sidecarPath(path));
        const sidecar =
          beside === null || yaml === null ? null : { file: beside.real, yaml, fields: fieldsOf(yaml) };
        return { path, file, bytes, hash: sha256(bytes), sidecar };
      } catch (error) {
        if (error instanceof FaultyFileError) return null;
        throw error;
      }
    },
    pathOf: async (url) => (await known()).byUrl.get(url) ?? null,
    urlOf: async (path) => (await known()).byPath.get(path) ?? null,
    shelf() {
      shelf ??= openShelf(folder, roots);
      return shelf;
    },
  };
};

/** A path like this one that is free in all places. */
export const freePathIn = async (places: readonly Place[], path: string): Promise<string> => {
  const shelves = await Promise.all(places.map((place) => place.shelf()));
  const ending = endingOf(path);
  const stem = path.slice(0, -ending.length);
  for (let number = 1; ; number++) {
    const free = number === 1 ? path : `${stem}-${number}${ending}`;
    if (shelves.every((shelf) => shelf.freePath(free) === free)) return free;
  }
};

/** The folder of what waits for a review, below the data folder. Laid out like the library. */
export const reviewFolder = (dataDir: string): string => join(dataDir, 'review');
