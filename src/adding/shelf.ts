// The library's folder, as far as adding to it goes: what is there already, which names are free, and how files get there.

import { mkdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DOCUMENT_ENDINGS, endingOf } from '../knowledge/document.ts';
import { isBelow } from '../knowledge/inside.ts';
import { SIDECAR } from '../knowledge/load.ts';
import { filesBelow } from '../knowledge/walk.ts';
import { replaceFiles, writeNewFile } from '../system/atomic-file.ts';
import { sha256 } from '../system/hash.ts';
import type { Kept } from './sidecar.ts';

export interface Shelf {
  /** The path of the document with these bytes; null if there is none. */
  find(bytes: Uint8Array): Promise<string | null>;
  /** A path like this one that no document and no sidecar has. Only that of the last call is known to be free. */
  freePath(path: string): string;
  /** Remembers what would be written, for those that come after it. */
  reserve(path: string, kept: Kept): void;
  /** The bytes of the document with this path, and of its sidecar; null if it is not there. */
  look(path: string): Promise<{ readonly bytes: Uint8Array; readonly sidecar: Uint8Array | null } | null>;
  /** Puts others in the place of a document and a sidecar that are there. Rejects with an error of the file system. */
  replace(path: string, kept: Kept): Promise<void>;
  /** Writes the sidecar and the document; the path that they got. Rejects with an error of the file system, and then leaves neither. */
  write(path: string, kept: Kept): Promise<string>;
}

const stemOf = (path: string): string => path.slice(0, -endingOf(path).length);

export const sidecarPath = (path: string): string => stemOf(path) + SIDECAR;

/** Some systems take names for the same that differ in capitals or in how their letters are put together. */
const sameName = (path: string): string => path.normalize('NFC').toLowerCase();

/** The real path of a folder, or of the nearest above it that is there. */
const realOf = async (path: string): Promise<string> => {
  for (let at = path; ; at = dirname(at)) {
    const real = await realpath(at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT' || dirname(at) === at) throw error;
      return null;
    });
    if (real !== null) return real;
  }
};

/** Looks into the folder once. */
export const openShelf = async (folder: string, roots: readonly string[]): Promise<Shelf> => {
  const { files, refused, homes } = await filesBelow(folder, roots);
  const taken = new Set<string>();
  const bySize = new Map<number, { readonly path: string; hash(): Promise<string> }[]>();
  const take = (path: string) =>
    void taken.add(sameName(path.endsWith(SIDECAR) ? path.slice(0, -SIDECAR.length) : stemOf(path) || path));
  const keep = (size: number, path: string, hash: () => Promise<string>) =>
    void bySize.set(size, [...(bySize.get(size) ?? []), { path, hash }]);
  for (const path of [...files, ...refused.keys()]) take(path);
  for (const path of files.filter((one) => DOCUMENT_ENDINGS.includes(endingOf(one)))) {
    const real = homes.get(path)?.real ?? join(folder, path);
    const size = (await stat(real).catch(() => null))?.size;
    if (size !== undefined) keep(size, path, async () => sha256(await readFile(real)));
  }

  const freePath = (path: string): string => {
    const [stem, ending] = [stemOf(path), endingOf(path)];
    for (let number = 1; ; number++) {
      const free = number === 1 ? path : `${stem}-${number}${ending}`;
      if (!taken.has(sameName(stemOf(free)))) return free;
    }
  };
  const reserve = (path: string, { bytes }: Kept) => {
    take(path);
    const hash = sha256(bytes);
    keep(bytes.length, path, async () => hash);
  };

  /** A folder inside of the library may be a link to elsewhere, where nothing is to be made. */
  const makeFolder = async (path: string): Promise<void> => {
    const allowed = await Promise.all([folder, ...roots].map((root) => realpath(root).catch(() => null)));
    const real = await realOf(path);
    if (!allowed.some((root) => root !== null && isBelow(root, real)))
      throw Object.assign(new Error('outside of the library'), { code: 'EXDEV', path, syscall: 'write' });
    await mkdir(path, { recursive: true });
  };

  return {
    async find(bytes) {
      const alike = bySize.get(bytes.length) ?? [];
      const wanted = alike.length === 0 ? '' : sha256(bytes);
      for (const { path, hash } of alike) if ((await hash().catch(() => '')) === wanted) return path;
      return null;
    },
    freePath,
    reserve,
    async look(path) {
      const file = join(folder, path);
      const bytes = await readFile(file).catch(() => null);
      if (bytes === null) return null;
      return { bytes, sidecar: await readFile(join(folder, sidecarPath(path))).catch(() => null) };
    },
    async replace(path, kept) {
      const sidecar = kept.sidecar === null ? [] : [[join(folder, sidecarPath(path)), kept.sidecar] as const];
      await replaceFiles([...sidecar, [join(folder, path), kept.bytes]]);
    },
    async write(path, kept) {
      for (let free = freePath(path); ; free = freePath(path)) {
        const file = join(folder, free);
        const sidecar = join(folder, sidecarPath(free));
        await makeFolder(dirname(file));
        // The sidecar first: without it, the bot could read the document as something else.
        const isBeside = kept.sidecar !== null && (await writeNewFile(sidecar, kept.sidecar));
        let isThere = false;
        try {
          isThere = (isBeside || kept.sidecar === null) && (await writeNewFile(file, kept.bytes));
        } finally {
          if (!isThere && isBeside) await rm(sidecar, { force: true });
        }
        if (isThere) {
          reserve(free, kept);
          return free;
        }
        // Somebody else has just made one with this name.
        take(free);
      }
    },
  };
};
