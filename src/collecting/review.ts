// What waits for a review: files below a folder that the library does not read, laid out like the library. To approve a document is to
// move it and its sidecar to the same path of the library; to reject it is to delete both. Nothing else has to be told.

import { mkdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sidecarPath } from '../adding/shelf.ts';
import { DOCUMENT_ENDINGS, endingOf } from '../knowledge/document.ts';
import type { Fault } from '../knowledge/fault.ts';
import type { FileReader } from '../knowledge/file-reader.ts';
import { filesBelow } from '../knowledge/walk.ts';
import { replaceFiles } from '../system/atomic-file.ts';
import { PRIVATE_FOLDER } from '../system/private-files.ts';
import { createPlace, type Place, reviewFolder, type Shelved } from './places.ts';

export interface Waiting {
  /** Below the folder of what waits. */
  readonly path: string;
  readonly title: string | null;
  readonly url: string | null;
  /** Whether the library has an earlier version of it. */
  readonly isRevision: boolean;
}

export type Decision =
  | { readonly is: 'approved'; readonly path: string; readonly isRevision: boolean }
  | { readonly is: 'rejected'; readonly path: string }
  | { readonly is: 'missing' }
  | { readonly is: 'refused'; readonly faults: readonly Fault[] };

export interface Review {
  /** In the order of paths. */
  list(): Promise<readonly Waiting[]>;
  /** Moves a document into the library, in the place of its earlier version if there is one. Rejects with an error of the file system. */
  approve(path: string): Promise<Decision>;
  reject(path: string): Promise<Decision>;
}

export interface ReviewParts {
  readonly knowledgeDir: string;
  readonly knowledgeRoots: readonly string[];
  readonly dataDir: string;
  readonly reader: FileReader;
}

/** Makes the folder of what waits if it is not there yet. */
export const openReviewPlace = async (dataDir: string): Promise<Place> => {
  await mkdir(reviewFolder(dataDir), { recursive: true, mode: PRIVATE_FOLDER });
  return createPlace(reviewFolder(dataDir), []);
};

const changed = ({ path }: Shelved): Fault => ({
  file: path,
  line: null,
  problem: 'was changed by hand since its new version was fetched, so it is not replaced.',
  remedy: 'Reject the new version, or set the sha256 in the sidecar to that of the file.',
  level: 'error',
});

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const openReview = async ({
  knowledgeDir,
  knowledgeRoots,
  dataDir,
  reader,
}: ReviewParts): Promise<Review> => {
  const folder = reviewFolder(dataDir);
  const aside = await openReviewPlace(dataDir);
  const library = () => createPlace(knowledgeDir, knowledgeRoots);

  const paths = async (): Promise<readonly string[]> => {
    const { files } = await filesBelow(folder);
    return files.filter((path) => DOCUMENT_ENDINGS.includes(endingOf(path)));
  };
  /** Only what is listed can be named, so no path leads out. */
  const find = async (path: string): Promise<Shelved | null> =>
    (await paths()).includes(path) ? aside.look(path) : null;

  const urlOf = ({ sidecar }: Shelved) => textOf(sidecar?.fields.url);

  /** The version of a document that the library has, at the same path or elsewhere. */
  const before = async (waiting: Shelved, place: Place): Promise<Shelved | null> => {
    const url = urlOf(waiting);
    if (url === null) return null;
    const there = await place.look(waiting.path);
    if (there !== null && urlOf(there) === url) return there;
    const other = await place.pathOf(url);
    return other === null ? null : place.look(other);
  };

  const remove = async ({ path, file, sidecar }: Shelved) => {
    await rm(file);
    if (sidecar !== null) await rm(sidecar.file, { force: true });
    // Folders that are empty now; the first that is not ends it.
    for (let at = dirname(path); at !== '.'; at = dirname(at))
      if (
        !(await rmdir(join(folder, at)).then(
          () => true,
          () => false,
        ))
      )
        break;
  };

  return {
    async list() {
      const place = library();
      const found: Waiting[] = [];
      for (const path of await paths()) {
        const waiting = await aside.look(path);
        if (waiting === null) continue;
        found.push({
          path,
          title: textOf(waiting.sidecar?.fields.title),
          url: urlOf(waiting),
          isRevision: (await before(waiting, place)) !== null,
        });
      }
      return found;
    },

    async approve(path) {
      const waiting = await find(path);
      if (waiting === null) return { is: 'missing' };
      const sidecar = waiting.sidecar === null ? null : Buffer.from(waiting.sidecar.yaml);
      const beside = sidecar === null ? null : { path: sidecarPath(path), bytes: sidecar };
      const read = await reader.document({ path, bytes: waiting.bytes, sidecar: beside });
      if (read.value === undefined) return { is: 'refused', faults: read.faults };
      const place = library();
      const there = await before(waiting, place);
      if (there !== null && endingOf(there.path) === endingOf(path)) {
        if (there.sidecar?.fields.sha256 !== there.hash) return { is: 'refused', faults: [changed(there)] };
        const sidecarFile = there.sidecar?.file ?? sidecarPath(there.file);
        await replaceFiles([
          ...(sidecar === null ? [] : [[sidecarFile, sidecar] as const]),
          [there.file, waiting.bytes],
        ]);
        await remove(waiting);
        return { is: 'approved', path: there.path, isRevision: true };
      }
      const at = await (await place.shelf()).write(path, { bytes: waiting.bytes, sidecar });
      await remove(waiting);
      return { is: 'approved', path: at, isRevision: false };
    },

    async reject(path) {
      const waiting = await find(path);
      if (waiting === null) return { is: 'missing' };
      await remove(waiting);
      return { is: 'rejected', path };
    },
  };
};
